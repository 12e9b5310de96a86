// SPDX-License-Identifier: Apache-2.0
// Refs, remote URLs and times as text.
import { expect, it } from 'vitest';
import { compareProjects, parseProjectUrl } from '../../../src/facts/project.ts';
import {
  isRefName,
  toChangeNumber,
  toRef,
  toRefEvent,
  toSha,
} from '../../../src/facts/git/refs.ts';
import { toUtc } from '../../../src/facts/time.ts';

it.each([
  {
    name: 'a branch',
    ref: 'refs/heads/a/b',
    event: { kind: 'branch', branch: 'a/b', trigger: 'push' },
  },
  {
    name: 'a git tag',
    ref: 'refs/tags/a/b',
    event: { kind: 'gitTag', gitTag: 'a/b', trigger: 'push' },
  },
  {
    name: 'a branch that looks like a queue',
    ref: 'refs/heads/gh-readonly-queue/main',
    event: { kind: 'branch', branch: 'gh-readonly-queue/main', trigger: 'push' },
  },
  { name: 'a pull request', ref: 'refs/pull/7/merge', event: undefined },
  { name: 'nothing', ref: '', event: undefined },
])('reads the ref of $name', ({ ref, event }) => {
  expect(toRefEvent(ref, 'push')).toEqual(event);
  if (event?.kind === 'branch' || event?.kind === 'gitTag')
    expect(toRef(event as Parameters<typeof toRef>[0])).toBe(ref);
});

it.each([
  { ref: 'refs/pull/7/merge', number: 7 },
  { ref: 'refs/pull/7/head', number: 7 },
  { ref: 'refs/merge-requests/12/head', number: 12 },
  { ref: 'refs/pull/0/merge', number: undefined },
  { ref: 'refs/heads/pull/7/merge', number: undefined },
])('$ref is change $number', ({ ref, number }) => {
  expect(toChangeNumber(ref)).toBe(number);
});

it.each([
  { name: 'SHA-1', text: 'D1234EF5A6B7C8D9E0F1A2B3C4D5E6F708192A3B', isSha: true },
  { name: 'SHA-256', text: 'a'.repeat(64), isSha: true },
  { name: 'an abbreviation', text: 'd1234ef', isSha: false },
  { name: 'HEAD', text: 'HEAD', isSha: false },
  { name: 'an option', text: '--upload-pack=x', isSha: false },
])('$name is a full commit name: $isSha', ({ text, isSha }) => {
  expect(toSha(text)).toBe(isSha ? text.toLowerCase() : undefined);
});

it.each([
  'v1.2.3',
  'feature/login',
  'api@1.2.3',
  '$(touch x)'.replace(' ', ''),
  'caf\u00e9',
  'a.b',
  '@a',
])('%j is a name that git takes', (name) => {
  expect(isRefName(name)).toBe(true);
});

it.each([
  'v1.2.3^{commit}',
  'v1.2.3^0',
  'main~1',
  'main@{1}',
  'a..b',
  'HEAD:file',
  '-d',
  '',
  '@',
  'a b',
  'a//b',
  '/a',
  'a/',
  'a.',
  'a.lock',
  'a.lock/b',
  '.a',
  'a/.b',
  'a*',
  'a?',
  'a[b',
  'a\\b',
  'a\u0007',
  'a\nb',
])('%j is not a valid git name', (name) => {
  expect(isRefName(name)).toBe(false);
});

it.each([
  { remote: 'git@github.com:acme/App.git', url: 'https://github.com/acme/App', slug: 'acme/App' },
  {
    remote: 'https://user:token@gitlab.com/a/b/c.git',
    url: 'https://gitlab.com/a/b/c',
    slug: 'a/b/c',
  },
  { remote: 'https://user:to@ken@gitlab.com/a/b', url: 'https://gitlab.com/a/b', slug: 'a/b' },
  {
    remote: 'ssh://git@forge.example:2222/acme/app',
    url: 'https://forge.example/acme/app',
    slug: 'acme/app',
  },
  {
    remote: 'http://127.0.0.1:3000/acme/app.git/',
    url: 'http://127.0.0.1:3000/acme/app',
    slug: 'acme/app',
  },
  { remote: 'git://github.com/acme/app.git', url: 'https://github.com/acme/app', slug: 'acme/app' },
  { remote: '/srv/git/app.git', url: undefined, slug: undefined },
  { remote: 'C:/work/app', url: undefined, slug: undefined },
  { remote: 'file:///srv/app', url: undefined, slug: undefined },
  { remote: 'https://github.com/', url: undefined, slug: undefined },
  { remote: '', url: undefined, slug: undefined },
])('the remote "$remote" is the project $url', ({ remote, url, slug }) => {
  const { project } = parseProjectUrl(remote);
  const name = slug?.split('/').at(-1);
  expect(project).toEqual(url === undefined ? {} : { slug, url, name });
});

it.each([
  { one: 'git@github.com:acme/App.git', other: 'https://github.com/Acme/app', origin: 'project' },
  { one: 'git@github.com:acme/app', other: 'git@gitlab.com:acme/app', origin: 'fork' },
  { one: 'git@github.com:acme/app', other: 'git@github.com:acme/app2', origin: 'fork' },
  { one: undefined, other: undefined, origin: 'unknown' },
])('a change of $one to $other comes from: $origin', ({ one, other, origin }) => {
  expect(compareProjects(one, other)).toBe(origin);
});

it.each([
  { text: '2026-11-20T10:11:12+01:00', utc: '2026-11-20T09:11:12.000Z' },
  { text: '2026-11-20 10:11:12 +0100', utc: '2026-11-20T09:11:12.000Z' },
  { text: '2026-11-20T10:11Z', utc: '2026-11-20T10:11:00.000Z' },
  { text: '2026-11-20T10:11:12', utc: undefined },
  { text: '2026-13-40T10:11:12Z', utc: undefined },
  { text: 'yesterday', utc: undefined },
  { text: '', utc: undefined },
])('$text is $utc', ({ text, utc }) => {
  expect(toUtc(text)).toBe(utc);
});
