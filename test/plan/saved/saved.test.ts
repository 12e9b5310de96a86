// SPDX-License-Identifier: Apache-2.0
// Saved plans: what is taken, and what is refused with which code.
import { DIRTY } from '../../../src/plan/tags/tags.ts';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/plan/plan.ts';
import type { Present } from '../../../src/plan/saved/applies.ts';
import { samplePlan } from '../../report/sample.ts';
import { builds, exact, parse, stranger, target, withTarget } from './saved.ts';
import { settingsOf } from '../settings.ts';

describe('parseSavedPlan', () => {
  it('gives the plan back as it was', () => {
    const parsed = parse(samplePlan);
    expect(parsed).toEqual({ ok: true, value: samplePlan, problems: [] });
  });

  it.each([
    { name: 'no JSON', text: '{', code: 'PLAN_NOT_JSON' },
    { name: 'no object', text: '[]', code: 'PLAN_DAMAGED' },
    {
      name: 'another schema version',
      text: JSON.stringify({ ...samplePlan, schemaVersion: 2 }),
      code: 'PLAN_SCHEMA_VERSION',
    },
    {
      name: 'no facts',
      text: JSON.stringify({ ...samplePlan, facts: undefined }),
      code: 'PLAN_DAMAGED',
    },
    {
      name: 'no targets',
      text: JSON.stringify({ ...samplePlan, targets: {} }),
      code: 'PLAN_DAMAGED',
    },
    {
      name: 'a word for latest that is none',
      text: JSON.stringify({ ...samplePlan, resolved: { latest: 'always' } }),
      code: 'PLAN_DAMAGED',
    },
    {
      name: 'a version that is not text',
      text: JSON.stringify({ ...samplePlan, resolved: { latest: 'auto', version: 1 } }),
      code: 'PLAN_DAMAGED',
    },
    {
      name: 'a tag of no kind',
      text: JSON.stringify({ ...samplePlan, targets: [{ ...target, tags: [{ tag: 'x' }] }] }),
      code: 'PLAN_DAMAGED',
    },
    {
      name: 'another program',
      text: JSON.stringify({
        ...samplePlan,
        targets: [{ ...target, build: { argv: ['sh', '-c', 'x'] } }],
      }),
      code: 'PLAN_DAMAGED',
    },
  ])('refuses $name', ({ text, code }) => {
    const parsed = parse(text);
    expect(parsed.ok).toBe(false);
    expect(new Set(parsed.problems.map((problem) => problem.code))).toEqual(new Set([code]));
    expect(parsed.problems[0]?.message).toContain('"plan.json"');
  });

  it.each<{
    name: string;
    saved?: Partial<Plan>;
    now: Partial<Present>;
    codes: string[];
  }>([
    { name: 'of another commit', now: { sha: 'f'.repeat(40) }, codes: ['PLAN_OTHER_COMMIT'] },
    { name: 'that pushes, pushed', now: { settings: settingsOf({ push: 'true' }) }, codes: [] },
    {
      name: 'that pushes, with --no-push',
      now: { settings: settingsOf({ push: 'false' }), push: builds },
      codes: ['PLAN_PUSHES'],
    },
    {
      name: 'that pushes, with --no-push on a laptop',
      now: { settings: settingsOf({ push: 'false' }), push: builds, isLocal: true },
      codes: ['PLAN_PUSHES'],
    },
    {
      name: 'that builds, built',
      saved: { push: builds },
      now: { settings: settingsOf({ push: 'false' }), push: builds },
      codes: [],
    },
    {
      name: 'that builds, with --push',
      saved: { push: builds },
      now: { settings: settingsOf({ push: 'true' }) },
      codes: ['PLAN_NO_PUSH'],
    },
    {
      name: 'that pushes, in a CI run that only builds',
      now: { push: builds },
      codes: ['PLAN_PUSHES'],
    },
    { name: 'that pushes, on a laptop', now: { push: builds, isLocal: true }, codes: [] },
    {
      name: 'that pushes, on a laptop with --load',
      now: { settings: settingsOf({ load: true }), push: builds, isLocal: true },
      codes: ['PLAN_PUSHES'],
    },
    { name: 'of a clean checkout, in a dirty one', now: { dirty: true }, codes: ['PLAN_DIRTY'] },
    {
      name: 'of a dirty checkout, in a dirty one',
      saved: { facts: { ...samplePlan.facts, dirty: true } },
      now: { dirty: true },
      codes: [],
    },
    {
      name: 'with all of that',
      now: { sha: 'f'.repeat(40), trust: stranger, push: builds },
      codes: ['PLAN_OTHER_COMMIT', 'PLAN_TRUST', 'PLAN_PUSHES'],
    },
    {
      name: 'of a trusted run that only builds, in one that is not trusted',
      saved: { push: builds },
      now: { trust: stranger, push: builds },
      codes: ['PLAN_TRUST'],
    },
    {
      name: 'of an untrusted run, pushed as this run would push it',
      saved: { facts: { ...samplePlan.facts, trust: stranger } },
      now: { trust: stranger },
      codes: [],
    },
    {
      name: 'that pushes as --fork on a laptop',
      saved: { facts: { ...samplePlan.facts, trust: stranger } },
      now: { trust: stranger, push: builds, isLocal: true },
      codes: ['PLAN_PUSHES'],
    },
  ])('a plan $name: $codes', ({ saved, now, codes }) => {
    const parsed = parse({ ...samplePlan, ...saved }, now);
    expect(parsed.problems.map(({ code }) => code)).toEqual(codes);
    expect(parsed.ok).toBe(codes.length === 0);
  });
});

