// SPDX-License-Identifier: Apache-2.0
// What goes along with an image that is copied, where the list of it is hostile. In memory; real registries are in test/faults.
import { describe, expect, it } from 'vitest';
import { carryAll } from '../../src/ship/reuse/carry-all.ts';
import { carryReferrers } from '../../src/ship/reuse/carry.ts';
import type { Produced, Production } from '../../src/ship/run.ts';
import { createJournal } from '../../src/ship/record/journal.ts';
import { addLegacyLayer, makeReferrer, type Artifact } from '../../src/ship/sign/store/artifact.ts';
import type { ReceiptReferrer } from '../../src/ship/record/receipt.ts';
import { nightly } from '../lab/nightly.ts';
import { createStore, openMemory, putImage, type Store } from './memory.ts';

function put(store: Store, { manifest, blobs }: Artifact): string {
  for (const { descriptor, bytes } of blobs) store.blobs.set(descriptor.digest, bytes);
  store.manifests.set(manifest.digest, manifest);
  return manifest.digest;
}

async function carry(
  count: number,
  also: (store: Store) => readonly string[] = () => [],
  target = createStore({ hasReferrers: true }),
) {
  const source = createStore({ hasReferrers: true });
  const image = putImage(source, { version: '1.2.3' });
  putImage(target, { version: '1.2.3' });
  const subject = { ...image, size: image.bytes.byteLength };
  const digests = Array.from({ length: count }, (_, at) =>
    put(source, makeReferrer(subject, Buffer.from(`{"at":${at}}`), '2026-01-01T00:00:00Z')),
  );
  const others = also(source);
  const listed = [...digests, ...others].map((digest) => ({
    ...{ mediaType: 'application/vnd.oci.image.manifest.v1+json', digest, size: 1 },
  }));
  const notes: ReceiptReferrer[] = [];
  const problems = await carryReferrers(image, {
    source: {
      ...openMemory(source),
      label: 'source',
      listReferrers: (of) => Promise.resolve(of === image.digest ? listed : []),
    },
    target: openMemory(target),
    note: (one) => void notes.push(one),
  });
  const codes = problems.map(({ level, code }) => `${level} ${code}`);
  return {
    digests,
    others,
    codes,
    problems,
    target,
    actions: notes.map(({ digest, action }) => `${action} ${digest ?? ''}`),
    has: (digest: string) => target.manifests.has(digest),
  };
}

describe('of a list of referrers', () => {
  it('all are copied', async () => {
    const { digests, codes, has } = await carry(3);
    expect(digests.every(has)).toBe(true);
    expect(codes).toEqual([]);
  });

  const listsOf = ({ requests }: Store) =>
    requests.filter((one) => one.includes('referrers')).length;
  it('the target is asked for its own list once, however long it is', async () => {
    const { target, digests, actions } = await carry(40);
    expect(listsOf(target)).toBe(listsOf((await carry(1)).target));
    expect(actions.filter((one) => one.startsWith('created'))).toHaveLength(digests.length);
  });

  it('a target without the referrers API lists them in one write, next to what it lists already', async () => {
    const target = createStore();
    const own = await carry(1, undefined, target);
    const { digests, codes } = await carry(40, undefined, target);
    expect(codes).toEqual([]);
    const writes = target.writes.map(({ digest }) => digest);
    expect(writes).toHaveLength(2);
    const list = Buffer.from(target.manifests.get(writes[1] ?? '')?.bytes ?? []).toString();
    expect([...own.digests, ...digests].filter((one) => !list.includes(one))).toEqual([]);
  });

  nightly(it)(
    'of which there are too many the newest are copied, and how many are left is said',
    async () => {
      const { digests, codes, problems, has } = await carry(510);
      expect(digests.filter((digest) => !has(digest))).toEqual(digests.slice(0, 11));
      expect(codes).toEqual(['notice REFERRER_NOT_COPIED']);
      expect(problems[0]?.message).toContain('11 more');
    },
  );

  it('one that refers to something else is not copied, and is named', async () => {
    const { others, codes, has } = await carry(1, (store) => {
      const other = putImage(store, { version: '6.6.6' });
      const about = { ...other, size: other.bytes.byteLength };
      return [
        other.digest,
        put(store, makeReferrer(about, Buffer.from('{}'), '2026-01-01T00:00:00Z')),
      ];
    });
    expect(others.some(has)).toBe(false);
    expect(codes).toEqual(['notice REFERRER_NOT_COPIED', 'notice REFERRER_NOT_COPIED']);
  });
});

