// SPDX-License-Identifier: Apache-2.0
// The private directory of a run: made, tried, removed.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Problem } from '../../../src/problem.ts';
import {
  checkTempParent,
  createTempDir,
  isOwnDir,
  isUnused,
  removeTempDir,
  tryRemoveTempDir,
  writeBakeFiles,
} from '../../../src/run/files/tempdir.ts';

let parent = '';
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'parent-'));
});
afterEach(async () => {
  await rm(parent, { recursive: true, force: true });
});

it('is for this user only', async () => {
  const dir = await createTempDir(parent, process.pid);
  expect((await stat(dir)).mode & 0o777).toBe(0o700);
});

it('is gone after removal, also when removed twice', async () => {
  const dir = await createTempDir(parent, process.pid);
  await removeTempDir(dir);
  await removeTempDir(dir);
  expect(existsSync(dir)).toBe(false);
});

it('is removed without following links in it', async () => {
  const dir = await createTempDir(parent, process.pid);
  const kept = join(parent, 'kept');
  await mkdir(kept);
  await writeFile(join(kept, 'file'), '');
  await symlink(kept, join(dir, 'link'));
  await removeTempDir(dir);
  expect(existsSync(dir)).toBe(false);
  expect(await readdir(kept)).toEqual(['file']);
});

describe('what a step hands on to its post step is removed only if it is a directory of ours:', () => {
  it.each([
    { name: 'a private directory', path: () => createTempDir(parent, process.pid), is: true },
    {
      name: 'bake files',
      path: async () => (await writeBakeFiles(parent, { file: '{}' })).dir,
      is: true,
    },
    { name: 'the parent', path: () => Promise.resolve(parent), is: false },
    { name: 'nothing', path: () => Promise.resolve(''), is: false },
    {
      name: 'another directory',
      path: async () => {
        await mkdir(join(parent, 'home'), { mode: 0o700 });
        return join(parent, 'home');
      },
      is: false,
    },
    {
      name: 'a link of the right name',
      path: async () => {
        await symlink(parent, join(parent, 'tagship-aaaaaa'));
        return join(parent, 'tagship-aaaaaa');
      },
      is: false,
    },
    {
      name: 'one of the right name elsewhere',
      path: async () => {
        await mkdir(join(parent, 'a'));
        return createTempDir(join(parent, 'a'), process.pid);
      },
      is: false,
    },
    {
      name: 'one that is gone',
      path: () => Promise.resolve(join(parent, 'tagship-aaaaaa')),
      is: false,
    },
  ])('$name', async ({ path, is }) => {
    expect(await isOwnDir(parent, await path())).toBe(is);
  });
});

describe('a temporary directory that cannot be used is a Problem:', () => {
  it.each([
    { name: 'missing', make: (at: string) => Promise.resolve(at), says: 'it does not exist' },
    {
      name: 'a file',
      make: async (at: string) => {
        await writeFile(at, '');
        return at;
      },
      says: 'it is not a directory',
    },
    {
      name: 'relative',
      make: () => Promise.resolve('tmp'),
      says: 'the path is not absolute',
    },
    { name: 'empty', make: () => Promise.resolve(''), says: 'the path is not absolute' },
    {
      name: 'a link to itself',
      make: async (at: string) => {
        await symlink(at, at);
        return at;
      },
      says: 'it is a symbolic link to itself',
    },
    { name: 'not to be written to', make: () => Promise.resolve('/proc'), says: '"/proc"' },
    {
      name: 'a name that is too long',
      make: (at: string) => Promise.resolve(`${at}${'a'.repeat(300)}`),
      says: 'ENAMETOOLONG',
    },
  ])('$name', async ({ make, says }) => {
    const at = await make(join(parent, 'temp'));
    const problems = await checkTempParent(at);
    expect(problems).toMatchObject([{ level: 'error', code: 'TEMP_UNUSABLE' }]);
    expect(problems[0]?.message).toContain(says);
    expect(problems[0]?.message).toContain(`"${at}"`);
    expect(problems[0]?.hint).toContain('TMPDIR');
    await expect(createTempDir(at, process.pid)).rejects.toThrow(Problem);
  });

  it('and one that can is left as it was', async () => {
    expect(await checkTempParent(parent)).toEqual([]);
    expect(await readdir(parent)).toEqual([]);
  });
});

it('what the system does not let go is a notice', async () => {
  expect(await tryRemoveTempDir('/proc/self', ['x'])).toMatchObject([
    { level: 'notice', code: 'TEMP_LEFT' },
  ]);
});

it('a directory of a run is unused until something is written into it, and not where it cannot be read', async () => {
  const dir = await createTempDir(parent, process.pid);
  expect(await isUnused(dir)).toBe(true);
  await writeFile(join(dir, 'builder.json'), '{}');
  expect(await isUnused(dir)).toBe(false);
  await removeTempDir(dir);
  expect(await isUnused(dir)).toBe(false);
});
