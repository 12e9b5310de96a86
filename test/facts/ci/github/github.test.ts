// SPDX-License-Identifier: Apache-2.0
// GitHub Actions, branches, git tags, releases, schedules: one row for each fixture, traps named.
import { expect, it } from 'vitest';
import { readGithubFacts } from '../../../../src/facts/ci/github/github.ts';
import { commits, readFixture, type Row, testFixtures } from '../../fixture.ts';

const { built } = commits;

const table: readonly Row[] = [
  {
    name: 'push-branch-main',
    expected: {
      event: { kind: 'branch', branch: 'main', trigger: 'push' },
      ref: 'refs/heads/main',
      sha: built,
      eventName: 'push',
      defaultBranch: 'main',
      protected: true,
      ownRepository: 'ghcr.io/acme/app',
      project: {
        slug: 'acme/App',
        name: 'App',
        url: 'https://github.com/acme/App',
        description: 'An application that ships itself',
        license: 'Apache-2.0',
      },
      run: {
        number: '567',
        id: '6543210987',
        attempt: '1',
        url: 'https://github.com/acme/App/actions/runs/6543210987',
      },
    },
  },
  {
    name: 'push-branch-with-slashes',
    expected: {
      event: { kind: 'branch', branch: 'feature/login/form', trigger: 'push' },
      ref: 'refs/heads/feature/login/form',
      protected: false,
    },
  },
  {
    name: 'push-branch-hostile-name',
    expected: {
      event: { kind: 'branch', branch: '$(touch${IFS}pwned);`id`&&"x"|y', trigger: 'push' },
    },
  },
  {
    name: 'push-branch-unicode-name',
    expected: {
      event: { kind: 'branch', branch: '\u202efeature/\u7279\u6027-\u{1F680}', trigger: 'push' },
    },
  },
  // The merge queue also pushes its branch.
  {
    name: 'push-branch-of-merge-queue',
    expected: {
      event: { kind: 'mergeQueue', target: 'release/2.x', number: 7 },
      ref: 'refs/heads/gh-readonly-queue/release/2.x/pr-7-0a1b2c3d4e5f60718293a4b5c6d7e8f901234567',
    },
  },
  {
    name: 'push-tag-v1.2.3',
    expected: {
      event: { kind: 'gitTag', gitTag: 'v1.2.3', trigger: 'push' },
      ref: 'refs/tags/v1.2.3',
      baseRef: 'main',
    },
  },
  {
    name: 'push-tag-with-slashes',
    expected: {
      event: { kind: 'gitTag', gitTag: 'api/v1.2.3', trigger: 'push' },
      ref: 'refs/tags/api/v1.2.3',
    },
  },
  {
    name: 'push-tag-prerelease',
    expected: {
      event: { kind: 'gitTag', gitTag: 'v2.0.0-rc.1', trigger: 'push' },
      ref: 'refs/tags/v2.0.0-rc.1',
      baseRef: 'release/2.x',
    },
  },
  {
    name: 'push-enterprise-host',
    expected: {
      event: { kind: 'branch', branch: 'main', trigger: 'push' },
      ref: 'refs/heads/main',
      ownRepository: 'containers.git.acme.example/platform/app',
      project: { url: 'https://git.acme.example/Platform/App' },
    },
  },
  {
    name: 'push-data-residency-host',
    expected: {
      event: { kind: 'branch', branch: 'main', trigger: 'push' },
      ref: 'refs/heads/main',
      ownRepository: 'containers.acme.ghe.com/acme/app',
    },
  },
  {
    name: 'push-default-branch-trunk',
    expected: {
      event: { kind: 'branch', branch: 'main', trigger: 'push' },
      ref: 'refs/heads/main',
      defaultBranch: 'trunk',
    },
  },
  {
    name: 'push-without-payload',
    expected: {
      event: { kind: 'branch', branch: 'main', trigger: 'push' },
      ref: 'refs/heads/main',
      sha: built,
    },
  },
  {
    name: 'push-without-ref-variable',
    expected: {
      event: { kind: 'gitTag', gitTag: 'v1.2.3', trigger: 'push' },
      ref: 'refs/tags/v1.2.3',
    },
  },
  {
    name: 'create-tag',
    expected: {
      event: { kind: 'gitTag', gitTag: 'v1.2.3', trigger: 'push' },
      ref: 'refs/tags/v1.2.3',
      eventName: 'create',
    },
  },
  {
    name: 'release-published',
    expected: {
      event: { kind: 'release', gitTag: 'v1.2.3', prerelease: false },
      ref: 'refs/tags/v1.2.3',
      eventName: 'release',
    },
  },
  {
    name: 'release-marked-prerelease',
    expected: {
      event: { kind: 'release', gitTag: 'v1.3.0', prerelease: true },
      ref: 'refs/tags/v1.3.0',
    },
  },
  // The environment of a release may lack its ref.
  {
    name: 'release-without-ref',
    expected: {
      event: { kind: 'release', gitTag: 'v1.2.3', prerelease: false },
      ref: 'refs/tags/v1.2.3',
    },
  },
  {
    name: 'release-deleted',
    expected: { event: { kind: 'other', name: 'release deleted' }, ref: 'refs/tags/v1.2.3' },
  },
  {
    name: 'release-draft',
    expected: { event: { kind: 'other', name: 'release draft' }, ref: 'refs/heads/main' },
  },
  // The payload of a schedule names no repository; schedules run on the default branch only.
  {
    name: 'schedule',
    expected: {
      event: { kind: 'schedule', branch: 'trunk' },
      ref: 'refs/heads/trunk',
      defaultBranch: 'trunk',
    },
  },
  {
    name: 'workflow-dispatch-branch',
    expected: {
      event: { kind: 'branch', branch: 'develop', trigger: 'manual' },
      ref: 'refs/heads/develop',
    },
  },
  {
    name: 'workflow-dispatch-tag',
    expected: {
      event: { kind: 'gitTag', gitTag: 'v1.2.3', trigger: 'manual' },
      ref: 'refs/tags/v1.2.3',
    },
  },
  {
    name: 'workflow-call',
    expected: {
      event: { kind: 'branch', branch: 'main', trigger: 'other' },
      ref: 'refs/heads/main',
    },
  },
  {
    name: 'repository-dispatch',
    expected: { event: { kind: 'branch', branch: 'main', trigger: 'api' }, ref: 'refs/heads/main' },
  },
  {
    name: 'deployment-of-branch',
    expected: {
      event: { kind: 'branch', branch: 'main', trigger: 'other' },
      ref: 'refs/heads/main',
      environment: 'production',
    },
  },
  {
    name: 'push-branch-by-dependabot',
    expected: {
      event: { kind: 'branch', branch: 'dependabot/npm_and_yarn/semver-7.8.6', trigger: 'push' },
    },
  },
  {
    name: 'push-branch-main-by-dependabot',
    expected: { event: { kind: 'branch', branch: 'main', trigger: 'push' } },
  },
  {
    name: 'push-tag-by-dependabot',
    expected: { event: { kind: 'gitTag', gitTag: 'v1.2.3', trigger: 'push' } },
  },
  {
    name: 'push-branch-by-renovate',
    expected: { event: { kind: 'branch', branch: 'renovate/semver-7.x', trigger: 'push' } },
  },
];

const isAboutChange = (name: string) =>
  /^(pull|merge|workflow-run|issue|discussion|event|payload)/.test(name);

testFixtures('github', table, readGithubFacts, (name) => !isAboutChange(name));

it('guesses no default branch, description or licence', () => {
  const { env, event } = readFixture('github', 'push-default-branch-trunk');
  expect(readGithubFacts(env, event).project).toEqual({
    private: false,
    slug: 'acme/App',
    name: 'App',
    url: 'https://github.com/acme/App',
  });
  expect(readGithubFacts(env, undefined)).not.toHaveProperty('defaultBranch');
});
