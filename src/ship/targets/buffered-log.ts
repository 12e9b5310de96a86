// SPDX-License-Identifier: Apache-2.0
// The log of one of several targets that are built at the same time.
import type { Log } from '../../log.ts';

/** A log that keeps its lines, until they are written as one group. */
export interface BufferedLog {
  readonly log: Log;
  /** Writes all that was kept. Groups of several logs do not mix. */
  readonly flush: (title: string) => Promise<void>;
}

/** Logs whose lines are kept; problems are written at once. */
export function createBufferedLogs(log: Log): () => BufferedLog {
  let writing = Promise.resolve();
  return () => {
    const kept: (() => void)[] = [];
    const keep = <T>(say: (text: T) => void) => {
      return (text: T): void => {
        kept.push(() => {
          say(text);
        });
      };
    };
    const info = keep(log.info);
    return {
      log: {
        group: (title, step) => {
          info(title);
          return step();
        },
        info,
        debug: keep(log.debug),
        output: keep(log.output),
        problem: log.problem,
      },
      flush: (title) => {
        writing = writing.then(() =>
          log.group(title, () => {
            for (const say of kept.splice(0)) say();
            return Promise.resolve();
          }),
        );
        return writing;
      },
    };
  };
}
