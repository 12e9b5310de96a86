// SPDX-License-Identifier: Apache-2.0
// Finding and reading the settings file: whose it is, and files that are none. Real files, links and pipes.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { readSettingsFile } from '../../../src/run/files/settings-file.ts';

let root = '';
let cwd = '';

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'tagship-settings-')));
  cwd = join(root, 'work');
  await mkdir(join(cwd, '.git'), { recursive: true });
  await mkdir(join(cwd, 'sub'));
  const made = root;
  onTestFinished(() => rm(made, { recursive: true, force: true }));
});

const text = 'name: app\n';

/** The file, or the codes of what is wrong. */
async function found(config?: string, from = cwd): Promise<unknown> {
  const given = config === undefined ? {} : { config };
  const read = await readSettingsFile(given, { cwd: from, env: {} });
  return read.ok ? read.value : read.problems.map(({ code }) => code).join();
}

describe('a file found by itself', () => {
  it.each(['tagship.yml', '.tagship.yml'])('%s is the checkout’s', async (path) => {
    await writeFile(join(cwd, path), text);
    expect(await found()).toEqual({ path, text, owner: 'checkout' });
  });

  it('need not be there', async () => {
    expect(await found()).toBeUndefined();
  });

  it.each([
    { path: 'tagship.yaml', said: '"tagship.yaml" is not read', hint: 'Rename it to tagship.yml' },
    { path: '.Tagship.YML', said: '".Tagship.YML" is not read', hint: 'Rename it to tagship.yml' },
    { path: '../tagship.yml', said: undefined },
    { path: 'sub/tagship.yml', said: undefined },
    { path: 'my-tagship.yaml', said: undefined },
    {
      path: 'tagship.yml',
      from: 'sub',
      said: '"../tagship.yml" is not read',
      hint: '--config ../tagship.yml',
    },
    {
      path: '.tagship.yml',
      from: 'sub/x',
      said: '"../../.tagship.yml" is',
      hint: '--config ../../.',
    },
    { path: '../tagship.yml', from: 'sub', said: undefined },
    { path: 'tagship.yml', from: 'gone', said: undefined },
  ])('$path, from $from: $said', async ({ path, from = '.', said, hint }) => {
    await mkdir(join(cwd, 'sub/x'));
    await writeFile(join(cwd, path), `secret: ${text}`);
    const read = await readSettingsFile({}, { cwd: join(cwd, from), env: {} });
    expect(read).toMatchObject({ ok: true, value: undefined });
    const [problem] = read.problems;
    expect(problem?.code).toBe(said && 'SETTINGS_FILE_NOT_READ');
    expect(problem?.message ?? '').toContain(said ?? '');
    expect(problem?.hint ?? '').toContain(hint ?? '');
    expect(JSON.stringify(read)).not.toContain('secret');
  });

  it.each<{ name: string; make: (path: string) => Promise<unknown>; code: string }>([
    {
      name: 'a link to a file of the machine',
      make: (path) => symlink('/etc/passwd', path),
      code: 'SETTINGS_FILE_LINK',
    },
    {
      name: 'a link to a file of the checkout',
      make: async (path) => {
        await writeFile(join(cwd, 'other.yml'), text);
        await symlink('other.yml', path);
      },
      code: 'SETTINGS_FILE_LINK',
    },
    {
      name: 'a link to nothing',
      make: (path) => symlink('/nowhere', path),
      code: 'SETTINGS_FILE_LINK',
    },
    {
      name: 'a link to an endless device',
      make: (path) => symlink('/dev/zero', path),
      code: 'SETTINGS_FILE_LINK',
    },
    { name: 'a directory', make: (path) => mkdir(path), code: 'SETTINGS_FILE_KIND' },
    {
      name: 'a pipe without a writer',
      make: (path) => promisify(execFile)('mkfifo', [path]),
      code: 'SETTINGS_FILE_KIND',
    },
    {
      name: 'a file of 256 KiB and a byte',
      make: (path) => writeFile(path, '#'.repeat(256 * 1024 + 1)),
      code: 'SETTINGS_FILE_SIZE',
    },
    {
      name: 'a file of 4 TiB with nothing in it',
      make: async (path) => {
        await writeFile(path, '');
        await truncate(path, 4 * 2 ** 40);
      },
      code: 'SETTINGS_FILE_SIZE',
    },
  ])('is not $name', async ({ make, code }) => {
    await make(join(cwd, 'tagship.yml'));
    expect(await found()).toBe(code);
  });

  it('may have 256 KiB', async () => {
    await writeFile(join(cwd, 'tagship.yml'), '#'.repeat(256 * 1024));
    expect(await found()).toMatchObject({ owner: 'checkout' });
  });
});

