// SPDX-License-Identifier: Apache-2.0
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemOf } from '../registry/bench.ts';
import { secret } from '../../src/settings/secret.ts';
import { basic, openCredentials, repository, show, type CredentialsSetup } from './logins.ts';

const given = (password: string) => ({ from: 'given', secret: secret(password) }) as const;
const entry = (prefix: string, username: string) => ({ prefix, username, password: given('pass') });
const auths = (key: string, pair: string) => ({ auths: { [key]: { auth: basic(pair) } } });
const gitlab = {
  CI_REGISTRY: 'gitlab.acme.io:5050',
  CI_REGISTRY_USER: 'gitlab-ci-token',
  CI_REGISTRY_PASSWORD: 'jobtoken',
};

describe('a credential', () => {
  it.each([
    { name: 'none anywhere', image: 'ghcr.io/a/b', setup: {}, found: 'anonymous' },
    {
      name: 'an entry for the host',
      image: 'ghcr.io/a/b',
      setup: { registries: [entry('ghcr.io', 'u')] },
      found: 'u:pass from registries: ghcr.io',
    },
    {
      name: 'an entry with the path of an API',
      image: 'docker.io/a/b',
      setup: { registries: [entry('index.docker.io', 'u')] },
      found: 'u:pass from registries: index.docker.io',
    },
    {
      name: 'the most specific entry',
      image: 'r.io/a/b/c',
      setup: { registries: [entry('r.io', 'u'), entry('r.io/a/b', 'w'), entry('r.io/a', 'v')] },
      found: 'w:pass from registries: r.io/a/b',
    },
    {
      name: 'an entry for the very repository',
      image: 'r.io/a',
      setup: { registries: [entry('r.io/a', 'v')] },
      found: 'v:pass from registries: r.io/a',
    },
    {
      name: 'not an entry for a sibling that starts alike',
      image: 'r.io/team-b/x',
      setup: { registries: [entry('r.io/team', 'u')] },
      found: 'anonymous',
    },
    {
      name: 'not an entry for another port',
      image: 'r.io:5000/x',
      setup: { registries: [entry('r.io', 'u')] },
      found: 'anonymous',
    },
    {
      name: 'a less specific entry where the other only says how to reach',
      image: 'r.io/a/b',
      setup: { registries: [{ prefix: 'r.io/a', insecure: true }, entry('r.io', 'u')] },
      found: 'u:pass from registries: r.io',
    },
    {
      name: 'github-token',
      image: 'ghcr.io/a/b',
      setup: { githubToken: 'ghtoken', env: { GITHUB_ACTOR: 'octo' } },
      found: 'octo:ghtoken from github-token',
    },
    {
      name: 'github-token without an actor',
      image: 'ghcr.io/a/b',
      setup: { githubToken: 'ghtoken' },
      found: 'tagship:ghtoken from github-token',
    },
    {
      name: 'github-token is for no other host',
      image: 'docker.io/a/b',
      setup: { githubToken: 'ghtoken' },
      found: 'anonymous',
    },
    {
      name: 'an entry before github-token',
      image: 'ghcr.io/a/b',
      setup: { githubToken: 'ghtoken', registries: [entry('ghcr.io', 'u')] },
      found: 'u:pass from registries: ghcr.io',
    },
    {
      name: "GitLab's own registry",
      image: 'gitlab.acme.io:5050/g/p',
      setup: { env: gitlab },
      found: 'gitlab-ci-token:jobtoken from CI_REGISTRY_PASSWORD',
    },
    {
      name: "GitLab's, for no other host",
      image: 'gitlab.acme.io/g/p',
      setup: { env: gitlab },
      found: 'anonymous',
    },
    {
      name: "GitLab's without a password",
      image: 'gitlab.acme.io:5050/g/p',
      setup: { env: { ...gitlab, CI_REGISTRY_PASSWORD: '' } },
      found: 'anonymous',
    },
    {
      name: 'DOCKER_AUTH_CONFIG',
      image: 'r.io/a',
      setup: { env: { DOCKER_AUTH_CONFIG: JSON.stringify(auths('r.io', 'e:n:val')) } },
      found: 'e:n:val from DOCKER_AUTH_CONFIG',
    },
    {
      name: 'it before the file',
      image: 'r.io/a',
      setup: {
        env: { DOCKER_AUTH_CONFIG: JSON.stringify(auths('r.io', 'e:envpass')) },
        config: auths('r.io', 'f:file'),
      },
      found: 'e:envpass from DOCKER_AUTH_CONFIG',
    },
    {
      name: 'CI_REGISTRY before both',
      image: 'gitlab.acme.io:5050/g/p',
      setup: { env: gitlab, config: auths('gitlab.acme.io:5050', 'f:file') },
      found: 'gitlab-ci-token:jobtoken from CI_REGISTRY_PASSWORD',
    },
    {
      name: 'the file',
      image: 'r.io/a',
      setup: { config: auths('r.io', 'f:file') },
      found: 'f:file from the Docker configuration',
    },
    {
      name: 'the file, with https://',
      image: 'r.io/a',
      setup: { config: auths('https://r.io/v2/', 'f:file') },
      found: 'f:file from the Docker configuration',
    },
    {
      name: 'the file, for Docker Hub',
      image: 'docker.io/a/b',
      setup: { config: auths('https://index.docker.io/v1/', 'f:file') },
      found: 'f:file from the Docker configuration',
    },
    {
      name: 'the file, by the longest path',
      image: 'r.io/a/b',
      setup: {
        config: {
          auths: {
            'r.io': { auth: basic('h:1111') },
            'r.io/a': { auth: basic('p:2222') },
            'r.io/ab': { auth: basic('q:3333') },
          },
        },
      },
      found: 'p:2222 from the Docker configuration',
    },
    {
      name: 'an identity token',
      image: 'r.io/a',
      setup: { config: { auths: { 'r.io': { auth: basic('x:'), identitytoken: 'idtoken' } } } },
      found: 'token idtoken from the Docker configuration',
    },
    {
      name: 'user name and password apart',
      image: 'r.io/a',
      setup: { config: { auths: { 'r.io': { username: 'u', password: 'pass' } } } },
      found: 'u:pass from the Docker configuration',
    },
    {
      name: 'an entry without a login',
      image: 'r.io/a',
      setup: { config: { auths: { 'r.io': {} } } },
      found: 'anonymous',
    },
    { name: 'an empty file', image: 'r.io/a', setup: { config: '' }, found: 'anonymous' },
  ] satisfies { name: string; image: string; setup: CredentialsSetup; found: string }[])(
    '$name',
    async ({ image, setup, found }) => {
      const fixture = await openCredentials(setup);
      expect(show(await fixture.find(repository(image)))).toBe(found);
    },
  );

  it.each([
    { name: 'UTF-8', password: 'bö b:/+%$"\'\\@&=?#' },
    { name: 'spaces at its ends', password: ' pass ' },
  ])('keeps its password as it is: $name', async ({ password }) => {
    const fixture = await openCredentials({ config: auths('r.io', `robot$p+ci:${password}`) });
    expect(show(await fixture.find(repository('r.io/a')))).toBe(
      `robot$p+ci:${password} from the Docker configuration`,
    );
  });
});

