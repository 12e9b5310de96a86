// SPDX-License-Identifier: Apache-2.0
// What outputs wrote leads to no other file of the machine before it is uploaded.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkOutputTree, makeOutputFolders } from '../../../src/ship/legs/output-tree.ts';
import { toProblems } from '../../../src/ship/destination.ts';

let cwd: string;

beforeEach(() => {
  cwd = realpathSync(mkdtempSync(join(tmpdir(), 'tagship-outputs-')));
  mkdirSync(join(cwd, 'out/lib'), { recursive: true });
  writeFileSync(join(cwd, 'out/lib/a'), 'a');
});

afterEach(() => {
  rmSync(cwd, { recursive: true, force: true });
});

const check = (output: string) =>
  checkOutputTree([output], cwd)
    .then(() => [], toProblems)
    .then((all) => all.map(({ message }) => message));

it.each<{ name: string; make: (cwd: string) => void; output?: string; said?: string }>([
  { name: 'files alone', make: () => undefined },
  {
    name: 'links inside, and one that leads nowhere',
    make: (at) => {
      symlinkSync('lib', join(at, 'out/lib64'));
      symlinkSync('/there/is/nothing', join(at, 'out/broken'));
    },
    said: '"broken" is a symbolic link that leads out of it',
  },
  {
    name: 'a link to a file of the machine',
    make: (at) => {
      symlinkSync('/etc/passwd', join(at, 'out/lib/users'));
    },
    said: '"lib/users" is a symbolic link that leads out of it',
  },
  {
    name: 'a link to the directory above',
    make: (at) => {
      symlinkSync('..', join(at, 'out/up'));
    },
    said: '"up" is a symbolic link that leads out of it',
  },
  {
    name: 'a pipe, which an upload would wait for',
    make: (at) => execFileSync('mkfifo', [join(at, 'out/pipe')]),
    said: '"pipe" is not a regular file',
  },
  {
    name: 'a link of the checkout on the way',
    make: (at) => {
      symlinkSync('/etc', join(at, 'way'));
    },
    output: 'type=local,dest=way/ssl',
    said: '"way" is a symbolic link that leads out of it',
  },
])('$name', async ({ make, output = 'type=local,dest=out', said }) => {
  make(cwd);
  const messages = await check(output);
  if (said === undefined) expect(messages).toEqual([]);
  else expect(messages).toEqual([expect.stringContaining(said)]);
});

it('makes the folder of a file', async () => {
  await makeOutputFolders(['type=tar,dest=new/linux_arm64/a.tar'], cwd);
  writeFileSync(join(cwd, 'new/linux_arm64/a.tar'), '');
  expect(await check('type=tar,dest=new/linux_arm64/a.tar')).toEqual([]);
});

it.each([
  { name: 'a file in place of a folder', dest: 'out/lib/a/b.tar', make: makeOutputFolders },
  { name: 'a file that the build has not written', dest: 'out/none.tar', make: checkOutputTree },
])('$name is a problem of the path, not a bug', async ({ dest, make }) => {
  const problems = await make([`type=tar,dest=${dest}`], cwd).then(() => [], toProblems);
  expect(problems).toMatchObject([{ code: 'OUTPUT_FILE_UNWRITABLE' }]);
  expect(problems[0]?.message).toContain(`outputs: "${dest}"`);
});
