// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { loadDates } from '../../../src/plan/template/dates.ts';
import { createExpander } from '../../../src/plan/template/expressions.ts';
import { compileTemplate } from '../../../src/plan/template/engine.ts';
import { branchEvent, factsOf } from '../facts.ts';
import { settingsOf } from '../settings.ts';

describe('names in double braces', () => {
  const scope = { a: 'x&y', n: 0, f: () => "it's", list: ['p', 1], none: undefined };
  const rows: readonly (readonly [template: string, escaped: string, raw: string])[] = [
    ['plain', 'plain', 'plain'],
    ['{{a}}', 'x&amp;y', 'x&y'],
    ['{{ a }}-{{n}}', 'x&amp;y-0', 'x&y-0'],
    ['{{f}}{{list}}', 'it&#x27;sp,1', "it'sp,1"],
    ['{{none}}{{missing}}', '', ''],
    ['{{constructor}}{{toString}}', '', ''],
    ['a}b{c', 'a}b{c', 'a}b{c'],
    ['{{a}}\n{{n}}', 'x&amp;y\n0', 'x&y\n0'],
  ];

  it.each(rows)('%s', async (template, escaped, raw) => {
    expect((await compileTemplate(template, { escape: true })).fill(scope)).toBe(escaped);
    expect((await compileTemplate(template, { escape: false })).fill(scope)).toBe(raw);
  });

  it.each([
    ['{{a}}-{{ b }}', ['a', 'b']],
    ['{{#if a}}{{b}}{{/if}}{{c}}', ['c']],
    ['{{a.b}}{{this}}{{@root}}{{../a}}{{true}}', []],
    ["{{date 'YYYY'}}{{{a}}}", ['a']],
  ])('%s writes the names %j', async (template, names) => {
    expect((await compileTemplate(template, { escape: true })).names).toEqual(names);
  });
});

describe('escaping', () => {
  it.each([
    { name: 'tags and labels, as the original', escape: true, text: 'a&amp;b&#x3D;c' },
    { name: 'build arguments', escape: false, text: 'a&b=c' },
  ])('$name', async ({ escape, text }) => {
    const facts = factsOf({ event: branchEvent('a&b=c') });
    const expander = createExpander(facts, settingsOf(), { escape });
    for (const template of ['{{branch}}', '{{~branch~}}']) {
      const expanded = await expander.expand(template, 'test');
      expect(expanded).toMatchObject({ ok: true, value: text });
    }
  });
});

describe('dates', () => {
  const summer = '2026-07-04T23:05:09.070Z';
  const winter = '2026-01-10T00:30:00.000Z';
  const cases: readonly (readonly [format: string, zone: string, time: string, text: string])[] = [
    ['YYYYMMDD', 'UTC', winter, '20260110'],
    ['YYYYMMDD-HHmmss', 'Asia/Tokyo', winter, '20260110-093000'],
    ['dddd, MMMM Do YYYY, h:mm:ss a', 'UTC', winter, 'Saturday, January 10th 2026, 12:30:00 am'],
    ['YYYY-MM-DDTHH:mm:ss.SSS[Z]', 'UTC', summer, '2026-07-04T23:05:09.070Z'],
    ['X', 'UTC', winter, '1768005000'],
    ['x', 'UTC', winter, '1768005000000'],
    ['Z', 'Asia/Kolkata', winter, '+05:30'],
    ['ZZ', 'America/St_Johns', summer, '-0230'],
    ['DDDD', 'UTC', summer, '185'],
    ['GGGG-[W]WW', 'Europe/Berlin', winter, '2026-W02'],
    ['z', 'Europe/Berlin', winter, 'CET'],
    ['z', 'Europe/Berlin', summer, 'CEST'],
    ['zz', 'UTC', winter, 'UTC'],
    ['z', 'Asia/Tokyo', winter, 'JST'],
    ['z', 'Asia/Dubai', winter, '+04'],
    ['z', 'Asia/Kolkata', winter, 'IST'],
    ['z', 'America/New_York', summer, 'EDT'],
    ['z', 'Australia/Sydney', winter, 'AEDT'],
    ['z', 'asia/tokyo', winter, 'JST'],
    ['Q', 'UTC', summer, '3'],
    ['', 'UTC', winter, '2026-01-10T00:30:00Z'],
    ['', 'Asia/Tokyo', winter, '2026-01-10T09:30:00+09:00'],
    ['HH', 'No/Where', winter, '00'],
    ['[at] LT', 'Pacific/Auckland', winter, 'at 1:30 PM'],
  ];

  it.each(cases)('%s in %s at %s', async (format, zone, time, text) => {
    const formatDate = await loadDates();
    expect(formatDate(time, format, zone)).toBe(text);
  });

  it('commit_date is the commit and date is now; without a commit time both are now', async () => {
    const template = "{{commit_date 'HH:mm'}} {{date 'HH:mm'}}";
    const { commitTime, ...timeless } = factsOf();
    expect(commitTime).toBeDefined();
    const texts = await Promise.all(
      [factsOf(), timeless].map((facts) =>
        createExpander(facts, settingsOf(), { escape: false }).expand(template, 'test'),
      ),
    );
    expect(texts.map((text) => text.ok && text.value)).toEqual(['05:06 05:10', '05:10 05:10']);
  });
});
