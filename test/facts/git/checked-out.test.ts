// SPDX-License-Identifier: Apache-2.0
// The commit that counts, case by case, in real repositories: what a job has checked out, whatever set it going.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Env, Facts } from '../../../src/facts/facts.ts';
import type { FactsInput } from '../../../src/facts/read.ts';
import { branchOf } from '../../../src/ship/tag/float/branch.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import type { ProblemData } from '../../../src/problem.ts';
import {
  ciEnv,
  clone,
  commit,
  createDirectory,
  createRepository,
  git,
  readFrom,
} from './repository.ts';

/** `v1.0.0`, then two more commits on `main`, and a branch `feature` off the first. */
const origin = createRepository('v1.0.0', 'second', 'third');
git(origin, 'checkout', '--quiet', '-b', 'feature', 'v1.0.0');
const feature = commit(origin, 'feature');
git(origin, 'checkout', '--quiet', 'main');
const main = git(origin, 'rev-parse', 'main');
const release = git(origin, 'rev-parse', 'v1.0.0^{commit}');

function checkOut(ref: string, ...options: readonly string[]): string {
  const cwd = clone(origin, ...options);
  git(cwd, 'checkout', '--quiet', ref);
  return cwd;
}

function eventEnv(name: string, sha: string, ref = 'refs/heads/main'): Env {
  return { ...ciEnv(sha, ref), GITHUB_EVENT_NAME: name, GITHUB_REPOSITORY: 'acme/app' };
}

async function read(cwd: string, given: Partial<FactsInput>) {
  const facts = await readFrom(cwd, given);
  if (!facts.ok) throw new Error(facts.problems.map(({ message }) => message).join('\n'));
  return facts;
}

function codes(problems: readonly ProblemData[]): readonly string[] {
  return problems.map(({ code }) => code);
}

describe('a run by hand on main', () => {
  const env = eventEnv('workflow_dispatch', main);

  it('with an older commit checked out is about that commit', async () => {
    const { value, problems } = await read(checkOut('HEAD~1'), { env });
    expect(value).toMatchObject({
      sha: git(origin, 'rev-parse', 'main~1'),
      event: { kind: 'branch', branch: 'main', trigger: 'manual' },
      checkedOut: { is: 'older', eventSha: main },
    });
    expect(problems).toMatchObject([{ level: 'notice', code: 'FACTS_OTHER_COMMIT' }]);
    expect(problems[0]?.message).toMatch(
      /which came before .* is used, because it is what is built/,
    );
  });

  it('with a git tag checked out names the git tag, and how to ship it', async () => {
    const { value, problems } = await read(checkOut('v1.0.0'), { env });
    expect(value).toMatchObject({ sha: release, commitTime: '2026-11-20T09:11:12.000Z' });
    expect(problems[0]?.message).toContain('(git tag "v1.0.0")');
    expect(problems[0]?.hint).toContain('git-tag: v1.0.0');
  });

  it('is as the push of the git tag where git-tag names the one that is checked out', async () => {
    const overrides = { gitTag: 'v1.0.0' };
    const { value, problems } = await read(checkOut('v1.0.0'), { env, overrides });
    expect(value).toMatchObject({ sha: release, event: { kind: 'gitTag', gitTag: 'v1.0.0' } });
    expect(problems).toEqual([]);
  });

  it('with another branch checked out is about that branch', async () => {
    const { value } = await read(checkOut('feature'), { env });
    expect(value).toMatchObject({
      sha: feature,
      event: { kind: 'branch', branch: 'feature', trigger: 'manual' },
      ref: 'refs/heads/feature',
    });
  });

  it('keeps the branch that was given', async () => {
    const overrides = { branch: 'main' };
    const { value } = await read(checkOut('feature'), { env, overrides });
    expect(value).toMatchObject({ sha: feature, event: { branch: 'main' } });
  });

  it('says nothing where the commit of the event is checked out', async () => {
    const { value, problems } = await read(checkOut('main'), { env });
    expect(value.checkedOut).toBeUndefined();
    expect(problems).toEqual([]);
  });

  it('keeps the event’s commit where that is asked for', async () => {
    const { value, problems } = await read(checkOut('v1.0.0'), { env, counts: 'event' });
    expect(value).toMatchObject({ sha: main, metadata: { sha: main } });
    expect(problems[0]?.message).toContain('is used, as in docker/metadata-action');
  });

  it('gives rules under compat: strict the commit that is checked out', async () => {
    const { value } = await read(checkOut('v1.0.0'), { env });
    expect(value.metadata).toMatchObject({ sha: release, ref: 'refs/heads/main' });
  });
});

