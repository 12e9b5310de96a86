// SPDX-License-Identifier: Apache-2.0
// Logins in a real Docker configuration: put back byte for byte, kills, other jobs, and files that cannot be used.
import { execFile } from 'node:child_process';
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import { Problem } from '../../../src/problem.ts';
import { checkConfiguration } from '../../../src/run/login/file.ts';
import type { LoginSet } from '../../../src/run/login/record.ts';
import { addLogins, removeLogins } from '../../../src/run/login/store.ts';

const run = promisify(execFile);
let root = '';
let directory = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'tagship-login-'));
  directory = join(root, 'home', '.docker');
});
afterEach(() => rm(root, { recursive: true, force: true }));

const file = () => join(directory, 'config.json');
const store = () => ({ directory, clock: systemClock });
const toSet = (id: string, more: Partial<LoginSet> = {}): LoginSet => ({
  id,
  job: '',
  runner: '',
  sinceMs: Date.now(),
  entries: { 'ghcr.io': { auth: Buffer.from(`${id}:secret`).toString('base64') } },
  ...more,
});

async function write(text: string, mode = 0o644): Promise<void> {
  await mkdir(directory, { recursive: true });
  await writeFile(file(), text);
  await chmod(file(), mode);
}

async function readAuths(): Promise<unknown> {
  return (JSON.parse(await readFile(file(), 'utf8')) as { auths: unknown }).auths;
}

const texts = [
  { name: 'indented', text: '{\n  "auths": { "quay.io": { "auth": "eDp5" } }\n}\n', mode: 0o644 },
  { name: 'a store', text: '{"credsStore":"desktop","auths":{"ghcr.io":{}}}', mode: 0o600 },
  { name: 'doubled keys and escapes', text: '{"a":1,"a":2,"b":"\\u00e9","n":1e400}', mode: 0o664 },
  { name: 'empty', text: '', mode: 0o640 },
];

describe('put back byte for byte', () => {
  it.each(texts)('$name', async ({ text, mode }) => {
    await write(text, mode);
    await addLogins(store(), toSet('a'));
    expect((await lstat(file())).mode & 0o7777).toBe(0o600);
    expect(await readAuths()).toMatchObject(toSet('a').entries);
    expect(await removeLogins(store(), 'a')).toEqual(['ghcr.io']);
    expect(await readFile(file(), 'utf8')).toBe(text);
    expect((await lstat(file())).mode & 0o7777).toBe(mode);
    expect(await readdir(directory)).toEqual(['config.json']);
  });

  it('no file', async () => {
    await mkdir(directory, { recursive: true });
    await addLogins(store(), toSet('a'));
    await removeLogins(store(), 'a');
    expect(await readdir(directory)).toEqual([]);
  });

  it('no directory, and none above it', async () => {
    await addLogins(store(), toSet('a'));
    expect((await lstat(directory)).mode & 0o777).toBe(0o700);
    await removeLogins(store(), 'a');
    expect(await readdir(root)).toEqual([]);
  });

  it('no directory, where another step has put a file into it', async () => {
    await addLogins(store(), toSet('a'));
    await mkdir(join(directory, 'buildx'));
    await removeLogins(store(), 'a');
    expect(await readdir(directory)).toEqual(['buildx']);
  });
});

it('a second removal changes nothing', async () => {
  await write('{ }');
  await addLogins(store(), toSet('a'));
  await removeLogins(store(), 'a');
  await write('{ "later": 1 }');
  expect(await removeLogins(store(), 'a')).toEqual([]);
  expect(await readFile(file(), 'utf8')).toBe('{ "later": 1 }');
});

it.each([
  { order: ['a', 'b'], shown: 'b' },
  { order: ['b', 'a'], shown: 'a' },
])('jobs with a login for one host, $order removed in this order', async ({ order, shown }) => {
  await write('{ "auths": {"ghcr.io": {"auth": "eDp5"}} }');
  await addLogins(store(), toSet('a'));
  await addLogins(store(), toSet('b'));
  expect(await readAuths()).toEqual(toSet('b').entries);
  await removeLogins(store(), order[0] ?? '');
  expect(await readAuths()).toEqual(toSet(shown).entries);
  await removeLogins(store(), order[1] ?? '');
  expect(await readFile(file(), 'utf8')).toBe('{ "auths": {"ghcr.io": {"auth": "eDp5"}} }');
});

it('what another program writes in between stays', async () => {
  await write('{"auths":{"quay.io":{"auth":"eDp5"}}}');
  await addLogins(store(), toSet('a'));
  const now = JSON.parse(await readFile(file(), 'utf8')) as { auths: object };
  await writeFile(file(), JSON.stringify({ ...now, auths: { ...now.auths, 'x.io': {} }, y: 1 }));
  await addLogins(store(), toSet('b', { entries: { 'b.io': { auth: 'Yjpi' } } }));
  await removeLogins(store(), 'a');
  await removeLogins(store(), 'b');
  expect(JSON.parse(await readFile(file(), 'utf8'))).toEqual({
    auths: { 'quay.io': { auth: 'eDp5' }, 'x.io': {} },
    y: 1,
  });
});

