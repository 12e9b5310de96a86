// SPDX-License-Identifier: Apache-2.0
// What has to be true of the signatures of a release, whatever went wrong. Reads the registries themselves.
import { generateKeyPairSync } from 'node:crypto';
import { expect } from 'vitest';
import { readLegacyLayers } from '../../src/ship/sign/store/artifact.ts';
import { findBundle, listBundles, sortBundles } from '../../src/ship/sign/store/bundle-store.ts';
import { openKey } from '../../src/ship/sign/key.ts';
import { ownsLegacy, readLegacy } from '../../src/ship/sign/store/legacy-store.ts';
import { createKeySigner, type SignatureVerifier } from '../../src/ship/sign/signer.ts';
import { listSubjects } from '../../src/ship/sign/subjects.ts';
import type { RegistryFixture } from './registry-fixture.ts';
import { open, snapshot } from './release-run.ts';

/** The private keys that can be used, in PEM, by kind. */
export const KEYS = {
  'P-256': pemOf(generateKeyPairSync('ec', { namedCurve: 'P-256' })),
  'P-384': pemOf(generateKeyPairSync('ec', { namedCurve: 'P-384' })),
  Ed25519: pemOf(generateKeyPairSync('ed25519')),
  RSA: pemOf(generateKeyPairSync('rsa', { modulusLength: 2048 })),
} as const;

function pemOf({ privateKey }: ReturnType<typeof generateKeyPairSync>): string {
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** The requests that only a signature makes, one a step. */
export const STEPS = [
  { step: 'list the referrers', method: 'GET', url: /\/referrers\// },
  { step: 'read the fallback index', method: 'GET', url: /\/manifests\/sha256-[0-9a-f]{64}$/ },
  { step: 'write a bundle', method: 'PUT', url: /\/manifests\/sha256:/, manifest: /"subject"/ },
  { step: 'write the fallback index', method: 'PUT', url: /\/manifests\/sha256-[0-9a-f]{64}$/ },
  { step: 'read the older signatures', method: 'GET', url: /\.sig$/ },
  { step: 'write an older signature', method: 'PUT', url: /\.sig$/ },
] as const;

/** Settings and variables of a run that signs with a key. */
export function signWith(pem: string) {
  return { settings: { sign: 'key', signKeyEnv: 'SIGN_KEY' }, env: { SIGN_KEY: pem } } as const;
}

/** Every tag of a release that is there leads to an image whose every manifest is signed in both formats, once. */
export async function expectSigned(
  fixture: RegistryFixture,
  path: string,
  pem: string,
): Promise<void> {
  const opened = openKey(pem, '');
  if ('refused' in opened) throw new Error(opened.refused);
  await expectSignedBy(fixture, path, createKeySigner(opened.key));
}

/** Every tagged image has one signature of each format for each of its manifests, from whichever run. */
export async function expectOneEach(fixture: RegistryFixture, path: string): Promise<void> {
  const tags = await snapshot(fixture, path);
  for (const [at, repository] of open(fixture, path).entries()) {
    for (const digest of new Set(Object.values(tags[at] ?? {}))) {
      if (digest === undefined) continue;
      const subjects = await listSubjects(await repository.readManifest(digest), repository);
      for (const subject of subjects) {
        const { referrers } = await listBundles(repository, subject.digest);
        const older = await readLegacy(repository, subject.digest);
        const layers = older === undefined ? [] : readLegacyLayers(older);
        const which = `bundles and older signatures of ${subject.digest} in ${at}`;
        expect([sortBundles(referrers).length, layers.length], which).toEqual([1, 1]);
      }
    }
  }
}

/** As {@link expectSigned}, by any signer. */
export async function expectSignedBy(
  fixture: RegistryFixture,
  path: string,
  signer: SignatureVerifier,
): Promise<void> {
  const tags = await snapshot(fixture, path);
  for (const [at, repository] of open(fixture, path).entries()) {
    for (const digest of new Set(Object.values(tags[at] ?? {}))) {
      if (digest === undefined) continue;
      const subjects = await listSubjects(await repository.readManifest(digest), repository);
      for (const subject of subjects) {
        const listed = await listBundles(repository, subject.digest);
        const bundle = await findBundle(repository, listed, subject.digest, signer);
        expect(bundle, `bundle of ${subject.digest} in ${at}`).toBeDefined();
        const older = await readLegacy(repository, subject.digest);
        const isOwn =
          older !== undefined && (await ownsLegacy(repository, older, subject.digest, signer));
        expect(isOwn, `older signature of ${subject.digest} in ${at}`).toBe(true);
      }
    }
  }
}
