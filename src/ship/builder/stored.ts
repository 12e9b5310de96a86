// SPDX-License-Identifier: Apache-2.0
// Reads an existing builder: from buildx's files, from the engine, or else from buildx. Changes nothing.
import { createHash } from 'node:crypto';
import { access } from 'node:fs/promises';
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
import { omitUndefined } from '../../omit-undefined.ts';
import { DOCKER_CONFIG_BYTES, readSmallFileSync } from '../../small-file.ts';
import type { FoundBuilder } from './builder.ts';
import { isNear, type Pusher } from './setting.ts';

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
      ? await (runContext.ahead?.findBuilder(name) ??
          readStoredBuilder(runContext.env, platforms, name))
      : undefined;
  if (stored !== undefined && mayBuild(stored, platforms)) return stored;
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
  const located = locateBuilder(env, name);
  if (!('socket' in located)) return located.stored;
  const own = await readEngineBuilder(located.socket);
  return own !== undefined && mayBuild(own, platforms) ? own : undefined;
}

/** Where a builder is described: in buildx's files, or by the engine at a socket. */
export type BuilderLocation =
  { readonly stored: FoundBuilder | undefined } | { readonly socket: string };

/** What the files say of a builder by name, or of the current one. */
export function locateBuilder(env: Env, name?: string): BuilderLocation {
  const folder = toStateFolder(env);
  const endpoint = readEndpoint(env);
  const wanted = name ?? readText(env, 'BUILDX_BUILDER') ?? readSelected(folder, endpoint);
  const nothing = { stored: undefined };
  if (!NAME.test(wanted)) return nothing;
  const stored = readObject(join(folder, 'instances', wanted.toLowerCase()));
  if (stored !== undefined) return { stored: toStored(stored) };
  const socket = toSocket(endpoint);
  return wanted === DEFAULT && socket !== undefined ? { socket } : nothing;
}

/** The path of a Unix socket; undefined for any other address. */
export function toSocket(endpoint: string | undefined): string | undefined {
  return /^unix:\/\/(\/.+)$/.exec(endpoint ?? '')?.[1];
}

function toStored({ Name: name, Driver: driver, Nodes: nodes }: Record<string, unknown>) {
  if (typeof name !== 'string' || typeof driver !== 'string') return undefined;
  if (driver === '' || driver === 'docker' || !Array.isArray(nodes)) return undefined;
  const unknown = { platforms: [], containerd: undefined, error: undefined };
  const pusher = nodes.length === 1 ? toPusher(driver, nodes[0]) : undefined;
  return { name, driver, nodes: nodes.length, ...unknown, ...omitUndefined({ pusher }) };
}

/** Of a container that shares the network of its engine, the engine is asked: the container may not run yet. */
function toPusher(driver: string, node: unknown): Pusher | undefined {
  const { Endpoint: endpoint, DriverOpts: options } = isObject(node) ? node : {};
  if (typeof endpoint !== 'string') return undefined;
  const given = isObject(options) ? options : {};
  if (driver === 'docker-container') {
    const socket = given.network === 'host' ? toSocket(endpoint) : undefined;
    return socket === undefined ? undefined : { socket };
  }
  if (driver !== 'remote' || !isNear(endpoint)) return undefined;
  const named = Object.entries(given).map(([name, value]) => `${name}=${String(value)}`);
  return { node: { driver, endpoint, options: named, platforms: [] } };
}

/** See {@link Builder.pusher}: of a builder by name, also if buildx had to be asked for the rest. */
export function readPusher(env: Env, name: string): Pusher | undefined {
  const located = locateBuilder(env, name);
  return 'socket' in located ? { socket: located.socket } : located.stored?.pusher;
}

/** The address of the current context; undefined for a named context. */
export function readEndpoint(env: Env): string | undefined {
  const host = readText(env, 'DOCKER_HOST');
  if (host !== undefined) return host;
  const config = readObject(join(toDockerConfig(env), 'config.json'));
  const context = readText(env, 'DOCKER_CONTEXT') ?? config?.currentContext;
  return context === undefined || context === '' || context === DEFAULT
    ? DEFAULT_SOCKET
    : undefined;
}

/** The name of the builder that was chosen with `buildx use`; empty if it is unknown. */
function readSelected(folder: string, endpoint: string | undefined): string {
  if (endpoint === undefined) return '';
  const current = readObject(join(folder, 'current'));
  const chosen = typeof current?.Name === 'string' ? current.Name : '';
  if (chosen !== '' && (current?.Global === true || current?.Key === endpoint)) return chosen;
  const hash = createHash('sha256').update(endpoint).digest('hex').slice(0, 20);
  return readOrNothing(join(folder, 'defaults', hash)) ?? DEFAULT;
}

/** buildx itself reports invalid JSON when it is started. */
function readObject(path: string): JsonObject | undefined {
  return parseObject(readOrNothing(path) ?? '');
}

/** At once: several are read one after the other, and each would wait for all else that the process does. */
function readOrNothing(path: string): string | undefined {
  const file = readSmallFileSync(path, DOCKER_CONFIG_BYTES);
  return file.ok ? file.text : undefined; // missing or unreadable, for buildx as well
}

/** The own builder of the engine at a socket; undefined if it does not answer, or is too old. */
export async function readEngineBuilder(socket: string): Promise<FoundBuilder | undefined> {
  return toEngineBuilder(await askEngine(socket));
}

/** Whether an engine needs no emulator, of which only buildx knows. */
function mayBuild({ driver, platforms }: FoundBuilder, wanted: readonly string[]): boolean {
  return driver !== 'docker' || wanted.every((one) => platforms.includes(toPlatform(one)));
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
