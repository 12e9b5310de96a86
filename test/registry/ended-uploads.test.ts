// SPDX-License-Identifier: Apache-2.0
// Authorizations that end in the middle of uploads: renewed once for all of them, and each upload goes on.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { FoundCredential } from '../../src/registry/registry.ts';
import { secret } from '../../src/settings/secret.ts';
import { createBench, toBlob, toPassword, toSource, type TestBlob } from './bench.ts';
import { type Asked, type Reply, serve, type Served } from './server.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

/** When a registry stops taking the authorization that it took so far. */
type End = (asked: Asked) => boolean;

interface Site {
  readonly server: Served;
  /** Blobs by digest, as they were stored. */
  readonly stored: Map<string, Buffer>;
  /** Requests for a token, or for a login. */
  readonly renewals: () => number;
}

const tokenReply = (token: string): Reply => ({
  body: JSON.stringify({ token, expires_in: 3600 }),
});

/**
 * A registry that takes one authorization until `ends`, and then only a newer one. Where it has `limit`, a larger request
 * is refused, so that blobs come in chunks.
 */
async function openSite(
  kind: 'bearer' | 'basic',
  ends: End,
  limit = Number.POSITIVE_INFINITY,
): Promise<Site & { readonly login: () => string }> {
  const stored = new Map<string, Buffer>();
  const uploads = new Map<string, Buffer[]>();
  let turn = 1;
  let hasEnded = false;
  let tokens = 0;
  const server = await serve((asked) => {
    const { method, path, headers, body } = asked;
    const url = new URL(path, 'http://registry');
    if (url.pathname === '/token') {
      tokens += 1;
      return tokenReply(`token-${turn}`);
    }
    if (!hasEnded && ends(asked)) {
      hasEnded = true;
      turn += 1;
    }
    const basic = `Basic ${Buffer.from(`AWS:login-${turn}`).toString('base64')}`;
    const right = kind === 'basic' ? basic : `Bearer token-${turn}`;
    if (headers.authorization !== right) {
      const challenge =
        kind === 'basic'
          ? 'Basic realm="registry"'
          : `Bearer realm="http://${headers.host ?? ''}/token",service="s"`;
      return { status: 401, headers: { 'www-authenticate': challenge } };
    }
    if (body.byteLength > limit) return { status: 413 };
    const started = answerUpload({ method, url, body }, { stored, uploads });
    if (method !== 'POST' || limit === Number.POSITIVE_INFINITY) return started;
    return { ...started, headers: { ...started.headers, 'oci-chunk-max-length': String(limit) } };
  });
  closers.push(server.close);
  return { server, stored, renewals: () => tokens, login: () => `login-${turn}` };
}

function answerUpload(
  { method, url, body }: { readonly method: string; readonly url: URL; readonly body: Buffer },
  { stored, uploads }: Pick<Site, 'stored'> & { readonly uploads: Map<string, Buffer[]> },
): Reply {
  const { pathname: location } = url;
  if (method === 'POST') {
    const next = `/upload/${uploads.size}`;
    uploads.set(next, []);
    return { status: 202, headers: { location: next } };
  }
  if (method === 'PATCH' || method === 'PUT') uploads.get(location)?.push(body);
  if (method === 'PATCH') return { status: 202, headers: { location } };
  if (method !== 'PUT') return { status: 404 };
  stored.set(url.searchParams.get('digest') ?? '', Buffer.concat(uploads.get(location) ?? []));
  return { status: 201 };
}

const blobs = Array.from({ length: 8 }, (_, n) => toBlob(String(n).repeat(300_000 + n)));

/** The first request of this method that has a body. */
const atFirst =
  (method: string): End =>
  (asked) =>
    asked.method === method && asked.body.byteLength > 0;

function expectStored({ stored }: Site, all: readonly TestBlob[]): void {
  expect(
    all.filter(({ descriptor, bytes }) => stored.get(descriptor.digest)?.equals(bytes) !== true),
  ).toEqual([]);
}

/** A login that a service gives, and gives anew when it was refused. */
function shortLived(password: string): FoundCredential {
  return {
    ...toPassword('AWS', password),
    credential: { kind: 'password', username: 'AWS', password: secret(password) },
    untilMs: Date.now() + 3_600_000,
  };
}

