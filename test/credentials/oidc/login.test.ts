// SPDX-License-Identifier: Apache-2.0
// Logins by identity token, against services that check what the real ones check.
import { describe, expect, it } from 'vitest';
import type { OidcRole } from '../../../src/settings/oidc.ts';
import { createFinder } from '../../../src/secret-forms.ts';
import { problemOf } from '../../registry/bench.ts';
import { repository } from '../logins.ts';
import { ACCOUNT, CLIENT, CONNECTION, POOL, ROBOT, ROLE, TENANT } from './clouds.ts';
import { openWorld, SUBJECT, type World } from './world.ts';

const roles = {
  hub: {
    provider: 'docker-hub',
    connectionId: CONNECTION,
    organization: 'acme',
    expiresInS: 600,
  },
  google: { provider: 'google', identityProvider: POOL },
  account: { provider: 'google', identityProvider: POOL, serviceAccount: ACCOUNT },
  azure: { provider: 'azure', clientId: CLIENT, tenantId: TENANT },
  quay: { provider: 'quay', robot: ROBOT },
  jfrog: { provider: 'jfrog', providerName: 'github' },
  aws: { provider: 'aws', roleArn: ROLE, region: 'eu-west-1' },
} as const satisfies Record<string, OidcRole>;

/** No output names a secret, and no token reached a server that it is not for. */
function expectClean(world: World, ...texts: readonly string[]): void {
  const all = [...world.said, ...texts, ...world.shell.lines()].join('\n');
  const shown = world
    .secrets()
    .filter((value) => value !== '' && createFinder(value)(all).length > 0);
  expect(shown).toEqual([]);
  expect(world.astray()).toEqual([]);
}

describe('a push is granted', () => {
  it.each([
    { name: 'on Docker Hub', role: roles.hub, user: 'acme', lifeS: 600 },
    { name: 'by Google to the federated identity', role: roles.google, user: 'oauth2accesstoken' },
    { name: 'by Google to a service account', role: roles.account, user: 'oauth2accesstoken' },
    { name: 'by Azure', role: roles.azure, user: '00000000-0000-0000-0000-000000000000' },
    { name: 'by Quay', role: roles.quay, user: ROBOT },
    { name: 'by JFrog', role: roles.jfrog, user: 'ci-user' },
    { name: 'by AWS', role: roles.aws, user: 'AWS', lifeS: 43_200 },
  ])('$name', async ({ role, user, lifeS = 3600 }) => {
    const world = await openWorld({ role });
    const names = ['acme/app', 'acme/web', 'acme/cli'].map((path) =>
      repository(`${world.host}/${path}`),
    );
    const rights = await Promise.all(names.map((name) => world.client.open(name).provePush()));
    expect(rights).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
    const found = await world.credentials.find(names[0] ?? repository(world.host));
    expect(found?.credential).toMatchObject({ kind: 'password', username: user });
    expect(found?.identity).toMatchObject({ subject: SUBJECT, from: 'GitHub Actions' });
    expect(found?.source).toContain(`registries: ${world.host}`);
    const leftS = ((found?.identity?.endMs ?? 0) - world.clock.now()) / 1000;
    expect(Math.abs(leftS - lifeS)).toBeLessThan(30);
    expect(world.issuer.tokens).toHaveLength(1);
    expectClean(world, JSON.stringify(found));
    const known = world.secrets().filter((one) => one.includes('.') || one.startsWith('hub'));
    expect(known.filter((one) => !world.masked.includes(one))).toEqual([]);
  });

  it('by the public registry of AWS', async () => {
    const role = { ...roles.aws, region: 'us-east-1' };
    const world = await openWorld({ role, entry: { prefix: 'public.ecr.aws' } });
    const found = await world.credentials.find(repository('public.ecr.aws/acme/app'));
    expect(found?.credential).toMatchObject({ username: 'AWS' });
    expect(world.provider.served.asked.at(-1)?.headers['x-amz-target']).toContain('Spencer');
    expectClean(world);
  });
});

it('the check of this file finds a token that reached another host', async () => {
  const world = await openWorld({ role: roles.hub });
  const body = new URLSearchParams({ token: world.issuer.sign('https://identity.docker.com') });
  await fetch(world.registry.served.url, { method: 'POST', body });
  expect(world.astray()).toEqual([
    `a token for https://identity.docker.com reached ${world.registry.served.host}`,
  ]);
});

