// SPDX-License-Identifier: Apache-2.0
// The settings file as text: lines and columns, and files that mean harm.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYamlMap } from '../../../src/settings/file/yaml-text.ts';
import { settingsTable } from '../../../src/settings/table/table.ts';
import { problemsFrom, read, toLine } from '../reading.ts';
import { countRuns } from '../../lab/nightly.ts';

/** Nine aliases of nine aliases of … */
function bomb(levels: number): string {
  const lines = ['a0: &a0 [x,x,x,x,x,x,x,x,x]'];
  for (let level = 1; level <= levels; level += 1) {
    lines.push(
      `a${level}: &a${level} [${Array(9)
        .fill(`*a${level - 1}`)
        .join(',')}]`,
    );
  }
  return lines.join('\n');
}

describe('files that are not settings', () => {
  it.each([
    {
      name: 'a list',
      file: '- a',
      says: 'SETTINGS_FILE_SYNTAX tagship.yml:1:1 is a list, not a map of names to values | Write it as name: value, one a line.',
    },
    { name: 'a word', file: '\nhello', says: 'tagship.yml:2:1 is "hello", not a map' },
    {
      name: 'a key twice',
      file: 'push: true\npush: false\n',
      says: 'tagship.yml:2:1 is not valid YAML: duplicate key in the map',
    },
    {
      name: 'a bracket that never closes',
      file: 'tags: [a\n',
      says: 'tagship.yml:2:1 is not valid YAML',
    },
    {
      name: 'a bracket that never closes, and its next move',
      file: 'images: [a, b\n',
      says: 'close [ and {',
    },
    {
      name: 'lines of a block at the margin',
      file: 'tags: |\nlatest\n1.0\n',
      says: 'Start lines that belong to a setting, as after "tags: |", with two spaces.',
    },
    {
      name: 'items that are not aligned',
      file: 'tags:\n  - a\n - b\n',
      says: 'Align the items of a list',
    },
    { name: 'a tab as indentation', file: 'labels:\n\ta: b\n', says: 'Indent with spaces.' },
    { name: 'two documents', file: 'push: true\n---\npush: false\n', says: 'is not valid YAML' },
    {
      name: 'an alias to nothing',
      file: 'tags: *nothing',
      says: 'tagship.yml has no anchor "nothing" for its alias',
    },
    { name: 'a tag of its own', file: 'tags: !!js/function "x"', says: 'is not valid YAML' },
    { name: 'a bomb of aliases', file: bomb(9), says: 'is nested too deeply' },
    {
      name: 'a smaller bomb of aliases',
      file: `a: &a [${'x,'.repeat(80)}]\nb: [${'*a,'.repeat(80)}]`,
      says: 'holds too many values after its aliases are expanded',
    },
    { name: 'an alias of itself', file: 'tags: &t [*t]', says: 'is nested too deeply' },
    {
      name: 'deep nesting',
      file: `tags: ${'['.repeat(50)}${']'.repeat(50)}`,
      says: 'is nested too deeply',
    },
    {
      name: 'very deep nesting',
      file: `tags: ${'['.repeat(100_000)}${']'.repeat(100_000)}`,
      says: 'SETTINGS_FILE_SYNTAX tagship.yml',
    },
    {
      name: 'a very large file',
      file: `# ${'x'.repeat(300_000)}`,
      says: 'tagship.yml is larger than 256 KiB',
    },
    { name: 'an archive', file: 'PK\u0003\u0004\0\0\b\0', says: 'tagship.yml' },
  ])('$name', async ({ file, says }) => {
    expect((await problemsFrom({ file })).join('\n')).toContain(says);
  });

  it.each([
    {
      name: '9,000 anchors',
      file: Array.from({ length: 9_000 }, (_, at) => `a${at}: &x${at} 1`).join('\n'),
    },
    {
      name: 'anchors and aliases',
      file: Array.from({ length: 6_000 }, (_, at) => `a${at}: &x${at} 1\nb${at}: *x${at}`).join(
        '\n',
      ),
    },
    { name: '250 KB of aliases', file: `a: &a x\ntags: [${'*a,'.repeat(83_000)}]` },
    { name: 'open brackets', file: `tags: ${'['.repeat(250_000)}` },
    { name: 'open maps', file: `tags: ${'{a: '.repeat(60_000)}` },
    { name: 'lists in lists', file: `tags:\n${'- '.repeat(120_000)}x` },
    { name: 'keys of keys', file: '? '.repeat(125_000) },
    { name: 'words of every object', file: '[constructor, '.repeat(15_000) },
    {
      name: '25,000 keys',
      file: Array.from({ length: 25_000 }, (_, at) => `k${at}: 1`).join('\n'),
    },
    { name: 'one key 50,000 times', file: 'a: 1\n'.repeat(50_000) },
    {
      name: 'merge keys',
      file: `a: &a {b: c}\n${'x: {<<: *a}\n'.repeat(20_000)}`,
    },
    { name: 'tags', file: 'k: !!t 1\n'.repeat(25_000) },
    { name: 'documents', file: '---\na: 1\n'.repeat(25_000) },
    { name: 'comments', file: '#\n'.repeat(125_000) },
    { name: 'commas', file: `tags: [${','.repeat(240_000)}]` },
    { name: 'colons', file: ':\n'.repeat(120_000) },
    { name: 'closing brackets', file: ']'.repeat(9_900) },
    { name: 'directives', file: '%YAML 1.2\n'.repeat(4_900) },
  ])('$name end in an error, soon', { timeout: 20_000 }, async ({ file }) => {
    const problems = await problemsFrom({ file, owner: 'checkout' });
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThan(25);
    expect(problems.join('\n')).toContain('SETTINGS_FILE_SYNTAX tagship.yml');
  });

  it('every syntax error is reported, not the first alone', async () => {
    const problems = await problemsFrom({ file: 'push: true\npush: false\ntags: x\ntags: y\n' });
    expect(problems.map((line) => line.split(' ')[1])).toEqual([
      'tagship.yml:2:1',
      'tagship.yml:4:1',
    ]);
  });

  it('other sources are still checked', async () => {
    const problems = await problemsFrom({ file: '- a', given: { load: 'maybe' } });
    expect(problems).toHaveLength(2);
  });
});

