// SPDX-License-Identifier: Apache-2.0
// Runs the CLI bundle as a process that ships a project to the registries of a fixture, and reads what it left.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import { pickNode } from '../bundle/node.ts';
import { cliBundle } from '../e2e/cli.ts';
import { gitEnv, makeProject } from '../e2e/project.ts';
import { lab } from '../lab/lab.ts';
import type { RegistryFixture } from './registry-fixture.ts';
import { EXACT, snapshot, NONE, type Evidence, type Tags } from './release-run.ts';

/** One run of `tagship ship`. */
export interface Ship {
  readonly fixture: RegistryFixture;
  readonly path: string;
  readonly temp: string;
  readonly optional?: boolean;
  /** More flags. */
  readonly args?: readonly string[];
  /** More variables. */
  readonly env?: Readonly<Record<string, string>>;
  /** Told of the process once it runs. */
  readonly onStart?: (kill: (signal: NodeJS.Signals) => void) => void;
}

/** How it ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly receipt: Receipt | undefined;
  readonly stderr: string;
}

/** A project at its git tag v1.2.3. */
export interface CliProject {
  readonly ship: (ship: Ship) => Promise<Ended>;
  /** The user's home, and the temp directory itself, are as they were. */
  readonly expectNothingLeft: (temp: string) => void;
  readonly close: () => Promise<void>;
}

export async function openCliProject(
  files: Readonly<Record<string, string>> = {},
): Promise<CliProject> {
  const site = await lab();
  const project = await makeProject({ lab: site, files });
  await project.release('v1.2.3');
  return {
    close: project.remove,
    expectNothingLeft: (temp) => {
      expect(existsSync(join(project.home, '.docker')), '~/.docker').toBe(false);
      expect(existsSync(temp)).toBe(true);
    },
    ship: async ({ fixture, path, temp, optional, args = [], env = {}, onStart }) => {
      const hosts = fixture.proxied.map(({ proxy }) => proxy.host);
      const registries = { [hosts[1] ?? '']: { required: optional !== true } };
      const child = spawn(
        pickNode(),
        [
          ...[cliBundle, 'ship', '--push', '--json', '--retry-deadline', '4s'],
          ...hosts.flatMap((host) => ['--image', `${host}/${path}`]),
          ...['--registries', JSON.stringify(registries), ...args],
        ],
        {
          cwd: project.directory,
          env: { ...gitEnv(project.home), ...site.env, TMPDIR: temp, ...env },
          stdio: ['ignore', 'pipe', 'pipe'],
        },
      );
      onStart?.((signal) => child.kill(signal));
      let stdout = '';
      let stderr = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
      const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>(
        (resolve, reject) => {
          child.once('error', reject).once('close', (...end) => {
            resolve(end);
          });
        },
      );
      const receipt = stdout === '' ? undefined : (JSON.parse(stdout) as Receipt);
      return { code, signal, receipt, stderr };
    },
  };
}

/** A temp directory for one run. */
export async function withTemp(use: (temp: string) => Promise<void>): Promise<void> {
  const temp = await mkdtemp(join(tmpdir(), 'tagship-tag-'));
  try {
    await use(temp);
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
}

/** The receipt, which there must be. */
export function toKnown(receipt: Receipt | undefined): Receipt {
  if (receipt === undefined) throw new Error('no receipt');
  return receipt;
}

/** The digests that the exact tag has: at most one, everywhere. */
function listBuilt(all: readonly Tags[]): readonly string[] {
  const found = new Set(all.flatMap((tags) => tags[EXACT] ?? []));
  expect(found.size).toBeLessThanOrEqual(1);
  return [...found];
}

/** What a run to empty repositories came to. */
export async function evidenceOf(
  fixture: RegistryFixture,
  path: string,
  bothRequired = true,
): Promise<Evidence> {
  const scenario = { before: 'empty', bothRequired } as const;
  const built = listBuilt(await snapshot(fixture, path));
  return { fixture, path, scenario, before: [NONE, NONE], built };
}
