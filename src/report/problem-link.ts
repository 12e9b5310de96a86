// SPDX-License-Identifier: Apache-2.0
// Where a problem is explained. Pure.
import type { ProblemCode } from '../problem.ts';

const GUIDE = 'https://github.com/tagship/tagship/blob/main/docs/troubleshooting.md';

/** The address of the heading about a problem code; GitHub's anchors are lower case. */
export function toProblemLink(code: ProblemCode): string {
  return `${GUIDE}#${code.toLowerCase()}`;
}
