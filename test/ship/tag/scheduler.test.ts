// SPDX-License-Identifier: Apache-2.0
// The orders that are played are all that make a difference.
import { expect, it } from 'vitest';
import { explore, meet, type ScriptedRun } from './scheduler.ts';

/** Every way to merge the runs. */
function merge(runs: readonly (readonly string[])[]): readonly (readonly string[])[] {
  if (runs.every((run) => run.length === 0)) return [[]];
  return runs.flatMap((run, index) => {
    const [first, ...rest] = run;
    if (first === undefined) return [];
    const left = runs.map((one, at) => (at === index ? rest : one));
    return merge(left).map((order) => [`${index} ${first}`, ...order]);
  });
}

/** The first, by runs, of the orders that differ only in requests that do not meet. */
function normalize(order: readonly string[]): string {
  const steps = [...order];
  const runOf = (step: string) => Number(step.split(' ')[0]);
  const whatOf = (step: string) => step.slice(step.indexOf(' ') + 1);
  const result: string[] = [];
  while (steps.length > 0) {
    const first = steps
      .map((step, index) => ({ step, index }))
      .filter(({ step, index }) =>
        steps
          .slice(0, index)
          .every((one) => runOf(one) !== runOf(step) && !meet(whatOf(one), whatOf(step))),
      )
      .sort((one, other) => runOf(one.step) - runOf(other.step))[0];
    if (first === undefined) throw new Error('no first');
    result.push(first.step);
    steps.splice(first.index, 1);
  }
  return result.join('\n');
}

it.each([
  {
    name: 'writes and reads of one tag',
    runs: [
      ['HEAD latest', 'PUT latest', 'HEAD latest'],
      ['HEAD latest', 'PUT latest', 'HEAD latest'],
    ],
  },
  {
    name: 'tags, the list of tags and git',
    runs: [
      ['git push 1', 'PUT 1.0.0', 'HEAD latest', 'PUT latest', 'ls-remote tags'],
      ['GET tags/list', 'PUT latest', 'ls-remote tags', 'HEAD 1.0.0'],
    ],
  },
  {
    name: 'three runs',
    runs: [
      ['PUT a', 'HEAD b'],
      ['HEAD a', 'PUT b', 'HEAD c'],
      ['PUT c', 'GET tags/list', 'PUT a'],
    ],
  },
])('plays every order that makes a difference: $name', async ({ runs }) => {
  const played: string[] = [];
  await explore(
    () => ({
      scripted: runs.map((run): ScriptedRun => async (step) => {
        for (const what of run) await step(what);
      }),
      check: (order) => played.push(normalize(order.split('\n'))),
    }),
    10_000,
  );
  const all = new Set(merge(runs).map(normalize));
  expect(all.size).toBeGreaterThan(5);
  expect([...new Set(played)].sort()).toEqual([...all].sort());
  if (runs.length === 2) expect(played).toHaveLength(all.size);
});
