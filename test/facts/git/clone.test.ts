// SPDX-License-Identifier: Apache-2.0
// Facts from real clones in every state that users have them in.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Env, Facts } from '../../../src/facts/facts.ts';
import type { FactOverrides } from '../../../src/facts/read.ts';
import {
  NOW,
  clone,
  commit,
  createDirectory,
  createRepository,
  env,
  git,
  readFrom,
} from './repository.ts';

async function read(cwd: string, overrides: FactOverrides = {}, childEnv: Env = env) {
  return readFrom(cwd, { env: childEnv, overrides });
}

interface Row {
  readonly name: string;
  readonly make: () => string;
  readonly expected: Partial<Facts>;
}

const onMain = { kind: 'branch', branch: 'main', trigger: 'local' } as const;
const release = (gitTag: string) => ({ kind: 'gitTag', gitTag, trigger: 'local' }) as const;

it.each<Row>([
  {
    name: 'one commit, no remote',
    make: () => createRepository('first'),
    expected: {
      ci: 'local',
      event: onMain,
      eventName: 'local',
      ref: 'refs/heads/main',
      commitTime: '2026-11-20T09:11:12.000Z',
      dirty: false,
      project: {},
      gitTags: { known: true, from: 'clone', list: [] },
      now: NOW,
    },
  },
  {
    name: 'HEAD carries a version: the release, also on a branch',
    make: () => createRepository('first', 'v1.2.3'),
    expected: { event: release('v1.2.3'), ref: 'refs/tags/v1.2.3' },
  },
  {
    name: 'HEAD carries several versions: the highest by semver, loose ones after',
    make: () => {
      const cwd = createRepository('first', 'v1.9.0');
      for (const tag of ['v1.10.0', 'v1.10.0-rc.1', '2024.01', 'stable']) git(cwd, 'tag', tag);
      return cwd;
    },
    expected: { event: release('v1.10.0') },
  },
  {
    name: 'HEAD carries loose versions only: the highest by numbers',
    make: () => {
      const cwd = createRepository('first');
      for (const tag of ['v0.9', '0.10', 'v0.9.1.2']) git(cwd, 'tag', tag);
      return cwd;
    },
    expected: { event: release('0.10') },
  },
  {
    name: 'HEAD has a git tag that is not a version: the branch',
    make: () => {
      const cwd = createRepository('first');
      git(cwd, 'tag', 'stable');
      return cwd;
    },
    expected: { event: onMain },
  },
  {
    name: 'detached at a git tag that is not a version: that git tag',
    make: () => {
      const cwd = createRepository('first');
      git(cwd, 'tag', 'stable');
      git(cwd, 'checkout', '--quiet', 'stable');
      return cwd;
    },
    expected: { event: release('stable'), ref: 'refs/tags/stable' },
  },
  {
    name: 'detached at a commit',
    make: () => {
      const cwd = createRepository('first', 'second');
      git(cwd, 'checkout', '--quiet', 'HEAD~1');
      return cwd;
    },
    expected: { event: { kind: 'other', name: 'detached HEAD' }, ref: '' },
  },
  {
    name: 'a branch with slashes, past a release',
    make: () => {
      const cwd = createRepository('v1.0.0', 'second');
      git(cwd, 'switch', '--quiet', '--create', 'feature/a/b');
      return cwd;
    },
    expected: { event: { kind: 'branch', branch: 'feature/a/b', trigger: 'local' } },
  },
  {
    name: 'a changed file',
    make: () => {
      const cwd = createRepository('first');
      writeFileSync(join(cwd, 'file'), 'changed');
      return cwd;
    },
    expected: { dirty: true },
  },
  {
    name: 'a file that git does not know, which a build would copy',
    make: () => {
      const cwd = createRepository('first');
      writeFileSync(join(cwd, 'other'), 'new');
      return cwd;
    },
    expected: { dirty: true },
  },
  {
    name: 'a directory below the top',
    make: () => {
      const cwd = join(createRepository('first'), 'below');
      mkdirSync(cwd);
      return cwd;
    },
    expected: { event: onMain, dirty: false },
  },
  {
    name: 'a linked worktree',
    make: () => {
      const cwd = createRepository('first');
      const other = join(createDirectory(), 'tree');
      git(cwd, 'worktree', 'add', '--quiet', '-b', 'other', other);
      return other;
    },
    expected: { event: { kind: 'branch', branch: 'other', trigger: 'local' }, dirty: false },
  },
  {
    name: 'a submodule: its own commits and git tags',
    make: () => {
      const inner = createRepository('v3.0.0');
      const cwd = createRepository('v1.0.0');
      git(cwd, 'submodule', '--quiet', 'add', `file://${inner}`, 'inner');
      return join(cwd, 'inner');
    },
    expected: { event: release('v3.0.0') },
  },
  {
    name: 'a clone, which knows the default branch',
    make: () => clone(createRepository('first')),
    expected: { event: onMain, defaultBranch: 'main' },
  },
  {
    name: 'a remote with a login in its URL',
    make: () => {
      const cwd = createRepository('first');
      git(cwd, 'remote', 'add', 'origin', 'https://user:s3cret@github.com/Acme/App.git');
      return cwd;
    },
    expected: {
      project: { slug: 'Acme/App', name: 'App', url: 'https://github.com/Acme/App' },
      ownRepository: 'ghcr.io/acme/app',
    },
  },
  {
    name: 'a remote that is not called origin',
    make: () => {
      const cwd = createRepository('first');
      git(cwd, 'remote', 'add', 'upstream', 'git@gitlab.com:acme/team/app.git');
      return cwd;
    },
    expected: { ownRepository: 'registry.gitlab.com/acme/team/app' },
  },
])('$name', async ({ make, expected }) => {
  const cwd = make();
  const facts = await read(cwd);
  expect(facts).toMatchObject({ ok: true, value: expected, problems: [] });
  expect(facts.ok && facts.value.sha).toBe(git(cwd, 'rev-parse', 'HEAD'));
  expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
  expect(JSON.stringify(facts)).not.toContain('s3cret');
});

