// SPDX-License-Identifier: Apache-2.0
// Travis CI: one row for each fixture, traps named.
import { expect, it } from 'vitest';
import type { CiFacts } from '../../src/facts/ci.ts';
import { detectCi } from '../../src/facts/detect.ts';
import { readTravisFacts } from '../../src/facts/travis.ts';
import { commits, listFixtures, readFixture } from './fixture.ts';

const { built, head, merge } = commits;

const table: readonly { name: string; expected: Partial<CiFacts> }[] = [
  {
    name: 'push-branch',
    expected: {
      event: { kind: 'branch', branch: 'main', trigger: 'push' },
      ref: 'refs/heads/main',
      sha: built,
      project: { slug: 'acme/App', name: 'App' },
    },
  },
  // The branch variable repeats the git tag.
  {
    name: 'push-tag',
    expected: {
      event: { kind: 'gitTag', gitTag: 'v1.2.3', trigger: 'push' },
      ref: 'refs/tags/v1.2.3',
    },
  },
  // The branch variable is the target here, the commit a merge.
  {
    name: 'pull-request',
    expected: {
      event: {
        kind: 'change',
        number: 7,
        source: 'feature/login',
        target: 'main',
        headSha: head,
        fork: false,
      },
      ref: 'refs/pull/7/merge',
      sha: merge,
      baseRef: 'main',
    },
  },
  {
    name: 'pull-request-from-fork',
    expected: {
      event: {
        kind: 'change',
        number: 7,
        source: 'patch-1',
        target: 'main',
        headSha: head,
        fork: true,
      },
      ref: 'refs/pull/7/merge',
    },
  },
  {
    name: 'pull-request-from-deleted-fork',
    expected: {
      event: {
        kind: 'change',
        number: 7,
        source: 'patch-1',
        target: 'main',
        headSha: head,
        fork: true,
      },
      ref: 'refs/pull/7/merge',
    },
  },
  {
    name: 'cron',
    expected: {
      event: { kind: 'schedule', branch: 'main' },
      ref: 'refs/heads/main',
      eventName: 'cron',
    },
  },
  {
    name: 'api',
    expected: {
      event: { kind: 'branch', branch: 'develop', trigger: 'api' },
      ref: 'refs/heads/develop',
    },
  },
];

it.each(table)('$name', ({ name, expected }) => {
  const { env } = readFixture('travis', name);
  expect(detectCi(env)).toBe('travis');
  const facts = readTravisFacts(env);
  expect(facts).toMatchObject(expected);
  expect(facts.event).toEqual(expected.event);
  expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
});

it('has a row for each fixture', () => {
  expect(table.map(({ name }) => name).toSorted()).toEqual(listFixtures('travis'));
});
