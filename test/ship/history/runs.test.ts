// SPDX-License-Identifier: Apache-2.0
// What runs add to the history, in memory: what it costs, two runs at once, and runs that must add nothing.
import { describe, expect, it } from 'vitest';
import { error, Problem } from '../../../src/problem.ts';
import { countRuns } from '../../lab/nightly.ts';
import { createStore, type Step, type Store } from '../memory.ts';
import { exactTag } from '../plans.ts';
import { byChance, createRandom, interleave } from '../tag/scheduler.ts';
import { createTime, logOf, promote, put, runUntil, ship, type Running } from './running.ts';

const world = (hasReferrers = true): Running => ({
  store: createStore({ hasReferrers }),
  time: createTime(),
});
const linesOf = async (running: Running, tag: string) => (await logOf(running, tag)).lines;

/** The requests of a run about records and lists of what refers to an image, and how many there are in all. */
async function countOf(
  { store }: Running,
  run: () => Promise<unknown>,
): Promise<{ readonly all: number; readonly history: number }> {
  const before = store.requests.length;
  await run();
  const asked = store.requests.slice(before);
  const history = asked.filter((what) => /blob|referrers|PUT sha256/.test(what)).length;
  return { all: asked.length, history };
}

/** Whether tags point at a version. */
const isAt = (store: Store, version: string, ...tags: readonly string[]) =>
  tags.every((tag) => store.tags.get(tag) === put(store, version).digest);

/** How many records an image has: what is written never goes. */
const countRecords = ({ manifests }: Store) =>
  [...manifests.values()].filter(({ bytes }) => Buffer.from(bytes).includes('tagship.history'))
    .length;

describe('what a history costs', () => {
  it('nothing in a run without one', async () => {
    const running = { ...world(), settings: { history: false } };
    await ship(running, '1.2.2');
    const { store } = running;
    expect(await countOf(running, () => ship(running, '1.2.3'))).toEqual({ all: 17, history: 2 });
    expect(countRecords(store)).toBe(0);
    const asked = store.requests.filter((what) => what.includes('referrers')).length;
    expect(asked, 'whether it is yanked').toBe(4);
  });

  it('a record before tags are moved, and one after', async () => {
    const [running, plain] = [world(), { ...world(), settings: { history: false } }];
    for (const one of [running, plain]) await ship(one, '1.2.2');
    const own = await countOf(running, () => ship(running, '1.2.3'));
    const other = await countOf(plain, () => ship(plain, '1.2.3'));
    // Before: the image, the list, the two blobs, the manifest. After: the same, and the list once more.
    expect(own.all - other.all).toBe(5 + 6);
    expect(countRecords(running.store)).toBe(4);
  });

  it('the list and the records of an image whose tags are in place already', async () => {
    const [running, plain] = [world(), { ...world(), settings: { history: false } }];
    for (const one of [running, plain]) await ship(one, '1.2.2');
    const records = countRecords(running.store);
    const own = await countOf(running, () => ship(running, '1.2.2'));
    const other = await countOf(plain, () => ship(plain, '1.2.2'));
    // The list, and of each of two records the manifest and the blob.
    expect(own.all - other.all).toBe(1 + 2 * 2);
    expect(countRecords(running.store)).toBe(records);
  });
});

describe('a run that must add nothing', () => {
  it('of an older version', async () => {
    const running = world();
    for (const version of ['1.2.2', '1.2.3']) await ship(running, version);
    const records = countRecords(running.store);
    await ship(running, '1.2.2');
    expect(countRecords(running.store)).toBe(records);
    expect(await linesOf(running, 'latest')).toEqual([
      '- > 1.2.2 created ship',
      '1.2.2 > 1.2.3 moved ship',
    ]);
  });

  it('whose tag was moved on meanwhile: what is not known is not told', async () => {
    const running = world();
    await ship(running, '1.2.2');
    await runUntil({ ...running, until: (at) => isAt(at, '1.2.3', 'latest', '1') }, (own) =>
      ship(own, '1.2.3'),
    );
    const { store } = running;
    expect(store.tags.get('latest')).toBe(put(store, '1.2.3').digest);
    store.tags.set('latest', put(store, '1.2.4').digest);
    store.tags.set('1.2.4', put(store, '1.2.4').digest);
    await ship(running, '1.2.3');
    expect(await linesOf(running, 'latest')).toEqual([]);
    // The tag that nothing else moved is told by the record of what was begun.
    expect(await linesOf(running, '1')).toEqual([
      '- > 1.2.2 created ship',
      '1.2.2 > 1.2.3 begun ship',
    ]);
  });

  it('that is not trusted', async () => {
    const facts = { trust: { level: 'untrusted', reason: 'it is a fork' } } as const;
    const running = world();
    await ship({ ...running, facts }, '1.2.2');
    await ship({ ...running, facts }, '1.2.2');
    expect(countRecords(running.store)).toBe(0);
  });

  it('twice: what was found once is not found again', async () => {
    const running = world();
    await ship({ ...running, settings: { history: false } }, '1.2.2');
    await ship(running, '1.2.2');
    expect(countRecords(running.store)).toBe(1);
    await ship(running, '1.2.2');
    expect(countRecords(running.store)).toBe(1);
    expect(await linesOf(running, '1.2.2')).toEqual(['- > 1.2.2 found ship']);
  });
});

