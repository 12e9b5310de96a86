// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { answer, ruleRuns } from './rule-runs.ts';
import table from './tables/rules.json' with { type: 'json' };
import differences from './tables/rules-default.json' with { type: 'json' };

/**
 * Each entry: rules, and for each result (tags in the order of the output, or `error`) the runs that
 * have it. `rules.json` is what docker/metadata-action v6 gives; `rules-default.json` lists where
 * tagship deliberately gives something else.
 */
interface Entry {
  readonly rules: readonly string[];
  readonly flavor?: readonly string[];
  readonly runs: Readonly<Record<string, readonly string[] | undefined>>;
}

const entries: readonly Entry[] = table;
const others: readonly Entry[] = differences;

function textOf({ rules, flavor }: Entry) {
  const tags = rules.join('\n');
  return {
    ...(tags === '' ? {} : { tags }),
    ...(flavor === undefined ? {} : { flavor: flavor.join('\n') }),
  };
}

async function results(entry: Entry, compat: 'none' | 'strict') {
  const runs: Record<string, string[]> = {};
  const versions: Record<string, string | null> = {};
  for (const [name, facts] of Object.entries(ruleRuns)) {
    const { tags, version, errors } = await answer(facts, { ...textOf(entry), compat });
    const result = errors.length > 0 ? 'error' : tags.join(' ');
    (runs[result] ??= []).push(name);
    versions[name] = version;
  }
  return { runs, versions };
}

function nameOf({ rules, flavor = [] }: Entry): string {
  return [...rules, ...flavor.map((line) => `flavor ${line}`)].join(' | ') || '(no rules)';
}

describe('compat: strict gives what the original gives', () => {
  it.each(entries.map((entry) => ({ name: nameOf(entry), entry })))('$name', async ({ entry }) => {
    const { runs, versions } = await results(entry, 'strict');
    expect(runs).toEqual(entry.runs);
    for (const [tags, names] of Object.entries(entry.runs)) {
      for (const name of names ?? []) expect(versions[name] ?? '').toBe(tags.split(' ')[0]);
    }
  });

  it('covers 20 runs and more, and 1,000 cases and more', () => {
    const count = entries.length * Object.keys(ruleRuns).length;
    expect(Object.keys(ruleRuns).length).toBeGreaterThan(20);
    expect(count).toBeGreaterThan(1000);
  });
});

describe('without it, only the deliberate differences show', () => {
  const withRules = entries.filter(({ rules }) => rules.join('') !== '');

  it.each(withRules.map((entry) => ({ name: nameOf(entry), entry })))(
    '$name',
    async ({ entry }) => {
      const other = others.find((one) => nameOf(one) === nameOf(entry))?.runs ?? {};
      const { runs } = await results(entry, 'none');
      for (const name of Object.keys(ruleRuns)) {
        expect([name, resultOf(runs, name)]).toEqual([
          name,
          resultOf(other, name) ?? resultOf(entry.runs, name),
        ]);
      }
    },
  );
});

function resultOf(runs: Entry['runs'], name: string): string | undefined {
  return Object.keys(runs).find((result) => runs[result]?.includes(name));
}
