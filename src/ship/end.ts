// SPDX-License-Identifier: Apache-2.0
// How a run ends: done, interrupted or by a fault of ours. Knows no step of it.
import { error, type ProblemData } from '../problem.ts';
import type { Journal, Progress } from './journal.ts';

/** How a run ended. */
export interface End {
  readonly progress: Progress;
  readonly problems: readonly ProblemData[];
  readonly bug?: { readonly thrown: unknown };
}

/** Waits for the end of a run, or for its interruption: then what is known at that moment is all that counts. */
export async function awaitEnd(
  running: Promise<void>,
  journal: Journal,
  signal: AbortSignal,
): Promise<End> {
  const interrupted = new Promise<End>((resolve) => {
    const end = (): void => {
      resolve({ progress: journal.read(), problems: [describeInterruption(signal.reason)] });
    };
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
  });
  try {
    const done = running.then((): End => ({ progress: journal.read(), problems: [] }));
    return await Promise.race([interrupted, done]);
  } catch (thrown) {
    if (signal.aborted) return await interrupted;
    journal.close(thrown);
    return { progress: journal.read(), problems: [describeBug()], bug: { thrown } };
  }
}

function describeInterruption(why: unknown): ProblemData {
  return error(
    'SHIP_INTERRUPTED',
    `The run was interrupted: ${why instanceof Error ? why.message : String(why)}.`,
    'Run it again: it goes on from what is there.',
  );
}

function describeBug(): ProblemData {
  return error(
    'SHIP_BUG',
    'A fault of tagship ended the run before it was done.',
    'Report it, with the log, and run it again: it goes on from what is there.',
  );
}