describe('a tag of the older format that the target has, too', () => {
  const IMAGE = { version: '1.2.3' };
  const layersOf = (store: Store, tag: string) => {
    const { bytes = Buffer.from('{}') } = store.manifests.get(store.tags.get(tag) ?? '') ?? {};
    const { layers = [] } = JSON.parse(Buffer.from(bytes).toString()) as {
      layers?: { annotations: { by: string } }[];
    };
    return layers.map(({ annotations: { by } }) => by);
  };
  /** Signs in the older format, each with an annotation of its own. */
  function sign(store: Store, tag: string, names: readonly string[]): void {
    let made: Artifact | undefined;
    for (const by of names) {
      made = addLegacyLayer(made?.manifest, Buffer.from('one payload'), { by });
      store.tags.set(tag, put(store, made));
    }
  }
  async function merge(end: string, [ours, theirs]: readonly [string[], string[]]) {
    const [source, target] = [createStore(), createStore()];
    const image = putImage(source, IMAGE);
    putImage(target, IMAGE);
    const tag = `${image.digest.replace(':', '-')}.${end}`;
    sign(target, tag, ours);
    sign(source, tag, theirs);
    const notes: ReceiptReferrer[] = [];
    const problems = await carryReferrers(image, {
      source: { ...openMemory(source), label: 'source' },
      target: openMemory(target),
      note: (one) => void notes.push(one),
    });
    const codes = problems.map(({ level, code }) => `${level} ${code}`);
    const { action, digest } = notes.at(-1) ?? {};
    expect(digest).toBe(target.tags.get(tag));
    return { layers: layersOf(target, tag), codes, action };
  }
  const many = Array.from({ length: 499 }, (_, at) => `s${at}`);
  const left = ['notice REFERRER_NOT_COPIED'];

  it.each([
    { end: 'sig', ours: ['own'], theirs: ['a', 'b'], has: ['a', 'b', 'own'], codes: [] },
    { end: 'att', ours: ['a', 'own'], theirs: ['a', 'b'], has: ['b', 'a', 'own'], codes: [] },
    { end: 'sig', ours: ['a', 'own'], theirs: ['a'], has: ['a', 'own'], codes: [] },
    { end: 'sbom', ours: ['own'], theirs: ['a'], has: ['own'], codes: left },
    { end: 'sig', ours: ['own', 'x'], theirs: many, has: ['own', 'x'], codes: left },
  ])('$end: $ours there and $theirs.length more', async ({ end, ours, theirs, has, codes }) => {
    const merged = await merge(end, [ours, theirs]);
    expect(merged).toMatchObject({ layers: has, codes });
    expect(merged.action).toBe(has.length === ours.length ? 'kept' : 'created');
  });
});

it('what two sources have of an image is in one list of the target', async () => {
  const target = createStore();
  const image = putImage(target, { version: '1.2.3' });
  const subject = { ...image, size: image.bytes.byteLength };
  const sources = ['one', 'two'].map((label) => {
    const store = createStore({ hasReferrers: true });
    putImage(store, { version: '1.2.3' });
    const made = makeReferrer(subject, Buffer.from(`"${label}"`), '2026-01-01T00:00:00Z');
    const listed = [{ mediaType: made.manifest.mediaType, digest: put(store, made), size: 1 }];
    const repository = { name: `${label}.test/app`, host: `${label}.test`, path: 'app' };
    const listReferrers = (of: string) => Promise.resolve(of === image.digest ? listed : []);
    return { ...openMemory(store), repository, label, listReferrers };
  });
  const destination = { repository: openMemory(target) };
  const produced = {
    ...{ target: { name: 'app' }, copied: { sources, to: [destination] } },
    pushedImages: [{ destination, builtImage: { manifest: image } }],
  } as unknown as Produced;
  const context = {
    ...{ settings: { sign: 'none' }, trust: { level: 'trusted' } },
    log: { group: (_: string, work: () => Promise<unknown>) => work() },
  };
  const watch = { time: (_: string, work: () => Promise<unknown>) => work() };
  const journal = createJournal('0'.repeat(40), new AbortController().signal);
  await carryAll([produced], { context, watch } as unknown as Production, journal);
  const list = target.manifests.get(target.tags.get(image.digest.replace(':', '-')) ?? '');
  const { manifests } = JSON.parse(Buffer.from(list?.bytes ?? []).toString()) as {
    manifests: object[];
  };
  expect(manifests).toHaveLength(2);
});

it('what refers to an image is copied at every depth', async () => {
  const source = createStore({ hasReferrers: true });
  const target = createStore({ hasReferrers: true });
  const image = putImage(source, { version: '1.2.3' });
  putImage(target, { version: '1.2.3' });
  const chain: string[] = [];
  for (let at = 0, subject = image; at < 7; at += 1) {
    const size = subject.bytes.byteLength;
    const made = makeReferrer({ ...subject, size }, Buffer.from(`${at}`), '2026-01-01T00:00:00Z');
    chain.push(put(source, made));
    subject = made.manifest;
  }
  await carryReferrers(image, {
    source: { ...openMemory(source), label: 'source' },
    target: openMemory(target),
    note: () => undefined,
  });
  for (const digest of chain) expect([...target.manifests.keys()]).toContain(digest);
});
