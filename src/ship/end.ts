// SPDX-License-Identifier: Apache-2.0
// How a run ends: done, interrupted, or by a bug of tagship.
import { error, type ProblemData } from '../problem.ts';
import type { Journal, RunProgress } from './record/journal.ts';

/** How a run ended. */
export interface End {
  readonly progress: RunProgress;
  readonly problems: readonly ProblemData[];
  readonly bug?: { readonly thrown: unknown };
}

/** Waits for the end of a run or its interruption; after an interruption only what is known by then counts. */
export async function awaitEnd(
  running: Promise<void>,
  journal: Journal,
  signal: AbortSignal,
): Promise<End> {
  const interrupted = new Promise<End>((resolve) => {
    const end = (): void => {
      resolve({ progress: journal.read(), problems: [describeInterruption(signal)] });
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

/** Why a run was interrupted, as `ended by SIGTERM`; undefined where it was not. */
export function readInterruption(signal: AbortSignal | undefined): string | undefined {
  if (signal?.aborted !== true) return undefined;
  return signal.reason instanceof Error ? signal.reason.message : String(signal.reason);
}

function describeInterruption(signal: AbortSignal): ProblemData {
  return error(
    'SHIP_INTERRUPTED',
    `the run was interrupted: ${readInterruption(signal) ?? ''}.`,
    'Run it again: it continues from what is already pushed.',
  );
}

function describeBug(): ProblemData {
  return error(
    'SHIP_BUG',
    'a bug in tagship ended the run before it was done.',
    'Report it, with the log, and run it again: it continues from what is already pushed.',
  );
}
