// SPDX-License-Identifier: Apache-2.0
// The commands about images that are published already; each is loaded when it is used.
import type { Request, RunEnvironment } from '../run/request.ts';
import type { Invocation } from '../settings/inputs/flags.ts';
import type { Cli } from './cli.ts';

/** A command about images that are published already. */
export type ImagesCommand =
  'verify' | 'copy' | 'prune' | 'promote' | 'status' | 'log' | 'yank' | 'unyank';

const NAMES: ReadonlySet<string> = new Set<ImagesCommand>([
  'verify',
  'copy',
  'prune',
  'promote',
  'status',
  'log',
  'yank',
  'unyank',
]);

/** Whether a command is one of these. */
export function isAboutImages(command: Invocation['command']): command is ImagesCommand {
  return NAMES.has(command);
}

/** Runs it; its exit code. */
export async function imagesCommand(
  cli: Cli,
  invocation: Invocation,
  command: ImagesCommand,
  run: { readonly request: Request; readonly environment: RunEnvironment },
): Promise<number> {
  switch (command) {
    case 'verify':
      return (await import('./verify.ts')).verifyCommand(cli, invocation, run);
    case 'copy':
      return (await import('./copy.ts')).copyCommand(cli, invocation, run);
    case 'prune':
      return (await import('./prune.ts')).pruneCommand(cli, invocation, run);
    case 'promote':
      return (await import('./promote.ts')).promoteCommand(cli, invocation, run);
    case 'status':
      return (await import('./status.ts')).statusCommand(cli, invocation, run);
    case 'log':
    case 'yank':
    case 'unyank':
      return (await import('./history.ts')).historyCommand(cli, invocation, { ...run, command });
  }
}
