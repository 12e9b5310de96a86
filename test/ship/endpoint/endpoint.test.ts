// SPDX-License-Identifier: Apache-2.0
// What an endpoint answers a builder, and what it passes on to registries.
import http from 'node:http';
import { describe, expect, it } from 'vitest';
import { createQuickClock, toBlob, toManifest } from '../../registry/bench.ts';
import { refusal } from '../../registry/server.ts';
import { openEndpointFor, startRegistry } from './pushing.ts';

const layer = toBlob(Buffer.alloc(3_000_000, 'layer'));
const { digest } = layer.descriptor;
const statement = toBlob(
  JSON.stringify({ _type: 'https://in-toto.io/Statement/v0.1', subject: [], predicate: {} }),
);
const config = toBlob(JSON.stringify({ architecture: 'amd64', os: 'linux', config: {} }));
const note = toBlob(JSON.stringify({ architecture: 'unknown', os: 'unknown', config: {} }));
const image = toManifest({
  schemaVersion: 2,
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  config: config.descriptor,
  layers: [layer.descriptor],
});
const UPLOAD = /^PUT .*uploads/;

describe('a path that nobody was told', () => {
  it.each([
    { method: 'GET', path: '/v2/acme/app/manifests/latest' },
    { method: 'PUT', path: '/v2/acme/app/manifests/latest' },
    { method: 'POST', path: '/v2/acme/app/blobs/uploads/' },
    { method: 'POST', path: `/v2/${'0'.repeat(32)}/blobs/uploads/` },
    { method: 'HEAD', path: `/v2/${'0'.repeat(32)}/blobs/${digest}` },
    { method: 'GET', path: '/' },
    { method: 'GET', path: '/v2' + '/..' },
  ])('is refused: $method $path', async ({ method, path }) => {
    const registry = await startRegistry();
    const { server } = await openEndpointFor([{ registry }]);
    const answered = await fetch(`http://${server.host}${path}`, { method });
    expect(answered.status).toBe(404);
    expect(registry.served.lines()).toEqual([]);
  });

  it('leaves the version of the API, which is for all', async () => {
    const { server } = await openEndpointFor([{ registry: await startRegistry() }]);
    expect((await fetch(`http://${server.host}/v2/`)).status).toBe(200);
  });

  it('is that of a build that has ended', async () => {
    const registry = await startRegistry();
    const { server, push } = await openEndpointFor([{ registry }]);
    const other = server.mount(() => Promise.reject(new Error('never asked')));
    other.close();
    const url = `http://${other.name.replace('/', '/v2/')}/blobs/uploads/`;
    expect((await fetch(url, { method: 'POST' })).status).toBe(404);
    expect(await push(layer)).toBe(201);
  });
});

