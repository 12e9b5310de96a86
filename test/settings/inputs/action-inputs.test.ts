// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { takeActionInputs } from '../../../src/settings/inputs/action-inputs.ts';
import { readSettings } from '../../../src/settings/read.ts';
import { toLine } from '../reading.ts';

/** The entries of `registries` in short: `prefix user:password`. */
async function loginsOf(given: Readonly<Record<string, string>>) {
  const { registries, problems } = await takeActionInputs(given);
  const entries = registries.map(({ prefix, username = '', password }) => {
    const word = password?.from === 'given' ? password.secret.reveal() : (password?.from ?? '');
    return `${prefix} ${username}:${word}`;
  });
  return { entries, problems: problems.map(toLine) };
}

describe('the inputs of docker/login-action', () => {
  const user = { username: 'acme', password: 'hunter22' };
  it.each([
    { given: { registry: 'ghcr.io', ...user }, entries: ['ghcr.io acme:hunter22'] },
    { given: user, entries: ['docker.io acme:hunter22'] },
    {
      given: { registry: 'https://index.docker.io/v1/', ...user },
      entries: ['docker.io acme:hunter22'],
    },
    {
      given: { registry: 'https://reg.test:5000', ...user },
      entries: ['reg.test:5000 acme:hunter22'],
    },
    {
      given: { registry: 'ghcr.io', scope: 'acme/app@push', ...user },
      entries: ['ghcr.io/acme/app acme:hunter22'],
    },
    { given: { registry: 'ghcr.io', username: 'acme' }, entries: ['ghcr.io acme:env'] },
    { given: { registry: 'ghcr.io' }, entries: ['ghcr.io :'] },
    {
      given: { registry: ' ghcr.io\n', username: ' acme', password: 'hunter22\n' },
      entries: ['ghcr.io acme:hunter22'],
    },
    {
      given: { 'registry-auth': '- username: b\n  password: " hunter33 "\n' },
      entries: ['docker.io b: hunter33 '],
    },
    {
      given: {
        'registry-auth':
          '- registry: ghcr.io\n  username: a\n  password: hunter22\n- username: b\n  password: hunter33\n',
      },
      entries: ['ghcr.io a:hunter22', 'docker.io b:hunter33'],
    },
    {
      given: {
        registry: '123456789012.dkr.ecr.eu-west-1.amazonaws.com',
        username: 'AWS',
        password: 'hunter22',
      },
      entries: ['123456789012.dkr.ecr.eu-west-1.amazonaws.com AWS:hunter22'],
    },
    {
      given: { registry: '123456789012.dkr.ecr.eu-west-1.amazonaws.com', ecr: 'true', ...user },
      entries: ['123456789012.dkr.ecr.eu-west-1.amazonaws.com acme:hunter22'],
    },
    { given: {}, entries: [] },
  ])('$given', async ({ given, entries }) => {
    expect(await loginsOf(given)).toEqual({ entries, problems: [] });
  });

  it.each([
    { given: { registry: 'no registry', ...user }, says: 'invalid registry "no registry"' },
    { given: { 'registry-auth': 'ghcr.io: hunter22' }, says: 'not a list of logins' },
    {
      given: { ...user, 'registry-auth': '- username: b\n  password: hunter33' },
      says: 'duplicate login for docker.io',
    },
    { given: { logout: 'false' }, says: 'INPUT_NEEDLESS logout' },
  ])('says what is wrong, and no password: $given', async ({ given, says }) => {
    const { problems } = await takeActionInputs(given);
    const text = problems.map(toLine).join('\n');
    expect(text).toContain(says);
    expect(text).not.toMatch(/hunter/);
  });

  it('are more entries of registries', async () => {
    const registries = '{"ghcr.io": {"username": "a", "password-env": "T"}}';
    const action = await takeActionInputs({ registry: 'docker.io', ...user });
    const read = await readSettings({ given: { registries }, env: {}, action });
    expect(read.value?.registries.map(({ prefix }) => prefix)).toEqual(['ghcr.io', 'docker.io']);
    const twice = await takeActionInputs({ registry: 'ghcr.io', ...user });
    const { problems } = await readSettings({ given: { registries }, env: {}, action: twice });
    expect(problems.map(toLine).join()).toContain('ghcr.io is in both registries and the input');
  });
});

