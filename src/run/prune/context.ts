// SPDX-License-Identifier: Apache-2.0
// What a prune needs of its hosts: how each deletes, and which changes are closed.
import { randomUUID } from 'node:crypto';
import type { Credentials } from '../../credentials/credentials.ts';
import { findTerritory } from '../../facts/git/checkout.ts';
import { readText } from '../../facts/variables.ts';
import { createDistributionHost } from '../../lifecycle/prune/hosts/distribution.ts';
import type { ApiSite } from '../../lifecycle/prune/hosts/api.ts';
import { createLogIn, type LoginSource } from '../../lifecycle/prune/hosts/login.ts';
import type { PruneHost } from '../../lifecycle/prune/host.ts';
import type { PruneContext } from '../../lifecycle/prune/prune.ts';
import {
  isAzureHost,
  isDockerHub,
  isEcrHost,
  isGoogleHost,
  isSameHost,
  type RepositoryName,
} from '../../registry-host.ts';
import { Problem } from '../../problem.ts';
import { PAGE_BYTES } from '../../registry/limits.ts';
import { createServiceClient, type ServiceClient } from '../../registry/http/service.ts';
import type { FoundCredential, Repository } from '../../registry/registry.ts';
import type { ShipContext } from '../../ship/context.ts';

/** A run that prunes. */
export type PruneRun = ShipContext & { readonly credentials: Credentials };

/** How each host lists and deletes. */
export function createPruneHosts(run: PruneRun): Pick<PruneContext, 'registries' | 'openHost'> {
  const { registries } = run;
  let services: ServiceClient | undefined;
  const toServices = () => (services ??= createServices(run));
  return {
    registries,
    openHost: async (name) => {
      const repository = registries.open(name);
      if (name.host === 'ghcr.io') return await openGhcr(repository, run);
      if (isEcrHost(name.host)) {
        const { createEcrHost } = await import('../../lifecycle/prune/hosts/ecr.ts');
        return createEcrHost(name, await run.credentials.openImages(name));
      }
      const found = await run.credentials.find(name, 'pull,push');
      const open = chooseApi(name, run) ?? (await findApi(name, { found, toServices }));
      if (open === undefined) return createDistributionHost(repository, randomUUID);
      const renew = (refused: FoundCredential) => run.credentials.find(name, 'pull,push', refused);
      return await open({ repository, services: toServices(), found, renew, now: run.clock.now });
    },
  };
}

function createServices({ settings, ...run }: PruneRun): ServiceClient {
  const { registries, retryDeadline: retryDeadlineMs } = settings;
  return createServiceClient({ ...run, registries, retryDeadlineMs });
}

/** What is known of a repository before its API is asked. */
interface Opening extends Pick<LoginSource, 'found' | 'renew'> {
  readonly repository: Repository;
  readonly services: ServiceClient;
  readonly now: () => number;
}

type OpenApi = (opening: Opening) => Promise<PruneHost>;

/** The API of a host; undefined for those that have none, or none that is known. */
function chooseApi({ host, path }: RepositoryName, run: PruneRun): OpenApi | undefined {
  const { env } = run;
  if (isDockerHub(host)) return openDockerHub;
  if (isGoogleHost(host) && host.endsWith('-docker.pkg.dev')) {
    return async (opening) => {
      const { createGoogleHost } = await import('../../lifecycle/prune/hosts/google.ts');
      return createGoogleHost(toBearerSite(opening, 'https://artifactregistry.googleapis.com/'));
    };
  }
  if (isAzureHost(host)) {
    return async (opening) => {
      const { createAzureHost } = await import('../../lifecycle/prune/hosts/azure.ts');
      return createAzureHost(toBasicSite(opening, `https://${host}/`));
    };
  }
  const api = readText(env, 'CI_API_V4_URL');
  const registry = readText(env, 'CI_REGISTRY');
  const isOwn = api !== undefined && registry !== undefined && isSameHost(host, registry);
  if (!isOwn && host !== 'registry.gitlab.com') return undefined;
  return async (opening) => {
    const { createGitlabHost } = await import('../../lifecycle/prune/hosts/gitlab.ts');
    const base = isOwn ? api : 'https://gitlab.com/api/v4';
    const project = isOwn ? readText(env, 'CI_PROJECT_PATH')?.toLowerCase() : undefined;
    return createGitlabHost(toGitlabSite(opening, base, run), covers(project, path));
  };
}

