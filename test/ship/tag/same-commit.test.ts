// SPDX-License-Identifier: Apache-2.0
// Several runs of one commit, each with an image of its own, tag in two registries, in every order of their requests or many.
import { describe, expect, it } from 'vitest';
import { createSnapshot } from '../../../src/ship/tag/snapshot.ts';
import { readBack } from '../../../src/ship/verify/verify.ts';
import type { ProblemData } from '../../../src/problem.ts';
import { error, Problem } from '../../../src/problem.ts';
import type { Repository } from '../../../src/registry/registry.ts';
import type { TagResult } from '../../../src/ship/destination.ts';
import { createStore, openMemory, type Step, type Store } from '../memory.ts';
import { exactTag, floatingTag, seriesOf } from '../plans.ts';
import { putOurs, SHA, tagIn, type Given, type Spot } from '../tagging.ts';
import { countRuns, isNightly } from '../../lab/nightly.ts';
import { byChance, createRandom, explore, interleave, type ScriptedRun } from './scheduler.ts';

const EXACT = '1.2.3';
const platform = 'linux/amd64';
const versions = seriesOf(EXACT);

/** What sets a registry apart. */
interface Apart {
  readonly required?: boolean;
  readonly isImmutable?: boolean;
}

/** A case: the tags, and the registries. */
interface Case {
  readonly tags: Given['tags'];
  readonly first?: Apart;
  readonly second?: Apart;
}

/** What a run has said at its end, and how many requests had taken effect. */
interface Ended {
  readonly run: number;
  readonly tagResults: readonly TagResult[];
  readonly problems: readonly ProblemData[];
}

const clock = { now: () => 0, random: () => 0, sleep: () => Promise.resolve() };
const list = [{ name: `v${EXACT}`, sha: SHA }];
const remote = {
  gitTags: () => Promise.resolve({ known: true as const, from: 'remote' as const, list }),
  tip: () => Promise.resolve(SHA),
  isAncestor: () => Promise.resolve(undefined),
  commitTime: () => Promise.resolve(undefined),
};

/** A registry in which an exact tag cannot be written twice. */
function refuseSecond(store: Store, repository: Repository, step: Step): Repository {
  const memory = openMemory(store);
  return {
    ...repository,
    putManifest: async (reference, manifest) => {
      if (reference !== EXACT) return repository.putManifest(reference, manifest);
      await step(`PUT ${reference}`);
      if (!store.tags.has(reference)) return memory.putManifest(reference, manifest);
      throw new Problem([error('REGISTRY_TAG_IMMUTABLE', `"${reference}" is there already`)]);
    },
  };
}

function openSpots(
  stores: readonly Store[],
  step: Step,
  { first = {}, second = {} }: Case,
): readonly Spot[] {
  return stores.map((store, at) => {
    const own: Step = (what) => step(what.replace(' ', ` ${at}/`));
    const repository = openMemory(store, own, `registry-${at}.test/acme/app`);
    const { isImmutable = false, required = true } = at === 0 ? first : second;
    return {
      store,
      repository: isImmutable ? refuseSecond(store, repository, own) : repository,
      required,
    };
  });
}

function givenOf(run: number, { tags }: Case): Given {
  return { version: EXACT, salt: `run ${run}`, tags, remote };
}

/** Some runs; their images are in both registries by digest before a tag is written. */
function createRuns(count: number, asked: Case) {
  const stores = [createStore(), createStore()];
  const ended: Ended[] = [];
  const givens = Array.from({ length: count }, (_, run) => givenOf(run, asked));
  for (const store of stores) for (const given of givens) putOurs(store, given);
  const scripted = givens.map((given, run): ScriptedRun => async (step) => {
    const tagged = await tagIn(openSpots(stores, step, asked), given, createSnapshot(remote));
    const { snapshot } = tagged;
    const waiting = { sha: SHA, clock, signal: new AbortController().signal, snapshot };
    const tagResults = await readBack(tagged.tagResults, waiting);
    const problems = tagResults.flatMap(({ problem }) => problem ?? []);
    ended.push({ run, tagResults, problems: [...tagged.problems, ...problems] });
  });
  return { stores, ended, scripted };
}

/** All tags are one image everywhere, no run failed, and the last one to end says what is there. */
function check(
  { stores, ended }: ReturnType<typeof createRuns>,
  order: string,
  tags: Case['tags'],
) {
  const found = stores.flatMap((store) => tags.map(({ tag }) => store.tags.get(tag)));
  expect(new Set(found).size, order).toBe(1);
  expect(found, order).not.toContain(undefined);
  const exact = tags[0]?.tag ?? '';
  for (const { run, tagResults, problems } of ended) {
    const said = new Set(tagResults.map(({ image }) => image.digest));
    const others = problems.filter(({ code }) => code !== 'TAG_OTHER_BITS');
    expect(others, order).toEqual([]);
    // Of three runs, one may read a tag while two others still write it.
    if (ended.length > 2) continue;
    // A run that finds two images writes none of the exact tags, and says what it has found.
    if (!order.includes(`\n${run} PUT 0/${exact}`)) continue;
    expect(said.size, `run ${run} in\n${order}`).toBe(1);
    // What a run says is so, unless the first write of another run came after it had looked.
    if (said.has(found[0] ?? '')) continue;
    const writes = order.split('\n').filter((step) => step.endsWith(`PUT 0/${exact}`));
    expect(writes.at(-1), order).not.toBe(`${run} PUT 0/${exact}`);
  }
}

