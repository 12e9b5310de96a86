// SPDX-License-Identifier: Apache-2.0
// A `docker-container` builder, made for one run on the current engine. Does not know why one is wanted.
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Env } from '../../facts/facts.ts';
import { error, Problem } from '../../problem.ts';
import { isObject, parseObject } from '../../registry/json.ts';
import { findUrlSecrets } from '../../secret-text.ts';
import type { Settings } from '../../settings/settings.ts';
import { describeFailedBoot } from './boot.ts';
import { createContext, needsContext } from '../engine/context.ts';
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

/** What a builder that is made has to know. */
export interface BuilderNeeds {
  readonly settings: BuilderSettings &
    Pick<Settings, 'registries'> &
    Partial<Pick<Settings, 'buildxFlags'>>;
  /** The registries that it pushes to. */
  readonly hosts: readonly string[];
}

/**
 * Makes a `docker-container` builder on the current engine. Where it does not start, the Problem says
 * what its probe and its log say.
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
  // buildx takes no builder for one whose name a context has.
  const context = (await needsContext(runContext.env)) ? `${name}-engine` : undefined;
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
    return made;
  } catch (cause) {
    await takeAway();
    throw cause;
  }
}

/** How a container is made: `create` for buildx, and options that no command line may show. */
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
 * Gives a builder that was not started yet options that hold a password. buildx takes them on its
 * command line alone, which every process of the machine can read, so they go into its own record of
 * the builder, in the folder of this run.
 *
 * @throws Problem BUILDER_NOT_MADE where buildx keeps its records otherwise
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
    const message = `No builder could be made: buildx does not keep it where a password in ${names} could be added.`;
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

/** The end of what the container of a builder wrote; empty where it cannot be read. */
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

/** `--buildkitd-config` and `--buildkitd-flags`, where there is something to say. */
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
 * The flags by which BuildKit may do what `allow` allows a build: a builder of
 * docker/setup-buildx-action may do both.
 */
function toEntitlements(flags: Settings['buildxFlags']): string | undefined {
  const allowed = flags.filter(({ flag }) => flag === '--allow').map(({ value }) => value);
  const known = ENTITLEMENTS.filter((name) => allowed.includes(name));
  return known.length === 0
    ? undefined
    : known.map((name) => `--allow-insecure-entitlement ${name}`).join(' ');
}

const ENTITLEMENTS: readonly string[] = ['network.host', 'security.insecure'];

/** Makes a context of the current engine; gives the environment that leads to it. */
async function reach(runContext: RunContext, context: string): Promise<Env> {
  const { result, host, env } = await createContext(runContext, context);
  checkMade(result, `docker context for ${host}`);
  return env;
}

/**
 * The nodes of a cluster, or of engines over ssh, with what the settings say of a builder that is made.
 * The network and the proxies there are not those of this machine, so they get none of ours.
 *
 * @throws Problem BUILDER_INVALID where an option holds a password, which a command line would show
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
        `The option "${name}" of driver-opts holds a password, which buildx takes for a builder at an address on its command line alone.`,
        'Use one without a password, or make the builder in a step before and give its name as the setting builder.',
      ),
    ]);
  }
  const flags = await toBuildkitdArgs(runContext, { settings, hosts: [] });
  return nodes.map((node) => ({ ...node, flags, options: [...node.options, ...shown] }));
}
