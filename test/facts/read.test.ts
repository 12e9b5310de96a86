// SPDX-License-Identifier: Apache-2.0
// Facts put together: CI before git, the user before both, and problems all at once.
import { expect, it } from 'vitest';
import type { Env, Facts } from '../../src/facts/facts.ts';
import type { FactOverrides } from '../../src/facts/read.ts';
import { change, commits, readFixture } from './fixture.ts';
import {
  NOW,
  ciEnv,
  clone,
  createDirectory,
  createRepository,
  env,
  git,
  readFrom,
} from './git/repository.ts';

const repository = clone(createRepository('v1.0.0', 'v2.0.0', 'third'));
const head = git(repository, 'rev-parse', 'HEAD');
const first = git(repository, 'rev-parse', 'v1.0.0^{commit}');

async function read(overrides: FactOverrides, childEnv: Env = env, cwd = repository) {
  return readFrom(cwd, { env: childEnv, overrides });
}

const rows: readonly { name: string; overrides: FactOverrides; expected: Partial<Facts> }[] = [
  {
    name: 'an existing git tag: its own commit',
    overrides: { gitTag: 'v1.0.0' },
    expected: {
      event: { kind: 'gitTag', gitTag: 'v1.0.0', trigger: 'push' },
      eventName: 'push',
      ref: 'refs/tags/v1.0.0',
      sha: first,
      commitTime: '2026-11-20T09:11:12.000Z',
    },
  },
  {
    name: 'a git tag that is still to be made: HEAD',
    overrides: { gitTag: 'refs/tags/v3.0.0' },
    expected: { event: { kind: 'gitTag', gitTag: 'v3.0.0', trigger: 'push' }, sha: head },
  },
  {
    name: 'a branch',
    overrides: { branch: 'refs/heads/develop' },
    expected: {
      event: { kind: 'branch', branch: 'develop', trigger: 'push' },
      ref: 'refs/heads/develop',
    },
  },
  {
    name: 'a change of the branch that is checked out',
    overrides: { change: '#12' },
    expected: {
      event: { kind: 'change', number: 12, source: 'main', target: 'main', origin: 'project' },
      eventName: 'pull_request',
      ref: 'refs/pull/12/merge',
      baseRef: 'main',
    },
  },
  {
    name: 'a change from a named branch',
    overrides: {
      event: 'merge_request',
      change: '12',
      branch: 'feature/x',
      defaultBranch: 'trunk',
    },
    expected: {
      event: change({ number: 12, source: 'feature/x', target: 'trunk' }),
      defaultBranch: 'trunk',
    },
  },
  {
    name: 'a schedule',
    overrides: { event: 'schedule' },
    expected: {
      event: { kind: 'schedule', branch: 'main' },
      eventName: 'schedule',
      ref: 'refs/heads/main',
    },
  },
  {
    name: 'a merge queue',
    overrides: { event: 'merge_group' },
    expected: { event: { kind: 'mergeQueue', target: 'main' } },
  },
  {
    name: 'a release',
    overrides: { event: 'release', gitTag: 'v2.0.0' },
    expected: {
      event: { kind: 'release', gitTag: 'v2.0.0', prerelease: false },
      eventName: 'release',
    },
  },
  {
    name: 'a manual run on a git tag',
    overrides: { event: 'manual', gitTag: 'v2.0.0' },
    expected: {
      event: { kind: 'gitTag', gitTag: 'v2.0.0', trigger: 'manual' },
      eventName: 'workflow_dispatch',
    },
  },
  {
    name: 'an abbreviated commit',
    overrides: { sha: first.slice(0, 8) },
    expected: { sha: first },
  },
  {
    name: 'a commit from elsewhere',
    overrides: { sha: commits.built },
    expected: { sha: commits.built },
  },
  {
    name: 'a build number and a time',
    overrides: { build: '567', now: '2026-11-22T09:30:00+01:00' },
    expected: { run: { number: '567' }, now: '2026-11-22T08:30:00.000Z' },
  },
  {
    name: 'empty strings, which are nothing',
    overrides: {
      gitTag: '',
      branch: '',
      event: '',
      sha: '',
      change: '',
      build: '',
      now: '',
      defaultBranch: '',
    },
    expected: { event: { kind: 'branch', branch: 'main', trigger: 'local' }, now: NOW },
  },
];

it.each(rows)('takes $name', async ({ overrides, expected }) => {
  expect(await read(overrides)).toMatchObject({ ok: true, value: expected });
});

it.each([
  { name: 'a git tag', overrides: { gitTag: 'v1.0.0' }, says: 'git-tag: "v1.0.0"' },
  { name: 'a commit', overrides: { sha: first }, says: `sha: "${first}"` },
  {
    name: 'a git tag and a commit',
    overrides: { gitTag: 'v2.0.0', sha: first },
    says: `sha: "${first}"`,
  },
])('says that HEAD is another commit than asked for by $name', async ({ overrides, says }) => {
  const { problems } = await read(overrides);
  const hint = `Check out "${first.slice(0, 12)}" first.`;
  expect(problems).toMatchObject([{ level: 'notice', code: 'FACTS_NOT_CHECKED_OUT', hint }]);
  expect(problems[0]?.message).toContain(says);
});

