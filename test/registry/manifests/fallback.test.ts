// SPDX-License-Identifier: Apache-2.0
// Where what refers to a digest is looked for.
import { afterEach, expect, it } from 'vitest';
import { toDigest } from '../../../src/registry/blobs/digest.ts';
import { listReferring } from '../../../src/registry/manifests/fallback.ts';
import { createBench } from '../bench.ts';
import { serve, type Served } from '../server.ts';

const DIGEST = toDigest(Buffer.from('image'));
const OTHER = toDigest(Buffer.from('another image'));

let served: Served | undefined;
afterEach(() => served?.close());

it('asks for the fallback tag at the same time, once a registry is known to lack the referrers API', async () => {
  let isTagAsked: () => unknown = () => undefined;
  const tagAsked = new Promise<void>((resolve) => {
    isTagAsked = resolve;
  });
  served = await serve(async ({ path }) => {
    if (path.endsWith(OTHER.replace(':', '-'))) isTagAsked();
    if (path.endsWith(`referrers/${OTHER}`)) await tagAsked;
    return { status: 404 };
  });
  const bench = createBench();
  const repository = bench.open(served.host);
  const none = { referrers: [], hasApi: false, isTaken: false };
  expect(await listReferring(repository, DIGEST)).toEqual(none);
  const before = served.lines().length;
  expect(await listReferring(repository, OTHER)).toEqual(none);
  expect(served.lines().slice(before)).toHaveLength(2);
  bench.client.close();
}, 5_000);
