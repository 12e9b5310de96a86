// SPDX-License-Identifier: Apache-2.0
// Ends a run by a signal at one of its requests.

/** At which request, and whether before or after it takes effect: after it, there is no answer. */
export interface Cut {
  readonly at: number;
  readonly when: 'before' | 'after';
}

type Method = (...args: never[]) => Promise<unknown>;

/** Counts what is asked of objects in memory. */
export interface Cutter {
  /** The object, with every method as a request of its own. */
  readonly wrap: <T extends object>(made: T) => T;
  readonly signal: AbortSignal;
  readonly count: () => number;
}

/** A cutter; without a cut it only counts. */
export function createCutter(cut?: Cut): Cutter {
  const controller = new AbortController();
  const { signal } = controller;
  let count = 0;
  const end = (mine: number, when: Cut['when']): void => {
    if (mine !== cut?.at || when !== cut.when) return;
    controller.abort(new Error('ended by SIGTERM'));
    signal.throwIfAborted();
  };
  const ask =
    (method: Method) =>
    async (...args: never[]): Promise<unknown> => {
      signal.throwIfAborted();
      const mine = (count += 1);
      end(mine, 'before');
      const answer = await method(...args);
      end(mine, 'after');
      return answer;
    };
  const wrap: Cutter['wrap'] = (made) => {
    const entries = Object.entries(made).map(([name, one]: [string, unknown]) => [
      name,
      typeof one === 'function' ? ask(one as Method) : one,
    ]);
    return Object.fromEntries(entries) as typeof made;
  };
  return { wrap, signal, count: () => count };
}
