// SPDX-License-Identifier: Apache-2.0
// What is begun while buildx is still ending, by what it says.
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { error, Problem } from '../../../../src/problem.ts';
import type { Built } from '../../../../src/ship/push/built.ts';
import {
  openPushAhead,
  type PushAheadOptions,
} from '../../../../src/ship/push/strategy/builder-ahead.ts';
import type { Repository } from '../../../../src/registry/registry.ts';
import { createStore, digestOf, openMemory, putImage, putIndex } from '../../memory.ts';
import { instantClock } from '../../scripted-shell.ts';

const PUSHING = '#8 pushing manifest for one.test/app\n';
const PUSHED = '#8 pushing manifest for one.test/app 0.3s done\n';

/** An image in the repository that a builder pushes to, and one other repository. */
function open(clock = instantClock(), deliver?: PushAheadOptions['deliver']) {
  const [store, other] = [createStore(), createStore()];
  const image = putImage(store, { salt: 'built' });
  const index = putIndex(store, [{ manifest: image }]);
  const primary = openMemory(store, undefined, 'one.test/app');
  const others = [openMemory(other, undefined, 'two.test/app')];
  const ahead = openPushAhead(primary, others, { clock, deliver });
  const named =
    `#8 exporting manifest ${image.digest} 0.0s done\n` +
    `#8 exporting config sha256:${'c'.repeat(64)} done\n` +
    `#8 exporting manifest list ${index.digest} done\n`;
  return { store, other, image, index, ahead, hear: ahead.listen(), named };
}

describe('a push that is listened to', () => {
  it.each([
    { name: 'nothing before the manifests are there', said: (named: string) => named, begun: 0 },
    { name: 'nothing that was not named', said: () => PUSHED, begun: 0 },
    {
      name: 'nothing that a step of the build says',
      said: (named: string) => named.replaceAll('#8 ', '#5 0.123 ') + PUSHED,
      begun: 0,
    },
    { name: 'all that was named', said: (named: string) => named + PUSHED, begun: 2 },
    {
      name: 'the same once, however often it is pushed',
      said: (named: string) => named + PUSHED + named + PUSHED,
      begun: 2,
    },
  ])('reads ahead $name', ({ said, begun }) => {
    const { store, hear, named } = open();
    for (const letter of said(named)) hear(letter);
    expect(store.requests).toHaveLength(begun);
  });

  it.each([
    { name: 'the only repository', count: 0, calls: 1 },
    { name: 'one of several, which follow', count: 1, calls: 0 },
  ])('tells when the image is in $name', ({ count, calls }) => {
    const others = [openMemory(createStore(), undefined, 'two.test/app')].slice(0, count);
    const primary = openMemory(createStore(), undefined, 'one.test/app');
    let pushed = 0;
    const onPushed = () => (pushed += 1);
    const hear = openPushAhead(primary, others, { clock: instantClock(), onPushed }).listen();
    hear(PUSHING);
    expect(pushed).toBe(0);
    hear(PUSHED);
    expect(pushed).toBe(calls);
  });

  it('has its manifests read once, and its blobs sent to the others', async () => {
    const { store, other, image, index, ahead, hear, named } = open();
    hear(named + PUSHED);
    expect(await ahead.source.readManifest(index.digest)).toEqual(index);
    expect(await ahead.source.readManifest(image.digest)).toEqual(image);
    const [config = ''] = store.blobs.keys();
    const descriptor = { mediaType: '', digest: config, size: 1 };
    await ahead.targets[0]?.putBlob(descriptor, ahead.source);
    expect(await ahead.targets[0]?.resolve(index.digest)).toBeUndefined();
    expect([...other.blobs.keys()]).toEqual([config]);
    expect(other.requests.toSorted()).toEqual([
      ...[image.digest, index.digest].toSorted().map((digest) => `HEAD ${digest}`),
      `PUT blob ${config}`,
    ]);
    expect(store.requests).toEqual([
      `GET ${image.digest}`,
      `GET ${index.digest}`,
      `GET blob ${config}`,
    ]);
  });

  it('is followed while one manifest after the other comes', async () => {
    const clock = instantClock();
    const { store, image, index, ahead, hear, named } = open({
      ...clock,
      sleep: async (ms, signal) => {
        await clock.sleep(ms, signal);
        const next = clock.waits.length === 1 ? image : index;
        store.manifests.set(next.digest, next);
        if (next === index) hear(PUSHED);
      },
    });
    store.manifests.clear();
    hear(named + PUSHING);
    while (!store.manifests.has(index.digest)) await turn();
    ahead.end(true);
    expect(await ahead.source.readManifest(index.digest)).toEqual(index);
    expect(await ahead.source.readManifest(image.digest)).toEqual(image);
    const [config = ''] = store.blobs.keys();
    expect(store.requests.filter((request) => request.startsWith('GET sha256'))).toEqual([
      ...[`GET ${image.digest}`, `GET ${image.digest}`],
      ...[`GET ${index.digest}`, `GET ${index.digest}`],
    ]);
    while (!store.requests.includes(`GET blob ${config}`)) await turn();
  });

  it('is asked for the next manifest before anything is sent to the others', async () => {
    const { store, image, index, named } = open();
    const other: Repository = {
      ...openMemory(createStore(), undefined, 'two.test/app'),
      putBlob: () => {
        store.requests.push('send');
        return Promise.resolve('present');
      },
    };
    const primary = openMemory(store, undefined, 'one.test/app');
    const ahead = openPushAhead(primary, [other], { clock: instantClock() });
    ahead.listen()(named + PUSHING);
    while (!store.requests.includes('send')) await turn();
    ahead.end(true);
    expect(store.requests).toEqual([`GET ${image.digest}`, `GET ${index.digest}`, 'send']);
  });

  it('is not followed permanently', async () => {
    const { store, image, hear, named } = open();
    store.manifests.clear();
    hear(named + PUSHING);
    for (let turns = 0; turns < 100; turns += 1) await turn();
    expect(store.requests).toEqual(Array.from({ length: 20 }, () => `GET ${image.digest}`));
  });

  it('is asked again for what was not there yet', async () => {
    const { store, index, ahead, hear, named } = open();
    store.manifests.delete(index.digest);
    hear(named + PUSHED);
    await expect(ahead.source.readManifest(index.digest)).rejects.toThrow();
    store.manifests.set(index.digest, index);
    expect(await ahead.source.readManifest(index.digest)).toEqual(index);
  });
});

