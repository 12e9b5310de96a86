// SPDX-License-Identifier: Apache-2.0
// Plans and receipts as text and dotenv.
import { describe, expect, it } from 'vitest';
import type { Plan, PlannedTag } from '../../src/plan/plan.ts';
import { renderDotenv } from '../../src/report/files/dotenv.ts';
import { listUnshown, renderPlan } from '../../src/report/plan/plan-text.ts';
import { renderReceipt } from '../../src/report/receipt-text.ts';
import { renderReceiptSummary } from '../../src/report/summary.ts';
import { ansi, plain } from '../../src/report/text.ts';
import { seriesOf } from '../ship/plans.ts';
import { digest, image, samplePlan, sampleReceipt } from './sample.ts';

describe('renderPlan', () => {
  const view = { paint: plain, width: 80 };
  const text = renderPlan(samplePlan, view);

  it('leads with the answer and ends with its sum', () => {
    expect(text).toBe(
      [
        'app 1.2.3 for ghcr.io/acme/app',
        'git tag v1.2.3, commit abc123400000, 3 git tags from the remote',
        '',
        '  new   1.2.3   git tag v1.2.3 is version 1.2.3',
        '  move  1.2     highest of 1.2.x',
        '  hold  latest  2.0.1 in git tags is newer',
        '',
        'Build: Dockerfile, linux/amd64, label a=$(touch x)',
        'Push:  yes, a git tag was pushed',
        'The registry was not asked; it decides about tags that move: plan --registry.',
        '',
        'Plan: 1 new, 1 to move, 1 held.  More: --explain, --details, --json',
        '',
      ].join('\n'),
    );
  });

  it.each([
    { mode: 'build', said: 0 },
    { mode: 'push', said: 1 },
  ] as const)('says of a what-if whose files are built; mode $mode', ({ mode, said }) => {
    const problem = {
      level: 'notice',
      code: 'FACTS_NOT_CHECKED_OUT',
      message: 'm',
      hint: '',
    } as const;
    const plan = { ...samplePlan, push: { ...samplePlan.push, mode }, problems: [problem] };
    expect(renderPlan(plan, { paint: plain, width: 200 })).toContain(
      'label a=$(touch x), from the files that are checked out, which are of another commit\n',
    );
    expect(text).not.toContain('checked out');
    expect(listUnshown(plan)).toHaveLength(said);
    expect(listUnshown({ ...plan, problems: [{ ...problem, code: 'A_B' }] })).toHaveLength(1);
  });

  it.each([
    { name: 'the event', part: '  CI              github, push' },
    { name: 'labels that are set', part: '\nLabels\n  a=$(touch x)\n' },
    {
      name: 'the command as a shell would read it back',
      part: "docker buildx build --platform linux/amd64 --label 'a=$(touch x)' -- .",
    },
    { name: 'an annotation of two levels once', part: '  manifest,index:b=1\n  index:c=2\n' },
  ])('says $name with --details only', ({ part }) => {
    expect(renderPlan(samplePlan, { ...view, details: true })).toContain(part);
    expect(text).not.toContain(part);
  });

  it.each([
    { answer: 'create', line: 'create  1.2', sum: '1 new, 1 to create, 1 held' },
    { answer: 'move', line: 'move  1.2', sum: '1 new, 1 to move, 1 held' },
    { answer: 'keep', line: 'keep  1.2', sum: '1 new, 1 to keep, 1 held' },
  ] as const)('has the verb of an answer: $answer', ({ answer, line, sum }) => {
    const shown = renderPlan(
      withTags((tag) => ({ ...tag, answer })),
      view,
    );
    expect(shown).toContain(line);
    expect(shown).toContain(`Plan: ${sum}.`);
    expect(shown).not.toContain('The registry was not asked');
  });

  const left = { digest, version: '1.2.2', revision: '0123456789abcdef' };
  it.each([
    { name: 'the version', from: left, versions: seriesOf('1.2.3'), shown: 'from 1.2.2; highest' },
    { name: 'the commit of a branch', from: left, shown: 'from commit 0123456789ab; highest' },
    { name: 'the digest', from: { digest }, shown: 'from sha256:111111111111; highest' },
  ])('says what a tag moves from: $name', ({ from, versions, shown }) => {
    const more = versions === undefined ? {} : { versions };
    const text = renderPlan(
      withTags((tag) => ({ ...tag, answer: 'move', from, ...more })),
      view,
    );
    expect(text).toContain(`  move  1.2     ${shown}`);
  });

  it.each([40, 80, 200])('wraps at %i columns', (width) => {
    const reason = 'a reason of many words '.repeat(9).trim();
    const shown = renderPlan(
      withTags((tag) => ({ ...tag, reason })),
      { paint: plain, width },
    );
    const lengths = shown.split('\n').map((line) => line.length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(Math.max(width, 67));
    expect(shown).toMatch(/^ {16}\w/m);
  });

  it('puts the reason of a long tag on its own line', () => {
    const tag = 'x'.repeat(100);
    const shown = renderPlan(
      withTags((one) => ({ ...one, tag })),
      view,
    );
    expect(shown).toContain(`${tag}\n`);
  });

  it('says that no repository is known', () => {
    const targets = samplePlan.targets.map((target) => ({ ...target, repositories: [] }));
    const text = renderPlan({ ...samplePlan, targets }, view);
    expect(text).toMatch(/^\w+ 1\.2\.3 for no repository$/m);
    expect(text.match(/^Push: .*$/gm)).toEqual([
      'Push:  nowhere yet: name a repository with --image',
    ]);
  });

  it.each([
    {
      trust: { level: 'untrusted', reason: 'this change comes from another project' },
      line: 'Trust: untrusted, because this change comes from another project',
    },
    {
      trust: {
        level: 'trusted',
        reason: 'flags say what is built',
        settingsFile: { level: 'untrusted', reason: 'CI does not say where it comes from' },
      },
      line: 'The settings file is untrusted, because CI does not say where it comes from',
    },
  ] as const)('says: $line', ({ trust, line }) => {
    const shown = renderPlan({ ...samplePlan, facts: { ...samplePlan.facts, trust } }, view);
    expect(shown).toContain(`\n${line}\n`);
  });

  it.each([
    { origin: 'project', event: 'change 7, ' },
    { origin: 'fork', event: 'change 7 from a fork, ' },
    { origin: 'unknown', event: 'change 7 of unknown origin, ' },
  ] as const)('says where a change of origin $origin comes from', ({ origin, event }) => {
    const facts = { ...samplePlan.facts, event: { kind: 'change', number: 7, origin } as const };
    expect(renderPlan({ ...samplePlan, facts }, view)).toContain(event);
  });

  it('colours only when asked', () => {
    expect(text).not.toContain('\u001B');
    expect(renderPlan(samplePlan, { ...view, paint: ansi })).toContain('\u001B[');
  });

  it('shows control characters of a hostile name instead of obeying them', () => {
    const hostile = {
      ...samplePlan,
      facts: {
        ...samplePlan.facts,
        event: { kind: 'branch', branch: 'x\u001B[2J', trigger: 'push' } as const,
      },
    };
    expect(renderPlan(hostile, view)).toContain('x\\u{1b}[2J');
  });
});

/** The sample with its floating tag that is given changed. */
function withTags(change: (tag: PlannedTag) => PlannedTag): Plan {
  const targets = samplePlan.targets.map((target) => ({
    ...target,
    tags: target.tags.map((tag) => (tag.kind === 'floating' ? change(tag) : tag)),
    held: target.held.map((tag) => ({ ...tag, answer: 'hold' as const })),
  }));
  return { ...samplePlan, targets };
}

describe('renderReceipt', () => {
  it('says what was shipped, a row a tag, the digest once, and how to pull it', () => {
    expect(renderReceipt(sampleReceipt, plain)).toBe(
      [
        'shipped 1.2.3 to ghcr.io/acme/app in 1 min 01 s',
        '',
        '  created  1.2.3   it was not there',
        '  moved    1.2     from sha256:222222222222; 1.2.3 is newer than 1.2.2',
        '  held     latest  stays at sha256:222222222222; 2.0.1 | <b>is</b> newer',
        '',
        `  digest     ${digest}`,
        '  platforms  linux/amd64 (3.4 MB)',
        '  pull       docker pull ghcr.io/acme/app:1.2.3',
        '',
        'build 1.2 s, 2 retries',
        '',
      ].join('\n'),
    );
  });

  it('names the repository in each row where there are several', () => {
    const [target] = sampleReceipt.targets;
    if (target === undefined) throw new Error('the sample has no target');
    const other = image('1.2.3', { repository: 'quay.io/a/b', reference: 'quay.io/a/b:1.2.3' });
    const targets = [{ ...target, images: [...target.images, other] }];
    const text = renderReceipt({ ...sampleReceipt, targets }, plain);
    expect(text).toContain('shipped 1.2.3 to 2 repositories in');
    expect(text).toContain('  created  quay.io/a/b:1.2.3 ');
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
  expect(renderReceipt(receipt, plain)).toMatch(/^pushed without any tag/);
  expect(renderReceipt(receipt, plain)).not.toContain('shipped');
  expect(renderReceiptSummary(samplePlan, receipt)).toContain('### Pushed without any tag\n');
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

  it('of many targets has the digest of each, below the limit', () => {
    const [target] = samplePlan.targets;
    const [shipped] = sampleReceipt.targets;
    if (target === undefined || shipped === undefined) throw new Error('the sample has a target');
    const names = Array.from({ length: 60 }, (_, at) => `service-${at}`);
    const text = renderDotenv(
      { ...samplePlan, targets: names.map((name) => ({ ...target, name })) },
      { ...sampleReceipt, targets: names.map((name) => ({ ...shipped, name })) },
    );
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(5 * 1024);
    expect(text).toMatch(/^SHIPPED_DIGESTS=service-0=sha256:[0-9a-f]{64} service-1=/m);
    expect(text.trim().split('\n')).toHaveLength(10);
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
