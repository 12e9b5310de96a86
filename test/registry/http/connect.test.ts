// SPDX-License-Identifier: Apache-2.0
// Connections that are opened before they are needed.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import type { RegistryClientOptions } from '../../../src/registry/client.ts';
import { makeIdentity } from '../../lab/certificates.ts';
import { createBench, problemOf, toName } from '../bench.ts';
import { type Script, serve, type Served } from '../server.ts';

const OPENED = 12;
const authority = makeIdentity({ name: 'Test authority' });
const server = makeIdentity({ name: 'registry', issuer: authority, ipAddresses: ['127.0.0.1'] });

let directory: string;
let ca: string;
let served: Served | undefined;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tagship-connect-'));
  ca = join(directory, 'ca.pem');
  await writeFile(ca, authority.certificate);
});
afterEach(() => served?.close());
afterAll(() => rm(directory, { recursive: true }));

async function open(script: Script, isTls = true, more: Partial<RegistryClientOptions> = {}) {
  const tls = { key: server.key, cert: server.certificate };
  served = await serve(script, isTls ? { tls } : {});
  const { host } = served;
  const entry = { prefix: host, required: true, insecure: false, ca };
  return { ...createBench({ registries: isTls ? [entry] : [], ...more }), host, served };
}

/** Answers when all connections are there. */
function together(count: number, script: Script): Script {
  const waiting: (() => void)[] = [];
  let isOpen = false;
  return async (asked, times) => {
    if (!isOpen && waiting.length + 1 < count) {
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    isOpen = true;
    for (const go of waiting) go();
    return script(asked, times);
  };
}

it('are as many as a small image takes at once, of which the first is the ping, and are used', async () => {
  const bench = await open(together(OPENED, () => ({ status: 404 })));
  bench.client.connect([toName(bench.host, 'a/b'), toName(bench.host, 'c/d')]);
  const repository = bench.open(bench.host);
  await repository.authorize('pull');
  const heads = Array.from({ length: OPENED }, (_, nth) => repository.resolve(`tag-${nth}`));
  await Promise.all(heads);
  const asked = bench.served.asked.filter(({ path }) => path === '/v2/');
  expect(asked).toHaveLength(OPENED);
  expect(new Set(asked.map(({ from }) => from)).size).toBe(OPENED);
  const known = new Set(asked.map(({ from }) => from));
  const tags = bench.served.asked.filter(({ path }) => path.includes('tag-'));
  expect(tags.filter(({ from }) => known.has(from)).length).toBeGreaterThan(1);
  bench.client.close();
});

it('are waited for where they answer shortly after the ping, so that no request opens another', async () => {
  let pings = 0;
  const script: Script = async ({ path }) => {
    if (path === '/v2/' && (pings += 1) > 1) await systemClock.sleep(3);
    return { status: 404 };
  };
  const bench = await open(together(OPENED, script), true, { clock: systemClock });
  bench.client.connect([toName(bench.host)]);
  const repository = bench.open(bench.host);
  await repository.authorize('pull');
  await Promise.all(Array.from({ length: OPENED }, (_, nth) => repository.resolve(`tag-${nth}`)));
  expect(new Set(bench.served.asked.map(({ from }) => from)).size).toBe(OPENED);
  bench.client.close();
});

it('are not waited for where they do not answer', async () => {
  let pings = 0;
  const script: Script = async ({ path }) => {
    if (path === '/v2/' && (pings += 1) === OPENED) await new Promise<never>(() => undefined);
    return { status: 404 };
  };
  const bench = await open(script, true, { clock: systemClock });
  bench.client.connect([toName(bench.host)]);
  expect(await bench.open(bench.host).resolve('1')).toBeUndefined();
  bench.client.close();
});

it('are not opened more than once to this machine without TLS', async () => {
  const bench = await open(() => ({ status: 404 }), false);
  bench.client.connect([toName(bench.host)]);
  await bench.open(bench.host).authorize('pull');
  expect(bench.served.lines()).toEqual(['GET /v2/']);
  bench.client.close();
});

it('have no effect where they fail, which the first request reports', async () => {
  const bench = await open(() => ({ status: 200 }));
  await bench.served.close();
  served = undefined;
  bench.client.connect([toName(bench.host)]);
  const { problems } = await problemOf(bench.open(bench.host).resolve('1'));
  expect(problems).toMatchObject([{ code: 'REGISTRY_UNREACHABLE' }]);
  bench.client.close();
});
