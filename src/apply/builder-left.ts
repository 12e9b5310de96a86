// SPDX-License-Identifier: Apache-2.0
// The builder that a run has made, noted in its private folder, for whoever finds the folder after a kill.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from '../facts/facts.ts';
import type { Edge } from './apply.ts';

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

/** Takes a builder and its context away. Without the run's signal: a cancelled run tidies up too. */
export async function removeBuilder(
  tempDir: string,
  { name, program, hasContext }: BuilderNote,
  edge: Pick<Edge, 'shell' | 'env'>,
): Promise<void> {
  const env: Env = { ...edge.env, BUILDX_CONFIG: toBuildxFolder(tempDir) };
  const options = { env, timeoutMs: REMOVE_TIMEOUT_MS };
  await edge.shell({ argv: [...program, 'rm', '--force', name], ...options });
  if (hasContext) {
    await edge.shell({ argv: ['docker', 'context', 'rm', '--force', name], ...options });
  }
}

/**
 * Takes away the builder that a killed run has left, as its private folder tells. The folder has to
 * be of a run that is over, and ours: what stands in it is run.
 */
export async function removeLeftBuilder(
  tempDir: string,
  edge: Pick<Edge, 'shell' | 'env'>,
): Promise<void> {
  const note = await readNote(tempDir);
  if (note !== undefined) await removeBuilder(tempDir, note, edge);
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
