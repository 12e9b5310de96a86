// SPDX-License-Identifier: Apache-2.0
// Which destinations are left to be tagged after signing, in memory. Real registries and faults are in test/faults.
import { describe, expect, it } from 'vitest';
import { error, Problem } from '../../../src/problem.ts';
import type { PushedImage } from '../../../src/ship/destination.ts';
import { openKey } from '../../../src/ship/sign/key.ts';
import { signImages } from '../../../src/ship/sign/sign.ts';
import { createKeySigner } from '../../../src/ship/sign/signer.ts';
import { KEYS } from '../../faults/signatures.ts';
import { createStore, openMemory, type Store } from '../memory.ts';
import { exactTag } from '../plans.ts';
import { destinationOf, putOurs } from '../tagging.ts';

const opened = openKey(KEYS.Ed25519, '');
if ('refused' in opened) throw new Error(opened.refused);
const signing = {
  signer: createKeySigner(opened.key),
  format: 'both',
  clock: { now: () => 0, random: () => 0, sleep: () => Promise.resolve() },
  signal: new AbortController().signal,
  note: () => undefined,
} as const;

/** The image of a target in a repository of its own store, or of one that others share. */
function imageIn(
  name: string,
  given: { readonly store?: Store; readonly required?: boolean; readonly refuses?: boolean } = {},
): PushedImage {
  const { store = createStore(), required = true, refuses = false } = given;
  const memory = openMemory(store, undefined, `registry.test/${name}`);
  const repository = {
    ...memory,
    readBlob: ({ digest }: { readonly digest: string }) =>
      Promise.resolve(Buffer.from(store.blobs.get(digest) ?? [])),
    putManifest: (...[reference, manifest]: Parameters<typeof memory.putManifest>) =>
      refuses
        ? Promise.reject(new Problem([error('REGISTRY_DENIED', 'read only')]))
        : memory.putManifest(reference, manifest),
  };
  const run = { tags: [exactTag('1.2.3')] };
  const destination = destinationOf({ store, repository, required }, run);
  const manifest = putOurs(store, run);
  const platforms = { 'linux/amd64': manifest.digest };
  return { destination, builtImage: { manifest, platforms, imageId: null } };
}

describe('signing', () => {
  it('leaves every target of a repository that refuses without a tag, also with one image for all', async () => {
    const store = createStore();
    const shared = { store, required: false, refuses: true };
    const images = [imageIn('good'), imageIn('shared', shared), imageIn('shared', shared)];
    // Each target has another repository that takes the signature.
    const targets = images.map(({ destination }) => destination.target);
    const good = targets.map((target, at) => {
      const one = imageIn(`good-${at}`);
      return { ...one, destination: { ...one.destination, target } };
    });
    const signed = await signImages([...images, ...good], signing);
    expect(signed.pushedImages).toEqual([images[0], ...good]);
    expect(signed.problems.map(({ level, code }) => `${level} ${code}`)).toContain(
      'notice SIGN_REFUSED',
    );
  });

  it.each([
    { name: 'a required repository', images: () => [imageIn('a', { refuses: true })] },
    {
      name: 'all repositories',
      images: () => [imageIn('a', { refuses: true, required: false })],
    },
    {
      name: 'all repositories of one target',
      images: () => [imageIn('a', { refuses: true, required: false }), imageIn('b')],
    },
  ])('is an error where $name refuses', async ({ images }) => {
    await expect(signImages(images(), signing)).rejects.toMatchObject({
      problems: [{ level: 'error', code: 'SIGN_REFUSED' }, { code: 'REGISTRY_DENIED' }],
    });
  });

  it('of an image that is tagged already is no error where a repository that is not required refuses', async () => {
    const images = [imageIn('a', { refuses: true, required: false })];
    const signed = await signImages(images, { ...signing, isTagged: true });
    expect(signed.pushedImages).toEqual([]);
    expect(signed.problems.map(({ level }) => level)).toEqual(['notice', 'notice']);
  });

  describe('by a signer that has no signature for the older format', () => {
    const signer = { ...signing.signer, signPayload: () => Promise.resolve(undefined) };

    it('is by bundles alone, with one notice', async () => {
      const images = [imageIn('a'), imageIn('b')];
      const signed = await signImages(images, { ...signing, signer });
      expect(signed.pushedImages).toEqual(images);
      expect(signed.problems.map(({ level, code }) => `${level} ${code}`)).toEqual([
        'notice SIGN_BUNDLE_ONLY',
      ]);
    });

    it('is an error of the signer where no other format is wanted', async () => {
      const images = [imageIn('a', { required: false }), imageIn('b', { required: false })];
      const older = { ...signing, signer, format: 'legacy' } as const;
      await expect(signImages(images, older)).rejects.toMatchObject({
        problems: [{ level: 'error', code: 'SIGN_FORMAT' }],
      });
    });
  });
});
