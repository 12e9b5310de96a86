// SPDX-License-Identifier: Apache-2.0
// Runs regular expressions of settings in a worker thread that can be terminated. The only user of worker threads.
import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import type { Matched, MatchPattern } from '../plan/rules/pattern.ts';

/**
 * The time limit for all patterns of a run together, ms. An ordinary pattern takes microseconds; one that
 * backtracks without end takes all the time it gets.
 */
const BUDGET_MS = 5_000;

/** Memory limits of the thread; a pattern that needs more has failed. */
const resourceLimits = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16 };

/**
 * The code of the thread, as text: it is in every bundle and needs no file at run time. It has
 * no environment and gets only a pattern and a text.
 */
const CODE = `
const { parentPort } = require('node:worker_threads');
const match = ({ body, flags, text }) => {
  try {
    const found = text.match(new RegExp(body, flags));
    return found === null ? { kind: 'none' } : { kind: 'matched', groups: Array.from(found) };
  } catch (cause) {
    return { kind: 'failed', why: String(cause instanceof Error ? cause.message : cause) };
  }
};
parentPort.on('message', (question) => {
  const begun = performance.now();
  const matched = match(question);
  parentPort.postMessage({ matched, tookMs: performance.now() - begun });
});
`;

/**
 * Matches patterns one after the other, with JavaScript's own engine, until the time limit is
 * reached; the thread starts with the first pattern. `close` ends it.
 *
 * @param signal aborts the running match, which rejects with the signal's reason.
 */
export function createPatternMatcher(
  signal: AbortSignal,
  budgetMs = BUDGET_MS,
): { readonly match: MatchPattern; readonly close: () => Promise<void> } {
  let leftMs = budgetMs;
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const close = async (): Promise<void> => {
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  };
  const matchNow = async (question: unknown): Promise<Matched> => {
    if (leftMs <= 0) return { kind: 'untried' };
    signal.throwIfAborted();
    try {
      worker ??= await startWorker();
      const limit = AbortSignal.timeout(Math.ceil(leftMs));
      const { matched, tookMs } = await ask(worker, question, AbortSignal.any([signal, limit]));
      leftMs -= tookMs;
      return matched;
    } catch (cause) {
      await close();
      signal.throwIfAborted();
      if (!isAbort(cause)) return { kind: 'failed', why: String(cause) };
      leftMs = 0;
      return { kind: 'slow', limitMs: budgetMs };
    }
  };
  return {
    close,
    match: (pattern, text) => {
      const matching = last.then(() => matchNow({ ...pattern, text }));
      last = matching.catch(() => undefined); // reported to the caller
      return matching;
    },
  };
}

async function startWorker(): Promise<Worker> {
  const { Worker } = await import('node:worker_threads');
  const worker = new Worker(CODE, { eval: true, env: {}, execArgv: [], resourceLimits });
  await once(worker, 'online');
  worker.unref();
  return worker;
}

/** What the thread answers, and how long it took, ms. */
interface Answer {
  readonly matched: Matched;
  readonly tookMs: number;
}

/** The thread's answer; rejects when the signal aborts or the thread exits. */
async function ask(worker: Worker, question: unknown, signal: AbortSignal): Promise<Answer> {
  worker.ref();
  try {
    const answer = once(worker, 'message', { signal });
    worker.postMessage(question);
    const [message] = (await answer) as [Answer];
    return message;
  } finally {
    worker.unref();
  }
}

/** What `once` throws for its signal, whatever the reason of the abort. */
function isAbort(cause: unknown): boolean {
  return cause instanceof Error && cause.name === 'AbortError';
}
