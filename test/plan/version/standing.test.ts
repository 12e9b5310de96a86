// SPDX-License-Identifier: Apache-2.0
// Which version an image is, from its label and its commit.
import { describe, expect, it } from 'vitest';
import type { Series } from '../../../src/plan/plan.ts';
import { readCurrent } from '../../../src/plan/version/standing.ts';

const OURS: Series = {
  name: 'all',
  scheme: 'semver',
  version: '10.6.1',
  gitTagPrefix: '',
  exactPrefix: '',
  exactSuffix: '-ubuntu',
  above: [],
};

const COMMIT = 'a'.repeat(40);
const OTHER = 'b'.repeat(40);
const LIST = [
  { name: 'v10.7.0', sha: COMMIT },
  { name: 'v10.6.1', sha: OTHER },
  { name: 'v10.8.0-rc.1', sha: OTHER },
  { name: 'v10.6.0', sha: OTHER },
  { name: 'v10.6.1+b', sha: 'c'.repeat(40) },
];

interface Row {
  readonly label?: string;
  readonly revision?: string;
  readonly ours?: Partial<Series>;
  /** With git tags known, and without. */
  readonly is: string;
  readonly alone?: string;
}

const rows: readonly Row[] = [
  { label: '10.7.0-ubuntu', is: '10.7.0-ubuntu above' },
  { label: '10.7.0', is: '10.7.0 above' },
  { label: 'v10.7.0', is: 'v10.7.0 above' },
  { label: '10.7.0-arm64', is: '10.7.0-arm64 above' },
  { label: 'jammy-10.7.0', is: 'jammy-10.7.0 above' },
  { label: '10.6.0-slim-bookworm', is: '10.6.0-slim-bookworm below' },
  { label: '10.6.1-arm64', is: '10.6.1-arm64 equal' },
  { label: '10.6.1-ubuntu', is: '10.6.1-ubuntu equal' },
  { label: '10.6.1+b', is: '10.6.1+b equal twin' },
  { label: '10.6.1-b', is: '10.6.1-b equal twin', alone: '10.6.1-b equal' },
  { label: '10.8.0-rc.1', is: '10.8.0-rc.1 outside: it is a prerelease' },
  { label: '10.8.0-rc.1-ubuntu', is: '10.8.0-rc.1-ubuntu outside: it is a prerelease' },
  { label: '10.9.0-beta3', is: '10.9.0-beta3 outside: it is a prerelease' },
  { label: '99.0.0', is: '99.0.0 above' },
  {
    label: '10.7.0',
    ours: { range: '10.6.x', name: '10.6.x' },
    is: '10.7.0 outside: it is not of 10.6.x',
  },
  {
    label: '10.7.0',
    ours: { ignore: '10.7.0' },
    is: '10.7.0 outside: ignore-versions leaves it out (10.7.0)',
  },
  { label: 'main', is: 'main outside: it is not a version' },
  {
    label: 'sha-abc1234',
    revision: COMMIT,
    is: '10.7.0 above',
    alone: 'sha-abc1234 outside: it is not a version',
  },
  {
    label: '10.7',
    revision: COMMIT,
    is: '10.7.0 above',
    alone: '10.7 outside: it is not a version',
  },
  { label: '10', revision: COMMIT, is: '10.7.0 above', alone: '10 outside: it is not a version' },
  { revision: COMMIT, is: '10.7.0 above', alone: 'unknown' },
  { revision: 'd'.repeat(40), is: 'unknown' },
  { is: 'unknown' },
  {
    label: '2024.02.01-slim',
    ours: { scheme: 'loose', version: '2024.01.15', exactSuffix: '-slim' },
    is: '2024.02.01-slim above',
  },
  {
    label: '1.2.0rc1-slim',
    ours: { scheme: 'pep440', version: '1.1.0', exactSuffix: '-slim' },
    is: '1.2.0rc1-slim outside: it is a prerelease',
  },
  {
    label: '1.2.0.post1-slim',
    ours: { scheme: 'pep440', version: '1.2.0', exactSuffix: '-slim' },
    is: '1.2.0.post1-slim above',
  },
];

const read = ({ label, revision, ours }: Row, isKnown: boolean): string => {
  const said = {
    ...(label === undefined ? {} : { version: label }),
    ...(revision === undefined ? {} : { revision }),
  };
  const current = readCurrent({ ...OURS, ...ours }, said, isKnown ? LIST : undefined);
  if (current === undefined) return 'unknown';
  const { version, standing, why, isTwin } = current;
  return `${version} ${standing}${why === undefined ? '' : `: ${why}`}${isTwin === true ? ' twin' : ''}`;
};

describe('the version of an image', () => {
  it.each(rows)('$label $revision is $is', (row) => {
    expect(read(row, true)).toBe(row.is);
  });
  it.each(rows)('$label $revision without git tags', (row) => {
    expect(read(row, false)).toBe(row.alone ?? row.is);
  });
});