describe('a blob', () => {
  it('is asked for until all have it, and goes to those that lack it', async () => {
    const registries = [await startRegistry(), await startRegistry(), await startRegistry()];
    registries[1]?.blobs.set(digest, layer.bytes);
    const { ask, push } = await openEndpointFor(registries.map((registry) => ({ registry })));
    expect(await ask(digest)).toBe(404);
    expect(await push(layer)).toBe(201);
    expect(await ask(digest)).toBe(200);
    expect(registries.map(({ count }) => count(UPLOAD))).toEqual([1, 0, 1]);
    for (const { blobs } of registries) expect(blobs.has(digest)).toBe(true);
  });

  it('is not asked for where all have it', async () => {
    const registries = [await startRegistry(), await startRegistry()];
    for (const { blobs } of registries) blobs.set(digest, layer.bytes);
    const { ask } = await openEndpointFor(registries.map((registry) => ({ registry })));
    expect(await ask(digest)).toBe(200);
    expect(await ask(digest)).toBe(200);
    expect(registries.map(({ count }) => count(/^HEAD/))).toEqual([1, 1]);
  });

  it('has its upload opened while it is asked for', async () => {
    const registry = await startRegistry(({ method }) =>
      method === 'HEAD' ? { status: 404, delayMs: 200 } : undefined,
    );
    const { ask, push, members } = await openEndpointFor([{ registry }]);
    const asking = ask(digest);
    await expect.poll(() => registry.count(/^POST/)).toBe(1);
    expect(await asking).toBe(404);
    expect(await push(layer)).toBe(201);
    expect(registry.count(/^POST/)).toBe(1);
    await members.end();
    expect(registry.count(/^DELETE/)).toBe(0);
  });

  it('that is there leaves its upload to the next one, and the last is cancelled', async () => {
    const registry = await startRegistry();
    registry.blobs.set(digest, layer.bytes);
    const { ask, push, members } = await openEndpointFor([{ registry }]);
    expect(await ask(digest)).toBe(200);
    expect(await ask(config.descriptor.digest)).toBe(404);
    expect(await push(config)).toBe(201);
    const posts = registry.count(/^POST/);
    expect(posts).toBeLessThanOrEqual(2);
    await members.end();
    await expect.poll(() => registry.count(/^DELETE/)).toBe(posts - 1);
  });

  it('that is a statement has its upload opened, for what is made of it', async () => {
    const registry = await startRegistry();
    const { ask, push, members } = await openEndpointFor([{ registry }]);
    expect(await push(statement)).toBe(201);
    await expect.poll(() => registry.count(/^POST/)).toBe(1);
    // A blob that takes it leaves the statement another one.
    expect(await ask(digest)).toBe(404);
    expect(await push(layer)).toBe(201);
    await expect.poll(() => registry.count(/^POST/)).toBe(2);
    await members.end();
    await expect.poll(() => registry.count(/^DELETE/)).toBe(1);
  });

  it('is refused under another digest, and can be pushed again', async () => {
    const registry = await startRegistry();
    const { push } = await openEndpointFor([{ registry }]);
    const other = { ...layer, bytes: Buffer.alloc(layer.descriptor.size, 'other') };
    expect(await push(other)).toBe(503); // the registry refuses it
    expect(await push(layer, 'sha256:1')).toBe(400);
    expect(registry.blobs.size).toBe(0);
    expect(await push(layer)).toBe(201);
    expect(registry.blobs.has(digest)).toBe(true);
  });

  it('that is pushed twice at a time is uploaded once', async () => {
    const registry = await startRegistry();
    const { push } = await openEndpointFor([{ registry }]);
    expect(await Promise.all([push(layer), push(layer)])).toEqual([201, 201]);
    expect(registry.count(UPLOAD)).toBe(1);
  });

  it('of which the builder sends a part goes on with the next push', async () => {
    const registry = await startRegistry();
    const { url, push } = await openEndpointFor([{ registry }]);
    const begun = await fetch(`${url}/blobs/uploads/`, { method: 'POST' });
    const location = new URL(begun.headers.get('location') ?? '', url);
    const cut = http.request(`${location.href}?digest=${digest}`, {
      method: 'PUT',
      headers: { 'content-length': layer.descriptor.size },
    });
    cut.on('error', () => undefined);
    await new Promise((resolve) => cut.write(layer.bytes.subarray(0, 1_000_000), resolve));
    const closed = new Promise((resolve) => cut.on('close', resolve));
    cut.destroy();
    await closed;
    expect(await push(layer)).toBe(201);
    expect(registry.blobs.has(digest)).toBe(true);
  });

  it.each([1, 2])('in pieces is put together: %i at a time', async (pieces) => {
    const registry = await startRegistry();
    const { url } = await openEndpointFor([{ registry }]);
    const begun = await fetch(`${url}/blobs/uploads/`, { method: 'POST' });
    const location = new URL(begun.headers.get('location') ?? '', url);
    const half = layer.descriptor.size / 2;
    const parts = [layer.bytes.subarray(0, half), layer.bytes.subarray(half)];
    for (const body of parts.slice(0, pieces)) {
      expect((await fetch(location, { method: 'PATCH', body })).status).toBe(202);
    }
    location.search = `digest=${digest}`;
    const body = pieces === 1 ? parts[1] : undefined;
    expect((await fetch(location, { method: 'PUT', ...(body && { body }) })).status).toBe(201);
    expect(registry.blobs.has(digest)).toBe(true);
  });
});

