// SPDX-License-Identifier: Apache-2.0
// What a client may do to an endpoint that is not BuildKit, or breaks off: odd paths, pieces out of order, limits, silence.
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import http from 'node:http';
import { describe, expect, it } from 'vitest';
import { createManifests } from '../../../src/ship/endpoint/held.ts';
import { createQuickClock, toBlob, toManifest } from '../../registry/bench.ts';
import { openEndpointFor, startRegistry } from './pushing.ts';

const layer = toBlob(Buffer.alloc(3_000_000, 'layer'));
const { digest, size } = layer.descriptor;
const HALF = size / 2;
const NONE = `sha256:${'0'.repeat(64)}`;

type Opened = Awaited<ReturnType<typeof openEndpointFor>>;

/** One request, whose path goes out as it is written. */
async function ask(
  { server }: Pick<Opened, 'server'>,
  method: string,
  path: string,
  headers: http.OutgoingHttpHeaders = {},
): Promise<http.IncomingMessage> {
  const [host = '', port = ''] = server.host.split(':');
  const request = http.request({ host, port, method, path, headers });
  request.end();
  const [answered] = (await once(request, 'response')) as [http.IncomingMessage];
  answered.resume();
  return answered;
}

/** An upload that has begun: requests to its place. */
async function begin({ url }: Pick<Opened, 'url'>) {
  const begun = await fetch(`${url}/blobs/uploads/`, { method: 'POST' });
  const place = new URL(begun.headers.get('location') ?? '', url);
  return {
    status: begun.status,
    place,
    to: (method: string, body?: Uint8Array, range?: string) =>
      fetch(place, {
        method,
        ...(body && { body: Buffer.from(body) }),
        headers: range === undefined ? {} : { 'content-range': range },
      }),
    end: (as = digest) => fetch(`${place.href}?digest=${as}`, { method: 'PUT' }),
  };
}

/** Sends a part of a blob, and no more. */
async function sendPart(place: URL, bytes: number) {
  const request = http.request(`${place.href}?digest=${digest}`, {
    method: 'PUT',
    agent: false,
    headers: { 'content-length': size },
  });
  const closed = new Promise((resolve) => {
    request.on('error', () => undefined).on('close', resolve);
  });
  await new Promise((resolve) => request.write(layer.bytes.subarray(0, bytes), resolve));
  return { request, closed };
}

describe('a request that no builder makes', () => {
  it.each([
    { method: 'GET', path: '//', status: 404 },
    { method: 'GET', path: 'http://[', status: 404 },
    { method: 'PUT', path: `/v2/NAME/../NAME/blobs/${digest}`, status: 405 },
    { method: 'GET', path: '/v2/NAME', status: 404 },
    { method: 'GET', path: '/v2/NAME/', status: 404 },
    { method: 'GET', path: '/v2/NAME/tags/list', status: 405 },
    { method: 'GET', path: '/v2/NAME/_catalog', status: 405 },
    { method: 'GET', path: '/v2/NAME/manifests/', status: 404 },
    { method: 'HEAD', path: `/v2/NAME/manifests/${NONE}`, status: 404 },
    { method: 'HEAD', path: `/v2/NAME/blobs/${NONE}`, status: 404 },
    { method: 'GET', path: `/v2/NAME/blobs/${NONE}`, status: 404 },
    { method: 'HEAD', path: '/v2/NAME/blobs/sha256:1', status: 404 },
    { method: 'HEAD', path: '/v2/NAME/blobs/..%2f..%2fother', status: 404 },
    { method: 'DELETE', path: `/v2/NAME/blobs/${NONE}`, status: 405 },
    { method: 'DELETE', path: `/v2/NAME/manifests/${NONE}`, status: 405 },
    { method: 'PATCH', path: '/v2/NAME/blobs/uploads/', status: 405 },
    { method: 'PUT', path: `/v2/NAME/blobs/uploads/?digest=${digest}`, status: 405 },
    { method: 'PATCH', path: '/v2/NAME/blobs/uploads/other', status: 404 },
    { method: 'PUT', path: `/v2/NAME/blobs/uploads/other?digest=${digest}`, status: 404 },
    { method: 'POST', path: '/v2/NAME/blobs/uploads/other', status: 404 },
  ])('is refused: $method $path', async ({ method, path, status }) => {
    const registry = await startRegistry();
    const opened = await openEndpointFor([{ registry }]);
    const name = opened.name.slice(opened.name.indexOf('/') + 1);
    const own = path.replaceAll('NAME', name);
    expect((await ask(opened, method, own)).statusCode).toBe(status);
    expect(registry.count(/^(?:PUT|PATCH|DELETE) /)).toBe(0);
    expect(await opened.push(layer)).toBe(201);
  });

  it('with a header that is too long is refused', async () => {
    const opened = await openEndpointFor([{ registry: await startRegistry() }]);
    const answered = await ask(opened, 'GET', '/v2/', { 'x-long': 'x'.repeat(32 * 1024) });
    expect(answered.statusCode).toBe(400);
  });
});

