// SPDX-License-Identifier: Apache-2.0
// A builder created for one run from addresses: BuildKits, engines over ssh, clusters.
import { resolve } from 'node:path';
import { readText } from '../../facts/variables.ts';
import { error, Problem } from '../../problem.ts';
import type { CommandResult } from '../../shell.ts';
import { explainBoot } from './failure.ts';
import { type BuilderNote, forgetBuilder, noteBuilder } from './leftover.ts';
import { createName, isolateBuildx, type MadeBuilder, remove, run } from './make.ts';
import { waitForAddresses } from './reach.ts';
import type { BuilderNode } from './setting.ts';
import { lastOutputLine } from '../engine/engine.ts';
import type { RunContext } from '../context.ts';
import type { Program } from './builder.ts';

/** buildx itself waits 20 s for a BuildKit; in CI, where it may still be starting, it gets three times that. */
const BOOT_TRIES_IN_CI = 3;

/**
 * Creates a builder from remote BuildKits, engines or clusters.
 *
 * @throws Problem BUILDER_UNREACHABLE
 */
export async function makeFromNodes(
  runContext: RunContext,
  program: Program,
  nodes: readonly BuilderNode[],
): Promise<MadeBuilder> {
  await waitForAddresses(runContext, nodes);
  const name = createName(runContext);
  const env = await isolateBuildx(runContext);
  const note: BuilderNote = { name, hasContext: false };
  const isRemote = nodes.every(({ driver }) => driver === 'remote');
  const made: MadeBuilder = {
    name,
    env,
    // A remote BuildKit needs no cleanup: only our own folder records its use.
    remove: () => (isRemote ? Promise.resolve() : remove(runContext, note, program)),
  };
  let isUnmade = false;
  try {
    if (!isRemote) await noteBuilder(runContext.tempDir, note);
    const commands = nodes.map((node, index) =>
      toCreateArgs(name, toAbsolute(node, runContext.cwd), index),
    );
    for (const args of commands.slice(0, -1)) {
      const result = await run(runContext, [...program, ...args], env);
      if (result.code !== 0) throw describeUnstarted(nodes, result);
    }
    const failed = await boot(runContext, [...program, ...(commands.at(-1) ?? [])], {
      program,
      made,
      nodes,
    });
    if (failed === undefined) return made;
    // With several nodes, one may have been created before another failed.
    isUnmade = nodes.length === 1 && explainBoot(nodes, failed.stderr).isUnmade;
    throw describeUnstarted(nodes, failed);
  } catch (cause) {
    await (isUnmade ? forgetBuilder(runContext.tempDir) : made.remove());
    throw cause;
  }
}

/** buildx accepts only absolute paths of certificates. */
function toAbsolute(node: BuilderNode, cwd: string): BuilderNode {
  const options = node.options.map((option) =>
    option.replace(/^(cacert|cert|key)=(.+)$/, (_, name: string, path: string) => {
      return `${name}=${resolve(cwd, path)}`;
    }),
  );
  return node.driver === 'remote' ? { ...node, options } : node;
}

/** `create` for one node; the first creates the builder and the others join it. */
function toCreateArgs(name: string, node: BuilderNode, index: number): readonly string[] {
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

/** Adds the last node and waits until all nodes answer: one command if they answer at once. Returns the result if they do not. */
async function boot(
  runContext: RunContext,
  create: readonly [string, ...string[]],
  { program, made, nodes }: { program: Program; made: MadeBuilder; nodes: readonly BuilderNode[] },
): Promise<CommandResult | undefined> {
  let result = await run(runContext, [...create, '--bootstrap'], made.env);
  let left = readText(runContext.env, 'CI') === undefined ? 1 : BOOT_TRIES_IN_CI;
  while (result.code !== 0) {
    left -= 1;
    if (left === 0 || !isSlow(nodes, result)) return result;
    runContext.log.info(`The builder does not answer yet: ${lastOutputLine(result.stderr)}`);
    result = await run(runContext, [...program, 'inspect', '--bootstrap', made.name], made.env);
  }
  return undefined;
}

/** A remote BuildKit that listens but did not answer in time; a pod that is not ready yet. */
function isSlow(nodes: readonly BuilderNode[], { stderr }: CommandResult): boolean {
  return nodes[0]?.driver === 'remote' || explainBoot(nodes, stderr).isSlow;
}

function describeUnstarted(nodes: readonly BuilderNode[], result: CommandResult): Problem {
  const where = nodes.map((node) => node.endpoint ?? node.options[0] ?? '').join('", "');
  const { driver } = nodes[0] ?? {};
  if (driver === 'remote') {
    return new Problem([
      error(
        'BUILDER_UNREACHABLE',
        `no BuildKit answers at "${where}": ${lastOutputLine(result.stderr)}`,
        'Check the address in the setting builder, and that buildkitd listens there (--addr tcp://0.0.0.0:1234).',
      ),
    ]);
  }
  const { said, hint } = explainBoot(nodes, result.stderr);
  const what = driver === 'kubernetes' ? 'on the cluster' : 'on the engine';
  const message = `no BuildKit could be started ${what} ("${where}"): ${said}`;
  return new Problem([error('BUILDER_UNREACHABLE', message, hint)]);
}
