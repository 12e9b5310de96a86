// SPDX-License-Identifier: Apache-2.0
// A status as a table: what it says, and that it fits a terminal whatever registries say.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ansi, plain } from '../../../src/report/text.ts';
import { formatAge } from '../../../src/report/status/words.ts';
import { renderStatus } from '../../../src/report/status/status-text.ts';
import { hostileStatus, sampleStatus } from './sample.ts';
import { digestOf, readingOf, statusOf, unsigned } from '../../lifecycle/status/readings.ts';

it('shows tags, storage and findings in 80 columns', () => {
  const text = renderStatus(sampleStatus(), { paint: plain, width: 80 });
  expect(text.split('\n').slice(0, 6)).toEqual([
    'ghcr.io/acme/app  12 tags  41.0 MB',
    'docker.io/acme/app  10 tags',
    '',
    '  TAG          IS            VERSION         AGE       SIGNED  REGISTRIES',
    '  latest       all versions  1.2.3           26 d      yes     ≠ docker.io',
    '  1            1.x           1.3.0           28 h      yes     ✓',
  ]);
  expect(text).toMatch(/\n {2}Storage\n {4}1\.x +3 tags +/);
  expect(text).toContain('Status: 4 findings: 1 unsigned, 1 backwards, 2 drift.');
  expect(text).toContain('backwards: ghcr.io/acme/app:latest names 1.2.3, and 1.3.0 exists');
});

it('shows in 60 columns too which registry differs', () => {
  const text = renderStatus(sampleStatus(), { paint: plain, width: 60 });
  const [head = '', latest = ''] = text.split('\n').slice(3, 5);
  expect(head.length).toBeLessThanOrEqual(60);
  expect(latest).toMatch(/^ {2}latest .* yes +≠ docker\.io$/);
});

it('one repository has no column of registries', () => {
  const text = renderStatus(statusOf(readingOf({ latest: 'a', '1.2.3': 'a' })), {
    paint: plain,
    width: 80,
  });
  expect(text).not.toContain('REGISTRIES');
  expect(text).toContain('Status: no findings.');
});

describe('the last line says what was not read', () => {
  const read = readingOf({ latest: 'a' });
  const failed = { ...readingOf({}), state: 'failed', isListComplete: false } as const;
  const empty = { ...readingOf({}), state: 'empty' } as const;
  const cut = { ...read, isListComplete: false };
  it.each([
    { of: [read, read], says: 'no findings', color: 32 },
    { of: [failed], says: 'nothing could be read', color: 33 },
    { of: [failed, failed], says: 'nothing could be read', color: 33 },
    { of: [empty], says: 'no tags to look at', color: 33 },
    {
      of: [read, failed],
      says: 'no findings; 1 of 2 repositories could not be read',
      color: 33,
    },
    { of: [cut], says: 'no findings; 1 of 1 repositories were read in part', color: 33 },
    {
      of: [{ ...read, signatures: new Map([[digestOf('a'), unsigned]]) }, failed, cut],
      says: '1 finding: 1 unsigned; 1 of 3 repositories could not be read; 1 of 3 repositories were read in part',
      color: 33,
    },
  ])('$says', ({ of, says, color }) => {
    const status = statusOf(...of.map((one, at) => ({ ...one, name: `r${at}.io/acme/app` })));
    const last = (paint: typeof ansi) =>
      renderStatus(status, { paint, width: 120 }).split('\n\n').at(-1)?.split('\n')[0];
    expect(last(plain)).toBe(`Status: ${says}.`);
    expect(last(ansi)).toContain(`\u001B[${color}m`);
  });
});

it.each([60, 80, 100, 160])(
  'no line is longer than %i columns, and none drives the terminal',
  (width) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), (text) => {
        const shown = renderStatus(hostileStatus(text), { paint: plain, width });
        const [, ...rest] = shown.split('\n\n');
        const lines = rest.join('\n').split('\n');
        expect(lines.filter((line) => /\p{Cc}/u.test(line))).toEqual([]);
        const table = lines.filter((line) => /^ {2}(?:TAG|.*(?: yes | [✓≠≈✗]))/.test(line));
        expect(table.filter((line) => Array.from(line).length > width)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  },
);

it('colours nothing but whole cells', () => {
  expect(renderStatus(sampleStatus(), { paint: ansi, width: 80 })).toContain('\u001B[');
});

it.each([
  [null, '–'],
  ['2026-11-27T12:00:00.000Z', 'now'],
  ['2027-01-01T00:00:00.000Z', 'now'],
  ['not a time', 'now'],
  ['2026-11-27T11:15:00.000Z', '45 min'],
  ['2026-11-26T12:00:00.000Z', '24 h'],
  ['2026-11-20T12:00:00.000Z', '7 d'],
  ['2026-05-20T12:00:00.000Z', '6 months'],
  ['2020-05-20T12:00:00.000Z', '6 years'],
])('%s is %s ago', (created, age) => {
  expect(formatAge(created, '2026-11-27T12:00:00.000Z')).toBe(age);
});
