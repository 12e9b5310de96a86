// SPDX-License-Identifier: Apache-2.0
// Plans and receipts as text, Markdown, dotenv and outputs.
import { describe, expect, it } from 'vitest';
import { renderDotenv } from '../../src/report/dotenv.ts';
import { toOutputs } from '../../src/report/outputs.ts';
import { renderPlan } from '../../src/report/plan-text.ts';
import { renderReceipt } from '../../src/report/receipt-text.ts';
import { renderPlanSummary, renderReceiptSummary } from '../../src/report/summary.ts';
import { ansi, plain } from '../../src/report/text.ts';
import { digest, image, older, samplePlan, sampleReceipt } from './sample.ts';

describe('renderPlan', () => {
  const text = renderPlan(samplePlan, plain);

  it.each([
    { name: 'the event', part: 'event           git tag v1.2.3 (github: push)' },
    {
      name: 'a tag with kind, reason and rule',
      part: 'git tag v1.2.3 is version 1.2.3  [preset: git tag]',
    },
    {
      name: 'a tag that the registry decides',
      part: '1.2    floating (1.2.x)  if the registry agrees',
    },
    { name: 'a held tag and why', part: '2.0.1 in git tags is newer' },
    {
      name: 'the command as a shell would read it back',
      part: "docker buildx build --platform linux/amd64 --label 'a=$(touch x)' -- .",
    },
    { name: 'where git tags come from', part: '3, read from the remote' },
  ])('says $name', ({ part }) => {
    expect(text).toContain(part);
  });

  it.each([
    {
      trust: samplePlan.facts.trust,
      line: 'trusted, because what is built belongs to the project',
    },
    {
      trust: { level: 'untrusted', reason: 'this change comes from another project' },
      line: 'untrusted, because this change comes from another project',
    },
    {
      trust: {
        level: 'trusted',
        reason: 'flags say what is built',
        settingsFile: { level: 'untrusted', reason: 'CI does not say where it comes from' },
      },
      line: 'trusted, because flags say what is built; the settings file is untrusted, because CI does not say where it comes from',
    },
  ] as const)('says: $line', ({ trust, line }) => {
    const shown = renderPlan({ ...samplePlan, facts: { ...samplePlan.facts, trust } }, plain);
    expect(shown).toContain(`  trust           ${line}\n`);
  });

  it.each([
    { origin: 'project', event: 'change 7 (' },
    { origin: 'fork', event: 'change 7 from a fork (' },
    { origin: 'unknown', event: 'change 7 of unknown origin (' },
  ] as const)('says where a change of origin $origin comes from', ({ origin, event }) => {
    const facts = { ...samplePlan.facts, event: { kind: 'change', number: 7, origin } as const };
    expect(renderPlan({ ...samplePlan, facts }, plain)).toContain(event);
  });

  it('colours only when asked', () => {
    expect(text).not.toContain('\u001B');
    expect(renderPlan(samplePlan, ansi)).toContain('\u001B[');
  });

  it('shows control characters of a hostile name instead of obeying them', () => {
    const hostile = {
      ...samplePlan,
      facts: {
        ...samplePlan.facts,
        event: { kind: 'branch', branch: 'x\u001B[2J', trigger: 'push' } as const,
      },
    };
    expect(renderPlan(hostile, plain)).toContain('x\\u{1b}[2J');
  });
});

describe('renderReceipt', () => {
  it('has a line for every reference, with what moved from where to where', () => {
    const text = renderReceipt(sampleReceipt, plain);
    expect(text).toContain(
      `moved    ghcr.io/acme/app:1.2     sha256:222222222222 → sha256:111111111111`,
    );
    expect(text).toContain('held     ghcr.io/acme/app:latest');
    expect(text).toContain('shipped, 2 retries (build 1.2 s, total 1 min 01 s)');
  });

  it.each([
    { status: 'partial', text: 'stopped half-way' },
    { status: 'failed', text: 'no tag was written' },
  ] as const)('says $status', ({ status, text }) => {
    expect(renderReceipt({ ...sampleReceipt, status }, plain)).toContain(text);
  });
});

it('a run that pushed and neither wrote nor kept a tag is not called shipped', () => {
  const targets = sampleReceipt.targets.map((target) => ({
    ...target,
    images: target.images.filter(({ action }) => action === 'held'),
  }));
  const receipt = { ...sampleReceipt, targets };
  expect(renderReceipt(receipt, plain)).toContain('built, pushed without a tag');
  expect(renderReceipt(receipt, plain)).not.toContain('shipped');
  expect(renderReceiptSummary(samplePlan, receipt)).toContain('### Built, pushed without a tag\n');
});

