// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { TagResult } from '../../../src/ship/destination.ts';
import { parseReference, readBack, verifyReferences } from '../../../src/ship/verify/verify.ts';
import type { RegistryClient, Repository } from '../../../src/registry/registry.ts';
import { createStore, openMemory, putImage, putIndex, type Store } from '../memory.ts';
import { exactTag, floatingTag, SOURCE } from '../plans.ts';
import { OTHER_SHA, destinationOf, SHA } from '../tagging.ts';

function putThree(store: Store) {
  const put = (salt: string, version: string) =>
    putImage(store, { salt, version, source: SOURCE, revision: OTHER_SHA }).digest;
  const { digest: twin } = putImage(store, {
    ...{ salt: 'twin', version: '1.2.3', source: SOURCE, revision: SHA, recipe: 'recipe-1' },
  });
  return {
    ours: put('ours', '1.2.3'),
    old: put('old', '1.2.2'),
    other: put('other', '2.0.0'),
    twin,
  };
}

/** Answers with one after another of these digests, and then always with the last. */
function answering(store: Store, digests: readonly string[]): Repository {
  const repository = openMemory(store);
  const left = [...digests];
  const next = () => (left.length > 1 ? left.shift() : left[0]) ?? '';
  return {
    ...repository,
    resolve: () => repository.resolve(next()),
    getManifest: (reference) =>
      repository.getManifest(reference.startsWith('sha256:') ? reference : next()),
  };
}

describe('readBack', () => {
  type Seen = 'ours' | 'old' | 'other' | 'twin';
  it.each<{
    name: string;
    kind: 'exact' | 'floating';
    seen: Seen[];
    action: string;
    digest: Seen;
    code?: string;
  }>([
    { name: 'what we wrote', kind: 'exact', seen: ['ours'], action: 'moved', digest: 'ours' },
    {
      name: 'a copy that lags',
      kind: 'floating',
      seen: ['old', 'old', 'old', 'ours'],
      action: 'moved',
      digest: 'ours',
    },
    {
      name: 'a write that was lost',
      kind: 'floating',
      seen: ['old'],
      action: 'failed',
      digest: 'old',
      code: 'VERIFY_DIGEST',
    },
    {
      name: 'one wrong word',
      kind: 'exact',
      seen: ['other', 'ours'],
      action: 'moved',
      digest: 'ours',
    },
    {
      name: 'a floating tag that moved on',
      kind: 'floating',
      seen: ['other'],
      action: 'held',
      digest: 'other',
    },
    {
      name: 'an exact tag that another run took',
      kind: 'exact',
      seen: ['other'],
      action: 'failed',
      digest: 'other',
      code: 'VERIFY_DIGEST',
    },
    {
      name: 'an exact tag that another run of this commit wrote',
      kind: 'exact',
      seen: ['twin'],
      action: 'kept',
      digest: 'twin',
      code: 'TAG_OTHER_BITS',
    },
  ])('$name', async ({ kind, seen, action, digest, code }) => {
    const store = createStore();
    const digests = putThree(store);
    const planned = kind === 'exact' ? exactTag('x') : floatingTag('x');
    const repository = answering(
      store,
      seen.map((one) => digests[one]),
    );
    const destination = destinationOf({ store, repository }, { tags: [planned] });
    const tagResult: TagResult = {
      destination,
      planned,
      expected: digests.ours,
      image: {
        reference: `${destination.name}:x`,
        repository: destination.name,
        tag: 'x',
        kind,
        digest: digests.ours,
        action: 'moved',
        from: digests.old,
        reason: 'it was time',
      },
    };
    const clock = { now: () => 0, random: () => 0, sleep: () => Promise.resolve() };
    const [read] = await readBack([tagResult], {
      clock,
      sha: SHA,
      signal: new AbortController().signal,
    });
    expect(read?.image).toMatchObject({ action, digest: digests[digest] });
    expect(read?.problem?.code).toBe(code);
    if (action === 'held') expect(read?.image.reason).toContain('2.0.0');
  });
});

