// SPDX-License-Identifier: Apache-2.0
// Logins for child processes (buildx, the test), in their environment or in a private directory: never in the user's files.
import { mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from '../facts/facts.ts';
import { Problem } from '../problem.ts';
import { isSameHost, parseScope } from '../registry-host.ts';
import { toConfigKey } from '../registry/address.ts';
import type { Credential } from '../registry/registry.ts';
import { type AuthEntry, toCredential, toEntry } from './docker-config.ts';
import type { DockerLogins } from './docker.ts';
import type { Shell } from '../shell.ts';
import { omitUndefined } from '../omit-undefined.ts';

/** The credentials that children need, by host. */
export type HostLogins = ReadonlyMap<string, Credential>;

/** Which programs read the logins, as far as known. */
export interface Readers {
  /** buildx's version; `docker buildx` is asked for it without this. */
  readonly buildx?: () => Promise<string>;
  /** Whether the docker program reads them too, as a gate's does; then its version counts. True without it. */
  readonly docker?: boolean;
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
 * | docker and buildx                | how                                                            |
 * | -------------------------------- | -------------------------------------------------------------- |
 * | 28.3 and 0.26 or newer           | `DOCKER_AUTH_CONFIG`, merged with the one that is there        |
 * | older                            | `DOCKER_CONFIG`: a copy of the user's configuration with ours  |
 */
export async function toChildEnv(options: ChildOptions, logins: HostLogins): Promise<Env> {
  const base = options.baseEnv ?? options.env;
  if (logins.size === 0) return base;
  if (await readsEnv(options)) {
    return { ...base, DOCKER_AUTH_CONFIG: toAuthConfig(options.docker, logins) };
  }
  return await writeDirectory(options, logins);
}

/**
 * Only `auth` keys: any other key makes Docker ignore the whole variable.
 */
function toAuthConfig(docker: DockerLogins, logins: HostLogins): string {
  const own = Object.entries(docker.fromEnv().auths).flatMap(([key, entry]) => {
    const credential = isOurs(key, logins) ? undefined : toCredential(entry);
    return credential?.kind === 'password' ? [[key, toEntry(credential)] as const] : [];
  });
  return JSON.stringify({ auths: Object.fromEntries([...own, ...toAuths(logins)]) });
}

function toAuths(logins: HostLogins): readonly (readonly [string, AuthEntry])[] {
  return [...logins].map(([host, credential]) => [toConfigKey(host), toEntry(credential)]);
}

function isOurs(key: string, logins: HostLogins): boolean {
  return [...logins.keys()].some((host) => isSameHost(parseScope(key).host, host));
}

async function readsEnv(options: ChildOptions): Promise<boolean> {
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

/**
 * A private Docker configuration: the user's, with our logins in place of theirs. What else is in
 * the user's directory (plugins, contexts, builders) is found there as before.
 */
async function writeDirectory(options: ChildOptions, logins: HostLogins): Promise<Env> {
  const { docker, env, baseEnv = env, tempDir } = options;
  const own = await docker.fromFile();
  const directory = toPrivateConfig(tempDir);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const keep = ([key]: readonly [string, unknown]) => !isOurs(key, logins);
  const fromEnv = Object.entries(docker.fromEnv().auths).filter(keep);
  const direct = [...fromEnv.map(([key]) => key), ...[...logins.keys()].map(toConfigKey)];
  const config = {
    ...own.rest,
    auths: Object.fromEntries([
      ...Object.entries(own.auths).filter(keep),
      ...fromEnv,
      ...toAuths(logins),
    ]),
    // An empty helper name stops a credential store from answering for these.
    credHelpers: {
      ...Object.fromEntries(Object.entries(own.credHelpers).filter(keep)),
      ...Object.fromEntries(direct.map((key) => [key, ''])),
    },
    ...(own.credsStore === '' ? {} : { credsStore: own.credsStore }),
    cliPluginsExtraDirs: [...toPlugins(own.rest), join(docker.directory, 'cli-plugins')],
  };
  const file = join(directory, 'config.json');
  // Not through an existing link to the user's file.
  await writeFile(`${file}.new`, JSON.stringify(config), { mode: 0o600 });
  await rename(`${file}.new`, file);
  await linkContexts(docker.directory, directory);
  return {
    ...baseEnv,
    DOCKER_AUTH_CONFIG: undefined, // is in the directory now
    DOCKER_CONFIG: directory,
    BUILDX_CONFIG: toBuildxConfig(env, docker.directory),
  };
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
