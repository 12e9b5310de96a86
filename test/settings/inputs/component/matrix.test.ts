// SPDX-License-Identifier: Apache-2.0
// The input `matrix` of the GitLab component multi.yml, as the jobs of its legs and of its merge read it.
import { describe, expect, it } from 'vitest';
import { MATRIX_VARIABLE } from '../../../../src/settings/inputs/component/matrix.ts';
import { problemsFrom, settingsFrom } from '../../reading.ts';

const AMD64 = { LEG: 'linux/amd64', RUNNER: 'big' };
const ARM64 = { LEG: 'linux/arm64', RUNNER: 'arm' };

const env = (matrix: unknown, more: Record<string, string> = {}) => ({
  [MATRIX_VARIABLE]: typeof matrix === 'string' ? matrix : JSON.stringify(matrix),
  ...more,
});

describe('the rows', () => {
  it.each([
    { name: 'one platform each', matrix: [AMD64, ARM64], is: ['linux/amd64', 'linux/arm64'] },
    {
      name: 'two platforms in one job',
      matrix: [AMD64, { LEG: 'linux/arm64, linux/arm/v7', RUNNER: 'arm' }],
      is: ['linux/amd64', 'linux/arm64', 'linux/arm/v7'],
    },
    {
      name: 'a list, which makes a job of each item',
      matrix: [{ RUNNER: 'big', LEG: ['linux/amd64', 'linux/386'] }],
      is: ['linux/amd64', 'linux/386'],
    },
    {
      name: 'a variable, as GitLab expands it',
      matrix: [AMD64, { LEG: '$SECOND', RUNNER: 'arm' }],
      more: { SECOND: 'linux/arm64' },
      is: ['linux/amd64', 'linux/arm64'],
    },
    { name: 'no variable at all', matrix: '', is: ['linux/amd64'] },
  ])('are the default of platforms: $name', async ({ matrix, more, is }) => {
    const settings = await settingsFrom({ env: env(matrix, more) });
    expect(settings.platforms).toEqual(is);
    expect(settings.platformsNamed).toBe(matrix !== '');
  });

  it('give way to every other source, and to that of a target', async () => {
    const all = env([AMD64, ARM64]);
    const file = 'platforms: [linux/s390x]\n';
    expect((await settingsFrom({ env: all, file })).platforms).toEqual(['linux/s390x']);
    const variable = { ...all, TAGSHIP_PLATFORMS: 'linux/386' };
    expect((await settingsFrom({ env: variable, file })).platforms).toEqual(['linux/386']);
    const targets =
      'targets:\n  api: { context: api }\n  web: { context: web, platforms: linux/386 }\n';
    const { targets: read } = await settingsFrom({ env: all, file: targets });
    expect(read.map(({ settings }) => settings.platforms)).toEqual([
      ['linux/amd64', 'linux/arm64'],
      ['linux/386'],
    ]);
  });

  it.each([
    { name: 'an empty list', matrix: [], says: 'matrix: it is empty' },
    { name: 'rows that make no job', matrix: [{ LEG: 'linux/amd64', A: [] }], says: 'it is empty' },
    { name: 'a word', matrix: 'linux/amd64', says: '"linux/amd64" is not a list of rows' },
    { name: 'a list of words', matrix: ['linux/amd64'], says: 'is not a list of rows' },
    { name: 'text that was cut off', matrix: '[{"LEG":', says: 'is not a list of rows' },
    { name: 'a row without LEG', matrix: [AMD64, { RUNNER: 'a' }], says: 'row 2 has no LEG' },
    {
      name: 'a row that writes it otherwise',
      matrix: [{ leg: 'linux/amd64', RUNNER: 'a' }],
      says: 'row 1 has no LEG with platforms, and has "leg"',
    },
    { name: 'a LEG without items', matrix: [{ LEG: [], RUNNER: 'a' }], says: 'row 1 has no LEG' },
    { name: 'a LEG that is a map', matrix: [{ LEG: { a: 1 } }], says: 'row 1 has no LEG' },
    { name: 'an empty LEG', matrix: [{ LEG: '' }], says: '"" is not a platform' },
    { name: 'a flag', matrix: [{ LEG: '--push' }], says: '"--push" is not a platform' },
    { name: 'lines', matrix: [{ LEG: 'linux/a\nb' }], says: 'is not a platform' },
    { name: 'a platform twice', matrix: [AMD64, AMD64], says: 'two jobs build "linux/amd64"' },
    {
      name: 'a list besides LEG',
      matrix: [{ LEG: 'linux/amd64', RUNNER: ['a', 'b'] }],
      says: 'two jobs build "linux/amd64"',
    },
    {
      name: 'more jobs than GitLab makes',
      matrix: [{ LEG: 'linux/amd64', A: Array(200).fill('a'), B: Array(200).fill('b') }, AMD64],
      says: 'more than 200 jobs',
    },
  ])('are refused: $name', async ({ matrix, says }) => {
    const problems = await problemsFrom({ env: env(matrix) });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^MATRIX_INVALID matrix: /);
    expect(problems[0]).toContain(says);
  });
});

describe('the job of a row', () => {
  const job = (index: number, total = 2) => ({
    CI_NODE_INDEX: String(index),
    CI_NODE_TOTAL: String(total),
  });

  it.each([
    { name: 'its own', matrix: [AMD64, ARM64], index: 2, leg: 'linux/arm64' },
    {
      name: 'a list',
      matrix: [{ LEG: ['linux/386', 'linux/amd64'] }],
      index: 2,
      leg: 'linux/amd64',
    },
    {
      name: 'white space',
      matrix: [AMD64, { LEG: 'linux/arm64, linux/arm/v7' }],
      index: 2,
      leg: 'linux/arm64,linux/arm/v7',
    },
  ])('builds what the row says: $name', async ({ matrix, index, leg }) => {
    expect(await problemsFrom({ env: env(matrix, job(index)), given: { leg } })).toEqual([]);
  });

  it('plans the whole image, where it is asked for a plan', async () => {
    expect(await problemsFrom({ env: env([AMD64, ARM64], job(2)), command: 'plan' })).toEqual([]);
  });

  it('may be of another matrix, if it has such a row', async () => {
    const other = env([AMD64, ARM64], job(1, 3));
    expect(await problemsFrom({ env: other, given: { leg: 'linux/arm64' } })).toEqual([]);
  });

  it.each([
    { name: 'that of another row', given: { leg: 'linux/amd64' }, says: 'LEG says "linux/amd64"' },
    { name: 'something else', given: { leg: 'linux/s390x' }, says: 'LEG says "linux/s390x"' },
    { name: 'nothing, which would build and tag all', given: {}, says: 'LEG says nothing' },
  ])('is refused where a variable LEG overrides it: $name', async ({ given, says }) => {
    const problems = await problemsFrom({ env: env([AMD64, ARM64], job(2)), given });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^MATRIX_LEG_CHANGED matrix: this job builds "linux\/arm64"/);
    expect(problems[0]).toContain(says);
  });
});