describe('a password', () => {
  const withPassword = (
    password: NonNullable<CredentialsSetup['registries']>[number]['password'],
  ) => (password === undefined ? [] : [{ prefix: 'r.io', username: 'u', password }]);

  it.each([
    {
      name: 'a variable',
      password: { from: 'env', name: 'PW' },
      setup: { env: { PW: 'secret' } },
    },
    {
      name: 'standard input, without its last line end',
      password: { from: 'stdin' },
      setup: { stdin: 'secret\n' },
    },
    { name: 'the input', password: given('secret'), setup: {} },
  ] as const)('comes from $name', async ({ password, setup }) => {
    const fixture = await openCredentials({ registries: withPassword(password), ...setup });
    expect(show(await fixture.find(repository('r.io/a')))).toBe('u:secret from registries: r.io');
  });

  it('comes from a file, whose path starts at the checkout', async () => {
    const fixture = await openCredentials({
      registries: withPassword({ from: 'file', path: 'pw.txt' }),
    });
    await writeFile(join(fixture.tempDir, '..', 'pw.txt'), 'secret\r\n');
    expect(show(await fixture.find(repository('r.io/a')))).toBe('u:secret from registries: r.io');
  });

  it.each([
    {
      name: 'a variable',
      password: { from: 'env', name: 'PW' },
      code: 'LOGIN_PASSWORD_MISSING',
      text: 'the variable PW',
    },
    {
      name: 'standard input',
      password: { from: 'stdin' },
      code: 'LOGIN_PASSWORD_MISSING',
      text: 'standard input',
    },
    {
      name: 'a file that is not there',
      password: { from: 'file', path: 'no.txt' },
      code: 'LOGIN_PASSWORD_UNREADABLE',
      text: '"no.txt"',
    },
  ] as const)('that is missing is a Problem: $name', async ({ password, code, text }) => {
    const fixture = await openCredentials({ registries: withPassword(password) });
    const [problem] = (await problemOf(fixture.find(repository('r.io/a')))).problems;
    expect(problem?.code).toBe(code);
    expect(problem?.message).toContain(text);
    expect(problem?.message).toContain('r.io');
  });
});

describe('a Docker configuration that is none', () => {
  it('is a Problem in the file', async () => {
    const fixture = await openCredentials({ config: '{"auths":' });
    const [problem] = (await problemOf(fixture.find(repository('r.io/a')))).problems;
    expect(problem?.code).toBe('LOGIN_CONFIG_INVALID');
  });

  it('is a notice in the variable, which some systems fill with a path', async () => {
    const fixture = await openCredentials({ env: { DOCKER_AUTH_CONFIG: '/builds/x.tmp' } });
    expect(await fixture.find(repository('r.io/a'))).toBeUndefined();
    expect(fixture.problems).toMatchObject([{ level: 'notice', code: 'LOGIN_CONFIG_INVALID' }]);
  });
});

describe('secrets', () => {
  it('are what was found so far, in base64 too', async () => {
    const fixture = await openCredentials({
      registries: [{ ...entry('r.io', 'u'), password: given('p&wd') }],
    });
    expect(fixture.secrets()).toEqual([]);
    await fixture.find(repository('r.io/a'));
    expect(fixture.secrets()).toEqual(['p&wd', basic('u:p&wd'), basic('p&wd'), 'p%26wd']);
  });
});

it.each([
  {
    name: 'of an entry',
    setup: { registries: [{ ...entry('r.io', 'u'), password: given('qqz') }] },
  },
  { name: 'of a file', setup: { config: auths('r.io', 'u:qqz') } },
] satisfies readonly { name: string; setup: CredentialsSetup }[])(
  'a password of three characters $name is refused, and not shown',
  async ({ setup }) => {
    const fixture = await openCredentials(setup);
    const { problems } = await problemOf(fixture.find(repository('r.io/a')));
    expect(problems).toMatchObject([{ level: 'error', code: 'PASSWORD_SHORT' }]);
    expect(problems[0]?.message).toContain('r.io');
    expect(JSON.stringify(problems)).not.toContain('qqz');
  },
);
