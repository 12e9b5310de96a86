// SPDX-License-Identifier: Apache-2.0
// Reads which Docker context counts, and where its engine is, as Docker's client does. Asks no engine.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Env } from '../../facts/facts.ts';
import { isTrue, readText } from '../../facts/variables.ts';
import { isObject, type JsonObject, parseObject } from '../../registry/json.ts';
import { DOCKER_CONFIG_BYTES, readSmallFileSync } from '../../small-file.ts';
import { type EngineAddress, toEngineAddress } from './address.ts';
import { toDockerConfig } from './engine.ts';

/** Docker's name for the context that the environment describes, and buildx's for the builder there. */
export const DEFAULT_CONTEXT = 'default';
const DEFAULT_SOCKET = 'unix:///var/run/docker.sock';
/** Docker's address of the engine if TLS is enabled and no address is set. */
const DEFAULT_TLS_HOST = 'tcp://localhost:2376';

/** The Docker context that docker and buildx use. */
export interface CurrentContext {
  /** Empty if the configuration does not tell. buildx calls the engine's own builder by it. */
  readonly name: string;
  /** What buildx remembers the chosen builder by: the name, or for `default` the address. */
  readonly key: string;
  /** Undefined where only docker and buildx can ask the engine. */
  readonly address: EngineAddress | undefined;
}

/**
 * The current context: `default` if `DOCKER_HOST` is set, else `DOCKER_CONTEXT`, else the one chosen with
 * `docker context use`.
 *
 * @see https://github.com/docker/cli/blob/v29.0.0/cli/command/cli.go
 */
export function readCurrentContext(env: Env): CurrentContext {
  const name = readName(env);
  const key = name === DEFAULT_CONTEXT ? readHost(env) : name;
  return { name, key, address: readContext(env, name) };
}

function readName(env: Env): string {
  if (readText(env, 'DOCKER_HOST') !== undefined) return DEFAULT_CONTEXT;
  const config = readJsonFile(join(toDockerConfig(env), 'config.json'));
  const name = readText(env, 'DOCKER_CONTEXT') ?? config?.currentContext ?? '';
  if (typeof name !== 'string') return '';
  return name === '' ? DEFAULT_CONTEXT : name;
}

/** The address of the engine that the environment names, as it is written there. */
export function readHost(env: Env): string {
  const host = isTlsWanted(env) ? DEFAULT_TLS_HOST : DEFAULT_SOCKET;
  return readText(env, 'DOCKER_HOST') ?? host;
}

/** Whether the engine is at a TCP address in CI: perhaps a service of the job, which starts together with it. */
export function isService(env: Env): boolean {
  return isTrue(env, 'CI') && (readText(env, 'DOCKER_HOST') ?? '').startsWith('tcp://');
}

/** Whether the environment asks for TLS; any value does. */
export function isTlsWanted(env: Env): boolean {
  return readText(env, 'DOCKER_TLS_VERIFY', 'DOCKER_TLS') !== undefined;
}

/** The directory of the certificates that the environment names. */
export function readCertificateFolder(env: Env): string {
  return readText(env, 'DOCKER_CERT_PATH') ?? toDockerConfig(env);
}

/**
 * The engine of a context; undefined if there is no such context, or only docker and buildx can ask its engine. A context with a
 * name is described in `contexts/meta`, in a folder with the checksum of the name, and its certificates are in `contexts/tls`.
 *
 * @see https://github.com/docker/cli/blob/v29.0.0/cli/context/store/store.go
 */
export function readContext(env: Env, name: string): EngineAddress | undefined {
  if (name === DEFAULT_CONTEXT) return toEngineAddress(readHost(env), readTls(env));
  const folder = join(toDockerConfig(env), 'contexts');
  const id = createHash('sha256').update(name).digest('hex');
  const meta = readJsonFile(join(folder, 'meta', id, 'meta.json'));
  const endpoint = isObject(meta?.Endpoints) ? meta.Endpoints.docker : undefined;
  if (meta?.Name !== name || !isObject(endpoint)) return undefined;
  const { Host: host, SkipTLSVerify: skips = false } = endpoint;
  if (typeof host !== 'string' || typeof skips !== 'boolean') return undefined;
  const tls = { folder: join(folder, 'tls', id, 'docker'), isVerified: !skips, isOfContext: true };
  return toEngineAddress(host, tls);
}

function readTls(env: Env) {
  if (!isTlsWanted(env)) return undefined;
  const isVerified = readText(env, 'DOCKER_TLS_VERIFY') !== undefined;
  return { folder: readCertificateFolder(env), isVerified, isOfContext: false };
}

/** The object in a file of docker or buildx, which report themselves what is wrong with it. */
export function readJsonFile(path: string): JsonObject | undefined {
  return parseObject(readOrNothing(path) ?? '');
}

/** At once: several are read one after the other, and each would wait for all else that the process does. */
export function readOrNothing(path: string): string | undefined {
  const file = readSmallFileSync(path, DOCKER_CONFIG_BYTES);
  return file.ok ? file.text : undefined; // missing or unreadable, for docker as well
}
