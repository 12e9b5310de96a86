// SPDX-License-Identifier: Apache-2.0
// The builder that a run has made, noted in its private folder, for whoever finds the folder after a kill.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Env } from '../facts/facts.ts';
import { notice } from '../problem.ts';
import type { Edge } from './apply.ts';
import type { CommandResult } from '../shell.ts';

/** What takes a builder away again. */
export interface BuilderNote {
  readonly name: string;
  /** `docker buildx`, or the plugin's own file. */
  readonly program: readonly [string, ...string[]];
  /** Whether an engine context was made for it, of the same name. */
  readonly hasContext: boolean;
}

const NOTE = 'builder.json';

/** How long taking a builder away may last, ms. */
const REMOVE_TIMEOUT_MS = 60_000;

/** Where buildx keeps its state for one run. */
export function toBuildxFolder(tempDir: string): string {
  return join(tempDir, 'buildx');
}

/** Notes a builder that is about to be made: from then on a kill can leave it behind. */
export async function noteBuilder(tempDir: string, note: BuilderNote): Promise<void> {
  await writeFile(join(tempDir, NOTE), JSON.stringify(note), { mode: 0o600 });
}

/** What taking a builder away needs. */
type Remover = Pick<Edge, 'shell' | 'env' | 'log'>;

/**
 * Takes a builder and its context away. Without the run's signal: a cancelled run tidies up too.
 * Where that fails, the notice BUILDER_LEFT says how to do it by hand, and the note stays for the
 * next run.
 */
export async function removeBuilder(
  tempDir: string,
  { name, program, hasContext }: BuilderNote,
  { shell, env: own, log }: Remover,
): Promise<void> {
  const folder = toBuildxFolder(tempDir);
  const env: Env = { ...own, BUILDX_CONFIG: folder };
  const options = { env, timeoutMs: REMOVE_TIMEOUT_MS };
  const record = join(folder, 'instances', name);
  const known = await readFile(record).catch(() => undefined);
  const removed = await shell({ argv: [...program, 'rm', '--force', name], ...options });
  if (removed.code !== 0 && known !== undefined) {
    // buildx forgets a builder also when it could not remove it, and then nobody could any more.
    await writeFile(record, known, { mode: 0o600 });
    log.problem(describeLeft(name, folder, removed));
    return;
  }
  if (hasContext) await shell({ argv: ['docker', 'context', 'rm', '--force', name], ...options });
  await rm(join(tempDir, NOTE), { force: true });
}

function describeLeft(name: string, folder: string, result: CommandResult) {
  return notice(
    'BUILDER_LEFT',
    `The builder "${name}", made for one run, could not be taken away: ${explain(result)}`,
    `The next run here tries again; to do it now: BUILDX_CONFIG=${folder} docker buildx rm --force ${name}`,
  );
}

/** buildx gives the reason first, and sums up below it. */
function explain({ stderr, spawnError, timedOut }: CommandResult): string {
  if (timedOut) return 'it took too long';
  const [said = spawnError ?? 'buildx did not say why'] = stderr.trim().split('\n').filter(Boolean);
  return said.replace(/^failed to remove \S+: /, '');
}

/**
 * Takes away the builder that a killed run has left, as its private folder tells. The folder has to
 * be of a run that is over, and ours: what stands in it is run. Returns what is to stay in it.
 */
export async function removeLeftBuilder(
  tempDir: string,
  edge: Remover,
): Promise<readonly string[]> {
  const note = await readNote(tempDir);
  if (note !== undefined) await removeBuilder(tempDir, note, edge);
  return listKept(tempDir);
}

/** What has to stay of a private folder for whoever is to take its builder away; mostly nothing. */
export async function listKept(tempDir: string): Promise<readonly string[]> {
  const note = await readNote(tempDir);
  return note === undefined ? [] : [NOTE, basename(toBuildxFolder(tempDir))];
}

async function readNote(tempDir: string): Promise<BuilderNote | undefined> {
  try {
    const note: unknown = JSON.parse(await readFile(join(tempDir, NOTE), 'utf8'));
    return isNote(note) ? note : undefined;
  } catch {
    // It made none, or was killed while it wrote this, which is before it made one.
    return undefined;
  }
}

function isNote(value: unknown): value is BuilderNote {
  const { name, program, hasContext } = { ...(value as Partial<BuilderNote>) };
  return (
    typeof name === 'string' &&
    NAME.test(name) &&
    Array.isArray(program) &&
    program.length > 0 &&
    program.every((word) => typeof word === 'string') &&
    typeof hasContext === 'boolean'
  );
}

/** What our builders are called. */
const NAME = /^tagship-[0-9a-f]{8}$/;
