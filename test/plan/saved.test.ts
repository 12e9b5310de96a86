// SPDX-License-Identifier: Apache-2.0
// Saved plans: what is taken, and what is refused with which code.
import { describe, expect, it } from 'vitest';
import { parseSavedPlan } from '../../src/plan/saved.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { samplePlan } from '../report/sample.ts';

const present = { sha: samplePlan.facts.sha, dirty: false, push: 'auto' } as const;
const [target] = samplePlan.targets;
const builds = { mode: 'build', reason: 'no', onlyWithCredentials: false } as const;

describe('parseSavedPlan', () => {
  it('gives the plan back as it was', () => {
    const parsed = parseSavedPlan(JSON.stringify(samplePlan), 'plan.json', present);
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
      text: JSON.stringify({ ...samplePlan, settled: { latest: 'always' } }),
      code: 'PLAN_DAMAGED',
    },
    {
      name: 'a version that is no text',
      text: JSON.stringify({ ...samplePlan, settled: { latest: 'auto', version: 1 } }),
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
    const parsed = parseSavedPlan(text, 'plan.json', present);
    expect(parsed.ok).toBe(false);
    expect(parsed.problems.map((problem) => problem.code)).toEqual([code]);
    expect(parsed.problems[0]?.message).toContain('"plan.json"');
  });

  it.each<{
    name: string;
    saved?: Partial<Plan>;
    now: Partial<Parameters<typeof parseSavedPlan>[2]>;
    codes: string[];
  }>([
    { name: 'of another commit', now: { sha: 'f'.repeat(40) }, codes: ['PLAN_OTHER_COMMIT'] },
    { name: 'that pushes, pushed', now: { push: 'true' }, codes: [] },
    { name: 'that pushes, with --no-push', now: { push: 'false' }, codes: ['PLAN_PUSHES'] },
    { name: 'that builds, built', saved: { push: builds }, now: { push: 'false' }, codes: [] },
    {
      name: 'that builds, with --push',
      saved: { push: builds },
      now: { push: 'true' },
      codes: ['PLAN_NO_PUSH'],
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
      now: { sha: 'f'.repeat(40), push: 'false' },
      codes: ['PLAN_OTHER_COMMIT', 'PLAN_PUSHES'],
    },
  ])('a plan $name: $codes', ({ saved, now, codes }) => {
    const text = JSON.stringify({ ...samplePlan, ...saved });
    const parsed = parseSavedPlan(text, 'plan.json', { ...present, ...now });
    expect(parsed.problems.map(({ code }) => code)).toEqual(codes);
    expect(parsed.ok).toBe(codes.length === 0);
  });
});