/** Quay, by the user name of its tokens, and Harbor have any host name. */
async function findApi(
  name: RepositoryName,
  { found, toServices }: Pick<Opening, 'found'> & { readonly toServices: () => ServiceClient },
): Promise<OpenApi | undefined> {
  const { credential } = found ?? {};
  const { createQuayHost, QUAY_OAUTH_USER } = await import('../../lifecycle/prune/hosts/quay.ts');
  if (credential?.kind !== 'password' || credential.username !== QUAY_OAUTH_USER) {
    return name.host === 'quay.io' ? undefined : findHarbor(name, toServices());
  }
  return (opening) => {
    const base = new URL('api/v1/', opening.services.toBase(name.host)).href;
    return Promise.resolve(createQuayHost(toBearerSite(opening, base)));
  };
}

/** Harbor has any name; its registry asks for a token of the service `harbor-registry`. */
async function findHarbor(
  { host }: RepositoryName,
  services: ServiceClient,
): Promise<OpenApi | undefined> {
  const base = services.toBase(host);
  try {
    const { challenge = '' } = await services.ask({
      ...{ method: 'GET', url: new URL('v2/', base), isApi: true },
      ...{ doing: 'reach the registry', secrets: [] },
    });
    if (!challenge.includes('service="harbor-registry"')) return undefined;
  } catch (thrown) {
    // What is wrong with the registry is said when it is asked for its tags.
    if (thrown instanceof Problem) return undefined;
    throw thrown;
  }
  return async (opening) => {
    const { createHarborHost } = await import('../../lifecycle/prune/hosts/harbor.ts');
    return createHarborHost(toBasicSite(opening, new URL('api/v2.0/', base).href));
  };
}

function covers(project: string | undefined, path: string): string | undefined {
  return project !== undefined && `${path}/`.startsWith(`${project}/`) ? project : undefined;
}

type Header = readonly [name: string, value: string];

/** Where an API is asked. `toHeader` writes a credential as a header. */
function toSite(
  { repository, services, now, ...source }: Opening,
  base: string,
  toHeader: (username: string, password: string) => Header | Promise<Header>,
): ApiSite {
  const toLogin: LoginSource['toLogin'] = async (found) => {
    const { credential } = found ?? {};
    if (credential?.kind !== 'password') return { headers: {}, secrets: [] };
    const header = await toHeader(credential.username, credential.password.reveal());
    const secrets = [header[1], header[1].replace(/^\w+ /, '')];
    return { headers: Object.fromEntries([header]), secrets };
  };
  const logIn = createLogIn({ ...source, toLogin });
  return {
    repository,
    services,
    now,
    base: new URL(base.endsWith('/') ? base : `${base}/`),
    logIn,
  };
}

function toBearerSite(opening: Opening, base: string): ApiSite {
  return toSite(opening, base, (_, password) => ['authorization', `Bearer ${password}`]);
}

function toBasicSite(opening: Opening, base: string): ApiSite {
  return toSite(opening, base, (username, password) => {
    const pair = Buffer.from(`${username}:${password}`).toString('base64');
    return ['authorization', `Basic ${pair}`];
  });
}

/** The job's own token has a header of its own. */
function toGitlabSite(opening: Opening, base: string, { env }: PruneRun): ApiSite {
  return toSite(opening, base, (_, password) => {
    const isJob = password === env.CI_JOB_TOKEN || password === env.CI_REGISTRY_PASSWORD;
    return [isJob ? 'job-token' : 'private-token', password];
  });
}

const HUB = 'https://hub.docker.com/';

const openDockerHub: OpenApi = async (opening) => {
  const [{ createDockerHubHost }, { logInToHub }] = await Promise.all([
    import('../../lifecycle/prune/hosts/docker-hub.ts'),
    import('../../lifecycle/prune/hosts/docker-hub-login.ts'),
  ]);
  const site = { ...opening, base: new URL(HUB) };
  return createDockerHubHost(
    toSite(opening, HUB, async (username, password) => [
      'authorization',
      `Bearer ${await logInToHub(site, username, password)}`,
    ]),
  );
};

/** GitHub limits deletions for minutes. */
const GITHUB_LIMITS = { tryMs: 30_000, deadlineMs: 600_000 };

async function openGhcr(repository: Repository, run: PruneRun): Promise<PruneHost> {
  const [{ createGhcrHost }, { openPackages }, { createAsking }] = await Promise.all([
    import('../../lifecycle/prune/hosts/ghcr.ts'),
    import('../../github/packages.ts'),
    import('../github/ask.ts'),
  ]);
  const found = await run.credentials.find(repository.repository, 'pull,push');
  const token =
    found?.credential.kind === 'password' ? found.credential.password.reveal() : undefined;
  const url = readText(run.env, 'GITHUB_API_URL') ?? 'https://api.github.com';
  const except = await findTerritory(run.cwd);
  const api = createAsking(url, {
    ...{ ...run, token, except },
    ...{ limits: GITHUB_LIMITS, mostBytes: PAGE_BYTES },
  });
  return createGhcrHost(repository, openPackages(api, repository.repository.path), randomUUID);
}