describe('the inputs of docker/setup-buildx-action', () => {
  it.each([
    { given: { driver: 'docker' }, builder: 'default' },
    { given: { driver: 'docker-container' }, builder: 'auto' },
    { given: { driver: 'kubernetes' }, builder: 'kubernetes://default' },
    {
      given: { driver: 'kubernetes', 'driver-opts': 'image=x\nnamespace=builds' },
      builder: 'kubernetes://builds',
    },
    { given: { driver: 'remote', endpoint: 'tcp://a:1' }, builder: 'tcp://a:1' },
    {
      given: {
        driver: 'remote',
        endpoint: 'tcp://a:1',
        'driver-opts': 'cacert=/c/ca.pem,cert=/c/cert.pem\nkey=/c/key.pem',
      },
      builder: 'tcp://a:1?cacert=%2Fc%2Fca.pem&cert=%2Fc%2Fcert.pem&key=%2Fc%2Fkey.pem',
    },
    {
      given: {
        driver: 'remote',
        endpoint: 'tcp://a:1',
        platforms: 'linux/amd64',
        append:
          '- endpoint: tcp://b:1\n  platforms: linux/arm64\n  driver-opts:\n    - servername=b\n',
      },
      builder: 'linux/amd64=tcp://a:1,linux/arm64=tcp://b:1?servername=b',
    },
    {
      given: {
        driver: 'remote',
        endpoint: 'tcp://a:1',
        'driver-opts': '"servername=a,b"\nx=y',
      },
      builder: 'tcp://a:1?servername=a%2Cb&x=y',
    },
    {
      given: { driver: 'remote', endpoint: 'tcp://a:1', 'driver-opts': 'odd\n=x' },
      builder: 'tcp://a:1?odd=&=x',
    },
    { given: { endpoint: 'ssh://me@a' }, builder: 'ssh://me@a' },
    {
      given: {
        driver: 'remote',
        endpoint: 'tcp://a:1',
        platforms: 'linux/amd64',
        append: '- endpoint: tcp://b:1\n  platforms: linux/arm64,linux/arm/v7\n',
      },
      builder: 'linux/amd64=tcp://a:1,linux/arm64=tcp://b:1,linux/arm/v7=tcp://b:1',
    },
    { given: { context: '.' }, builder: undefined },
  ])('$given', async ({ given, builder }) => {
    const taken = await takeActionInputs(given);
    expect(taken.given.builder).toBe(builder);
    if (given.driver === 'remote') expect(taken.given).not.toHaveProperty('driver-opts');
    expect(taken.problems.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it.each([
    { given: { driver: 'cloud' }, says: 'invalid driver "cloud"' },
    { given: { driver: 'remote' }, says: 'needs an endpoint' },
    {
      given: { driver: 'docker-container', endpoint: 'ctx' },
      says: 'not the address of a BuildKit',
    },
    {
      given: { driver: 'docker', endpoint: 'tcp://a:1' },
      says: 'not supported by the driver docker',
    },
    { given: { endpoint: 'tcp://a:1' }, says: 'not supported by the driver docker-container' },
    {
      given: { driver: 'remote', endpoint: 'ssh://a' },
      says: 'not supported by the driver remote',
    },
    { given: { endpoint: 'tcp://a:1', append: 'x' }, says: 'not a list of nodes' },
    {
      given: { driver: 'remote', endpoint: 'tcp://a:1', append: '- endpoint: tcp://b:1' },
      says: 'not every node names its platforms',
    },
    { given: { driver: 'remote', builder: 'big', endpoint: 'tcp://a:1' }, says: 'Keep builder' },
    { given: { use: 'true', 'keep-state': 'true' }, says: 'INPUT_NEEDLESS use, keep-state' },
    { given: { driver: 'docker', name: 'mybuilder' }, says: 'INPUT_OTHER_MEANING here, name' },
  ])('says what is wrong: $given', async ({ given, says }) => {
    const { problems } = await takeActionInputs(given);
    expect(problems.map(toLine).join('\n')).toContain(says);
  });

  it('refuses certificates in variables, which nothing here reads', async () => {
    const env = { BUILDER_NODE_0_AUTH_TLS_CACERT: 'hunter22', BUILDER_NODE_1_AUTH_TLS_KEY: '' };
    const given = { driver: 'remote', endpoint: 'tcp://a:1' };
    const { problems } = await takeActionInputs(given, env);
    expect(problems.map(toLine)).toHaveLength(1);
    expect(problems.map(toLine)[0]).toContain('driver-opts: cacert=FILE');
    expect(problems.map(toLine)[0]).not.toContain('hunter');
    expect((await takeActionInputs({ file: 'x' }, env)).problems).toEqual([]);
  });

  it('names those that are there, with those that are settings too', async () => {
    const { setup, given } = await takeActionInputs({ 'driver-opts': 'a=b', install: 'true' });
    expect(setup).toEqual(['driver-opts', 'install']);
    expect(given).toEqual({ 'driver-opts': 'a=b' });
  });
});
