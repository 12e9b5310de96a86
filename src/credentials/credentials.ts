// SPDX-License-Identifier: Apache-2.0
// The credential for a repository: the sources in their order, and the logins of children. Writes no file of the user.
import { systemClock, type Clock } from '../clock.ts';
import type { Env, Trust } from '../facts/facts.ts';
import { once } from '../once.ts';
import { Problem } from '../problem.ts';
import { mostSpecific, parseScope, type RepositoryName } from '../registry-host.ts';
import type { FoundCredential } from '../registry/registry.ts';
import { toSecrets } from '../registry/auth/secrets.ts';
import type { Log } from '../log.ts';
import type { RegistrySetting, Secret, Settings } from '../settings/settings.ts';
import { isShort, shortPassword } from '../settings/values/known-secrets.ts';
import { secret } from '../settings/secret.ts';
import { type ChildEnv, type ChildrenOptions, createChildEnv, type Source } from './children.ts';
import { openDockerLogins } from './docker.ts';
import { findGitlabLogin, listGitlabLogins } from './gitlab.ts';
import type { LoginNeed, OidcEntry } from './oidc/login.ts';
import { createPasswordReader } from './password.ts';
import type { Shell } from '../shell.ts';

/** The credentials of a run. */
export interface Credentials {
  /** The credential for a repository; undefined for none, which some registries accept. A new one in place of `refused`. */
  readonly find: (
    repository: RepositoryName,
    actions?: 'pull' | 'pull,push',
    refused?: FoundCredential,
  ) => Promise<FoundCredential | undefined>;
  /** All secrets found so far, also in base64. */
  readonly secrets: () => readonly string[];
  /** The environment for buildx and the test: logged in for pulling, and for pushing to `push`. */
  readonly childEnv: ChildEnv;
}

/** What {@link createCredentials} needs. */
export interface CredentialOptions {
  readonly settings: Pick<Settings, 'registries' | 'githubToken' | 'primary'> &
    Partial<Pick<Settings, 'retryDeadline'>>;
  readonly env: Env;
  /** The environment of children, if it differs. */
  readonly baseEnv?: Env;
  readonly shell: Shell;
  /** Where relative paths of password files start. */
  readonly cwd: string;
  /** Private, and removed when the run ends. */
  readonly tempDir: string;
  readonly signal?: AbortSignal;
  readonly log?: Log;
  /** An untrusted run, or one that is not known, asks for no identity token. */
  readonly trust?: Trust;
  /** The real time without it. */
  readonly clock?: Clock;
  /** Called with each secret as soon as it is known. */
  readonly vault?: { readonly add: (secrets: readonly string[]) => void };
  /** Standard input to its end; the process's own without it. */
  readonly readStdin?: () => Promise<string>;
}

/** How long services are asked again where no setting says it, ms. */
const RETRY_DEADLINE_MS = 60_000;

/** The credentials of a run: the sources are tried in the order below, and the first that has the host is used. */
export function createCredentials(options: CredentialOptions): Credentials {
  const docker = openDockerLogins(options);
  const given: readonly Source[] = [
    fromRegistries(options),
    fromGithubToken(options),
    fromGitlab(options.env),
  ];
  const secrets = new Set<string>();
  const findIn = async (
    sources: readonly Source[],
    repository: RepositoryName,
    need?: LoginNeed,
  ): Promise<FoundCredential | undefined> => {
    for (const source of sources) {
      const found = await source(repository, need);
      if (found === undefined) continue;
      refuseShort(found, repository);
      const values = toSecrets(found.credential);
      for (const value of values) secrets.add(value);
      options.vault?.add(values);
      return found;
    }
    return undefined;
  };
  const find: ChildrenOptions['find'] = {
    given: (repository, need) => findIn(given, repository, need),
    docker: (repository) => findIn([docker.find], repository),
    podman: (repository) => findIn([docker.podman.find], repository),
    endsSoon: (repository) =>
      options.trust?.level === 'trusted' && findEntry(options, repository)?.oidc !== undefined,
  };
  return {
    find: (repository, _actions, refused) =>
      findIn([...given, docker.find, docker.podman.find], repository, { refused }),
    secrets: () => [...secrets],
    childEnv: createChildEnv({ ...options, docker, find, listHosts: () => toKnownHosts(options) }),
  };
}

