// SPDX-License-Identifier: Apache-2.0
// Registries that accept requests and never respond: reported, and abandoned if nothing was sent yet.
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import type { RegistryClientOptions } from '../../../src/registry/client.ts';
import { nightly } from '../../lab/nightly.ts';
import { silentLog } from '../../ship/tagging.ts';
import { createBench, problemOf, toPassword } from '../bench.ts';
import { type Reply, type Script, serve } from '../server.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

/** The limits of a run, two hundred times shorter. */
const limits = { totalMs: 150, silentMs: 150, preflightMs: 450 };

async function start(script: Script, more: Partial<RegistryClientOptions> = {}) {
  const server = await serve(script);
  const said: string[] = [];
  const push = (line: string) => said.push(line);
  const log = { ...silentLog, info: push, debug: push };
  // A clock that does not wait would count time that did not go by.
  const clock = { ...systemClock, random: () => 0 };
  const bench = createBench({ clock, log, limits, retryDeadlineMs: 1_200, ...more });
  closers.push(bench.client.close, server.close);
  const told = () => said.filter((line) => line.endsWith('does not respond; retrying.'));
  return { ...bench, host: server.host, said, told, asked: server.asked };
}

const hang: Reply = { hang: true };

describe('a registry that never answers', () => {
  it('is reported once, and dropped before anything was sent', async () => {
    const { open, host, told } = await start(() => hang);
    const { problems } = await problemOf(open(host).authorize('pull,push'));
    expect(problems[0]?.message).toMatch(
      new RegExp(`^could not .* ${host} does not respond \\(\\d tries in`),
    );
    expect(problems[0]?.hint).toContain('Check the host and port');
    expect(told()).toEqual([`${host} does not respond; retrying.`]);
  });

  it('is given up in time where a single exchange might last longer', async () => {
    const { open, host, asked } = await start(() => hang, {
      limits: { ...limits, totalMs: 60_000 },
      idleTimeoutMs: 240_000,
    });
    const { problems } = await problemOf(open(host).resolve('1'));
    expect(problems[0]?.message).toContain(`${host} does not respond.`);
    expect(asked).toHaveLength(1);
  });

  it('is asked until the retry deadline afterwards', async () => {
    const { open, host, client, told } = await start(() => hang);
    client.endPreflight();
    const before = performance.now();
    const { problems } = await problemOf(open(host).resolve('1'));
    expect(performance.now() - before).toBeGreaterThan(1_200);
    expect(problems[0]?.message).toMatch(/incomplete response from .*tries/);
    expect(told()).toHaveLength(1);
  });

  nightly(it)('is not reported again until it answers', async () => {
    const { open, host, client, told } = await start(({ path }, times) =>
      path === '/v2/' || times % 4 === 3 ? { status: 404 } : hang,
    );
    client.endPreflight();
    await open(host).resolve('1');
    expect(told()).toHaveLength(1);
    await open(host).resolve('1');
    expect(told()).toHaveLength(2);
  });
});

describe('a registry that is slow or in trouble', () => {
  it('is not reported while it answers', async () => {
    const { open, host, told } = await start(() => ({ status: 404, delayMs: 20 }));
    for (const tag of ['1', '2', '3', '4', '5']) await open(host).resolve(tag);
    expect(told()).toEqual([]);
  });

  it('has the whole retry deadline where it answers that it is busy', async () => {
    const { open, host } = await start(() => ({ status: 503 }));
    const before = performance.now();
    const { problems } = await problemOf(open(host).resolve('1'));
    expect(performance.now() - before).toBeGreaterThan(500);
    expect(problems[0]?.message).toContain('answered 503');
  });
});

it('a token service that never answers is named as one', async () => {
  const { open, host, told } = await start(
    ({ path, headers }) =>
      path.startsWith('/token')
        ? hang
        : {
            status: 401,
            headers: { 'www-authenticate': `Bearer realm="http://${headers.host ?? ''}/token"` },
          },
    { found: toPassword('u', 'p') } as never,
  );
  const { problems } = await problemOf(open(host).resolve('1'));
  expect(problems[0]?.message).toContain(`the token service ${host} does not respond`);
  expect(told()).toEqual([`The token service ${host} does not respond; retrying.`]);
});

it('--debug shows pings and token requests, without what follows the path', async () => {
  const { open, host, said } = await start(
    ({ path, headers }) => {
      if (path.startsWith('/token')) return { body: '{"token":"t"}' };
      if (headers.authorization === 'Bearer t') return { status: 404 };
      const realm = `http://${headers.host ?? ''}/token?key=planted`;
      return { status: 401, headers: { 'www-authenticate': `Bearer realm="${realm}"` } };
    },
    { found: toPassword('u', 'planted') } as never,
  );
  await open(host).resolve('1');
  const lines = said.map((line) => line.replace(/ \(\d+ ms\)$/, ''));
  expect(lines).toEqual([
    `GET http://${host}/v2/ 401`,
    `GET http://${host}/token 200`,
    `HEAD http://${host}/v2/acme/app/manifests/1 404`,
  ]);
});
