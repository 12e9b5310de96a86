// SPDX-License-Identifier: Apache-2.0
// Several runs move one floating tag at the same time, in every order of their requests.
import { describe, expect, it } from 'vitest';
import type { GitTag } from '../../../src/facts/facts.ts';
import { createSnapshot } from '../../../src/ship/tag/snapshot.ts';
import { createStore, openMemory, putImage, type Step, type Store } from '../memory.ts';
import { exactTag, floatingTag, seriesOf, SOURCE } from '../plans.ts';
import { byChance, createRandom, explore, interleave, type ScriptedRun } from './scheduler.ts';
import { destinationOf, tagIn, type Given } from '../tagging.ts';
import type { ShipContext } from '../../../src/ship/context.ts';
import { countRuns } from '../../lab/nightly.ts';

/** The world that all runs share: one repository, and the project's git. */
interface World {
  readonly store: Store;
  readonly gitTags: GitTag[];
  /** Commits of `main`, as they were pushed. */
  readonly pushed: number[];
}

function createWorld(): World {
  return { store: createStore(), gitTags: [], pushed: [] };
}

function shaOf(commit: number): string {
  return commit.toString(16).padStart(7, '0').padEnd(40, 'c');
}

function remoteOf(world: World, step: Step): ShipContext['remote'] {
  const commitOf = (sha: string) => Number.parseInt(sha.slice(0, 7), 16);
  return {
    gitTags: async () => {
      await step('ls-remote tags');
      return { known: true, from: 'remote', list: [...world.gitTags] };
    },
    tip: async () => {
      await step('ls-remote tip');
      return shaOf(Math.max(...world.pushed));
    },
    isAncestor: (one, other) => Promise.resolve(commitOf(one) <= commitOf(other)),
    commitTime: () => Promise.resolve(undefined),
  };
}

/** One run's tagging: its image is there by digest, and it writes its exact and floating tags. */
async function tag(
  world: World,
  step: Step,
  run: Pick<Given, 'sha' | 'version' | 'salt' | 'tags' | 'settings'> & {
    readonly isEarly?: boolean;
  },
): Promise<void> {
  const repository = openMemory(world.store, step);
  const remote = remoteOf(world, step);
  const snapshot = createSnapshot(remote);
  // The look ahead at its earliest: it has its answer before an exact tag is written.
  const spot = { store: world.store, repository };
  if (run.isEarly === true) {
    await snapshot.gitTags();
    await snapshot.digest(destinationOf(spot, run), 'latest');
  }
  await tagIn([spot], { ...run, remote }, snapshot);
}

/** A release: its git tag is pushed, then its run tags `version` and `latest`. */
function release(
  world: World,
  version: string,
  number: number,
  { salt = 'one', isEarly = false } = {},
): ScriptedRun {
  return async (step) => {
    await step(`git push ${version}`);
    world.gitTags.push({ name: `v${version}`, sha: shaOf(number) });
    const tags = [exactTag(version), floatingTag('latest', { versions: seriesOf(version) })];
    await tag(world, step, { sha: shaOf(number), version, salt, tags, isEarly });
  };
}

/** A release whose version comes from elsewhere: git does not know it, and candidates are the repository's tags. */
function releaseOtherwise(world: World, version: string, number: number): ScriptedRun {
  return async (step) => {
    const tags = [exactTag(version), floatingTag('latest', { versions: seriesOf(version) })];
    await tag(world, step, { sha: shaOf(number), version, tags, settings: { version } });
  };
}

function putOlder({ store }: World): void {
  const given = { version: '0.9.0', source: SOURCE, revision: shaOf(900) };
  const { digest } = putImage(store, given);
  store.tags.set('latest', digest).set('0.9.0', digest);
}

/** A push to `main` and its run, which tags `sha-…` and `main`. Commits are pushed in order. */
function push(world: World, commit: number): ScriptedRun {
  return async (step) => {
    await step(`git push ${commit}`);
    world.pushed.push(commit);
    const sha = shaOf(commit);
    const tags = [exactTag(`sha-${sha.slice(0, 7)}`), floatingTag('main')];
    await tag(world, step, { sha, tags });
  };
}

function expectLatest(world: World, order: string, newest: string, float: string): void {
  expect(world.store.tags.get(float), order).toBe(world.store.tags.get(newest));
  expect(world.store.tags.get(newest), order).toBeDefined();
}

