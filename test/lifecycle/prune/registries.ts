// SPDX-License-Identifier: Apache-2.0
// Registries and policies by chance: indexes that share manifests, signatures, tags of every kind.
import fc from 'fast-check';
import { createStore, type Store } from '../../ship/memory.ts';
import { DAY, putIndex, putOne, questionOf, sign } from './stores.ts';

/** The tags of these registries. */
export const NAMES = [
  ...['1.0.0', 'v1.0.0', '1.0.1', '1.1.0', '2.0.0', '2.0.0-rc.1', '3.0.0-rc.1', '3.0.0-rc.2'],
  ...['1.0.0-alpine', '1.0.1-alpine', 'api-1.0.0', 'api-1.1.0', '0.9.0-b5-d1234ef'],
  ...['latest', '1', '1.0', '2', 'api-latest', 'latest-alpine', 'main', 'nightly', 'production'],
  ...['pr-1', 'pr-2', 'mr-3', 'feature-x', 'sha-1a2b3c4', 'sha-5e6f7a8', 'buildcache'],
];

const age = fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined, freq: 6 });
const image = fc.record({
  platforms: fc.integer({ min: 0, max: 3 }),
  days: age,
  /** It lists a manifest of an earlier image, or an index. */
  shares: fc.option(fc.nat(9), { nil: undefined }),
});
const registry = fc.record({
  images: fc.array(image, { minLength: 1, maxLength: 7 }),
  tags: fc.uniqueArray(fc.tuple(fc.constantFrom(...NAMES), fc.nat(9)), {
    selector: ([name]) => name,
    maxLength: 14,
  }),
  signed: fc.array(
    fc.record({ at: fc.nat(99), how: fc.constantFrom<'tag' | 'referrer'>('tag', 'referrer') }),
    { maxLength: 5 },
  ),
  lists: fc.boolean(),
});
const patterns = fc.uniqueArray(
  fc.constantFrom('*', '1.*', 'sha-*', 'pr-?', 'regex:(feature|mr)-.+', 'main', 'latest*', '2*'),
  { maxLength: 3 },
);
const days = (max: number) => fc.integer({ min: 0, max }).map((count) => count * DAY);
const policies = fc.record(
  {
    keep: patterns,
    delete: patterns,
    keepLast: fc.integer({ min: 1, max: 3 }),
    olderThanMs: days(40),
    untaggedOlderThanMs: days(40),
    pullRequests: fc.constant('closed' as const),
    minimumAgeMs: days(5),
  },
  { requiredKeys: ['keep', 'delete', 'keepLast'] },
);
/** A registry, a policy, and what is said with it. */
export const cases = fc.record({
  registry,
  policy: policies,
  inUse: fc.array(fc.oneof(fc.constantFrom(...NAMES), fc.nat(99)), { maxLength: 2 }),
  closed: fc.subarray([1, 2, 3]),
});
/** One of them. */
export type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

/** The registry of a case. */
export function build({ images, tags, signed }: Case['registry']): Store {
  const store = createStore();
  const roots: string[] = [];
  for (const [at, { platforms, days: old, shares }] of images.entries()) {
    const all = [...store.manifests.values()];
    const earlier = shares === undefined ? [] : all.slice(shares % (all.length + 1)).slice(0, 1);
    const parts = Array.from({ length: platforms }, (_, n) =>
      putOne(store, `${at} ${n}`, { days: old, platform: n === 1 ? 'linux/arm64' : 'linux/amd64' }),
    );
    const isSingle = parts.length + earlier.length === 0;
    const root = isSingle
      ? putOne(store, `single ${at}`, { days: old })
      : putIndex(store, [...parts, ...earlier]);
    roots.push(root.digest);
  }
  for (const { at, how } of signed) {
    const all = [...store.manifests.keys()];
    const digest = all[at % all.length] ?? '';
    if (!store.tags.has(digest.replace(':', '-'))) sign(store, digest, how);
  }
  for (const [name, at] of tags) store.tags.set(name, roots[at % roots.length] ?? '');
  return store;
}

/** A store with the same content. */
export function copyOf(store: Store): Store {
  const { tags, manifests, blobs } = store;
  return {
    ...createStore(),
    ...{ tags: new Map(tags), manifests: new Map(manifests), blobs: new Map(blobs) },
  };
}

interface Body {
  readonly manifests?: readonly { readonly digest: string }[];
  readonly subject?: { readonly digest: string };
}

const bodies = new WeakMap<Uint8Array, Body>();

function readBody({ bytes }: { readonly bytes: Uint8Array }): Body {
  const body = bodies.get(bytes) ?? (JSON.parse(Buffer.from(bytes).toString()) as Body);
  bodies.set(bytes, body);
  return body;
}

/** A digest with all that belongs to it, read from the bytes. */
export function treeOf(store: Store, digest: string, found = new Set<string>()): Set<string> {
  const manifest = store.manifests.get(digest);
  if (manifest === undefined || found.has(digest)) return found;
  found.add(digest);
  const { manifests = [] } = readBody(manifest);
  for (const child of manifests) treeOf(store, child.digest, found);
  for (const [other, one] of store.manifests) {
    if (readBody(one).subject?.digest === digest) treeOf(store, other, found);
  }
  const tag = digest.replace(':', '-');
  for (const name of [tag, `${tag}.sig`]) treeOf(store, store.tags.get(name) ?? '', found);
  return found;
}

const isOwn = (tag: string) => !tag.startsWith('sha256-');
/** The tags that are not signatures. */
export const ownTags = ({ tags }: Store) => [...tags].filter(([tag]) => isOwn(tag));

/** What a prune of the registry is asked. */
export function toQuestion(given: Case, store: Store) {
  const digests = [...store.manifests.keys()];
  const inUse = given.inUse.map((one) =>
    typeof one === 'number' ? (digests[one % digests.length] ?? '') : one,
  );
  return questionOf(given.policy, { closed: given.closed, inUse });
}
