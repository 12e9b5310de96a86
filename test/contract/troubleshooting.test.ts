// SPDX-License-Identifier: Apache-2.0
// docs/troubleshooting.md has a heading for every problem code in the sources, and no other.
import { expect, it } from 'vitest';
import { listProblemCodes } from '../../scripts/problem-codes.ts';
import { listHeadings, read } from './documents.ts';

const sections = listHeadings(read('docs/troubleshooting.md')).filter(({ level }) => level === 3);
const explained = sections.map(({ title }) => title);
const codes = listProblemCodes();

it('every code has a heading (npx jiti scripts/problem-codes.ts says where each is used)', () => {
  expect([...codes.keys()].filter((code) => !explained.includes(code))).toEqual([]);
  expect(codes.size).toBeGreaterThan(200);
});

it('every heading is a code, once', () => {
  expect(explained.filter((title) => !codes.has(title))).toEqual([]);
  expect(explained.filter((title, index) => explained.indexOf(title) !== index)).toEqual([]);
});

it.each(sections)('$title is explained in one to five lines', ({ text }) => {
  const lines = text.split(/\n## /)[0]?.trim().split('\n') ?? [];
  expect(lines.join('').length).toBeGreaterThan(30);
  expect(lines.length).toBeLessThanOrEqual(5);
});