const CASES: readonly (Case & { readonly name: string })[] = [
  { name: 'an exact tag', tags: [exactTag(EXACT)] },
  {
    name: 'exact and floating tags',
    tags: [exactTag(EXACT), floatingTag('1.2', { versions }), floatingTag('latest', { versions })],
  },
  {
    name: 'tags of a platform as well',
    tags: [
      exactTag(EXACT),
      exactTag(`${EXACT}-amd64`, { platform }),
      floatingTag('1.2-amd64', { versions, platform }),
    ],
  },
  { name: 'a branch', tags: [exactTag('sha-1111111'), floatingTag('main')] },
  {
    name: 'a registry that is not required',
    tags: [exactTag(EXACT), floatingTag('1.2', { versions })],
    second: { required: false },
  },
  {
    name: 'a registry that does not let a tag be written twice',
    tags: [exactTag(EXACT), floatingTag('1.2', { versions })],
    second: { isImmutable: true },
  },
];

describe.each(CASES)('runs of one commit and two registries: $name', (asked) => {
  it.each([2, 3])(
    '%d runs: each tag ends as one image, orders by chance',
    async (count) => {
      for (let seed = 0; seed < countRuns(40); seed += 1) {
        const runs = createRuns(count, asked);
        const order: string[] = [];
        const choose = byChance(createRandom(seed), count);
        await interleave(runs.scripted, (waiting) => {
          const choice = choose(waiting);
          const taken = waiting[choice ?? -1];
          if (taken !== undefined) order.push(`${taken.run} ${taken.what}`);
          return choice;
        });
        check(runs, `seed ${seed}\n${order.join('\n')}`, asked.tags);
      }
    },
    120_000,
  );
});

/** The tags of two runs that are played in every order, at night. */
const EVERY = isNightly ? [exactTag(EXACT)] : [];

it.each(EVERY)(
  'two runs of one commit, every order of their requests: $tag',
  async (tag) => {
    const asked = { tags: [tag] };
    const count = await explore(() => {
      const runs = createRuns(2, asked);
      return {
        scripted: runs.scripted,
        check: (order) => {
          check(runs, order, asked.tags);
        },
      };
    }, 100_000);
    expect(count).toBeGreaterThan(100);
  },
  300_000,
);

it('two registries that do not let tags be written twice: both runs say where they differ', async () => {
  const isImmutable = true;
  const asked = {
    tags: [exactTag(EXACT), floatingTag('1.2', { versions })],
    ...{ first: { isImmutable }, second: { isImmutable } },
  };
  let split = 0;
  for (let seed = 0; seed < countRuns(40); seed += 1) {
    const runs = createRuns(2, asked);
    await interleave(runs.scripted, byChance(createRandom(seed), 2));
    const [one, other] = runs.stores.map(({ tags }) => tags.get(EXACT));
    const codes = runs.ended.map(({ problems }) =>
      problems.flatMap(({ level, code }) => (level === 'error' ? code : [])).slice(0, 1),
    );
    if (one === other) {
      expect(codes, `seed ${seed}`).toEqual([[], []]);
      continue;
    }
    split += 1;
    expect(codes, `seed ${seed}`).toEqual([['TAG_SPLIT'], ['TAG_SPLIT']]);
    for (const { problems } of runs.ended) {
      const [said] = problems.filter(({ code }) => code === 'TAG_SPLIT');
      expect(said?.message).toContain(one);
      expect(said?.message).toContain(other);
    }
    expect(runs.stores.map(({ tags }) => tags.get('1.2'))).toEqual([undefined, undefined]);
  }
  expect(split).toBeGreaterThan(0);
});

it('asks nothing more of two registries where there is no other run', async () => {
  const stores = [createStore(), createStore()];
  const tags = [exactTag(EXACT), floatingTag('1.2', { versions })];
  const waiting = { sha: SHA, clock, signal: new AbortController().signal };
  const { tagResults, snapshot } = await tagIn(
    openSpots(stores, () => Promise.resolve(), { tags }),
    givenOf(0, { tags }),
    createSnapshot(remote),
  );
  await readBack(tagResults, { ...waiting, snapshot });
  for (const { requests } of stores) {
    expect(requests.filter((what) => !what.includes('sha256'))).toEqual([
      ...['HEAD 1.2.3', 'PUT 1.2.3', 'HEAD 1.2.3'],
      ...['HEAD 1.2', 'HEAD 1.2', 'PUT 1.2', 'HEAD 1.2.3', 'HEAD 1.2'],
    ]);
  }
});

it('a run that never leaves a tag alone is an error, also where it begins after the floating tags', async () => {
  const stores = [createStore(), createStore()];
  const tags = [exactTag(EXACT), floatingTag('1.2', { versions })];
  const rival = putOurs(stores[1] ?? createStore(), givenOf(1, { tags }));
  const spots = openSpots(stores, () => Promise.resolve(), { tags }).map((spot, at) => {
    const { repository, store } = spot;
    if (at === 0 || repository === undefined) return spot;
    const putManifest: Repository['putManifest'] = async (reference, manifest) => {
      const digest = await repository.putManifest(reference, manifest);
      if (store.tags.has('1.2')) store.tags.set(EXACT, rival.digest);
      return digest;
    };
    return { ...spot, repository: { ...repository, putManifest } };
  });
  const { problems } = await tagIn(spots, givenOf(0, { tags }), createSnapshot(remote));
  const errors = problems.flatMap(({ level, code }) => (level === 'error' ? code : []));
  expect(errors).toEqual(['TAG_SPLIT']);
});