describe('whatever the text', () => {
  const names = fc.constantFrom(
    ...settingsTable.map(({ name }) => name),
    'nonsense',
    '--registry',
    '--password-stdin',
    '__proto__',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ unit: fc.constantFrom(...Array.from('{}[]"\':,-#&*!|>%@ \n\ta1.=')) }),
    fc.json(),
  );
  const yaml = fc.oneof(
    texts,
    fc.tuple(names, texts).map(([name, text]) => `${name}: ${text}`),
  );

  it('reading a file says what is wrong, and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(yaml, async (file) => {
        const parsed = await read({ file });
        expect(parsed.ok || parsed.problems.some(({ level }) => level === 'error')).toBe(true);
        expect(parsed.problems.map(toLine).join()).not.toMatch(/\p{Cc}/u);
      }),
      { numRuns: countRuns(120) },
    );
  });

  it('reading flags and variables says what is wrong, and never throws', async () => {
    const given = fc.dictionary(names, fc.oneof(texts, fc.array(texts, { maxLength: 3 })));
    await fc.assert(
      fc.asyncProperty(given, names, texts, async (flags, name, text) => {
        const env = { [`TAGSHIP_${name.replaceAll('-', '_').toUpperCase()}`]: text };
        const parsed = await read({ given: flags, env });
        expect(parsed.ok || parsed.problems.some(({ level }) => level === 'error')).toBe(true);
        expect(parsed.problems.map(toLine).join()).not.toMatch(/\p{Cc}/u);
      }),
      { numRuns: countRuns(120) },
    );
  });

  it('what a YAML value says is what was written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        const map = await parseYamlMap(`key: ${JSON.stringify(text)}`, { kind: 'file', name: 'f' });
        expect(map.ok && map.value.entries[0]?.value).toMatchObject({ kind: 'word', text });
      }),
    );
  });
});
