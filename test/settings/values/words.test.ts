// SPDX-License-Identifier: Apache-2.0
// The small readers: durations, booleans, entries of a list, and the word that was meant.
import { describe, expect, it } from 'vitest';
import { parseBoolean } from '../../../src/settings/values/boolean.ts';
import { parseDuration, renderDuration } from '../../../src/settings/values/duration.ts';
import { renderEntry, renderField, splitEntries } from '../../../src/settings/values/entries.ts';
import { hintForUnknown } from '../../../src/settings/inputs/foreign.ts';
import { nearest } from '../../../src/nearest.ts';
import { secret } from '../../../src/settings/secret.ts';
import { isUnset, quoteWritten } from '../../../src/settings/file/written.ts';

describe('durations', () => {
  it.each([
    { name: 'seconds', text: '90s', ms: 90_000 },
    { name: 'minutes', text: '2m', ms: 120_000 },
    { name: 'hours and minutes', text: '1h30m', ms: 5_400_000 },
    { name: 'milliseconds', text: '500ms', ms: 500 },
    { name: 'minutes and milliseconds', text: '1m500ms', ms: 60_500 },
    { name: 'a plain number is seconds', text: '45', ms: 45_000 },
    { name: 'a fraction', text: '1.5s', ms: 1500 },
    { name: 'nothing to wait for', text: '0', ms: 0 },
    { name: 'the longest that a timer takes', text: '596h', ms: 2_145_600_000 },
    { name: 'longer than a timer takes', text: '597h', ms: undefined },
    { name: 'a unit missing behind a unit', text: '1h30', ms: undefined },
    { name: 'units in the wrong order', text: '30m1h', ms: undefined },
    { name: 'a sign', text: '-5s', ms: undefined },
    { name: 'a word', text: 'soon', ms: undefined },
    { name: 'nothing', text: '', ms: undefined },
    { name: 'space between', text: '1 m', ms: undefined },
    { name: 'an exponent', text: '1e3', ms: undefined },
  ])('$name: $text', ({ text, ms }) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each([
    { ms: 120_000, text: '2m' },
    { ms: 7_200_000, text: '2h' },
    { ms: 90_000, text: '90s' },
    { ms: 1500, text: '1500ms' },
    { ms: 0, text: '0s' },
  ])('$ms reads back from $text', ({ ms, text }) => {
    expect(renderDuration(ms)).toBe(text);
    expect(parseDuration(text)).toBe(ms);
  });
});

it.each([
  ...['true', 'True', 'TRUE', 'yes', 'On', 'Y', '1', 't', 'T'].map((text) => ({
    text,
    value: true,
  })),
  ...['false', 'False', 'FALSE', 'NO', 'off', 'n', '0', 'f'].map((text) => ({
    text,
    value: false,
  })),
  ...['perhaps', 'tRUE', ' true', '2', ''].map((text) => ({ text, value: undefined })),
])('"$text" is $value', ({ text, value }) => {
  expect(parseBoolean(text)).toBe(value);
});

describe('entries', () => {
  it.each([
    { name: 'one a line', text: 'a\n b \n\n', entries: ['a', 'b'] },
    { name: 'lines of Windows', text: 'a\r\nb', entries: ['a', 'b'] },
    {
      name: 'a comma is part of an entry',
      text: 'type=gha,mode=max',
      entries: ['type=gha,mode=max'],
    },
    {
      name: 'commas that separate',
      text: 'a, b,,c\nd',
      commas: true,
      entries: ['a', 'b', 'c', 'd'],
    },
    {
      name: 'quotes hold lines together',
      text: '"K=one\ntwo"\nL=3',
      entries: ['K=one\ntwo', 'L=3'],
    },
    { name: 'quotes hold commas', text: '"a,b",c', commas: true, entries: ['a,b', 'c'] },
    { name: 'a doubled quote', text: '"say ""hi"""', entries: ['say "hi"'] },
    { name: 'quotes inside', text: 'K="v"', entries: ['K="v"'] },
    { name: 'quotes that end too early', text: '"a"=b', entries: ['"a"=b'] },
    { name: 'quotes that never end', text: '"a\nb', entries: ['"a', 'b'] },
    { name: 'space in quotes', text: '  " a "  ', entries: [' a '] },
    { name: 'a hash is not a comment', text: '#a\nb #c', entries: ['#a', 'b #c'] },
    { name: 'nothing', text: ' \n,\n', commas: true, entries: [] },
  ])('$name', ({ text, commas, entries }) => {
    expect(splitEntries(text, commas)).toEqual(entries);
  });

  it('takes time in proportion to a text of quotes', () => {
    const text = '"a\n'.repeat(50_000);
    expect(splitEntries(text).length).toBeGreaterThan(0);
  });

  it.each([
    { key: 'A', value: 'b, c', entry: 'A=b, c' },
    { key: 'A', value: 'one\ntwo', entry: '"A=one\ntwo"' },
    { key: 'A', value: 'say "hi"', entry: '"A=say ""hi"""' },
  ])('renders $entry, which reads back', ({ key, value, entry }) => {
    expect(renderEntry(key, value)).toBe(entry);
    expect(splitEntries(entry)).toEqual([`${key}=${value}`]);
  });

  it.each([
    { field: 'src=a b', rendered: 'src=a b' },
    { field: 'src=a,b', rendered: '"src=a,b"' },
    { field: 'src=a"b', rendered: '"src=a""b"' },
  ])('renders the field $rendered', ({ field, rendered }) => {
    expect(renderField(field)).toBe(rendered);
  });
});

describe('what was meant', () => {
  const words = ['build-args', 'platforms', 'push', 'pull', 'tags', 'target'];

  it.each([
    { word: 'buildargs', meant: 'build-args' },
    { word: 'build_args', meant: 'build-args' },
    { word: 'buildArgs', meant: 'build-args' },
    { word: 'paltforms', meant: 'platforms' },
    { word: 'platform', meant: 'platforms' },
    { word: 'psuh', meant: 'push' },
    { word: 'tgas', meant: 'tags' },
    { word: 'something-else', meant: undefined },
    { word: 'x'.repeat(5000), meant: undefined },
    { word: '', meant: undefined },
  ])('$word: $meant', ({ word, meant }) => {
    expect(nearest(word, words)).toBe(meant);
  });

  it.each([
    { name: 'dockerfile', hint: 'Write file.' },
    { name: 'Dockerfile', hint: 'Write file.' },
    { name: 'tag', hint: 'write tags:' },
    { name: 'registry', hint: 'registries: {HOST:' },
    { name: 'username', hint: 'registries: {HOST:' },
    { name: 'password', hint: 'registries: {HOST:' },
    { name: 'build_args', hint: 'Write build-args.' },
    { name: 'platform', hint: 'Write platforms.' },
    { name: 'cache_from', hint: 'Write cache-from.' },
    { name: 'constructor', hint: 'See tagship help settings' },
    { name: '__proto__', hint: 'See tagship help settings' },
  ])('the unknown setting $name: $hint', ({ name, hint }) => {
    expect(hintForUnknown(name)).toContain(hint);
  });
});

it.each([
  { name: 'a newline', text: 'a\nb', quoted: '"a\\nb"' },
  { name: 'right-to-left marks', text: 'a\u202eb', quoted: '"a\\u202eb"' },
  { name: 'a terminal escape', text: '\u001b[2J\u009b', quoted: '"\\u001b[2J\\u009b"' },
  { name: 'a long text', text: 'x'.repeat(100), quoted: `"${'x'.repeat(60)}…"` },
])('quotes $name in one harmless line', ({ text, quoted }) => {
  expect(quoteWritten(text)).toBe(quoted);
});

it.each([
  { name: 'an empty word', written: { kind: 'word', text: ' ' } as const, unset: true },
  { name: 'an empty list', written: { kind: 'list', items: [] } as const, unset: true },
  { name: 'an empty map', written: { kind: 'map', entries: [] } as const, unset: true },
  { name: 'a word', written: { kind: 'word', text: 'x' } as const, unset: false },
])('$name is unset: $unset', ({ written, unset }) => {
  expect(isUnset(written)).toBe(unset);
});

it('shows no secret by accident', () => {
  const value = secret('hunter2');
  expect(`${value.toString()} ${JSON.stringify({ value })} ${String(value)}`).not.toContain(
    'hunter2',
  );
  expect(value.reveal()).toBe('hunter2');
});
