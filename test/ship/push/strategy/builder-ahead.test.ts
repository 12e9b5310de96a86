// SPDX-License-Identifier: Apache-2.0
// What is begun while buildx is still ending, by what it says.
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openPushAhead } from '../../../../src/ship/push/strategy/builder-ahead.ts';
import { createStore, openMemory, putImage, putIndex } from '../../memory.ts';
import { instantClock } from '../../scripted-shell.ts';

const PUSHING = '#8 pushing manifest for one.test/app\n';
const PUSHED = '#8 pushing manifest for one.test/app 0.3s done\n';

/** An image in the repository that a builder pushes to, and one other repository. */
function open(clock = instantClock()) {
  const [store, other] = [createStore(), createStore()];
  const image = putImage(store, { salt: 'built' });
  const index = putIndex(store, [{ manifest: image }]);
  const primary = openMemory(store, undefined, 'one.test/app');
  const others = [openMemory(other, undefined, 'two.test/app')];
  const ahead = openPushAhead(primary, others, { clock });
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
    expect(store.requests).toContain(`GET blob ${config}`);
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
