// SPDX-License-Identifier: Apache-2.0
// Gitea Actions: one row for each fixture, traps named.
import { expect, it } from 'vitest';
import type { CiFacts } from '../../src/facts/ci.ts';
import { detectCi } from '../../src/facts/detect.ts';
import { readForgejoFacts } from '../../src/facts/forgejo.ts';
import { commits, listFixtures, readFixture } from './fixture.ts';

const { built, head } = commits;

const table: readonly { name: string; expected: Partial<CiFacts> }[] = [
  {
    name: 'push-branch',
    expected: {
      event: { kind: 'branch', branch: 'main', trigger: 'push' },
      ref: 'refs/heads/main',
      sha: built,
      ownRepository: 'gitea.acme.example:3000/acme/app',
      project: { url: 'http://gitea.acme.example:3000/acme/App' },
    },
  },
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
      ref: 'refs/pull/7/head',
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
      ref: 'refs/pull/7/head',
    },
  },
];

it.each(table)('$name', ({ name, expected }) => {
  const { env, event } = readFixture('gitea', name);
  expect(detectCi(env)).toBe('gitea');
  const facts = readForgejoFacts('gitea', env, event);
  expect(facts).toMatchObject(expected);
  expect(facts.event).toEqual(expected.event);
  expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
});

it('has a row for each fixture', () => {
  expect(table.map(({ name }) => name).toSorted()).toEqual(listFixtures('gitea'));
});