it('who found a tag, and who was about to move it, are both known', async () => {
  const running = world();
  await ship(running, '1.2.2');
  const [one, other] = ['7', '8'].map((id) => ({ ...running, facts: { run: { id } } }));
  if (one === undefined || other === undefined) throw new Error('no runs');
  await runUntil({ ...one, until: (at) => isAt(at, '1.2.3', 'latest', '1') }, (own) =>
    ship(own, '1.2.3'),
  );
  await ship(other, '1.2.3');
  const exact = (await logOf(running, '1.2.3')).log.moves;
  expect(exact.map(({ action, by }) => [action, by.id])).toEqual([['found', '8']]);
  const moved = (await logOf(running, 'latest')).log.moves;
  expect(moved.map(({ action, by }) => [action, by.id])).toEqual([
    ['begun', '7'],
    ['created', '1234567'],
  ]);
});

it('an exact tag that is replaced is told once after a kill', async () => {
  const running = world();
  const settings = { onExisting: 'replace' } as const;
  const tags = [exactTag('build')];
  await ship(running, '1.2.2', tags);
  const replace = (own: Running) =>
    ship({ ...own, settings: { ...settings, history: true } }, '1.2.3', tags);
  const until = (at: Store) => isAt(at, '1.2.3', 'build');
  const isWhole = await runUntil({ ...running, until }, replace);
  expect(isWhole).toBe(false);
  await replace(running);
  await replace(running);
  expect(
    (await linesOf(running, 'build')).map((line) => line.replace('begun', 'replaced')),
  ).toEqual(['- > 1.2.2 created ship', '1.2.2 > 1.2.3 replaced ship']);
});

describe('two runs at once', () => {
  const ORDERS = countRuns(60);

  it.each([true, false])(
    `of one version: each move is told once, in ${ORDERS} orders by chance (referrers API: %s)`,
    async (hasReferrers) => {
      for (let seed = 0; seed < ORDERS; seed += 1) {
        const running = world(hasReferrers);
        await ship(running, '1.2.2');
        const run = (step: Step) => ship({ ...running, step }, '1.2.3').then(() => undefined);
        await interleave([run, run], byChance(createRandom(seed), 2));
        for (const tag of ['latest', '1']) {
          const [first, ...others] = await linesOf(running, tag);
          if (hasReferrers) {
            expect(first, `seed ${seed}`).toBe('- > 1.2.2 created ship');
            expect(others, `seed ${seed}`).toEqual(['1.2.2 > 1.2.3 moved ship']);
          }
          // Without the API one of two that write the list at the same time may lose what the other has added.
          expect(others.length, `seed ${seed}`).toBeLessThanOrEqual(1);
        }
      }
    },
  );

  it(`of two versions, of which some are killed: nothing is told that was not, in ${ORDERS} orders by chance`, async () => {
    for (let seed = 0; seed < ORDERS; seed += 1) {
      const random = createRandom(seed);
      const running = world(seed % 2 === 0);
      await ship(running, '1.2.2');
      const run = (version: string) => (step: Step) => {
        const requests = random() < 0.5 ? Math.floor(random() * 30) : Infinity;
        return runUntil({ ...running, step, requests }, (own) => ship(own, version)).then(
          () => undefined,
        );
      };
      await interleave([run('1.2.3'), run('1.2.4')], byChance(random, 2));
      if (random() < 0.5) await ship(running, '1.2.4');
      const writes = running.store.writes.filter(({ tag }) => tag === 'latest');
      const left = writes.map(({ digest }) => digest).filter((one, at, all) => one !== all[at - 1]);
      const { log } = await logOf(running, 'latest');
      for (const { to } of log.moves.toReversed()) {
        const at = left.indexOf(to);
        expect(at, `seed ${seed}`).toBeGreaterThanOrEqual(0);
        left.splice(0, at + 1);
      }
    }
  });
});

it('a run whose tag is moved on before it has read it back is in the log', async () => {
  const running = world();
  await ship(running, '1.2.2');
  let isDue = true;
  const step: Step = async (what) => {
    if (what !== 'HEAD latest' || !isAt(running.store, '1.2.3', 'latest', '1') || !isDue) return;
    isDue = false;
    await ship(running, '1.2.4');
  };
  await ship({ ...running, step }, '1.2.3');
  expect(isDue).toBe(false);
  expect(await linesOf(running, 'latest')).toEqual([
    '- > 1.2.2 created ship',
    '1.2.2 > 1.2.3 begun ship',
    '1.2.3 > 1.2.4 moved ship',
  ]);
});

describe('a registry that takes no records', () => {
  const refusing: Step = (what) =>
    what.startsWith('PUT blob')
      ? Promise.reject(new Problem([error('REGISTRY_DENIED', 'no blobs here')]))
      : Promise.resolve();

  it('gets its tags all the same, and a notice', async () => {
    const running = { ...world(), step: refusing };
    const problems = await ship(running, '1.2.2');
    expect(problems.map(({ code, level }) => [code, level])).toEqual([
      ['HISTORY_NOT_WRITTEN', 'notice'],
    ]);
    expect(running.store.tags.get('latest')).toBe(put(running.store, '1.2.2').digest);
    expect(await promote(running, '1.2.2')).toEqual(['production created']);
  });

  it('gets its tags all the same, where it does not answer', async () => {
    let count = 0;
    const silent: Step = (what) => {
      if (!what.startsWith('PUT blob')) return Promise.resolve();
      count += 1;
      return count > 2 ? Promise.resolve() : new Promise(() => undefined);
    };
    const running = { ...world(), step: silent, isImpatient: true };
    expect(await ship(running, '1.2.2')).toEqual([]);
    expect(await linesOf(running, 'latest')).toEqual(['- > 1.2.2 created ship']);
  });

  it('says so only for what is to be recorded', async () => {
    const running = world();
    await ship(running, '1.2.2');
    expect(await ship({ ...running, step: refusing }, '1.2.2')).toEqual([]);
  });
});