describe('a job that goes on from the event', () => {
  it.each([{ options: [] }, { options: ['--depth=1'] }])(
    'commits and tags before it ships (clone $options)',
    async ({ options }) => {
      const cwd = clone(origin, ...options);
      const made = commit(cwd, 'v2.0.0');
      const { value, problems } = await read(cwd, { env: eventEnv('push', main) });
      expect(value).toMatchObject({ sha: made, checkedOut: { is: 'newer', eventSha: main } });
      expect(problems.find(({ code }) => code === 'FACTS_OTHER_COMMIT')).toMatchObject({
        message: expect.stringContaining('which was made after') as string,
        hint: '',
      });
    },
  );

  it('checks out, in a later job, the git tag that an earlier one has pushed', async () => {
    const env = eventEnv('push', main);
    const { value } = await read(checkOut('v1.0.0'), { env, remote: 'ask' });
    expect(value).toMatchObject({ sha: release, gitTags: { from: 'remote' } });
  });

  it('ships what the payload of a repository_dispatch names', async () => {
    const env = eventEnv('repository_dispatch', main);
    const payload = { action: 'release', client_payload: { tag: 'v1.0.0' } };
    const { value } = await read(checkOut('v1.0.0'), { env, payload });
    expect(value).toMatchObject({ sha: release, event: { trigger: 'api' } });
  });
});

describe('a pull request', () => {
  const origin2 = { full_name: 'acme/app' };
  const payload = {
    number: 7,
    pull_request: {
      number: 7,
      base: { ref: 'main', sha: main, repo: origin2 },
      head: { ref: 'feature', sha: feature, repo: origin2 },
    },
  };

  it.each(['pull_request', 'pull_request_target'])(
    'of %s with its head checked out is that head, and nothing is odd',
    async (name) => {
      const env = eventEnv(name, name === 'pull_request' ? 'f'.repeat(40) : main);
      const { value, problems } = await read(checkOut('feature'), { env, payload });
      expect(value).toMatchObject({ sha: feature, checkedOut: { is: 'head' } });
      expect(problems).toEqual([]);
    },
  );

  it.each([{ options: [] }, { options: ['--depth=1', '--branch=merged'] }])(
    'with a merge of its head checked out is the change (clone $options)',
    async ({ options }) => {
      git(origin, 'checkout', '--quiet', '-B', 'merged', 'main');
      git(origin, 'merge', '--quiet', '--strategy=ours', '--message=merge', 'feature');
      git(origin, 'checkout', '--quiet', 'main');
      const env = eventEnv('pull_request_target', main);
      const { value } = await read(checkOut('merged', ...options), { env, payload });
      expect(value.checkedOut).toEqual({ is: 'head', eventSha: main });
    },
  );

  it.each([
    { name: 'pull_request_target', sha: main },
    { name: 'pull_request', sha: 'f'.repeat(40) },
  ])('of $name with the base checked out is the base', async ({ name, sha }) => {
    const { value, problems } = await read(checkOut('main'), { env: eventEnv(name, sha), payload });
    expect(value).toMatchObject({ sha: main, checkedOut: { is: 'base' } });
    expect(codes(problems)).toEqual([]);
    expect(branchOf(value as unknown as Plan['facts'])).toBe('main');
  });

  it('of a comment is the base too, also by number', async () => {
    const comment = { issue: { number: 7, pull_request: {} } };
    const given = { env: eventEnv('issue_comment', main), payload: comment };
    for (const overrides of [{}, { change: '7' }, { change: '7', sha: main }]) {
      const { value } = await read(checkOut('main'), { ...given, overrides });
      expect(value.checkedOut).toEqual({ is: 'base' });
    }
  });
});

