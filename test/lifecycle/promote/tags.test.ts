// SPDX-License-Identifier: Apache-2.0
// What the names of a promotion mean, and which image `from` names.
import { describe, expect, it } from 'vitest';
import { parseFrom } from '../../../src/lifecycle/promote/source.ts';
import { nameTags } from '../../../src/lifecycle/promote/tags.ts';
import { parseVersion } from '../../../src/plan/version/version.ts';
import { Problem } from '../../../src/problem.ts';
import { settingsOf } from '../../plan/settings.ts';

const settings = settingsOf();

describe('names of tags', () => {
  it.each([
    { version: '1.2.3', to: '1.2.3', is: 'exact' },
    { version: '1.2.3', to: 'v1.2.3', is: 'exact' },
    { version: '1.2.3', to: '1.2.4', is: 'exact' },
    { version: '1.2.3', to: '1.2.3-rc.1', is: 'exact' },
    { version: '0.29', to: '0.29', is: 'exact' },
    { version: undefined, to: '1.2.3', is: 'exact' },
    { version: undefined, to: 'sha-0123456', is: 'exact' },
    { version: '1.2.3', to: 'latest', is: 'all' },
    { version: '1.2.3', to: '1.2', is: '1.2.x' },
    { version: '1.2.3', to: 'v1', is: '1.x' },
    { version: '1.2.3', to: 'production', is: 'all -production' },
    { version: '2.0.0-rc.1', to: 'staging', is: 'all -staging' },
    { version: undefined, to: 'staging', is: 'floating' },
    { version: undefined, to: 'latest', is: 'floating' },
    { version: '1.2.3', to: '1.3', is: 'PROMOTE_SERIES' },
    { version: '2.0.0-rc.1', to: 'latest', is: 'PROMOTE_PRERELEASE' },
    { version: '1.2.3', to: 'a/b:1', is: 'PROMOTE_TAG_ILLEGAL' },
    { version: '1.2.3', to: '', is: 'PROMOTE_TAG_ILLEGAL' },
  ])('$to of $version is $is', ({ version, to, is }) => {
    const named = nameTags([to], { version: parseVersion(version ?? ''), settings });
    const [tag] = named.tags;
    const series = [tag?.series, tag?.versions?.exactSuffix].filter(Boolean).join(' ');
    const kind = tag?.kind === 'exact' || series === '' ? tag?.kind : series;
    expect(named.problems[0]?.code ?? kind).toBe(is);
  });

  it('a release among the names decides for a prerelease', () => {
    const version = parseVersion('1.2.3-rc.1');
    const named = nameTags(['1.2.3', '1.2', 'latest'], { version, settings });
    expect(named.problems).toEqual([]);
    expect(named.version?.text).toBe('1.2.3');
    expect(named.tags.map(({ tag, kind }) => `${tag} ${kind}`)).toEqual([
      '1.2.3 exact',
      '1.2 floating',
      'latest floating',
    ]);
  });
});

describe('from', () => {
  const digest = `sha256:${'0'.repeat(64)}`;
  it.each([
    { from: '1.2.3', at: ['1.2.3', 'v1.2.3'] },
    { from: 'v1.2.3', at: ['v1.2.3', '1.2.3'] },
    { from: 'main', at: ['main'] },
    { from: digest, at: [digest] },
    { from: 'ghcr.io/acme/app:1.2.3', name: 'ghcr.io/acme/app', at: '1.2.3' },
    { from: `ghcr.io/acme/app@${digest}`, name: 'ghcr.io/acme/app', at: digest },
    { from: `ghcr.io/acme/app:1.2.3@${digest}`, name: 'ghcr.io/acme/app', at: digest },
    { from: '127.0.0.1:5000/app:main', name: '127.0.0.1:5000/app', at: 'main' },
  ])('$from', ({ from, name, at }) => {
    expect(parseFrom(from)).toEqual(
      name === undefined ? { kind: 'here', at } : { kind: 'reference', name, at },
    );
  });

  it.each([
    '',
    'ghcr.io/acme/app',
    '127.0.0.1:5000/app',
    'a/b@sha256:12',
    'sha256:0123456789ab',
    'a b',
    '@x',
    '\u0000',
  ])('%j is refused', (from) => {
    expect(() => parseFrom(from)).toThrow(Problem);
  });
});
