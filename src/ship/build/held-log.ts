// SPDX-License-Identifier: Apache-2.0
// A log that is shown later, or not at all. Prints nothing itself.
import type { Log } from '../../log.ts';

/** A log that keeps everything until it is released. */
export interface HeldLog {
  readonly log: Log;
  /** Runs an effect that belongs between the lines of the log when its turn comes. */
  readonly later: (effect: () => void) => void;
  /** Shows all that was kept, in its order, and from then on everything at once. */
  readonly release: () => void;
}

/** A log in front of another one. */
export function holdLog(log: Log): HeldLog {
  let held: (() => void)[] | undefined = [];
  const later = (effect: () => void): void => {
    if (held === undefined) effect();
    else held.push(effect);
  };
  return {
    later,
    release: () => {
      const kept = held ?? [];
      held = undefined;
      for (const effect of kept) effect();
    },
    log: {
      group: async <T>(title: string, step: () => Promise<T>): Promise<T> => {
        if (held === undefined) return await log.group(title, step);
        let run = (): void => undefined;
        const running = new Promise<T>((resolve, reject) => {
          run = () => {
            step().then(resolve, reject);
          };
        });
        later(() => {
          log.group(title, () => running).catch(() => undefined); // reported to the caller
        });
        run();
        return await running;
      },
      info: (line) => {
        later(() => {
          log.info(line);
        });
      },
      debug: (line) => {
        later(() => {
          log.debug(line);
        });
      },
      output: (chunk) => {
        later(() => {
          log.output(chunk);
        });
      },
      problem: (problem) => {
        later(() => {
          log.problem(problem);
        });
      },
    },
  };
}