describe('verifyReferences', () => {
  function clientOf(store: Store): RegistryClient {
    return {
      open: () => openMemory(store),
      connect: () => undefined,
      endPreflight: () => undefined,
      counts: () => ({ requests: 0, retries: 0 }),
      close: () => undefined,
    };
  }

  function putBoth(store: Store): void {
    const amd64 = putImage(store, { salt: 'amd64', revision: SHA });
    const arm64 = { os: 'linux', architecture: 'arm64' };
    const arm = putImage(store, { salt: 'arm64', platform: arm64 });
    const index = putIndex(store, [
      { manifest: amd64, platform: { os: 'linux', architecture: 'amd64' } },
      { manifest: arm, platform: arm64 },
    ]);
    store.tags.set('both', index.digest).set('amd64', amd64.digest);
  }

  it.each([
    {
      name: 'all platforms',
      references: ['r.test/a:both'],
      platforms: ['linux/amd64', 'linux/arm64'],
      codes: [],
    },
    {
      name: 'a plain manifest',
      references: ['r.test/a:amd64'],
      platforms: ['linux/amd64'],
      codes: [],
    },
    {
      name: 'a missing platform',
      references: ['r.test/a:amd64'],
      platforms: ['linux/arm64'],
      codes: ['VERIFY_PLATFORM'],
    },
    {
      name: 'a missing tag',
      references: ['r.test/a:none'],
      platforms: [],
      codes: ['VERIFY_MISSING'],
    },
    {
      name: 'one digest',
      references: ['r.test/a:both', 'r.test/b:both'],
      platforms: [],
      codes: [],
    },
    {
      name: 'two digests',
      references: ['r.test/a:both', 'r.test/a:amd64'],
      platforms: [],
      codes: ['VERIFY_DIFFERENT'],
    },
    { name: 'no reference', references: ['@'], platforms: [], codes: ['VERIFY_REFERENCE'] },
  ])('$name', async ({ references, platforms, codes }) => {
    const store = createStore();
    putBoth(store);
    const options = { platforms, sameDigest: true };
    const { problems } = await verifyReferences(references, options, clientOf(store));
    expect(problems.map(({ code }) => code)).toEqual(codes);
  });

  it.each([
    { name: 'the tag', toReference: () => 'r.test/a:amd64', said: 'r.test/a:amd64" (sha256:' },
    {
      name: 'the digest',
      toReference: (digest: string) => `r.test/a@${digest}`,
      said: '" lacks',
    },
  ])('names $name that was asked for', async ({ toReference, said }) => {
    const store = createStore();
    putBoth(store);
    const reference = toReference(store.tags.get('amd64') ?? '');
    const options = { platforms: ['linux/arm64'], sameDigest: false };
    const { problems } = await verifyReferences([reference], options, clientOf(store));
    expect(problems[0]?.message).toContain(`"${reference}"`);
    expect(problems[0]?.message).toContain(said);
  });

  it('finds a platform whose manifest is gone', async () => {
    const store = createStore();
    putBoth(store);
    store.manifests.delete(store.tags.get('amd64') ?? '');
    const options = { platforms: ['linux/amd64'], sameDigest: false };
    const { problems } = await verifyReferences(['r.test/a:both'], options, clientOf(store));
    expect(problems.map(({ code }) => code)).toEqual(['VERIFY_PLATFORM']);
  });

  it('without platforms, checks those that each image lists, and returns them', async () => {
    const store = createStore();
    putBoth(store);
    const options = { platforms: [], sameDigest: false };
    const references = ['r.test/a:both', 'r.test/a:amd64'];
    const whole = await verifyReferences(references, options, clientOf(store));
    expect(whole.references.map(({ platforms }) => platforms)).toEqual([
      ['linux/amd64', 'linux/arm64'],
      ['linux/amd64'],
    ]);
    store.manifests.delete(store.tags.get('amd64') ?? '');
    const { problems } = await verifyReferences(['r.test/a:both'], options, clientOf(store));
    expect(problems.map(({ code }) => code)).toEqual(['VERIFY_PLATFORM']);
  });
});

const WHOLE = `sha256:${'0123456789abcdef'.repeat(4)}`;

describe('parseReference', () => {
  it.each([
    'acme/app@sha256:0123456789ab',
    'sha256:0123456789ab',
    'acme/app:a b',
    'acme/app@latest',
  ])('%j is refused', (reference) => {
    expect(() => parseReference(reference)).toThrow('invalid reference');
  });

  it.each([
    { reference: 'ghcr.io/acme/app:1.2.3', name: 'ghcr.io/acme/app', at: '1.2.3' },
    { reference: '127.0.0.1:5000/app', name: '127.0.0.1:5000/app', at: 'latest' },
    { reference: `acme/app@${WHOLE}`, name: 'acme/app', at: WHOLE },
    { reference: `acme/app:1.2.3@${WHOLE}`, name: 'acme/app', at: WHOLE },
  ])('$reference', ({ reference, name, at }) => {
    expect(parseReference(reference)).toEqual({ name, at });
  });
});
