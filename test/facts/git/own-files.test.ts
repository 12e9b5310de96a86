// SPDX-License-Identifier: Apache-2.0
// Files that a run itself reads or writes do not make the checkout dirty; all others do.
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readClone } from '../../../src/facts/git/clone.ts';
import { createShell } from '../../../src/shell.ts';
import { gitEnv } from '../../e2e/project.ts';
import { createRepository } from './repository.ts';

it.each([
  { name: 'nothing else', files: ['plan.json'], own: ['plan.json'], dirty: false },
  {
    name: 'from below the top',
    files: ['plan.json'],
    own: ['plan.json'],
    below: true,
    dirty: false,
  },
  { name: 'two of them', files: ['plan.json', 'out'], own: ['plan.json', 'out'], dirty: false },
  { name: 'one more', files: ['plan.json', 'other'], own: ['plan.json'], dirty: true },
  { name: 'another one', files: ['other'], own: ['../plan.json'], dirty: true },
  { name: 'one that git knows', files: ['file'], own: ['file'], dirty: true },
])('$name: $files', async ({ files, own, below, dirty }) => {
  const top = createRepository('first');
  for (const name of new Set([...files, ...own])) writeFileSync(join(top, name), 'changed');
  const cwd = below === true ? join(top, 'below') : top;
  mkdirSync(cwd, { recursive: true });
  const env = gitEnv(top);
  const identities = own.map((name) => statSync(join(top, name)));
  const read = await readClone({ cwd, env, shell: createShell(), own: identities });
  expect(read).toMatchObject({ clone: { dirty } });
  const changed = files.filter((name) => !own.includes(name) || name === 'file');
  const changes = dirty ? { count: changed.length, files: changed } : undefined;
  expect('clone' in read && read.clone.changes).toEqual(changes);
});
