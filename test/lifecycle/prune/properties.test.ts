// SPDX-License-Identifier: Apache-2.0
// What holds for any repository and any policy: what stays can be pulled whole, and nothing is gone that no rule names.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countRuns } from '../../lab/nightly.ts';
import type { Store } from '../../ship/memory.ts';
import { build, cases, copyOf, ownTags, toQuestion, treeOf, type Case } from './registries.ts';
import { DAY, listingHost, pruneStore, putImage, type questionOf } from './stores.ts';

const toHost = (given: Case, store: Store) =>
  given.registry.lists ? { host: listingHost(store) } : {};

/** Whether a rule may delete a tag at all, without what protects it by its series or its digest. */
function mayGo(tag: string, given: Case, question: ReturnType<typeof questionOf>): boolean {
  const { policy, closed, inUse } = question;
  if (policy.keep.some(({ matches }) => matches(tag)) || inUse.tags.has(tag)) return false;
  if (tag.includes('latest') || /^\d(\.\d)?$/.test(tag)) return false;
  const change = Number(/^[pm]r-(\d)$/.exec(tag)?.[1] ?? 0);
  const isClosed = given.policy.pullRequests === 'closed' && closed.has(change);
  const isVersion = /^(?:v|api-)?\d\.\d\.\d(?:-alpine)?$/.test(tag);
  return policy.delete.some(({ matches }) => matches(tag)) || isClosed || isVersion;
}

/** An index without a tag is in use; the host does not list it, and a tag that goes shares its platform. */
const UNLISTED_IN_USE: Case = {
  registry: {
    images: [
      { platforms: 0, days: 1, shares: undefined },
      { platforms: 0, days: undefined, shares: 0 },
      { platforms: 0, days: undefined, shares: 1 },
      { platforms: 0, days: undefined, shares: undefined },
    ],
    tags: [['pr-1', 0]],
    signed: [],
    lists: false,
  },
  policy: { keep: [], delete: [], keepLast: 1, pullRequests: 'closed' },
  inUse: [5],
  closed: [1],
};

const RUNS = countRuns(200);
/** So many take their time on a busy machine, ms. */
const LIMIT_MS = 600_000;

it(
  'every tag that stays can be pulled whole, and nothing is gone that no rule names',
  async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (given) => {
        const store = build(given.registry);
        const before = copyOf(store);
        const question = toQuestion(given, store);
        const { problems, lost } = await pruneStore(store, question, toHost(given, store));
        expect([...problems, ...lost].filter(({ level }) => level === 'error')).toEqual([]);
        for (const [tag, digest] of store.tags) {
          expect(before.tags.get(tag)).toBe(digest);
          for (const part of treeOf(before, digest)) expect(store.manifests.has(part)).toBe(true);
        }
        const gone = ownTags(before).filter(([tag]) => !store.tags.has(tag));
        for (const [tag] of gone) expect([tag, mayGo(tag, given, question)]).toEqual([tag, true]);
        for (const digest of question.inUse.digests) {
          for (const part of treeOf(before, digest)) expect(store.manifests.has(part)).toBe(true);
        }
        const tagged = new Set(
          ownTags(before).flatMap(([, digest]) => [...treeOf(before, digest)]),
        );
        const led = new Set(gone.flatMap(([, digest]) => [...treeOf(before, digest)]));
        const isOutside = (digest: string) =>
          tagged.has(digest) ? !led.has(digest) : given.policy.untaggedOlderThanMs === undefined;
        const lostOnes = [...before.manifests.keys()].filter((one) => !store.manifests.has(one));
        expect(lostOnes.filter(isOutside)).toEqual([]);
      }),
      { numRuns: RUNS, examples: [[UNLISTED_IN_USE]] },
    );
  },
  LIMIT_MS,
);

it(
  'the highest version of each series, its exact tag and what is young stay',
  async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (given) => {
        const store = build(given.registry);
        const before = copyOf(store);
        const { images } = given.registry;
        await pruneStore(store, toQuestion(given, store), toHost(given, store));
        const stays = (tag: string) => !before.tags.has(tag) || store.tags.has(tag);
        for (const [high, ...others] of [['2.0.0'], ['1.1.0'], ['1.0.1'], ['api-1.1.0']]) {
          expect([high, others, stays(high ?? '')]).toEqual([high, others, true]);
        }
        for (const [float, digest] of before.tags) {
          if (!['latest', 'production', '1', 'main'].includes(float) || !store.tags.has(float))
            continue;
          const sharing = ownTags(before).filter(([, other]) => other === digest);
          for (const [tag] of sharing) expect([tag, stays(tag)]).toEqual([tag, true]);
        }
        const { minimumAgeMs = DAY } = given.policy;
        for (const [tag, at] of given.registry.tags) {
          const { days: old, platforms, shares } = images[at % images.length] ?? {};
          const isYoung = old !== undefined && old * DAY < minimumAgeMs;
          const hasDate = platforms !== 0 || shares === undefined;
          if (isYoung && hasDate) expect([tag, stays(tag)]).toEqual([tag, true]);
        }
      }),
      { numRuns: RUNS },
    );
  },
  LIMIT_MS,
);

it(
  'a prune that is stopped at any write is completed by the next one, to the same end',
  async () => {
    await fc.assert(
      fc.asyncProperty(cases, fc.integer({ min: 1, max: 60 }), async (given, stop) => {
        const store = build(given.registry);
        const whole = copyOf(store);
        const question = toQuestion(given, store);
        await pruneStore(whole, question);
        let requests = 0;
        const step = () => {
          requests += 1;
          return requests >= stop ? Promise.reject(new Error('killed')) : Promise.resolve();
        };
        const run = pruneStore(store, question, { step });
        await run.catch((thrown: unknown) => {
          expect(thrown).toMatchObject({ message: 'killed' });
        });
        await pruneStore(store, question);
        expect([...store.tags].sort()).toEqual([...whole.tags].sort());
        expect([...store.manifests.keys()].sort()).toEqual([...whole.manifests.keys()].sort());
      }),
      { numRuns: RUNS },
    );
  },
  LIMIT_MS,
);

it(
  'another prune right after it finds nothing to do',
  async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (given) => {
        const store = build(given.registry);
        putImage(store, 'untagged', 50);
        const question = toQuestion(given, store);
        await pruneStore(store, question, toHost(given, store));
        const { plan } = await pruneStore(store, question, toHost(given, store));
        expect([plan.images, plan.untag]).toEqual([[], []]);
      }),
      { numRuns: RUNS },
    );
  },
  LIMIT_MS,
);
