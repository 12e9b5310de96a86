// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { planOf } from '../planned.ts';

describe('braces of other programs', () => {
  it.each([
    { text: '{{.Name}}', is: '{{.Name}}', told: 1 },
    { text: '{{.Name}}-{{branch}}', is: '{{.Name}}-main', told: 1 },
    { text: '{{ range . }}x{{ end }}', is: '{{ range . }}x{{ end }}', told: 2 },
    { text: '{{if .x}}a{{else}}b{{end}}', is: '{{if .x}}a{{else}}b{{end}}', told: 2 },
    { text: '{{ item.name }}', is: '{{ item.name }}', told: 1 },
    { text: '{{verison}}', is: '{{verison}}', told: 1 },
    { text: 'a {{ b', is: 'a {{ b', told: 1 },
    { text: '{{{raw}}} {{sha}}', is: '{{{raw}}} abc1234', told: 1 },
    { text: '{{branch}}', is: 'main', told: 0 },
    { text: '{{#if is_default_branch}}x{{else}}y{{/if}}', is: 'x', told: 0 },
    { text: "{{date 'YYYY'}}", is: '2026', told: 0 },
  ])('$text', async ({ text, is, told }) => {
    const plan = await planOf({}, { labels: `a=${text}`, buildArgs: [`A=${text}`] });
    const [target] = plan.targets;
    expect(target?.labels.a).toBe(is);
    expect(target?.build.argv).toContain(`A=${is}`);
    expect(plan.problems.map(({ code }) => code)).toEqual(
      Array<string>(2 * told).fill('EXPRESSION_FOREIGN'),
    );
  });

  it('names what may be meant', async () => {
    const plan = await planOf({}, { buildArgs: ['A={{verison}}'] });
    expect(plan.problems[0]?.hint).toContain('version');
  });

  it('says what is wrong with an expression of ours', async () => {
    const plan = await planOf({}, { buildArgs: ['A={{date}}{{.x}}'] });
    expect(plan.problems.map(({ level }) => level)).toContain('error');
  });
});

it('blanks a label that is given without a value, and leaves out what is not known', async () => {
  const plan = await planOf({ project: {} }, { labels: 'maintainer=\na=b' });
  const { argv = [] } = plan.targets[0]?.build ?? {};
  const labels = argv.filter((_, at) => argv[at - 1] === '--label');
  expect(labels).toContain('maintainer=');
  expect(labels.filter((label) => label.endsWith('='))).toEqual(['maintainer=']);
});
