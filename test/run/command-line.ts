// SPDX-License-Identifier: Apache-2.0
// The command line from its sources, in this process: words in, what it prints and its exit code out.
import { PassThrough } from 'node:stream';
import type { CliProcess } from '../../src/cli/cli.ts';
import { runCli } from '../../src/cli/run.ts';
import { createShell } from '../../src/shell.ts';

/** What a command line came to. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in a directory, with an environment that has nothing but what is given. */
export async function runWords(
  argv: readonly string[],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
  signal: AbortSignal = new AbortController().signal,
): Promise<Ended> {
  const streams = {
    stdout: new PassThrough(),
    stderr: new PassThrough(),
    stdin: new PassThrough(),
  };
  const read = (stream: PassThrough) => String((stream.read() as Buffer | null) ?? '');
  const code = await runCli({
    ...{ argv, cwd, signal, shell: createShell() },
    env: { PATH: process.env.PATH, ...env },
    streams: streams as unknown as CliProcess['streams'],
  });
  return { code, stdout: read(streams.stdout), stderr: read(streams.stderr) };
}
