// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, it } from 'vitest';
import { createBench, problemOf, toBlob, toPassword, toSource } from '../bench.ts';
import { type Asked, type Reply, serve, type Served } from '../server.ts';

const blob = toBlob('x'.repeat(100_000));
const found = toPassword('user', 'password');
const BLOB = `/v2/acme/app/blobs/${blob.descriptor.digest}`;
const DIGEST = `digest=${encodeURIComponent(blob.descriptor.digest)}`;

const running: Served[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

async function start(script: (asked: Asked) => Reply): Promise<Served> {
  const server = await serve(script);
  running.push(server);
  return server;
}

/** A registry that wants Basic and answers as the script says. */
async function startRegistry(script: (asked: Asked) => Reply): Promise<Served> {
  return await start((asked) =>
    asked.headers.authorization === undefined
      ? { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } }
      : script(asked),
  );
}

async function read(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe('reading a blob', () => {
  it.each([301, 302, 303, 307, 308])(
    'follows %s to a storage and tells it no password',
    async (status) => {
      const storage = await start(() => ({ body: blob.bytes }));
      const location = `${storage.url}/bucket/blob?X-Signature=a%2Bb%3D`;
      const registry = await startRegistry(() => ({ status, headers: { location } }));
      const repository = createBench({ found }).open(registry.host);
      expect(await read(await repository.openBlob(blob.descriptor))).toBe(blob.bytes.toString());
      expect(storage.lines()).toEqual(['GET /bucket/blob?X-Signature=a%2Bb%3D']);
      expect(storage.asked[0]?.headers.authorization).toBeUndefined();
    },
  );

  it('follows a relative redirect with the password', async () => {
    const registry = await startRegistry(({ path }) =>
      path === BLOB ? { status: 307, headers: { location: '/storage/b' } } : { body: blob.bytes },
    );
    const repository = createBench({ found }).open(registry.host);
    expect(await read(await repository.openBlob(blob.descriptor))).toBe(blob.bytes.toString());
  });

  it('ends when redirects go round in a circle', async () => {
    const registry = await startRegistry(() => ({ status: 307, headers: { location: BLOB } }));
    const repository = createBench({ found }).open(registry.host);
    const { problems } = await problemOf(repository.openBlob(blob.descriptor));
    expect(problems[0]?.message).toMatch(/answered 307/);
    expect(registry.asked.length).toBeLessThan(10);
  });

  it('says where a storage that refuses was asked for, without its signature', async () => {
    const storage = await start(() => ({ status: 403, body: '<Error>Expired</Error>' }));
    const location = `${storage.url}/b?X-Signature=SECRET`;
    const registry = await startRegistry(() => ({ status: 307, headers: { location } }));
    const repository = createBench({ found }).open(registry.host);
    const { problems } = await problemOf(repository.openBlob(blob.descriptor));
    expect(JSON.stringify(problems)).not.toContain('SECRET');
    expect(problems[0]?.message).toMatch(/read blob sha256:.* 403 "Expired"/);
  });
});

describe('an upload', () => {
  const state = '_state=aB%2Fc%2B%3D&x=1';
  it.each([
    { name: 'relative', location: () => `/v2/acme/app/blobs/uploads/u1?${state}` },
    { name: 'relative to the request', location: () => `u1?${state}` },
    { name: 'absolute', location: (url: string) => `${url}/v2/acme/app/blobs/uploads/u1?${state}` },
  ])('goes on where the Location says: $name', async ({ location }) => {
    const registry = await startRegistry(({ method, headers }) => {
      if (method === 'HEAD') return { status: 404 };
      if (method === 'PUT') return { status: 201 };
      const url = `http://${headers.host ?? ''}`;
      return { status: 202, headers: { location: location(url) } };
    });
    const repository = createBench({ found }).open(registry.host);
    const source = toSource([blob]);
    expect(await repository.putBlob(blob.descriptor, source)).toBe('uploaded');
    const put = registry.asked.find(({ method }) => method === 'PUT');
    expect(put?.path).toBe(`/v2/acme/app/blobs/uploads/u1?${state}&${DIGEST}`);
    expect(put?.headers.authorization).toMatch(/^Basic /);
    expect(put?.body.equals(blob.bytes)).toBe(true);
  });

  it('tells another host no password', async () => {
    const storage = await start(() => ({ status: 201 }));
    const registry = await startRegistry(({ method }) =>
      method === 'HEAD'
        ? { status: 404 }
        : { status: 202, headers: { location: `${storage.url}/up?sig=s` } },
    );
    const repository = createBench({ found }).open(registry.host);
    await repository.putBlob(blob.descriptor, toSource([blob]));
    expect(storage.lines()).toEqual([`PUT /up?sig=s&${DIGEST}`]);
    expect(storage.asked[0]?.headers.authorization).toBeUndefined();
    expect(storage.asked[0]?.body.byteLength).toBe(blob.bytes.byteLength);
  });

  it('follows 307 with its body, opened anew', async () => {
    const registry = await startRegistry(({ method, path }) => {
      if (method === 'HEAD') return { status: 404 };
      if (path.startsWith('/other')) return { status: 201 };
      if (method === 'PUT') return { status: 307, headers: { location: `/other?${DIGEST}` } };
      return { status: 202, headers: { location: '/up' } };
    });
    const source = toSource([blob]);
    const repository = createBench({ found }).open(registry.host);
    expect(await repository.putBlob(blob.descriptor, source)).toBe('uploaded');
    expect(registry.asked.at(-1)?.body.equals(blob.bytes)).toBe(true);
    expect(source.opened.get(blob.descriptor.digest)).toBe(2);
  });

  it.each([301, 302, 303])('is not sent on by %s, which would lose it', async (status) => {
    const registry = await startRegistry(({ method }) =>
      method === 'HEAD' ? { status: 404 } : { status, headers: { location: '/other' } },
    );
    const repository = createBench({ found }).open(registry.host);
    const { problems } = await problemOf(repository.putBlob(blob.descriptor, toSource([blob])));
    expect(problems[0]?.hint).toMatch(/redirects to/);
  });

  it('without a Location is refused with a reason', async () => {
    const registry = await startRegistry(({ method }) => ({
      status: method === 'HEAD' ? 404 : 202,
    }));
    const repository = createBench({ found }).open(registry.host);
    const { problems } = await problemOf(repository.putBlob(blob.descriptor, toSource([blob])));
    expect(problems[0]?.code).toBe('REGISTRY_ANSWER_INVALID');
  });
});
