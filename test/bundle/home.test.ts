// SPDX-License-Identifier: Apache-2.0
// dist/cli in a home directory that is read-only, empty, or of a user that the system does not know; and several at once.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gitEnv, makeProject, type Project } from '../e2e/project.ts';
import { findNodes } from './node.ts';

const cli = fileURLToPath(new URL('../../dist/cli/index.js', import.meta.url));
const node = findNodes().at(-1)?.path ?? process.execPath;
const HOST = '127.0.0.1:9';
const PASSWORD = 'password-of-a-home-4711';
let project: Project;
let temp = '';

beforeAll(async () => {
  project = await makeProject({
    // Logins that a checkout brings along, where the home directory would be empty.
    files: {
      '.docker/config.json': JSON.stringify({ auths: { [HOST]: { auth: 'bWFsOmxvcnk=' } } }),
    },
  });
  await project.release('v1.2.3');
  temp = await mkdtemp(join(tmpdir(), 'home-'));
});

afterAll(async () => {
  await rm(temp, { recursive: true, force: true });
  await project.remove();
});

interface Run {
  /** Its home directory; none without it. */
  readonly home?: string | undefined;
  /** Its argv begins with this. */
  readonly through?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

interface Ended {
  readonly code: number;
  readonly text: string;
}

function run(args: readonly string[], { home, through = [], env = {} }: Run): Promise<Ended> {
  const [program = node, ...rest] = [...through, node, cli, ...args];
  const base = omit(gitEnv(project.home), ['HOME', 'DOCKER_CONFIG']);
  const given = { ...base, TMPDIR: temp, ...(home === undefined ? {} : { HOME: home }), ...env };
  return new Promise((resolve) => {
    execFile(program, rest, { cwd: project.directory, env: given }, (failed, stdout, stderr) => {
      resolve({ code: failed === null ? 0 : Number(failed.code), text: `${stdout}${stderr}` });
    });
  });
}

const omit = (env: NodeJS.ProcessEnv, names: readonly string[]): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !names.includes(name)));

const isRoot = process.getuid?.() === 0;
/** A user that the system does not know: it has neither HOME nor an entry. */
const UNKNOWN = ['unshare', '--user', '--map-user=54321'];
/** A mount namespace in which this directory is read-only. */
const readOnly = (at: string): readonly string[] => {
  const users = isRoot ? [] : ['--user', '--map-root-user'];
  const script = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"';
  return ['unshare', '--mount', ...users, 'sh', '-ec', script, at];
};
const REGISTRIES = {
  TAGSHIP_REGISTRIES: `${HOST}: {username: alice, password-env: WORD}`,
  WORD: PASSWORD,
};

describe('a home directory', () => {
  it.each([
    { name: 'that is not named, of a user without an entry', home: undefined, through: UNKNOWN },
    { name: 'of an empty name', home: '', through: [] },
    { name: 'of a relative name', home: '.', through: [] },
  ])('$name is not the checkout: none of its logins is used', async (given) => {
    const { code, text } = await run(['whoami', `${HOST}/acme/app`], given);
    expect(code, text).toBe(0);
    expect(text).toMatch(/login +none/);
  });

  it('that is read-only is a Problem of login, which leaves nothing, and none of a plan', async () => {
    const home = join(temp, 'read-only');
    await mkdir(home);
    const through = readOnly(home);
    const plan = await run(['plan', '--image', `${HOST}/acme/app`], { home, through });
    expect(plan.code, plan.text).toBe(0);
    const login = await run(['login', HOST], { home, through, env: REGISTRIES });
    expect(login.code).toBe(1);
    expect(login.text).toMatch(/read-only file system \[LOGIN_JOB_CONFIG\]/);
    expect(login.text).not.toContain(PASSWORD);
    expect(await readdir(home)).toEqual([]);
  });

  it('that several runs have at once loses no login of others, and keeps none of theirs', async () => {
    const home = join(temp, 'shared');
    await mkdir(join(home, '.docker'), { recursive: true });
    const own = '{"auths":{"other.example":{"auth":"eDp5"}}}';
    await writeFile(join(home, '.docker', 'config.json'), own);
    const jobs = ['1', '2', '3'].map(async (job) => {
      const env = { ...REGISTRIES, RUNNER_NAME: 'one', GITHUB_JOB: job };
      const login = await run(['login', HOST], { home, env });
      const logout = await run(['logout', HOST], { home, env });
      return [login.code, logout.code];
    });
    expect(await Promise.all(jobs)).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    expect(await readdir(join(home, '.docker'))).toEqual(['config.json']);
  });

  it('leaves nothing in the temporary directory', async () => {
    const left = await readdir(temp);
    expect(left.filter((name) => !['read-only', 'shared'].includes(name))).toEqual([]);
  });
});
