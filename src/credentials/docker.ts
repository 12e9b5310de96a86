// SPDX-License-Identifier: Apache-2.0
// The user's own logins: DOCKER_AUTH_CONFIG, the Docker and Podman configuration files and credential helpers. Reads, never writes.
import { isAbsolute, join } from 'node:path';
import type { Env } from '../facts/facts.ts';
import { toHome } from '../home.ts';
import { error, notice, Problem, type ProblemData } from '../problem.ts';
import { parseScope, type RepositoryName } from '../registry-host.ts';
import type { Credential, FoundCredential } from '../registry/registry.ts';
import type { Log } from '../log.ts';
import { secret } from '../settings/secret.ts';
import {
  type DockerConfig,
  findAuth,
  findHelper,
  NO_CONFIG,
  parseDockerConfig,
  toCredential,
  toServer,
} from './docker-config.ts';
import type { Shell } from '../shell.ts';
import { DOCKER_CONFIG_BYTES, readSmallFile } from '../small-file.ts';
import { omitUndefined } from '../omit-undefined.ts';

/** The user's own logins. */
export interface DockerLogins {
  readonly find: (repository: RepositoryName) => Promise<FoundCredential | undefined>;
  /** DOCKER_AUTH_CONFIG, read once. */
  readonly fromEnv: () => DockerConfig;
  /** The configuration file, read once. */
  readonly fromFile: () => Promise<DockerConfig>;
  /** The directory of that file. */
  readonly directory: string;
  /** The logins of Podman, Buildah and Skopeo, which Docker's own programs do not read. */
  readonly podman: {
    readonly find: (repository: RepositoryName) => Promise<FoundCredential | undefined>;
    /** The hosts that their files name. */
    readonly hosts: () => Promise<readonly string[]>;
  };
}

/** What {@link openDockerLogins} needs. */
export interface DockerLoginOptions {
  readonly env: Env;
  readonly shell: Shell;
  readonly signal?: AbortSignal | undefined;
  readonly log?: Log | undefined;
}

/** How a configuration is named in messages. */
const DOCKER = 'Docker configuration';
const PODMAN = 'Podman configuration';

const HELPER_TIMEOUT_MS = 30_000;
/** What helpers print when they have no login; the protocol has no other sign for it. */
const NOT_FOUND = /credentials not found|no credentials/i;

