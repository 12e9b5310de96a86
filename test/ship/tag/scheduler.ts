// SPDX-License-Identifier: Apache-2.0
// Interleaves several scripted runs in every order, or in a chosen one, at the boundaries of their requests.
// What runs load when they need it is there before: loading takes time that no order of requests has.
import '../../../src/ship/tag/exact/settle.ts';
import '../../../src/ship/tag/float/rejoin.ts';
import type { Step } from '../memory.ts';

/** A request of a run. */
interface Waiting {
  readonly run: number;
  readonly what: string;
  /** How many requests had taken effect when it was made. */
  readonly since: number;
}

/** Chooses which of the waiting requests takes effect next: an index below `waiting`; undefined ends the play. */
export type Choose = (waiting: readonly Waiting[]) => number | undefined;

/** One run's run: it waits for {@link Step} before each of its requests. */
export type ScriptedRun = (step: Step) => Promise<void>;

/** Interleaves all runs, letting one waiting request at a time take effect. Returns whether they came to their end. */
export async function interleave(
  scripted: readonly ScriptedRun[],
  choose: Choose,
): Promise<boolean> {
  const waiting: (Waiting & { go: () => void })[] = [];
  let taken = 0;
  let open = scripted.length;
  const failures: unknown[] = [];
  for (const [run, pipeline] of scripted.entries()) {
    const step: Step = (what) =>
      new Promise((go) => {
        waiting.push({ run, what, since: taken, go });
      });
    pipeline(step)
      .catch((thrown: unknown) => failures.push(thrown))
      .finally(() => (open -= 1));
  }
  await drain();
  while (waiting.length > 0) {
    const choice = choose(waiting);
    if (choice === undefined) return false;
    const [next] = waiting.splice(choice, 1);
    taken += 1;
    next?.go();
    await drain();
  }
  if (failures.length > 0) throw new Error('a run failed', { cause: failures[0] });
  if (open > 0) throw new Error(`${open} runs wait for something that is not a request`);
  return true;
}

/**
 * Every order that there is, but for those that differ only in which of two requests came first that
 * have nothing to do with each other: of these one is played. `world` makes a fresh world and its
 * runs, `check` judges it after an order was played to its end. Returns how many were played.
 */
export async function explore(
  world: () => {
    readonly scripted: readonly ScriptedRun[];
    readonly check: (order: string) => void;
  },
  limit: number,
): Promise<number> {
  let path: { choice: number; among: number }[] = [];
  let count = 0;
  for (;;) {
    const { scripted, check } = world();
    const order: Waiting[] = [];
    let depth = 0;
    const isWhole = await interleave(scripted, (waiting) => {
      const able = waiting.filter((one) => !comesLate(one, order.at(-1), order.length));
      path[depth] ??= { choice: 0, among: able.length };
      const taken = able[path[depth]?.choice ?? 0];
      depth += 1;
      if (taken === undefined) return undefined;
      order.push(taken);
      return waiting.indexOf(taken);
    });
    if (isWhole) {
      count += 1;
      if (count > limit) throw new Error(`more than ${limit} orders`);
      check(order.map(({ run, what }) => `${run} ${what}`).join('\n'));
    }
    path = path.slice(0, depth);
    while (path.length > 0) {
      const last = path.at(-1);
      if (last !== undefined && last.choice + 1 < last.among) break;
      path.pop();
    }
    const next = path.at(-1);
    if (next === undefined) return count;
    next.choice += 1;
  }
}

/** Whether a request could as well have come before the last one, of a later run or a later registry: that order is played too. */
function comesLate(one: Waiting, last: Waiting | undefined, count: number): boolean {
  if (last === undefined || meet(one.what, last.what)) return false;
  if (one.run !== last.run) return one.run < last.run;
  return one.since < count && registryOf(one.what) < registryOf(last.what);
}

/** `1` of `PUT 1/latest`; runs with one registry do not name it, and all orders of their requests are played. */
function registryOf(what: string): string {
  return /^\S+ (\d+)\//.exec(what)?.[1] ?? '';
}

/** Whether the order of two requests makes a difference: one writes what the other reads or writes. */
export function meet(one: string, other: string): boolean {
  const isWrite = (what: string) => /^(?:PUT|git push)\b/.test(what);
  if (!isWrite(one) && !isWrite(other)) return false;
  const objectOf = (what: string) =>
    /^(?:git push|ls-remote)\b/.test(what) ? 'git' : what.slice(what.indexOf(' ') + 1);
  const [mine, yours] = [objectOf(one), objectOf(other)];
  const isList = (object: string) => object === 'tags/list';
  return mine === yours || (mine !== 'git' && yours !== 'git' && (isList(mine) || isList(yours)));
}

/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Chooses by chance; runs differ in how often they get their turn, so that some come far behind. */
export function byChance(random: () => number, runs: number): Choose {
  const weights = Array.from({ length: runs }, () => random() ** 3 + 0.001);
  return (waiting) => {
    const total = waiting.reduce((sum, { run }) => sum + (weights[run] ?? 0), 0);
    let left = random() * total;
    const index = waiting.findIndex(({ run }) => (left -= weights[run] ?? 0) <= 0);
    return Math.max(0, index);
  };
}

/** Lets every promise that can resolve without a request do so. */
function drain(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
