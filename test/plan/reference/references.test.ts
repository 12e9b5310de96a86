// SPDX-License-Identifier: Apache-2.0
// The grammar of tags and repositories.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  describeBadTag,
  isTag,
  parseRepository,
  toTag,
} from '../../../src/plan/reference/references.ts';

describe('toTag', () => {
  it.each([
    { name: 'a slash', from: 'feature/login', to: 'feature-login' },
    { name: 'build metadata', from: '1.2.3+build.7', to: '1.2.3-build.7' },
    { name: 'a leading dot', from: '.hidden', to: 'hidden' },
    { name: 'leading dashes and dots', from: '-.-x', to: 'x' },
    { name: 'a run of illegal characters', from: 'a $(/ b', to: 'a-b' },
    { name: 'an illegal start', from: '@scope/pkg', to: 'scope-pkg' },
    { name: 'an illegal end', from: 'fix-🚀', to: 'fix--' },
    { name: 'an underscore first', from: '_x', to: '_x' },
    { name: 'case kept', from: 'JIRA-12', to: 'JIRA-12' },
    { name: 'nothing legal', from: '///', to: undefined },
    { name: 'emoji only', from: '🚀', to: undefined },
    { name: 'nothing', from: '', to: undefined },
    { name: 'exactly 128', from: 'a'.repeat(128), to: 'a'.repeat(128) },
    { name: '200 characters', from: 'a'.repeat(200), to: `${'a'.repeat(119)}-c2a908d9` },
  ])('$name: $from', ({ from, to }) => {
    expect(toTag(from)).toBe(to);
  });

  it('gives a legal tag or nothing for any name, and leaves legal names alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 5000 }), (name) => {
        const tag = toTag(name);
        if (tag !== undefined) expect(isTag(tag)).toBe(true);
        if (isTag(name)) expect(tag).toBe(name);
      }),
    );
  });

  it('keeps long names apart that differ only at their end', () => {
    const head = 'x'.repeat(500);
    expect(toTag(`${head}a`)).not.toBe(toTag(`${head}b`));
  });
});

describe('describeBadTag', () => {
  it.each([
    { name: 'empty', tag: '', why: 'it is empty' },
    { name: 'a space', tag: '1.2 3', why: '" " at character 4 is not allowed' },
    { name: 'after an emoji', tag: 'a🚀b/c', why: '"🚀" at character 2 is not allowed' },
    { name: 'invisible', tag: 'a\u200Fb', why: 'U+200F at character 2 is not allowed' },
    { name: 'a leading dot', tag: '.a', why: '"." at character 1 cannot come first' },
    { name: 'too long', tag: 'a'.repeat(129), why: 'it has 129 characters; the limit is 128' },
  ])('$name', ({ tag, why }) => {
    expect(describeBadTag(tag)).toBe(why);
  });
});