describe('two runs, every order of their requests', () => {
  it.each([
    { name: 'both new', isOld: false, isEarly: false },
    { name: 'over an older image', isOld: true, isEarly: false },
    { name: 'both look at git and at the tag before they write', isOld: false, isEarly: true },
  ])(
    'latest ends at the higher version: $name',
    async ({ isOld, isEarly }) => {
      const count = await explore(() => {
        const world = createWorld();
        if (isOld) putOlder(world);
        return {
          scripted: [
            release(world, '1.0.0', 1, { isEarly }),
            release(world, '1.1.0', 2, { isEarly }),
          ],
          check: (order) => {
            expectLatest(world, order, '1.1.0', 'latest');
          },
        };
      }, 200_000);
      expect(count).toBeGreaterThan(20);
    },
    120_000,
  );

  it('two builds of one release: latest ends at the image of the exact tag', async () => {
    const count = await explore(() => {
      const world = createWorld();
      return {
        scripted: [release(world, '1.0.0', 1), release(world, '1.0.0', 1, { salt: 'two' })],
        check: (order) => {
          expectLatest(world, order, '1.0.0', 'latest');
        },
      };
    }, 200_000);
    expect(count).toBeGreaterThan(20);
  }, 120_000);

  it('main ends at the newer commit', async () => {
    const count = await explore(() => {
      const world = createWorld();
      return {
        scripted: [push(world, 1), push(world, 2)],
        check: (order) => {
          expectLatest(world, order, `sha-${shaOf(2).slice(0, 7)}`, 'main');
        },
      };
    }, 200_000);
    expect(count).toBeGreaterThan(20);
  }, 120_000);
});

describe('a version that git knows and one that it does not, every order of their requests', () => {
  it.each([
    { name: 'the higher is git’s', git: '1.1.0', other: '1.0.0' },
    { name: 'neither is', git: undefined, other: '1.1.0' },
    { name: 'neither is, over an older image', git: undefined, other: '1.1.0' },
  ])('latest ends at the higher version: $name', async ({ name, git, other }) => {
    const count = await explore(() => {
      const world = createWorld();
      if (name.endsWith('image')) putOlder(world);
      const first =
        git === undefined ? releaseOtherwise(world, '1.0.0', 1) : release(world, git, 1);
      return {
        scripted: [first, releaseOtherwise(world, other, 2)],
        check: (order) => {
          expectLatest(world, order, '1.1.0', 'latest');
        },
      };
    }, 200_000);
    expect(count).toBeGreaterThan(20);
  });

  it.each([
    { name: 'both new', isOld: false },
    { name: 'over an older image', isOld: true },
  ])('the higher is not git’s: lost only between two requests: $name', async ({ isOld }) => {
    let lost = 0;
    const count = await explore(() => {
      const world = createWorld();
      if (isOld) putOlder(world);
      return {
        scripted: [release(world, '1.0.0', 1), releaseOtherwise(world, '1.1.0', 2)],
        check: (order) => {
          if (world.store.tags.get('latest') === world.store.tags.get('1.1.0')) return;
          lost += 1;
          expect(betweenLookAndWrite(order), order).toEqual(
            expect.arrayContaining(['1 PUT latest', '1 GET tags/list', '1 HEAD latest']),
          );
        },
      };
    }, 400_000);
    expect(count).toBeGreaterThan(10);
    expect(lost).toBe(2);
  });
});

/** What the other run did between the last look of run 0 at `latest` and its write. */
function betweenLookAndWrite(order: string): readonly string[] {
  const steps = order.split('\n');
  const write = steps.lastIndexOf('0 PUT latest');
  const snapshot = steps.lastIndexOf('0 HEAD latest', write);
  const between = steps.slice(snapshot + 1, write);
  expect(between.filter((step) => step.startsWith('0 '))).toEqual([]);
  return between;
}

describe.each([
  { runs: 5, samples: countRuns(100) },
  { runs: 20, samples: countRuns(100) },
])('$runs runs, $samples orders by chance', ({ runs, samples }) => {
  const numbers = Array.from({ length: runs }, (_, index) => index);

  it('latest ends at the highest version', async () => {
    for (let seed = 0; seed < samples; seed += 1) {
      const world = createWorld();
      const scripted = numbers.map((index) => release(world, `1.${index}.0`, index));
      await interleave(scripted, byChance(createRandom(seed), runs));
      expectLatest(world, `seed ${seed}`, `1.${runs - 1}.0`, 'latest');
    }
  }, 120_000);

  it('main ends at the newest commit', async () => {
    for (let seed = 0; seed < samples; seed += 1) {
      const world = createWorld();
      const scripted = numbers.map((index) => push(world, index));
      await interleave(scripted, byChance(createRandom(seed), runs));
      expectLatest(world, `seed ${seed}`, `sha-${shaOf(runs - 1).slice(0, 7)}`, 'main');
    }
  }, 120_000);
});
