// SPDX-License-Identifier: Apache-2.0
// What users write for a prune: policies, patterns, and lists of what is in use.
import { describe, expect, it } from 'vitest';
import { parseInUse, selectInUse } from '../../../src/lifecycle/prune/in-use.ts';
import { compileTagPattern } from '../../../src/lifecycle/prune/patterns.ts';
import { compilePolicy } from '../../../src/lifecycle/prune/prune.ts';
import { Problem } from '../../../src/problem.ts';
import { readSettings } from '../../../src/settings/read.ts';
import { DAY } from './stores.ts';

const read = (text: string, owner: 'checkout' | 'workflow' = 'checkout', untrusted = false) =>
  readSettings(
    { given: {}, env: {}, file: { path: 'tagship.yml', text, owner } },
    untrusted
      ? { level: 'untrusted', reason: 'this change comes from another project' }
      : { level: 'trusted', reason: '' },
  );

describe('the map prune of the settings file', () => {
  it('has all fields', async () => {
    const { value, problems } = await read(
      `prune:
  keep-last: 5
  keep: stable-*
  delete: [sha-*, 'regex:pr-\\d+']
  older-than: 30d
  untagged-older-than: 2w
  pull-requests: closed
  minimum-age: 12h
`,
    );
    expect(problems).toEqual([]);
    expect(value?.prune).toEqual({
      keepLast: 5,
      keep: ['stable-*'],
      delete: ['sha-*', 'regex:pr-\\d+'],
      olderThanMs: 30 * DAY,
      untaggedOlderThanMs: 14 * DAY,
      pullRequests: 'closed',
      minimumAgeMs: DAY / 2,
    });
  });

  it.each([
    { text: 'prune: sha-*', says: 'tagship.yml:1:8: prune takes a map of its rules' },
    { text: 'prune: {keep-last: 0}', says: 'tagship.yml:1:20: invalid keep-last' },
    { text: 'prune: {keep-last: many}', says: 'invalid keep-last' },
    { text: 'prune: {older-than: 30}', says: 'invalid older-than' },
    { text: 'prune: {older-than: 1 month}', says: 'invalid older-than' },
    { text: 'prune: {pull-requests: open}', says: 'invalid pull-requests' },
    { text: 'prune: {delete: {a: b}}', says: 'invalid delete' },
    {
      text: 'prune: {older-than: 3x}',
      owner: 'workflow' as const,
      says: 'invalid older-than "3x"',
    },
    { text: 'prune: {older: 30d}', says: 'prune has no field' },
  ])('$text: $says', async ({ text, says, owner }) => {
    const { ok, problems } = await read(text, owner);
    expect(ok).toBe(false);
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining(says)]);
  });

  it('of a change from another project does not count', async () => {
    const { value, problems } = await read('prune: {delete: "*"}', 'checkout', true);
    expect(value?.prune).toBeUndefined();
    expect(problems).toMatchObject([{ code: 'SETTINGS_LEFT_OUT' }]);
    expect(problems[0]?.message).toContain('prune');
  });
});

describe('a pattern', () => {
  it.each([
    { pattern: 'sha-*', tag: 'sha-1a2b3c4', matches: true },
    { pattern: 'sha-*', tag: 'x-sha-1a2b3c4', matches: false },
    { pattern: 'v?.0', tag: 'v1.0', matches: true },
    { pattern: '1.0', tag: '1x0', matches: false },
    { pattern: 'regex:pr-\\d+', tag: 'pr-12', matches: true },
    { pattern: 'regex:pr-\\d+', tag: 'pr-12-x', matches: false },
    { pattern: 'regex:^(a|b).*$', tag: 'b'.repeat(128), matches: true },
  ])('$pattern, $tag: $matches', ({ pattern, tag, matches }) => {
    const compiled = compileTagPattern(pattern);
    expect(compiled.ok && compiled.value.matches(tag)).toBe(matches);
  });

  it.each(['', 'a,b', 'a b', '/a/', 'regex:', 'regex:(?=a)', 'regex:(a', 'regex:(a)\\1'])(
    'not %j',
    (pattern) => {
      expect(compileTagPattern(pattern)).toMatchObject({ problems: [{ code: 'PRUNE_POLICY' }] });
    },
  );

  it('that would take forever with backtracking takes no time', () => {
    const compiled = compileTagPattern('regex:(a+)+b');
    expect(compiled.ok && compiled.value.matches('a'.repeat(128))).toBe(false);
  });
});

describe('a policy', () => {
  it.each([{}, { olderThanMs: DAY }, { keep: ['*'] }, { minimumAgeMs: DAY }])(
    'that names nothing is refused: %j',
    (policy) => {
      expect(() => compilePolicy({ keep: [], delete: [], ...policy })).toThrow(Problem);
    },
  );
});

const digest = `sha256:${'a'.repeat(64)}`;

describe('what is in use', () => {
  it.each([
    { text: 'ghcr.io/acme/app:1.2.3', tags: ['1.2.3'], digests: [] },
    { text: 'ghcr.io/acme/app', tags: ['latest'], digests: [] },
    { text: 'ghcr.io/acme/other:1.2.3', tags: [], digests: [] },
    { text: 'acme/app:1.2.3', tags: [], digests: [] },
    { text: `mirror.acme.io/app@${digest}`, tags: [], digests: [digest] },
    { text: `ghcr.io/acme/app:1.2.3@${digest}`, tags: ['1.2.3'], digests: [digest] },
    { text: `docker-pullable://ghcr.io/acme/app@${digest}\n`, tags: [], digests: [digest] },
    {
      text: `${digest} ghcr.io/acme/app:1,ghcr.io/acme/app:2`,
      tags: ['1', '2'],
      digests: [digest],
    },
  ])('$text', ({ text, tags, digests }) => {
    const name = { name: 'ghcr.io/acme/app', host: 'ghcr.io', path: 'acme/app' };
    const found = selectInUse(parseInUse(text), name);
    expect([[...found.tags], [...found.digests]]).toEqual([tags, digests]);
  });

  it.each(['sha256:short', 'a@b', 'ghcr.io/acme/app:', '<none>', '{"items":[]}'])(
    'not %j',
    (text) => {
      expect(() => parseInUse(text)).toThrow(
        expect.objectContaining({ problems: [expect.objectContaining({ code: 'PRUNE_IN_USE' })] }),
      );
    },
  );
});