describe('a blob in pieces', () => {
  const [first, second] = [layer.bytes.subarray(0, HALF), layer.bytes.subarray(HALF)];
  const end = (bytes: number) => `0-${bytes - 1}`;

  it('says how far it is, and goes on from there', async () => {
    const registry = await startRegistry();
    const { to, end: finish } = await begin(await openEndpointFor([{ registry }]));
    expect((await to('PATCH', first, end(HALF))).status).toBe(202);
    for (const method of ['GET', 'HEAD']) {
      const told = await to(method);
      expect([told.status, told.headers.get('range')]).toEqual([204, end(HALF)]);
    }
    expect((await to('PATCH', second, `${HALF}-${size - 1}`)).status).toBe(202);
    expect((await finish()).status).toBe(201);
    expect(registry.blobs.get(digest)?.equals(layer.bytes)).toBe(true);
  });

  it.each([
    { name: 'one that came already', range: end(HALF), status: 416 },
    { name: 'one that leaves a gap', range: `${HALF + 1}-${size}`, status: 416 },
    { name: 'no range', range: 'all of it', status: 416 },
    { name: 'another length', range: `${HALF}-${size}`, status: 416 },
  ])('takes no piece out of order: $name', async ({ range, status }) => {
    const registry = await startRegistry();
    const { to, end: finish } = await begin(await openEndpointFor([{ registry }]));
    expect((await to('PATCH', first)).status).toBe(202);
    const refused = await to('PATCH', second, range);
    expect([refused.status, refused.headers.get('range')]).toEqual([status, end(HALF)]);
    expect((await to('PATCH', second, `${HALF}-${size - 1}`)).status).toBe(202);
    expect((await finish()).status).toBe(201);
  });

  it('takes one piece at a time', async () => {
    const registry = await startRegistry();
    const { to, place, end: finish } = await begin(await openEndpointFor([{ registry }]));
    const slow = http.request(place, {
      method: 'PATCH',
      headers: { 'content-length': HALF },
    });
    const answered = once(slow, 'response') as Promise<[http.IncomingMessage]>;
    await new Promise((resolve) => slow.write(first.subarray(0, 1000), resolve));
    await expect.poll(async () => (await to('GET')).headers.get('range')).toBe('0-999');
    expect((await to('PATCH', second)).status).toBe(409);
    expect((await to('DELETE')).status).toBe(409);
    slow.end(first.subarray(1000));
    expect((await answered)[0].statusCode).toBe(202);
    expect((await to('PATCH', second)).status).toBe(202);
    expect((await finish()).status).toBe(201);
    expect(registry.blobs.get(digest)?.equals(layer.bytes)).toBe(true);
  });

  it('of which one is cut begins anew', async () => {
    const registry = await startRegistry();
    const opened = await openEndpointFor([{ registry }]);
    const { to, place } = await begin(opened);
    const cut = http.request(place, { method: 'PATCH', headers: { 'content-length': HALF } });
    cut.on('error', () => undefined);
    await new Promise((resolve) => cut.write(first.subarray(0, 700_000), resolve));
    cut.destroy();
    await expect.poll(async () => (await to('GET')).status).toBe(404);
    expect(await opened.push(layer)).toBe(201);
    expect(registry.blobs.get(digest)?.equals(layer.bytes)).toBe(true);
    await expect.poll(() => readdir(opened.directory)).toEqual([]);
  });

  it('leaves no file when it is stored, refused or cancelled', async () => {
    const registry = await startRegistry();
    const opened = await openEndpointFor([{ registry }]);
    for (const as of [digest, NONE, undefined]) {
      const { to, end: finish } = await begin(opened);
      expect((await to('PATCH', layer.bytes)).status).toBe(202);
      const { status } = as === undefined ? await to('DELETE') : await finish(as);
      expect(status).toBe(as === undefined ? 204 : as === NONE ? 503 : 201);
      await expect.poll(async () => (await to('GET')).status).toBe(404);
      await expect.poll(() => readdir(opened.directory)).toEqual([]);
    }
  });

  it('or of unknown length is stored like any other', async () => {
    const registry = await startRegistry();
    const { place } = await begin(await openEndpointFor([{ registry }]));
    const request = http.request(`${place.href}?digest=${digest}`, {
      method: 'PUT',
      headers: { 'transfer-encoding': 'chunked' },
    });
    request.end(layer.bytes);
    const [answered] = (await once(request, 'response')) as [http.IncomingMessage];
    expect(answered.statusCode).toBe(201);
    expect(registry.blobs.get(digest)?.equals(layer.bytes)).toBe(true);
  });
});