/** The user's own logins, in the order in which Docker itself looks. */
export function openDockerLogins(given: DockerLoginOptions): DockerLogins {
  const options = { ...given, log: withoutRepeats(given.log) };
  const directory = toDockerDirectory(options.env);
  let fromEnv: DockerConfig | undefined;
  let fromFile: Promise<DockerConfig> | undefined;
  const readEnv = () => (fromEnv ??= parseEnv(options));
  const readOwn = () => (fromFile ??= readConfig(join(directory, 'config.json'), DOCKER));
  return {
    podman: openPodmanLogins(options),
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

/** The same log, which reports each problem once: many repositories share a host. */
function withoutRepeats(log: Log | undefined): Log | undefined {
  const reported = new Set<string>();
  if (log === undefined) return undefined;
  const problem: Log['problem'] = (data) => {
    if (!reported.has(data.message)) log.problem(data);
    reported.add(data.message);
  };
  return { ...log, problem };
}

/**
 * The logins that `podman login` leaves behind, in the order in which Podman looks.
 *
 * @see https://github.com/containers/image/blob/main/docs/containers-auth.json.5.md
 */
function openPodmanLogins(options: DockerLoginOptions): DockerLogins['podman'] {
  let configs: Promise<readonly DockerConfig[]> | undefined;
  const read = () =>
    (configs ??= Promise.all(toPodmanFiles(options.env).map((path) => readConfig(path, PODMAN))));
  return {
    find: async (repository) => {
      for (const config of await read()) {
        const found = await findInFile(options, config, repository, PODMAN);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    hosts: async () => {
      const keys = (await read()).flatMap(({ auths, credHelpers }) => [
        ...Object.keys(auths),
        ...Object.keys(credHelpers),
      ]);
      return keys.map((key) => parseScope(key).host);
    },
  };
}

function toPodmanFiles(env: Env): readonly string[] {
  const { REGISTRY_AUTH_FILE: stated, XDG_RUNTIME_DIR: runtime, XDG_CONFIG_HOME: config } = env;
  if (stated !== undefined && stated !== '') return [stated];
  const home = toHome(env);
  const uid = process.getuid?.();
  const session = uid === undefined ? [] : [join('/run/containers', String(uid), 'auth.json')];
  // As the specification of these directories has it, one that is not absolute does not count.
  const isDirectory = (value: string | undefined): value is string => isAbsolute(value ?? '');
  return [
    ...(isDirectory(runtime) ? [join(runtime, 'containers', 'auth.json')] : session),
    join(isDirectory(config) ? config : join(home, '.config'), 'containers', 'auth.json'),
  ];
}

/** The directory of the Docker configuration: `DOCKER_CONFIG`, else `.docker` in the home directory. */
export function toDockerDirectory(env: Env): string {
  const stated = env.DOCKER_CONFIG;
  if (stated !== undefined && stated !== '') return stated;
  return join(toHome(env), '.docker');
}

function parseEnv({ env, log }: DockerLoginOptions): DockerConfig {
  const text = env.DOCKER_AUTH_CONFIG;
  if (text === undefined || text.trim() === '') return NO_CONFIG;
  const config = parseDockerConfig(text);
  if (config !== undefined) return config;
  log?.problem(
    notice(
      'LOGIN_CONFIG_INVALID',
      'DOCKER_AUTH_CONFIG is not a Docker configuration in JSON; ignoring it.',
      'Set it to a value like {"auths": {"ghcr.io": {"auth": "…"}}}, or unset it.',
    ),
  );
  return NO_CONFIG;
}

/** @throws Problem LOGIN_CONFIG_INVALID */
async function readConfig(path: string, kind: string): Promise<DockerConfig> {
  const file = await readSmallFile(path, DOCKER_CONFIG_BYTES);
  if (!file.ok) {
    if (file.isMissing) return NO_CONFIG;
    const unread = `cannot read the ${kind} "${path}": ${file.why}`;
    const move = `Make it readable, or set ${toVariable(kind)}.`;
    throw new Problem([error('LOGIN_CONFIG_INVALID', unread, move)]);
  }
  const { text } = file;
  const config = text.trim() === '' ? NO_CONFIG : parseDockerConfig(text);
  if (config !== undefined) return config;
  const message = `the ${kind} "${path}" is not a JSON object`;
  const hint = `Correct it, or set ${toVariable(kind)}.`;
  throw new Problem([error('LOGIN_CONFIG_INVALID', message, hint)]);
}

function toVariable(kind: string): string {
  return kind === PODMAN
    ? 'REGISTRY_AUTH_FILE to another file'
    : 'DOCKER_CONFIG to another directory';
}

async function findInFile(
  options: DockerLoginOptions,
  config: DockerConfig,
  repository: RepositoryName,
  kind = DOCKER,
): Promise<FoundCredential | undefined> {
  const helper = findHelper(config, repository.host);
  const entry = findAuth(config, repository);
  const written = toCredential(entry);
  if (helper === '') {
    return written === undefined ? undefined : { credential: written, source: `the ${kind}` };
  }
  const program = `docker-credential-${helper}`;
  const credential = await askHelper(options, program, repository, entry !== undefined);
  if (credential !== undefined) return { credential, source: program };
  if (written !== undefined) options.log?.problem(describeUnused(program, repository.host, kind));
  return undefined;
}

/** Docker, too, uses only the helper if there is one. */
function describeUnused(program: string, host: string, kind: string): ProblemData {
  return notice(
    'LOGIN_NOT_USED',
    `the login for ${host} in the ${kind} is not used: the configuration names the credential helper "${program}", which has no login for ${host}`,
    `Log in again with "docker login ${host}", or give a credential for ${host} in registries.`,
  );
}

/**
 * The login of a credential helper for a host. A helper that is not installed counts as empty,
 * unless the configuration says that there is a login: configurations are copied between machines.
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
    ...omitUndefined({ signal }),
  });
  if (result.code === 0) return parseHelper(result.stdout, program, host);
  const isMissing = result.spawnError === 'ENOENT';
  if (isMissing && !isExpected) return undefined;
  if (!isMissing && NOT_FOUND.test(`${result.stdout} ${result.stderr}`)) return undefined;
  const why = isMissing
    ? 'is not installed'
    : result.timedOut
      ? `did not respond within ${HELPER_TIMEOUT_MS / 1000} s`
      : `ended with exit code ${String(result.code)}`;
  throw helperFailed(program, host, why);
}

function parseHelper(stdout: string, program: string, host: string): Credential | undefined {
  const config = parseDockerConfig(stdout)?.rest;
  const username = config?.Username;
  const password = config?.Secret;
  if (typeof username !== 'string' || typeof password !== 'string') {
    throw helperFailed(program, host, 'returned an invalid login');
  }
  if (password === '') return undefined;
  if (username === '<token>') return { kind: 'identityToken', token: secret(password) };
  return { kind: 'password', username, password: secret(password) };
}

function helperFailed(program: string, host: string, why: string): Problem {
  return new Problem([
    error(
      'LOGIN_HELPER_FAILED',
      `the credential helper "${program}", which the Docker configuration names for ${host}, ${why}.`,
      `Fix it, or give a credential for ${host} in \`registries\`.`,
    ),
  ]);
}
