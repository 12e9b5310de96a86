// SPDX-License-Identifier: Apache-2.0
// The command line of a run, with what a GitLab component adds to it. Pure.
import type { Env } from '../../../facts/facts.ts';
import type { PartlyParsed } from '../../../problem.ts';
import { parseArgv, type Invocation } from '../flags.ts';
import { readComponentFlags } from './flags.ts';

/** As {@link parseArgv}, with the flags and words that the inputs of a component stand for, and their problems. */
export function parseCommandLine(argv: readonly string[], env: Env): PartlyParsed<Invocation> {
  const added = readComponentFlags(argv, env);
  const parsed = parseArgv([...argv, ...added.argv]);
  const problems = [...added.problems, ...parsed.problems];
  return added.problems.length === 0 ? parsed : { ...parsed, ok: false, problems };
}
