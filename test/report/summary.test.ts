// SPDX-License-Identifier: Apache-2.0
// Plans, receipts and problems as Markdown for a job summary.
import { describe, expect, it } from 'vitest';
import {
  renderPlanSummary,
  renderProblemsSummary,
  renderReceiptSummary,
} from '../../src/report/summary.ts';
import { digest, samplePlan, sampleReceipt } from './sample.ts';

describe('a summary of a failure', () => {
  const failure = {
    level: 'error',
    code: 'REGISTRY_DENIED',
    message: 'may not push to ghcr.io/acme/app',
    hint: 'Give the job the permission.',
  } as const;
  const said = { level: 'notice', code: 'FACTS_X', message: 'one | thing', hint: '' } as const;
  const problems = [said, failure];
  const lead =
    '### Not shipped: may not push to ghcr.io/acme/app\n\nGive the job the permission. [REGISTRY&#95;DENIED](https://';

  it('leads with the reason; notices are last and folded', () => {
    const receipt = { ...sampleReceipt, status: 'failed', problems } as const;
    const text = renderReceiptSummary(samplePlan, receipt);
    expect(text.startsWith(lead)).toBe(true);
    expect(text).toMatch(/<details><summary>1 notice<\/summary>[^]*<\/details>\n$/);
  });

  it('is written where there is no plan, too', () => {
    expect(renderProblemsSummary(problems).startsWith(lead)).toBe(true);
  });
});

describe('a summary of a problem', () => {
  it.each([
    {
      hint: 'Give the job `permissions: { packages: write }`; `a|b` <b>',
      shown:
        'Give the job <code>permissions: { packages: write }</code>; <code>a&#124;b</code> &lt;b&gt; [A&#95;B]',
    },
    { hint: 'a ` alone', shown: 'a &#96; alone [A&#95;B]' },
  ])('has as code what stands in back quotes: $hint', ({ hint, shown }) => {
    const text = renderProblemsSummary([{ level: 'error', code: 'A_B', message: 'm', hint }]);
    expect(text).toContain(`\n${shown}`);
  });
});

describe('an image that legs built', () => {
  it('names the leg of each platform', () => {
    const by = (leg: string, attempt: number, tested: boolean) => ({ leg, attempt, tested });
    const legs = { 'linux/amd64': by('a', 1, false), 'linux/arm64': by('b', 2, true) };
    const targets = sampleReceipt.targets.map((target) => ({ ...target, legs }));
    expect(renderReceiptSummary(samplePlan, { ...sampleReceipt, targets })).toContain(
      'Legs: <code>linux/amd64</code> by <code>a</code>, <code>linux/arm64</code> by <code>b</code> (attempt 2, tested there)',
    );
  });
});

describe('an image without a name', () => {
  const unnamed = <T extends object>(targets: readonly T[]): T[] =>
    targets.map((target) => ({ ...target, name: 'default', version: null }));
  const plan = { ...samplePlan, targets: unnamed(samplePlan.targets) };
  const receipt = { ...sampleReceipt, targets: unnamed(sampleReceipt.targets) };

  it.each([
    { name: 'the receipt', text: renderReceiptSummary(plan, receipt) },
    { name: 'the plan', text: renderPlanSummary(plan) },
  ])('is called nothing in the summary of $name', ({ text }) => {
    expect(text).not.toContain('default');
    expect(text).not.toMatch(/\n\n\n|\*\*/);
  });
});

describe('renderReceiptSummary', () => {
  const text = renderReceiptSummary(samplePlan, sampleReceipt);

  it('has the name, the digest, and each platform with its size', () => {
    expect(text).toContain(`**app** <code>1.2.3</code>, digest <code>${digest}</code>\n`);
    expect(text).toContain('Platforms: <code>linux/amd64</code> (3.4 MB)\n');
  });

  it('keeps hostile text out of table and page', () => {
    expect(text).toContain('2.0.1 &#124; &lt;b&gt;is&lt;/b&gt; newer');
  });

  it('shows where a held tag stays, times as one line, and the page of the repository', () => {
    expect(text).toContain('<code>ghcr.io/acme/app:latest</code>');
    expect(text).toContain('| <code>sha256:222222222222</code> | 2.0.1');
    expect(text).toContain('Time: 1 min 01 s in all, build 1.2 s, 2 retries\n');
    expect(text).toContain('[ghcr.io/acme/app](https://ghcr.io/acme/app)');
  });

  it('names the pull command by digest', () => {
    expect(text).toContain(`docker pull ghcr.io/acme/app@${digest}`);
  });

  it('says what moved', () => {
    expect(text).toContain('moved from <code>sha256:222222222222</code>');
  });

  it('has the plan as a table', () => {
    expect(renderPlanSummary(samplePlan)).toContain('| <code>latest</code> | floating | held |');
  });
});
