// SPDX-License-Identifier: Apache-2.0
// Deploy hooks in the texts about a run: plan, receipt and job summary.
import { expect, it } from 'vitest';
import type { Plan } from '../../src/plan/plan.ts';
import { renderPlan } from '../../src/report/plan/plan-text.ts';
import { renderReceipt } from '../../src/report/receipt-text.ts';
import { renderReceiptSummary } from '../../src/report/summary.ts';
import { DEFAULT_WIDTH, plain } from '../../src/report/text.ts';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import { samplePlan, sampleReceipt } from './sample.ts';

const plan: Plan = {
  ...samplePlan,
  deploy: [
    {
      ...{ name: 'production', kind: 'webhook', when: 'latest', target: 'app', call: true },
      reason: 'if this run moves latest forward in ghcr.io/acme/app',
    },
    {
      ...{ name: 'chat', kind: 'slack', when: 'main', target: 'app', call: false },
      reason: 'this run gives no tag "main"',
    },
  ],
};

const receipt: Receipt = {
  ...sampleReceipt,
  status: 'deploy-failed',
  deploy: [
    {
      ...{ name: 'production', kind: 'webhook', when: 'latest', target: 'app', outcome: 'failed' },
      reason: 'hooks.example.com answered 403 "<b>no</b>"',
      host: 'hooks.example.com',
      reference: 'ghcr.io/acme/app:1.2.3',
      digest: `sha256:${'a'.repeat(64)}`,
    },
    {
      ...{ name: 'chat', kind: 'slack', when: 'main', target: 'app', outcome: 'skipped' },
      ...{ reason: 'this run gives no tag "main"', host: null, reference: null, digest: null },
    },
  ],
};

it('the plan says of each hook whether it is called, and why not', () => {
  const text = renderPlan(plan, { paint: plain, width: DEFAULT_WIDTH });
  expect(text).toContain(
    'Deploy: production, if this run moves latest forward in ghcr.io/acme/app\n',
  );
  expect(text).toContain('Deploy: chat, not called: this run gives no tag "main"\n');
  const [target] = plan.targets;
  const two = { ...plan, targets: target === undefined ? [] : [target, { ...target, name: 'b' }] };
  expect(renderPlan(two, { paint: plain, width: 200 })).toContain(
    'Deploy: chat of app, not called',
  );
});

it('the receipt says what became of each hook', () => {
  const text = renderReceipt(receipt, plain);
  expect(text).toMatch(/^shipped, but a deploy hook failed/);
  expect(text).toContain(`Deploy hooks:
  failed   production  hooks.example.com; hooks.example.com answered 403 "<b>no</b>"
  skipped  chat        this run gives no tag "main"
`);
});

it('so does the job summary', () => {
  const text = renderReceiptSummary(plan, receipt);
  expect(text).toContain('### Shipped, but not deployed');
  expect(text).toContain('| Deploy hook | Outcome | Host | Image | Why |');
  expect(text).toContain('&lt;b&gt;no&lt;/b&gt;');
});
