// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { problemOf } from '../registry/bench.ts';
import { basic, openCredentials, repository, show } from './logins.ts';

const auths = (key: string, pair: string) => ({ auths: { [key]: { auth: basic(pair) } } });

describe('a credential helper', () => {
  const helper = (stdout: object | string, more: object = {}) => [
    {
      when: /^docker-credential-/,
      result: { stdout: typeof stdout === 'string' ? stdout : JSON.stringify(stdout), ...more },
    },
  ];
  const login = { ServerURL: 'x', Username: 'u', Secret: 'pass' };

  it.each([
    {
      name: 'the store',
      image: 'r.io/a',
      config: { credsStore: 'desktop' },
      program: 'desktop',
      asked: 'r.io',
    },
    {
      name: "the host's own before the store",
      image: 'r.io/a',
      config: { credsStore: 'desktop', credHelpers: { 'r.io': 'ecr-login' } },
      program: 'ecr-login',
      asked: 'r.io',
    },
    {
      name: 'Docker Hub by its old address',
      image: 'docker.io/a/b',
      config: { credsStore: 'pass' },
      program: 'pass',
      asked: 'https://index.docker.io/v1/',
    },
  ])('is asked: $name', async ({ image, config, program, asked }) => {
    const fixture = await openCredentials({ config, answers: helper(login) });
    expect(show(await fixture.find(repository(image)))).toBe(
      `u:pass from docker-credential-${program}`,
    );
    const [command] = fixture.shell.commands;
    expect(command?.argv).toEqual([`docker-credential-${program}`, 'get']);
    expect(command?.stdin).toBe(asked);
  });

  it.each([
    {
      name: 'a token',
      answers: helper({ Username: '<token>', Secret: 'idtoken' }),
      found: 'token idtoken from docker-credential-x',
    },
    {
      name: 'nothing',
      answers: helper('credentials not found in native keychain\n', { code: 1 }),
      found: 'anonymous',
    },
    { name: 'an empty secret', answers: helper({ Username: 'u', Secret: '' }), found: 'anonymous' },
    {
      name: 'not installed, and no login expected',
      answers: helper('', { code: null, spawnError: 'ENOENT' }),
      found: 'anonymous',
    },
  ])('answers: $name', async ({ answers, found }) => {
    const fixture = await openCredentials({ config: { credsStore: 'x' }, answers });
    expect(show(await fixture.find(repository('r.io/a')))).toBe(found);
  });

  it('an empty name means the file itself', async () => {
    const config = { ...auths('r.io', 'f:file'), credsStore: 'x', credHelpers: { 'r.io': '' } };
    const fixture = await openCredentials({ config });
    expect(show(await fixture.find(repository('r.io/a')))).toBe(
      'f:file from the Docker configuration',
    );
    expect(fixture.shell.commands).toEqual([]);
  });

  it.each([
    {
      name: 'not installed, though there is a login',
      answers: helper('', { code: null, spawnError: 'ENOENT' }),
      why: 'is not installed',
    },
    { name: 'fails', answers: helper('locked', { code: 1 }), why: 'ended with exit code 1' },
    {
      name: 'says nothing',
      answers: helper('', { code: null, timedOut: true }),
      why: 'did not respond within 30 s',
    },
    { name: 'says nonsense', answers: helper('{}'), why: 'returned an invalid login' },
  ])('that fails is a Problem: $name', async ({ answers, why }) => {
    const config = { auths: { 'r.io': {} }, credsStore: 'x' };
    const fixture = await openCredentials({ config, answers });
    const [problem] = (await problemOf(fixture.find(repository('r.io/a')))).problems;
    expect(problem?.code).toBe('LOGIN_HELPER_FAILED');
    expect(problem?.message).toContain(
      `"docker-credential-x", which the Docker configuration names for r.io, ${why}`,
    );
  });
});