it('a file that another program removed stays removed', async () => {
  await write('{"auths":{"quay.io":{"auth":"eDp5"}}}');
  await addLogins(store(), toSet('a'));
  await rm(file());
  await removeLogins(store(), 'a');
  expect(await readdir(directory)).toEqual([]);
});

it('a kill between the record and the configuration loses nothing', async () => {
  await write('{ "a": 1 }');
  await addLogins(store(), toSet('a'));
  // As it was before the write, with the record of it.
  await writeFile(file(), '{ "a": 1 }');
  await removeLogins(store(), 'a');
  expect(await readFile(file(), 'utf8')).toBe('{ "a": 1 }');
});

it.each([
  { name: 'another job of the same runner', later: { job: '2', runner: 'r' }, isKept: false },
  { name: 'the same job', later: { job: '1', runner: 'r' }, isKept: true },
  { name: 'a job of another runner', later: { job: '2', runner: 's' }, isKept: true },
  {
    name: 'any job, eight days later',
    later: { job: '2', runner: 's', sinceMs: Date.now() + 8 * 86_400_000 },
    isKept: false,
  },
])('what a killed job left, seen by $name', async ({ later, isKept }) => {
  await write('{}');
  await addLogins(store(), toSet('dead', { job: '1', runner: 'r' }));
  await addLogins(store(), toSet('b', { ...later, entries: { 'b.io': { auth: 'Yjpi' } } }));
  expect(Object.keys((await readAuths()) as object).includes('ghcr.io')).toBe(isKept);
});

it('jobs at the same time lose nothing, and leave nothing', async () => {
  await write('{"auths":{}}');
  const script = fileURLToPath(new URL('./store-process.ts', import.meta.url));
  const jobs = ['j1', 'j2', 'j3', 'j4'].map((id) =>
    run(process.execPath, [script, directory, id, '15']),
  );
  for (const { stdout } of await Promise.all(jobs)) expect(stdout).toBe('lost 0\n');
  expect(await readFile(file(), 'utf8')).toBe('{"auths":{}}');
  expect(await readdir(directory)).toEqual(['config.json']);
}, 60_000);

describe('the lock', () => {
  const lock = () => join(directory, 'config.json.tagship.lock');
  it('of a process that has ended is taken over', async () => {
    await write('{}');
    const { stdout } = await run(process.execPath, [
      '--input-type=module',
      '--eval',
      `const { readOwner } = await import(${JSON.stringify(new URL('../../../src/run/files/tempdir-owner.ts', import.meta.url).href)});
       console.log(JSON.stringify(await readOwner(process.pid)));`,
    ]);
    await writeFile(lock(), stdout);
    await addLogins(store(), toSet('a'));
    expect(await readAuths()).toEqual(toSet('a').entries);
  });

  it('of a process that runs is waited for, up to a limit', async () => {
    await write('{}');
    await writeFile(lock(), JSON.stringify({ pid: process.ppid, scope: undefined }));
    const adding = addLogins({ ...store(), limitMs: 100 }, toSet('a'));
    await expect(adding).rejects.toThrow('another job changes the logins');
    expect(await readFile(file(), 'utf8')).toBe('{}');
  });
});

describe('cannot be used, which is said before anything is written', () => {
  const rows = [
    {
      name: 'a link',
      make: async () => {
        await mkdir(directory, { recursive: true });
        await writeFile(join(root, 'elsewhere'), '{}');
        await symlink(join(root, 'elsewhere'), file());
      },
      says: 'it is a symbolic link',
    },
    {
      name: 'a link to nothing in place of the directory',
      make: async () => {
        await mkdir(join(root, 'home'));
        await symlink(join(root, 'nowhere'), directory);
      },
      says: 'is a symbolic link to nothing',
    },
    { name: 'no JSON', make: () => write('hunter2 {'), says: 'it is not a JSON object' },
    { name: 'a long file', make: () => write(' '.repeat(1_048_577)), says: 'longer than' },
    { name: 'a read-only file', make: () => write('{}', 0o444), says: 'it is read-only' },
    {
      name: 'a directory in its place',
      make: () => mkdir(file(), { recursive: true }).then(() => undefined),
      says: 'it is not a regular file',
    },
    {
      name: 'a pipe',
      make: async () => {
        await mkdir(directory, { recursive: true });
        await run('mkfifo', [file()]);
      },
      says: 'it is not a regular file',
    },
    {
      name: 'a file in place of the directory',
      make: async () => {
        await mkdir(join(root, 'home'));
        await writeFile(directory, '');
      },
      says: 'is not a directory',
    },
  ];
  it.each(rows)('$name', async ({ make, says }) => {
    await make();
    const problems = await checkConfiguration(directory);
    expect(problems.map(({ code }) => code)).toEqual(['LOGIN_JOB_CONFIG']);
    expect(problems[0]?.message).toContain(says);
    expect(problems[0]?.message).not.toContain('hunter2');
    await expect(addLogins(store(), toSet('a'))).rejects.toBeInstanceOf(Problem);
  });

  it('a record that is damaged', async () => {
    await write('{}');
    await writeFile(`${file()}.tagship`, '{"sets": [{}]}');
    await expect(addLogins(store(), toSet('a'))).rejects.toThrow('is damaged');
    expect(await readFile(file(), 'utf8')).toBe('{}');
  });
});
