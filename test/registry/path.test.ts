// SPDX-License-Identifier: Apache-2.0
// No name changes the address that it is put into: what a real server is asked for hostile names.
import { afterEach, describe, expect, it } from 'vitest';
import { Problem } from '../../src/problem.ts';
import { toApiBase, toPathPart, toRepositoryPath } from '../../src/registry/path.ts';
import { createBench, problemOf, toManifest } from './bench.ts';
import { serve, type Served } from './server.ts';

let served: Served | undefined;
afterEach(async () => {
  await served?.close();
});

const manifest = toManifest({ config: {} });
const HOSTILE = ['x?y', 'x#y', 'x%2f..%2fy', 'x\\y', 'x y', 'x\ny', 'x@y', 'x;y', 'é', '%2e%2e'];

describe('a part of an address', () => {
  it.each([
    { part: '1.2.3', path: '1.2.3' },
    { part: 'sha256:0a', path: 'sha256:0a' },
    { part: 'A_b-c.d', path: 'A_b-c.d' },
    { part: 'x?y=z', path: 'x%3Fy%3Dz' },
    { part: 'x/../y', path: 'x%2F..%2Fy' },
    { part: 'x#y', path: 'x%23y' },
    { part: '%2e%2e', path: '%252e%252e' },
    { part: 'a\r\nb', path: 'a%0D%0Ab' },
  ])('$part is $path', ({ part, path }) => {
    expect(toPathPart(part)).toBe(path);
  });

  it.each(['', '.', '..', '\ud800'])('%j is none', (part) => {
    expect(() => toPathPart(part)).toThrow(Problem);
    expect(() => toRepositoryPath(`acme/${part}/app`)).toThrow(Problem);
  });
});

describe('the address of a host', () => {
  it.each([
    { host: 'ghcr.io', base: 'https://ghcr.io/v2/' },
    { host: '127.0.0.1:5000', base: 'https://127.0.0.1:5000/v2/' },
    { host: '[::1]:5000', base: 'https://[::1]:5000/v2/' },
  ])('$host', ({ host, base }) => {
    expect(toApiBase('https', host).href).toBe(base);
  });

  it.each([
    '',
    'a/b',
    'a?b',
    'a#b',
    'user@a',
    'user:word@a',
    'a\\b',
    'a b',
    'a:b',
    'a:99999',
    '[:::::]',
    'app.123',
    'a\n',
    'a/../b',
  ])('%j has none', (host) => {
    expect(() => toApiBase('https', host)).toThrow(Problem);
  });
});

describe('a server is asked below the repository, whatever that and the reference are called', () => {
  it.each(HOSTILE)('%j', async (name) => {
    served = await serve(() => ({ status: 404 }));
    const { host } = served;
    const { client } = createBench();
    const repository = client.open({ host, path: `acme/${name}`, name: `${host}/acme/${name}` });
    const written = client.open({ host, path: 'acme/app', name: `${host}/acme/app` });
    await repository.resolve('1').catch(() => undefined);
    await repository.listTags(1).catch(() => undefined);
    await repository.hasBlob(name).catch(() => undefined);
    await repository.provePush().catch(() => undefined);
    await written.resolve(name).catch(() => undefined);
    await written.putManifest(name, manifest).catch(() => undefined);
    const paths = served.asked.map(({ path }) => path).filter((path) => path !== '/v2/');
    const escaped = encodeURIComponent(name);
    expect(new Set(paths)).toEqual(
      new Set([
        `/v2/acme/${escaped}/manifests/1`,
        `/v2/acme/${escaped}/tags/list?n=1000`,
        `/v2/acme/${escaped}/blobs/${escaped}`,
        `/v2/acme/${escaped}/blobs/uploads/`,
        `/v2/acme/app/manifests/${escaped}`,
      ]),
    );
  });

  it.each(['..', '.', ''])('a tag %j is not asked for', async (tag) => {
    served = await serve(() => ({ status: 404 }));
    const { open } = createBench();
    const problem = await problemOf(open(served.host).putManifest(tag, manifest));
    expect(problem.problems.map(({ code }) => code)).toEqual(['REGISTRY_NAME_INVALID']);
    expect(served.asked.filter(({ path }) => path !== '/v2/')).toEqual([]);
  });
});
