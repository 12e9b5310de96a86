// SPDX-License-Identifier: Apache-2.0
// A `docker-container` builder, created for one run on the current engine.
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Env } from '../../facts/facts.ts';
import { error, Problem } from '../../problem.ts';
import { isObject, parseObject } from '../../registry/json.ts';
import { findUrlSecrets } from '../../secret-text.ts';
import type { Settings } from '../../settings/settings.ts';
import { describeFailedBoot } from './boot.ts';
import { createDockerContext, needsContext } from '../engine/context.ts';
import { type BuilderNote, noteBuilder, toBuildxFolder } from './leftover.ts';
import { checkMade, createName, isolateBuildx, type MadeBuilder, remove, run } from './make.ts';
import {
  type BuilderSettings,
  type DriverOptions,
  listDriverOptions,
  listOwnOptions,
  renderBuildkitConfig,
} from './options.ts';
import type { BuilderNode } from './setting.ts';
import type { RunContext } from '../context.ts';
import type { Program } from './builder.ts';

/** What a builder that is created must know. */
export interface BuilderNeeds {
  readonly settings: BuilderSettings &
    Pick<Settings, 'registries'> &
    Partial<Pick<Settings, 'buildxFlags'>>;
  /** The registries that it pushes to. */
  readonly hosts: readonly string[];
}

/**
 * Creates a `docker-container` builder on the current engine. If it does not start, the Problem quotes
 * its probe and its log.
 *
 * @throws Problem BUILDER_NOT_MADE
 */
export async function makeContainer(
  runContext: RunContext,
  program: Program,
  { settings, hosts }: BuilderNeeds,
): Promise<MadeBuilder> {
  const name = createName(runContext);
  const buildx = await isolateBuildx(runContext);
  // buildx does not accept a builder name that is the name of a context.
  const context = needsContext(runContext.env) ? `${name}-engine` : undefined;
  const note: BuilderNote = { name, hasContext: context !== undefined };
  const takeAway = () => remove(runContext, note, program);
  try {
    await noteBuilder(runContext.tempDir, note);
    const env =
      context === undefined ? buildx : { ...buildx, ...(await reach(runContext, context)) };
    const options = listDriverOptions(settings, hosts, runContext.env);
    const made = { name, env, remove: takeAway };
    const create = [
      ...['create', '--name', name, '--driver', 'docker-container'],
      ...(await toBuildkitdArgs(runContext, { settings, hosts })),
      ...options.shown.flatMap((option) => ['--driver-opt', option]),
      ...(context === undefined ? [] : [context]),
    ];
    await bootContainer(runContext, program, made, { create, hidden: options.hidden });
    return { ...made, sharesNetwork: options.shown.includes('network=host') };
  } catch (cause) {
    await takeAway();
    throw cause;
  }
}

/** How a container is created: arguments of `create`, and options that must not be on a command line. */
interface Creation {
  readonly create: readonly string[];
  readonly hidden: DriverOptions['hidden'];
}

async function bootContainer(
  runContext: RunContext,
  program: Program,
  made: MadeBuilder,
  { create, hidden }: Creation,
): Promise<void> {
  const what = 'docker-container';
  const isOpen = Object.keys(hidden).length === 0;
  const first = [...program, ...create, ...(isOpen ? ['--bootstrap'] : [])] as const;
  let result = await run(runContext, first, made.env);
  if (!isOpen) {
    checkMade(result, what);
    await addHidden(runContext, made.name, hidden);
    result = await run(runContext, [...program, 'inspect', '--bootstrap', made.name], made.env);
  }
  if (result.code === 0) return;
  runContext.signal.throwIfAborted();
  const secrets = Object.values(hidden).flatMap((value) => [value, ...findUrlSecrets(value)]);
  const log = await readLog(runContext, made);
  throw new Problem([describeFailedBoot({ what, result, log, secrets })]);
}

/**
 * Adds options that contain a password to a builder that is not started yet. buildx accepts them only on its
 * command line, which every process on the machine can read, so they go into buildx's record of
 * the builder, in the folder of this run.
 *
 * @throws Problem BUILDER_NOT_MADE if buildx stores its records differently
 */
