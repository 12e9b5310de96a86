// SPDX-License-Identifier: Apache-2.0
// What a prune says it has deleted, when the registry stops answering at some point of it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { PruneHost } from '../../../src/lifecycle/prune/host.ts';
import { pruneRepositories, type PruneRequest } from '../../../src/lifecycle/prune/prune.ts';
import { error, Problem } from '../../../src/problem.ts';
import type { Repository } from '../../../src/registry/registry.ts';
import type { RepositoryName } from '../../../src/registry-host.ts';
import { renderPrune } from '../../../src/report/lifecycle/prune-text.ts';
import { plain } from '../../../src/report/text.ts';
import { problemOf } from '../../registry/bench.ts';
import { openMemory, type Store } from '../../ship/memory.ts';
import { copyOf } from './registries.ts';
import { listingHost, NOW, putNote, storeOf } from './stores.ts';

const TAGS = ['1.0.0', 'latest=1.0.0', 'sha-1', 'sha-2', 'sha-3', 'main'];

interface Place {
  readonly store: Store;
  /** Whether a request fails: `LIST`, `DELETE sha256:…`, or as the registry in memory has it. */
  readonly fails?: (what: string) => boolean;
}

function nameOf(path: string): RepositoryName {
  return { name: `registry.test/${path}`, host: 'registry.test', path };
}

/** Prunes repositories whose registry refuses some requests. */
async function pruneAll(places: Readonly<Record<string, Place>>, more: Partial<PruneRequest> = {}) {
  const ask = (path: string, what: string): Promise<void> =>
    places[path]?.fails?.(what) === true
      ? Promise.reject(new Problem([error('REGISTRY_UNAVAILABLE', `503 at ${what}`, 'Wait.')]))
      : Promise.resolve();
  const storeOfPath = (path: string): Store => {
    const { store } = places[path] ?? {};
    if (store === undefined) throw new Error(`no store at ${path}`);
    return store;
  };
  const openHost = ({ path }: RepositoryName): PruneHost => {
    const host = listingHost(storeOfPath(path));
    return {
      ...host,
      list: () => ask(path, 'LIST').then(host.list),
      untag: (tag, digest) => ask(path, `UNTAG ${tag}`).then(() => host.untag(tag, digest)),
      remove: (digest, tags) => ask(path, `DELETE ${digest}`).then(() => host.remove(digest, tags)),
    };
  };
  const openPlace = (path: string, name: string): Repository => {
    const repository = openMemory(storeOfPath(path), (what) => ask(path, what), name);
    return {
      ...repository,
      listReferrers: (digest) =>
        ask(path, `REFERRERS ${digest}`).then(() => repository.listReferrers(digest)),
      resolve: (reference) =>
        ask(path, `HEAD ${reference}`).then(() => repository.resolve(reference)),
    };
  };
  return await pruneRepositories(
    {
      repositories: Object.keys(places).map(nameOf),
      policy: { keep: [], delete: ['sha-*'] },
      ...{ inUse: '', apply: true, ...more },
    },
    {
      registries: {
        open: ({ path, name }) => openPlace(path, name),
        connect: () => undefined,
        endPreflight: () => undefined,
        counts: () => ({ requests: 0, retries: 0 }),
        close: () => undefined,
      },
      ...{ nowMs: NOW, now: () => 0 },
      openHost: (name) => Promise.resolve(openHost(name)),
      listClosed: () => Promise.resolve({ closed: new Set(), unasked: 0 }),
      onPlan: () => undefined,
    },
  );
}

type Receipt = Awaited<ReturnType<typeof pruneAll>>;

