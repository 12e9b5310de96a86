// SPDX-License-Identifier: Apache-2.0
// Long settings: four times as long takes about four times as long, where it once took sixteen times and more.
import { describe, expect, it } from 'vitest';
import { makePlan } from '../../src/plan/make.ts';
import { plain } from '../../src/report/text.ts';
import { renderPlan } from '../../src/report/plan/plan-text.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { isNightly, pickRows } from '../lab/nightly.ts';
import { factsOf } from './facts.ts';
import { match } from './rules/match.ts';
import { settingsOf } from './settings.ts';
import { startCpuTime } from '../cpu-time.ts';

const facts = factsOf({ event: { kind: 'gitTag', gitTag: 'v1.2.3', trigger: 'push' } });

function lines(count: number, line: (index: number) => string): string {
  return list(count, line).join('\n');
}

function list(count: number, item: (index: number) => string): string[] {
  return Array.from({ length: count }, (_, index) => item(index));
}

/** The processor time that a plan takes, ms. Other processes on the machine do not count. */
async function measure(given: Partial<Settings>): Promise<number> {
  const settings = settingsOf({ images: 'ghcr.io/acme/app', ...given });
  const spent = startCpuTime();
  const plan = await makePlan(facts, settings, { toolVersion: '0', secrets: [], match });
  renderPlan(plan, { paint: plain, width: 80 });
  return spent();
}

const cases: readonly {
  readonly name: string;
  readonly from: number;
  readonly make: (count: number) => Partial<Settings>;
}[] = [
  {
    name: 'rules',
    from: 12_500,
    make: (count) => ({ tags: lines(count, (index) => `type=raw,value=t${index}`) }),
  },
  {
    name: 'rules with quotes',
    from: 5_000,
    make: (count) => ({ tags: lines(count, (index) => `"type=raw,value=a""""b${index}"`) }),
  },
  {
    name: 'rules that give one tag',
    from: 12_500,
    make: (count) => ({ tags: lines(count, () => 'type=semver,pattern={{major}}') }),
  },
  {
    name: 'rules that are wrong',
    from: 12_500,
    make: (count) => ({ tags: lines(count, (index) => `type=semvr${index}`) }),
  },
  {
    name: 'attributes of one rule',
    from: 5_000,
    make: (count) => ({ tags: `type=raw,${list(count, (index) => `a${index}=b`).join(',')}` }),
  },
  {
    name: 'expressions in one value',
    from: 12_500,
    make: (count) => ({ tags: `type=raw,value=${'{{sha}}'.repeat(count)}` }),
  },
  {
    name: 'expressions that say nothing',
    from: 12_500,
    make: (count) => ({ tags: `type=raw,value=${'{{shaa}}'.repeat(count)}` }),
  },
  {
    name: 'blocks in one value',
    from: 1_000,
    make: (count) => ({ tags: `type=raw,value=${'{{#if sha}}{{/if}}'.repeat(count)}` }),
  },
  {
    name: 'labels',
    from: 12_500,
    make: (count) => ({ labels: lines(count, (index) => `k${index}={{sha}}`) }),
  },
  {
    name: 'annotations',
    from: 12_500,
    make: (count) => ({ annotations: lines(count, (index) => `index,manifest:k${index}=v`) }),
  },
  {
    name: 'images',
    from: 12_500,
    make: (count) => ({ images: lines(count, (index) => `name=ghcr.io/acme/app${index}`) }),
  },
  {
    name: 'images on one line',
    from: 5_000,
    make: (count) => ({ images: list(count, (index) => `ghcr.io/acme/app${index}`).join(',') }),
  },
  {
    name: 'flavor on one line',
    from: 12_500,
    make: (count) => ({ flavor: list(count, (index) => `suffix=b${index}`).join(',') }),
  },
  {
    name: 'a long word',
    from: 50_000,
    make: (count) => ({ buildArgs: [`A=${'x'.repeat(count)}`], labels: `a=${'y'.repeat(count)}` }),
  },
  {
    name: 'build arguments',
    from: 12_500,
    make: (count) => ({ buildArgs: list(count, (index) => `K${index}={{sha}}`) }),
  },
];

describe('four times as many, and no more than ten times the work', { timeout: 120_000 }, () => {
  it.each(pickRows(cases, ({ make }) => Object.keys(make(1))))('$name', async (row) => {
    const { make } = row;
    const from = isNightly ? row.from : row.from / 50;
    const compare = async () => {
      const [one, four] = [await measure(make(from)), await measure(make(4 * from))];
      // Below some milliseconds the clock measures its own noise.
      return four / Math.max(one, 20);
    };
    const first = await compare();
    // A collection of garbage may spoil one comparison, and hardly two.
    expect(first < 10 ? first : await compare()).toBeLessThan(10);
  });
});

describe('a short template that would make a long text', () => {
  const doubling = list(40, (index) => {
    const next = `{{> a${index + 1}}}`;
    return `{{#*inline "a${index}"}}${next}${next}{{/inline}}`;
  });
  it.each([
    {
      name: 'loops in loops',
      value: `${'{{#each .}}'.repeat(1)}${'{{#each ..}}'.repeat(9)}x${'{{/each}}'.repeat(10)}`,
    },
    {
      name: 'a long text in a loop in a loop',
      value: `{{#each this}}{{#each @root}}${'x'.repeat(70_000)}{{/each}}{{/each}}`,
    },
    {
      name: 'blocks in blocks',
      value: `${'{{#if pr}}'.repeat(5000)}x${'{{/if}}'.repeat(5000)}`,
    },
  ])('is an error: $name', async ({ value }) => {
    const settings = settingsOf({
      images: 'ghcr.io/acme/app',
      labels: `a=${value.replaceAll('"', "'")}`,
    });
    const { problems } = await makePlan(facts, settings, { toolVersion: '0', secrets: [], match });
    expect(problems).toMatchObject([{ level: 'error', code: 'EXPRESSION_FAILED' }]);
  });

  it.each([
    {
      name: 'partials in partials',
      value: `${doubling.join('')}{{#*inline "a40"}}{{/inline}}{{> a0}}`,
    },
    { name: 'a partial in itself', value: '{{#*inline "a"}}{{> a}}{{/inline}}{{> a}}' },
  ])('is kept as it is written: $name', async ({ value }) => {
    const text = value.replaceAll('"', "'");
    const settings = settingsOf({ images: 'ghcr.io/acme/app', labels: `a=${text}` });
    const plan = await makePlan(facts, settings, { toolVersion: '0', secrets: [], match });
    expect(new Set(plan.problems.map(({ code }) => code))).toEqual(new Set(['EXPRESSION_FOREIGN']));
    expect(plan.targets[0]?.labels.a).toBe(text);
  });
});