describe('a login is asked for', () => {
  it('again when the services are busy', async () => {
    const world = await openWorld({ role: roles.hub });
    world.issuer.failures.push(429, 503);
    world.busy.push(429, 502);
    const name = repository(`${world.host}/acme/app`);
    expect(await world.client.open(name).provePush()).toEqual({ ok: true });
    expect(world.clock.waits.some((ms) => ms >= 2000)).toBe(true);
    expectClean(world);
  });

  it('again before it ends, with a new identity token where the first has ended', async () => {
    const world = await openWorld({ role: roles.hub });
    const name = repository(`${world.host}/acme/app`);
    const first = await world.credentials.find(name);
    expect(await world.credentials.find(name)).toBe(first);
    await world.clock.sleep(570_000);
    const second = await world.credentials.find(name);
    expect(second).not.toBe(first);
    expect(second?.untilMs).toBeGreaterThan(world.clock.now());
    expect(world.issuer.tokens).toHaveLength(2);
  });

  it.each([
    { name: 'a token service', role: roles.hub, given: 2 },
    { name: 'a registry with Basic', role: roles.aws, given: 2 },
  ])('again when $name does not take it any more', async ({ role, given }) => {
    const world = await openWorld({ role });
    const passwords = () => world.provider.given.filter((one) => /^(?:hub|ecr)/.test(one));
    const open = () => world.client.open(repository(`${world.host}/acme/app`));
    expect(await open().provePush()).toEqual({ ok: true });
    for (const password of world.provider.given) world.revoked.add(password);
    await world.clock.sleep(120_000);
    expect(await open().provePush()).toEqual({ ok: true });
    expect(passwords()).toHaveLength(given);
    expectClean(world);
  });

  it('once again, where the registry refuses the new one too', async () => {
    const world = await openWorld({ role: roles.quay });
    const all = { has: () => true } as unknown as Set<string>;
    Object.assign(world.revoked, all);
    const right = await world.client.open(repository(`${world.host}/acme/app`)).provePush();
    expect(right).toMatchObject({ ok: false, reason: 'credentials' });
    expect(world.provider.given).toHaveLength(2);
    expectClean(world, JSON.stringify(right));
  });
});

describe('a refusal says who the run is, and what would be accepted', () => {
  const other = { sub: 'repo:acme@123/app@456:ref:refs/heads/next' };
  it.each([
    {
      name: 'Docker Hub',
      role: roles.hub,
      says: [
        'answered 403 "no ruleset matches"',
        'add a ruleset for the subject repo:acme@123/app@456',
      ],
    },
    {
      name: 'Docker Hub, of the lifetime',
      role: { ...roles.hub, expiresInS: 21_600 },
      says: ['answered 400 "expires_in is invalid"', 'Set expires-in'],
    },
    {
      name: 'Google',
      role: roles.google,
      says: ['attribute condition', `Change the attribute condition of the provider ${POOL}`],
    },
    {
      name: 'Azure',
      role: roles.azure,
      says: [
        'AADSTS700213',
        `Add a federated credential to the application ${CLIENT}: issuer http`,
      ],
    },
    {
      name: 'Quay',
      role: roles.quay,
      says: ['answered 401', `the robot account ${ROBOT}: issuer`],
    },
    {
      name: 'JFrog',
      role: roles.jfrog,
      says: ['no identity mapping', 'with the claim sub: repo:acme@'],
    },
    {
      name: 'AWS',
      role: roles.aws,
      says: [
        'AccessDenied',
        `Let the trust policy of ${ROLE} allow`,
        ':sub = repo:acme@123/app@456:',
      ],
    },
  ])('$name', async ({ role, says }) => {
    const world = await openWorld({ role, claims: other });
    const { problems } = await problemOf(world.credentials.find(repository(`${world.host}/a/b`)));
    const [problem] = problems;
    const text = `${problem?.message ?? ''} | ${problem?.hint ?? ''}`;
    expect(problem?.code).toBe('LOGIN_TRUST_REFUSED');
    for (const words of [...says, world.issuer.served.url, `the subject ${other.sub}`]) {
      expect(text).toContain(words);
    }
    expect(text).toContain("in GitHub's other form repo:acme/app:ref:refs/heads/next");
    expectClean(world, text);
  });

  it.each([
    {
      name: 'an account of Google that it may not be',
      role: { ...roles.account, serviceAccount: 'boss@acme.iam.gserviceaccount.com' },
      says: 'grant roles/iam.workloadIdentityUser on it to the member principal://iam.googleapis.com/projects/12345/locations/global/workloadIdentityPools/ci/subject/SUBJECT',
    },
    {
      name: 'an application that is not in the tenant',
      role: { ...roles.azure, clientId: TENANT },
      says: `Check client-id and tenant-id: the application ${TENANT} must be in the tenant`,
    },
    {
      name: 'a connection that is not active',
      role: { ...roles.hub, connectionId: CLIENT },
      says: 'which must be active',
    },
    {
      name: 'another role',
      role: { ...roles.aws, roleArn: `${ROLE}-other` },
      says: `Let the trust policy of ${ROLE}-other allow`,
    },
  ])('$name', async ({ role, says }) => {
    const world = await openWorld({ role });
    const { problems } = await problemOf(world.credentials.find(repository(`${world.host}/a/b`)));
    expect(problems[0]?.hint).toContain(says);
    expect(problems[0]?.message).toContain('other form repo:acme@123/app@456:ref:refs/heads/main');
    expectClean(world, JSON.stringify(problems));
  });

  it('a service that stays busy', async () => {
    const world = await openWorld({ role: roles.google });
    world.busy.push(...new Array<number>(400).fill(503));
    const { problems } = await problemOf(world.credentials.find(repository(`${world.host}/a/b`)));
    expect(problems[0]?.code).toBe('LOGIN_SERVICE_FAILED');
    expectClean(world, JSON.stringify(problems));
  });
});