/** Whether the lists of a receipt are those of what is gone, and its text counts them. */
function expectTruth({ repositories, status }: Receipt, path: string, before: Store, after: Store) {
  const own = repositories.find(({ repository }) => repository === nameOf(path).name);
  const isOwn = (tag: string) => !tag.startsWith('tagship-prune-');
  const goneTags = [...before.tags.keys()].filter((tag) => isOwn(tag) && !after.tags.has(tag));
  const gone = [...before.manifests.keys()].filter((digest) => !after.manifests.has(digest));
  expect([...(own?.tags ?? [])].sort()).toEqual(goneTags.sort());
  expect([...(own?.digests ?? [])].sort()).toEqual(gone.sort());
  const text = renderPrune(
    { schemaVersion: 1, status, repositories },
    { nowMs: NOW, isDry: false, paint: plain },
  );
  if (own?.status === 'failed') {
    expect(text).toContain(
      `failed: ${gone.length} manifests and ${goneTags.length} tag${goneTags.length === 1 ? '' : 's'} deleted`,
    );
  }
  return { own, text, gone };
}

const codesOf = (own: Receipt['repositories'][number] | undefined) =>
  own?.problems.map(({ code }) => code);

/** Fails each request of a kind from the n-th on. */
function from(kind: RegExp, first: number): (what: string) => boolean {
  let seen = 0;
  return (what) => kind.test(what) && (seen += 1) >= first;
}

/** Fails what is asked once something was deleted. */
function afterDeletions(kind: RegExp, count: number): (what: string) => boolean {
  let deleted = 0;
  return (what) => {
    if (what.startsWith('DELETE')) deleted += 1;
    return deleted >= count && kind.test(what);
  };
}

// Three images of four manifests each; what is shared between them and the list of what is to be deleted.
const DELETIONS = 12;

it.each<[string, (what: string) => boolean, readonly string[]]>([
  ['the tags before the first deletion', from(/^LIST/, 2), ['REGISTRY_UNAVAILABLE']],
  ['the tags between deletions', from(/^LIST/, 4), ['REGISTRY_UNAVAILABLE', 'PRUNE_UNCHECKED']],
  ['the tags after the last deletion', afterDeletions(/^LIST/, DELETIONS + 1), ['PRUNE_UNCHECKED']],
  ['what stays', afterDeletions(/^HEAD/, DELETIONS), ['PRUNE_UNCHECKED']],
  [
    'everything after the last deletion',
    afterDeletions(/^(LIST|HEAD|GET)/, DELETIONS + 1),
    ['PRUNE_UNCHECKED'],
  ],
  ['a deletion', from(/^DELETE/, 3), ['REGISTRY_UNAVAILABLE']],
  ['every deletion', from(/^DELETE/, 1), ['REGISTRY_UNAVAILABLE']],
])('the receipt has what is gone when this fails: %s', async (_, fails, codes) => {
  const store = storeOf(TAGS);
  const before = copyOf(store);
  const receipt = await pruneAll({ app: { store, fails } });
  expect(receipt.status).toBe('failed');
  const { own } = expectTruth(receipt, 'app', before, store);
  for (const code of codes) expect(codesOf(own)).toContain(code);
});

it('says of each repository what was deleted when one of them fails in the end', async () => {
  const stores = { one: storeOf(TAGS), two: storeOf(TAGS), three: storeOf(TAGS) };
  const before = { one: copyOf(stores.one), two: copyOf(stores.two), three: copyOf(stores.three) };
  const receipt = await pruneAll({
    one: { store: stores.one },
    two: { store: stores.two, fails: afterDeletions(/^LIST|^HEAD/, DELETIONS) },
    three: { store: stores.three },
  });
  expect(receipt.repositories.map(({ status }) => status)).toEqual(['done', 'failed', 'done']);
  for (const path of ['one', 'two', 'three'] as const) {
    const { gone } = expectTruth(receipt, path, before[path], stores[path]);
    expect(gone.length).toBeGreaterThan(0);
  }
});

