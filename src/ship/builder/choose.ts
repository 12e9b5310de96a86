// SPDX-License-Identifier: Apache-2.0
// Chooses the builder: an existing one, or one created for this run.
import type { Env } from '../../facts/facts.ts';
import { readText } from '../../facts/variables.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import { error, notice, Problem } from '../../problem.ts';
import { parseScope } from '../../registry-host.ts';
import type { Settings } from '../../settings/settings.ts';
import { checkNodes, findShortcoming, toLacking } from './shortcomings.ts';
import { isolateBuildx, type MadeBuilder } from './make.ts';
import { isSpecial, listBuilderSettings } from './options.ts';
import { checkUsualPlatform } from './platform.ts';
import { type BuilderNode, parseBuilder, readBuilder, toNodePusher } from './setting.ts';
import { findBuilder, readPusher } from './stored.ts';
import { readCurrentContext } from '../engine/current.ts';
import * as engine from '../engine/engine.ts';
import type { RunContext } from '../context.ts';
import type { Builder, FoundBuilder, BuilderRequirements } from './builder.ts';

/** What is known of every builder. */
type Base = Pick<Builder, 'version' | 'program' | 'hasEngine'>;

/**
 * The builder for this run, as the setting `builder` says.
 *
 * | `builder`                  | what happens                                                           |
 * | -------------------------- | ---------------------------------------------------------------------- |
 * | `auto`, and `BUILDKIT_HOST` is set | that BuildKit                                                  |
 * | `auto`                     | the current builder, or a new one if that cannot do the job           |
 * | a name                     | that builder, or a Problem that says what it cannot do                 |
 * | addresses, `kubernetes://` | a builder created from these                                           |
 *
 * Builders that were created here have `remove`, which must be called at the end of the run, however it ends.
 *
 * @throws Problem DOCKER_MISSING, BUILDX_MISSING, BUILDX_OLD, ENGINE_UNREACHABLE, BUILDER_…
 */
export async function chooseBuilder(
  settings: Settings,
  runContext: RunContext,
  want: BuilderRequirements,
  buildx = engine.openBuildx(runContext),
): Promise<Builder> {
  const named = readBuilder(settings.builder, runContext.env);
  const wish = parseBuilder(named);
  switch (wish.kind) {
    case 'auto':
      return chooseCurrent(settings, runContext, want, buildx);
    case 'name':
      return chooseNamed(wish.name, settings, runContext, { want, buildx });
    case 'nodes':
      return chooseNodes(wish.nodes, { ...settings, builder: named }, runContext, { want, buildx });
  }
}

async function chooseCurrent(
  settings: Settings,
  runContext: RunContext,
  want: BuilderRequirements,
  asked: engine.Buildx,
): Promise<Builder> {
  const found = await findBuilder(runContext, asked, want.platforms);
  if (found === undefined) throw new Problem([describeNoCurrent(runContext.env)]);
  const { version } = asked;
  const program = await asked.program();
  const ask = () => engine.inspectBuilder(runContext, program, found.name);
  await checkUsualPlatform(found, want, { settings, runContext, ask });
  const base = { version, program, hasEngine: true };
  const current = await toBuilder(runContext, found, want, base);
  const lack = findShortcoming(current, found, settings, want);
  if (lack === undefined) {
    tellUnused(`the builder "${found.name}"`, settings, runContext);
    return current;
  }
  await want.needed;
  await version();
  runContext.log.info(`Making a builder for this run, since ${lack.what}.`);
  try {
    const { makeContainer } = await import('./container.ts');
    const made = await makeContainer(runContext, program, { settings, hosts: want.hosts });
    const knownHosts = listKnownHosts(settings);
    const { address } = readCurrentContext(runContext.env);
    const pusher = made.sharesNetwork === true ? address : undefined;
    const rest = { ...base, knownHosts, hasNodes: false, ...omitUndefined({ pusher }) };
    return toMade(made, 'docker-container', rest);
  } catch (cause) {
    if (lack.fatal || !(cause instanceof Problem)) throw cause;
    const message = `building on "${found.name}" although ${lack.what}: ${cause.message}`;
    runContext.log.problem(notice('BUILDER_LACKING', message, lack.hint));
    return current;
  }
}

async function chooseNamed(
  name: string,
  settings: Settings,
  runContext: RunContext,
  { want, buildx: asked }: { want: BuilderRequirements; buildx: engine.Buildx },
): Promise<Builder> {
  const found = await findBuilder(runContext, asked, want.platforms, name);
  if (found === undefined) throw new Problem([describeUnknown(name)]);
  const { version } = asked;
  const program = await asked.program();
  const ask = () => engine.inspectBuilder(runContext, program, name);
  await checkUsualPlatform(found, want, { settings, runContext, ask });
  const builder = await toBuilder(runContext, found, want, { version, program, hasEngine: true });
  const problems = toLacking(name, findShortcoming(builder, found, settings, want));
  if (problems.length > 0) throw new Problem(problems);
  tellUnused(`the builder "${name}"`, settings, runContext);
  return builder;
}

