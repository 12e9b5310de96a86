// SPDX-License-Identifier: Apache-2.0
// A prune that a signal ends at each of its requests: its receipt says what is gone, and the next prune completes it.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { PruneHost } from '../../../src/lifecycle/prune/host.ts';
import { createDistributionHost } from '../../../src/lifecycle/prune/hosts/distribution.ts';
import { pruneRepositories, type PruneReceipt } from '../../../src/lifecycle/prune/prune.ts';
import type { Repository } from '../../../src/registry/registry.ts';
import { renderPrune } from '../../../src/report/lifecycle/prune-text.ts';
import { plain } from '../../../src/report/text.ts';
import { toDigest } from '../../../src/registry/blobs/digest.ts';
import { runWords } from '../../run/command-line.ts';
import { serveDialect } from '../../registry/dialect.ts';
import { openMemory, type Store } from '../../ship/memory.ts';
import { at, makeManifest, seed } from '../copy/copies.ts';
import { createCutter, type Cut } from '../cutter.ts';
import { copyOf } from './registries.ts';
import { listingHost, NOW, storeOf } from './stores.ts';

const PATHS = ['one', 'two'] as const;

/** Two repositories: images to delete, one of them with two tags, images that stay, and one tag to remove of such an image. */
const createStores = (): readonly Store[] =>
  PATHS.map(() => storeOf(['1.0.0', 'sha-0=1.0.0', 'sha-1', 'sha-2', 'sha-3=sha-2', 'main']));

type MakeHost = (repository: Repository, store: Store) => PruneHost;
/** Prunes both; a signal comes before or after a request has taken effect. */
async function prune(
  stores: readonly Store[],
  make: MakeHost,
  cut?: Cut,
  backup?: string,
  apply = true,
) {
  const { wrap, signal, count } = createCutter(cut);
  const open = (path: string): Repository => {
    const store = stores[PATHS.indexOf(path as 'one')];
    if (store === undefined) throw new Error(path);
    return wrap(openMemory(store, undefined, `registry.test/${path}`));
  };
  let hasPlan = false;
  const receipt = await pruneRepositories(
    {
      repositories: PATHS.map((path) => ({
        ...{ path, name: `registry.test/${path}`, host: 'registry.test' },
      })),
      policy: { keep: [], delete: ['sha-*'] },
      ...{ inUse: '', apply, ...(backup === undefined ? {} : { backup }) },
    },
    {
      registries: {
        open: ({ path }) => open(path),
        connect: () => undefined,
        endPreflight: () => undefined,
        counts: () => ({ requests: 0, retries: 0 }),
        close: () => undefined,
      },
      ...{ nowMs: NOW, now: () => 0, signal },
      openHost: ({ path }) => {
        const store = stores[PATHS.indexOf(path as 'one')];
        if (store === undefined) throw new Error(path);
        return Promise.resolve(make(open(path), store));
      },
      listClosed: () => Promise.resolve({ closed: new Set(), unasked: 0 }),
      onPlan: () => (hasPlan = true),
    },
  ).catch((thrown: unknown) => thrown);
  return { receipt: receipt as PruneReceipt | Error, hasPlan, count: count() };
}

const isOwn = (tag: string) => !tag.startsWith('tagship-prune-');

/** What a receipt lists is gone; what is gone is listed, or is among what is not known. */
function expectTruth(receipt: PruneReceipt, before: readonly Store[], after: readonly Store[]) {
  for (const [nth, { tags, digests, uncertain = [] }] of receipt.repositories.entries()) {
    const [was, is] = [before[nth], after[nth]];
    if (was === undefined || is === undefined) throw new Error(String(nth));
    for (const tag of tags) expect(is.tags.has(tag), tag).toBe(false);
    for (const digest of digests) expect(is.manifests.has(digest), digest).toBe(false);
    const gone = [
      ...[...was.tags.keys()].filter((tag) => isOwn(tag) && !is.tags.has(tag)),
      ...[...was.manifests.keys()].filter((digest) => !is.manifests.has(digest)),
    ];
    for (const one of gone) expect([...tags, ...digests, ...uncertain]).toContain(one);
    for (const one of uncertain) expect([...tags, ...digests]).not.toContain(one);
    for (const [tag, digest] of was.tags)
      if (uncertain.includes(digest)) expect([...tags, ...uncertain], digest).toContain(tag);
  }
  const text = renderPrune(receipt, { nowMs: NOW, isDry: false, paint: plain });
  const open = receipt.repositories.flatMap(({ uncertain = [] }) => uncertain);
  for (const { rows, tags, digests, problems } of receipt.repositories) {
    const going = rows.filter(({ verdict }) => verdict === 'delete');
    if (going.some(({ digest }) => open.includes(digest))) expect(text).toContain('not known');
    const partly = going
      .filter(({ digest }) => ![...digests, ...open].includes(digest))
      .filter((row) => row.tags.some(({ tag }) => tags.includes(tag)));
    if (partly.length > 0) expect(text).toContain('partly deleted');
    const said = problems.find(({ code }) => code === 'PRUNE_INTERRUPTED')?.message;
    for (const tag of said === undefined ? [] : tags) expect(said).toContain(tag);
    partlySeen += partly.length;
  }
}

