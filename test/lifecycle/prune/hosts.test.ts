// SPDX-License-Identifier: Apache-2.0
// Prunes by the APIs of hosts: the same goes as on any other registry, through pages, limits and refusals.
import { describe, expect, it } from 'vitest';
import { openEcrImages } from '../../../src/credentials/aws/ecr-images.ts';
import { createGithubApi } from '../../../src/github/api.ts';
import { openPackages } from '../../../src/github/packages.ts';
import type { PruneHost } from '../../../src/lifecycle/prune/host.ts';
import { createAzureHost } from '../../../src/lifecycle/prune/hosts/azure.ts';
import { createDockerHubHost } from '../../../src/lifecycle/prune/hosts/docker-hub.ts';
import { logInToHub } from '../../../src/lifecycle/prune/hosts/docker-hub-login.ts';
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
  json,
  quay,
  serveApi,
  siteOf,
  type Api,
  type ApiAsked,
} from './apis.ts';
import { copyOf } from './registries.ts';
import { DAY, listingHost, pruneStore, putImage, questionOf, sign, storeOf } from './stores.ts';

type Odd = (asked: ApiAsked, times: number) => Reply | undefined;

interface Row {
  readonly name: string;
  readonly open: (store: Store, odd?: Odd) => Promise<PruneHost>;
  /** It lists manifests without a tag. */
  readonly lists: boolean;
  /** It deletes manifests; else it collects them by itself. */
  readonly deletes: boolean;
}

const NAMES = {
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

const rows: readonly Row[] = [
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

async function openGhcr(store: Store, odd?: Odd): Promise<PruneHost> {
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
function makeStore(): Store {
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

const question = questionOf({ delete: ['sha-*'], untaggedOlderThanMs: 30 * DAY });
const tagsOf = ({ tags }: Store) => [...tags.keys()].toSorted();
const digestsOf = ({ manifests }: Store) => [...manifests.keys()].toSorted();
const errorsOf = ({ problems }: { readonly problems: readonly { readonly level: string }[] }) =>
  problems.filter(({ level }) => level === 'error');

describe('the same goes as on any registry', () => {
  it.each(rows)('$name', async ({ open, lists, deletes, name }) => {
    const store = makeStore();
    const wanted = copyOf(store);
    await pruneStore(wanted, question, lists ? { host: listingHost(wanted) } : {});
    const host = await open(store);
    const done = await pruneStore(store, question, { host });
    expect([...errorsOf(done), ...done.lost]).toEqual([]);
    expect(tagsOf(store).filter((tag) => !tag.startsWith('tagship-prune-'))).toEqual(
      tagsOf(wanted),
    );
    if (deletes) expect([name, digestsOf(store)]).toEqual([name, digestsOf(wanted)]);
    expect(store.tags.size).toBe(wanted.tags.size);
  });
});

const limited: Readonly<Record<string, Reply>> = {
  'a secondary limit of GitHub': {
    status: 403,
    headers: { 'retry-after': '60', 'content-type': 'application/json' },
    body: '{"message":"You have exceeded a secondary rate limit."}',
  },
  '429 with a time': { status: 429, headers: { 'retry-after': '2' }, body: '{}' },
  '503': { status: 503, body: 'busy' },
};

describe('a host that limits requests is asked again', () => {
  it.each(
    rows
      .filter(({ name }) => name !== 'ECR' && name !== 'Artifact Registry')
      .flatMap((row) => Object.entries(limited).map(([how, reply]) => ({ ...row, how, reply }))),
  )('$name: $how', async ({ open, reply }) => {
    const store = makeStore();
    const host = await open(store, ({ method }, times) =>
      times === 0 && method === 'DELETE' ? reply : undefined,
    );
    const done = await pruneStore(store, question, { host });
    expect(errorsOf(done)).toEqual([]);
    expect(store.tags.has('sha-1a2b3c4')).toBe(false);
  });
});

describe('what a host refuses stays whole, and all else goes', () => {
  const refusals = [
    {
      row: 'ghcr.io',
      status: 400,
      message:
        'Publicly visible package versions with more than 5,000 downloads cannot be deleted.',
    },
    { row: 'Harbor', status: 412, message: 'the tag is immutable' },
    { row: 'GitLab', status: 403, message: 'Forbidden: protected tag' },
    { row: 'Quay', status: 403, message: 'tag is immutable' },
    { row: 'Docker Hub', status: 403, message: 'immutable tag' },
  ];
  it.each(refusals)('$row: $message', async ({ row, status, message }) => {
    const { open } = rows.find(({ name }) => name === row) ?? rows[0] ?? {};
    const store = makeStore();
    const before = copyOf(store);
    const root = store.tags.get('sha-1a2b3c4') ?? '';
    const id = Number.parseInt(root.slice(7, 17), 16);
    const isIt = ({ path }: ApiAsked) =>
      path.includes('sha-1a2b3c4') || path.endsWith(root) || path.endsWith(`/${id}`);
    const host = await open?.(store, (asked) =>
      asked.method === 'DELETE' && isIt(asked) ? json({ message }, { status }) : undefined,
    );
    if (host === undefined) throw new Error(row);
    const done = await pruneStore(store, question, { host });
    expect(done.problems.map(({ code }) => code)).toContain('PRUNE_REFUSED');
    expect(done.problems.map((one) => one.message).join()).toContain(message);
    expect(done.lost).toEqual([]);
    expect(store.tags.has('sha-1a2b3c4')).toBe(true);
    expect(store.tags.has('sha-5e6f7a8')).toBe(false);
    const body = JSON.parse(Buffer.from(before.manifests.get(root)?.bytes ?? []).toString()) as {
      manifests: { digest: string }[];
    };
    for (const { digest } of body.manifests) expect(store.manifests.has(digest)).toBe(true);
  });
});

it('the last version with a tag on ghcr.io stays, and the message says so', async () => {
  const store = storeOf(['sha-1a2b3c4']);
  const host = await openGhcr(store);
  const done = await pruneStore(store, questionOf({ delete: ['*'] }), { host });
  expect(done.problems).toMatchObject([{ code: 'PRUNE_REFUSED' }]);
  expect(done.problems[0]?.hint).toContain('delete the package itself');
  expect(store.manifests.size).toBeGreaterThanOrEqual(4);
});

it.each([
  { status: 200, body: { access_token: 'a.b.c' }, gives: 'a.b.c' },
  { status: 401, body: { detail: 'Incorrect authentication credentials' }, gives: 'PRUNE_REFUSED' },
  { status: 200, body: { access_token: 'a\nb' }, gives: 'PRUNE_REFUSED' },
])('a login at the API of Docker Hub: $status $body', async ({ status, body, gives }) => {
  const store = storeOf([]);
  const { url } = await serveApi(() => json(body, { status }), store);
  const login = logInToHub(siteOf(store, url, NAMES.hub), 'acme', 'pässword-4711');
  const got = await login.catch((thrown: unknown) =>
    thrown instanceof Problem ? thrown.problems[0]?.code : thrown,
  );
  expect(got).toBe(gives);
});