describe('a workflow_run', () => {
  function after(run: object, sha = main): Partial<FactsInput> {
    const repository = { full_name: 'acme/app' };
    return {
      env: eventEnv('workflow_run', sha),
      payload: { workflow_run: { event: 'push', head_repository: repository, ...run } },
    };
  }

  it('of a branch is at the commit that is checked out, with a notice that names ref:', async () => {
    const run = after({ head_branch: 'feature', head_sha: feature, conclusion: 'success' });
    const { value, problems } = await read(checkOut('main'), run);
    expect(value).toMatchObject({
      sha: main,
      event: { kind: 'branch', branch: 'feature', trigger: 'workflow_run' },
      conclusion: 'success',
    });
    expect(codes(problems)).toEqual(['FACTS_OTHER_COMMIT']);
    expect(problems[0]?.hint).toContain('ref: ${{ github.event.workflow_run.head_sha }}');
  });

  it.each([
    ['failure', 'failure'],
    [null, 'unfinished'],
    ['cancelled', 'cancelled'],
  ])('says that the run before ended with %s', async (conclusion, said) => {
    const run = after({ head_branch: 'main', head_sha: main, conclusion });
    expect((await read(checkOut('main'), run)).value.conclusion).toBe(said);
  });

  it('of another project’s change proposes no checkout of it', async () => {
    const run = after({
      event: 'pull_request',
      head_repository: { full_name: 'eve/app' },
      head_branch: 'main',
      head_sha: feature,
      pull_requests: [{ number: 7 }],
    });
    const { value, problems } = await read(checkOut('main'), run);
    expect(value).toMatchObject({ checkedOut: { is: 'base' }, trust: { level: 'untrusted' } });
    expect(JSON.stringify(problems)).not.toContain('ref:');
  });
});

describe('a checkout of another project', () => {
  it('has its own revision, source and git tags, and no tip', async () => {
    const cwd = checkOut('main');
    git(cwd, 'remote', 'set-url', 'origin', 'https://github.com/acme/lib.git');
    const env = eventEnv('push', 'f'.repeat(40));
    const { value, problems } = await read(cwd, { env });
    expect(value).toMatchObject({
      sha: main,
      checkedOut: { is: 'elsewhere', eventSha: 'f'.repeat(40) },
      project: { slug: 'acme/lib', url: 'https://github.com/acme/lib' },
      gitTags: { list: [{ name: 'v1.0.0' }] },
    });
    expect(branchOf(value as unknown as Plan['facts'])).toBeUndefined();
    expect(problems[0]?.message).toMatch(/of the project "acme\/lib".*of "acme\/app"/);
  });

  it.each([
    'git@github-work:acme/app.git',
    'https://mirror.example/github.com/acme/app',
    'ssh://git@ssh.github.com:443/Acme/App.git',
  ])('is none where the path is the same: %s', async (url) => {
    const cwd = checkOut('HEAD~1');
    git(cwd, 'remote', 'set-url', 'origin', url);
    const { value } = await read(cwd, { env: eventEnv('push', main) });
    expect(value.checkedOut?.is).toBe('older');
  });

  it('is none in a repository that only lies around the working directory', async () => {
    const home = checkOut('main');
    git(home, 'remote', 'set-url', 'origin', 'https://github.com/octo/dotfiles.git');
    const cwd = join(home, 'work');
    mkdirSync(cwd);
    const { value } = await read(cwd, { env: eventEnv('push', 'f'.repeat(40)) });
    expect(value).toMatchObject({ sha: 'f'.repeat(40), project: { slug: 'acme/app' } });
  });
});

it('without a checkout the event’s commit counts', async () => {
  const facts: { value: Facts } = await read(createDirectory(), { env: eventEnv('push', main) });
  expect(facts.value.sha).toBe(main);
  expect(facts.value.checkedOut).toBeUndefined();
});
