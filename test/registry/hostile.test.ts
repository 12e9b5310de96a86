// SPDX-License-Identifier: Apache-2.0
// No answer of a server ends a run as a bug, or holds it: whatever is answered to whatever is asked.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Problem } from '../../src/problem.ts';
import { hostileReply, listWork } from './hostile.ts';
import { KINDS, type RawReply, serveRaw, toRegistry } from './raw.ts';

/** `HOSTILE_RUNS` and `HOSTILE_SEED` of the environment: each run is one answer to every kind of request. */
const runs = Number(process.env.HOSTILE_RUNS ?? '72');
const seed = Number(process.env.HOSTILE_SEED ?? '1');
/** Far more than all limits of a try, and all tries, come to. */
const HELD_MS = 20_000;

async function outcomeOf(kind: string, reply: RawReply): Promise<string> {
  const registry = await serveRaw(toRegistry((asked) => (asked === kind ? reply : undefined)));
  let timer: NodeJS.Timeout | undefined;
  const held = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, HELD_MS, 'held');
  });
  try {
    const { [kind]: work = () => Promise.reject(new Error('no work')) } = listWork(registry.host);
    return await Promise.race([work().then(() => 'a value', toOutcome), held]);
  } finally {
    clearTimeout(timer);
    await registry.close();
  }
}

/** What counts of what was thrown: a Problem whose words are fit to be printed. */
function toOutcome(thrown: unknown): string {
  if (!(thrown instanceof Problem)) return thrown instanceof Error ? `${thrown.stack}` : 'thrown';
  const said = thrown.problems.map(({ message, hint }) => `${message}\n${hint}`).join('\n');
  if (/[^\P{C}\n]/u.test(said) || said.length > 5000) return `unfit words: ${said}`;
  return 'a Problem';
}

/** Answers that are tried at a time. */
const AT_ONCE = 6;

it(
  `${runs} answers to every kind of request end in a value or a Problem`,
  { timeout: runs * 10_000 },
  async () => {
    const replies = fc.array(hostileReply, { minLength: AT_ONCE, maxLength: AT_ONCE });
    await fc.assert(
      fc.asyncProperty(replies, async (drawn) => {
        const cases = drawn.flatMap((reply) => KINDS.map((kind) => ({ kind, reply })));
        const bad = await Promise.all(
          cases.map(async ({ kind, reply }) => `${kind}: ${await outcomeOf(kind, reply)}`),
        );
        expect(bad.filter((line) => !/: a (?:value|Problem)$/.test(line))).toEqual([]);
      }),
      { numRuns: Math.ceil(runs / AT_ONCE), seed },
    );
  },
);