it('deletes nothing anywhere when one backup fails, and says so', async () => {
  const stores = { one: storeOf(TAGS), two: storeOf(TAGS) };
  const before = { one: copyOf(stores.one), two: copyOf(stores.two) };
  const backup = await mkdtemp(join(tmpdir(), 'tagship-backup-'));
  try {
    const receipt = await pruneAll(
      { one: { store: stores.one }, two: { store: stores.two, fails: from(/^GET tags/, 2) } },
      { backup },
    );
    for (const path of ['one', 'two'] as const) {
      expect(stores[path].tags).toEqual(before[path].tags);
      expect(stores[path].manifests.size).toBe(before[path].manifests.size);
    }
    expect(receipt.status).toBe('failed');
    const { own, text } = expectTruth(receipt, 'two', before.two, stores.two);
    expect(codesOf(own)).toEqual(['REGISTRY_UNAVAILABLE', 'PRUNE_BACKUP']);
    expect(receipt.repositories.map(({ status }) => status)).toEqual(['planned', 'failed']);
    expect(text).toContain('registry.test/one (nothing was deleted; ');
  } finally {
    await rm(backup, { recursive: true });
  }
});

it('the table of a prune that failed says which images are still there', async () => {
  const store = storeOf(TAGS);
  const kept = store.tags.get('sha-2') ?? '';
  const before = copyOf(store);
  const receipt = await pruneAll({ app: { store, fails: (what) => what === `DELETE ${kept}` } });
  const { text } = expectTruth(receipt, 'app', before, store);
  expect(text).toMatch(/^ {2}partly deleted .*sha-2 /m);
  expect(text).toMatch(/^ {2}delete {7}.*sha-1 /m);
});

it('deletes nothing where what refers to an image cannot be listed whole', async () => {
  const store = storeOf(TAGS);
  const before = copyOf(store);
  const { problems } = await problemOf(
    pruneAll({ app: { store, fails: (what) => what.startsWith('REFERRERS') } }),
  );
  expect(problems[0]?.message).toContain('503 at REFERRERS');
  expect(store.tags).toEqual(before.tags);
});

it('says of every repository what keeps it from being pruned', async () => {
  const [one, two, three] = [storeOf(TAGS), storeOf(TAGS), storeOf(TAGS)];
  const before = copyOf(two);
  const { problems } = await problemOf(
    pruneAll({
      one: { store: one, fails: (what) => what === 'LIST' },
      two: { store: two },
      three: { store: three, fails: (what) => what.startsWith('REFERRERS') },
    }),
  );
  expect(problems.map(({ message }) => message)).toEqual([
    '503 at LIST',
    expect.stringContaining('503 at REFERRERS'),
  ]);
  expect(two.tags).toEqual(before.tags);
});

it.each([
  ['placeholder', 'sha-2'],
  ['pending', 'tagship-prune-0123456789ab'],
])('what another prune writes after the plan was shown is not missed: %s', async (type, tag) => {
  const store = storeOf(TAGS);
  const artifactType = `application/vnd.tagship.prune.${type}.v1`;
  let [lists, other] = [0, ''];
  const fails = (what: string) => {
    if (what === 'LIST' && (lists += 1) === 2) {
      other = putNote(store, 'of another prune', { artifactType }).digest;
      store.tags.set(tag, other);
    }
    // The other one deletes it, and what it named before.
    if (what.startsWith('DELETE') && store.manifests.delete(other)) store.tags.delete(tag);
    return false;
  };
  const { repositories, status } = await pruneAll({ app: { store, fails } });
  expect(repositories.flatMap((one) => one.problems)).toEqual([]);
  expect(status).toBe('done');
  expect(other).not.toBe('');
  expect(store.manifests.has(other)).toBe(false);
});

it('what another prune wrote, and deleted before it could be read, is not missed', async () => {
  const store = storeOf(TAGS);
  const other = `sha256:${'9'.repeat(64)}`;
  let [lists, isGone] = [0, false];
  const fails = (what: string) => {
    if (what === 'LIST' && (lists += 1) === 2) store.tags.set('sha-2', other);
    if (what.startsWith('DELETE') && store.tags.get('sha-2') === other) {
      isGone = store.tags.delete('sha-2');
    }
    return false;
  };
  const { repositories, status } = await pruneAll({ app: { store, fails } });
  expect(isGone).toBe(true);
  expect(repositories.flatMap((one) => one.problems)).toEqual([]);
  expect(status).toBe('done');
});
