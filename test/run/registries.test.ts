// SPDX-License-Identifier: Apache-2.0
// Which runs connect to registries before they have a plan, and what these see of it.
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import type { Facts } from '../../src/facts/facts.ts';
import { createVault } from '../../src/report/mask.ts';
import { connectAhead } from '../../src/run/registries.ts';
import type { RunEnvironment } from '../../src/run/request.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { createShell } from '../../src/shell.ts';
import { branchEvent, changeEvent, factsOf, gitTagEvent } from '../plan/facts.ts';
import { settingsOf } from '../plan/settings.ts';
import { toPassword } from '../registry/bench.ts';
import { serve, type Served } from '../registry/server.ts';

let served: Served | undefined;
afterEach(async () => {
  await served?.close();
});

const environment: RunEnvironment = {
  ...{ env: {}, cwd: '/', shell: createShell(), clock: systemClock, tempParent: '/tmp' },
  signal: new AbortController().signal,
  vault: createVault(() => undefined),
  log: {
    info: () => undefined,
    debug: () => undefined,
    problem: () => undefined,
    group: (_name, work) => work(),
    output: () => undefined,
  },
};

/** A registry, and what connecting to it ahead gives. */
async function start(facts: Partial<Facts>, toSettings: (host: string) => Partial<Settings>) {
  served = await serve(({ path }) =>
    path === '/v2/'
      ? { status: 401, headers: { 'www-authenticate': 'Basic realm="registry"' } }
      : { status: 404 },
  );
  const { host, asked } = served;
  const settings = settingsOf({ push: 'true', ...toSettings(host) });
  const ahead = await connectAhead(
    settings,
    factsOf({ event: gitTagEvent('v1.0.0'), ...facts }),
    environment,
  );
  return { ahead, settings, host, asked };
}

const images = (text: (host: string) => string) => (host: string) => ({ images: text(host) });
const plain = images((host) => `${host}/acme/app`);
const untrusted = { level: 'untrusted', reason: 'it is from a fork' } as const;

describe('before there is a plan', () => {
  it.each([
    { name: 'one repository', settings: plain },
    { name: 'several in one registry', settings: images((host) => `${host}/a\n\n  ${host}/b`) },
    { name: 'one next to a template', settings: images((host) => `${host}/a\n{{env.HOST}}/b`) },
    { name: 'a branch in CI', settings: plain, facts: { event: branchEvent('main') } },
  ])(
    'a registry is asked once, and nothing but its version: $name',
    async ({ settings, facts = {} }) => {
      const { ahead, asked } = await start(facts, settings);
      await expect
        .poll(() => asked.map(({ method, path }) => `${method} ${path}`))
        .toEqual(['GET /v2/']);
      expect(asked[0]?.headers.authorization).toBeUndefined();
      ahead?.close();
    },
  );

  it.each<{ name: string; settings?: (host: string) => Partial<Settings>; facts?: Partial<Facts> }>(
    [
      { name: 'is untrusted', facts: { trust: untrusted } },
      {
        name: 'is a change from a fork',
        facts: { trust: untrusted, event: changeEvent({ origin: 'fork' }) },
      },
      { name: 'does not push', settings: (host) => ({ ...plain(host), push: 'false' }) },
      {
        name: 'pushes nothing outside CI',
        settings: (host) => ({ ...plain(host), push: 'auto' }),
        facts: { ci: 'local' },
      },
      { name: 'names a template alone', settings: images((host) => `${host}/{{name}}`) },
      {
        name: 'names a repository with attributes',
        settings: images((host) => `name=${host}/app,enable=true`),
      },
      { name: 'names none', settings: () => ({}) },
    ],
  )('no registry is asked by a run that $name', async ({ settings = plain, facts = {} }) => {
    const { ahead, asked } = await start(facts, settings);
    expect(ahead).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('the client is taken once, by the run that it was made for, and logs in as that one', async () => {
    const { ahead, settings, host, asked } = await start({}, plain);
    const find = () => Promise.resolve(toPassword('alice', 'secret'));
    expect(ahead?.take({ ...settings }, find)).toBeUndefined();
    const client = ahead?.take(settings, find);
    expect(ahead?.take(settings, find)).toBeUndefined();
    await client?.open({ name: `${host}/acme/app`, host, path: 'acme/app' }).resolve('1.0.0');
    expect(asked.map(({ path }) => path)).toEqual(['/v2/', '/v2/acme/app/manifests/1.0.0']);
    expect(asked[1]?.headers.authorization).toMatch(/^Basic /);
    client?.close();
  });
});
