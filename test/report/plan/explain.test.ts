// SPDX-License-Identifier: Apache-2.0
// The table of `plan --explain`.
import { expect, it } from 'vitest';
import type { Explanation } from '../../../src/plan/explain.ts';
import { renderExplanation } from '../../../src/report/plan/explain-text.ts';
import { plain } from '../../../src/report/text.ts';

const explanation: Explanation = {
  target: 'app',
  version: '1.9.1',
  rules: [
    {
      rule: 'type=semver,pattern={{version}}',
      applies: true,
      reason: '',
      tags: [
        {
          tag: '1.9.1',
          kind: 'exact',
          decision: 'given',
          reason: 'it is version 1.9.1',
          considered: [],
        },
        {
          tag: 'latest',
          kind: 'floating',
          series: 'all',
          decision: 'held',
          reason: '2.0.1 in git tags is newer',
          considered: ['2.0.1 in git tags is newer', '2.0.0 in git tags is newer'],
        },
      ],
    },
    {
      rule: 'type=ref,event=pr',
      applies: false,
      reason: 'the run is not for a change\u001B',
      tags: [],
    },
  ],
};

it('says of every rule what it gave and why, or why it gave nothing', () => {
  expect(renderExplanation([explanation], plain)).toBe(
    [
      'target app, version 1.9.1',
      '',
      '  type=semver,pattern={{version}}',
      '    applies',
      '      1.9.1   exact           given  it is version 1.9.1',
      '      latest  floating (all)  held   2.0.1 in git tags is newer; considered: 2.0.0 in git tags is newer',
      '',
      '  type=ref,event=pr',
      '    gave nothing: the run is not for a change\\u{1b}',
      '',
    ].join('\n'),
  );
});

it('lists the files that an image is built from, and those that changed', () => {
  const files = Array.from({ length: 22 }, (_, at) => `api/${String(at).padStart(2, '0')}`);
  const changed = { since: '0123456789ab'.padEnd(40, 'c'), files: ['api/\u001B'] };
  const target = { target: 'api', version: null, rules: [] };
  expect(
    renderExplanation(
      [
        { ...target, inputs: { files, bases: ['base'], changed } },
        { ...target, inputs: { files: ['a'], bases: [], changed: { ...changed, files: [] } } },
        { ...target, inputs: { files: ['a'], bases: [] } },
      ],
      plain,
    ).split('\n'),
  ).toEqual([
    'target api',
    '',
    '  inputs: 22 files, and those of base',
    ...files.slice(0, 20).map((name) => `    ${name}`),
    '    and 2 more: --explain --json lists all',
    '  changed since commit 0123456789ab:',
    '    api/\\u{1b}',
    'target api',
    '',
    '  inputs: 1 file',
    '    a',
    '  none of them changed since commit 0123456789ab',
    'target api',
    '',
    '  inputs: 1 file',
    '    a',
    '',
  ]);
});
