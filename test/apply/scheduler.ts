// SPDX-License-Identifier: Apache-2.0
// Runs several stories in every order, or in a chosen one, at the boundaries of their requests.
import type { Step } from './memory.ts';

/** Chooses which of the waiting requests takes effect next: an index below `waiting`. */
export type Choose = (
  waiting: readonly { readonly run: number; readonly what: string }[],
) => number;

/** One run's story: it waits for {@link Step} before each of its requests. */
export type Story = (step: Step) => Promise<void>;

/** Runs all stories to their end, letting one waiting request at a time take effect. */
export async function interleave(stories: readonly Story[], choose: Choose): Promise<void> {
  const waiting: { run: number; what: string; go: () => void }[] = [];
  let open = stories.length;
  const failures: unknown[] = [];
  for (const [run, story] of stories.entries()) {
    const step: Step = (what) =>
      new Promise((go) => {
        waiting.push({ run, what, go });
      });
    story(step)
      .catch((thrown: unknown) => failures.push(thrown))
      .finally(() => (open -= 1));
  }
  await drain();
  while (waiting.length > 0) {
    const [next] = waiting.splice(choose(waiting), 1);
    next?.go();
    await drain();
  }
  if (failures.length > 0) throw new Error('a story failed', { cause: failures[0] });
  if (open > 0) throw new Error(`${open} stories wait for something that is no request`);
}

/**
 * Every order that there is. `world` makes a fresh world and its stories, `check` judges it after
 * an order was played to its end. Returns how many orders there were.
 */
export async function explore(
  world: () => { readonly stories: readonly Story[]; readonly check: (order: string) => void },
  limit: number,
): Promise<number> {
  let path: { choice: number; among: number }[] = [];
  for (let count = 1; ; count += 1) {
    if (count > limit) throw new Error(`more than ${limit} orders`);
    const { stories, check } = world();
    const order: string[] = [];
    let depth = 0;
    await interleave(stories, (waiting) => {
      path[depth] ??= { choice: 0, among: waiting.length };
      const { choice } = path[depth] ?? { choice: 0 };
      depth += 1;
      const taken = waiting[choice];
      order.push(`${taken?.run ?? ''} ${taken?.what ?? ''}`);
      return choice;
    });
    check(order.join('\n'));
    path = path.slice(0, depth);
    while (path.length > 0) {
      const last = path.at(-1);
      if (last !== undefined && last.choice + 1 < last.among) break;
      path.pop();
    }
    const last = path.at(-1);
    if (last === undefined) return count;
    last.choice += 1;
  }
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

/** Lets every promise that can settle without a request do so. */
function drain(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
