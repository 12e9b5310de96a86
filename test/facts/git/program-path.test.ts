// SPDX-License-Identifier: Apache-2.0
import { chmod, mkdir, mkdtemp, readFile, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, it } from 'vitest';
import { readClone } from '../../../src/facts/git/clone.ts';
import { withoutCheckoutPrograms } from '../../../src/facts/git/program-path.ts';
import { createShell } from '../../../src/shell.ts';

it.each([
  { path: '/usr/bin:/bin', is: '/usr/bin:/bin' },
  { path: '/builds/app/node_modules/.bin:/usr/bin', is: '/usr/bin' },
  { path: '/builds/node_modules/.bin:/node_modules/.bin:/usr/bin', is: '/usr/bin' },
  { path: '/builds/app:/builds/app/bin:/usr/bin', is: '/usr/bin' },
  { path: '.:bin::/usr/bin:', is: '/usr/bin' },
  {
    path: '/builds/app2/bin:/builds/bin:/builds/..app',
    is: '/builds/app2/bin:/builds/bin:/builds/..app',
  },
  { path: '/builds/app/../bin', is: '/builds/app/../bin' },
])('$path in /builds/app is $is', ({ path, is }) => {
  const env = { PATH: path, HOME: '/root' };
  expect(withoutCheckoutPrograms(env, '/builds/app')).toEqual({ PATH: is, HOME: '/root' });
});

it.each([{ CI: 'true', GITHUB_ACTIONS: 'true' }, {}])(
  'no git of the checkout is run, whatever PATH says: %j',
  async (ci) => {
    const cwd = await realpath(await mkdtemp(join(tmpdir(), 'path-')));
    const bin = join(cwd, 'node_modules', '.bin');
    await mkdir(bin, { recursive: true });
    await writeFile(join(bin, 'git'), `#!/bin/sh\ntouch '${cwd}/ran'\n`);
    await chmod(join(bin, 'git'), 0o755);
    const PATH = [bin, process.env.PATH].join(delimiter);
    await readClone({ cwd, env: { ...ci, PATH, HOME: cwd }, shell: createShell() });
    await expect(readFile(join(cwd, 'ran'))).rejects.toThrow('ENOENT');
  },
);
