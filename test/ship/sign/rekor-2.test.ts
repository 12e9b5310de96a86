// SPDX-License-Identifier: Apache-2.0
// Signing with an identity where the log is of the second version of Rekor: what is recorded, and what its answers are held against.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../../../src/problem.ts';
import { makeSimpleSigning } from '../../../src/ship/sign/payload.ts';
import { openKeylessSite, type KeylessSite } from './keyless-run.ts';

const DIGEST = `sha256:${'1'.repeat(64)}`;
const OTHER = `sha256:${'2'.repeat(64)}`;

async function problemsOf(work: () => Promise<unknown>) {
  const thrown = await work().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(thrown instanceof Problem)) throw new Error(`not refused: ${String(thrown)}`);
  return thrown.problems;
}

describe('with a log of the second version of Rekor only', () => {
  let second: KeylessSite;
  beforeAll(async () => {
    second = await openKeylessSite(2);
  });
  afterAll(() => second.close());
  const asked = () => second.sigstore.served.rekor.lines();

  it('bundles are recorded, with proofs of inclusion in a tree that grows', async () => {
    const { signer } = await second.open();
    for (let count = 0; count < 4; count += 1) {
      const bundle = await signer.makeBundle(DIGEST);
      expect(await signer.ownsBundle(bundle, DIGEST)).toBe(true);
      expect(await signer.ownsBundle(bundle, OTHER)).toBe(false);
      const { verificationMaterial } = JSON.parse(bundle.toString()) as {
        verificationMaterial: { tlogEntries: { inclusionPromise?: object }[] };
      };
      expect(verificationMaterial.tlogEntries).toHaveLength(1);
      expect(verificationMaterial.tlogEntries[0]).not.toHaveProperty('inclusionPromise');
    }
    expect(asked().filter((line) => line.includes('/v1/'))).toHaveLength(1);
  });

  it('the older format has no signature, and nothing more is recorded for it', async () => {
    const { signer } = await second.open();
    await signer.makeBundle(DIGEST);
    const before = asked().length;
    const payload = makeSimpleSigning('registry.test/app', DIGEST);
    expect(await signer.signPayload(payload)).toBeUndefined();
    expect(asked()).toHaveLength(before);
  });

  it('a timestamp authority is needed', async () => {
    const { signer } = await second.open({ signTsaUrl: undefined });
    expect(await problemsOf(() => signer.makeBundle(DIGEST))).toMatchObject([
      { code: 'SIGN_SERVICE_MISSING', hint: expect.stringContaining('sign-tsa-url') as string },
    ]);
  });

  type Entry = Readonly<Record<string, unknown>> & {
    readonly inclusionProof: Readonly<Record<string, unknown>>;
  };
  it.each<{ what: string; change: (entry: Entry) => unknown; code: string }>([
    { what: 'nothing', change: () => ({}), code: 'SIGN_SERVICE_ANSWER' },
    { what: 'a list', change: () => [], code: 'SIGN_SERVICE_ANSWER' },
    {
      what: 'no proof',
      change: (entry) => ({ ...entry, inclusionProof: null }),
      code: 'SIGN_SERVICE_ANSWER',
    },
    {
      what: 'a number for a hash',
      change: ({ inclusionProof, ...entry }) => ({
        ...entry,
        inclusionProof: { ...inclusionProof, hashes: [1] },
      }),
      code: 'SIGN_SERVICE_ANSWER',
    },
    {
      what: 'another root',
      change: ({ inclusionProof, ...entry }) => ({
        ...entry,
        inclusionProof: { ...inclusionProof, hashes: [Buffer.alloc(32).toString('base64')] },
      }),
      code: 'SIGN_UNVERIFIED',
    },
    {
      what: 'the entry of something else',
      change: (entry) => ({ ...entry, canonicalizedBody: Buffer.from('{}').toString('base64') }),
      code: 'SIGN_UNVERIFIED',
    },
    {
      what: 'another log',
      change: (entry) => ({ ...entry, logId: { keyId: Buffer.alloc(32).toString('base64') } }),
      code: 'SIGN_UNVERIFIED',
    },
    {
      what: 'a checkpoint that is not signed by the log',
      change: ({ inclusionProof, ...entry }) => {
        const { checkpoint } = inclusionProof as { checkpoint: { envelope: string } };
        const envelope = checkpoint.envelope.replace(/.{7}=\n$/, 'AAAAAAA=\n');
        return { ...entry, inclusionProof: { ...inclusionProof, checkpoint: { envelope } } };
      },
      code: 'SIGN_UNVERIFIED',
    },
  ])('$what as an answer is refused with $code', async ({ change, code }) => {
    const { signer } = await second.open();
    second.sigstore.changes.rekor = (text) => JSON.stringify(change(JSON.parse(text) as Entry));
    const problems = await problemsOf(() => signer.makeBundle(DIGEST));
    second.sigstore.changes.rekor = undefined;
    expect(problems.map((one) => one.code)).toEqual([code]);
  });
});
