// SPDX-License-Identifier: Apache-2.0
// Records of legs as a merge gets them: in any wrapping, from files, and edited.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JSON_SETTING, parseRecords } from '../../../src/ship/legs/record.ts';
import { readLegRecords } from '../../../src/ship/legs/record-files.ts';
import { legRecord } from './records.ts';

const one = legRecord('linux/amd64');
const other = legRecord('linux/arm64');
const [text, second] = [one, other].map((record) => JSON.stringify(record));

describe('records in JSON', () => {
  it.each([
    { name: 'a record', given: one, records: [one] },
    { name: 'a list', given: [one, other], records: [one, other] },
    { name: 'a list of texts', given: [text, second], records: [one, other] },
    { name: 'outputs', given: { 'leg-0': text, 'leg-1': second }, records: [one, other] },
    { name: 'outputs of which one is empty', given: { a: '', b: second }, records: [other] },
    {
      name: 'needs',
      given: { leg: { result: 'success', outputs: { a: text, b: second } } },
      records: [one, other],
    },
    {
      name: 'needs with other outputs',
      given: {
        plan: { outputs: { matrix: '{"include":[]}', n: '2' } },
        leg: { outputs: { text } },
      },
      records: [one],
    },
    { name: 'a text in a text', given: JSON.stringify(text), records: [one] },
    { name: 'the same twice', given: [one, text, { one }], records: [one] },
    { name: 'nothing', given: {}, records: [] },
    { name: 'an empty list', given: [], records: [] },
    { name: 'an unknown field', given: { ...one, later: true }, records: [one] },
  ])('$name', ({ given, records }) => {
    expect(parseRecords(JSON.stringify(given), 'legs')).toEqual({
      ...{ ok: true, value: records, problems: [] },
    });
  });

  const image = one.images[0];
  it.each([
    { name: 'its name', masked: { ...one, leg: '***' } },
    { name: 'a part of a version', masked: { ...one, images: [{ version: '1.***' }] } },
  ])('in which $name is masked are refused, and the hint is about the secret', ({ masked }) => {
    const [problem] = parseRecords(JSON.stringify([masked]), JSON_SETTING).problems;
    expect(problem).toMatchObject({
      code: 'LEG_RECORD_UNREADABLE',
      message: expect.stringContaining('the value of a secret is masked in it') as string,
      hint: expect.stringContaining('Give that secret another value') as string,
    });
  });

  it.each([
    { name: 'no JSON', given: 'hunter2', says: 'it is not JSON' },
    { name: 'cut JSON', given: text?.slice(0, -1) ?? '', says: 'it is not JSON' },
    { name: 'a cut text', given: { a: text?.slice(0, -1) }, says: 'a record in it is not JSON' },
    { name: 'a wrapping too deep', given: '['.repeat(200), says: 'it is not JSON' },
    { name: 'a later version', given: { ...one, schemaVersion: 2 }, says: 'schemaVersion is not' },
    { name: 'no run', given: { ...one, run: undefined }, says: 'run is missing' },
    { name: 'a run that is a text', given: { ...one, run: 'hunter2' }, says: 'run is not' },
    { name: 'attempt 0', given: { ...one, attempt: 0 }, says: 'attempt is not' },
    { name: 'an attempt as a text', given: { ...one, attempt: '1' }, says: 'attempt is not' },
    { name: 'a leg of two lines', given: { ...one, leg: 'a\nb' }, says: 'leg is not' },
    { name: 'images as text', given: { ...one, images: 'hunter2' }, says: 'images is not' },
    {
      name: 'a tag as digest',
      given: { ...one, images: [{ ...image, digest: 'latest' }] },
      says: 'images.0.digest is not a digest',
    },
    {
      name: 'a path as digest',
      given: { ...one, images: [{ ...image, digest: '../../hunter2' }] },
      says: 'images.0.digest is not a digest',
    },
    {
      name: 'a flag as platform',
      given: { ...one, images: [{ ...image, platform: '--push' }] },
      says: 'images.0.platform is not a platform',
    },
    {
      name: 'a target with an escape sequence',
      given: { ...one, images: [{ ...image, target: '\u001b[2J' }] },
      says: 'images.0.target is not a line',
    },
    {
      name: 'a thousand images and one',
      given: { ...one, images: Array(1_001).fill(image) },
      says: 'images is more than 1000 images',
    },
    {
      name: 'a thousand records and one',
      given: Array(1_001).fill(one),
      says: 'more than 1000 records',
    },
    { name: 'a text of 5 MiB', given: ['x'.repeat(5 << 20)], says: 'it has more than 4 MiB' },
  ])('a Problem that quotes nothing: $name', ({ given, says }) => {
    const json = typeof given === 'string' ? given : JSON.stringify(given);
    const read = parseRecords(json, JSON_SETTING);
    expect(read.ok).toBe(false);
    expect(read.problems[0]).toMatchObject({ code: 'LEG_RECORD_UNREADABLE' });
    expect(read.problems[0]?.hint).toContain('toJSON');
    expect(read.problems[0]?.message).toContain(says);
    expect(JSON.stringify(read.problems)).not.toContain('hunter2');
  });
});

describe('records in files', () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'tagship-records-'));
    const write = (name: string, content = '') => {
      writeFileSync(join(directory, name), content);
    };
    write('leg-0.json', text);
    write('leg-1.json', second);
    write('leg[2].json', second);
    write('empty.json');
    write('other.json', '{"kind":"other"}');
    write('large.json', ' '.repeat(5 << 20));
    execFileSync('mkfifo', [join(directory, 'pipe.json')]);
    symlinkSync('/etc/passwd', join(directory, 'link.json'));
  });
  afterAll(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  it.each([
    { legs: 'leg-0.json', records: [one] },
    { legs: 'leg-0.json\nleg-1.json\n', records: [one, other] },
    { legs: 'leg-?.json', records: [one, other] },
    { legs: './leg-*.json\nleg-0.json', records: [one, other] },
    { legs: 'leg[2].json', records: [other] },
    { legs: ` ${text ?? ''}`, records: [one] },
  ])('$legs', async ({ legs, records }) => {
    expect(await readLegRecords(legs, directory)).toEqual({
      ok: true,
      value: records,
      problems: [],
    });
  });

  it.each([
    { legs: 'nowhere.json', says: 'it does not exist' },
    { legs: 'x-*.json', says: 'it matches no file' },
    { legs: 'empty.json', says: 'it is not JSON' },
    { legs: 'other.json', says: 'it holds no' },
    { legs: 'large.json', says: 'it has 5242880 bytes' },
    { legs: 'pipe.json', says: 'it is not a regular file' },
    { legs: '.', says: 'it is not a regular file' },
    { legs: 'link.json', says: 'it is not JSON' },
  ])('a Problem: $legs', async ({ legs, says }) => {
    const read = await readLegRecords(legs, directory);
    expect(read.problems.map(({ code }) => code)).toEqual(['LEG_RECORD_UNREADABLE']);
    expect(read.problems[0]?.message).toContain(says);
    expect(read.problems[0]?.hint).toMatch(/files that ship --record wrote/);
    expect(JSON.stringify(read.problems)).not.toContain('root:');
  });
});
