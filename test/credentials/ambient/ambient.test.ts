// SPDX-License-Identifier: Apache-2.0
// Logins that the environment of a run offers for the registries of the large clouds.
import { describe, expect, it } from 'vitest';
import type { FoundCredential } from '../../../src/registry/registry.ts';
import { createFinder } from '../../../src/secret-forms.ts';
import { problemOf } from '../../registry/bench.ts';
import { repository, show } from '../logins.ts';
import { LONG, offers, SHORT } from './offers.ts';
import { ecrApi } from './services.ts';
import { ACR, ECR, type EnvironmentWorld, GAR, open, openEnvironment } from './world.ts';

/** No secret is shown, and each is masked. */
function expectHidden(
  world: EnvironmentWorld,
  secrets: readonly string[],
  ...texts: readonly string[]
) {
  const all = [...world.said, ...texts].join('\n');
  expect(secrets.filter((value) => createFinder(value)(all).length > 0)).toEqual([]);
}

const names = Object.keys(offers);
const find = (world: EnvironmentWorld, host: string): Promise<FoundCredential | undefined> =>
  world.credentials.find(repository(`${host}/acme/images/app`), 'pull,push');

describe('a login is offered by', () => {
  it.each(names)('%s', async (name) => {
    const offer = (await offers[name]?.()) ?? expect.fail();
    const world = await openEnvironment(offer);
    const found = await find(world, offer.host);
    expect(found?.credential).toMatchObject({ kind: 'password', username: offer.user });
    expect(found?.source).toMatch(offer.source);
    expect(found?.untilMs).toBeGreaterThan(world.clock.now());
    expectHidden(world, offer.secrets, JSON.stringify(found));
    expect(
      offer.secrets.filter((value) => !world.masked.includes(value.replace(/^Bearer /, ''))),
    ).toEqual([]);
    // Shared by all repositories of the host, and made again in place of one that was refused.
    expect(await find(world, offer.host)).toBe(found);
    const other = await world.credentials.find(
      repository(`${offer.host}/acme/images/b`),
      'pull',
      found,
    );
    expect(other).not.toBe(found);
  });

  it.each(names)('%s, but not in an untrusted run', async (name) => {
    const offer = (await offers[name]?.()) ?? expect.fail();
    const world = await openEnvironment({ ...offer, trust: 'untrusted' });
    expect(show(await find(world, offer.host))).toBe('anonymous');
    expect(world.internet.lines()).toEqual([]);
    expect(world.said).toEqual([]);
  });

  it.each(names)('%s, but for no other host', async (name) => {
    const offer = (await offers[name]?.()) ?? expect.fail();
    const world = await openEnvironment(offer);
    for (const host of ['ghcr.io', 'docker.io', 'ecr.example.com', 'amazonaws.com.evil.example']) {
      expect(show(await find(world, host))).toBe('anonymous');
    }
    expect(world.said).toEqual([]);
  });
});

it('an entry with a password comes first', async () => {
  const offer = (await offers['keys of a user of AWS']?.()) ?? expect.fail();
  const { secret } = await import('../../../src/settings/secret.ts');
  const password = { from: 'given', secret: secret('password-1') } as const;
  const world = await openEnvironment({
    ...offer,
    registries: [{ prefix: ECR, username: 'AWS', password }],
  });
  expect(show(await find(world, ECR))).toBe(`AWS:password-1 from registries: ${ECR}`);
});

it.each([
  { name: 'a machine of AWS', host: ECR },
  { name: 'a machine of Google', host: GAR },
  { name: 'a machine of Azure', host: ACR },
])('metadata: off leaves out $name', async ({ name, host }) => {
  const offer = (await offers[name]?.()) ?? expect.fail();
  const world = await openEnvironment({
    ...offer,
    registries: [{ prefix: host, metadata: 'off' }],
  });
  expect(show(await find(world, host))).toBe('anonymous');
  expect(world.said).toEqual([]);
});

describe('AWS refuses', () => {
  const env = (url: string) => ({
    ...{ AWS_ENDPOINT_URL_ECR: url, AWS_ACCESS_KEY_ID: LONG.id },
    AWS_SECRET_ACCESS_KEY: LONG.secretKey,
  });
  it.each([
    {
      name: 'keys that are not its own',
      keys: SHORT,
      denied: [],
      hint: 'Check the keys from AWS_ACCESS_KEY_ID',
    },
    {
      ...{ name: 'an account without the right', keys: LONG, denied: ['GetAuthorizationToken'] },
      hint: 'Allow the owner of these keys the action ecr:GetAuthorizationToken',
    },
  ])('$name: the source and the next move are named', async ({ keys, denied, hint }) => {
    const { url } = await open(ecrApi(keys, { denied }).answer);
    const world = await openEnvironment({ env: env(url) });
    const { problems } = await problemOf(find(world, ECR));
    expect(problems[0]?.code).toBe('LOGIN_REFUSED');
    expect(problems[0]?.message).toContain('the credential from AWS_ACCESS_KEY_ID');
    expect(problems[0]?.hint).toContain(hint);
    expectHidden(world, [LONG.secretKey], JSON.stringify(problems));
  });

  it('a login, and what anyone may pull is pulled without one', async () => {
    const { url } = await open(ecrApi(LONG, { denied: ['GetAuthorizationToken'] }).answer);
    const world = await openEnvironment({ env: { ...env(url), AWS_ENDPOINT_URL_ECR_PUBLIC: url } });
    const image = repository('public.ecr.aws/docker/library/alpine');
    expect(await world.credentials.find(image, 'pull')).toBeUndefined();
  });
});
