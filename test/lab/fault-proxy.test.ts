// SPDX-License-Identifier: Apache-2.0
// Each fault reaches the client as it is described, in front of a real registry.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { lab } from './lab.ts';

const TYPE = 'application/vnd.oci.image.index.v1+json';
const index = (note: string): string =>
  JSON.stringify({ schemaVersion: 2, mediaType: TYPE, manifests: [], annotations: { note } });
const digestOf = (text: string): string =>
  `sha256:${createHash('sha256').update(text).digest('hex')}`;

let proxy: FaultProxy;
let name: string;
let tests = 0;

beforeAll(async () => {
  const here = await lab();
  proxy = await startFaultProxy({ url: here.registries.plain.url });
});

beforeEach(() => {
  tests += 1;
  name = `faults/${process.pid}-${tests}`;
  proxy.setLatency(0);
  proxy.use([]);
});

afterAll(() => proxy.close());

it('without rules, it is the registry', async () => {
  expect((await put('one')).status).toBe(201);
  expect(await (await get()).text()).toBe(index('one'));
  expect(proxy.log).toMatchObject([
    { method: 'PUT', url: `/v2/${name}/manifests/latest`, status: 201 },
    { method: 'GET', status: 200 },
  ]);
});

it('a blob passes through it: the upload comes back to the proxy', async () => {
  const bytes = Buffer.alloc(300_000, 'x');
  const begun = await fetch(`${proxy.url}/v2/${name}/blobs/uploads/`, { method: 'POST' });
  const where = begun.headers.get('location') ?? '';
  expect(where).toContain(proxy.host);
  const digest = digestOf(bytes.toString());
  const done = await fetch(`${where}&digest=${digest}`, { method: 'PUT', body: bytes });
  expect(done.status).toBe(201);
  const back = await fetch(`${proxy.url}/v2/${name}/blobs/${digest}`);
  expect((await back.arrayBuffer()).byteLength).toBe(bytes.length);
});

describe('faults that the registry does not hear of', () => {
  it.each([
    { name: 'status', fault: { kind: 'status', status: 503 }, seen: '503' },
    { name: 'reset before', fault: { kind: 'reset', when: 'before' }, seen: 'ECONNRESET' },
    { name: 'reset during', fault: { kind: 'reset', when: 'during' }, seen: 'ECONNRESET' },
    { name: 'expired', fault: { kind: 'expired' }, seen: '401' },
    { name: 'hang before', fault: { kind: 'hang', when: 'before' }, seen: 'nothing' },
  ] as const)('$name', async ({ fault, seen }) => {
    proxy.use([{ method: 'PUT', fault }]);
    expect(await outcome(() => put('one'))).toBe(seen);
    expect((await get()).status).toBe(404);
    expect((await put('two')).status).toBe(201);
  });
});

describe('faults after the write', () => {
  it.each([
    { name: 'reset after', fault: { kind: 'reset', when: 'after' }, seen: 'ECONNRESET' },
    { name: 'hang after', fault: { kind: 'hang', when: 'after' }, seen: 'nothing' },
    { name: 'delay', fault: { kind: 'delay', ms: 50 }, seen: '201' },
  ] as const)('$name', async ({ fault, seen }) => {
    proxy.use([{ method: 'PUT', fault }]);
    expect(await outcome(() => put('one'))).toBe(seen);
    expect((await get()).status).toBe(200);
  });
});

describe('answers that are not what they seem', () => {
  beforeEach(() => put('one'));

  it('truncated', async () => {
    proxy.use([{ method: 'GET', fault: { kind: 'truncate', keepBytes: 10 } }]);
    await expect(get().then((response) => response.text())).rejects.toThrow('terminated');
  });

  it('corrupt', async () => {
    proxy.use([{ method: 'GET', fault: { kind: 'corrupt' } }]);
    const text = await (await get()).text();
    expect(text).toHaveLength(index('one').length);
    expect(text).not.toBe(index('one'));
  });

  it('another digest', async () => {
    const digest = digestOf('else');
    proxy.use([{ method: 'GET', fault: { kind: 'digest', digest } }]);
    expect((await get()).headers.get('docker-content-digest')).toBe(digest);
  });

  it('stale: the old content for a while, then the new', async () => {
    proxy.use([{ method: 'PUT', fault: { kind: 'stale', ms: 400 } }]);
    expect((await put('two')).status).toBe(201);
    expect(await (await get()).text()).toBe(index('one'));
    expect((await get('HEAD')).headers.get('docker-content-digest')).toBe(digestOf(index('one')));
    await new Promise((resolve) => setTimeout(resolve, 450));
    expect(await (await get()).text()).toBe(index('two'));
  });

  it('Retry-After is sent as given', async () => {
    proxy.use([{ fault: { kind: 'status', status: 429, retryAfter: '12.5ms' } }]);
    expect((await get()).headers.get('retry-after')).toBe('12.5ms');
  });
});

it('a rule counts what it matches: from the second on, two of them', async () => {
  proxy.use([
    { method: 'GET', url: /latest$/, from: 2, count: 2, fault: { kind: 'status', status: 500 } },
  ]);
  const statuses = [];
  for (let round = 0; round < 4; round += 1) statuses.push((await get()).status);
  expect(statuses).toEqual([404, 500, 500, 404]);
});

it('a script may hold a request back', async () => {
  let release = (): void => undefined;
  const held = new Promise<undefined>((resolve) => {
    release = () => {
      resolve(undefined);
    };
  });
  proxy.use(({ method }) => (method === 'PUT' ? held : undefined));
  const writing = put('one');
  expect((await get()).status).toBe(404);
  release();
  expect((await writing).status).toBe(201);
  expect(proxy.maxInFlight()).toBe(2);
});

it('latency is added to each request', async () => {
  proxy.setLatency(100);
  const began = performance.now();
  await get();
  expect(performance.now() - began).toBeGreaterThan(95);
});

it('in front of TLS and tokens, the challenge is the registry’s own', async () => {
  const here = await lab();
  const ca = await readFile(here.ca, 'utf8');
  const secure = await startFaultProxy({ url: here.registries.tls.url, ca });
  const answer = await fetch(`${secure.url}/v2/`);
  expect(answer.headers.get('www-authenticate')).toBe('Basic realm="tagship lab"');
  await secure.close();
  const tokens = await startFaultProxy({ url: here.registries.token.url });
  tokens.use([{ fault: { kind: 'expired' } }]);
  const challenge = await fetch(`${tokens.url}/v2/acme/app/manifests/1`, {
    method: 'PUT',
    body: '{}',
  });
  expect(challenge.headers.get('www-authenticate')).toContain(
    'scope="repository:acme/app:pull,push"',
  );
  await tokens.close();
});

function put(note: string): Promise<Response> {
  return fetch(`${proxy.url}/v2/${name}/manifests/latest`, {
    method: 'PUT',
    headers: { 'content-type': TYPE },
    body: index(note),
    signal: AbortSignal.timeout(1000),
  });
}

function get(method = 'GET'): Promise<Response> {
  return fetch(`${proxy.url}/v2/${name}/manifests/latest`, { method, headers: { accept: TYPE } });
}

/** The status, the error code, or `nothing` when no answer came in time. */
async function outcome(call: () => Promise<Response>): Promise<string> {
  try {
    return String((await call()).status);
  } catch (thrown) {
    const cause = (thrown as Error).cause as { code?: string } | undefined;
    return (thrown as Error).name === 'TimeoutError' ? 'nothing' : (cause?.code ?? String(thrown));
  }
}
