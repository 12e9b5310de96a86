// SPDX-License-Identifier: Apache-2.0
// Forgejo Actions: one row for each fixture, traps named.
import { expect, it } from 'vitest';
import type { CiFacts } from '../../src/facts/ci.ts';
import { detectCi } from '../../src/facts/detect.ts';
import { readForgejoFacts } from '../../src/facts/forgejo.ts';
import { commits, listFixtures, readFixture } from './fixture.ts';

const { built } = commits;

const table: readonly { name: string; expected: Partial<CiFacts> }[] = [
  {
    name: 'push-branch',
    expected: {
      event: { kind: 'branch', branch: 'main', trigger: 'push' },
      ref: 'refs/heads/main',
      sha: built,
      defaultBranch: 'main',
      ownRepository: 'codeberg.org/acme/app',
      project: { slug: 'Acme/App', url: 'https://codeberg.org/Acme/App' },
      run: { number: '567', url: 'https://codeberg.org/Acme/App/actions/runs/567' },
    },
  },
  {
    name: 'push-tag',
    expected: {
      event: { kind: 'gitTag', gitTag: 'v1.2.3', trigger: 'push' },
      ref: 'refs/tags/v1.2.3',
    },
  },
  {
    name: 'schedule',
    expected: {
      event: { kind: 'schedule', branch: 'main' },
      ref: 'refs/heads/main',
      defaultBranch: 'main',
    },
  },
];

it.each(table)('$name', ({ name, expected }) => {
  const { env, event } = readFixture('forgejo', name);
  expect(detectCi(env)).toBe('forgejo');
  const facts = readForgejoFacts('forgejo', env, event);
  expect(facts).toMatchObject(expected);
  expect(facts.event).toEqual(expected.event);
  expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
});

it('has a row for each fixture', () => {
  expect(table.map(({ name }) => name).toSorted()).toEqual(listFixtures('forgejo'));
});