describe('a blob under another digest', () => {
  it.each([
    { name: 'shorter', bytes: Buffer.from('short') },
    { name: 'longer', bytes: Buffer.alloc(size + 70_000, 'long') },
    { name: 'empty', bytes: Buffer.alloc(0) },
  ])('is refused, and the right one stored after it: $name', async ({ bytes }) => {
    const registries = [await startRegistry(), await startRegistry()];
    const { push } = await openEndpointFor(registries.map((registry) => ({ registry })));
    expect(await push({ ...layer, bytes })).toBe(503); // each registry refuses it, and waits for the right one
    expect(registries.map(({ blobs }) => blobs.size)).toEqual([0, 0]);
    expect(await push(layer)).toBe(201);
    for (const { blobs } of registries) expect(blobs.get(digest)?.equals(layer.bytes)).toBe(true);
  });
});

describe('a builder that always sends other bytes than the digest says', () => {
  it('is refused in the end, with what the registry answered', async () => {
    const registry = await startRegistry();
    const { pushUntilTaken, members } = await openEndpointFor([{ registry }], createQuickClock());
    const statuses = await pushUntilTaken({ ...layer, bytes: Buffer.alloc(size, 'other') });
    expect(statuses.at(-1)).toBe(403);
    expect(new Set(statuses.slice(0, -1))).toEqual(new Set([503]));
    expect(registry.blobs.size).toBe(0);
    expect(members.fatal()?.message).toMatch(/DIGEST_INVALID/);
  });

  it('is refused at once where it is JSON, which is not passed on as it comes', async () => {
    const registry = await startRegistry();
    const { push } = await openEndpointFor([{ registry }]);
    const statement = toBlob(Buffer.from('{"_type":"statement"}'));
    expect(await push({ ...statement, bytes: Buffer.from('{"_type":"other"}') })).toBe(400);
  });
});

describe('a client that stops in the middle of a blob', () => {
  it('leaves every registry able to get it from the next', async () => {
    const registries = [await startRegistry(), await startRegistry()];
    const opened = await openEndpointFor(registries.map((registry) => ({ registry })));
    for (const bytes of [1, 1_000_000, 2_900_000]) {
      const { request, closed } = await sendPart((await begin(opened)).place, bytes);
      request.destroy();
      await closed;
    }
    expect(await opened.push(layer)).toBe(201);
    for (const { blobs } of registries) expect(blobs.get(digest)?.equals(layer.bytes)).toBe(true);
    expect(opened.members.listProblems()).toEqual([]);
  });

  it('and stays silent is ended', async () => {
    const registry = await startRegistry();
    const opened = await openEndpointFor([{ registry }], undefined, 200);
    const { closed } = await sendPart((await begin(opened)).place, 1_000_000);
    await closed;
    expect(await opened.push(layer)).toBe(201);
    expect(registry.blobs.get(digest)?.equals(layer.bytes)).toBe(true);
  });

  it('or is slow, but not silent, is waited for', async () => {
    const registry = await startRegistry();
    const opened = await openEndpointFor([{ registry }], undefined, 400);
    const { request } = await sendPart((await begin(opened)).place, 1_000_000);
    const answered = once(request, 'response') as Promise<[http.IncomingMessage]>;
    for (let at = 1_000_000; at < size; at += 400_000) {
      await new Promise((resolve) => setTimeout(resolve, 120));
      request.write(layer.bytes.subarray(at, at + 400_000));
    }
    request.end();
    expect((await answered)[0].statusCode).toBe(201);
  });
});

describe('a limit', () => {
  it('is there for uploads that are open, and each that ends makes room', async () => {
    const opened = await openEndpointFor([{ registry: await startRegistry() }]);
    const places: Awaited<ReturnType<typeof begin>>[] = [];
    for (let count = 0; count < 1_000; count += 1) places.push(await begin(opened));
    expect(new Set(places.map(({ status }) => status))).toEqual(new Set([202]));
    expect((await begin(opened)).status).toBe(429);
    expect((await places[0]?.to('DELETE'))?.status).toBe(204);
    expect((await begin(opened)).status).toBe(202);
    expect((await begin(opened)).status).toBe(429);
  });

  it('is there for requests at a time, whichever of the builds they are for', async () => {
    const registry = await startRegistry();
    const opened = await openEndpointFor([{ registry }]);
    const uploads = await Promise.all(Array.from({ length: 64 }, () => begin(opened)));
    const parts = await Promise.all(uploads.map(({ place }) => sendPart(place, 1)));
    await expect.poll(async () => (await begin(opened)).status).toBe(429);
    for (const { request, closed } of parts) {
      request.destroy();
      await closed;
    }
    await expect.poll(async () => (await begin(opened)).status).toBe(202);
    expect(await opened.push(layer)).toBe(201);
  });

  it('is there for manifests, their number and their bytes together', () => {
    const { put, get } = createManifests({ count: 3, bytes: 1_000 });
    const make = (bytes: number) => toManifest({ note: 'x'.repeat(bytes) });
    const all = [make(100), make(200), make(900), make(300), make(400)];
    const kept = all.map((manifest) => put('image', manifest));
    expect(kept).toEqual([true, true, false, true, false]);
    expect(all.map(({ digest: one }) => get(one) !== undefined)).toEqual(kept);
  });
});