it.each([
  { name: 'outside a repository', make: createDirectory, code: 'FACTS_NOT_A_REPOSITORY' },
  { name: 'before the first commit', make: () => createRepository(), code: 'FACTS_NO_COMMITS' },
  {
    name: 'in a directory that is gone',
    make: () => '/nonexistent/app',
    code: 'FACTS_NO_DIRECTORY',
  },
  {
    name: 'without git',
    make: () => createRepository('first'),
    env: { ...env, PATH: '/nonexistent' },
    code: 'FACTS_GIT_MISSING',
  },
  {
    name: 'as another user than the owner',
    make: () => createRepository('first'),
    env: { ...env, GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' },
    code: 'FACTS_GIT_OWNERSHIP',
  },
  {
    name: 'in a repository that is broken',
    make: () => {
      const cwd = createRepository('first');
      rmSync(join(cwd, '.git', 'objects'), { recursive: true });
      mkdirSync(join(cwd, '.git', 'objects'));
      return cwd;
    },
    code: 'FACTS_GIT_FAILED',
  },
  {
    name: 'where the index is damaged, so that no change would be seen',
    make: () => {
      const cwd = createRepository('first');
      writeFileSync(join(cwd, '.git', 'index'), '');
      return cwd;
    },
    code: 'FACTS_GIT_FAILED',
  },
])('says what to do $name', async ({ make, env: childEnv, code }) => {
  const facts = await read(make(), {}, childEnv ?? env);
  expect(facts).toMatchObject({ ok: false, problems: [{ level: 'error', code }] });
  expect(facts.problems[0]?.hint).not.toBe('');
});

it('tells releases of several projects apart by their prefix', async () => {
  const cwd = createRepository('api@1.0.0');
  git(cwd, 'tag', 'web@9.0.0');
  git(cwd, 'tag', 'v3.0.0');
  expect(await readFrom(cwd, { tagPrefix: 'api@' })).toMatchObject({
    value: { event: release('api@1.0.0') },
  });
  expect(await readFrom(cwd)).toMatchObject({ value: { event: release('v3.0.0') } });
});

it('gives each git tag with its commit, annotated or not, nested or not', async () => {
  const cwd = createRepository('v1.0.0', 'second');
  const first = git(cwd, 'rev-parse', 'HEAD~1');
  git(cwd, 'tag', 'light', first);
  git(cwd, 'tag', '--annotate', '--message', 'again', 'nested', 'v1.0.0');
  git(cwd, 'pack-refs', '--all');
  const facts = await read(cwd);
  expect(facts.ok && facts.value.gitTags).toEqual({
    known: true,
    from: 'clone',
    list: ['light', 'nested', 'v1.0.0'].map((name) => ({ name, sha: first })),
  });
});

it('changes nothing in the clone, not even its index', async () => {
  const cwd = createRepository('first');
  commit(cwd, 'second');
  const before = git(cwd, 'ls-files', '--debug');
  await read(cwd);
  expect(git(cwd, 'ls-files', '--debug')).toBe(before);
});

it('has all git tags, however many', async () => {
  const cwd = createRepository('first');
  const sha = git(cwd, 'rev-parse', 'HEAD');
  // One file for all of them, as git packs them: 2 MB, more than is kept of other commands' output.
  const lines = Array.from({ length: 30_000 }, (_, index) => `${sha} refs/tags/build-${index}\n`);
  const head = '# pack-refs with: peeled fully-peeled sorted \n';
  writeFileSync(join(cwd, '.git/packed-refs'), head + lines.toSorted().join(''));
  const facts = await read(cwd);
  expect(facts.ok && facts.value.gitTags.known && facts.value.gitTags.list).toHaveLength(30_000);
});

it.each([
  {
    name: 'aliases and a pager of the user',
    set: (cwd: string) => {
      git(cwd, 'config', 'alias.tagship-read', '!false');
      git(cwd, 'config', 'alias.log', 'status');
      git(cwd, 'config', 'core.pager', 'false');
      return {};
    },
  },
  {
    name: 'a repository given by variable',
    set: (cwd: string) => ({ GIT_DIR: join(cwd, '.git'), GIT_WORK_TREE: cwd }),
  },
  {
    name: 'traces, which git writes to standard error',
    set: () => ({ GIT_TRACE: '1', GIT_TRACE_SETUP: '1' }),
  },
])('is not misled by $name', async ({ set }) => {
  const cwd = createRepository('v1.0.0');
  const facts = await read(cwd, {}, { ...env, ...set(cwd) });
  expect(facts).toMatchObject({ ok: true, value: { event: release('v1.0.0'), dirty: false } });
});

it('ends when the run is interrupted', async () => {
  const cwd = createRepository('first');
  const signal = AbortSignal.abort();
  expect(await readFrom(cwd, { signal })).toMatchObject({ ok: false });
});
