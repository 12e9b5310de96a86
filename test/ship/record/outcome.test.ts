// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import type { Target } from '../../../src/plan/plan.ts';
import { toReceipt } from '../../../src/ship/record/outcome.ts';
import type { ReceiptReferrer } from '../../../src/ship/record/receipt.ts';
import type { Produced } from '../../../src/ship/run.ts';

const DIGEST = `sha256:${'1'.repeat(64)}`;
const TAG = DIGEST.replace(':', '-');
const target = {
  ...{ name: 'app', version: '1.2.3', logins: [] },
  repositories: ['a.test/app', 'b.test/app'],
} as unknown as Target;
const made = {
  ...{
    target,
    pushedImages: [],
    builtImage: {
      manifest: { digest: DIGEST, bytes: Buffer.from('{}'), mediaType: '' },
      platforms: {},
    },
  },
} as unknown as Produced;

/** What a run noted of the first repository, where its own signature failed or is not required. */
type First = Pick<ReceiptReferrer, 'format' | 'tag' | 'action'>;

it.each<{ name: string; first: First; named: string }>([
  { name: 'a bundle', first: { format: 'bundle', tag: null, action: 'created' }, named: 'a' },
  { name: 'one there', first: { format: 'legacy', tag: `${TAG}.sig`, action: 'kept' }, named: 'a' },
  { name: 'a failure', first: { format: 'bundle', tag: null, action: 'failed' }, named: 'b' },
  { name: 'an SBOM', first: { format: 'referrer', tag: null, action: 'created' }, named: 'b' },
  {
    ...{ name: 'a statement', named: 'b' },
    first: { format: 'legacy', tag: `${TAG}.att`, action: 'created' },
  },
])('the command verifies in the first repository with a signature: $name', ({ first, named }) => {
  const { targets } = toReceipt({
    ...{ targets: [target], produced: [made], tagResults: [], surveyed: [], problems: [] },
    ...{ retries: 0, durationsMs: {}, pushed: true, sizesOf: () => ({}) },
    verifyBy: { keyPath: 'cosign.pub' },
    referrers: [
      { repository: 'a.test/app', subject: DIGEST, digest: DIGEST, ...first },
      {
        ...{ repository: 'b.test/app', subject: DIGEST, digest: DIGEST },
        ...{ format: 'bundle', tag: null, action: 'created' },
      },
    ],
  });
  expect(targets[0]?.verifyCommand?.split(' ').at(-1)).toBe(`${named}.test/app@${DIGEST}`);
});