it('refuses everything that is wrong at once', async () => {
  const facts = await read({
    gitTag: 'v1.2.3^{commit}',
    defaultBranch: 'main~1',
    event: 'pushed',
    sha: 'HEAD',
    change: 'twelve',
    now: 'tomorrow',
  });
  expect(facts.ok).toBe(false);
  expect(facts.problems.map(({ code }) => code)).toEqual([
    'FACTS_BAD_REF',
    'FACTS_BAD_REF',
    'FACTS_BAD_EVENT',
    'FACTS_BAD_SHA',
    'FACTS_BAD_CHANGE',
    'FACTS_BAD_TIME',
  ]);
  for (const { message, hint } of facts.problems) {
    expect(message).toMatch(/"/);
    expect(hint).not.toBe('');
  }
});

it.each([
  { name: 'a git tag and a branch', overrides: { gitTag: 'v1.0.0', branch: 'main' } },
  { name: 'a git tag and a change', overrides: { gitTag: 'v1.0.0', change: '1' } },
  { name: 'a change without a number', overrides: { event: 'pull_request' } },
  { name: 'a number with another event', overrides: { event: 'push', change: '1' } },
  { name: 'a schedule of a git tag', overrides: { event: 'schedule', gitTag: 'v1.0.0' } },
])('refuses $name', async ({ overrides }) => {
  expect(await read(overrides)).toMatchObject({
    ok: false,
    problems: [{ code: 'FACTS_OVERRIDES_CONFLICT' }],
  });
});

it('refuses an abbreviation that is not a commit', async () => {
  expect(await read({ sha: '0123456' })).toMatchObject({
    problems: [{ code: 'FACTS_UNKNOWN_COMMIT' }],
  });
});

it('reads a checkout that belongs to another user in CI', async () => {
  const childEnv = { ...ciEnv(head), GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' };
  expect(await read({}, childEnv)).toMatchObject({ ok: true, value: { sha: head }, problems: [] });
});

it('says that the checkout is not what the run is about', async () => {
  const facts = await read({}, ciEnv(first));
  expect(facts).toMatchObject({
    value: { sha: head, checkedOut: { is: 'newer', eventSha: first }, dirty: false },
    problems: [{ level: 'notice', code: 'FACTS_OTHER_COMMIT' }],
  });
});

it('does without a clone where the CI system says enough', async () => {
  expect(await read({}, ciEnv(head), createDirectory())).toMatchObject({
    ok: true,
    value: { sha: head, gitTags: { known: false } },
    problems: [
      { level: 'notice', code: 'FACTS_NOT_A_REPOSITORY' },
      { level: 'notice', code: 'FACTS_GIT_TAGS_UNKNOWN' },
    ],
  });
});

it('asks the checkout where the CI system says nothing', async () => {
  const { env: jenkins } = readFixture('jenkins', 'scripted-without-git');
  expect(await read({}, { ...env, ...jenkins, ...{ JENKINS_HOME: '/nonexistent' } })).toMatchObject(
    {
      value: {
        ci: 'jenkins',
        sha: head,
        eventName: 'jenkins',
        event: { kind: 'branch', branch: 'main' },
      },
    },
  );
});

it('tells the push of a git tag from that of a branch after the run before', async () => {
  const { env: github, event: payload } = readFixture('github', 'workflow-run-after-tag-push');
  const text = JSON.stringify(payload).replaceAll('v1.2.3', 'v2.0.0');
  const sha = git(repository, 'rev-parse', 'v2.0.0^{commit}');
  const facts = await readFrom(repository, {
    env: { ...env, ...github },
    payload: JSON.parse(text.replaceAll(commits.head, sha)) as unknown,
  });
  expect(facts).toMatchObject({
    value: {
      event: { kind: 'gitTag', gitTag: 'v2.0.0', trigger: 'workflow_run' },
      ref: 'refs/heads/main',
      sha: head,
      checkedOut: { is: 'newer', eventSha: sha },
    },
  });
});

it('passes the configuration that the environment gives to git', async () => {
  const childEnv = {
    ...env,
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'url.https://github.com/.insteadOf',
    GIT_CONFIG_VALUE_0: 'gh:',
    EDITOR: 'vi',
    PAGER: 'less',
    GIT_ASKPASS: '/nonexistent/askpass',
  };
  const cwd = createRepository('first');
  git(cwd, 'remote', 'add', 'origin', 'gh:acme/app');
  expect(await read({}, childEnv, cwd)).toMatchObject({
    value: { project: { url: 'https://github.com/acme/app' } },
  });
});

it('reads the same facts twice', async () => {
  expect(await read({})).toEqual(await read({}));
});
