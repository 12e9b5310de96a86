// SPDX-License-Identifier: Apache-2.0
// Builds that run at the same time are heard one after the other.
import { expect, it } from 'vitest';
import { takeTurns } from '../../../src/ship/build/turns.ts';
import type { Log } from '../../../src/log.ts';

function open(count: number) {
  const said: string[] = [];
  const say = (text: string): void => void said.push(text);
  const problem: Log['problem'] = ({ code }) => {
    say(code);
  };
  const log: Log = { group: (_, step) => step(), info: say, debug: say, output: say, problem };
  return { said, turns: takeTurns(log, count) };
}

it.each([
  { name: 'in order', ends: [0, 1, 2] },
  { name: 'from the last', ends: [2, 1, 0] },
  { name: 'from the middle', ends: [1, 0, 2] },
])('all of it, build by build, however they end: $name', ({ ends }) => {
  const { said, turns } = open(3);
  for (const step of [1, 2]) {
    for (const [at, { log }] of turns.entries()) log.output(`${at}.${step}`);
  }
  for (const at of ends) {
    turns[at]?.log.info(`${at}.end`);
    turns[at]?.end();
  }
  expect(said).toEqual(['0', '1', '2'].flatMap((at) => [`${at}.1`, `${at}.2`, `${at}.end`]));
});

it('the next is heard as it goes on, once those before it have ended', () => {
  const { said, turns } = open(2);
  turns[1]?.log.output('early');
  turns[0]?.end();
  expect(said).toEqual(['early']);
  turns[1]?.log.debug('late');
  expect(said).toEqual(['early', 'late']);
});

it('a problem is reported at once', () => {
  const { said, turns } = open(2);
  turns[1]?.log.problem({ code: 'BUILDER_LEFT', level: 'notice', message: '', hint: '' });
  expect(said).toEqual(['BUILDER_LEFT']);
});