describe('JSON', () => {
  it('that is the configuration of an image goes on and is kept', async () => {
    const registry = await startRegistry();
    const { push, intake } = await openEndpointFor([{ registry }]);
    expect(await push(config)).toBe(201);
    expect(registry.blobs.get(config.descriptor.digest)).toEqual(config.bytes);
    expect(intake.findBlob(config.descriptor.digest)?.bytes).toEqual(config.bytes);
  });

  const large = toBlob(JSON.stringify({ _type: 'statement', predicate: 'x'.repeat(2_000_000) }));
  it.each([
    { name: 'a statement', blob: statement },
    { name: 'a large statement', blob: large },
    { name: 'the configuration of attestations', blob: note },
  ])('that may name the endpoint is kept: $name', async ({ blob }) => {
    const registry = await startRegistry();
    const { push, ask, intake } = await openEndpointFor([{ registry }]);
    expect(await push(blob)).toBe(201);
    expect(registry.count(/uploads/)).toBe(0);
    const held = intake.findBlob(blob.descriptor.digest);
    const chunks: Uint8Array[] = [];
    for await (const chunk of held?.open() ?? []) chunks.push(chunk);
    expect(Buffer.concat(chunks).equals(blob.bytes)).toBe(true);
    expect(await ask(blob.descriptor.digest)).toBe(200);
  });
});

describe('a manifest', () => {
  const put = (url: string, reference: string, body: Uint8Array) =>
    fetch(`${url}/manifests/${reference}`, { method: 'PUT', body: Buffer.from(body) });

  it('is kept, and no registry sees it', async () => {
    const registry = await startRegistry();
    const { url, intake } = await openEndpointFor([{ registry }]);
    expect((await fetch(`${url}/manifests/image`)).status).toBe(404);
    expect((await put(url, 'image', image.bytes)).status).toBe(201);
    for (const reference of ['image', image.digest]) {
      const answered = await fetch(`${url}/manifests/${reference}`);
      expect(Buffer.from(await answered.arrayBuffer())).toEqual(image.bytes);
      expect(answered.headers.get('docker-content-digest')).toBe(image.digest);
      expect(intake.manifests.get(reference)?.digest).toBe(image.digest);
    }
    expect(registry.served.lines()).toEqual([]);
  });

  it.each([
    { name: 'another digest', reference: digest, body: image.bytes, status: 400 },
    { name: 'no manifest', reference: 'image', body: Buffer.from('{}'), status: 400 },
    { name: 'too large', reference: 'image', body: Buffer.alloc(17 * 1024 ** 2), status: 413 },
  ])('is refused: $name', async ({ reference, body, status }) => {
    const { url, intake } = await openEndpointFor([{ registry: await startRegistry() }]);
    expect((await put(url, reference, body)).status).toBe(status);
    expect(intake.manifests.get(reference)).toBeUndefined();
    const told = status === 413 ? [`the manifest ${reference}, of more than 16 MiB`] : [];
    expect(intake.listTooLarge()).toEqual(told);
  });
});

