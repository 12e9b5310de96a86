// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileTemplate } from '../../../src/plan/template/engine.ts';
import { fillPlainNames } from '../../../src/plan/template/plain-names.ts';
import { countRuns } from '../../lab/nightly.ts';

const scope = {
  version: '1.2.3-rc.1',
  branch: () => `a&b<c>"d"'e\`=f/{{version}}`,
  empty: '',
  count: 3,
  list: ['p', 1],
  none: undefined,
  date: (format: unknown) => String(format),
};

describe('names in double braces alone', () => {
  it.each([
    ['v{{version}}', 'v1.2.3-rc.1', ['version']],
    [
      '{{ version }}-{{version}}{{empty}}',
      '1.2.3-rc.1-1.2.3-rc.1',
      ['version', 'version', 'empty'],
    ],
    ['{{branch}}', 'a&amp;b&lt;c&gt;&quot;d&quot;&#x27;e&#x60;&#x3D;f/{{version}}', ['branch']],
    ['{{count}}', '3', ['count']],
    ['plain', 'plain', []],
    ['', '', []],
  ])('fills %j', (template, value, names) => {
    expect(fillPlainNames(template, scope, { escape: true })).toEqual({ value, names });
  });

  it.each([
    ['{{{version}}}', 'a value that is not escaped'],
    ['{{version}}}', 'a brace too many'],
    ['{ {{version}}', 'a brace that is text'],
    ['\\{{version}}', 'an escaped name'],
    ['{{~version}}', 'white space that is removed'],
    ['{{version', 'a name that is not closed'],
    ['{{}}', 'no name'],
    ['{{#if version}}x{{/if}}', 'a block'],
    ['{{version.length}}', 'a path'],
    ["{{date 'YYYY'}}", 'a helper with parameters'],
    ['{{date}}', 'a helper without its parameters'],
    ['{{unknown}}', 'an unknown name'],
    ['{{constructor}}', 'a name of all objects'],
    ['{{list}}', 'a list'],
    ['{{none}}', 'a name without a value'],
    ['{{! version }}', 'a comment'],
    ['{{> version}}', 'a partial'],
  ])('leaves %j to Handlebars: %s', (template) => {
    expect(fillPlainNames(template, scope, { escape: true })).toBeUndefined();
  });

  it('leaves numbers to Handlebars that are not escaped', () => {
    expect(fillPlainNames('{{count}}{{count}}', scope, { escape: false })).toBeUndefined();
    expect(fillPlainNames('{{count}}{{count}}', scope, { escape: true })?.value).toBe('33');
  });

  it('fills in what Handlebars does', async () => {
    const part = fc.oneof(
      ...[fc.string(), fc.string({ unit: fc.constantFrom('{', '}', '\\', ' ', '~', '!') })],
      fc.constantFrom(
        ...Object.keys(scope),
        '{{',
        '}}',
        'unknown',
        'if',
        'else',
        'this',
        'true',
        '@',
      ),
      fc.constantFrom(...Object.keys(scope)).map((name) => `{{${name}}}`),
    );
    const property = fc.asyncProperty(
      fc.array(part, { maxLength: 6 }),
      fc.boolean(),
      async (parts, escape) => {
        const template = parts.join('');
        const plain = fillPlainNames(template, scope, { escape });
        if (plain === undefined) return;
        const { fill, names } = await compileTemplate(template, { escape });
        expect(plain).toEqual({ value: fill(scope), names });
      },
    );
    await fc.assert(property, { numRuns: countRuns(500) });
  });
});
