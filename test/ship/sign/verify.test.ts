// SPDX-License-Identifier: Apache-2.0
// Signatures that somebody else put next to an image, in memory: of another image, and thousands of them.
import { createPublicKey } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkSigned } from '../../../src/lifecycle/promote/signed.ts';
import { createSignatureReader } from '../../../src/lifecycle/status/signature.ts';
import type { Repository } from '../../../src/registry/registry.ts';
import { openKey } from '../../../src/ship/sign/key.ts';
import { createKeySigner } from '../../../src/ship/sign/signer.ts';
import { makeReferrer, toLegacyTag, type Artifact } from '../../../src/ship/sign/store/artifact.ts';
import { putLegacy, signLegacy } from '../../../src/ship/sign/store/legacy-store.ts';
import { readKeyCheck, type SignatureCheck } from '../../../src/ship/sign/verify.ts';
import { KEYS } from '../../faults/signatures.ts';
import { createStore, openMemory, putImage, type Store } from '../memory.ts';
import { scriptShell } from '../scripted-shell.ts';

const opened = openKey(KEYS.Ed25519, '');
if ('refused' in opened) throw new Error(opened.refused);
const signer = createKeySigner(opened.key);
const CREATED = '2026-01-01T00:00:00Z';
let cwd: string;
let check: SignatureCheck;

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'tagship-verify-'));
  const publicKey = createPublicKey(KEYS.Ed25519).export({ type: 'spki', format: 'pem' });
  await writeFile(join(cwd, 'own.pub'), publicKey);
  const { shell } = scriptShell([]);
  const signal = new AbortController().signal;
  check = await readKeyCheck('own.pub', { cwd, shell, signal, env: {} });
});
afterAll(() => rm(cwd, { recursive: true }));

/** Two images of a repository with the referrers API; how many blobs are read is counted. */
function open() {
  const store = createStore({ hasReferrers: true });
  let reads = 0;
  const repository: Repository = {
    ...openMemory(store),
    readBlob: ({ digest }) => {
      reads += 1;
      return Promise.resolve(Buffer.from(store.blobs.get(digest) ?? []));
    },
  };
  const [ours, other] = ['1.2.3', '6.6.6'].map((version) => {
    const { mediaType, digest, bytes } = putImage(store, { version });
    return { mediaType, digest, size: bytes.byteLength };
  });
  if (ours === undefined || other === undefined) throw new Error('no image');
  return { store, repository, ours, other, reads: () => reads };
}

function put(store: Store, { manifest, blobs }: Artifact): void {
  for (const { descriptor, bytes } of blobs) store.blobs.set(descriptor.digest, bytes);
  store.manifests.set(manifest.digest, manifest);
}

it('a signature of another image does not count, in either format', async () => {
  const { store, repository, ours, other } = open();
  const bundle = await signer.makeBundle(other.digest);
  const legacy = await signLegacy(repository, undefined, other.digest, signer);
  if (legacy === undefined) throw new Error('no signature');
  await putLegacy(repository, other.digest, legacy);
  expect(await check(repository, other.digest)).toEqual([]);
  put(store, makeReferrer(ours, bundle, CREATED));
  await repository.putManifest(toLegacyTag(ours.digest), legacy.manifest);
  expect(await check(repository, ours.digest)).toMatchObject([{ code: 'VERIFY_UNSIGNED' }]);
  put(store, makeReferrer(ours, await signer.makeBundle(ours.digest), CREATED));
  expect(await check(repository, ours.digest)).toEqual([]);
});

it('of thousands of manifests that refer to an image a limited number is read', async () => {
  const { store, repository, ours, reads } = open();
  for (let at = 0; at < 3000; at += 1) {
    put(store, makeReferrer(ours, Buffer.from(`{"at":${at}}`), CREATED));
  }
  const [problem] = await check(repository, ours.digest);
  expect(problem).toMatchObject({ code: 'VERIFY_UNSIGNED' });
  expect(problem?.message).toContain('Of the 3000 bundles that refer to it the newest 50');
  expect(reads()).toBeLessThan(60);
});

it('of a tag with more than 50 signatures of the older format the last 50 are looked at, and that is said', async () => {
  const { repository, ours } = open();
  const strange = openKey(KEYS['P-256'], '');
  if ('refused' in strange) throw new Error(strange.refused);
  let all = await signLegacy(repository, undefined, ours.digest, signer);
  const stranger = createKeySigner(strange.key);
  for (let others = 1; others <= 60; others += 1) {
    const next = await signLegacy(repository, all?.manifest, ours.digest, stranger);
    if (next === undefined) throw new Error('no signature');
    await putLegacy(repository, ours.digest, next);
    all = next;
  }
  const said = 'Of its 61 signatures in the older format the last 50 were looked at.';
  const [problem] = await check(repository, ours.digest);
  expect(problem?.code).toBe('VERIFY_UNSIGNED');
  expect(problem?.message).toContain(said);
  const verifier = { ...signer, who: 'the key', others: () => '' };
  const [refused] = await checkSigned(repository, ours.digest, verifier);
  expect(refused).toMatchObject({ code: 'PROMOTE_UNSIGNED' });
  expect(refused?.message).toContain(said);
  const unread: string[] = [];
  const read = createSignatureReader({
    ...{ repository, tags: new Set([toLegacyTag(ours.digest)]), reads: true, verifier: signer },
    onUnread: (_, what) => unread.push(what),
  });
  expect(await read(ours.digest)).toMatchObject({ isSigned: true, isVerified: false });
  expect(unread).toEqual([said]);
});

describe('a signature among many bundles is found', () => {
  const SCAN = 'https://cosign.sigstore.dev/attestation/vuln/v1';
  const day = (at: number) => new Date(Date.parse(CREATED) + at * 86_400_000).toISOString();
  const rows = [
    { name: 'statements of later days', at: 0, type: SCAN },
    { name: 'signatures by others of earlier days, listed after it', at: 61, type: undefined },
  ];
  it.each(rows)('$name', async ({ at, type }) => {
    const { store, repository, ours } = open();
    const bundle = await signer.makeBundle(ours.digest);
    put(store, makeReferrer(ours, bundle, day(at)));
    for (let other = 1; other <= 60; other += 1) {
      put(store, makeReferrer(ours, Buffer.from(`{"at":${other}}`), day(other), type));
    }
    expect(await check(repository, ours.digest)).toEqual([]);
  });
});
