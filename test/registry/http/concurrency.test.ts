// SPDX-License-Identifier: Apache-2.0
// `max-concurrency` of a registry: no more requests are in flight than it says, and nothing waits for itself.
import { createHash } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createBench } from '../bench.ts';
import { type Reply, serve } from '../server.ts';

/** A registry that counts what is in flight, and answers when as many as it can get are there. */
async function openCounting() {
  let [now, most] = [0, 0];
  const bytes = Buffer.from('{"schemaVersion":2}');
  const served = await serve(async ({ method, path }): Promise<Reply> => {
    if (path === '/v2/') return { status: 200 };
    now += 1;
    most = Math.max(most, now);
    // The next turns of the event loop take the requests that are on their way.
    for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
    now -= 1;
    if (method === 'HEAD') return { status: 404 };
    if (method === 'POST') return { status: 202, headers: { location: `${path}one` } };
    if (method === 'PUT') return { status: 201 };
    return method === 'GET' ? { body: bytes } : { status: 202 };
  });
  onTestFinished(served.close);
  return { served, most: () => most, bytes };
}

describe('requests in flight', () => {
  it.each([
    { limit: 1, most: 1 },
    { limit: 3, most: 3 },
  ])('are at most $limit', async ({ limit, most }) => {
    const registry = await openCounting();
    const { host } = registry.served;
    const { open, client } = createBench({
      registries: [{ prefix: host, required: true, insecure: false, maxConcurrency: limit }],
    });
    onTestFinished(client.close);
    await Promise.all(Array.from({ length: 20 }, (_, n) => open(host, 'a/b').resolve(`v${n}`)));
    expect(registry.most()).toBe(most);
  });

  it('are as many as there are sockets without it', async () => {
    const registry = await openCounting();
    const { open, client } = createBench();
    onTestFinished(client.close);
    const tags = Array.from({ length: 20 }, (_, n) => `v${n}`);
    await Promise.all(tags.map((tag) => open(registry.served.host, 'a/b').resolve(tag)));
    expect(registry.most()).toBeGreaterThan(3);
  });

  it('may be one, for a blob that is copied within a host', async () => {
    const registry = await openCounting();
    const { host } = registry.served;
    const { open, client } = createBench({
      registries: [{ prefix: host, required: true, insecure: false, maxConcurrency: 1 }],
    });
    onTestFinished(client.close);
    const digest = `sha256:${createHash('sha256').update(registry.bytes).digest('hex')}`;
    const descriptor = {
      mediaType: 'application/octet-stream',
      digest,
      size: registry.bytes.length,
    };
    const done = await open(host, 'a/b').putBlob(descriptor, open(host, 'a/other'));
    expect(done).toBe('uploaded');
  });
});