describe('a registry that fails', () => {
  it.each([
    { name: '503', reply: refusal(503) },
    { name: '429', reply: refusal(429, 'TOOMANYREQUESTS') },
    { name: 'a reset', reply: { reset: true } },
    { name: '401', reply: refusal(401, 'UNAUTHORIZED') },
  ])('once gets the blob again, and alone: $name', async ({ reply }) => {
    let puts = 0;
    const failing = await startRegistry(({ method }) => {
      if (method === 'PUT') puts += 1;
      return method === 'PUT' && puts === 1 ? reply : undefined;
    });
    const other = await startRegistry();
    const { pushUntilTaken } = await openEndpointFor([{ registry: failing }, { registry: other }]);
    expect(await pushUntilTaken(layer)).toEqual([503, 201]);
    expect(other.count(UPLOAD)).toBe(1);
    expect(failing.blobs.has(digest)).toBe(true);
  });

  it('once gets the blob again at the place of the first push, as BuildKit may do', async () => {
    let puts = 0;
    const failing = await startRegistry(({ method }) => {
      if (method === 'PUT') puts += 1;
      return method === 'PUT' && puts === 1 ? refusal(503) : undefined;
    });
    const { url } = await openEndpointFor([{ registry: failing }]);
    const begun = await fetch(`${url}/blobs/uploads/`, { method: 'POST' });
    const place = new URL(begun.headers.get('location') ?? '', url);
    place.search = `digest=${digest}`;
    const statuses: number[] = [];
    for (let times = 0; times < 3; times += 1) {
      statuses.push((await fetch(place, { method: 'PUT', body: layer.bytes })).status);
    }
    expect(statuses).toEqual([503, 201, 404]);
    expect(failing.blobs.has(digest)).toBe(true);
  });

  it('for its size gets the blob in chunks', async () => {
    const registry = await startRegistry(({ method, body }) =>
      method === 'PUT' && body.byteLength > 1_000_000 ? { status: 413 } : undefined,
    );
    const { pushUntilTaken } = await openEndpointFor([{ registry }]);
    expect(await pushUntilTaken(layer)).toEqual([503, 201]);
    expect(registry.count(/^PATCH/)).toBe(3);
    expect(registry.blobs.has(digest)).toBe(true);
  });

  it.each(['HEAD', 'POST', 'PUT'])(
    'for good at %s is the problem, and BuildKit is told',
    async (at) => {
      const denied = await startRegistry(({ method }) =>
        method === at ? refusal(at === 'HEAD' ? 418 : 403, 'DENIED', 'no') : undefined,
      );
      const { ask, push, members } = await openEndpointFor([
        { registry: denied },
        { registry: await startRegistry() },
      ]);
      if (at === 'HEAD') expect(await ask(digest)).toBe(403);
      else expect(await push(layer)).toBe(403);
      expect(await ask(digest)).toBe(403);
      const [problem] = members.listProblems().flatMap(({ problems }) => problems);
      expect(problem?.message).toContain(denied.served.host);
    },
  );

  it.each(['HEAD', 'POST', 'PUT'])('at %s and is not required is left behind', async (at) => {
    const denied = await startRegistry(({ method }) =>
      method === at ? refusal(at === 'HEAD' ? 418 : 403, 'DENIED', 'no') : undefined,
    );
    const other = await startRegistry();
    const { ask, push, members } = await openEndpointFor([
      { registry: denied, isRequired: false },
      { registry: other },
    ]);
    expect(await push(layer)).toBe(201);
    expect(await ask(digest)).toBe(200);
    expect(members.live()).toHaveLength(1);
    expect(members.listProblems()).toEqual([]);
    expect(other.blobs.has(digest)).toBe(true);
  });

  it.each(['HEAD', 'POST'])('to answer %s and is not required is left behind', async (at) => {
    const silent = await startRegistry(({ method }) =>
      method === at ? { hang: true } : undefined,
    );
    const other = await startRegistry();
    const seats = [{ registry: silent, isRequired: false }, { registry: other }];
    const { push, members } = await openEndpointFor(seats, createQuickClock());
    expect(await push(layer)).toBe(201);
    expect(members.live().map(({ isRequired }) => isRequired)).toEqual([true]);
    expect(other.blobs.has(digest)).toBe(true);
  });
});
