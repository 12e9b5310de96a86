// SPDX-License-Identifier: Apache-2.0
// The logs of concurrent builds, printed one build after the other.
import type { Log } from '../../log.ts';

/** A log for one of several builds. */
export interface Turn {
  readonly log: Log;
  /** The build is finished: print the log of the next one. */
  readonly end: () => void;
}

/**
 * A log for each of `count` builds. The first unfinished build is printed live; the output of
 * the others is kept until it is their turn. Problems are printed at once.
 */
export function takeTurns(log: Log, count: number): readonly Turn[] {
  const kept: (() => void)[][] = Array.from({ length: count }, () => []);
  const ended = new Set<number>();
  let current = 0;
  const say = (own: number, what: () => void): void => {
    if (own <= current) what();
    else kept[own]?.push(what);
  };
  const end = (own: number): void => {
    ended.add(own);
    while (ended.has(current)) {
      current += 1;
      for (const what of kept[current] ?? []) what();
    }
  };
  return kept.map((_, own) => ({
    log: {
      group: log.group,
      problem: log.problem,
      info: (line) => {
        say(own, () => {
          log.info(line);
        });
      },
      debug: (line) => {
        say(own, () => {
          log.debug(line);
        });
      },
      output: (chunk) => {
        say(own, () => {
          log.output(chunk);
        });
      },
    },
    end: () => {
      end(own);
    },
  }));
}
