// SPDX-License-Identifier: Apache-2.0
// A run with a history that is killed at any of its requests, in memory: after the next run the log tells each move once.
import { describe, expect, it } from 'vitest';
import { countRuns, isNightly } from '../../lab/nightly.ts';
import { createStore } from '../memory.ts';
import { createRandom } from '../tag/scheduler.ts';
import {
  createTime,
  logOf,
  promote,
  runUntil,
  ship,
  versionAt,
  yank,
  type Running,
} from './running.ts';

const world = (hasReferrers: boolean): Running => ({
  store: createStore({ hasReferrers }),
  time: createTime(),
});

/** The log without what says whether the run could record the end. */
const movesOf = async (running: Running, tag: string) =>
  (await logOf(running, tag)).lines.map((line) => line.replace(/ begun /, ' moved '));

/** Whether \`promote --back\` was done and recorded: once more is further back. */
const isBackDone = async (running: Running, tag: string) =>
  (await logOf(running, tag)).lines.at(-1)?.endsWith(' moved back') === true;

const commands = [
  {
    name: 'ship',
    before: (running: Running) => ship(running, '1.2.2'),
    run: (running: Running) => ship(running, '1.2.3'),
    tag: 'latest',
    is: ['- > 1.2.2 created ship', '1.2.2 > 1.2.3 moved ship'],
    back: '1.2.2',
  },
  {
    name: 'promote',
    before: async (running: Running) => {
      await ship(running, '1.2.2');
      await ship(running, '1.2.3');
      await promote(running, '1.2.2');
    },
    run: (running: Running) => promote(running, '1.2.3'),
    tag: 'production',
    is: ['- > 1.2.2 created promote', '1.2.2 > 1.2.3 moved promote'],
    back: '1.2.2',
  },
  {
    name: 'promote --back',
    before: async (running: Running) => {
      for (const version of ['1.2.2', '1.2.3', '1.2.4']) {
        await ship(running, version);
        await promote(running, version);
      }
    },
    run: (running: Running) => promote(running, 'back'),
    tag: 'production',
    is: [
      '- > 1.2.2 created promote',
      '1.2.2 > 1.2.3 moved promote',
      '1.2.3 > 1.2.4 moved promote',
      '1.2.4 > 1.2.3 moved back',
    ],
    back: '1.2.2',
  },
  {
    name: 'promote --back',
    before: async (running: Running) => {
      for (const version of ['1.2.2', '1.2.3', '1.2.4']) {
        await ship(running, version);
        await promote(running, version, ['production', 'staging']);
      }
    },
    run: (running: Running) => promote(running, 'back', ['production', 'staging']),
    tag: 'staging',
    is: [
      '- > 1.2.2 created promote',
      '1.2.2 > 1.2.3 moved promote',
      '1.2.3 > 1.2.4 moved promote',
      '1.2.4 > 1.2.3 moved back',
    ],
    back: '1.2.2',
  },
  {
    name: 'yank',
    before: async (running: Running) => {
      for (const version of ['1.2.2', '1.2.3', '1.2.4']) await ship(running, version);
    },
    run: (running: Running) => yank(running, '1.2.4'),
    tag: 'latest',
    is: [
      '- > 1.2.2 created ship',
      '1.2.2 > 1.2.3 moved ship',
      '1.2.3 > 1.2.4 moved ship',
      '1.2.4 > 1.2.3 moved yank',
    ],
    back: '1.2.2',
  },
];
/** By day a run is killed at every third of its requests, a different third in each row. */
const STEP = isNightly ? 1 : 3;
const rows = commands
  .flatMap((row) => [true, false].map((hasReferrers) => ({ ...row, hasReferrers })))
  .map((row, at) => ({ ...row, first: at % STEP }));

describe.each(rows)(
  '$name ($tag), killed at any request (referrers API: $hasReferrers)',
  ({ name, before, run, tag, is, back, hasReferrers, first }) => {
    it('is told once after the next run, and --back goes to the image before', async () => {
      let isWhole = false;
      for (let requests = first; !isWhole; requests += STEP) {
        const running = world(hasReferrers);
        await before(running);
        isWhole = await runUntil({ ...running, requests }, run);
        if (!isWhole && !(await isBackDone(running, tag))) await run(running);
        const what = `killed after ${requests} requests`;
        expect(await movesOf(running, tag), what).toEqual(is);
        await promote(running, 'back', [tag]);
        expect(versionAt(running, tag), what).toBe(back);
        expect(requests).toBeLessThan(200);
      }
    });

    it('is not told where it never was, also without another run', async () => {
      let isWhole = false;
      for (let requests = first; !isWhole; requests += STEP) {
        const running = world(hasReferrers);
        await before(running);
        const at = running.store.tags.get(tag);
        isWhole = await runUntil({ ...running, requests }, run);
        const isMoved = running.store.tags.get(tag) !== at;
        const what = `killed after ${requests} requests`;
        expect(await movesOf(running, tag), what).toEqual(isMoved ? is : is.slice(0, -1));
        if (!isMoved || name === 'promote --back') continue;
        await promote(running, 'back', [tag]);
        expect(versionAt(running, tag), what).toBe(back);
      }
    });
  },
);

/** What a tag has pointed at, from the first to the last, each time once. */
function truthOf({ store }: Running, tag: string): readonly string[] {
  const digests = store.writes.filter((one) => one.tag === tag).map(({ digest }) => digest);
  return digests.filter((digest, at) => digest !== digests[at - 1]);
}

describe('whatever runs are killed', () => {
  const VERSIONS = ['1.2.2', '1.2.3', '1.2.4'];
  const RUNS = countRuns(40);

  /** Promotes versions by chance, of which some are killed, and some of those run again; others move the tag and record nothing. */
  async function play(seed: number, foreign: number): Promise<Running> {
    const random = createRandom(seed);
    const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
    const running = world(seed % 2 === 0);
    for (const version of VERSIONS) await ship(running, version);
    for (let step = 0; step < 6; step += 1) {
      const version = pick(VERSIONS);
      if (random() < foreign) {
        const digest = running.store.tags.get(version) ?? '';
        running.store.tags.set('production', digest);
        running.store.writes.push({ tag: 'production', digest });
        continue;
      }
      const settings = { moving: 'always' } as const;
      const run = (own: Running) => promote({ ...own, settings }, version);
      const requests = random() < 0.7 ? Math.floor(random() * 60) : Infinity;
      const isWhole = await runUntil({ ...running, requests }, run);
      if (!isWhole && random() < 0.5) await run(running);
    }
    return running;
  }

  it(`the log of a tag is what happened to it, by chance ${RUNS} times`, async () => {
    for (let seed = 0; seed < RUNS; seed += 1) {
      const running = await play(seed, 0);
      const truth = truthOf(running, 'production');
      if (truth.length === 0) continue;
      const { log } = await logOf(running, 'production');
      expect(
        log.moves.toReversed().map(({ to }) => to),
        `seed ${seed}`,
      ).toEqual(truth);
    }
  });

  it('the log says nothing that did not happen, where others move the tag and record nothing', async () => {
    for (let seed = 0; seed < RUNS; seed += 1) {
      const running = await play(seed, 0.3);
      const left = [...truthOf(running, 'production')];
      if (left.length === 0) continue;
      const { log } = await logOf(running, 'production');
      for (const { to } of log.moves.toReversed()) {
        const at = left.indexOf(to);
        expect(at, `seed ${seed}`).toBeGreaterThanOrEqual(0);
        left.splice(0, at + 1);
      }
    }
  });
});
