// SPDX-License-Identifier: Apache-2.0
// Records as they are in a repository: ours, and what others left there.
import { describe, expect, it } from 'vitest';
import { readTagHistory } from '../../../src/lifecycle/log/read.ts';
import { attachRecord, readRecords, RECORD_BYTES } from '../../../src/ship/history/records.ts';
import { HISTORY_KIND, type HistoryRecord } from '../../../src/ship/history/record.ts';
import { makeArtifact } from '../../../src/ship/sign/store/artifact.ts';
import type { Manifest } from '../../../src/registry/registry.ts';
import { problemOf } from '../../registry/bench.ts';
import { createStore, openMemory, putImage, type Store } from '../memory.ts';

const { artifactType } = HISTORY_KIND;
const clock = { now: () => 0, random: () => 0, sleep: () => Promise.resolve() };
const attaching = { clock, signal: new AbortController().signal };
const created = '2026-11-27T03:00:00Z';
const by = { at: created, ci: 'github' };

function recordOf(digest: string, from: string | null): HistoryRecord {
  return {
    schemaVersion: 1,
    kind: 'tagship/history',
    command: 'ship',
    by,
    repository: 'registry.test/acme/app',
    digest,
    tags: [{ tag: 'latest', kind: 'floating', action: 'moved', from, reason: '' }],
  };
}

async function attach(store: Store, { mediaType, digest, bytes }: Manifest, record: object) {
  const subject = { mediaType, digest, size: bytes.byteLength };
  await attachRecord(openMemory(store), subject, { artifactType, record, created }, attaching);
}

/** Leaves bytes as a record, as anyone who may push can. */
function leave(store: Store, { mediaType, digest, bytes: own }: Manifest, record: object): void {
  const subject = { mediaType, digest, size: own.byteLength };
  const bytes = Buffer.from(JSON.stringify(record));
  const { manifest, blobs } = makeArtifact({ artifactType, subject, bytes, annotations: {} });
  store.manifests.set(manifest.digest, manifest);
  for (const { descriptor, bytes: blob } of blobs) store.blobs.set(descriptor.digest, blob);
}

describe.each([
  { name: 'with the referrers API', hasReferrers: true },
  { name: 'without', hasReferrers: false },
])('in a registry $name', ({ hasReferrers }) => {
  it('the same record is there once, and next to others', async () => {
    const store = createStore({ hasReferrers });
    const image = putImage(store, { version: '1.2.3' });
    await attach(store, image, recordOf(image.digest, null));
    await attach(store, image, recordOf(image.digest, null));
    await attach(store, image, recordOf(image.digest, `sha256:${'b'.repeat(64)}`));
    expect(await readRecords(openMemory(store), image.digest, HISTORY_KIND)).toHaveLength(2);
  });

  it('what others left there is not read', async () => {
    const store = createStore({ hasReferrers });
    const image = putImage(store, { version: '1.2.3' });
    await attach(store, image, recordOf(image.digest, null));
    await attach(store, image, { kind: 'something else' });
    leave(store, image, { ...recordOf(image.digest, null), more: 'x'.repeat(RECORD_BYTES) });
    expect(await readRecords(openMemory(store), image.digest, HISTORY_KIND)).toHaveLength(1);
  });
});

it('a history that leads in a circle is read once', async () => {
  const store = createStore({ hasReferrers: true });
  const [one, other] = ['1.2.2', '1.2.3'].map((version) => putImage(store, { version }));
  if (one === undefined || other === undefined) throw new Error('no images');
  await attach(store, one, recordOf(one.digest, other.digest));
  await attach(store, other, recordOf(other.digest, one.digest));
  const { entries, isCut } = await readTagHistory(openMemory(store), [one.digest], {
    tag: 'latest',
  });
  expect([entries.length, isCut]).toEqual([2, false]);
});

it('a history without an end is cut', async () => {
  const store = createStore({ hasReferrers: true });
  const images = Array.from({ length: 250 }, (_, at) => putImage(store, { version: `1.0.${at}` }));
  for (const [at, image] of images.entries()) {
    leave(store, image, recordOf(image.digest, images[at + 1]?.digest ?? null));
  }
  const { entries, isCut } = await readTagHistory(openMemory(store), [images[0]?.digest ?? ''], {});
  expect([entries.length, isCut]).toEqual([200, true]);
});

it('records of which more than 1,000 refer to an image are not taken for all of them', async () => {
  const store = createStore({ hasReferrers: true });
  const image = putImage(store, { version: '1.2.3' });
  for (let at = 0; at < 1_001; at += 1) {
    leave(store, image, { ...recordOf(image.digest, null), at });
  }
  const repository = openMemory(store);
  const { problems } = await problemOf(readRecords(repository, image.digest, HISTORY_KIND));
  expect(problems.map(({ code }) => code)).toEqual(['HISTORY_CUT']);
  const history = await readTagHistory(repository, [image.digest], { tag: 'latest' });
  expect([history.entries.length, history.isCut]).toEqual([1_000, true]);
});

it('the tombstone in front of hundreds of others counts', async () => {
  const store = createStore({ hasReferrers: true });
  const image = putImage(store, { version: '1.2.3' });
  await attach(store, image, recordOf(image.digest, null));
  for (let at = 0; at < 300; at += 1) {
    leave(store, image, { ...recordOf(image.digest, null), at });
  }
  expect(await readRecords(openMemory(store), image.digest, HISTORY_KIND)).toHaveLength(301);
});