describe('a file that config names', () => {
  const outside = 'trusted/tagship.yml';

  beforeEach(async () => {
    await mkdir(join(root, 'trusted'));
    await writeFile(join(root, outside), text);
    await writeFile(join(cwd, 'sub/own.yml'), text);
  });

  it.each([
    { config: '../trusted/tagship.yml', owner: 'workflow' },
    { config: 'sub/own.yml', owner: 'checkout' },
    { config: './sub/../sub/own.yml', owner: 'checkout' },
    { config: '../work/sub/own.yml', owner: 'checkout' },
    { config: '/proc/self/cwd/../../nowhere', owner: undefined },
  ])('$config', async ({ config, owner }) => {
    const file = await found(config);
    if (owner === undefined) expect(file).toBe('FILE_NOT_FOUND');
    else expect(file).toEqual({ path: config, text, owner });
  });

  it('is the checkout’s in the directory above, too', async () => {
    await writeFile(join(cwd, 'tagship.yml'), text);
    expect(await found('../tagship.yml', join(cwd, 'sub'))).toMatchObject({ owner: 'checkout' });
  });

  it('is the checkout’s by whatever link from outside', async () => {
    await symlink(join(cwd, 'sub'), join(root, 'into'));
    expect(await found('../into/own.yml')).toMatchObject({ owner: 'checkout' });
  });

  it('may be a link outside, as a mounted one is', async () => {
    await symlink('trusted', join(root, '..data'));
    await symlink('..data/tagship.yml', join(root, 'mounted.yml'));
    expect(await found(join(root, 'mounted.yml'))).toMatchObject({ text, owner: 'workflow' });
  });

  it.each([
    {
      name: 'a file',
      link: 'sub/link.yml',
      target: '../../trusted/tagship.yml',
      config: 'sub/link.yml',
    },
    { name: 'a directory', link: 'conf', target: '../trusted', config: 'conf/tagship.yml' },
    { name: 'a way back', link: 'conf', target: '../trusted', config: 'conf/../work/sub/own.yml' },
    { name: 'a circle', link: 'conf', target: 'conf', config: 'conf/tagship.yml' },
  ])('is not reached through a link of the checkout to $name', async ({ link, target, config }) => {
    await symlink(target, join(cwd, link));
    expect(await found(config)).toBe('SETTINGS_FILE_LINK');
  });

  it.each([
    { config: '/dev/zero', code: 'SETTINGS_FILE_KIND' },
    { config: '/', code: 'SETTINGS_FILE_KIND' },
    { config: '../trusted/none.yml', code: 'FILE_NOT_FOUND' },
    { config: '../trusted/tagship.yml/below', code: 'FILE_UNREADABLE' },
  ])('$config is $code', async ({ config, code }) => {
    expect(await found(config)).toBe(code);
  });

  it('says in words why it cannot be read', async () => {
    const config = '../trusted/tagship.yml/below';
    const { problems } = await readSettingsFile({ config }, { cwd, env: {} });
    expect(problems[0]?.message).toMatch(
      /cannot be read: a part of it is a file and not a directory \(ENOTDIR\)$/,
    );
    expect(problems[0]?.hint).not.toBe('');
  });

  it('has at most 256 KiB too', async () => {
    await writeFile(join(root, outside), '#'.repeat(300_000));
    expect(await found('../trusted/tagship.yml')).toBe('SETTINGS_FILE_SIZE');
  });
});
