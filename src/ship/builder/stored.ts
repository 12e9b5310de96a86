// SPDX-License-Identifier: Apache-2.0
// Reads an existing builder: from buildx's files, from the engine, or else from buildx. Changes nothing.
import { createHash } from 'node:crypto';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from '../../facts/facts.ts';
import { readText } from '../../facts/variables.ts';
import { isObject, type JsonObject, parseJson } from '../../registry/json.ts';
import { isolateBuildx } from './make.ts';
import { type EngineAddress, isNear, toEngineAddress } from '../engine/address.ts';
import {
  type CurrentContext,
  isService,
  readContext,
  readCurrentContext,
  readJsonFile,
  readOrNothing,
} from '../engine/current.ts';
import { type Buildx, inspectBuilder, toDockerConfig } from '../engine/engine.ts';
import { askEngine } from '../engine/request.ts';
import { toPlatform } from '../platform.ts';
import type { RunContext } from '../context.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import type { FoundBuilder } from './builder.ts';
import type { Pusher } from './setting.ts';

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
  const read = () => readStoredBuilder(runContext.env, platforms, name);
  const stored = isHere ? await (runContext.ahead?.findBuilder(name) ?? read()) : undefined;
  // The engine of a CI job may still be starting, and with it what buildx's files describe.
  const hasStarted = stored?.driver === 'docker' || !isService(runContext.env);
  if (stored !== undefined && hasStarted && mayBuild(stored, platforms)) return stored;
  const own = await toOwnState(runContext);
  const { waitForEngine } = await import('../engine/wait.ts');
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
 * | nothing, and the engine is at a near address  | the engine's own builder, as the engine reports it |
 * | the same, for another platform than its own   | undefined: only buildx knows emulators             |
 * | an engine on another machine, or over ssh     | undefined                                          |
 *
 * The order in which buildx finds the current builder: `BUILDX_BUILDER`, then `current`, then
 * `defaults/HASH` for the Docker context, then the engine's own, which has the name of the context.
 *
 * @see https://github.com/docker/buildx/blob/master/store/store.go
 */
export async function readStoredBuilder(
  env: Env,
  platforms: readonly string[],
  name?: string,
): Promise<FoundBuilder | undefined> {
  const located = locateBuilder(env, name);
  if (!('engine' in located)) return located.stored;
  const own = await readEngineBuilder(located);
  return own !== undefined && mayBuild(own, platforms) ? own : undefined;
}

/** An engine, and the name of its own builder. */
export interface LocatedEngine {
  readonly engine: EngineAddress;
  readonly name: string;
}

/** Where a builder is described: in buildx's files, or by an engine. */
export type BuilderLocation = { readonly stored: FoundBuilder | undefined } | LocatedEngine;

/** What the files say of a builder by name, or of the current one. */
export function locateBuilder(env: Env, name?: string): BuilderLocation {
  const folder = toStateFolder(env);
  const context = readCurrentContext(env);
  const wanted = name ?? readText(env, 'BUILDX_BUILDER') ?? readSelected(folder, context);
  const nothing = { stored: undefined };
  if (!NAME.test(wanted)) return nothing;
  const stored = readJsonFile(join(folder, 'instances', wanted.toLowerCase()));
  if (stored !== undefined) return { stored: toStored(stored, env) };
  const { address: engine } = context;
  return wanted === context.name && engine !== undefined ? { engine, name: wanted } : nothing;
}

function toStored(recorded: JsonObject, env: Env) {
  const { Name: name, Driver: driver, Nodes: nodes } = recorded;
  if (typeof name !== 'string' || typeof driver !== 'string') return undefined;
  if (driver === '' || driver === 'docker' || !Array.isArray(nodes)) return undefined;
  const unknown = { platforms: [], containerd: undefined, error: undefined };
  const pusher = nodes.length === 1 ? toPusher(driver, nodes[0], env) : undefined;
  return { name, driver, nodes: nodes.length, ...unknown, ...omitUndefined({ pusher }) };
}

/** Of a container that shares the network of its engine, the engine is asked: the container may not run yet. */
function toPusher(driver: string, node: unknown, env: Env): Pusher | undefined {
  const { Endpoint: endpoint, DriverOpts: options } = isObject(node) ? node : {};
  if (typeof endpoint !== 'string') return undefined;
  const given = isObject(options) ? options : {};
  if (driver === 'docker-container') {
    // An address, or the name of a context.
    return given.network === 'host'
      ? (toEngineAddress(endpoint) ?? readContext(env, endpoint))
      : undefined;
  }
  if (driver !== 'remote' || !isNear(endpoint)) return undefined;
  const pairs = Object.entries(given);
  if (pairs.some(([, value]) => typeof value !== 'string')) return undefined; // buildx reads no such file
  const named = pairs.map((pair) => pair.join('='));
  return { node: { driver, endpoint, options: named, platforms: [] } };
}

/** See {@link Builder.pusher}: of a builder by name, also if buildx had to be asked for the rest. */
export function readPusher(env: Env, name: string): Pusher | undefined {
  const located = locateBuilder(env, name);
  return 'engine' in located ? located.engine : located.stored?.pusher;
}

/** The name of the builder that was chosen with `buildx use`; empty if it is unknown. */
function readSelected(folder: string, { name, key }: CurrentContext): string {
  if (name === '') return '';
  const current = readJsonFile(join(folder, 'current'));
  const chosen = typeof current?.Name === 'string' ? current.Name : '';
  if (chosen !== '' && (current?.Global === true || current?.Key === key)) return chosen;
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 20);
  return readOrNothing(join(folder, 'defaults', hash)) ?? name;
}

/** The own builder of an engine; undefined if the engine does not answer, for any reason, or is too old. */
export async function readEngineBuilder(located: LocatedEngine): Promise<FoundBuilder | undefined> {
  try {
    const limit = AbortSignal.timeout(ENGINE_TIMEOUT_MS);
    const info = parseJson(await askEngine(located.engine, '/info', limit));
    return toEngineBuilder(info, located.name);
  } catch {
    return undefined; // buildx reports the reason
  }
}

/** Whether an engine needs no emulator, of which only buildx knows. */
function mayBuild({ driver, platforms }: FoundBuilder, wanted: readonly string[]): boolean {
  return driver !== 'docker' || wanted.every((one) => platforms.includes(toPlatform(one)));
}

function toEngineBuilder(info: unknown, name: string): FoundBuilder | undefined {
  if (!isObject(info)) return undefined;
  const { OSType: os, Architecture: architecture, ServerVersion: version, DriverStatus } = info;
  if (typeof os !== 'string' || typeof architecture !== 'string') return undefined;
  if (typeof version !== 'string' || Number.parseInt(version) < FIRST_ENGINE) return undefined;
  const containerd = JSON.stringify(DriverStatus ?? []).includes('io.containerd.snapshotter');
  const platforms = [toPlatform(`${os}/${architecture}`)];
  return { name, driver: 'docker', platforms, nodes: 1, containerd, error: undefined };
}
