// SPDX-License-Identifier: Apache-2.0
// Tags and repositories of saved plans, by the grammar of the distribution specification.
import { describe, expect, it } from 'vitest';
import { exact, parse, withTarget } from './saved.ts';

describe('names are held against the grammar of the distribution specification', () => {
  it.each([
    'ok?x=1',
    'x/../y',
    '1.2\n3',
    'a'.repeat(200),
    '',
    '.',
    '..',
    '%2e%2e',
    '-x',
    'ä',
    'a b',
    'latest\u0000',
    '1.0#frag',
    '1.0@sha256:0',
    '\ud800',
    '1:2',
    'x'.repeat(100_000),
  ])('tag %j', (tag) => {
    const parsed = parse(withTarget({ tags: [{ ...exact, tag }] }));
    expect(parsed.ok).toBe(false);
    for (const { code, message } of parsed.problems) {
      expect(code).toBe('PLAN_DAMAGED');
      expect(message).toContain('targets[0].tags[0].tag');
      expect(message.length).toBeLessThan(1000);
    }
  });

  it.each([
    'ghcr.io/acme/app?x=1',
    'ghcr.io/acme/../other',
    'ghcr.io/acme/app\n',
    'ghcr.io/Acme/app',
    `ghcr.io/${'a'.repeat(300)}`,
    '',
    ' ghcr.io/acme/app',
    'https://ghcr.io/acme/app',
    'ghcr.io/acme/app:1',
    'ghcr.io/acme/app@sha256:0',
    'ghcr.io@evil.test/acme/app',
    'ghcr.io//app',
    'ghcr.io/%2e%2e/app',
    'user:word@ghcr.io/acme/app',
    '[:::::]/app',
    'foo.123/app',
    'ghcr.io',
    '999.999.999.999/app',
    'ghcr.io:99999/app',
    'a/'.repeat(5000),
  ])('repository %j', (repository) => {
    const parsed = parse(withTarget({ repositories: [repository] }));
    expect(parsed.ok).toBe(false);
    expect(parsed.problems.map(({ code }) => code)).toEqual(['PLAN_DAMAGED']);
    expect(parsed.problems[0]?.message).toContain('targets[0].repositories[0]');
  });
});
