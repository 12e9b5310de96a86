// SPDX-License-Identifier: Apache-2.0
// Logins that the environment offers, as children of a run get them: from the helper, since they end in hours.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFinder } from '../../../src/secret-forms.ts';
import { ask } from '../ask.ts';
import { repository } from '../logins.ts';
import { offers } from './offers.ts';
import { gceMetadata } from './services.ts';
import { ECR, GAR, open, openEnvironment } from './world.ts';

const names = Object.keys(offers);

describe('a child asks for the login of', () => {
  it.each(names)('%s', async (name) => {
    const offer = (await offers[name]?.()) ?? expect.fail();
    const world = await openEnvironment(offer);
    const wanted = repository(`${offer.host}/acme/images/app`);
    const env = await world.credentials.childEnv([wanted]);
    expect(env.DOCKER_AUTH_CONFIG).toBeUndefined();
    const { login } = await ask(env, offer.host);
    expect(login?.Username).toBe(offer.user);
    const text = await readFile(join(world.tempDir, 'docker-config', 'config.json'), 'utf8');
    expect(createFinder(login?.Secret ?? expect.fail())(text)).toEqual([]);
  });

  it.each(names)('%s, but not in an untrusted run', async (name) => {
    const offer = (await offers[name]?.()) ?? expect.fail();
    const world = await openEnvironment({ ...offer, trust: 'untrusted' });
    const wanted = repository(`${offer.host}/acme/images/app`);
    const env = await world.credentials.childEnv([wanted]);
    expect([env.DOCKER_AUTH_CONFIG, env.DOCKER_CONFIG]).toEqual([undefined, undefined]);
    expect(world.internet.lines()).toEqual([]);
  });
});

describe('a login of a machine of Google', () => {
  async function openMachine() {
    const given: string[] = [];
    const { host } = await open(gceMetadata(given));
    const world = await openEnvironment({ env: { GCE_METADATA_HOST: host, NO_GCE_CHECK: '' } });
    const env = await world.credentials.childEnv([repository(`${GAR}/acme/images/app`)]);
    return { ...{ given, world, env } };
  }

  it('is renewed for a child that pushes after its end', async () => {
    const { given, world, env } = await openMachine();
    expect((await ask(env, GAR)).login?.Secret).toBe(given[0]);
    await world.clock.sleep(1_800_000);
    const { login } = await ask(env, GAR);
    expect(given).toHaveLength(2);
    expect(login?.Secret).toBe(given[1]);
  });

  it('is another one after the registry refused it', async () => {
    const { given, world } = await openMachine();
    const env = await world.credentials.childEnv([], undefined, true);
    const { login } = await ask(env, GAR);
    expect(given).toHaveLength(2);
    expect(login?.Secret).toBe(given[1]);
  });
});

it('a host of a cloud without a login, and a run without such hosts, have no helper', async () => {
  const world = await openEnvironment({});
  for (const name of [`${ECR}/acme/app`, 'ghcr.io/acme/app']) {
    const env = await world.credentials.childEnv([repository(name)]);
    expect([env.DOCKER_AUTH_CONFIG, env.DOCKER_CONFIG]).toEqual([undefined, undefined]);
  }
});
