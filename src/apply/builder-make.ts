// SPDX-License-Identifier: Apache-2.0
// Builders made for one run, and taken away after it. Does not know why one is wanted.
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Env } from '../facts/facts.ts';
import { readText } from '../facts/present.ts';
import { error, Problem } from '../problem.ts';
import type { Edge } from './apply.ts';
import { type BuilderNote, noteBuilder, removeBuilder, toBuildxFolder } from './builder-left.ts';
import type { BuilderNode } from './builder-setting.ts';
import { graceAfter } from './grace.ts';
import { lastLine, type Program, toDockerConfig } from './engine.ts';
import type { CommandResult } from '../shell.ts';

/** A builder that exists from now on, until `remove`. */
export interface MadeBuilder {
  readonly name: string;
  readonly env: Env;
  readonly remove: () => Promise<void>;
}

/** buildx itself waits 20 s for a builder; a service that starts beside a CI job gets three times that. */
const BOOT_TRIES_IN_CI = 3;

/**
 * A folder in which buildx keeps its state for this run alone, so that nothing of the user's changes.
 * It has the user's node identity: by that BuildKit recognises a context it has seen before and is
 * sent only what changed.
 */
export async function isolateBuildx(edge: Edge): Promise<Env> {
  const folder = toBuildxFolder(edge.tempDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const own = readText(edge.env, 'BUILDX_CONFIG') ?? join(toDockerConfig(edge.env), 'buildx');
  await writeFile(join(folder, '.buildNodeID'), await readNodeId(own), { mode: 0o600 });
  return { BUILDX_CONFIG: folder };
}

async function readNodeId(folder: string): Promise<string> {
  try {
    return await readFile(join(folder, '.buildNodeID'), 'utf8');
  } catch {
    // buildx has not run here for this user yet: an identity that will be the same next time.
    return createHash('sha256').update(`${hostname()}\0${folder}`).digest('hex').slice(0, 16);
  }
}

/**
 * Makes a builder out of remote BuildKits or a cluster.
 *
 * @throws Problem BUILDER_UNREACHABLE
 */
export async function makeFromNodes(
  edge: Edge,
  program: Program,
  nodes: readonly BuilderNode[],
): Promise<MadeBuilder> {
  const name = createName(edge);
  const env = await isolateBuildx(edge);
  const note: BuilderNote = { name, hasContext: false };
  const isCluster = nodes.some(({ driver }) => driver === 'kubernetes');
  const made: MadeBuilder = {
    name,
    env,
    // Of a remote BuildKit there is nothing to take away: that it was used stands in our own folder only.
    remove: () => (isCluster ? remove(edge, note, program) : Promise.resolve()),
  };
  try {
    if (isCluster) await noteBuilder(edge.tempDir, note);
    for (const [index, node] of nodes.slice(0, -1).entries()) {
      const argv = [...program, ...toCreateArgs(name, node, index)] as const;
      checkMade(await run(edge, argv, env), node.endpoint ?? 'kubernetes');
    }
    await boot(edge, program, made, nodes);
    return made;
  } catch (cause) {
    await made.remove();
    throw cause;
  }
}

/** `create` for one node; the first makes the builder and the others join it. */
export function toCreateArgs(name: string, node: BuilderNode, index: number): readonly string[] {
  return [
    'create',
    ...(index === 0 ? [] : ['--append']),
    ...['--name', name, '--node', `${name}-${index}`, '--driver', node.driver],
    ...(node.flags ?? []),
    ...node.options.flatMap((option) => ['--driver-opt', option]),
    ...node.platforms.flatMap((platform) => ['--platform', platform]),
    ...(node.endpoint === undefined ? [] : [node.endpoint]),
  ];
}

/** Adds the last node and waits until all of them answer: one command where they answer at once. */
async function boot(
  edge: Edge,
  program: Program,
  made: MadeBuilder,
  nodes: readonly BuilderNode[],
): Promise<void> {
  const last = nodes.length - 1;
  const args = nodes.slice(last).flatMap((node) => toCreateArgs(made.name, node, last));
  let result = await run(edge, [...program, ...args, '--bootstrap'], made.env);
  let left = readText(edge.env, 'CI') === undefined ? 1 : BOOT_TRIES_IN_CI;
  while (result.code !== 0) {
    left -= 1;
    if (left === 0) throw describeUnreachable(nodes, result);
    edge.log.info(`The builder does not answer yet: ${lastLine(result.stderr)}`);
    result = await run(edge, [...program, 'inspect', '--bootstrap', made.name], made.env);
  }
}

function describeUnreachable(nodes: readonly BuilderNode[], result: CommandResult): Problem {
  const where = nodes.map((node) => node.endpoint ?? node.options[0] ?? '').join('", "');
  return new Problem([
    error(
      'BUILDER_UNREACHABLE',
      `No BuildKit answers at "${where}": ${lastLine(result.stderr)}`,
      'Check the address in the setting builder, and that buildkitd listens there (--addr tcp://0.0.0.0:1234).',
    ),
  ]);
}

/** @throws Problem BUILDER_NOT_MADE where the command failed; `what` names what it was to make */
export function checkMade(result: CommandResult, what: string): void {
  if (result.code === 0) return;
  const said = lastLine(result.stderr) || (result.spawnError ?? 'it said nothing');
  throw new Problem([
    error(
      'BUILDER_NOT_MADE',
      `No builder could be made (${what}): ${said}`,
      'Make one with "docker buildx create" and give its name as the setting builder.',
    ),
  ]);
}

/** Takes it away, also after the run was cancelled, but then for so long only as a cancelled run may last. */
export async function remove(edge: Edge, note: BuilderNote, program: Program): Promise<void> {
  const grace = graceAfter(edge.signal, edge.clock);
  try {
    await removeBuilder(edge.tempDir, note, { ...edge, signal: grace.signal }, program);
  } finally {
    grace.stop();
  }
}

/** Runs a command with the run's environment and what is to be added to it. */
export function run(
  edge: Edge,
  argv: readonly [string, ...string[]],
  env: Env,
): Promise<CommandResult> {
  return edge.shell({ argv, env: { ...edge.env, ...env }, cwd: edge.cwd, signal: edge.signal });
}

/** A name for a builder of this run. */
export function createName(edge: Edge): string {
  const random = Math.floor(edge.clock.random() * 2 ** 32);
  return `tagship-${random.toString(16).padStart(8, '0')}`;
}
