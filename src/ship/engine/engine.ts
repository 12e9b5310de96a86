// SPDX-License-Identifier: Apache-2.0
// Reads what is available for building: buildx, its builders and the Docker engine. Changes nothing.
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import lt from 'semver/functions/lt.js';
import type { Env } from '../../facts/facts.ts';
import { readText } from '../../facts/variables.ts';
import { toHome } from '../../home.ts';
import { error, Problem, type ProblemData } from '../../problem.ts';
import type { CommandResult } from '../../shell.ts';
import { DOCKER_CONFIG_BYTES, readSmallFile } from '../../small-file.ts';
import type { RunContext } from '../context.ts';
import type { Program, FoundBuilder } from '../builder/builder.ts';

/** The oldest buildx that has every flag that is used: annotations (0.12) and `--buildkitd-config` (0.13). */
const OLDEST_BUILDX = '0.13.0';

/** Where Docker looks for plugins, besides the user's own folder. */
const PLUGIN_FOLDERS = [
  '/usr/local/lib/docker/cli-plugins',
  '/usr/local/libexec/docker/cli-plugins',
  '/usr/lib/docker/cli-plugins',
  '/usr/libexec/docker/cli-plugins',
];

/**
 * The command that starts buildx. The plugin's own file is preferred over `docker buildx`: the docker program
 * first asks every plugin for its description, which takes longer than starting buildx.
 */
export async function findBuildx(env: Env): Promise<Program> {
  const own = toDockerConfig(env);
  const folders = [...(await readExtraFolders(own)), join(own, 'cli-plugins'), ...PLUGIN_FOLDERS];
  for (const folder of folders) {
    const plugin = join(folder, 'docker-buildx');
    if (await isThere(plugin)) return [plugin];
  }
  return ['docker', 'buildx'];
}

/** The folder of the user's Docker configuration. */
export function toDockerConfig(env: Env): string {
  return readText(env, 'DOCKER_CONFIG') ?? join(toHome(env), '.docker');
}

/** buildx; its version is read once. */
export interface Buildx {
  readonly program: () => Promise<Program>;
  /** @throws Problem BUILDX_MISSING, BUILDX_OLD */
  readonly version: () => Promise<string>;
}

/** buildx for this run. Starts nothing yet. */
export function openBuildx(runContext: RunContext): Buildx {
  let finding: Promise<Program> | undefined;
  let reading: Promise<string> | undefined;
  const program = () => (finding ??= findBuildx(runContext.env));
  const version = () =>
    (reading ??= program().then((found) => readBuildxVersion(runContext, found)));
  return { program, version };
}

async function readExtraFolders(dockerConfig: string): Promise<readonly string[]> {
  try {
    const file = await readSmallFile(join(dockerConfig, 'config.json'), DOCKER_CONFIG_BYTES);
    const config = JSON.parse(file.ok ? file.text : '{}') as {
      cliPluginsExtraDirs?: unknown;
    } | null;
    const extra = config?.cliPluginsExtraDirs;
    return Array.isArray(extra) ? extra.filter((item) => typeof item === 'string') : [];
  } catch {
    // Without a valid configuration there are no plugin folders; Docker reports an invalid one.
    return [];
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    // Missing or not accessible, which is the same for a program to start.
    return false;
  }
}

/**
 * buildx's version, `0.29.1`.
 *
 * @throws Problem BUILDX_MISSING, BUILDX_OLD
 */
export async function readBuildxVersion(runContext: RunContext, program: Program): Promise<string> {
  const result = await runContext.shell(toCommand(runContext, [...program, 'version']));
  const version = result.code === 0 ? /\bv?(\d+\.\d+\.\d+)/.exec(result.stdout)?.[1] : undefined;
  if (version === undefined) throw new Problem([describeMissing(program, result)]);
  if (lt(version, OLDEST_BUILDX)) throw new Problem([describeOld(version)]);
  return version;
}

function describeMissing(program: Program, result: CommandResult): ProblemData {
  if (result.spawnError === 'ENOENT') {
    return error(
      'DOCKER_MISSING',
      `the program "${program[0]}" is not on the PATH.`,
      'Install the Docker CLI with the buildx plugin, or run in an image that has both, such as docker:cli.',
    );
  }
  const command = program.join(' ');
  return error(
    'BUILDX_MISSING',
    lacksPlugin(result)
      ? `"${command}" is not a command of this Docker CLI: it has no buildx plugin.`
      : `"${command} version" failed: ${lastOutputLine(result.stderr)}`,
    'Install the buildx plugin (package docker-buildx or docker-buildx-plugin), or use docker/setup-buildx-action on GitHub.',
  );
}

