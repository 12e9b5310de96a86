// SPDX-License-Identifier: Apache-2.0
// Prunes by the APIs of hosts: the same goes as on any other registry, through pages, limits and refusals.
import { describe, expect, it } from 'vitest';
import { createAzureHost } from '../../../src/lifecycle/prune/hosts/azure.ts';
import { createDockerHubHost } from '../../../src/lifecycle/prune/hosts/docker-hub.ts';
import { logInToHub } from '../../../src/lifecycle/prune/hosts/docker-hub-login.ts';
import { Problem } from '../../../src/problem.ts';
import type { Reply } from '../../registry/server.ts';
import type { Store } from '../../ship/memory.ts';
import { azure, hub, json, quay, serveApi, siteOf, type ApiAsked } from './apis.ts';
import { makeStore, NAMES, openGhcr, rows } from './host-rows.ts';
import { copyOf } from './registries.ts';
import { DAY, listingHost, NOW, pruneStore, questionOf, storeOf } from './stores.ts';

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

it('an image of Artifact Registry whose name ends as this one does is another image', async () => {
  const { open } = rows.find(({ name }) => name === 'Artifact Registry') ?? rows[0] ?? {};
  const store = storeOf(['1.0.0']);
  const other = `sha256:${'0'.repeat(64)}`;
  const host = await open?.(store, ({ url }) =>
    url.searchParams.has('pageToken')
      ? undefined
      : json({
          dockerImages: [
            { uri: `europe-docker.pkg.dev/acme/images/team/app@${other}`, tags: ['1.0.0'] },
            { uri: `europe-docker.pkg.dev/acme/images/team%2Fapp@${other}`, tags: ['1.0.0'] },
            { uri: `europe-docker.pkg.dev/acme/images/app@${store.tags.get('1.0.0') ?? ''}` },
          ],
        }),
  );
  expect((await host?.list())?.digests).toEqual([store.tags.get('1.0.0')]);
});

it('a locked manifest of Azure stays, and all else goes', async () => {
  const store = makeStore();
  const site = siteOf(store, `${(await serveApi(azure, store)).url}/`, NAMES.azure);
  const locked = store.tags.get('sha-1a2b3c4');
  const deleteManifest = (reference: string) =>
    reference === locked
      ? Promise.resolve('unsupported' as const)
      : site.repository.deleteManifest(reference);
  const host = createAzureHost({ ...site, repository: { ...site.repository, deleteManifest } });
  const done = await pruneStore(store, question, { host });
  expect(errorsOf(done)).toMatchObject([{ code: 'PRUNE_REFUSED' }]);
  expect(done.problems[0]?.message).toContain('it is locked');
  expect(done.lost).toEqual([]);
  expect(store.tags.has('sha-1a2b3c4')).toBe(true);
  expect(store.tags.has('sha-5e6f7a8')).toBe(false);
});

it('a manifest that Docker Hub does not delete is not said to be gone, although its tags are', async () => {
  const store = makeStore();
  const kept = store.tags.get('sha-1a2b3c4') ?? '';
  const site = siteOf(store, `${(await serveApi(hub, store)).url}/`, NAMES.hub);
  const deleteManifest = (reference: string) =>
    reference === kept
      ? Promise.resolve('unsupported' as const)
      : site.repository.deleteManifest(reference);
  const host = createDockerHubHost({ ...site, repository: { ...site.repository, deleteManifest } });
  const done = await pruneStore(store, question, { host });
  expect(errorsOf(done)).toMatchObject([{ code: 'PRUNE_REFUSED' }]);
  expect(done.tags).toContain('sha-1a2b3c4');
  expect(store.manifests.has(kept)).toBe(true);
  expect(done.digests).not.toContain(kept);
  expect(store.tags.has('sha-5e6f7a8')).toBe(false);
});

it('a tag of Quay that ends by itself while others are deleted is not reported as lost', async () => {
  const { open } = rows.find(({ name }) => name === 'Quay') ?? rows[0] ?? {};
  const store = makeStore();
  let isOver = false;
  const host = await open?.(store, (asked) => {
    if (asked.method === 'DELETE' && !isOver) isOver = store.tags.delete('main');
    const own = quay(asked, store);
    const ends = `"name":"main","end_ts":${NOW / 1000 + 60}`;
    return { ...own, body: String(own?.body ?? '').replace('"name":"main"', ends) };
  });
  if (host === undefined) throw new Error('Quay');
  const done = await pruneStore(store, question, { host });
  expect([isOver, ...errorsOf(done), ...done.lost]).toEqual([true]);
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
