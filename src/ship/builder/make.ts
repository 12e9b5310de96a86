// SPDX-License-Identifier: Apache-2.0
// Builders that are created for one run and removed after it.
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Env } from '../../facts/facts.ts';
import { readText } from '../../facts/variables.ts';
import { error, Problem } from '../../problem.ts';
import { type BuilderNote, removeBuilder, toBuildxFolder } from './leftover.ts';
import { graceAfter } from '../grace.ts';
import { lastOutputLine, toDockerConfig } from '../engine/engine.ts';
import type { CommandResult } from '../../shell.ts';
import { readSmallFile } from '../../small-file.ts';
import type { RunContext } from '../context.ts';
import type { Program } from './builder.ts';

/** A builder that exists until `remove`. */
export interface MadeBuilder {
  readonly name: string;
  readonly env: Env;
  readonly remove: () => Promise<void>;
  /** It has the network of its engine. */
  readonly sharesNetwork?: boolean;
}

/**
 * A folder in which buildx keeps its state for this run only, so that the user's state does not change.
 * It has the user's node identity: BuildKit uses it to recognise a context it has seen before, and then
 * gets only what changed.
 */
export async function isolateBuildx(runContext: RunContext): Promise<Env> {
  const folder = toBuildxFolder(runContext.tempDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const own =
    readText(runContext.env, 'BUILDX_CONFIG') ?? join(toDockerConfig(runContext.env), 'buildx');
  await writeFile(join(folder, '.buildNodeID'), await readNodeId(own), { mode: 0o600 });
  return { BUILDX_CONFIG: folder };
}

async function readNodeId(folder: string): Promise<string> {
  const file = await readSmallFile(join(folder, '.buildNodeID'));
  if (file.ok) return file.text;
  // buildx has not run for this user yet: use an identity that will be the same next time.
  return createHash('sha256').update(`${hostname()}\0${folder}`).digest('hex').slice(0, 16);
}

/** @throws Problem BUILDER_NOT_MADE if the command failed; `what` names what it was to create */
export function checkMade(result: CommandResult, what: string): void {
  if (result.code === 0) return;
  const said = lastOutputLine(result.stderr) || (result.spawnError ?? 'it said nothing');
  throw new Problem([
    error(
      'BUILDER_NOT_MADE',
      `cannot create a builder (${what}): ${said}`,
      'Make one with "docker buildx create" and give its name as the setting builder.',
    ),
  ]);
}

/** Removes a builder, also after the run was cancelled, but then only within the grace period. */
export async function remove(
  runContext: RunContext,
  note: BuilderNote,
  program: Program,
): Promise<void> {
  const grace = graceAfter(runContext.signal, runContext.clock);
  try {
    await removeBuilder(runContext.tempDir, note, { ...runContext, signal: grace.signal }, program);
  } finally {
    grace.stop();
  }
}

/** Runs a command with the run's environment and additions to it. */
export function run(
  runContext: RunContext,
  argv: readonly [string, ...string[]],
  env: Env,
): Promise<CommandResult> {
  return runContext.shell({
    argv,
    env: { ...runContext.env, ...env },
    cwd: runContext.cwd,
    signal: runContext.signal,
  });
}

/** A name for a builder of this run. */
export function createName(runContext: RunContext): string {
  const random = Math.floor(runContext.clock.random() * 2 ** 32);
  return `tagship-${random.toString(16).padStart(8, '0')}`;
}
