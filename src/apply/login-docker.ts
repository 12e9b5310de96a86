// SPDX-License-Identifier: Apache-2.0
// The user's own logins: DOCKER_AUTH_CONFIG, the Docker configuration file and credential helpers. Reads, never writes.
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Env } from '../facts/facts.ts';
import { error, notice, Problem } from '../problem.ts';
import type { Credential, FoundCredential, RepositoryName } from '../registry/registry.ts';
import type { Log } from '../report/log.ts';
import { secret } from '../settings/secret.ts';
import {
  type DockerConfig,
  findAuth,
  findHelper,
  NO_CONFIG,
  parseDockerConfig,
  toCredential,
  toServer,
} from './login-config.ts';
import type { Shell } from '../shell.ts';

/** The user's own logins. */
export interface DockerLogins {
  readonly find: (repository: RepositoryName) => Promise<FoundCredential | undefined>;
  /** DOCKER_AUTH_CONFIG, read once. */
  readonly fromEnv: () => DockerConfig;
  /** The configuration file, read once. */
  readonly fromFile: () => Promise<DockerConfig>;
  /** Where that file and its neighbours are. */
  readonly directory: string;
}

/** What {@link openDockerLogins} needs. */
export interface DockerLoginOptions {
  readonly env: Env;
  readonly shell: Shell;
  readonly signal?: AbortSignal | undefined;
  readonly log?: Log | undefined;
}

const HELPER_TIMEOUT_MS = 30_000;
/** What helpers print when they have nothing; the protocol has no other sign for it. */
const NOT_FOUND = /credentials not found|no credentials/i;

/** The user's own logins, in the order in which Docker itself looks. */
export function openDockerLogins(options: DockerLoginOptions): DockerLogins {
  const directory = toDirectory(options.env);
  let fromEnv: DockerConfig | undefined;
  let fromFile: Promise<DockerConfig> | undefined;
  const readEnv = () => (fromEnv ??= parseEnv(options));
  const readOwn = () => (fromFile ??= readConfig(directory));
  return {
    directory,
    fromEnv: readEnv,
    fromFile: readOwn,
    find: async (repository) => {
      const given = toCredential(findAuth(readEnv(), repository));
      if (given !== undefined) return { credential: given, source: 'DOCKER_AUTH_CONFIG' };
      return await findInFile(options, await readOwn(), repository);
    },
  };
}

function toDirectory(env: Env): string {
  const stated = env.DOCKER_CONFIG;
  if (stated !== undefined && stated !== '') return stated;
  const home = env.HOME;
  return join(home === undefined || home === '' ? homedir() : home, '.docker');
}

function parseEnv({ env, log }: DockerLoginOptions): DockerConfig {
  const text = env.DOCKER_AUTH_CONFIG;
  if (text === undefined || text.trim() === '') return NO_CONFIG;
  const config = parseDockerConfig(text);
  if (config !== undefined) return config;
  log?.problem(
    notice(
      'LOGIN_CONFIG_INVALID',
      'DOCKER_AUTH_CONFIG is not the JSON of a Docker configuration, so no login is taken from it.',
      'Give it a value like {"auths": {"ghcr.io": {"auth": "…"}}}, or unset it.',
    ),
  );
  return NO_CONFIG;
}

/** @throws Problem LOGIN_CONFIG_INVALID */
async function readConfig(directory: string): Promise<DockerConfig> {
  const path = join(directory, 'config.json');
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    if (isMissing) return NO_CONFIG;
    const message = `The Docker configuration "${path}" cannot be read.`;
    const hint = 'Make it readable, or set DOCKER_CONFIG to another directory.';
    throw new Problem([error('LOGIN_CONFIG_INVALID', message, hint)], { cause });
  }
  const config = text.trim() === '' ? NO_CONFIG : parseDockerConfig(text);
  if (config !== undefined) return config;
  const message = `The Docker configuration "${path}" is not a JSON object.`;
  const hint = 'Correct it, or set DOCKER_CONFIG to another directory.';
  throw new Problem([error('LOGIN_CONFIG_INVALID', message, hint)]);
}

async function findInFile(
  options: DockerLoginOptions,
  config: DockerConfig,
  repository: RepositoryName,
): Promise<FoundCredential | undefined> {
  const helper = findHelper(config, repository.host);
  const entry = findAuth(config, repository);
  if (helper === '') {
    const credential = toCredential(entry);
    return credential === undefined
      ? undefined
      : { credential, source: 'the Docker configuration' };
  }
  const program = `docker-credential-${helper}`;
  const credential = await askHelper(options, program, repository, entry !== undefined);
  return credential === undefined ? undefined : { credential, source: program };
}

/**
 * What a credential helper has for a host. One that is not installed counts as having nothing,
 * unless the configuration says that there is a login: configurations travel between machines.
 *
 * @throws Problem LOGIN_HELPER_FAILED
 */
async function askHelper(
  { shell, env, signal }: DockerLoginOptions,
  program: string,
  { host }: RepositoryName,
  isExpected: boolean,
): Promise<Credential | undefined> {
  const result = await shell({
    argv: [program, 'get'],
    env,
    stdin: toServer(host),
    timeoutMs: HELPER_TIMEOUT_MS,
    ...(signal === undefined ? {} : { signal }),
  });
  if (result.code === 0) return parseHelper(result.stdout, program, host);
  const isMissing = result.spawnError === 'ENOENT';
  if (isMissing && !isExpected) return undefined;
  if (!isMissing && NOT_FOUND.test(`${result.stdout} ${result.stderr}`)) return undefined;
  const why = isMissing
    ? 'is not installed'
    : result.timedOut
      ? `did not answer within ${HELPER_TIMEOUT_MS / 1000} s`
      : `ended with exit code ${String(result.code)}`;
  throw helperFailed(program, host, why);
}

function parseHelper(stdout: string, program: string, host: string): Credential | undefined {
  const config = parseDockerConfig(stdout)?.rest;
  const username = config?.Username;
  const password = config?.Secret;
  if (typeof username !== 'string' || typeof password !== 'string') {
    throw helperFailed(program, host, 'answered something that is no login');
  }
  if (password === '') return undefined;
  if (username === '<token>') return { kind: 'identityToken', token: secret(password) };
  return { kind: 'password', username, password: secret(password) };
}

function helperFailed(program: string, host: string, why: string): Problem {
  return new Problem([
    error(
      'LOGIN_HELPER_FAILED',
      `The credential helper "${program}", which the Docker configuration names for ${host}, ${why}.`,
      `Repair it, or give a credential for ${host} in \`registries\`.`,
    ),
  ]);
}
