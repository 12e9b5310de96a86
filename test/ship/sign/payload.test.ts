// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { addToIndex, readIndexEntries } from '../../../src/registry/manifests/fallback.ts';
import {
  addLegacyLayer,
  makeReferrer,
  readLegacyLayers,
  toLegacyTag,
} from '../../../src/ship/sign/store/artifact.ts';
import { BUNDLE_TYPE } from '../../../src/ship/sign/bundle.ts';
import { openKey, openPublicKey } from '../../../src/ship/sign/key.ts';
import { makeSimpleSigning, makeStatement } from '../../../src/ship/sign/payload.ts';
import { createKeySigner } from '../../../src/ship/sign/signer.ts';
import { renderVerifyCommand, toKeyCommand } from '../../../src/ship/sign/verify-command.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const OTHER = `sha256:${'b'.repeat(64)}`;
const SUBJECT = { mediaType: 'application/vnd.oci.image.index.v1+json', digest: DIGEST, size: 42 };

function newKey() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const opened = openKey(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), '');
  if ('refused' in opened) throw new Error(opened.refused);
  return opened.key;
}
const key = newKey();
const signer = createKeySigner(key);

interface Bundle {
  verificationMaterial: { publicKey: { hint: string } };
  dsseEnvelope: { payload: string; payloadType: string; signatures: { sig: string }[] };
}
const parse = (bytes: Uint8Array) => JSON.parse(Buffer.from(bytes).toString()) as never;

describe('a bundle', () => {
  it('is a signature of the digest by the key, and of nothing else', async () => {
    const bundle = await signer.makeBundle(DIGEST);
    expect(signer.ownsBundle(bundle, DIGEST)).toBe(true);
    expect(signer.ownsBundle(bundle, OTHER)).toBe(false);
    expect(createKeySigner(newKey()).ownsBundle(bundle, DIGEST)).toBe(false);
  });

  it('names the key by its hint, and in no keyid', async () => {
    const { verificationMaterial, dsseEnvelope }: Bundle = parse(await signer.makeBundle(DIGEST));
    expect(verificationMaterial).toEqual({ publicKey: { hint: key.hint } });
    expect(dsseEnvelope.signatures.map((one) => Object.keys(one))).toEqual([['sig']]);
    expect(openPublicKey(key.publicKey)?.hint).toBe(key.hint);
  });

  const forged: readonly { what: string; change: (bundle: Bundle) => unknown }[] = [
    {
      what: 'with the statement of another digest',
      change: ({ dsseEnvelope: { signatures, payloadType } }) => ({
        dsseEnvelope: {
          ...{ signatures, payloadType },
          payload: makeStatement(OTHER).toString('base64'),
        },
      }),
    },
    {
      what: 'of another type of payload',
      change: ({ dsseEnvelope }) => ({ dsseEnvelope: { ...dsseEnvelope, payloadType: 'text' } }),
    },
    {
      what: 'without signatures',
      change: ({ dsseEnvelope }) => ({ dsseEnvelope: { ...dsseEnvelope, signatures: [] } }),
    },
    {
      what: 'with a signature that is no text',
      change: ({ dsseEnvelope }) => ({
        dsseEnvelope: { ...dsseEnvelope, signatures: [{ sig: 1 }, null] },
      }),
    },
    { what: 'without an envelope', change: () => ({ dsseEnvelope: null }) },
    { what: 'that is a list', change: () => [] },
  ];
  it.each(forged)('$what is not one', async ({ change }) => {
    const bundle: Bundle = parse(await signer.makeBundle(DIGEST));
    const bytes = Buffer.from(JSON.stringify(change(bundle)));
    expect([DIGEST, OTHER].map((digest) => signer.ownsBundle(bytes, digest))).toEqual([
      false,
      false,
    ]);
  });
});

describe('manifests', () => {
  it('a referrer has the artifact type, its subject and the marks of a bundle', async () => {
    const bundle = await signer.makeBundle(DIGEST);
    const { manifest, blobs } = makeReferrer(SUBJECT, bundle, '2024-01-01T00:00:00.000Z');
    expect(parse(manifest.bytes)).toMatchObject({
      artifactType: BUNDLE_TYPE,
      subject: SUBJECT,
      config: { mediaType: 'application/vnd.oci.empty.v1+json', size: 2 },
      layers: [{ mediaType: BUNDLE_TYPE }],
      annotations: { 'dev.sigstore.bundle.content': 'dsse-envelope' },
    });
    expect(blobs.map(({ bytes }) => bytes.toString())).toEqual(['{}', bundle.toString()]);
  });

  it('the fallback index lists each referrer once, and keeps those of others', async () => {
    const one = makeReferrer(SUBJECT, await signer.makeBundle(DIGEST), '2024-01-01T00:00:00Z');
    const two = makeReferrer(SUBJECT, await signer.makeBundle(DIGEST), '2024-01-02T00:00:00Z');
    const index = addToIndex(addToIndex(addToIndex(undefined, [one.manifest]), [two.manifest]), [
      one.manifest,
    ]);
    expect(readIndexEntries(index)).toMatchObject([
      { digest: two.manifest.digest, artifactType: BUNDLE_TYPE },
      { digest: one.manifest.digest, artifactType: BUNDLE_TYPE },
    ]);
    expect(readIndexEntries(one.manifest)).toBeUndefined();
  });

  it('the older format keeps the signatures of others', async () => {
    const payload = makeSimpleSigning('ghcr.io/acme/app', DIGEST);
    const first = addLegacyLayer(undefined, payload, (await signer.signPayload(payload)) ?? {});
    const other = createKeySigner(newKey());
    const second = addLegacyLayer(
      first.manifest,
      payload,
      (await other.signPayload(payload)) ?? {},
    );
    const layers = readLegacyLayers(second.manifest);
    const owns = (who: typeof signer) =>
      layers.map(({ annotations }) => who.ownsPayload(payload, annotations));
    expect([owns(signer), owns(other)]).toEqual([
      [true, false],
      [false, true],
    ]);
    expect(toLegacyTag(DIGEST)).toBe(`sha256-${'a'.repeat(64)}.sig`);
  });
});

describe('the command that verifies', () => {
  const row = (file: string | undefined) =>
    renderVerifyCommand(toKeyCommand(file), `ghcr.io/acme/app@${DIGEST}`);
  it.each([
    { file: undefined, path: 'cosign.pub' },
    { file: 'keys/cosign.key', path: 'keys/cosign.pub' },
    { file: 'release.pem', path: 'release.pub' },
    { file: 'keys/private', path: 'keys/private.pub' },
    { file: "it's $(mine).key", path: `'it'\\''s $(mine).pub'` },
  ])('for $file names $path', ({ file, path }) => {
    expect(row(file)).toBe(
      `cosign verify --key ${path} --insecure-ignore-tlog=true ghcr.io/acme/app@${DIGEST}`,
    );
  });
});
