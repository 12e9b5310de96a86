// SPDX-License-Identifier: Apache-2.0
// Reading a registry that says whatever it wants: always a reading, with limits, and never more than a Problem.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countsPulls, readImageRepositories } from '../../../src/lifecycle/status/read.ts';
import { makeStatus } from '../../../src/lifecycle/status/make.ts';
import { toDigest } from '../../../src/registry/blobs/digest.ts';
import { renderStatusPage } from '../../../src/report/status/page.ts';
import { countRuns } from '../../lab/nightly.ts';
import { createBench, type Bench } from '../../registry/bench.ts';
import { NOW } from './readings.ts';

/** What the registry has: its list of tags, what tags name, and everything by digest. */
interface Content {
  readonly tags: unknown;
  readonly named: Readonly<Record<string, string>>;
  readonly bytes: ReadonlyMap<string, Buffer>;
  /** What tags name in the repository acme/two. */
  readonly elsewhere?: Readonly<Record<string, string>>;
}

let server: Server;
let content: Content;
let requests: string[] = [];
let bench: Bench;

beforeAll(async () => {
  server = createServer((request, response) => {
    const { method = '', url = '' } = request;
    requests.push(`${method} ${url}`);
    const [, repository, kind = '', name = ''] =
      /^\/v2\/acme\/(app|two)\/([a-z]+)\/([^/?]+)/.exec(url) ?? [];
    if (kind === 'tags') {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ name: 'acme/app', tags: content.tags }));
      return;
    }
    const named = repository === 'two' ? (content.elsewhere ?? {}) : content.named;
    const digest = named[name] ?? decodeURIComponent(name);
    const bytes = content.bytes.get(digest);
    if (kind === 'referrers' || bytes === undefined) {
      response.writeHead(url === '/v2/' ? 200 : 404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': 'application/vnd.oci.image.index.v1+json',
      'content-length': bytes.byteLength,
      'docker-content-digest': digest,
    });
    response.end(method === 'HEAD' ? undefined : bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  bench = createBench();
});
afterAll(async () => {
  bench.client.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function readContent(given: Content) {
  content = given;
  requests = [];
  const { port } = server.address() as AddressInfo;
  const reader = { details: false, verifier: undefined, cache: new Map(), countsPulls };
  const repositories = [bench.open(`127.0.0.1:${port}`)];
  const [reading] = await readImageRepositories(repositories, reader);
  if (reading === undefined) throw new Error('no reading');
  return reading;
}

function store(...bodies: readonly string[]): readonly (readonly [string, Buffer])[] {
  return bodies.map((body) => {
    const bytes = Buffer.from(body);
    return [toDigest(bytes), bytes] as const;
  });
}

describe('limits', () => {
  it('1,000 of 3,000 tags are asked for, 200 of their images are read, and names that are none are not', async () => {
    const bodies = store(...Array.from({ length: 300 }, (_, at) => `{"manifests":[],"n":${at}}`));
    const names = Array.from({ length: 3000 }, (_, at) => `1.${Math.floor(at / 100)}.${at % 100}`);
    const named = Object.fromEntries(names.map((name, at) => [name, bodies[at % 300]?.[0] ?? '']));
    const tags = [...names, '<script>', 'a/b', '', 7, null, `sha256-${'0'.repeat(64)}.sig`];
    const reading = await readContent({ tags, named, bytes: new Map(bodies) });
    expect(reading.listed).toHaveLength(3000);
    expect(reading.digests.size).toBe(1000);
    expect(reading.images.size).toBe(200);
    expect(reading.digests.has('1.29.99')).toBe(true);
    expect(reading.problems.map(({ code, level }) => [code, level])).toEqual([
      ['STATUS_LIMIT', 'notice'],
      ['STATUS_LIMIT', 'notice'],
      ['STATUS_LIMIT', 'notice'],
    ]);
    expect(reading.problems[0]?.message).toContain('it has entries that are not text');
    expect(requests.filter((one) => one.startsWith('HEAD')).length).toBe(1000);
  });

  it('64 manifests of an index are read', async () => {
    const children = store(
      ...Array.from(
        { length: 80 },
        (_, at) => `{"config":{"digest":"sha256:${'0'.repeat(64)}","size":${at}},"layers":[]}`,
      ),
    );
    const manifests = children.map(([digest], at) => ({
      ...{ digest, size: 1, platform: { os: 'linux', architecture: `cpu${at}` } },
    }));
    const [index = ['', Buffer.alloc(0)] as const] = store(JSON.stringify({ manifests }));
    const reading = await readContent({
      tags: ['latest'],
      named: { latest: index[0] },
      bytes: new Map([index, ...children]),
    });
    expect(requests.filter((one) => /GET .*manifests\/sha256/.test(one)).length).toBe(65);
    const platforms = reading.images.get(index[0])?.platforms ?? [];
    expect(platforms).toHaveLength(80);
    expect(platforms.filter(({ bytes }) => bytes !== null)).toHaveLength(64);
    expect(reading.problems).toEqual([]);
  });
});

it('of images that differ elsewhere, 20 are compared where that counts as pulls, and the others are told', async () => {
  const [at, there] = ['a', 'b'].map((from) =>
    store(...Array.from({ length: 30 }, (_, n) => `{"manifests":[],"n":"${from}${n}"}`)),
  );
  const tags = Array.from({ length: 30 }, (_, n) => `1.0.${n}`);
  const toNamed = (bodies: typeof at = []) =>
    Object.fromEntries(tags.map((tag, n) => [tag, bodies[n]?.[0] ?? '']));
  content = {
    tags,
    named: toNamed(at),
    elsewhere: toNamed(there),
    bytes: new Map([...(at ?? []), ...(there ?? [])]),
  };
  const { port } = server.address() as AddressInfo;
  const reader = { details: false, verifier: undefined, cache: new Map(), countsPulls: () => true };
  const names = ['app', 'two'].map((name) => bench.open(`127.0.0.1:${port}`, `acme/${name}`));
  const readings = await readImageRepositories(names, reader);
  expect(readings.map(({ images }) => images.size)).toEqual([20, 20]);
  for (const { name, problems } of readings) {
    expect(problems).toMatchObject([{ level: 'notice', code: 'STATUS_LIMIT' }]);
    expect(problems[0]?.message).toBe(
      `"${name}" has 30 images that are others elsewhere; the platforms of only 20 of them are compared, since its registry counts what is read as pulls.`,
    );
  }
});

it.each([
  { name: 'no tags', tags: null, state: 'empty', code: 'STATUS_EMPTY' },
  {
    name: 'tags that are no list',
    tags: 'latest',
    state: 'failed',
    code: 'REGISTRY_ANSWER_INVALID',
  },
])('$name: $state, and says so', async ({ tags, state, code }) => {
  const reading = await readContent({ tags, named: {}, bytes: new Map() });
  expect(reading).toMatchObject({ state, problems: [{ code }] });
});

it('Docker Hub and ghcr.io count what is read', () => {
  const hosts = ['docker.io', 'registry-1.docker.io', 'ghcr.io', 'quay.io', 'registry.gitlab.com'];
  expect(hosts.filter(countsPulls)).toEqual(['docker.io', 'registry-1.docker.io', 'ghcr.io']);
});

describe('whatever it answers', () => {
  const text = fc.oneof(
    fc.constantFrom('linux', 'amd64', 'unknown', '2026-01-01T00:00:00Z', '1.2.3', '<b>', '\u202E'),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );
  const junk = fc.oneof(fc.jsonValue({ maxDepth: 2 }), text);
  const texts = fc.oneof(
    fc.dictionary(
      fc.constantFrom(
        'org.opencontainers.image.created',
        'org.opencontainers.image.version',
        'in-toto.io/predicate-type',
        'vnd.docker.reference.type',
      ),
      text,
    ),
    junk,
  );
  const descriptor = (digests: readonly string[]) =>
    fc.record(
      {
        digest: fc.oneof(
          { weight: 9, arbitrary: fc.constantFrom(...digests) },
          { weight: 1, arbitrary: junk },
        ),
        size: fc.oneof({ weight: 9, arbitrary: fc.nat(1e6) }, { weight: 1, arbitrary: junk }),
        mediaType: text,
        platform: fc.oneof(fc.record({ os: text, architecture: text }), junk),
        annotations: texts,
      },
      { requiredKeys: ['digest', 'size'] },
    );
  const leaf = fc
    .oneof(
      fc.record({
        os: text,
        architecture: text,
        created: text,
        config: fc.record({ Labels: texts }),
      }),
      junk,
    )
    .map((value) => JSON.stringify(value));
  const layered = fc.array(leaf, { minLength: 1, maxLength: 3 }).chain((leaves) => {
    const digests = store(...leaves).map(([digest]) => digest);
    const manifest = fc
      .record({
        config: descriptor(digests),
        layers: fc.oneof(fc.array(descriptor(digests), { maxLength: 3 }), junk),
        annotations: texts,
      })
      .map((value) => JSON.stringify(value));
    return fc.array(manifest, { minLength: 1, maxLength: 3 }).chain((manifests) => {
      const below = store(...manifests).map(([digest]) => digest);
      const index = fc
        .record({
          manifests: fc.array(descriptor([...below, ...digests]), { maxLength: 4 }),
          annotations: texts,
        })
        .map((value) => JSON.stringify(value));
      return fc
        .array(index, { minLength: 1, maxLength: 2 })
        .map((indexes) => [...leaves, ...manifests, ...indexes]);
    });
  });

  it('there is a reading, and a page of it', async () => {
    await fc.assert(
      fc.asyncProperty(layered, async (bodies) => {
        const stored = store(...bodies);
        const named = Object.fromEntries(stored.map(([digest], at) => [`1.0.${at}`, digest]));
        const reading = await readContent({
          tags: Object.keys(named),
          named,
          bytes: new Map(stored),
        });
        expect(reading.state).toBe('read');
        const facts = { toolVersion: '1.0.0', time: NOW, branches: [] };
        const status = makeStatus([{ name: 'app', repositories: [reading] }], facts);
        expect(JSON.parse(JSON.stringify(status))).toEqual(status);
        expect(renderStatusPage(status, { isWatched: false })).not.toContain('<b>drift');
      }),
      { numRuns: countRuns(40) },
    );
  });
});
