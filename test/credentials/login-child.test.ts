// SPDX-License-Identifier: Apache-2.0
import { lstat, readFile, readlink, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { secret } from '../../src/settings/secret.ts';
import {
  basic,
  openCredentials,
  type CredentialsFixture,
  repository,
  type CredentialsSetup,
} from './logins.ts';

const entry = (prefix: string, username: string) => ({
  prefix,
  username,
  password: { from: 'given', secret: secret('pass') } as const,
});
const HUB = 'https://index.docker.io/v1/';
const version = (buildx: string, docker: string) => [
  { when: /^docker buildx version/, result: { stdout: `github.com/docker/buildx ${buildx} x` } },
  { when: /^docker --version/, result: { stdout: `Docker version ${docker}, build x` } },
];
const OLD = version('v0.25.0', '28.5.2');

async function readAuths(fixture: CredentialsFixture, push: readonly string[]): Promise<unknown> {
  const env = await fixture.childEnv(push.map(repository));
  const { auths } = JSON.parse(env.DOCKER_AUTH_CONFIG ?? '{}') as { auths?: object };
  return auths;
}

describe('DOCKER_AUTH_CONFIG for a child', () => {
  it.each([
    {
      name: 'holds the credential of the repository that is pushed to',
      setup: { registries: [entry('r.io/a', 'u')] },
      push: ['r.io/a/b'],
      auths: { 'r.io': { auth: basic('u:pass') } },
    },
    {
      name: 'holds what else is known, for pulling base images',
      setup: { registries: [entry('docker.io', 'u')], githubToken: 'ghtoken' },
      push: [],
      auths: { [HUB]: { auth: basic('u:pass') }, 'ghcr.io': { auth: basic('tagship:ghtoken') } },
    },
    {
      name: 'holds the login of a path, for base images below it',
      setup: { registries: [entry('r.io/a', 'u'), entry('r.io/b', 'v')] },
      push: [],
      auths: { 'r.io': { auth: basic('u:pass') } },
    },
    {
      name: 'holds the login of the whole host rather than that of a path',
      setup: { registries: [entry('r.io/a', 'u'), entry('r.io', 'v')] },
      push: ['b.io/x'],
      auths: { 'r.io': { auth: basic('v:pass') } },
    },
    {
      name: "holds GitLab's dependency proxy, by the name that base images have",
      setup: {
        env: {
          CI_REGISTRY: 'r.io',
          CI_REGISTRY_USER: 'ci',
          CI_REGISTRY_PASSWORD: 'jobtoken',
          CI_DEPENDENCY_PROXY_SERVER: 'git.io:443',
          CI_DEPENDENCY_PROXY_USER: 'ci',
          CI_DEPENDENCY_PROXY_PASSWORD: 'proxytoken',
        },
      },
      push: ['r.io/a'],
      auths: {
        'r.io': { auth: basic('ci:jobtoken') },
        'git.io:443': { auth: basic('ci:proxytoken') },
        'git.io': { auth: basic('ci:proxytoken') },
      },
    },
    {
      name: "leaves the user's own login for pulling alone",
      setup: {
        registries: [entry('docker.io', 'u')],
        config: { auths: { [HUB]: { auth: basic('own:1111') } } },
      },
      push: ['r.io/a'],
      auths: undefined,
    },
    {
      name: 'replaces it for the host that is pushed to',
      setup: {
        registries: [entry('docker.io', 'u')],
        config: { auths: { [HUB]: { auth: basic('own:1111') } } },
      },
      push: ['docker.io/a/b'],
      auths: { [HUB]: { auth: basic('u:pass') } },
    },
    {
      name: 'is merged with the one that is there, of which only `auth` is kept',
      setup: {
        registries: [entry('r.io', 'u')],
        env: {
          DOCKER_AUTH_CONFIG: JSON.stringify({
            auths: {
              'r.io': { auth: basic('old:1') },
              'b.io': { username: 'v', password: '2222' },
              'c.io': { identitytoken: 't' },
            },
          }),
        },
      },
      push: ['r.io/a'],
      auths: { 'b.io': { auth: basic('v:2222') }, 'r.io': { auth: basic('u:pass') } },
    },
    {
      name: 'takes the primary where one host has two credentials',
      setup: { registries: [entry('r.io/a', 'u'), entry('r.io/b', 'v')], primary: 'r.io/b/y' },
      push: ['r.io/a/x', 'r.io/b/y'],
      auths: { 'r.io': { auth: basic('v:pass') } },
    },
    {
      name: 'does without a password that is missing',
      setup: {
        registries: [{ ...entry('r.io', 'u'), password: { from: 'env', name: 'NO' } as const }],
      },
      push: ['r.io/a'],
      auths: undefined,
    },
    { name: 'is not there without a credential', setup: {}, push: ['r.io/a'], auths: undefined },
  ] satisfies { name: string; setup: CredentialsSetup; push: string[]; auths: unknown }[])(
    '$name',
    async ({ setup, push, auths }) => {
      const fixture = await openCredentials(setup);
      const before = await fixture.userFile();
      expect(await readAuths(fixture, push)).toEqual(auths);
      expect(await fixture.userFile()).toBe(before);
    },
  );

  it('is added to the environment, and no argv has a secret', async () => {
    const fixture = await openCredentials({
      registries: [entry('r.io', 'u')],
      env: { PATH: '/bin', X: '1' },
    });
    const env = await fixture.childEnv([]);
    expect(env).toMatchObject({ PATH: '/bin', X: '1' });
    expect(env.DOCKER_CONFIG).toBeUndefined();
    expect([...fixture.shell.lines()].sort()).toEqual([
      'docker --version',
      'docker buildx version',
    ]);
  });
});

describe('a private directory for a child', () => {
  it.each([
    { name: 'buildx is older', buildx: 'v0.25.0', docker: '28.5.2', isPrivate: true },
    { name: 'docker is older', buildx: 'v0.29.1', docker: '27.5.1', isPrivate: true },
    { name: 'a candidate is older', buildx: 'v0.25.0-rc1', docker: '28.3.0', isPrivate: true },
    {
      name: 'both are the first that will do',
      buildx: 'v0.26.0',
      docker: '28.3.0',
      isPrivate: false,
    },
    { name: 'both are of the next series', buildx: 'v1.0.0', docker: '29.0.0', isPrivate: false },
  ])('$name: $isPrivate', async ({ buildx, docker, isPrivate }) => {
    const registries = [entry('r.io', 'u')];
    const fixture = await openCredentials({ registries, answers: version(buildx, docker) });
    const env = await fixture.childEnv([]);
    expect(env.DOCKER_CONFIG !== undefined).toBe(isPrivate);
    expect(env.DOCKER_AUTH_CONFIG === undefined).toBe(isPrivate);
  });

  it('is not needed where docker is missing and only buildx is there', async () => {
    const answers = [{ when: /^docker /, result: { code: null, spawnError: 'ENOENT' } }];
    const fixture = await openCredentials({ registries: [entry('r.io', 'u')], answers });
    expect((await fixture.childEnv([])).DOCKER_AUTH_CONFIG).toContain(basic('u:pass'));
  });

  it("is a copy of the user's with our logins in it, and shows where the rest is", async () => {
    const config = {
      auths: { 'r.io': {}, 'other.io': { auth: basic('o:1') } },
      credsStore: 'desktop',
      credHelpers: { 'x.io': 'ecr-login' },
      currentContext: 'remote',
      cliPluginsExtraDirs: ['/opt/plugins'],
    };
    const other = { auths: { 'env.io': { auth: basic('e:2') } } };
    const fixture = await openCredentials({
      registries: [entry('r.io', 'u')],
      config,
      env: { DOCKER_AUTH_CONFIG: JSON.stringify(other) },
      answers: OLD,
    });
    const before = await fixture.userFile();
    const env = await fixture.childEnv([repository('r.io/a')]);
    const directory = join(fixture.tempDir, 'docker-config');
    const written = join(directory, 'config.json');
    expect(env).toMatchObject({
      DOCKER_CONFIG: directory,
      BUILDX_CONFIG: join(fixture.home, 'buildx'),
    });
    expect(env.DOCKER_AUTH_CONFIG).toBeUndefined();
    expect(JSON.parse(await readFile(written, 'utf8'))).toEqual({
      auths: {
        'other.io': { auth: basic('o:1') },
        'env.io': { auth: basic('e:2') },
        'r.io': { auth: basic('u:pass') },
      },
      credsStore: 'desktop',
      credHelpers: { 'x.io': 'ecr-login', 'env.io': '', 'r.io': '' },
      currentContext: 'remote',
      cliPluginsExtraDirs: ['/opt/plugins', join(fixture.home, 'cli-plugins')],
    });
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    expect((await lstat(written)).mode & 0o777).toBe(0o600);
    expect(await readlink(join(directory, 'contexts'))).toBe(join(fixture.home, 'contexts'));
    expect(await fixture.userFile()).toBe(before);
  });

  it('can be made twice in one run', async () => {
    const fixture = await openCredentials({ registries: [entry('r.io', 'u')], answers: OLD });
    const first = await fixture.childEnv([]);
    expect(await fixture.childEnv([])).toEqual(first);
  });
});