describe('parseRepository', () => {
  it.each([
    { text: 'ghcr.io/acme/app', host: 'ghcr.io', path: 'acme/app' },
    { text: 'acme/app', host: 'docker.io', path: 'acme/app' },
    { text: 'busybox', host: 'docker.io', path: 'library/busybox' },
    { text: 'docker.io/busybox', host: 'docker.io', path: 'library/busybox' },
    { text: 'index.docker.io/acme/app', host: 'docker.io', path: 'acme/app' },
    { text: 'notdocker.io/app', host: 'notdocker.io', path: 'app' },
    { text: 'localhost/app', host: 'localhost', path: 'app' },
    { text: 'localhost:5000/a/b/c', host: 'localhost:5000', path: 'a/b/c' },
    { text: '127.0.0.1:5000/app', host: '127.0.0.1:5000', path: 'app' },
    { text: '[::1]:5000/app', host: '[::1]:5000', path: 'app' },
    { text: '[2001:db8::1]/app', host: '[2001:db8::1]', path: 'app' },
    { text: 'registry/app', host: 'docker.io', path: 'registry/app' },
    { text: 'registry:5000/app', host: 'registry:5000', path: 'app' },
    { text: 'a.b/c__d/e--f.g_h', host: 'a.b', path: 'c__d/e--f.g_h' },
    { text: `ghcr.io/${'a'.repeat(255)}`, host: 'ghcr.io', path: 'a'.repeat(255) },
  ])('$text', ({ text, host, path }) => {
    expect(parseRepository(text)).toEqual({
      ok: true,
      value: { name: text, host, path },
      problems: [],
    });
  });

  it('lowers upper case and says so', () => {
    const parsed = parseRepository(' GHCR.io/Acme/App ');
    expect(parsed).toMatchObject({
      ok: true,
      value: { name: 'ghcr.io/acme/app', host: 'ghcr.io', path: 'acme/app' },
      problems: [{ level: 'notice', code: 'REPOSITORY_LOWERED' }],
    });
  });

  it.each([
    { text: '', code: 'REPOSITORY_EMPTY', says: 'empty' },
    { text: 'https://ghcr.io/acme/app', code: 'REPOSITORY_IS_URL', says: '"https://"' },
    { text: 'ghcr.io/acme/app:1.2', code: 'REPOSITORY_HAS_TAG', says: 'a tag, ":1.2"' },
    { text: 'acme/app@sha256:abc', code: 'REPOSITORY_HAS_TAG', says: 'a digest, "@sha256:abc"' },
    { text: 'app:latest', code: 'REPOSITORY_HAS_TAG', says: 'a tag, ":latest"' },
    { text: 'ghcr.io', code: 'REPOSITORY_NO_PATH', says: 'is a registry' },
    { text: 'ghcr.io/', code: 'REPOSITORY_NO_PATH', says: 'is a registry' },
    { text: 'localhost:5000', code: 'REPOSITORY_NO_PATH', says: 'is a registry' },
    { text: 'ghcr.io/acme/my app', code: 'REPOSITORY_ILLEGAL', says: '" " at character 16 is not' },
    { text: 'acme/äpp', code: 'REPOSITORY_ILLEGAL', says: '"ä" at character 6 is not' },
    { text: 'acme/a\u202Epp', code: 'REPOSITORY_ILLEGAL', says: 'U+202E at character 7 is not' },
    { text: 'acme/$(touch x)', code: 'REPOSITORY_ILLEGAL', says: '"$" at character 6 is not' },
    { text: '-acme/app', code: 'REPOSITORY_ILLEGAL', says: '"-" at character 1 is not allowed' },
    { text: 'acme/app-', code: 'REPOSITORY_ILLEGAL', says: '"-" at character 9 is not allowed' },
    { text: 'acme/a..b', code: 'REPOSITORY_ILLEGAL', says: '"." at character 7 is not allowed' },
    { text: 'acme/a___b', code: 'REPOSITORY_ILLEGAL', says: '"_" at character 7 is not allowed' },
    { text: 'acme//app', code: 'REPOSITORY_ILLEGAL', says: '"/" at character 5 is not allowed' },
    { text: 'acme/app/', code: 'REPOSITORY_ILLEGAL', says: '"/" at character 9 is not allowed' },
    { text: 'ghcr.io:99999/app', code: 'REPOSITORY_ILLEGAL', says: 'invalid port "99999"' },
    { text: 'ghcr.io:/app', code: 'REPOSITORY_ILLEGAL', says: 'invalid port ""' },
    { text: '[zz::1]/app', code: 'REPOSITORY_ILLEGAL', says: 'invalid IPv6 address "[zz::1]"' },
    { text: '-a.b/app', code: 'REPOSITORY_ILLEGAL', says: 'invalid host name "-a.b"' },
    { text: `ghcr.io/${'a'.repeat(256)}`, code: 'REPOSITORY_TOO_LONG', says: 'the limit is 255' },
  ])('$code: $text', ({ text, code, says }) => {
    const parsed = parseRepository(text);
    expect(parsed).toMatchObject({ ok: false, problems: [{ level: 'error', code }] });
    expect(parsed.problems[0]?.message).toContain(says);
  });

  it.each([
    { text: 'oci:backup', hint: 'oci:PATH is for the command copy' },
    { text: 'ghcr.io/acme/app:1.2', hint: 'Write "ghcr.io/acme/app"; the tags that a run gives' },
  ])('$text: $hint', ({ text, hint }) => {
    expect(parseRepository(text).problems[0]?.hint).toContain(hint);
  });

  it('never throws, and what it takes reads the same again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const parsed = parseRepository(text);
        if (!parsed.ok) return;
        expect(parsed.value.path).toMatch(/^[a-z0-9]/);
        expect(parseRepository(parsed.value.name)).toEqual({ ...parsed, problems: [] });
      }),
    );
  });
});