describe('a run that tagship did not push', () => {
  const problem = { level: 'notice', code: 'PUSHED_BY_OUTPUTS', message: 'x', hint: '' } as const;
  it.each([
    { name: 'and nobody else', problems: [], text: 'built, nothing pushed' },
    { name: 'but its outputs', problems: [problem], text: 'built, pushed by its outputs' },
  ])('$name', ({ problems, text }) => {
    const receipt = { ...sampleReceipt, pushed: false, problems };
    expect(renderReceipt(receipt, plain)).toContain(text);
    expect(renderReceiptSummary(samplePlan, receipt)).toContain(`### B${text.slice(1)}\n`);
  });
});

describe('renderReceiptSummary', () => {
  const text = renderReceiptSummary(samplePlan, sampleReceipt);

  it('keeps hostile text out of table and page', () => {
    expect(text).toContain('2.0.1 &#124; &lt;b&gt;is&lt;/b&gt; newer');
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

describe('renderDotenv', () => {
  it('is what GitLab takes: one line each, no quotes', () => {
    const targets = samplePlan.targets.map((target) => ({ ...target, name: 'default' }));
    expect(renderDotenv({ ...samplePlan, targets }, sampleReceipt)).toBe(
      [
        'SHIPPED_VERSION=1.2.3',
        'SHIPPED_PUSHED=true',
        `SHIPPED_IMAGE=ghcr.io/acme/app@${digest}`,
        `SHIPPED_DIGEST=${digest}`,
        'SHIPPED_REPOSITORY=ghcr.io/acme/app',
        'SHIPPED_TAG=1.2.3',
        'SHIPPED_REFERENCE=ghcr.io/acme/app:1.2.3',
        'SHIPPED_TAGS=1.2.3 1.2',
        'SHIPPED_REFERENCES=ghcr.io/acme/app:1.2.3 ghcr.io/acme/app:1.2',
        '',
      ].join('\n'),
    );
  });

  it('stays below 5 KB whatever is shipped, cut between items', () => {
    const images = Array.from({ length: 900 }, (_, index) => image(`1.2.${index}`, {}));
    const [target] = sampleReceipt.targets;
    const text = renderDotenv(samplePlan, {
      ...sampleReceipt,
      targets: target ? [{ ...target, images }] : [],
    });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(5 * 1024);
    expect(text).toMatch(/SHIPPED_TAGS=1\.2\.0 .*1\.2\.\d+\n/);
  });

  it('says what is planned when nothing was shipped', () => {
    expect(renderDotenv(samplePlan, undefined)).toContain('SHIPPED_TAGS=1.2.3 1.2\n');
  });

  it.each([
    { name: 'my-api', prefix: 'SHIPPED_MY_API_' },
    { name: 'Web.2', prefix: 'SHIPPED_WEB_2_' },
    { name: 'default', prefix: undefined },
    { name: '日本', prefix: undefined },
    { name: 'x'.repeat(65), prefix: undefined },
  ])('names the image $name in variables of its own: $prefix', ({ name, prefix }) => {
    const [target] = samplePlan.targets;
    if (target === undefined) throw new Error('the sample has no target');
    const text = renderDotenv({ ...samplePlan, targets: [{ ...target, name }] }, sampleReceipt);
    const lines = text.trimEnd().split('\n');
    const own = lines.filter((line) => prefix !== undefined && line.startsWith(prefix));
    const common = lines.filter((line) => !own.includes(line));
    expect(common).toHaveLength(9);
    expect(lines).toHaveLength(prefix === undefined ? 9 : 18);
    const named = common.map((line) => line.replace('SHIPPED_', prefix ?? ''));
    expect(own.toSorted()).toEqual(prefix === undefined ? [] : named.toSorted());
  });
});

describe('toOutputs', () => {
  it('tells what is in the registries after a push', () => {
    const outputs = toOutputs(samplePlan, sampleReceipt, { tags: 'planned', version: '1.2.3' });
    expect(outputs).toMatchObject({
      version: '1.2.3',
      tags: 'ghcr.io/acme/app:1.2.3\nghcr.io/acme/app:1.2',
      'tag-names': '1.2.3\n1.2',
      held: 'latest',
      digest,
      imageid: `sha256:${'3'.repeat(64)}`,
    });
    expect(JSON.parse(outputs.images ?? '')).toHaveLength(3);
    expect(JSON.parse(outputs.metadata ?? '')).toMatchObject({
      'containerimage.digest': digest,
    });
    expect(outputs.receipt).toContain(older);
  });

  it('keeps the planned tags when nothing was pushed', () => {
    const outputs = toOutputs(samplePlan, { ...sampleReceipt, pushed: false }, { tags: 'planned' });
    expect(outputs.tags).toBe('planned');
  });

  it('has no receipt under plan', () => {
    expect(Object.keys(toOutputs(samplePlan, undefined, {})).sort()).toEqual(['held', 'plan']);
  });
});
