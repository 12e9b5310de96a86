// SPDX-License-Identifier: Apache-2.0
// Columns, quoting, durations, visible names.
import { describe, expect, it } from 'vitest';
import {
  renderArgv,
  renderColumns,
  formatDuration,
  formatSize,
  shortDigest,
  visible,
} from '../../src/report/text.ts';

describe('renderArgv', () => {
  it.each([
    {
      name: 'plain words',
      argv: ['docker', 'buildx', '--platform=linux/amd64'],
      line: 'docker buildx --platform=linux/amd64',
    },
    { name: 'a blank', argv: ['a b'], line: "'a b'" },
    { name: 'a quote', argv: ["it's"], line: String.raw`'it'\''s'` },
    { name: 'a command substitution', argv: ['$(touch x)'], line: "'$(touch x)'" },
    { name: 'nothing', argv: [''], line: "''" },
  ])('$name', ({ argv, line }) => {
    expect(renderArgv(argv)).toBe(line);
  });
});

describe('renderColumns', () => {
  it.each([
    {
      name: 'aligns',
      rows: [
        ['a', 'bb'],
        ['ccc', 'd'],
      ],
      lines: ['a    bb', 'ccc  d'],
    },
    {
      name: 'leaves no trailing blanks',
      rows: [
        ['a', ''],
        ['bb', 'c'],
      ],
      lines: ['a', 'bb  c'],
    },
    {
      name: 'counts code points',
      rows: [
        ['é😀', 'x'],
        ['abc', 'y'],
      ],
      lines: ['é😀   x', 'abc  y'],
    },
    { name: 'nothing', rows: [], lines: [] },
  ])('$name', ({ rows, lines }) => {
    expect(renderColumns(rows)).toEqual(lines);
  });
});

describe('renderDuration', () => {
  it.each([
    { ms: 0, text: '0 ms' },
    { ms: 849.6, text: '850 ms' },
    { ms: 12_345, text: '12.3 s' },
    { ms: 245_000, text: '4 min 05 s' },
  ])('$ms', ({ ms, text }) => {
    expect(formatDuration(ms)).toBe(text);
  });
});

it.each([
  { bytes: 0, text: '0 B' },
  { bytes: 999, text: '999 B' },
  { bytes: 1000, text: '1.0 kB' },
  { bytes: 999_949, text: '999.9 kB' },
  { bytes: 999_950, text: '1.0 MB' },
  { bytes: 3_410_000, text: '3.4 MB' },
  { bytes: 1_234_000_000, text: '1.2 GB' },
])('formatSize: $bytes', ({ bytes, text }) => {
  expect(formatSize(bytes)).toBe(text);
});

describe('visible', () => {
  it.each([
    { name: 'escape codes', text: '\u001B[31mred', shown: '\\u{1b}[31mred' },
    { name: 'right-to-left override', text: 'a\u202Eb', shown: 'a\\u{202e}b' },
    { name: 'new lines', text: 'a\nb', shown: 'a\\u{a}b' },
    { name: 'ordinary text', text: 'feature/ä-1', shown: 'feature/ä-1' },
  ])('$name', ({ text, shown }) => {
    expect(visible(text)).toBe(shown);
  });
});

it('shortens a digest', () => {
  expect(shortDigest(`sha256:${'a'.repeat(64)}`)).toBe(`sha256:${'a'.repeat(12)}`);
  expect(shortDigest(null)).toBe('–');
});
