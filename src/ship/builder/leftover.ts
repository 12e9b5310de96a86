// SPDX-License-Identifier: Apache-2.0
// Records the builder of a run in its private folder, so that it can be removed after a kill.
import { lstat, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Env } from '../../facts/facts.ts';
import { notice } from '../../problem.ts';
import { findBuildx } from '../engine/engine.ts';
import { readPrivateFile, readPrivateJson } from '../../private-file.ts';
import type { CommandResult } from '../../shell.ts';
import type { RunContext } from '../context.ts';
import type { Program } from './builder.ts';
import { omitUndefined } from '../../omit-undefined.ts';

/** The record of a builder: its name, and nothing that is ever executed. */
export interface BuilderNote {
  readonly name: string;
  /** Whether a context of the engine was created for it, in the same private folder. */
  readonly hasContext: boolean;
}

const NOTE = 'builder.json';

/** How long removing a builder may take, ms. */
const REMOVE_TIMEOUT_MS = 60_000;

/** Where buildx keeps its state for one run. */
export function toBuildxFolder(tempDir: string): string {
  return join(tempDir, 'buildx');
}

/** Records a builder that is about to be created: from then on a kill can leave it behind. */
export async function noteBuilder(tempDir: string, note: BuilderNote): Promise<void> {
  await writeFile(join(tempDir, NOTE), JSON.stringify(note), { mode: 0o600 });
}

/** The context of one run: a directory for `DOCKER_CONFIG`. It holds a copy of the client's key. */
export function toEngineFolder(tempDir: string): string {
  return join(tempDir, 'engine');
}

/** Removes the record of a builder that was not created. */
export async function forgetBuilder(tempDir: string): Promise<void> {
  await rm(join(tempDir, NOTE), { force: true });
}

/** What removing a builder needs; `signal` ends that, too. */
type Remover = Pick<RunContext, 'shell' | 'env' | 'log'> & { readonly signal?: AbortSignal };

/**
 * Removes a builder and its context. Does not use the run's signal: a cancelled run cleans up, too.
 * If that fails, the notice BUILDER_LEFT says how to do it by hand, and the record stays for the
 * next run.
 */
export async function removeBuilder(
  tempDir: string,
  { name, hasContext }: BuilderNote,
  { shell, env: own, log, signal }: Remover,
  given?: Program,
): Promise<void> {
  const folder = toBuildxFolder(tempDir);
  const context: Env = hasContext ? { DOCKER_CONFIG: toEngineFolder(tempDir) } : {};
  const env: Env = { ...own, ...context, BUILDX_CONFIG: folder };
  const options = {
    env,
    timeoutMs: REMOVE_TIMEOUT_MS,
    ...omitUndefined({ signal }),
  };
  const record = join(folder, 'instances', name);
  const known = await readPrivateFile(record);
  const program = given ?? (await findBuildx(own));
  const removed = await shell({ argv: [...program, 'rm', '--force', name], ...options });
  if (removed.code !== 0 && known !== undefined) {
    // buildx forgets a builder even if it could not remove it, so that it could not be removed later.
    await writeFile(record, known, { mode: 0o600 }).catch((cause: unknown) => {
      log.debug(`"${record}" cannot be written again: ${String(cause)}`);
    });
    log.problem(describeLeft(name, { ...context, BUILDX_CONFIG: folder }, removed));
    return;
  }
  await rm(toEngineFolder(tempDir), { recursive: true, force: true });
  await forgetBuilder(tempDir);
}

function describeLeft(name: string, env: Env, result: CommandResult) {
  const variables = Object.entries(env).map(([key, value]) => `${key}=${value ?? ''} `);
  return notice(
    'BUILDER_LEFT',
    `the builder "${name}", made for one run, could not be removed: ${explain(result)}`,
    `The next run here tries again; to do it now: ${variables.join('')}docker buildx rm --force ${name}`,
  );
}

/** buildx prints the reason first, then a summary. */
function explain({ stderr, spawnError, timedOut, aborted }: CommandResult): string {
  if (timedOut || aborted === true) return 'it took too long';
  const [said = spawnError ?? 'buildx gave no reason'] = stderr.trim().split('\n').filter(Boolean);
  return said.replace(/^failed to remove \S+: /, '');
}

/**
 * Removes the builder that a killed run left behind, as recorded in its private folder: by its name, with
 * the buildx of this run. The folder must belong to a finished run of this user; if its folders are
 * links, nothing is executed. Returns the names that must stay in it.
 */
export async function removeLeftBuilder(
  tempDir: string,
  runContext: Remover,
): Promise<readonly string[]> {
  const note = await readNote(tempDir);
  if (note === undefined) return [];
  const folder = toBuildxFolder(tempDir);
  const engine = toEngineFolder(tempDir);
  for (const path of [folder, join(folder, 'instances'), engine, join(engine, 'contexts')]) {
    if (await isNoDirectory(path)) {
      runContext.log.debug(
        `The builder "${note.name}" is not removed: "${path}" is not a directory`,
      );
      return [];
    }
  }
  await removeBuilder(tempDir, note, runContext);
  return listKept(tempDir);
}

/** Whether a path exists and is a link or anything else but a directory. */
async function isNoDirectory(path: string): Promise<boolean> {
  try {
    return !(await lstat(path)).isDirectory();
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) return cause.code !== 'ENOENT';
    throw cause;
  }
}

/** What must stay in a private folder so that its builder can be removed; usually nothing. */
export async function listKept(tempDir: string): Promise<readonly string[]> {
  const note = await readNote(tempDir);
  if (note === undefined) return [];
  const engine = note.hasContext ? [basename(toEngineFolder(tempDir))] : [];
  return [NOTE, basename(toBuildxFolder(tempDir)), ...engine];
}

/** Undefined if the run created none, or was killed while writing the record, which is before creating one. */
async function readNote(tempDir: string): Promise<BuilderNote | undefined> {
  const note = await readPrivateJson(join(tempDir, NOTE));
  const { name, hasContext } = { ...(note as Partial<BuilderNote> | undefined) };
  const isOurs = typeof name === 'string' && NAME.test(name) && typeof hasContext === 'boolean';
  return isOurs ? { name, hasContext } : undefined;
}

/** The names of our builders. */
const NAME = /^tagship-[0-9a-f]{8}$/;