/** A notice about settings that only affect a builder that is created, if none is created. */
function tellUnused(what: string, settings: Settings, runContext: RunContext): void {
  const [name, ...others] = listBuilderSettings(settings);
  if (name === undefined) return;
  const names = [name, ...others].join(', ');
  runContext.log.problem(
    notice(
      'BUILDER_SETTINGS_UNUSED',
      `${names}: not used, since ${what} was there before this run.`,
      'Give them to the step that makes the builder.',
    ),
  );
}

/** The registries that need configuration in a builder that is created. */
function listKnownHosts({ registries }: Pick<Settings, 'registries'>): readonly string[] {
  const known = registries.filter(isSpecial);
  return known.map(({ prefix }) => parseScope(prefix).host);
}

async function chooseNodes(
  nodes: readonly [BuilderNode, ...BuilderNode[]],
  settings: Settings,
  runContext: RunContext,
  { want, buildx: asked }: { want: BuilderRequirements; buildx: engine.Buildx },
): Promise<Builder> {
  const problems = checkNodes(nodes, settings, want);
  if (problems.length > 0) throw new Problem(problems);
  const { driver } = nodes[0];
  const equipped = await equip(nodes, settings, runContext, want);
  const program = await asked.program();
  const { makeFromNodes } = await import('./nodes.ts');
  const [buildx, made, hasEngine] = await Promise.allSettled([
    asked.version(),
    makeFromNodes(runContext, program, equipped),
    want.load ? engine.hasEngine(runContext) : false,
  ]);
  if (buildx.status === 'rejected') {
    if (made.status === 'fulfilled') await made.value.remove();
    throw buildx.reason;
  }
  if (made.status === 'rejected') throw made.reason;
  return toMade(made.value, driver, {
    hasNodes: nodes.length > 1,
    version: asked.version,
    program,
    hasEngine: hasEngine.status === 'fulfilled' && hasEngine.value,
    knownHosts: driver === 'remote' ? [] : listKnownHosts(settings),
    ...omitUndefined({ pusher: toNodePusher(nodes) }),
  });
}

/** A remote BuildKit cannot be configured; pods and containers are configured by the settings. */
async function equip(
  nodes: readonly BuilderNode[],
  settings: Settings,
  runContext: RunContext,
  want: BuilderRequirements,
): Promise<readonly BuilderNode[]> {
  if (nodes.some(({ driver }) => driver !== 'remote')) {
    await want.needed;
    const { equipNodes } = await import('./container.ts');
    return equipNodes(runContext, nodes, settings);
  }
  tellUnused('the BuildKit at an address', settings, runContext);
  return nodes;
}

function toMade(
  made: MadeBuilder,
  driver: Builder['driver'],
  rest: Base & Pick<Builder, 'knownHosts' | 'hasNodes' | 'pusher'>,
): Builder {
  return { ...made, ...rest, driver, store: 'n/a', canPushByDigest: true, canWriteLayout: true };
}

/** An existing builder; buildx's state for the engine's own builder goes to a folder of this run. */
async function toBuilder(
  runContext: RunContext,
  found: FoundBuilder,
  want: BuilderRequirements,
  base: Base,
): Promise<Builder> {
  const hasNodes = found.nodes > 1;
  const pusher = readPusher(runContext.env, found.name);
  const common = {
    ...base,
    name: found.name,
    hasNodes,
    knownHosts: [],
    ...omitUndefined({ pusher }),
  };
  if (found.driver !== 'docker') {
    const hasEngine = want.load && (await engine.hasEngine(runContext));
    const able = { store: 'n/a', canPushByDigest: true, canWriteLayout: true } as const;
    return { ...common, ...able, hasEngine, driver: toDriver(found.driver), env: {} };
  }
  const containerd = found.containerd ?? (await engine.readStoreFromEngine(runContext));
  return {
    ...common,
    driver: 'docker',
    store: containerd ? 'containerd' : 'classic',
    canPushByDigest: false,
    canWriteLayout: containerd,
    env: await isolateBuildx(runContext),
  };
}

/** An unknown driver (`cloud`) is treated as a remote one. */
function toDriver(driver: string): Builder['driver'] {
  return driver === 'docker-container' || driver === 'kubernetes' ? driver : 'remote';
}

/** The current builder is set by a variable, by a context, or with `buildx use`. */
function describeNoCurrent(env: Env) {
  const name = readText(env, 'BUILDX_BUILDER');
  const context = readText(env, 'DOCKER_CONTEXT');
  if (name !== undefined || context === undefined) {
    return describeUnknown(name ?? '(the current one)');
  }
  const message = `there is no Docker context "${context}", which DOCKER_CONTEXT names.`;
  return error('BUILDER_UNKNOWN', message, 'Run "docker context ls" to list them.');
}

function describeUnknown(name: string) {
  return error(
    'BUILDER_UNKNOWN',
    `there is no buildx builder "${name}".`,
    'Run "docker buildx ls" to list them, or write builder: auto.',
  );
}
