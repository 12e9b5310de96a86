// SPDX-License-Identifier: Apache-2.0
// The commands of an example as its CI system runs them: in a shell, in a checkout, with the published program on PATH.
import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Env } from '../../src/facts/facts.ts';
import { version } from '../../src/version.ts';
import { pickNode } from '../bundle/node.ts';
import { cliBundle } from '../e2e/cli.ts';
import { gitEnv, type Project } from '../e2e/project.ts';
import { commits, readFixture } from '../facts/fixture.ts';
import type { Example } from './example.ts';

/** What came of a script. */
export interface ScriptRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How to run it. */
export interface ScriptOptions {
  readonly project: Project;
  readonly example: Example;
  /** What the CI system says of the run. */
  readonly ci: Env;
  /** What the secret store has, by the names there; a CI system hands over what the example asks for. */
  readonly store: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** A run of the CI system's, about this project's commit. */
export function readRun(ci: string, name: string, sha: string): Env {
  const { env } = readFixture(ci, name);
  return JSON.parse(JSON.stringify(env).replaceAll(commits.built, sha)) as Env;
}

/** Runs the script of an example to its end, the way CI systems do: `bash -e`. */
export async function runScript(options: ScriptOptions): Promise<ScriptRun> {
  const { project, example, ci, store } = options;
  const secrets = Object.entries(example.secrets).flatMap(([name, key]) =>
    store[key] === undefined ? [] : [[name, store[key]]],
  );
  const own = { ...gitEnv(project.home), ...options.env };
  const bin = await installPrograms(project);
  const env = {
    ...own,
    ...ci,
    ...example.env,
    ...(Object.fromEntries(secrets) as Record<string, string>),
    PATH: [bin, own.PATH].join(delimiter),
  };
  const child = spawn('bash', ['--norc', '-e', '-c', example.script], {
    cwd: project.directory,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  return { code, stdout, stderr };
}

/** `tagship` as in the tool image, and an `npx` that only has this version of it. */
export async function installPrograms(project: Project): Promise<string> {
  const bin = join(project.home, 'bin');
  await mkdir(bin, { recursive: true });
  const node = pickNode();
  const program = `exec '${node}' '${cliBundle}' "$@"\n`;
  const npx = `if [ "$1 $2" != '--yes tagship@${version}' ]; then
  echo "npx: $1 $2 is not published" >&2
  exit 64
fi
shift 2
`;
  await writeFile(join(bin, 'tagship'), `#!/bin/sh\n${program}`, { mode: 0o755 });
  await writeFile(join(bin, 'npx'), `#!/bin/sh\n${npx}${program}`, { mode: 0o755 });
  return bin;
}
