// SPDX-License-Identifier: Apache-2.0
// A remote's URL with a password: the remote gets it, other users of the machine and other hosts do not.
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Env } from '../../../src/facts/facts.ts';
import { createRemote } from '../../../src/facts/git/git.ts';
import { withoutUrlSecrets } from '../../../src/secret-text.ts';
import { splitLogin } from '../../../src/facts/git/login.ts';
import { parseProjectUrl } from '../../../src/facts/project.ts';
import { basic, serveGit } from './server.ts';
import { ciEnv, clone, createRepository, env, git, readFrom, shell } from './repository.ts';

/** The arguments of every process of the machine that can be read just now. */
function readArguments(): string {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(readCommandLine).join('\n');
}

/** Empty when the process has just ended. */
function readCommandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch (cause) {
    const isGone = cause instanceof Error && /ENOENT|ESRCH/.test(cause.message);
    if (isGone) return '';
    throw cause;
  }
}

interface Row {
  readonly name: string;
  readonly username: string;
  readonly password: string;
  /** As it stands in the URL. */
  readonly written: string;
  /** The URL comes from `insteadOf`. */
  readonly configured?: 'insteadOf';
}

/** In no argument of whatever else runs on the machine. */
const secret = `s3cr3t${randomUUID().slice(0, 8)}`;

const rows: readonly Row[] = [
  {
    name: 'a user and a password',
    username: 'ada',
    password: `${secret}-plain`,
    written: `ada:${secret}-plain`,
  },
  {
    name: 'percent-encoded ones',
    username: 'a@b',
    password: `${secret}/:é`,
    written: `a%40b:${secret}%2F%3A%C3%A9`,
  },
  {
    name: 'what is not encoded right',
    username: 'ada',
    password: `${secret}%zz`,
    written: `ada:${secret}%zz`,
  },
  {
    name: 'an @ that is not encoded',
    username: 'ada',
    password: `${secret}@x`,
    written: `ada:${secret}@x`,
  },
  {
    name: 'what a shell would expand',
    username: '$(id)',
    password: `\`${secret}\`"'\\%%s;`,
    written: `$(id):\`${secret}\`"'\\%25%25s;`,
  },
  {
    name: 'a login of insteadOf',
    username: 'ada',
    password: `${secret}-instead`,
    written: `ada:${secret}-instead`,
    configured: 'insteadOf',
  },
];

it.each(rows)('$name: the remote gets it, and no argument has it', async (row) => {
  const project = createRepository('v1.0.0', 'v2.0.0');
  const seen: string[] = [];
  const server = await serveGit(project, {
    login: basic(row.username, row.password),
    before: () => void seen.push(readArguments()),
  });
  const cwd = clone(project);
  const withLogin = (url: string): string => url.replace('://', `://${row.written}@`);
  git(cwd, 'remote', 'set-url', 'origin', row.configured ? server.url : withLogin(server.url));
  if (row.configured)
    git(cwd, 'config', `url.${withLogin(server.origin)}/.insteadOf`, `${server.origin}/`);
  const facts = await readFrom(cwd, { env: ciEnv(git(cwd, 'rev-parse', 'HEAD')), remote: 'ask' });
  expect(facts).toMatchObject({
    value: { gitTags: { from: 'remote', list: [{}, {}] } },
    problems: [],
  });
  const remote = createRemote({ cwd, env, shell });
  expect(await remote.tip('main')).toBe(git(project, 'rev-parse', 'HEAD'));
  expect(seen.length).toBeGreaterThan(1);
  for (const text of seen) {
    expect(text).toContain(`remote-http ${server.url}`);
    expect(text).not.toContain(secret);
  }
  expect(JSON.stringify(facts)).not.toContain(secret);
});

it('a header of the configuration goes before the login of the URL, and is not doubled', async () => {
  const project = createRepository('v1.0.0');
  const header = basic('x-access-token', 'ghs_token');
  const server = await serveGit(project, { login: header });
  const cwd = clone(project);
  git(cwd, 'remote', 'set-url', 'origin', server.url.replace('://', '://ada:s3cr3t@'));
  git(cwd, 'config', `http.${server.origin}/.extraheader`, `AUTHORIZATION: ${header}`);
  expect(await createRemote({ cwd, env, shell }).gitTags()).toMatchObject({ from: 'remote' });
  expect(new Set(server.logins)).toEqual(new Set([header]));
});

