// SPDX-License-Identifier: Apache-2.0
// Lines in place: what a terminal shows in the end, from the escape codes that it was sent.
import { expect, it } from 'vitest';
import { createStatusLines } from '../../src/report/status-lines.ts';
import { createTerminalLog } from '../../src/report/terminal.ts';
import { plain } from '../../src/report/text.ts';
import { createScreen } from './screen.ts';

it('stay below what is written, and go when they are none', () => {
  const { write, lines } = createScreen();
  const status = createStatusLines(write, () => 9);
  status.write('first\n');
  status.show(['api  1/2', 'web']);
  expect(lines()).toEqual(['first', 'api  1/2', 'web']);
  status.write('second\nthird\n');
  expect(lines()).toEqual(['first', 'second', 'third', 'api  1/2', 'web']);
  status.show(['web is longer']);
  expect(lines()).toEqual(['first', 'second', 'third', 'web is l']);
  status.show([]);
  status.write('last\n');
  expect(lines()).toEqual(['first', 'second', 'third', 'last']);
});

it('are written by no log that is no terminal, and hold no secret and no control character', () => {
  const { write, lines } = createScreen();
  const options = {
    ...({ write, paint: plain, debug: false, sections: 'plain', now: () => 0 } as const),
    secrets: () => ['s3cret-value'],
  };
  expect(createTerminalLog(options).status).toBeUndefined();
  const log = createTerminalLog({ ...options, columns: () => 80 });
  log.status?.(['api  echo s3cret-value \u001B[2J']);
  log.info('a line');
  expect(lines()).toEqual(['a line', 'api  echo *** \\u{1b}[2J']);
});