/** The hosts with a credential from another source than the user's own Docker login. */
function toKnownHosts({ settings, env }: CredentialOptions): readonly string[] {
  const entries = settings.registries.filter(hasLogin);
  return [
    ...entries.map(({ prefix }) => parseScope(prefix).host),
    ...(settings.githubToken === undefined ? [] : ['ghcr.io']),
    ...listGitlabLogins(env).map(({ host }) => host),
  ];
}

/** What the entry of `registries` for the repository says. */
function fromRegistries(options: CredentialOptions): Source {
  const readPassword = createPasswordReader(options);
  const openOidc = once(() => openOidcLogins(options));
  return async (repository, need) => {
    const entry = findEntry(options, repository);
    if (entry?.oidc !== undefined) {
      return await (
        await openOidc()
      )({ ...entry, oidc: entry.oidc }, need);
    }
    const password = entry === undefined ? undefined : await readPassword(entry);
    if (entry?.username === undefined || password === undefined) return undefined;
    return found(entry.username, password, `registries: ${entry.prefix}`);
  };
}

/** The entry in `registries` with the longest prefix that holds the repository and has a login. */
function findEntry(
  { settings }: CredentialOptions,
  repository: RepositoryName,
): RegistrySetting | undefined {
  return mostSpecific(settings.registries.filter(hasLogin), ({ prefix }) => prefix, repository);
}

function hasLogin({ username, oidc }: RegistrySetting): boolean {
  return username !== undefined || oidc !== undefined;
}

/** Whose trust is not known counts as untrusted. */
const UNKNOWN: Trust = { level: 'untrusted', reason: 'nothing is known about this run' };

/** Loaded only where an entry asks for it. */
async function openOidcLogins(
  options: CredentialOptions,
): Promise<(entry: OidcEntry, need?: LoginNeed) => Promise<FoundCredential>> {
  const [{ createOidcLogins }, { createServiceClient }] = await Promise.all([
    import('./oidc/login.ts'),
    import('../registry/http/service.ts'),
  ]);
  const { settings, trust = UNKNOWN, clock = systemClock } = options;
  const { registries, retryDeadline: retryDeadlineMs = RETRY_DEADLINE_MS } = settings;
  const signal = options.signal ?? new AbortController().signal;
  const service = createServiceClient({ ...options, registries, clock, signal, retryDeadlineMs });
  return createOidcLogins({ ...options, trust, clock, signal, service });
}

/** `github-token` for ghcr.io, which accepts any user name with a token. */
function fromGithubToken({ settings, env }: CredentialOptions): Source {
  return ({ host }) => {
    const token = settings.githubToken;
    const isUsable = token !== undefined && token.reveal() !== '' && host === 'ghcr.io';
    const actor = env.GITHUB_ACTOR;
    const username = actor === undefined || actor === '' ? 'tagship' : actor;
    return Promise.resolve(isUsable ? found(username, token, 'github-token') : undefined);
  };
}

/** The logins that GitLab passes to the job. */
function fromGitlab(env: Env): Source {
  return (repository) => {
    const login = findGitlabLogin(env, repository);
    return Promise.resolve(login && found(login.username, secret(login.password), login.source));
  };
}

/** @throws Problem PASSWORD_SHORT, also where the password is in a file or a Docker configuration */
function refuseShort({ credential, source }: FoundCredential, { host }: RepositoryName): void {
  const password = credential.kind === 'password' ? credential.password : credential.token;
  if (isShort(password.reveal())) throw new Problem([shortPassword(host, source)]);
}

function found(username: string, password: Secret, source: string): FoundCredential {
  return { credential: { kind: 'password', username, password }, source };
}