it('a redirect to another host gets no login', async () => {
  const project = createRepository('v1.0.0');
  const other = await serveGit(project, { login: basic('ada', 's3cr3t') });
  const server = await serveGit(project, { redirect: other.origin });
  const cwd = clone(project);
  git(cwd, 'remote', 'set-url', 'origin', server.url.replace('://', '://ada:s3cr3t@'));
  expect(await createRemote({ cwd, env, shell }).gitTags()).toMatchObject({ known: false });
  expect(other.logins.length).toBeGreaterThan(0);
  expect(other.logins.filter((login) => login !== undefined)).toEqual([]);
});

it('a user without a password: the helper of the user is asked for the rest', async () => {
  const project = createRepository('v1.0.0');
  const seen: string[] = [];
  const server = await serveGit(project, {
    login: basic(secret, 'from-helper'),
    before: () => void seen.push(readArguments()),
  });
  const cwd = clone(project);
  git(cwd, 'remote', 'set-url', 'origin', server.url.replace('://', `://${secret}@`));
  const helper = `!f() { grep -q "^username=s3cr3t" && echo password=from-helper; }; f`;
  // Of the user's own environment, and in force as ever.
  const own: Env = {
    ...env,
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'credential.helper',
    GIT_CONFIG_VALUE_0: helper,
  };
  expect(await createRemote({ cwd, env: own, shell }).gitTags()).toMatchObject({ from: 'remote' });
  expect(seen.join('\n')).not.toContain(secret);
});

it.each([
  { url: 'https://host/a.git', is: undefined },
  { url: '/srv/a@b.git', is: undefined },
  { url: 'git@host:a.git', is: undefined },
  { url: 'ssh://git@host/a.git', is: undefined },
  { url: 'https://host/@scope/a.git', is: undefined },
  { url: 'ssh://git:pw@host:22/a.git', is: 'ssh://git@host:22/a.git' },
  { url: 'https://u:p@host/a.git?x=1', is: 'https://host/a.git?x=1' },
  { url: 'https://u:p%0aurl=https://evil@host/a.git', is: undefined },
  { url: 'https://u:p%0ahost=evil@host/a.git', is: 'https://host/a.git' },
  { url: 'https://u:p@a=b/a.git', is: 'https://a=b/a.git' },
])('$url is asked as $is', ({ url, is }) => {
  const login = splitLogin(url);
  expect(login?.url).toBe(is);
  expect(JSON.stringify(login?.config ?? [])).not.toContain('u:p');
  expect(JSON.stringify(login?.env ?? {})).not.toContain('evil');
});

it('entries are added behind those of the environment', () => {
  const added = splitLogin('https://u@host/a', { GIT_CONFIG_COUNT: '2' })?.env;
  expect(added).toEqual({
    GIT_CONFIG_COUNT: '3',
    GIT_CONFIG_KEY_2: 'credential.https://host.username',
    GIT_CONFIG_VALUE_2: 'u',
  });
  expect(splitLogin('https://u@host/a', { GIT_CONFIG_COUNT: 'x' })?.env).toEqual({});
});

it.each([
  {
    text: "unable to access 'https://u:pw@host/a.git/': x",
    is: "unable to access 'https://host/a.git/': x",
  },
  { text: 'https://tok@host/a', is: 'https://host/a' },
  { text: 'https://u:p@w@host/a', is: 'https://host/a' },
  { text: 'https://u:p/w@host/a', is: 'https://host/a' },
  { text: 'https://u:p?w@host/a', is: 'https://host/a' },
  { text: 'https://u:p#w@host/a', is: 'https://host/a' },
  { text: 'https://u:a@b/pw@host/a', is: 'https://host/a' },
  { text: 'https://u:1/pw@host/a', is: 'https://host/a' },
  { text: 'https://host/a.git?private_token=pw', is: 'https://host/a.git?***' },
  {
    text: 'https://host:8443/a.git, and git@host:a',
    is: 'https://host:8443/a.git, and git@host:a',
  },
  { text: 'https://host/@scope/a', is: 'https://host/@scope/a' },
])('$text is shown as $is', ({ text, is }) => {
  expect(withoutUrlSecrets(text)).toBe(is);
});

it.each([
  'https://u:a@b/pw@host/acme/app',
  'https://u:pw/x@host/acme/app',
  'https://host/acme/app?private_token=pw',
  'https://host/acme/app#pw',
])('%s gives no project with a password in it', (url) => {
  expect(JSON.stringify(parseProjectUrl(url))).not.toContain('pw');
});
