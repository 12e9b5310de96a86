// SPDX-License-Identifier: Apache-2.0
// What a hostile checkout can make git run: real git, every key of its configuration that names a program.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createGitRun } from '../../../src/facts/git/run.ts';
import { findBareRepository } from '../../../src/facts/git/safe.ts';
import { pickRows } from '../../lab/nightly.ts';
import { programKeys } from './hostile-keys.ts';
import {
  askEverything,
  makeHostileBare,
  makeHostileClone,
  makeHostileFiles,
  type HostileRepository,
} from './hostile.ts';
import {
  ciEnv,
  clone,
  commit,
  createDirectory,
  createRepository,
  env,
  git,
  readFrom,
  shell,
} from './repository.ts';

const server = createServer((_, response) => {
  response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
afterAll(() => server.close());
const login = `http://127.0.0.1:${(server.address() as AddressInfo).port}/acme/app.git`;

const ci = ciEnv('0'.repeat(40));

/** Where the program ran. */
async function findRuns({
  cwd,
  mark,
}: HostileRepository): Promise<{ outsideCi: boolean; inCi: boolean }> {
  await askEverything(cwd, env);
  const outsideCi = existsSync(mark);
  rmSync(mark, { force: true });
  await askEverything(cwd, ci);
  return { outsideCi, inCi: existsSync(mark) };
}

const nowhere = { outsideCi: false, inCi: false };

/**
 * Before git got the options of `makeGitSafety`, these ran in the user's own clone too: core.fsmonitor (also
 * by include.path, and of a submodule) outside CI; ext:: that the repository allows everywhere;
 * core.askPass outside CI. And in a bare repository of a stranger's files everything ran that runs in an
 * own clone.
 */
describe.each(pickRows(programKeys(login), ({ runs }) => runs))('$name', ({ runs, ...hostile }) => {
  it(`runs ${runs} in a clone that is the user's own`, async () => {
    expect(await findRuns(makeHostileClone(hostile))).toEqual({
      outsideCi: runs === 'everywhere' || runs === 'outside CI',
      inCi: runs === 'everywhere' || runs === 'in CI',
    });
  });
});

it('all keys that name one in vain do so together, too', async () => {
  const keys = programKeys(login).filter(
    ({ runs, url }) => runs === 'nowhere' && url === undefined,
  );
  const hostile = makeHostileClone({
    config: (program) => keys.flatMap(({ config }) => config?.(program) ?? []),
    prepare: (...given) => {
      // Hooks last: they would run while the others are prepared.
      for (const { prepare } of keys.toReversed()) prepare?.(...given);
    },
  });
  expect(await findRuns(hostile)).toEqual(nowhere);
});

it.each(pickRows(programKeys(login), ({ runs }) => runs === 'nowhere'))(
  "$name runs nowhere in a bare repository of a stranger's files",
  async (hostile) => {
    expect(await findRuns(makeHostileBare(hostile))).toEqual(nowhere);
  },
);

it("files of git's that a commit holds run nothing and change no fact", async () => {
  const { cwd, mark } = makeHostileFiles();
  expect(await findRuns({ cwd, mark })).toEqual(nowhere);
  for (const childEnv of [env, ciEnv(git(cwd, 'rev-parse', 'HEAD'))]) {
    const facts = await readFrom(cwd, { env: childEnv });
    expect(facts).toMatchObject({
      ok: true,
      value: { dirty: false, commitTime: '2026-11-20T09:11:12.000Z' },
    });
  }
  expect(existsSync(mark)).toBe(false);
});

describe('a bare repository inside the checkout', () => {
  const hostile = { config: (program: string) => [['core.fsmonitor', program] as const] };

  it('is a problem outside CI', async () => {
    const { cwd } = makeHostileBare(hostile);
    const facts = await readFrom(cwd);
    expect(facts).toMatchObject({ ok: false, problems: [{ code: 'FACTS_BARE_REPOSITORY' }] });
    expect(facts.problems[0]?.message).toContain(cwd);
  });

  it('is a notice in CI, which says enough itself', async () => {
    const facts = await readFrom(makeHostileBare(hostile).cwd, { env: ci });
    expect(facts).toMatchObject({
      ok: true,
      problems: [{ level: 'notice', code: 'FACTS_BARE_REPOSITORY' }, { level: 'notice' }],
    });
  });

  it('does not affect the checkout around it', async () => {
    const { cwd, mark } = makeHostileBare(hostile);
    expect(await findRuns({ cwd: join(cwd, '..'), mark })).toEqual(nowhere);
    expect((await readFrom(join(cwd, '..'))).ok).toBe(true);
  });

  it.each([
    { name: 'its own configuration', own: true },
    { name: "the user's configuration", own: false },
  ])('is refused by git itself too, whatever $name says', ({ own }) => {
    const { cwd, mark } = makeHostileBare(hostile);
    git(cwd, 'config', own ? '--local' : '--global', 'safe.bareRepository', 'all');
    const refused = /cannot use bare repository .* \(safe\.bareRepository is 'explicit'\)/;
    expect(() => git(cwd, '-c', 'safe.bareRepository=explicit', 'status')).toThrow(refused);
    expect(existsSync(mark)).toBe(false);
    if (!own) git(cwd, 'config', '--global', '--unset', 'safe.bareRepository');
  });

  it('is read where GIT_DIR names it', async () => {
    const { cwd } = makeHostileBare(hostile);
    const run = createGitRun({ cwd, env: { ...env, GIT_DIR: cwd }, shell }, false);
    expect((await run(['rev-parse', 'HEAD'])).stdout).toMatch(/^[0-9a-f]{40}\n$/);
  });
});

/** Directories, and whether git would take one of them, or one around it, for a bare repository. */
const directories: readonly { name: string; make: () => string }[] = [
  { name: 'a clone', make: () => createRepository('first') },
  { name: 'a directory of a clone', make: () => make(createRepository('first'), 'a/b') },
  { name: 'a worktree', make: makeWorktree },
  { name: 'a submodule', make: makeSubmodule },
  { name: 'a bare repository', make: makeBare },
  { name: 'a directory in a bare repository', make: () => make(makeBare(), 'a') },
  { name: 'a bare repository in a clone', make: () => makeHostileBare({}).cwd },
  {
    name: 'a bare repository with an empty .git',
    make: () => make(makeBare(), '.git') && join(make(makeBare(), '.git'), '..'),
  },
  { name: 'the directory of a worktree', make: () => worktreeDirectory() },
  { name: 'refs and objects without HEAD', make: () => without('HEAD') },
  { name: 'HEAD and refs without objects', make: () => without('objects') },
  { name: 'nothing', make: createDirectory },
];

it.each(directories)('$name is for git before 2.38 what it is for git', ({ make: create }) => {
  const cwd = create();
  const isRefused = (() => {
    try {
      git(cwd, '-c', 'safe.bareRepository=explicit', 'rev-parse', '--git-dir');
      return false;
    } catch (cause) {
      return String(cause).includes('cannot use bare repository');
    }
  })();
  expect(findBareRepository(cwd) !== undefined).toBe(isRefused);
});

it('a directory that is not there holds no repository', () => {
  expect(findBareRepository('/nonexistent/a')).toBeUndefined();
});

function make(directory: string, name: string): string {
  mkdirSync(join(directory, name), { recursive: true });
  return join(directory, name);
}

function makeBare(): string {
  const cwd = createDirectory();
  git(cwd, 'init', '--quiet', '--bare');
  return cwd;
}

function without(name: string): string {
  const cwd = makeBare();
  rmSync(join(cwd, name), { recursive: true });
  return cwd;
}

function makeWorktree(): string {
  const cwd = join(createDirectory(), 'worktree');
  git(createRepository('first'), 'worktree', 'add', '--quiet', cwd);
  return cwd;
}

function worktreeDirectory(): string {
  return git(makeWorktree(), 'rev-parse', '--absolute-git-dir');
}

function makeSubmodule(): string {
  const cwd = clone(createRepository('first'));
  git(cwd, 'submodule', '--quiet', 'add', `file://${createRepository('lib')}`, 'lib');
  commit(cwd, 'second');
  writeFileSync(join(cwd, 'lib/file'), 'changed');
  return join(cwd, 'lib');
}