describe('an image that is delivered while buildx ends', () => {
  /** What a delivery gives, here only by its digest. */
  const toBuilt = (digest: string): Built => ({
    ...{ digest, mediaType: '', imageId: null, platforms: {}, failed: [], bare: new Map() },
    ...{ manifest: { digest, mediaType: '', bytes: Buffer.of() }, notices: [] },
    source: openMemory(createStore()),
  });

  function deliverTo(how: (digest: string) => Promise<Built>) {
    const delivered: string[] = [];
    const opened = open(instantClock(), ({ manifest }, targets) => {
      delivered.push(...targets.map(({ repository }) => `${repository.name}@${manifest.digest}`));
      return how(manifest.digest);
    });
    return { ...opened, delivered };
  }

  it('goes out once, when all of it is pushed, and is found by its digest', async () => {
    const { image, index, ahead, hear, named, delivered } = deliverTo((digest) =>
      Promise.resolve(toBuilt(digest)),
    );
    hear(named + PUSHING);
    for (let turns = 0; turns < 20; turns += 1) await turn();
    expect(delivered).toEqual([]);
    hear(PUSHED + named + PUSHED);
    expect((await ahead.find(index.digest))?.digest).toBe(index.digest);
    expect(await ahead.find(image.digest)).toBeUndefined();
    expect(delivered).toEqual([`two.test/app@${index.digest}`]);
  });

  it('is delivered after the end of buildx, where it could not be read before', async () => {
    const { store, index, ahead, hear, named, delivered } = deliverTo((digest) =>
      Promise.resolve(toBuilt(digest)),
    );
    store.manifests.delete(index.digest);
    hear(named + PUSHED);
    expect(await ahead.find(index.digest)).toBeUndefined();
    expect(delivered).toEqual([]);
  });

  it('writes nothing any more when buildx fails', async () => {
    const { other, index, ahead, hear, named } = open(
      instantClock(),
      async ({ manifest }, [target]) => {
        for (let turns = 0; turns < 20; turns += 1) await turn();
        await target?.putManifest(manifest.digest, manifest);
        return toBuilt(manifest.digest);
      },
    );
    hear(named + PUSHED);
    ahead.end(false);
    expect(await ahead.find(index.digest)).toBeUndefined();
    expect(other.manifests.size).toBe(0);
  });

  it.each([
    { name: 'a problem', thrown: new Problem([error('PUSH_FAILED', 'no')]), isFinal: true },
    { name: 'anything else', thrown: new Error('no longer needed'), isFinal: false },
  ])('fails for good by $name: $isFinal', async ({ thrown, isFinal }) => {
    const { index, ahead, hear, named } = deliverTo(() => Promise.reject(thrown));
    hear(named + PUSHED);
    const found = await ahead.find(index.digest).catch((cause: unknown) => cause);
    expect(found).toBe(isFinal ? thrown : undefined);
  });
});

it('asks for an upload at once for what is small and likely to be new', async () => {
  const store = createStore();
  const sizes = [1_000, 3_000_000, 1_000, 3_000_000, 1_000];
  const [config, ...layers] = sizes.map((size, at) => ({
    ...{ mediaType: 'application/octet-stream', size },
    digest: `sha256:${String(at).repeat(64)}`,
  }));
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, config, layers }));
  const digest = digestOf(bytes);
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  store.manifests.set(digest, { mediaType, digest, bytes });
  const likely: string[] = [];
  const other: Repository = {
    ...openMemory(createStore(), undefined, 'two.test/app'),
    putBlob: (blob, _source, options) => {
      if (options?.isNew === true) likely.push(blob.digest.slice('sha256:'.length, -63));
      return Promise.resolve('present');
    },
  };
  const primary = openMemory(store, undefined, 'one.test/app');
  const ahead = openPushAhead(primary, [other], { clock: instantClock() });
  ahead.listen()(`#8 exporting manifest ${digest} done\n${PUSHED}`);
  await ahead.source.readManifest(digest);
  for (let turns = 0; turns < 20; turns += 1) await turn();
  expect(likely).toEqual(['0', '4']);
});
