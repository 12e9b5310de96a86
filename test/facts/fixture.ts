// SPDX-License-Identifier: Apache-2.0
// Environments and event payloads as CI systems write them, by what happened, and the tests of who reads them.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { CiFacts } from '../../src/facts/ci.ts';
import { detectCi } from '../../src/facts/detect.ts';
import type { CiName, Env } from '../../src/facts/facts.ts';

const FIXTURES = new URL('../fixtures/', import.meta.url);

/** The commits in the fixtures: what is built, a change's own head, the CI system's merge, the base. */
export const commits = {
  built: 'd1234ef5a6b7c8d9e0f1a2b3c4d5e6f708192a3b',
  head: '9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c',
  merge: '5c4b3a2918070f6e5d4c3b2a1908f7e6d5c4b3a2',
  base: '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567',
} as const;

type Change = Extract<CiFacts['event'], { readonly kind: 'change' }>;

/** The change that most fixtures have, from a branch of the project to `main`, with what is different. */
export function change(different: Partial<Change> = {}): Change {
  return {
    ...{ kind: 'change', number: 7, source: 'feature/login', target: 'main', origin: 'project' },
    ...different,
  };
}

/** One fixture: the environment, and the event payload where there is one. */
export function readFixture(ci: string, name: string): { env: Env; event: unknown } {
  const text = readFileSync(new URL(`${ci}/${name}.json`, FIXTURES), 'utf8');
  const { env, event } = JSON.parse(text) as { env: Env; event?: unknown };
  return { env, event };
}

/** What a reader is to say of a fixture. */
export interface Row {
  readonly name: string;
  readonly expected: Partial<CiFacts>;
}

/**
 * A test for each row: the CI system is known by the environment, and what is read is as expected
 * and survives JSON. One more test sees that each fixture has a row.
 *
 * @param isMeant where a CI system's fixtures are shared among several tables
 */
export function testFixtures(
  ci: CiName,
  table: readonly Row[],
  read: (env: Env, event: unknown) => CiFacts,
  isMeant: (name: string) => boolean = () => true,
): void {
  it.each(table)('$name', ({ name, expected }) => {
    const { env, event } = readFixture(ci, name);
    expect(detectCi(env)).toBe(ci);
    const facts = read(env, event);
    expect(facts).toMatchObject(expected);
    expect(facts.event).toEqual(expected.event);
    expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
  });

  it('has a row for each fixture', () => {
    const names = readdirSync(new URL(`${ci}/`, FIXTURES)).map((file) =>
      file.replace(/\.json$/, ''),
    );
    expect(table.map(({ name }) => name).toSorted()).toEqual(names.filter(isMeant).toSorted());
  });
}
