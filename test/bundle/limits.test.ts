// SPDX-License-Identifier: Apache-2.0
// dist/cli as a process that meets an endless pattern, a signal, or a temporary directory that cannot be used.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gitEnv, makeProject, type Project } from '../e2e/project.ts';
import { isNightly, pickRows } from '../lab/nightly.ts';
import { findNodes } from './node.ts';

const cli = fileURLToPath(new URL('../../dist/cli/index.js', import.meta.url));
const nodes = findNodes();
const [newest = { path: process.execPath }] = nodes.toReversed();
/** A git tag on which `(a+)+$` takes longer than anyone can wait. */
const HOSTILE = `${'a'.repeat(60)}!`;
const RULE = 'type=match,pattern=(a+)+$';
let project: Project;
let temp = '';

beforeAll(async () => {
  project = await makeProject({});
  await project.release('v1.2.3');
  temp = await mkdtemp(join(tmpdir(), 'limits-'));
});

afterAll(async () => {
  await rm(temp, { recursive: true, force: true });
  await project.remove();
});

interface Run {
  readonly node?: string;
  readonly env?: Record<string, string>;
  /** Put before the program: `unshare` and the like. */
  readonly wrap?: readonly string[];
  /** A signal, after a while in which the process starts. */
  readonly signal?: NodeJS.Signals;
}

async function run(args: readonly string[], { node = newest.path, env, wrap = [], signal }: Run) {
  const [program = node, ...rest] = [...wrap, node, cli, ...args];
  const child = spawn(program, rest, {
    cwd: project.directory,
    env: { ...gitEnv(project.home), TMPDIR: temp, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const timer = signal === undefined ? undefined : setTimeout(() => child.kill(signal), 2_000);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(timer);
  return { code, stdout, stderr };
}

const ship = ['ship', '--push', '--image=127.0.0.1:9/acme/app'];
const hostile = [`--git-tag=${HOSTILE}`, `--tags=${RULE}`];

describe.each(pickRows(nodes))(
  'a pattern that backtracks without end, under Node $major',
  ({ path }) => {
    it.each(isNightly ? ['ship', 'plan'] : [])('%s ends with a Problem', async (command) => {
      const args = [command, '--image=127.0.0.1:9/acme/app', ...hostile];
      const { code, stderr } = await run(args, { node: path });
      expect(code).toBe(1);
      expect(stderr).toContain(
        `matching "(a+)+$" with git tag "${HOSTILE}" was stopped after 5 s [RULE_SLOW]`,
      );
    });

    // With the exit code 1 the pattern's own limit would have ended it, and with null the test.
    it.each(pickRows(['SIGTERM', 'SIGINT'] as const))('%s ends it before', async (signal) => {
      const { code, stdout, stderr } = await run([...ship, ...hostile], { node: path, signal });
      expect({ code, stdout, stderr }).toEqual({
        code: 130,
        stdout: '',
        stderr: `interrupted: ended by ${signal}\n`,
      });
      expect(await readdir(temp)).toEqual([]);
    });
  },
);

describe('a temporary directory that cannot be used is told of with all else that is wrong', () => {
  const rows = [
    { name: 'missing', make: () => join(temp, 'missing'), says: 'does not exist' },
    { name: 'relative', make: () => 'some/where', says: 'not absolute' },
    {
      name: 'a file',
      make: async () => {
        await writeFile(join(temp, 'file'), '');
        return join(temp, 'file');
      },
      says: 'not a directory',
    },
    {
      name: 'a link to itself',
      make: async () => {
        await symlink('loop', join(temp, 'loop'));
        return join(temp, 'loop');
      },
      says: 'link to itself',
    },
    { name: 'no place for files', make: () => '/proc', says: '"/proc"' },
  ];
  it.each(pickRows(rows))('$name', async ({ make, says }) => {
    const before = await readdir(temp);
    const TMPDIR = await make();
    const commands = [ship, ['verify', '127.0.0.1:9/a/b:1'], ['plan', '--registry']];
    for (const args of says === 'does not exist' ? commands : pickRows(commands)) {
      const { code, stderr } = await run([...args, '--retry-deadline=up'], { env: { TMPDIR } });
      expect(code, stderr).toBe(1);
      expect(stderr).toContain('[TEMP_UNUSABLE]');
      expect(stderr).toContain(says);
      expect(stderr).toContain('[SETTINGS_BAD_VALUE]');
      expect(stderr).not.toMatch(/bug|\n\s+at /);
    }
    for (const name of await readdir(temp)) {
      if (!before.includes(name)) await rm(join(temp, name));
    }
  });

  it('a plan that asks no registry does not need one', async () => {
    const args = ['plan', '--image=127.0.0.1:9/acme/app'];
    expect(await run(args, { env: { TMPDIR: '/missing' } })).toMatchObject({ code: 0, stderr: '' });
  });
});

/** A mount namespace with a file system of `options` at `at`; root, or a user namespace where that is allowed. */
function mounting(at: string, options: string, then: string): readonly string[] {
  const users = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];
  const script = `mount -t tmpfs -o ${options} tmpfs "$0" && ${then} && exec "$@"`;
  return ['unshare', '--mount', ...users, 'sh', '-ec', script, at];
}

describe('in a file system of its own', () => {
  const rows = [
    {
      name: 'that is full',
      options: 'size=4k',
      then: 'head -c 4096 /dev/zero > "$0/filled"',
      says: 'no space is left',
    },
    {
      name: 'without an inode left',
      options: 'nr_inodes=2',
      then: 'touch "$0/filled"',
      says: 'no space is left',
    },
    {
      name: 'that is read-only',
      options: 'size=4k',
      then: 'mount -o remount,ro "$0"',
      says: 'read-only',
    },
  ];
  it.each(pickRows(rows))(
    '$name: a Problem, and no directory is left',
    async ({ options, then, says }) => {
      const at = join(temp, 'mounted');
      await mkdir(at, { recursive: true });
      await chmod(at, 0o700);
      const wrap = mounting(at, options, then);
      const { code, stderr } = await run(ship, { env: { TMPDIR: at }, wrap });
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: expect.stringContaining(says) as string,
      });
      expect(stderr).toContain('[TEMP_UNUSABLE]');
      // What is left is to be seen from inside only, so that the shell looks after the program.
      const looking = ['sh', '-c', '"$@" 2>/dev/null; ls -A "$TMPDIR"', 'sh'];
      const { stdout } = await run(ship, { env: { TMPDIR: at }, wrap: [...wrap, ...looking] });
      expect(stdout.split('\n').filter((line) => line.startsWith('tagship-'))).toEqual([]);
    },
  );
});
