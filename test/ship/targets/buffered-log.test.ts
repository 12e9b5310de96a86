// SPDX-License-Identifier: Apache-2.0
// The logs of targets that are built at the same time: whole groups, which never mix.
import { expect, it } from 'vitest';
import type { Log } from '../../../src/log.ts';
import { notice } from '../../../src/problem.ts';
import { createBufferedLogs } from '../../../src/ship/targets/buffered-log.ts';

/** A log into a list; each group takes a turn of the event loop, as one that writes to a pipe. */
function createList(): { readonly lines: string[]; readonly log: Log } {
  const lines: string[] = [];
  const add = (line: string): void => void lines.push(line);
  const group = async <T>(title: string, step: () => Promise<T>): Promise<T> => {
    add(`> ${title}`);
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    const result = await step();
    add('<');
    return result;
  };
  const log = { group, info: add, debug: add, output: add, problem: add as never };
  return { lines, log: { ...log, problem: ({ code }) => void lines.push(code) } };
}

it('each log is one group, in the order in which they end; problems are said at once', async () => {
  const { lines, log } = createList();
  const create = createBufferedLogs(log);
  const [one, two, three] = [create(), create(), create()];
  const build = (name: string, { log: own }: ReturnType<typeof create>) =>
    own.group(`Build ${name}`, async () => {
      own.output(`${name} 1`);
      await Promise.resolve();
      own.output(`${name} 2`);
    });
  await Promise.all([build('one', one), build('two', two), build('three', three)]);
  two.log.problem(notice('TAG_IMMUTABLE', 'it is'));
  expect(lines).toEqual(['TAG_IMMUTABLE']);
  await Promise.all([
    three.flush('three: built'),
    one.flush('one: built'),
    two.flush('two: failed'),
  ]);
  expect(lines.slice(1)).toEqual([
    ...['> three: built', 'Build three', 'three 1', 'three 2', '<'],
    ...['> one: built', 'Build one', 'one 1', 'one 2', '<'],
    ...['> two: failed', 'Build two', 'two 1', 'two 2', '<'],
  ]);
});