async function addHidden(
  runContext: RunContext,
  name: string,
  hidden: DriverOptions['hidden'],
): Promise<void> {
  const record = join(toBuildxFolder(runContext.tempDir), 'instances', name);
  const content = parseObject(await readFile(record, 'utf8').catch(() => '')) ?? {};
  const [node] = Array.isArray(content.Nodes) ? (content.Nodes as readonly unknown[]) : [];
  if (!isObject(node)) {
    const names = Object.keys(hidden).join(', ');
    const message = `cannot create a builder: buildx does not keep it where a password in ${names} could be added.`;
    throw new Problem([
      error(
        'BUILDER_NOT_MADE',
        message,
        'Use a proxy without a password, or make a builder and give its name as the setting builder.',
      ),
    ]);
  }
  const options = { ...(isObject(node.DriverOpts) ? node.DriverOpts : {}), ...hidden };
  const text = JSON.stringify({ ...content, Nodes: [{ ...node, DriverOpts: options }] });
  await writeFile(record, text, { mode: 0o600 });
}

/** The end of the log of the builder's container; empty if it cannot be read. */
async function readLog(runContext: RunContext, { name, env }: MadeBuilder): Promise<string> {
  const argv = ['docker', 'logs', '--tail', '20', `buildx_buildkit_${name}0`] as const;
  const options = {
    env: { ...runContext.env, ...env },
    cwd: runContext.cwd,
    signal: runContext.signal,
  };
  const result = await runContext.shell({ argv, ...options, timeoutMs: LOG_TIMEOUT_MS });
  return result.code === 0 ? `${result.stdout}\n${result.stderr}` : '';
}

const LOG_TIMEOUT_MS = 10_000;

/** `--buildkitd-config` and `--buildkitd-flags`, if there is anything to configure. */
async function toBuildkitdArgs(
  runContext: RunContext,
  { settings, hosts }: BuilderNeeds,
): Promise<readonly string[]> {
  const { registries, buildkitdConfig: path } = settings;
  const flags = settings.buildkitdFlags ?? toEntitlements(settings.buildxFlags ?? []);
  const own =
    settings.buildkitdConfigInline ??
    (path === undefined ? '' : await readFile(resolve(runContext.cwd, path), 'utf8'));
  const config = renderBuildkitConfig({ registries, hosts, own, cwd: runContext.cwd });
  const file = join(runContext.tempDir, 'buildkitd.toml');
  if (config !== '') await writeFile(file, config, { mode: 0o600 });
  return [
    ...(config === '' ? [] : ['--buildkitd-config', file]),
    ...(flags === undefined ? [] : ['--buildkitd-flags', flags]),
  ];
}

/**
 * The flags that permit in BuildKit what `allow` permits a build: a builder of
 * docker/setup-buildx-action permits both.
 */
function toEntitlements(flags: Settings['buildxFlags']): string | undefined {
  const allowed = flags.filter(({ flag }) => flag === '--allow').map(({ value }) => value);
  const known = ENTITLEMENTS.filter((name) => allowed.includes(name));
  return known.length === 0
    ? undefined
    : known.map((name) => `--allow-insecure-entitlement ${name}`).join(' ');
}

const ENTITLEMENTS: readonly string[] = ['network.host', 'security.insecure'];

/** Creates a context for the current engine; returns the environment that selects it. */
async function reach(runContext: RunContext, context: string): Promise<Env> {
  const { result, host, env } = await createDockerContext(runContext, context);
  checkMade(result, `docker context for ${host}`);
  return env;
}

/**
 * The nodes of a cluster, or of engines over ssh, configured by the settings for a builder that is created.
 * Their network and proxies differ from this machine's, so ours are not passed on.
 *
 * @throws Problem BUILDER_INVALID if an option contains a password, which a command line would show
 */
export async function equipNodes(
  runContext: RunContext,
  nodes: readonly BuilderNode[],
  settings: BuilderNeeds['settings'],
): Promise<readonly BuilderNode[]> {
  const { shown, hidden } = listOwnOptions(settings);
  const [name] = Object.keys(hidden);
  if (name !== undefined) {
    throw new Problem([
      error(
        'BUILDER_INVALID',
        `the option "${name}" of driver-opts holds a password, which buildx takes for a builder at an address on its command line alone.`,
        'Use one without a password, or make the builder in a step before and give its name as the setting builder.',
      ),
    ]);
  }
  const flags = await toBuildkitdArgs(runContext, { settings, hosts: [] });
  return nodes.map((node) => ({ ...node, flags, options: [...node.options, ...shown] }));
}
