// SPDX-License-Identifier: Apache-2.0
// Files that a run leaves: real directories, links, pipes and modes.
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkOutputFiles, writeOutputFile } from '../../../src/run/files/output-files.ts';

let root: string;
/** A checkout with a folder. */
let cwd: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'output-')));
  cwd = join(root, 'work');
  for (const dir of ['work', 'work/.git', 'work/sub', 'home']) mkdirSync(join(root, dir));
  writeFileSync(join(root, 'home/keys'), 'ssh-ed25519 A');
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const codes = (path: string) =>
  checkOutputFiles([{ flag: 'receipt', path }], cwd).map(({ code }) => code);
const write = (path: string, text = 'new') => writeOutputFile({ flag: 'receipt', path }, text, cwd);

describe('a path is refused before the build and not written to after it', () => {
  it.each([
    {
      name: 'a link of the checkout',
      path: 'r.json',
      link: ['r.json', '../home/keys'],
      code: 'OUTPUT_FILE_LINK',
    },
    {
      name: 'a directory that is one',
      path: 'out/r.json',
      link: ['out', '../home'],
      code: 'OUTPUT_FILE_LINK',
    },
    {
      name: 'a link to nowhere',
      path: 'r.json',
      link: ['r.json', '../home/new'],
      code: 'OUTPUT_FILE_LINK',
    },
    {
      name: 'one to a file of the checkout',
      path: 'r.json',
      link: ['r.json', 'sub/x'],
      code: 'OUTPUT_FILE_LINK',
    },
    {
      name: 'an absolute path',
      path: '$root/work/out/keys',
      link: ['out', '../home'],
      code: 'OUTPUT_FILE_LINK',
    },
    {
      name: 'from outside, and through the checkout',
      path: '$root/out/keys',
      link: ['../out', 'work/sub/x'],
      more: ['sub/x', '../../home'],
      code: 'OUTPUT_FILE_LINK',
    },
    { name: 'no directory', path: 'none/r.json', code: 'OUTPUT_FILE_UNWRITABLE' },
    { name: 'a directory', path: 'sub', code: 'OUTPUT_FILE_UNWRITABLE' },
    { name: 'a file as a directory', path: '../home/keys/x', code: 'OUTPUT_FILE_UNWRITABLE' },
    {
      name: 'a circle of links',
      path: '../a',
      link: ['../a', 'a'],
      code: 'OUTPUT_FILE_UNWRITABLE',
    },
    { name: 'a name that is too long', path: 'x'.repeat(300), code: 'OUTPUT_FILE_UNWRITABLE' },
    { name: 'a NUL', path: 'a\0b', code: 'OUTPUT_FILE_UNWRITABLE' },
  ])('$name', ({ path, link, more, code }) => {
    for (const [from = '', to = ''] of [link ?? [], more ?? []]) {
      if (from !== '') symlinkSync(to, join(cwd, from));
    }
    const real = path.replace('$root', root);
    expect(codes(real)).toEqual([code]);
    expect(write(real).map((problem) => problem.code)).toEqual([code]);
    expect(readFileSync(join(root, 'home/keys'), 'utf8')).toBe('ssh-ed25519 A');
    expect(readdirSync(join(root, 'home'))).toEqual(['keys']);
  });

  it('from a folder of the checkout, links above it count too', () => {
    symlinkSync('../home', join(cwd, 'out'));
    const given = [{ flag: 'links', path: '../out/x' }];
    const [problem] = checkOutputFiles(given, join(cwd, 'sub'));
    expect(problem).toMatchObject({ code: 'OUTPUT_FILE_LINK' });
  });

  it('two flags with one file, however it is written', () => {
    symlinkSync('work', join(root, 'same'));
    const files = [
      { flag: 'receipt', path: 'a' },
      { flag: 'links', path: './sub/../a' },
      { flag: 'dotenv', path: join(root, 'same/a') },
    ];
    const problems = checkOutputFiles(files, cwd);
    expect(problems.map(({ code }) => code)).toEqual(['OUTPUT_FILE_TWICE', 'OUTPUT_FILE_TWICE']);
    expect(problems[0]?.message).toBe('--links and --receipt name the same file "a"');
  });

  it('all of it at once', () => {
    const files = ['none/x', 'sub', 'ok'].map((path) => ({ flag: 'links', path }));
    expect(checkOutputFiles(files, cwd)).toHaveLength(2);
  });
});

