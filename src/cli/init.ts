// SPDX-License-Identifier: Apache-2.0
// The command init: writes the CI file of the project.
import { EXIT } from '../run/entry.ts';
import type { Invocation } from '../settings/inputs/flags.ts';
import { version } from '../version.ts';
import type { Cli } from './cli.ts';

/** Writes the CI file, or migrates the one of `--from`; asks first where there is a terminal. */
export async function initCommand(
  cli: Cli,
  { ci, from, given, yes, add }: Invocation,
): Promise<number> {
  const { readAsked, readReleaseCommit, runInit } = await import('../init/init.ts');
  const { createQuestion } = await import('../init/question.ts');
  const { cwd, env, shell, signal, print, say, streams } = cli;
  const isAsked = streams.stdin.isTTY && streams.stderr.isTTY;
  const edge = {
    ...{ cwd, env, shell, signal, print, say },
    isAgreed: yes,
    ask: isAsked ? createQuestion(streams, signal) : undefined,
  };
  if (from === undefined) {
    await runInit(readAsked(given, { add, ...(ci !== undefined && { ci }) }, version), edge);
    return EXIT.done;
  }
  const { runFrom } = await import('../init/from/command.ts');
  await runFrom({ path: from, version }, edge, () => readReleaseCommit(version, edge));
  return EXIT.done;
}
