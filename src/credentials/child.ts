// SPDX-License-Identifier: Apache-2.0
// Logins for child processes (buildx, the test), in their environment or in a private directory: never in the user's files.
import { randomUUID } from 'node:crypto';
import { mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from '../facts/facts.ts';
import { Problem } from '../problem.ts';
import { isSameHost, parseScope } from '../registry-host.ts';
import { toConfigKey } from '../registry/address.ts';
import type { Credential } from '../registry/registry.ts';
import { type AuthEntry, toCredential, toEntry } from './docker-config.ts';
import type { DockerLogins } from './docker.ts';
import type { LoginHelper } from './helper/login-socket.ts';
import type { Shell } from '../shell.ts';
import { omitUndefined } from '../omit-undefined.ts';

/** The credentials that children need, by host. */
export type HostLogins = ReadonlyMap<string, Credential>;

/** Hosts whose logins end so soon that children ask for them when they need them, and the helper that answers. */
export interface LateLogins {
  readonly hosts: readonly string[];
  readonly helper: LoginHelper;
}

/** Which programs read the logins, as far as known. */
export interface Readers {
  /** buildx's version; `docker buildx` is asked for it without this. */
  readonly buildx?: () => Promise<string>;
  /** Whether the docker program reads them too, as a gate's does; then its version counts. True without it. */
  readonly docker?: boolean;
  /** Some read the file of the configuration alone, as scanners do. */
  readonly fileOnly?: boolean;
}

/** What {@link toChildEnv} needs. */
export interface ChildOptions {
  readonly readers?: Readers | undefined;
  readonly env: Env;
  /** The environment of a child, if it differs. */
  readonly baseEnv?: Env;
  readonly shell: Shell;
  readonly docker: DockerLogins;
  /** Private, and removed when the run ends. */
  readonly tempDir: string;
  readonly signal?: AbortSignal | undefined;
}

/** The first versions that read DOCKER_AUTH_CONFIG. */
const BUILDX_READS_ENV = [0, 26] as const;
const DOCKER_READS_ENV = [28, 3] as const;
const VERSION_TIMEOUT_MS = 20_000;

/**
 * The environment of a child that is to be logged in to these hosts, besides the user's own logins.
 *
 * | docker and buildx                | how                                                                |
 * | -------------------------------- | ------------------------------------------------------------------ |
 * | 28.3 and 0.26 or newer           | `DOCKER_AUTH_CONFIG`, merged with the one that is there            |
 * | older                            | `DOCKER_CONFIG`: a copy of the user's configuration with ours      |
 * | any, for logins that end soon    | `DOCKER_CONFIG`: such a copy, which names the helper for the hosts |
 */
export async function toChildEnv(
  options: ChildOptions,
  logins: HostLogins,
  late?: LateLogins,
): Promise<Env> {
  const base = options.baseEnv ?? options.env;
  if (logins.size === 0 && late === undefined) return base;
  const inEnv = await readsEnv(options);
  const ours = [...logins.keys(), ...(late?.hosts ?? [])];
  const DOCKER_AUTH_CONFIG = inEnv ? toAuthConfig(options.docker, logins, ours) : undefined;
  if (inEnv && late === undefined) return { ...base, DOCKER_AUTH_CONFIG };
  const env = await writeDirectory(options, { inEnv, logins, late, ours });
  return { ...addHelper(env, late), DOCKER_AUTH_CONFIG };
}

function addHelper(env: Env, late: LateLogins | undefined): Env {
  return late === undefined ? env : late.helper.addTo(env);
}

/**
 * Only `auth` keys: any other key makes Docker ignore the whole variable.
 */
function toAuthConfig(
  docker: DockerLogins,
  logins: HostLogins,
  ours: readonly string[],
): string | undefined {
  const own = Object.entries(docker.fromEnv().auths).flatMap(([key, entry]) => {
    const credential = isOurs(key, ours) ? undefined : toCredential(entry);
    return credential?.kind === 'password' ? [[key, toEntry(credential)] as const] : [];
  });
  const auths = [...own, ...toAuths(logins)];
  return auths.length === 0 ? undefined : JSON.stringify({ auths: Object.fromEntries(auths) });
}

function toAuths(logins: HostLogins): readonly (readonly [string, AuthEntry])[] {
  return [...logins].map(([host, credential]) => [toConfigKey(host), toEntry(credential)]);
}

function isOurs(key: string, ours: readonly string[]): boolean {
  return ours.some((host) => isSameHost(parseScope(key).host, host));
}

async function readsEnv(options: ChildOptions): Promise<boolean> {
  if (options.readers?.fileOnly === true) return false;
  const known = options.readers?.buildx;
  const [buildx, docker] = await Promise.all([
    known === undefined ? readVersion(options, ['docker', 'buildx', 'version']) : parseKnown(known),
    options.readers?.docker === false ? undefined : readVersion(options, ['docker', '--version']),
  ]);
  return (
    (buildx === undefined || isAtLeast(buildx, BUILDX_READS_ENV)) &&
    (docker === undefined || isAtLeast(docker, DOCKER_READS_ENV))
  );
}

type Version = readonly [number, number];

async function readVersion(
  { shell, env, baseEnv = env, signal }: ChildOptions,
  argv: readonly [string, ...string[]],
): Promise<Version | undefined> {
  const timeoutMs = VERSION_TIMEOUT_MS;
  const result = await shell({
    argv,
    env: baseEnv,
    timeoutMs,
    ...omitUndefined({ signal }),
  });
  return result.code === 0 ? parseVersion(result.stdout) : undefined;
}

/** If buildx cannot be run, the build reports it; logins do not. */
async function parseKnown(known: () => Promise<string>): Promise<Version | undefined> {
  try {
    return parseVersion(await known());
  } catch (thrown) {
    if (thrown instanceof Problem) return undefined;
    throw thrown;
  }
}

function parseVersion(text: string): Version | undefined {
  const found = /\bv?(\d+)\.(\d+)\.\d+/.exec(text);
  return found === null ? undefined : [Number(found[1]), Number(found[2])];
}

function isAtLeast([major, minor]: Version, [leastMajor, leastMinor]: Version): boolean {
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}

/** Where the private Docker configuration of a run is, if it needs one. */
export function toPrivateConfig(tempDir: string): string {
  return join(tempDir, 'docker-config');
}

/** What a private configuration is made of. */
interface DirectoryContent {
  /** Whether `DOCKER_AUTH_CONFIG` is read, so that what is in it needs no file. */
  readonly inEnv: boolean;
  readonly logins: HostLogins;
  readonly late: LateLogins | undefined;
  readonly ours: readonly string[];
}

/**
 * A private Docker configuration: the user's, with our logins in place of theirs. What else is in
 * the user's directory (plugins, contexts, certificates, builders) is found there as before.
 */
async function writeDirectory(options: ChildOptions, content: DirectoryContent): Promise<Env> {
  const { docker, env, baseEnv = env, tempDir } = options;
  const directory = toPrivateConfig(tempDir);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, 'config.json');
  // Not through an existing link to the user's file; and several children may be prepared at once.
  const draft = `${file}.${randomUUID()}`;
  const text = JSON.stringify(await toConfig(options, content));
  await writeFile(draft, text, { mode: 0o600 });
  await rename(draft, file);
  await linkContexts(docker.directory, directory);
  return {
    ...baseEnv,
    DOCKER_CONFIG: directory,
    BUILDX_CONFIG: toBuildxConfig(env, docker.directory),
    ...toCertificates(baseEnv, docker.directory),
  };
}

