// SPDX-License-Identifier: Apache-2.0
// Runs steps side by side, each after those that it needs. Starts no process itself.

/** A step, and the names of those that must have succeeded before it. */
export interface Task {
  readonly name: string;
  readonly needs?: readonly string[];
}

/**
 * Runs all steps, at most `limit` at once, in their order where they do not depend on each other. A step that fails
 * lets the others go on, except for those that need it. `run` says whether its step succeeded; what it throws ends
 * the schedule: nothing more is started, and it is thrown when all that runs has ended.
 *
 * @param skip is called for each step that is not run, with the name of the one that it needed
 */
export async function runSchedule(
  steps: readonly Task[],
  limit: number,
  run: (name: string) => Promise<boolean>,
  skip: (name: string, needed: string) => void,
): Promise<void> {
  const ended = new Map<string, boolean>();
  const running = new Map<string, Promise<void>>();
  const thrown: unknown[] = [];
  let waiting = steps;
  const start = ({ name }: Task): void => {
    const one = run(name)
      .then((isDone) => void ended.set(name, isDone))
      .catch((cause: unknown) => void thrown.push(cause))
      .finally(() => void running.delete(name));
    running.set(name, one);
  };
  while (waiting.length > 0 || running.size > 0) {
    skipLost(waiting, ended, skip);
    waiting = waiting.filter(({ name }) => !ended.has(name) && !running.has(name));
    const ready = waiting.filter(({ needs = [] }) => needs.every((need) => ended.has(need)));
    const next = thrown.length > 0 ? [] : ready.slice(0, limit - running.size);
    next.forEach(start);
    if (running.size === 0) break;
    await Promise.race(running.values());
  }
  if (thrown.length > 0) throw thrown[0];
}

/** Skips every step that needs one which did not succeed, and those that need a skipped one. */
function skipLost(
  waiting: readonly Task[],
  ended: Map<string, boolean>,
  skip: (name: string, needed: string) => void,
): void {
  for (let before = -1; before !== ended.size;) {
    before = ended.size;
    for (const { name, needs = [] } of waiting) {
      const lost = needs.find((need) => ended.get(need) === false);
      if (lost === undefined || ended.has(name)) continue;
      skip(name, lost);
      ended.set(name, false);
    }
  }
}
