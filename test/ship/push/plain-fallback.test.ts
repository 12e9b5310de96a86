// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { readImage } from '../../../src/ship/push/image.ts';
import { copyTo, withoutAttestations } from '../../../src/ship/push/plain-fallback.ts';
import { readContents } from '../../../src/registry/manifests/contents.ts';
import { createStore, openMemory } from '../memory.ts';
import { noAttestation, noIndex, nothing, openPicky, putAttested, type Taste } from './picky.ts';

async function start(architectures: readonly string[]) {
  const store = createStore();
  const { index, plain } = putAttested(store, { salt: 'ours' }, architectures);
  const source = openMemory(store);
  return { source, index, plain, builtImage: await readImage(source, index.digest) };
}

async function bringTo(architectures: readonly string[], taste: Taste, code?: 'REGISTRY_DENIED') {
  const { source, index, plain, builtImage } = await start(architectures);
  const [easy, picky] = [createStore(), createStore()];
  const targets = [
    openMemory(easy, undefined, 'easy.test/acme/app'),
    openPicky(picky, taste, code === undefined ? {} : ({ code } as never)),
  ];
  const [first, second] = await copyTo(builtImage, source, targets);
  if (first === undefined || second === undefined) throw new Error('not brought');
  return {
    first,
    second,
    index,
    plain,
    picky,
    bare: await withoutAttestations(builtImage, source),
  };
}

describe('a host that does not take every kind of manifest', () => {
  it.each([
    { name: 'no index', taste: noIndex },
    { name: 'no attestation', taste: noAttestation },
  ])('gets the plain manifest of the same build: $name', async ({ taste }) => {
    const { first, second, index, plain, picky } = await bringTo(['amd64'], taste);
    expect(first).toMatchObject({ problems: [], notices: [], builtImage: { manifest: index } });
    expect(second.problems).toEqual([]);
    expect(second.builtImage.manifest).toEqual(plain);
    expect(second.builtImage.platforms).toEqual({ 'linux/amd64': plain.digest });
    expect(picky.manifests.get(plain.digest)).toEqual(plain);
    const [said] = second.notices;
    expect(said).toMatchObject({ level: 'notice', code: 'PUSH_PLAIN' });
    expect(said?.message).toContain('"picky.test/acme/app" differs from the other repositories');
    for (const part of [index.digest, plain.digest, 'linux/amd64', 'answered 415']) {
      expect(said?.message).toContain(part);
    }
  });

  it('gets an index of the platforms alone, where there are several', async () => {
    const { second, index, picky } = await bringTo(['amd64', 'arm64'], noAttestation);
    expect(second.problems).toEqual([]);
    const { manifest } = second.builtImage;
    const platforms = ({ digest }: { digest: string }) =>
      Object.values(second.builtImage.platforms).includes(digest);
    expect(readContents(manifest).manifests).toEqual(
      readContents(index).manifests.filter(platforms),
    );
    expect(picky.manifests.get(manifest.digest)).toEqual(manifest);
    expect(second.notices[0]?.message).toContain('the index without attestations');
  });

  it.each([
    {
      name: 'no index, for several platforms',
      architectures: ['amd64', 'arm64'],
      taste: noIndex,
      hint: 'Several platforms need an index',
    },
    {
      name: 'nothing at all',
      architectures: ['amd64'],
      taste: nothing,
      hint: 'neither an index nor a plain OCI manifest',
    },
  ])('is a problem with a way out: $name', async ({ architectures, taste, hint }) => {
    const { first, second } = await bringTo(architectures, taste);
    expect(first.problems).toEqual([]);
    expect(second.notices).toEqual([]);
    expect(second.problems).toMatchObject([{ level: 'error', code: 'REGISTRY_UNSUPPORTED' }]);
    expect(second.problems[0]?.hint).toContain(hint);
  });

  it('that refuses for another reason gets nothing', async () => {
    const { second, picky, plain } = await bringTo(['amd64'], noIndex, 'REGISTRY_DENIED');
    expect(second.problems).toMatchObject([{ code: 'REGISTRY_DENIED' }]);
    expect(picky.tags.size).toBe(0);
    expect(second.builtImage.manifest.digest).not.toBe(plain.digest);
  });
});

describe('the image without its attestations', () => {
  it('is the same bytes each time', async () => {
    const { source, builtImage } = await start(['amd64', 'arm64']);
    const [one, other] = [
      await withoutAttestations(builtImage, source),
      await withoutAttestations(builtImage, source),
    ];
    expect(one).toEqual(other);
    expect(one?.digest).not.toBe(builtImage.manifest.digest);
  });

  it('is nothing new where there are none', async () => {
    const { source, builtImage, plain } = await start(['amd64', 'arm64']);
    const bare = await withoutAttestations(builtImage, source);
    if (bare === undefined) throw new Error('no index');
    expect(await withoutAttestations({ ...builtImage, manifest: bare }, source)).toBeUndefined();
    expect(
      await withoutAttestations(await readImage(source, plain.digest), source),
    ).toBeUndefined();
  });
});
