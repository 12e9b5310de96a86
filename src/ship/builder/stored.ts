// SPDX-License-Identifier: Apache-2.0
// Reads an existing builder: from buildx's files, from the engine, or else from buildx. Changes nothing.
import { createHash } from 'node:crypto';
import { access, readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { Env } from '../../facts/facts.ts';
import { readText } from '../../facts/variables.ts';
import { isObject, type JsonObject, parseObject } from '../../registry/json.ts';
import { isolateBuildx } from './make.ts';
import { type Buildx, inspectBuilder, toDockerConfig } from '../engine/engine.ts';
import { isService, waitForEngine } from '../engine/wait.ts';
import { toPlatform } from '../platform.ts';
import type { RunContext } from '../context.ts';
import type { FoundBuilder } from './builder.ts';

/** Docker's name for the context of `DOCKER_HOST`, and buildx's for the builder there. */
const DEFAULT = 'default';
const DEFAULT_SOCKET = 'unix:///var/run/docker.sock';

/** A slower engine is left to buildx, which reports the reason. */
const ENGINE_TIMEOUT_MS = 3_000;

/** Since this version every builder with the driver `docker` uses the engine's BuildKit. */
const FIRST_ENGINE = 23;

/** A name that is also a valid file name. */
const NAME = /^[a-zA-Z][\w.+-]*$/;

/**
 * A builder by name, or the current one; undefined if there is none of that name. buildx's files
 * are used if they are sufficient; otherwise buildx is started to inspect it, and its
 * version is read as well.
 *
 * @throws Problem BUILDX_MISSING, BUILDX_OLD, ENGINE_UNREACHABLE
 */
export async function findBuilder(
  runContext: RunContext,
  buildx: Buildx,
  platforms: readonly string[],
  name?: string,
): Promise<FoundBuilder | undefined> {
  const program = await buildx.program();
  const isHere = program[0] !== 'docker'; // found as a file
  const stored =
    isHere && !isService(runContext.env) // it may still be starting; see below
      ? await readStoredBuilder(runContext.env, platforms, name)
      : undefined;
  if (stored !== undefined) return stored;
  const own = await toOwnState(runContext);
  return waitForEngine(runContext, async () => {
    const [found] = await Promise.all([
      inspectBuilder(runContext, program, name, own),
      buildx.version(),
    ]);
    return found;
  });
}

/** buildx creates the folder for its state if it is missing; then it gets a folder of this run instead. */
async function toOwnState(runContext: RunContext): Promise<Env> {
  return (await isThere(toStateFolder(runContext.env))) ? {} : isolateBuildx(runContext);
}

function toStateFolder(env: Env): string {
  return readText(env, 'BUILDX_CONFIG') ?? join(toDockerConfig(env), 'buildx');
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/**
 * A builder as `buildx inspect` would describe it, without the 250 ms that this takes;
 * undefined where buildx itself must be asked.
 *
 * | recorded                                      | result                                             |
 * | --------------------------------------------- | -------------------------------------------------- |
 * | `instances/NAME`, with its driver             | that driver                                        |
 * | nothing, and the engine is at a local socket  | the engine's own builder, as the engine reports it |
 * | the same, for another platform than its own   | undefined: only buildx knows emulators             |
 * | a context with a name, an engine at a TCP address | undefined                                      |
 *
 * The order in which buildx finds the current builder: `BUILDX_BUILDER`, then `current`, then
 * `defaults/HASH` for the address of the engine.
 *
 * @see https://github.com/docker/buildx/blob/master/store/store.go
 */
export async function readStoredBuilder(
  env: Env,
  platforms: readonly string[],
  name?: string,
): Promise<FoundBuilder | undefined> {
  const folder = toStateFolder(env);
  const endpoint = await readEndpoint(env);
  const wanted = name ?? readText(env, 'BUILDX_BUILDER') ?? (await readSelected(folder, endpoint));
  if (!NAME.test(wanted)) return undefined;
  const stored = await readObject(join(folder, 'instances', wanted.toLowerCase()));
  if (stored !== undefined) return toStored(stored);
  return wanted === DEFAULT ? readEngineBuilder(endpoint, platforms) : undefined;
}

function toStored({ Name: name, Driver: driver, Nodes: nodes }: Record<string, unknown>) {
  if (typeof name !== 'string' || typeof driver !== 'string') return undefined;
  if (driver === '' || driver === 'docker' || !Array.isArray(nodes)) return undefined;
  const unknown = { platforms: [], containerd: undefined, error: undefined };
  return { name, driver, nodes: nodes.length, ...unknown };
}

/** The address of the current context; undefined for a named context. */
export async function readEndpoint(env: Env): Promise<string | undefined> {
  const host = readText(env, 'DOCKER_HOST');
  if (host !== undefined) return host;
  const config = await readObject(join(toDockerConfig(env), 'config.json'));
  const context = readText(env, 'DOCKER_CONTEXT') ?? config?.currentContext;
  return context === undefined || context === '' || context === DEFAULT
    ? DEFAULT_SOCKET
    : undefined;
}

/** The name of the builder that was chosen with `buildx use`; empty if it is unknown. */
async function readSelected(folder: string, endpoint: string | undefined): Promise<string> {
  if (endpoint === undefined) return '';
  const current = await readObject(join(folder, 'current'));
  const chosen = typeof current?.Name === 'string' ? current.Name : '';
  if (chosen !== '' && (current?.Global === true || current?.Key === endpoint)) return chosen;
  const hash = createHash('sha256').update(endpoint).digest('hex').slice(0, 20);
  return (await readOrNothing(join(folder, 'defaults', hash))) ?? DEFAULT;
}

/** buildx itself reports invalid JSON when it is started. */
async function readObject(path: string): Promise<JsonObject | undefined> {
  return parseObject((await readOrNothing(path)) ?? '');
}

async function readOrNothing(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return undefined; // missing or unreadable, for buildx as well
  }
}

async function readEngineBuilder(
  endpoint: string | undefined,
  wanted: readonly string[],
): Promise<FoundBuilder | undefined> {
  const socket = /^unix:\/\/(\/.+)$/.exec(endpoint ?? '')?.[1];
  const found = socket === undefined ? undefined : toEngineBuilder(await askEngine(socket));
  const isOwn = (platform: string) => found?.platforms.includes(toPlatform(platform));
  return wanted.every(isOwn) ? found : undefined;
}

/** What the engine reports about itself; undefined if it does not answer, for any reason. */
async function askEngine(socketPath: string): Promise<unknown> {
  try {
    const text = await new Promise<string>((resolve, reject) => {
      const asking = request({
        path: '/info',
        // Without an agent: it would ask whether "localhost" is an IP address, 6 ms the first time.
        createConnection: () => connect({ path: socketPath, timeout: ENGINE_TIMEOUT_MS }),
        timeout: ENGINE_TIMEOUT_MS,
      });
      asking.on('timeout', () => asking.destroy(new Error('silent'))).on('error', reject);
      asking.on('response', (answer) => {
        let body = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
        answer.on('error', reject).on('end', () => {
          resolve(body);
        });
      });
      asking.end();
    });
    return JSON.parse(text);
  } catch {
    return undefined; // buildx reports the reason
  }
}

function toEngineBuilder(info: unknown): FoundBuilder | undefined {
  if (!isObject(info)) return undefined;
  const { OSType: os, Architecture: architecture, ServerVersion: version, DriverStatus } = info;
  if (typeof os !== 'string' || typeof architecture !== 'string') return undefined;
  if (typeof version !== 'string' || Number.parseInt(version) < FIRST_ENGINE) return undefined;
  const containerd = JSON.stringify(DriverStatus ?? []).includes('io.containerd.snapshotter');
  const platforms = [toPlatform(`${os}/${architecture}`)];
  return { name: DEFAULT, driver: 'docker', platforms, nodes: 1, containerd, error: undefined };
}
