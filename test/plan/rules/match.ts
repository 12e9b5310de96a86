// SPDX-License-Identifier: Apache-2.0
// Patterns matched where the test runs: for plans of which no pattern backtracks without end.
import type { MatchPattern } from '../../../src/plan/rules/pattern.ts';

/** Matches at once, without a thread and without a limit. */
export const match: MatchPattern = ({ body, flags }, text) => {
  const found = text.match(new RegExp(body, flags));
  return Promise.resolve(
    found === null ? { kind: 'none' } : { kind: 'matched', groups: Array.from(found) },
  );
};
