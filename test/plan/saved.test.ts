// SPDX-License-Identifier: Apache-2.0
// Saved plans: what is taken, and what is refused with which code.
import { describe, expect, it } from 'vitest';
import { parseSavedPlan } from '../../src/plan/saved.ts';
import { samplePlan } from '../report/sample.ts';

const sha = samplePlan.facts.sha;
const [target] = samplePlan.targets;

describe('parseSavedPlan', () => {
  it('gives the plan back as it was', () => {
    const parsed = parseSavedPlan(JSON.stringify(samplePlan), 'plan.json', sha);
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
    const parsed = parseSavedPlan(text, 'plan.json', sha);
    expect(parsed.ok).toBe(false);
    expect(parsed.problems.map((problem) => problem.code)).toEqual([code]);
    expect(parsed.problems[0]?.message).toContain('"plan.json"');
  });

  it('refuses the plan of another commit', () => {
    const parsed = parseSavedPlan(JSON.stringify(samplePlan), 'plan.json', 'f'.repeat(40));
    expect(parsed.problems.map((problem) => problem.code)).toEqual(['PLAN_OTHER_COMMIT']);
  });
});
