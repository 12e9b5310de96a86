// SPDX-License-Identifier: Apache-2.0
// The progress of a copy: one line in place on a terminal, and one in the log at the end.
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { renderProgress } from './copy-text.ts';

/** Told of a copy while it runs. */
export interface CopyProgress {
  /** So many bytes more were read. */
  readonly add: (bytes: number) => void;
  /** The copy is over, however it ended. */
  readonly end: () => void;
}

/** How often the line is drawn again, ms. */
const DRAW_MS = 200;

/** Says how much was copied and how fast; nothing of a copy that had nothing to read. */
export function createCopyProgress(
  log: Pick<Log, 'info' | 'status'>,
  { now }: Pick<Clock, 'now'>,
): CopyProgress {
  const startMs = now();
  let [bytes, drawnMs] = [0, startMs];
  return {
    add: (more) => {
      bytes += more;
      const nowMs = now();
      if (nowMs - drawnMs < DRAW_MS) return;
      drawnMs = nowMs;
      log.status?.([renderProgress(bytes, nowMs - startMs)]);
    },
    end: () => {
      log.status?.([]);
      if (bytes > 0) log.info(renderProgress(bytes, now() - startMs));
    },
  };
}
