// SPDX-License-Identifier: Apache-2.0
// The credential for a repository: the sources in their order, and the logins of children. Writes no file of the user.
import type { Env } from '../facts/facts.ts';
import { once } from '../once.ts';
import { Problem } from '../problem.ts';
import { isCloudHost, mostSpecific, parseScope, type RepositoryName } from '../registry-host.ts';
import type { FoundCredential } from '../registry/registry.ts';
import { toSecrets } from '../registry/auth/secrets.ts';
import type { CreateRepository, RegistrySetting, Secret } from '../settings/settings.ts';
import { isShort, shortPassword } from '../settings/values/secrets/known-secrets.ts';
import { secret } from '../settings/secret.ts';
import type { EcrImages } from './aws/ecr-images.ts';
import { hasAwsKeys } from './aws/entry-keys.ts';
import {
  type ChildEnv,
  type ChildrenOptions,
  createChildEnv,
  orNone,
  type CredentialSource,
  toWhole,
} from './children.ts';
import { openDockerLogins } from './docker.ts';
import { findGitlabLogin, listGitlabLogins } from './gitlab.ts';
import type { CredentialOptions } from './options.ts';
import { createPasswordReader } from './password.ts';
import type { LoginNeed } from './renewing.ts';
import type { ServiceLogins } from './service-logins.ts';

/** The credentials of a run. */
export interface Credentials {
  /** The credential for a repository; undefined for none, which some registries accept. A new one in place of `refused`. */
  readonly find: (
    repository: RepositoryName,
    actions?: 'pull' | 'pull,push',
    refused?: FoundCredential,
  ) => Promise<FoundCredential | undefined>;
  /** As `find`, for a login that others go on using: at least half of its life is before it. */
  readonly findLasting: (repository: RepositoryName) => Promise<FoundCredential | undefined>;
  /** Creates a repository of Amazon ECR with the account that logs in to it. One that exists is left as it is. */
  readonly createRepository: (
    repository: RepositoryName,
    wanted: CreateRepository,
  ) => Promise<'created' | 'exists'>;
  /** The images of a repository of Amazon ECR, as its API lists and deletes them. */
  readonly openImages: (repository: RepositoryName) => Promise<EcrImages>;
  /** All secrets found so far, also in base64. */
  readonly secrets: () => readonly string[];
  /** The environment for buildx and the test: logged in for pulling, and for pushing to `push`. */
  readonly childEnv: ChildEnv;
}

/** The credentials of a run: the sources are tried in the order below, and the first that has the host is used. */
export function createCredentials(options: CredentialOptions): Credentials {
  const docker = openDockerLogins(options);
  // Loaded only where a login is asked for at a service.
  const open = once(async () => (await import('./service-logins.ts')).openServiceLogins(options));
  const ambient = fromEnvironment(options, open);
  const given: readonly CredentialSource[] = [
    fromRegistries(options, open),
    fromGithubToken(options),
    fromGitlab(options.env),
  ];
  const secrets = new Set<string>();
  const findIn = async (
    sources: readonly CredentialSource[],
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
    ambient: (repository, need) => findIn([ambient], repository, need),
    endsSoon: (repository) => {
      const oidc = findEntry(options, repository)?.oidc;
      return oidc !== undefined && (options.trust?.level === 'trusted' || oidc.untrusted === true);
    },
  };
  const own = [...given, docker.find, docker.podman.find];
  return {
    find: async (repository, actions, refused) => {
      const login = await findIn(own, repository, { refused });
      if (login !== undefined) return login;
      const last = findIn([ambient], repository, { refused });
      // What anyone may pull is pulled without a login.
      return actions === 'pull' ? await orNone(last) : await last;
    },
    findLasting: (repository) => findIn([...own, ambient], repository, { left: 'half' }),
    createRepository: async (repository, wanted) =>
      await (await open()).createRepository(repository, wanted),
    openImages: async (repository) => (await open()).openImages(repository),
    secrets: () => [...secrets],
    childEnv: createChildEnv({ ...options, docker, find, listKnown: () => listKnown(options) }),
  };
}

/**
 * The hosts, or paths of them, with a credential from another source than the user's own Docker login. A child has one
 * login for a host: that for all of it, else that of the first entry.
 */
function listKnown({ settings, env }: CredentialOptions): readonly RepositoryName[] {
  const entries = settings.registries
    .map((entry) => ({ entry, name: entry.prefix, ...parseScope(entry.prefix) }))
    .filter(({ entry, host }) => hasLogin(entry) || isCloudHost(host))
    .map(({ name, host, path }): RepositoryName => ({ name, host, path }));
  return [
    ...entries.filter(({ path }) => path === ''),
    ...entries.filter(({ path }) => path !== ''),
    ...(settings.githubToken === undefined ? [] : [toWhole('ghcr.io')]),
    ...listGitlabLogins(env).map(({ host }) => toWhole(host)),
  ];
}

/** The entry in `registries` with the longest prefix that holds the repository and has a login. */
function fromRegistries(
  options: CredentialOptions,
  open: () => Promise<ServiceLogins>,
): CredentialSource {
  const readPassword = createPasswordReader(options);
  return async (repository, need) => {
    const entry = findEntry(options, repository);
    if (entry?.oidc !== undefined) {
      return await (await open()).byIdToken({ ...entry, oidc: entry.oidc }, need);
    }
    if (entry !== undefined && hasAwsKeys(entry)) return await (await open()).byKeys(entry, need);
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

/** What the environment offers for the registries of the large clouds; never in an untrusted run. */
function fromEnvironment(
  { trust }: CredentialOptions,
  open: () => Promise<ServiceLogins>,
): CredentialSource {
  return async ({ host }, need) =>
    trust?.level === 'trusted' && isCloudHost(host)
      ? await (await open()).byEnvironment(host, need)
      : undefined;
}

/** `github-token` for ghcr.io, which accepts any user name with a token. */
function fromGithubToken({ settings, env }: CredentialOptions): CredentialSource {
  return ({ host }) => {
    const token = settings.githubToken;
    const isUsable = token !== undefined && token.reveal() !== '' && host === 'ghcr.io';
    const actor = env.GITHUB_ACTOR;
    const username = actor === undefined || actor === '' ? 'tagship' : actor;
    return Promise.resolve(isUsable ? found(username, token, 'github-token') : undefined);
  };
}

/** The logins that GitLab passes to the job. */
function fromGitlab(env: Env): CredentialSource {
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
