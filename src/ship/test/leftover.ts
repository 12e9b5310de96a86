// SPDX-License-Identifier: Apache-2.0
// Records the container of a test in the private folder of its run, so that it can be removed after a kill.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { notice } from '../../problem.ts';
import { readPrivateJson } from '../../private-file.ts';
import type { RunContext } from '../context.ts';
import { lastOutputLine } from '../engine/engine.ts';
import { omitUndefined } from '../../omit-undefined.ts';

const NOTE = 'test-container.json';

/** The names of our containers. */
const NAME = /^tagship-test-[0-9a-f]{8}$/;

/** How long removing a container may take, ms. The engine kills what ignores SIGTERM. */
const REMOVE_TIMEOUT_MS = 60_000;

/** What removing a container needs; `signal` ends that, too. */
export type ContainerRemover = Pick<RunContext, 'shell' | 'env' | 'log'> & {
  readonly signal?: AbortSignal;
};

/** A name for the container of a test, from a random number below 1. */
export function nameContainer(random: number): string {
  return `tagship-test-${Math.floor(random * 2 ** 32)
    .toString(16)
    .padStart(8, '0')}`;
}

/** Records a container that is about to be created: from then on a kill can leave it behind. */
export async function noteContainer(tempDir: string, name: string): Promise<void> {
  await writeFile(join(tempDir, NOTE), JSON.stringify({ name }), { mode: 0o600 });
}

/**
 * Removes a container and its anonymous volumes, at once. If that fails, the notice TEST_CONTAINER_LEFT
 * says how to do it by hand, and the record stays for the next run.
 */
export async function removeContainer(
  tempDir: string,
  name: string,
  { shell, env, log, signal }: ContainerRemover,
): Promise<void> {
  const argv = ['docker', 'rm', '--force', '--volumes', name] as const;
  const result = await shell({
    ...{ argv, env, timeoutMs: REMOVE_TIMEOUT_MS },
    ...omitUndefined({ signal }),
  });
  if (result.code !== 0 && !result.stderr.includes('No such container')) {
    const said = lastOutputLine(result.stderr) || (result.spawnError ?? 'docker gave no reason');
    const message = `the container "${name}" of the test could not be removed: ${said}`;
    const hint = `The next run here tries again; to do it now: ${argv.join(' ')}`;
    log.problem(notice('TEST_CONTAINER_LEFT', message, hint));
    return;
  }
  await rm(join(tempDir, NOTE), { force: true });
}

/** Removes the container that a killed run left behind, as recorded in its private folder. Returns the names that must stay in it. */
export async function removeLeftContainer(
  tempDir: string,
  remover: ContainerRemover,
): Promise<readonly string[]> {
  const name = await readNote(tempDir);
  if (name === undefined) return [];
  await removeContainer(tempDir, name, remover);
  return listKeptContainer(tempDir);
}

/** What must stay in a private folder so that its container can be removed; usually nothing. */
export async function listKeptContainer(tempDir: string): Promise<readonly string[]> {
  return (await readNote(tempDir)) === undefined ? [] : [NOTE];
}

async function readNote(tempDir: string): Promise<string | undefined> {
  const note = await readPrivateJson(join(tempDir, NOTE));
  const { name } = { ...(note as { name?: unknown } | undefined) };
  return typeof name === 'string' && NAME.test(name) ? name : undefined;
}
