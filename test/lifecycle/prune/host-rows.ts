// SPDX-License-Identifier: Apache-2.0
// The hosts that a prune knows, each with a server that behaves as its API is documented.
import { openEcrImages } from '../../../src/credentials/aws/ecr-images.ts';
import { createGithubApi } from '../../../src/github/api.ts';
import { openPackages } from '../../../src/github/packages.ts';
import type { PruneHost } from '../../../src/lifecycle/prune/host.ts';
import { createAzureHost } from '../../../src/lifecycle/prune/hosts/azure.ts';
import { createDockerHubHost } from '../../../src/lifecycle/prune/hosts/docker-hub.ts';
import { createEcrHost } from '../../../src/lifecycle/prune/hosts/ecr.ts';
import { createGhcrHost } from '../../../src/lifecycle/prune/hosts/ghcr.ts';
import { createGitlabHost } from '../../../src/lifecycle/prune/hosts/gitlab.ts';
import { createGoogleHost } from '../../../src/lifecycle/prune/hosts/google.ts';
import { createHarborHost } from '../../../src/lifecycle/prune/hosts/harbor.ts';
import { createQuayHost } from '../../../src/lifecycle/prune/hosts/quay.ts';
import { Problem } from '../../../src/problem.ts';
import { createServiceClient } from '../../../src/registry/http/service.ts';
import { createQuickClock } from '../../registry/bench.ts';
import type { Reply } from '../../registry/server.ts';
import { openMemory, type Store } from '../../ship/memory.ts';
import {
  azure,
  drop,
  dropTag,
  ecr,
  ghcr,
  gitlab,
  google,
  harbor,
  hub,
  quay,
  serveApi,
  siteOf,
  type Api,
  type ApiAsked,
} from './apis.ts';
import { putImage, sign, storeOf } from './stores.ts';

/** Answers before the server does. */
export type Odd = (asked: ApiAsked, times: number) => Reply | undefined;

/** A host, and how its API is served for a repository in memory. */
export interface HostRow {
  readonly name: string;
  readonly open: (store: Store, odd?: Odd) => Promise<PruneHost>;
  /** It lists manifests without a tag. */
  readonly lists: boolean;
  /** It deletes manifests; else it collects them by itself. */
  readonly deletes: boolean;
}

/** Repositories of the hosts. */
export const NAMES = {
  hub: 'docker.io/acme/app',
  gitlab: 'registry.gitlab.test/acme/app',
  harbor: 'harbor.test/acme/team/app',
  google: 'europe-docker.pkg.dev/acme/images/app',
  azure: 'acme.azurecr.io/acme/app',
  quay: 'quay.io/acme/app',
};

async function openSite(
  api: Api,
  store: Store,
  odd: Odd | undefined,
  [name, path]: [string, string],
) {
  const { url } = await serveApi(api, store, odd);
  return siteOf(store, `${url}/${path}`, name);
}

/** All hosts with an API of their own. */
export const rows: readonly HostRow[] = [
  {
    name: 'Docker Hub',
    open: async (store, odd) =>
      createDockerHubHost(await openSite(hub, store, odd, [NAMES.hub, ''])),
    ...{ lists: false, deletes: true },
  },
  {
    name: 'GitLab',
    open: async (store, odd) =>
      createGitlabHost(await openSite(gitlab, store, odd, [NAMES.gitlab, 'api/v4/'])),
    ...{ lists: false, deletes: false },
  },
  {
    name: 'Harbor',
    open: async (store, odd) =>
      createHarborHost(await openSite(harbor, store, odd, [NAMES.harbor, 'api/v2.0/'])),
    ...{ lists: true, deletes: true },
  },
  {
    name: 'Artifact Registry',
    open: async (store, odd) => {
      const site = await openSite(google, store, odd, [NAMES.google, '']);
      const deleteManifest = (reference: string) => {
        // By digest only what has no tag.
        if (!reference.startsWith('sha256:')) dropTag(store, reference, 202);
        else if ([...store.tags.values()].includes(reference))
          return Promise.resolve('unsupported' as const);
        else drop(store, reference, 202);
        return Promise.resolve('deleted' as const);
      };
      return createGoogleHost({ ...site, repository: { ...site.repository, deleteManifest } });
    },
    ...{ lists: true, deletes: true },
  },
  {
    name: 'Azure',
    open: async (store, odd) =>
      createAzureHost(await openSite(azure, store, odd, [NAMES.azure, ''])),
    ...{ lists: true, deletes: true },
  },
  {
    name: 'Quay',
    open: async (store, odd) =>
      createQuayHost(await openSite(quay, store, odd, [NAMES.quay, 'api/v1/'])),
    ...{ lists: false, deletes: false },
  },
  { name: 'ghcr.io', open: openGhcr, ...{ lists: true, deletes: true } },
  { name: 'ECR', open: openEcr, ...{ lists: true, deletes: true } },
];

/** ghcr.io, by GitHub's API for packages. */
export async function openGhcr(store: Store, odd?: Odd): Promise<PruneHost> {
  const { url } = await serveApi(ghcr, store, odd);
  const api = createGithubApi({
    ...{ url, token: 'token-4711', clock: createQuickClock() },
    signal: new AbortController().signal,
    limits: { tryMs: 5_000, deadlineMs: 600_000 },
    send: async (sent) => {
      const answer = await fetch(sent.url, { method: sent.method, headers: sent.headers });
      const body = new Uint8Array(await answer.arrayBuffer());
      return { status: answer.status, headers: Object.fromEntries(answer.headers), body };
    },
  });
  const repository = openMemory(store, undefined, 'ghcr.io/acme/app');
  const deleteManifest = () => Promise.resolve('unsupported' as const);
  let ids = 0;
  const makeId = () => `id-${(ids += 1)}`;
  return createGhcrHost({ ...repository, deleteManifest }, openPackages(api, 'acme/app'), makeId);
}

async function openEcr(store: Store, odd?: Odd): Promise<PruneHost> {
  const { url } = await serveApi(ecr, store, odd);
  const clock = createQuickClock();
  const env = { AWS_ENDPOINT_URL_ECR: url };
  const signal = new AbortController().signal;
  const options = { env, cwd: '.', signal, registries: [], clock, retryDeadlineMs: 60_000 };
  const host = '123456789012.dkr.ecr.eu-central-1.amazonaws.com';
  const images = openEcrImages(
    'acme/app',
    {
      keys: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret-4711' },
      ...{ region: 'eu-central-1', who: 'the owner of these keys', source: 'AWS_ACCESS_KEY_ID' },
      refuse: () => new Problem([]),
    },
    { host, service: createServiceClient(options), clock, env, hide: () => undefined },
  );
  return createEcrHost({ name: `${host}/acme/app`, host, path: 'acme/app' }, images);
}

/** Images with signatures, one tag of several to go, and one without a tag. */
export function makeStore(): Store {
  const store = storeOf([
    '1.0.0',
    '1.0.1',
    'main',
    'sha-1a2b3c4',
    'sha-5e6f7a8',
    'sha-9f8e7d6=1.0.0',
  ]);
  const digests = [...store.tags.values()];
  sign(store, digests[2] ?? '', 'referrer');
  sign(store, digests[3] ?? '', 'referrer');
  sign(store, digests[4] ?? '', 'tag');
  putImage(store, 'untagged', 90);
  return store;
}