it('an untrusted run and a plan that pushes: the message names both', () => {
  const [trust, push] = parse(samplePlan, { trust: stranger, push: builds }).problems;
  expect(trust?.message).toBe(
    '"plan.json" was made by a trusted run, and this run is untrusted, because this change comes from another project',
  );
  expect(push?.message).toBe(
    '"plan.json" pushes (a git tag was pushed), and this run would only build: no',
  );
});

describe('a plan with nothing to ship', () => {
  it.each([
    { name: 'no target', plan: { ...samplePlan, targets: [] }, says: 'no target' },
    {
      name: 'no target, because of its git tag',
      plan: {
        ...samplePlan,
        push: builds,
        targets: [],
        problems: [
          {
            level: 'notice',
            code: 'TARGET_NOT_MEANT',
            message: 'git tag "x" is not for',
            hint: '',
          },
        ],
      },
      says: 'no target: git tag "x" is not for',
    },
    { name: 'no tag', plan: withTarget({ tags: [], held: [] }), says: 'no tag for "app"' },
    {
      name: 'every tag held',
      plan: withTarget({
        tags: [],
        held: [{ ...exact, decided: 'plan', reason: 'the checkout has changes' }],
      }),
      says: '1.2.3 is held: the checkout has changes',
    },
    { name: 'no repository', plan: withTarget({ repositories: [] }), says: 'no repository' },
  ])('$name', ({ plan, says }) => {
    const parsed = parse(plan);
    expect(parsed.problems.map(({ code }) => code)).toEqual(['PLAN_EMPTY']);
    expect(parsed.problems[0]?.message).toContain(says);
  });

  it('is refused as the run itself would be where changes held every tag', () => {
    const held = [{ ...exact, reason: DIRTY, decided: 'plan' as const }];
    const plan = withTarget({ tags: [], held });
    const changes = { count: 5, files: ['a', 'b', 'c'] };
    const parsed = parse({
      ...plan,
      facts: { ...plan.facts, dirty: true, changes },
    });
    expect(parsed.problems).toMatchObject([{ code: 'TAGS_DIRTY' }]);
    expect(parsed.problems[0]?.message).toContain(
      '5 files are not committed: "a", "b", "c", and 2 more',
    );
  });

  it('may be built', () => {
    expect(
      parse({ ...withTarget({ tags: [], held: [], repositories: [] }), push: builds }).ok,
    ).toBe(true);
  });
});

it.each([
  {
    name: 'a repository twice',
    plan: withTarget({ repositories: ['acme/app', 'docker.io/acme/app'] }),
  },
  { name: 'a tag twice', plan: withTarget({ tags: [...target.tags, ...target.tags.slice(0, 1)] }) },
  { name: 'a target twice', plan: { ...samplePlan, targets: [target, target] } },
  {
    name: 'one reference in two targets',
    plan: { ...samplePlan, targets: [target, { ...target, name: 'other' }] },
  },
  {
    name: 'a tag of a platform that is not built',
    plan: withTarget({ tags: [{ ...exact, platform: 'linux/s390x' }] }),
  },
])('refuses $name', ({ plan }) => {
  const parsed = parse(plan);
  expect(new Set(parsed.problems.map(({ code }) => code))).toEqual(new Set(['PLAN_DAMAGED']));
});

it('says what is wrong at once, and no more than 21 times', () => {
  const tags = Array.from({ length: 100 }, () => ({ ...target.tags[0], tag: '?' }));
  const { problems } = parse({
    ...samplePlan,
    facts: { ...samplePlan.facts, sha: 1 },
    targets: [{ ...target, tags }],
  });
  expect(problems).toHaveLength(21);
  expect(problems[0]?.message).toContain('facts.sha: 1 is not string');
  expect(problems.at(-1)?.message).toContain('81 more problems');
});

it('takes nothing from keys that a plan does not have', () => {
  const text = JSON.stringify(samplePlan).replace(
    '{',
    '{"__proto__":{"push":{"mode":"push"}},"more":{"a":1},',
  );
  expect(parse(text)).toEqual({ ok: true, value: samplePlan, problems: [] });
  const nested = JSON.stringify({ ...samplePlan, more: 0 }).replace(
    '"more":0',
    `"more":${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  );
  expect(parse(nested).ok).toBe(true);
});
