// SPDX-License-Identifier: Apache-2.0
// Names where logins would come from, for the plan: without a request, a program or a password. Reads the user's configurations.
import type { Env } from '../facts/facts.ts';
import { readText } from '../facts/variables.ts';
import { Problem } from '../problem.ts';
import {
  isAzureHost,
  isCloudHost,
  isEcrHost,
  isGoogleHost,
  mostSpecific,
  parseScope,
  type RepositoryName,
} from '../registry-host.ts';
import type { Settings } from '../settings/settings.ts';
import { providerTitles } from '../settings/values/registry/oidc-roles.ts';
import { type DockerConfig, findAuth, findHelper, toCredential } from './docker-config.ts';
import { type DockerLoginOptions, openDockerLogins } from './docker.ts';
import { findGitlabLogin } from './gitlab.ts';

/** What {@link nameLogins} needs. */
export interface NameOptions extends Omit<DockerLoginOptions, 'log'> {
  readonly settings: Pick<Settings, 'registries' | 'githubToken'>;
  /** An untrusted run uses nothing of what the environment offers. */
  readonly isTrusted: boolean;
}

/**
 * The source of the login for each repository, by its name: `registries`, `identity token for AWS`, `github-token`,
 * `CI_REGISTRY_PASSWORD`, `the Docker configuration`, `docker-credential-pass`, `AWS_ACCESS_KEY_ID`, or `none`. The order is that of
 * the credentials of a run. Whether a helper or a machine has a login is known only when it is asked.
 */
export async function nameLogins(
  repositories: readonly string[],
  options: NameOptions,
): Promise<Readonly<Record<string, string>>> {
  const docker = openDockerLogins(options);
  const named = repositories.map(async (name) => {
    const repository = { name, ...parseScope(name) };
    const source =
      nameGiven(repository, options) ??
      (await nameOwn(repository, docker)) ??
      (options.isTrusted ? nameOffered(repository.host, options.env) : undefined);
    return [name, source ?? 'none'] as const;
  });
  return Object.fromEntries(await Promise.all(named));
}

function nameGiven(
  repository: RepositoryName,
  { settings, env }: Pick<NameOptions, 'settings' | 'env'>,
): string | undefined {
  const { registries, githubToken } = settings;
  const entries = registries.filter(
    ({ username, oidc }) => username !== undefined || oidc !== undefined,
  );
  const entry = mostSpecific(entries, ({ prefix }) => prefix, repository);
  if (entry?.oidc !== undefined) {
    return `identity token for ${providerTitles[entry.oidc.role.provider]}`;
  }
  if (entry !== undefined) return 'registries';
  const hasToken = githubToken !== undefined && githubToken.reveal() !== '';
  if (repository.host === 'ghcr.io' && hasToken) return 'github-token';
  return findGitlabLogin(env, repository)?.source;
}

/** What is wrong with a configuration is reported when it is used. */
async function nameOwn(
  repository: RepositoryName,
  docker: ReturnType<typeof openDockerLogins>,
): Promise<string | undefined> {
  try {
    const given = toCredential(findAuth(docker.fromEnv(), repository));
    if (given !== undefined) return 'DOCKER_AUTH_CONFIG';
    const own = nameIn(await docker.fromFile(), repository);
    if (own !== undefined) return own;
    const hosts = await docker.podman.hosts();
    return hosts.includes(repository.host) ? 'the Podman configuration' : undefined;
  } catch (thrown) {
    if (thrown instanceof Problem) return undefined;
    throw thrown;
  }
}

/** A store has an entry for what it holds; a helper of the host is asked in any case. */
function nameIn(config: DockerConfig, repository: RepositoryName): string | undefined {
  const entry = findAuth(config, repository);
  const helper = findHelper(config, repository.host);
  if (helper === '') return toCredential(entry) && 'the Docker configuration';
  const isOfHost = helper !== config.credsStore;
  return entry !== undefined || isOfHost ? `docker-credential-${helper}` : undefined;
}

/** The variables that name an account, by cloud. */
const OFFERS = [
  {
    is: isEcrHost,
    names: [
      ...['AWS_ACCESS_KEY_ID', 'AWS_WEB_IDENTITY_TOKEN_FILE'],
      ...['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_CONTAINER_CREDENTIALS_FULL_URI'],
    ],
  },
  { is: isGoogleHost, names: ['GOOGLE_APPLICATION_CREDENTIALS'] },
  { is: isAzureHost, names: ['AZURE_CLIENT_SECRET', 'AZURE_FEDERATED_TOKEN_FILE'] },
];

function nameOffered(host: string, env: Env): string | undefined {
  if (!isCloudHost(host)) return undefined;
  const names = OFFERS.find(({ is }) => is(host))?.names ?? [];
  return names.find((name) => readText(env, name) !== undefined) ?? 'this machine, if it has one';
}
