// SPDX-License-Identifier: Apache-2.0
// Files that options name: what is wrong with one is said, and none is waited for.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readVerifier } from '../src/lifecycle/promote/signed.ts';
import { readInUse } from '../src/run/prune/in-use-list.ts';
import { readSigningKey } from '../src/ship/sign/read-key.ts';
import { readKeyVerifier } from '../src/ship/sign/verify.ts';
import { readSmallFile, readSmallFileSync } from '../src/small-file.ts';
import { problemOf } from './registry/bench.ts';

const NEVER = new AbortController().signal;

let cwd: string;

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'tagship-files-'));
  const at = (name: string) => join(cwd, name);
  mkdirSync(at('directory'));
  writeFileSync(at('file'), 'text');
  writeFileSync(at('huge'), '');
  truncateSync(at('huge'), 10 * 1024 ** 3);
  symlinkSync('loop', at('loop'));
  symlinkSync('nowhere', at('dangling'));
  execFileSync('mkfifo', [at('silent'), at('written'), at('long')]);
});
afterAll(() => {
  rmSync(cwd, { recursive: true });
});

const WRONG: readonly (readonly [name: string, why: string])[] = [
  ['missing', 'it does not exist (ENOENT)'],
  ['dangling', 'it does not exist (ENOENT)'],
  ['directory', 'it is a directory (EISDIR)'],
  ['file/below', 'a part of it is a file and not a directory (ENOTDIR)'],
  ['loop', 'its links lead in a circle (ELOOP)'],
  ['n'.repeat(300), 'it is too long (ENAMETOOLONG)'],
  ['huge', 'it is longer than'],
];

describe.each(WRONG)('the file %s', (name, why) => {
  it('is refused for what is wrong with it', async () => {
    const isMissing = /ENOENT|ENOTDIR/.test(why);
    const file = await readSmallFile(join(cwd, name));
    expect(file).toMatchObject({ ok: false, isMissing });
    expect(readSmallFileSync(join(cwd, name), 64 * 1024)).toEqual(file);
    expect(file.ok ? '' : file.why).toContain(why);
  });

  it.each<[string, (path: string) => Promise<unknown>]>([
    [
      '--key of status and verify',
      (path) => readKeyVerifier(path, { cwd } as Parameters<typeof readKeyVerifier>[1]),
    ],
    [
      'verify-key of promote',
      (path) =>
        readVerifier({ cwd, settings: { verifyKey: path } } as Parameters<typeof readVerifier>[0]),
    ],
    [
      'sign-key-file',
      (path) =>
        readSigningKey({ signKeyEnv: undefined, signKeyFile: path }, {
          ...{ cwd, env: {} },
        } as Parameters<typeof readSigningKey>[1]),
    ],
    ['--in-use', (path) => readInUse(path, { cwd, stdin: process.stdin, signal: NEVER })],
  ])('as %s', async (_, read) => {
    const { problems } = await problemOf(read(name));
    expect(problems[0]?.message).toContain(why);
  });
});

describe('a pipe', () => {
  it('is refused where only files are taken', async () => {
    const file = await readSmallFile(join(cwd, 'silent'));
    expect(file).toMatchObject({ ok: false, why: 'it is not a regular file' });
    expect(readSmallFileSync(join(cwd, 'silent'), 1024)).toEqual(file);
  });

  it('that no program writes to is empty at once', async () => {
    const file = await readSmallFile(join(cwd, 'silent'), undefined, { pipes: true });
    expect(file).toEqual({ ok: true, text: '' });
  });

  it.each([
    ['written', 'printf one; sleep 0.2; printf two', { ok: true, text: 'onetwo' }],
    ['long', 'sleep 0.1; head -c 5000 /dev/zero', { ok: false, isMissing: false }],
  ])('is read to its end: %s', async (name, script, result) => {
    const path = join(cwd, name);
    const writer = spawn('sh', ['-c', `{ ${script}; } > "$1"`, 'sh', path], { stdio: 'ignore' });
    const isWriting = new Promise((resolve) => setTimeout(resolve, 100));
    // The shell opens the pipe once it is read from.
    const keeper = spawn('sh', ['-c', 'sleep 0.2 < "$1"', 'sh', path], { stdio: 'ignore' });
    await isWriting;
    expect(await readSmallFile(path, 4_096, { pipes: true })).toMatchObject(result);
    writer.kill();
    keeper.kill();
  });
});