/** Whether the Docker CLI says, in the words of its versions, that it has no such plugin. */
function lacksPlugin({ stderr }: CommandResult): boolean {
  return /^docker: (?:unknown command: docker \S+|'\S+' is not a docker command)/m.test(stderr);
}

function describeOld(version: string): ProblemData {
  return error(
    'BUILDX_OLD',
    `buildx ${version} is too old: ${OLDEST_BUILDX} is the oldest that will do.`,
    'Update the package docker-buildx-plugin, or put a newer docker-buildx into ~/.docker/cli-plugins.',
  );
}

/**
 * A builder by name, or the current one; undefined if there is none of that name. `error` is set
 * if its engine does not answer, or cannot be asked for lack of certificates. `own` is added to the
 * environment.
 *
 * @throws Problem BUILDX_MISSING, and BUILDX_FAILED if buildx cannot read its files
 */
export async function inspectBuilder(
  runContext: RunContext,
  program: Program,
  name?: string,
  own: Env = {},
): Promise<FoundBuilder | undefined> {
  const argv = [...program, 'inspect', ...(name === undefined ? [] : [name])] as const;
  const command = toCommand(runContext, argv);
  const result = await runContext.shell({ ...command, env: { ...command.env, ...own } });
  const found = parseInspect(result.stdout);
  if (lacksPlugin(result)) throw new Problem([describeMissing(program, result)]);
  const failed = result.code === 0 ? undefined : lastOutputLine(result.stderr);
  if (found !== undefined) return { ...found, error: found.error ?? failed };
  return failed === undefined || result.code === null
    ? undefined
    : explainNothing(failed.replace(/^ERROR: /, ''), program, name);
}

/** The problem that buildx describes no builder. */
function explainNothing(said: string, program: Program, name = 'default') {
  if (/\bno builder\b/.test(said)) return undefined;
  if (!said.includes('docker endpoint')) throw new Problem([describeFailed(program, said)]);
  return { name, driver: '', platforms: [], nodes: 0, containerd: undefined, error: said };
}

function describeFailed(program: Program, said: string): ProblemData {
  return error(
    'BUILDX_FAILED',
    `"${program.join(' ')} inspect" failed: ${said}`,
    'Run "docker buildx ls" to list them, or name what to build with as the setting builder.',
  );
}

/** Parses the output of `buildx inspect`; undefined if it names no builder. */
export function parseInspect(text: string): FoundBuilder | undefined {
  const read = (key: string): string | undefined =>
    new RegExp(`^${key}:[ \\t]*(.*)$`, 'm').exec(text)?.[1]?.trim();
  const name = read('Name');
  if (name === undefined || name === '') return undefined;
  const platforms = [...text.matchAll(/^Platforms:[ \t]*(.*)$/gm)].flatMap(([, list]) =>
    (list ?? '').split(',').map((platform) => platform.trim().replace(/\*$/, '')),
  );
  return {
    name,
    driver: read('Driver') ?? '',
    platforms: [...new Set(platforms)].filter(Boolean),
    // The builder's own name comes first, then the name of each node.
    nodes: [...text.matchAll(/^Name:/gm)].length - 1,
    containerd: readStore(text),
    error: read('Error'),
  };
}

/** Workers name their snapshotter's containerd in a label; an engine with the classic store has none. */
function readStore(text: string): boolean | undefined {
  if (!text.includes('org.mobyproject.buildkit.worker.')) return undefined;
  return text.includes('org.mobyproject.buildkit.worker.containerd.uuid');
}

/** Whether the Docker engine uses the containerd image store, as reported by the engine itself. */
export async function readStoreFromEngine(runContext: RunContext): Promise<boolean> {
  const argv = ['docker', 'info', '--format', '{{json .DriverStatus}}'] as const;
  const result = await runContext.shell(toCommand(runContext, argv));
  return result.stdout.includes('io.containerd.snapshotter');
}

/** Whether a Docker engine answers, so that an image can be loaded into it. */
export async function hasEngine(runContext: RunContext): Promise<boolean> {
  const argv = ['docker', 'version', '--format', '{{.Server.Version}}'] as const;
  const result = await runContext.shell({ ...toCommand(runContext, argv), timeoutMs: 10_000 });
  return result.code === 0;
}

/** A query of buildx or docker with the run's own environment. */
function toCommand(runContext: RunContext, argv: readonly [string, ...string[]]) {
  return { argv, env: runContext.env, cwd: runContext.cwd, signal: runContext.signal };
}

/** The last non-empty line. */
export function lastOutputLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim() ?? '';
}
