// SPDX-License-Identifier: Apache-2.0
// A release run again, or promoted, where one host accepts no index: nothing is built, and each destination has what it accepts.
import { describe, expect, it } from 'vitest';
import { toReceipt } from '../../src/ship/record/outcome.ts';
import { preflight } from '../../src/ship/preflight.ts';
import { produce } from '../../src/ship/produce.ts';
import { createStopwatch } from '../../src/ship/record/stopwatch.ts';
import { tagAll } from '../../src/ship/tag/tag.ts';
import { verifyReferences } from '../../src/ship/verify/verify.ts';
import type { RegistryClient } from '../../src/registry/registry.ts';
import { createStore, openMemory, type Store } from './memory.ts';
import { noIndex, openPicky, putAttested } from './push/picky.ts';
import { exactTag, floatingTag, planOf, seriesOf, SOURCE } from './plans.ts';
import { contextOf, destinationOf, SHA, type Given } from './tagging.ts';
import type { ApplyContext } from '../../src/ship/context.ts';
import type { Production } from '../../src/ship/run.ts';

const PLAIN = exactTag('1.2.3-plain', { platform: 'linux/amd64' });
const GIVEN: Given = {
  tags: [exactTag('1.2.3'), PLAIN, floatingTag('latest', { versions: seriesOf('1.2.3') })],
  version: '1.2.3',
};
const EASY = 'easy.test/acme/app';
const PICKY = 'picky.test/acme/app';

interface World {
  readonly easy: Store;
  readonly picky: Store;
  readonly index: string;
  readonly plain: string;
}

/** Two registries; by digest, the easy one has the build whole and the picky one has it plain. */
function createWorld(): World {
  const [easy, picky] = [createStore(), createStore()];
  const ours = { source: SOURCE, revision: SHA, recipe: 'recipe-1', version: '1.2.3' };
  const { index, plain } = putAttested(easy, ours);
  putAttested(picky, ours);
  picky.manifests.delete(index.digest);
  return { easy, picky, index: index.digest, plain: plain.digest };
}

/** Ships to both, the picky one first, and fails where anything would be built. */
async function ship({ easy, picky }: World, settings: Given['settings'] = {}) {
  const given = { ...GIVEN, settings };
  const repositories = {
    [PICKY]: openPicky(picky, noIndex),
    [EASY]: openMemory(easy, undefined, EASY),
  };
  const registries: RegistryClient = {
    open: ({ name }) => repositories[name as keyof typeof repositories],
    connect: () => undefined,
    endPreflight: () => undefined,
    counts: () => ({ requests: 0, retries: 0 }),
    close: () => undefined,
  };
  const [first] = [destinationOf({ store: picky, repository: repositories[PICKY] }, given)];
  const second = {
    ...destinationOf({ store: easy, repository: repositories[EASY] }, given),
    target: first.target,
  };
  const plan = planOf({ facts: { sha: SHA }, targets: [first.target] });
  const context = { ...contextOf(given), registries } as unknown as ApplyContext;
  const never = () => Promise.reject(new Error('something is built'));
  const production: Production = {
    ...{ plan, whole: plan, context, watch: createStopwatch(context.clock) },
    ...{ taken: new Map(), exactTags: new Map() },
    early: {
      ...{ start: () => undefined, take: never },
      ...{ begun: Promise.resolve(), drop: () => Promise.resolve() },
    },
    buildEnvironment: {
      prepare: () => undefined,
      prepared: never,
      builder: never,
      endpoint: never,
      childEnv: never,
      onRetry: () => undefined,
    },
  };
  const surveyed = await preflight([first, second], { sha: SHA, onExisting: 'auto' });
  const produced = await produce(first.target, surveyed, production);
  const tagged = await tagAll([produced], contextOf(given));
  const receipt = toReceipt({
    ...{ targets: [first.target], surveyed, produced: [produced] },
    ...{ tagResults: tagged.tagResults, pushed: true, retries: 0, durationsMs: {} },
    sizesOf: () => ({}),
    problems: [...produced.problems, ...tagged.problems],
  });
  const verified = await verifyReferences(
    [`${PICKY}:1.2.3`, `${EASY}:1.2.3`],
    { platforms: ['linux/amd64'], sameDigest: false },
    registries,
  );
  return { receipt, verified };
}

const at = (store: Store) => Object.fromEntries(store.tags);

describe('where one host takes no index', () => {
  it.each([
    {
      name: 'neither has its tags yet, one is promoted',
      tagged: [['easy', 'sha-1111111', 'index']],
    },
    { name: 'only the whole one has its tag', tagged: [['easy', '1.2.3', 'index']] },
    {
      name: 'both have their tags',
      tagged: [
        ['easy', '1.2.3', 'index'],
        ['picky', '1.2.3', 'plain'],
      ],
    },
    {
      name: 'both were built for their branch',
      tagged: [
        ['picky', 'sha-1111111', 'plain'],
        ['easy', 'sha-1111111', 'index'],
      ],
    },
  ] as const)('a run builds nothing, and each has what it takes: $name', async ({ tagged }) => {
    const world = createWorld();
    for (const [where, tag, what] of tagged) world[where].tags.set(tag, world[what]);
    for (const run of ['first', 'again']) {
      const { receipt, verified } = await ship(world, { reuse: true });
      expect(receipt.status, run).toBe('done');
      expect(at(world.easy)).toMatchObject({ '1.2.3': world.index, latest: world.index });
      expect(at(world.picky)).toMatchObject({ '1.2.3': world.plain, latest: world.plain });
      expect([at(world.easy)['1.2.3-plain'], at(world.picky)['1.2.3-plain']]).toEqual([
        world.plain,
        world.plain,
      ]);
      expect(verified.problems).toEqual([]);
      const images = receipt.targets.flatMap(({ images }) => images);
      expect(
        images.map(({ repository, tag, digest }) => `${repository}:${tag}@${digest ?? ''}`).sort(),
      ).toEqual(
        [
          ...['1.2.3', '1.2.3-plain', 'latest'].map((tag) => `${PICKY}:${tag}@${world.plain}`),
          ...['1.2.3', 'latest'].map((tag) => `${EASY}:${tag}@${world.index}`),
          `${EASY}:1.2.3-plain@${world.plain}`,
        ].sort(),
      );
      if (run === 'again')
        expect(new Set(images.map(({ action }) => action))).toEqual(new Set(['kept']));
      expect(receipt.problems.map(({ message }) => message).join('\n')).toContain(
        `"${PICKY}" differs from the other repositories`,
      );
    }
  });

  it('the plain one is taken everywhere if there is no other', async () => {
    const world = createWorld();
    world.picky.tags.set('1.2.3', world.plain);
    const { receipt } = await ship(world);
    expect(receipt.status).toBe('done');
    expect(at(world.easy)).toMatchObject({ '1.2.3': world.plain, latest: world.plain });
  });
});