describe('a file is written whole', () => {
  it('with the mode that the user has for new files', () => {
    expect(write('r.json')).toEqual([]);
    expect(readFileSync(join(cwd, 'r.json'), 'utf8')).toBe('new');
    writeFileSync(join(cwd, 'sub/like'), '');
    expect(statSync(join(cwd, 'r.json')).mode).toBe(statSync(join(cwd, 'sub/like')).mode);
    expect(readdirSync(cwd)).toEqual(['.git', 'r.json', 'sub']);
  });

  it('that its user alone can read, if it is private', () => {
    const path = join(cwd, 'plan.json');
    const file = { flag: 'out', path, isPrivate: true };
    expect(writeOutputFile(file, '{}', cwd)).toEqual([]);
    expect(statSync(path).mode & 0o7777).toBe(0o600);
    chmodSync(path, 0o644);
    expect(writeOutputFile(file, '{}', cwd)).toEqual([]);
    expect(statSync(path).mode & 0o7777).toBe(0o644);
  });

  it('over an older one, which keeps its mode, and other names of that what they have', () => {
    const path = join(cwd, 'r.json');
    writeFileSync(path, 'old');
    chmodSync(path, 0o640);
    execFileSync('ln', [path, join(cwd, 'other')]);
    expect(write('r.json')).toEqual([]);
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(statSync(path).mode & 0o7777).toBe(0o640);
    expect(readFileSync(join(cwd, 'other'), 'utf8')).toBe('old');
  });

  it("through links outside the checkout, which are the user's own", () => {
    mkdirSync(join(root, 'real'));
    symlinkSync('real', join(root, 'out'));
    symlinkSync(join(root, 'home/keys'), join(root, 'real/r.json'));
    expect(codes('../out/r.json')).toEqual([]);
    expect(write('../out/r.json')).toEqual([]);
    expect(lstatSync(join(root, 'real/r.json')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(root, 'home/keys'), 'utf8')).toBe('new');
  });

  it('and not at all where that fails: nothing is left', () => {
    mkdirSync(join(cwd, 'r.json'));
    expect(write('r.json')).toHaveLength(1);
    expect(readdirSync(cwd)).toEqual(['.git', 'r.json', 'sub']);
  });
});

it('a dash is not the path of a file, and another spelling of it is', () => {
  const problems = [...checkOutputFiles([{ flag: 'receipt', path: '-' }], cwd), ...write('-')];
  expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
    'OUTPUT_FILE_UNWRITABLE --receipt: "-" is not the path of a file',
    'OUTPUT_FILE_UNWRITABLE --receipt: "-" is not the path of a file',
  ]);
  expect(existsSync(join(cwd, '-'))).toBe(false);
  expect([...codes('./-'), ...write('./-')]).toEqual([]);
});

describe('what is not a file is written directly', () => {
  it('a device', () => {
    expect(codes('/dev/null')).toEqual([]);
    expect(write('/dev/null')).toEqual([]);
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it('a pipe, with more than it holds', async () => {
    const path = join(cwd, 'pipe');
    execFileSync('mkfifo', [path]);
    const reader = spawn('sh', ['-c', 'cat pipe > got'], { cwd });
    const ended = new Promise((resolve) => reader.once('close', resolve));
    const text = 'x'.repeat(300_000);
    // The reader has to have it open.
    for (let left = 200; write('pipe', text).length > 0 && left > 0; left -= 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await ended;
    expect(readFileSync(join(cwd, 'got'), 'utf8')).toBe(text);
  });

  it('a pipe that nothing reads holds up no run', () => {
    execFileSync('mkfifo', [join(cwd, 'pipe')]);
    expect(codes('pipe')).toEqual([]);
    const [problem] = write('pipe');
    expect(problem?.message).toContain('nothing reads it');
    expect(existsSync(join(cwd, 'pipe'))).toBe(true);
  });
});
