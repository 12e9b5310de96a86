// SPDX-License-Identifier: Apache-2.0
// The next move for words of a command line that are no flags.
import { expect, it } from 'vitest';
import { parseArgv } from '../../../src/settings/inputs/flags.ts';
import { toLine } from '../reading.ts';

it.each([
  {
    argv: ['plan', '--registry', 'docker.io'],
    says: 'CLI_UNEXPECTED_WORD "docker.io" belongs to no flag | To log in to a registry, write --registry HOST=USER.',
  },
  {
    argv: ['plan', '--no-pushh'],
    says: 'CLI_UNKNOWN_FLAG unknown flag "--no-pushh" | Write --no-push.',
  },
  {
    argv: ['plan', '--no-cach'],
    says: 'CLI_UNKNOWN_FLAG unknown flag "--no-cach" | Write --no-cache.',
  },
])('$argv', ({ argv, says }) => {
  expect(parseArgv(argv).problems.map(toLine)).toEqual([says]);
});
