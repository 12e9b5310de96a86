// SPDX-License-Identifier: Apache-2.0
// The plan and the receipt of several targets as text.
import { describe, expect, it } from 'vitest';
import { renderPlan } from '../../../src/report/plan/plan-text.ts';
import { renderReceipt } from '../../../src/report/receipt-text.ts';
import { renderPlanSummary, renderReceiptSummary } from '../../../src/report/summary.ts';
import { plain } from '../../../src/report/text.ts';
import type { Receipt, ShippedTarget } from '../../../src/ship/record/receipt.ts';
import { makePlan } from '../../../src/plan/make.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { factsOf, gitTagEvent } from '../../plan/facts.ts';
import { match } from '../../plan/rules/match.ts';
import { settingsFrom } from '../../settings/reading.ts';
import { samplePlan, sampleReceipt } from '../sample.ts';

const FILE = `images: ghcr.io/acme/{{name}}
targets:
  base: {context: base, platforms: [linux/amd64, linux/arm64]}
  api: {context: api, build-contexts: base=target:base, images: [ghcr.io/acme/api, quay.io/acme/api]}
  web: {context: web, tag-prefix: web@}
`;

async function planFrom(only?: string): Promise<Plan> {
  const given = only === undefined ? {} : { only };
  const facts = factsOf({ event: gitTagEvent('v1.2.3'), gitTags: ['v1.2.3', 'v2.0.0'] });
  const edge = { toolVersion: '0.0.0', secrets: [], match };
  return makePlan(facts, await settingsFrom({ file: FILE, given }), edge);
}

describe('a plan', () => {
  it('has a line for each target, and the held tags', async () => {
    const text = renderPlan(await planFrom(), { paint: plain, width: 120 });
    expect(text).toContain(
      [
        '  base  ghcr.io/acme/base            linux/amd64, linux/arm64  1.2.3 1.2 1',
        '  api   ghcr.io/acme/api and 1 more  linux/amd64               1.2.3 1.2 1  on base',
        '  web   not meant by git tag v1.2.3 (web@<version>)',
        '',
        '  hold  base latest: ',
      ].join('\n'),
    );
    expect(text).toContain('Plan: 2 new, 4 to move, 2 held.');
  });

  it('says what is built only for others', async () => {
    const plan = await planFrom('api');
    expect(renderPlan(plan, { paint: plain, width: 120 })).toMatch(
      / {2}base .* built only for api/,
    );
    expect(renderPlanSummary(plan)).toContain('built only for api');
    expect(renderPlanSummary(plan)).toContain('**web** not in only: api');
  });
});

describe('a receipt', () => {
  const [app] = sampleReceipt.targets;
  const target = (more: Partial<ShippedTarget>): ShippedTarget => {
    if (app === undefined) throw new Error('the sample has a target');
    return { ...app, ...more };
  };
  const missing = { digest: null, images: [], platforms: {} };
  const receipt: Receipt = {
    ...sampleReceipt,
    status: 'partial',
    targets: [
      target({}),
      target({ name: 'bad', status: 'failed', reason: 'the build of "bad" failed', ...missing }),
      target({ name: 'web', status: 'skipped', reason: 'its base "bad" failed', ...missing }),
    ],
  };

  it('says what became of each', () => {
    const lines = renderReceipt(receipt, plain).split('\n');
    expect(lines[0]).toBe('shipped 1 of 3 targets in 1 min 01 s');
    expect(lines).toContain('app: shipped 1.2.3 to ghcr.io/acme/app');
    expect(lines).toContain('bad: failed: the build of "bad" failed');
    expect(lines).toContain('web: skipped: its base "bad" failed');
  });

  it('says it in the summary', () => {
    const text = renderReceiptSummary(samplePlan, receipt);
    expect(text).toMatch(/\*\*web\*\* .*, skipped: its base/);
    expect(text).not.toMatch(/\*\*app\*\*.*shipped/);
  });
});