/** Without a path, Docker looks for the certificates of an engine in the directory of its configuration. */
function toCertificates(env: Env, directory: string): Env {
  const isTls = [env.DOCKER_TLS_VERIFY, env.DOCKER_TLS].some((value) => (value ?? '') !== '');
  return isTls && (env.DOCKER_CERT_PATH ?? '') === '' ? { DOCKER_CERT_PATH: directory } : {};
}

async function toConfig(
  { docker }: ChildOptions,
  { inEnv, logins, late, ours }: DirectoryContent,
): Promise<Readonly<Record<string, unknown>>> {
  const own = await docker.fromFile();
  const keep = ([key]: readonly [string, unknown]) => !isOurs(key, ours);
  const fromEnv = inEnv ? [] : Object.entries(docker.fromEnv().auths).filter(keep);
  const inFile = inEnv ? new Map<string, Credential>() : logins;
  const direct = [...fromEnv.map(([key]) => key), ...[...inFile.keys()].map(toConfigKey)];
  return {
    ...own.rest,
    auths: Object.fromEntries([
      ...Object.entries(own.auths).filter(keep),
      ...fromEnv,
      ...toAuths(inFile),
    ]),
    // An empty helper name stops a credential store from answering for these.
    credHelpers: {
      ...Object.fromEntries(Object.entries(own.credHelpers).filter(keep)),
      ...Object.fromEntries(direct.map((key) => [key, ''])),
      ...toHelpers(late),
    },
    ...(own.credsStore === '' ? {} : { credsStore: own.credsStore }),
    cliPluginsExtraDirs: [...toPlugins(own.rest), join(docker.directory, 'cli-plugins')],
  };
}

function toHelpers(late: LateLogins | undefined): Readonly<Record<string, string>> {
  if (late === undefined) return {};
  return Object.fromEntries(late.hosts.map((host) => [toConfigKey(host), late.helper.name]));
}

function toBuildxConfig(env: Env, directory: string): string {
  const stated = env.BUILDX_CONFIG;
  return stated === undefined || stated === '' ? join(directory, 'buildx') : stated;
}

function toPlugins(rest: Readonly<Record<string, unknown>>): readonly unknown[] {
  const stated = rest.cliPluginsExtraDirs;
  return Array.isArray(stated) ? stated : [];
}

async function linkContexts(from: string, to: string): Promise<void> {
  try {
    await symlink(join(from, 'contexts'), join(to, 'contexts'));
  } catch (cause) {
    const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    if (!isThere) throw cause;
  }
}