/** Images of which some tags were gone, and the manifest was not. */
let partlySeen = 0;

const hosts: readonly (readonly [string, MakeHost])[] = [
  ['a host that deletes by digest', (repository) => createDistributionHost(repository, () => 'x')],
  [
    'a host where tags go first',
    (repository, store) => {
      const host = listingHost(store);
      const step = repository.authorize as unknown as () => Promise<void>;
      return {
        ...host,
        list: () => step().then(host.list),
        untag: (...args) => host.untag(...args).then(step),
        remove: (...args) => step().then(() => host.remove(...args)),
      };
    },
  ],
];

describe.each(hosts)('a prune that is interrupted, at %s', (name, make) => {
  it.each(['before', 'after'] as const)('%s each request', async (when) => {
    const { count } = await prune(createStores(), make);
    const done = createStores();
    await prune(done, make);
    let withReceipt = 0;
    for (let cut = 1; cut <= count; cut += 1) {
      const stores = createStores();
      const before = stores.map(copyOf);
      const { receipt, hasPlan } = await prune(stores, make, { at: cut, when });
      if (receipt instanceof Error) {
        expect(hasPlan).toBe(false);
        expect(receipt.message).toBe('ended by SIGTERM');
        for (const [nth, store] of stores.entries()) expect(store.tags).toEqual(before[nth]?.tags);
        continue;
      }
      withReceipt += 1;
      expect(receipt.status).toBe('failed');
      expectTruth(receipt, before, stores);
      const codes = receipt.repositories.flatMap(({ problems }) =>
        problems.map(({ code }) => code),
      );
      expect(codes.filter((code) => code === 'PRUNE_INTERRUPTED')).toHaveLength(1);
      await prune(stores, make);
      for (const [nth, { tags, manifests }] of stores.entries()) {
        expect(tags).toEqual(done[nth]?.tags);
        expect([...manifests.keys()].sort()).toEqual(
          [...(done[nth]?.manifests.keys() ?? [])].sort(),
        );
      }
    }
    expect(withReceipt).toBeGreaterThan(20);
    expect(partlySeen > 0).toBe(name === 'a host where tags go first');
  });
});

it('during the backup nothing is deleted, and the receipt says so', async () => {
  const backup = await mkdtemp(join(tmpdir(), 'tagship-backup-'));
  onTestFinished(() => rm(backup, { recursive: true }));
  const make: MakeHost = (repository) => createDistributionHost(repository, () => 'x');
  const planning = await prune(createStores(), make, undefined, undefined, false);
  const cut = { at: planning.count + 20, when: 'before' } as const;
  const stores = createStores();
  const before = stores.map(copyOf);
  const { receipt } = await prune(stores, make, cut, backup);
  if (receipt instanceof Error) throw receipt;
  for (const [nth, store] of stores.entries()) expect(store.tags).toEqual(before[nth]?.tags);
  expect(receipt.status).toBe('failed');
  const problems = receipt.repositories.flatMap((one) => one.problems);
  expect(problems.filter(({ level }) => level === 'error')).toMatchObject([
    {
      code: 'PRUNE_INTERRUPTED',
      message: expect.stringContaining('(ended by SIGTERM): nothing was deleted') as unknown,
    },
  ]);
});

it('the command prints the receipt, writes it, and ends with 130', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'tagship-prune-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const controller = new AbortController();
  const made = (version: string) =>
    makeManifest(version, {
      annotations: {
        'org.opencontainers.image.version': version,
        'org.opencontainers.image.created': '2020-02-02T00:00:00Z',
      },
    });
  const images = { '1.0.0': made('1.0.0'), 'sha-1': made('1'), 'sha-2': made('2') };
  const server = await serveDialect(({ method, reference }, { manifests, tags }) => {
    if (method !== 'DELETE' || !reference.startsWith('sha256:')) return undefined;
    manifests.delete(reference);
    for (const [tag, digest] of tags) if (digest === reference) tags.delete(tag);
    const isLast = ![...tags.keys()].some((tag) => tag.startsWith('sha-'));
    if (isLast) controller.abort(new Error('ended by SIGINT'));
    return { status: 202 };
  });
  onTestFinished(() => server.close());
  seed(server, images);
  const words = ['prune', at(server), '--delete', 'sha-*', '--minimum-age', '1h', '--yes'];
  const run = await runWords(
    [...words, '--json', '--receipt', 'prune.json'],
    { cwd: directory, env: { HOME: directory } },
    controller.signal,
  );
  expect(run.code, run.stderr).toBe(130);
  const receipt = JSON.parse(run.stdout) as PruneReceipt;
  expect(JSON.parse(await readFile(join(directory, 'prune.json'), 'utf8'))).toEqual(receipt);
  const [told] = receipt.repositories;
  const all = [...(told?.digests ?? []), ...(told?.uncertain ?? [])];
  const digests = [images['sha-1'], images['sha-2']].map(({ bytes }) => toDigest(bytes));
  expect(all).toEqual(expect.arrayContaining(digests));
  expect(run.stderr).toContain('[PRUNE_INTERRUPTED]');
});