describe('an authorization that ends in the middle of uploads', () => {
  it.each([
    { name: 'a token, before the bytes of a blob', kind: 'bearer', end: atFirst('PUT') },
    {
      name: 'a token, between two chunks of a blob',
      kind: 'bearer',
      end: atFirst('PATCH'),
      limit: 100_000,
    },
    {
      name: 'a token, before the end of a blob in chunks',
      kind: 'bearer',
      end: ({ method, body }: Asked) => method === 'PUT' && body.byteLength === 0,
      limit: 100_000,
    },
  ] as const)('is renewed once: $name', async ({ kind, end, ...rest }) => {
    const site = await openSite(kind, end, 'limit' in rest ? rest.limit : undefined);
    const { open, client, clock } = createBench({ found: toPassword('u', 'p') });
    const repository = open(site.server.host);
    await Promise.all(
      blobs.map(({ descriptor }) => repository.putBlob(descriptor, toSource(blobs))),
    );
    expectStored(site, blobs);
    expect(site.renewals()).toBe(2);
    expect(client.counts().retries).toBe(0);
    expect(clock.waits).toEqual([]);
  });

  it.each([
    { name: 'before the bytes of a blob', end: atFirst('PUT') },
    { name: 'between two chunks of a blob', end: atFirst('PATCH'), limit: 100_000 },
  ])('is a new login where that is sent itself, asked for once: $name', async ({ end, limit }) => {
    const site = await openSite('basic', end, limit);
    const asked: (FoundCredential | undefined)[] = [];
    let making: Promise<FoundCredential> | undefined;
    let made = shortLived('login-1');
    const { open, client } = createBench({
      credentials: async (_name, _actions, refused) => {
        if (refused !== made) return made;
        asked.push(refused);
        making ??= Promise.resolve().then(() => (made = shortLived(site.login())));
        return await making;
      },
    });
    const repositories = ['acme/app', 'acme/web'].map((path) => open(site.server.host, path));
    await Promise.all(
      repositories.flatMap((repository) =>
        blobs.map(({ descriptor }) => repository.putBlob(descriptor, toSource(blobs))),
      ),
    );
    expectStored(site, blobs);
    expect(asked.length).toBeLessThanOrEqual(repositories.length);
    expect(client.counts().retries).toBe(0);
  });

  it('asks for the bytes of a stream again, and only for those', async () => {
    const site = await openSite('bearer', atFirst('PUT'));
    const { open } = createBench({ found: toPassword('u', 'p') });
    const [blob = toBlob('')] = blobs;
    const failures: unknown[] = [];
    await open(site.server.host).sendBlob(blob.descriptor, (failure) => {
      failures.push(failure?.problems[0]?.code);
      return toSource([blob]).openBlob(blob.descriptor);
    });
    expectStored(site, [blob]);
    expect(failures).toEqual([undefined, 'REGISTRY_DENIED']);
    expect(site.renewals()).toBe(2);
  });

  it('is renewed where the registry answers before it has read the blob, and closes the connection', async () => {
    const large = toBlob(Buffer.alloc(24_000_000, 'x'));
    let puts = 0;
    let tokens = 0;
    let stored = 0;
    const server = http.createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '', 'http://registry');
      const isRight = request.headers.authorization === (puts === 0 ? 'Bearer t1' : 'Bearer t2');
      if (pathname === '/token') {
        tokens += 1;
        response.end(JSON.stringify({ token: `t${tokens}`, expires_in: 3600 }));
      } else if (request.method === 'PUT' && puts++ === 0) {
        response.writeHead(401, { connection: 'close', ...toChallenge(request) }).end();
      } else if (!isRight) response.writeHead(401, toChallenge(request)).end();
      else if (request.method === 'POST') response.writeHead(202, { location: '/upload' }).end();
      else {
        request.on('data', (data: Buffer) => (stored += data.byteLength));
        request.on('end', () => response.writeHead(request.method === 'PUT' ? 201 : 404).end());
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(
      () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))),
    );
    const { port } = server.address() as AddressInfo;
    const { open } = createBench({ found: toPassword('u', 'p') });
    await open(`127.0.0.1:${port}`).putBlob(large.descriptor, toSource([large]));
    expect({ stored, tokens }).toEqual({ stored: large.bytes.byteLength, tokens: 2 });
  });
});

const toChallenge = ({ headers }: http.IncomingMessage) => ({
  'www-authenticate': `Bearer realm="http://${headers.host ?? ''}/token",service="s"`,
});
