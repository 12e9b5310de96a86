// SPDX-License-Identifier: Apache-2.0
// Registries that say in other words what the others say: statuses, pages, cut answers, limits of a request.
import { afterEach, describe, expect, it } from 'vitest';
import { createBench, problemOf, toBlob, toManifest, toName, toSource } from '../bench.ts';
import { type Dialect, type DialectServer, page, serveDialect, type Question } from '../dialect.ts';
import { refusal, type Reply } from '../server.ts';

const running: DialectServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

async function start(dialect: Dialect, options: Parameters<typeof createBench>[0] = {}) {
  const server = await serveDialect(dialect);
  running.push(server);
  const bench = createBench({ retryDeadlineMs: 5_000, ...options });
  return { ...bench, server, repository: bench.open(server.host) };
}

const config = toBlob('{"os":"linux","architecture":"amd64"}');
const manifest = toManifest({ schemaVersion: 2, config: config.descriptor, layers: [] });
const instead =
  (wanted: Question['kind'], reply: (question: Question) => Reply | undefined): Dialect =>
  (question) =>
    question.kind === wanted ? reply(question) : undefined;
const kindsOf = ({ questions }: DialectServer) => questions.map(({ kind }) => kind);

describe('a push', () => {
  const steps = { 'start upload': 202, 'PUT upload': 201, 'PUT manifest': 201 } as const;
  const cases = Object.entries(steps).flatMap(([kind, usual]) =>
    [200, 201, 202, 204]
      .filter((status) => status !== usual)
      .map((status) => ({ kind: kind as Question['kind'], status })),
  );
  it.each(cases)('goes on where $kind answers $status', async ({ kind, status }) => {
    const location = '/v2/acme/app/blobs/uploads/mine';
    const { repository, server } = await start(({ kind: asked }, kept) => {
      if (asked !== kind) return undefined;
      if (kind === 'start upload') kept.uploads.set('mine', Buffer.alloc(0));
      return { status, after: true, ...(kind === 'start upload' ? { headers: { location } } : {}) };
    });
    expect((await repository.provePush()).ok).toBe(true);
    await repository.putBlob(config.descriptor, toSource([config]));
    await repository.putManifest('1', manifest);
    expect(server.kept.tags.get('1')).toBe(manifest.digest);
  });
});

describe('HEAD of what is not there', () => {
  const statuses = [204, 400, 401, 403, 405, 406, 410, 501];
  it.each(statuses)('answered with %i, is asked for with GET: a manifest', async (status) => {
    const { repository, server } = await start(instead('HEAD manifest', () => ({ status })));
    expect(await repository.resolve('1')).toBeUndefined();
    await repository.putBlob(config.descriptor, toSource([config]));
    await repository.putManifest('1', manifest);
    expect(await repository.resolve('1')).toMatchObject({ digest: manifest.digest });
    expect(kindsOf(server)).toContain('GET manifest');
  });

  it.each(statuses)('answered with %i, is uploaded: a blob', async (status) => {
    const { repository, server } = await start(instead('HEAD blob', () => ({ status })));
    await repository.putBlob(config.descriptor, toSource([config]));
    expect(server.kept.blobs.has(config.descriptor.digest)).toBe(true);
  });

  it.each([
    { name: '410', reply: { status: 410 } },
    { name: 'the words under another status', reply: refusal(400, 'MANIFEST_UNKNOWN', 'no') },
    { name: 'the repository is not known', reply: refusal(401, 'NAME_UNKNOWN', 'no') },
  ] satisfies { name: string; reply: Reply }[])('GET says so too: $name', async ({ reply }) => {
    const { repository } = await start(({ kind }) =>
      kind.includes('manifest') ? reply : undefined,
    );
    expect(await repository.resolve('1')).toBeUndefined();
  });

  it('is a Problem with the words of GET where that is refused as well', async () => {
    const { repository } = await start(({ kind }) =>
      kind.includes('manifest') ? refusal(403, 'DENIED', 'not you') : undefined,
    );
    const { problems } = await problemOf(repository.resolve('1'));
    expect(problems[0]?.message).toContain('403 DENIED "not you"');
  });
});

describe('an answer that is not what was asked for', () => {
  it.each([
    { name: 'a page', reply: page(200), says: '(text/html)' },
    { name: 'nothing', reply: { status: 200 }, says: '(no content type)' },
    { name: 'half of it', reply: { body: '{"schemaVersion":2,' }, says: '(no content type)' },
    { name: 'an error under 200', reply: { body: '{"errors":[]}' }, says: '(no content type)' },
  ] satisfies { name: string; reply: Reply; says: string }[])(
    'a manifest that is $name is not an image, after some tries',
    async ({ reply, says }) => {
      const { repository, client } = await start(({ kind }) =>
        kind.includes('manifest') ? reply : undefined,
      );
      const { problems } = await problemOf(repository.resolve('1'));
      expect(problems[0]?.code).toBe('REGISTRY_ANSWER_INVALID');
      expect(problems[0]?.message).toMatch(/^"127\.0\.0\.1:\d+\/acme\/app:1" is not an image: /);
      expect(problems[0]?.message).toContain(says);
      expect(client.counts().retries).toBe(3);
    },
  );

  it.each([
    { kind: 'GET manifest', ask: (one: Repo) => one.getManifest('1') },
    { kind: 'GET blob', ask: (one: Repo) => one.readBlob?.(config.descriptor) },
    { kind: 'tags', ask: (one: Repo) => one.listTags(1) },
  ] as const)('$kind that is cut, empty and a page is asked for again', async ({ kind, ask }) => {
    const spoilt: readonly Reply[] = [{ body: 'x'.repeat(900), cutAfter: 10 }, {}, page(200)];
    const { repository, client } = await start(instead(kind, ({ nth }) => spoilt[nth]));
    await repository.putBlob(config.descriptor, toSource([config]));
    await repository.putManifest('1', manifest);
    expect(await ask(repository)).toBeDefined();
    expect(client.counts().retries).toBe(3);
  });

  it('a blob that HEAD shows as a page is uploaded', async () => {
    const { repository, server } = await start(instead('HEAD blob', () => page(200)));
    await repository.putBlob(config.descriptor, toSource([config]));
    expect(server.kept.blobs.has(config.descriptor.digest)).toBe(true);
  });
});

type Repo = Awaited<ReturnType<typeof start>>['repository'];

it.each([
  { name: '500', reply: { status: 500 } },
  { name: '501', reply: { status: 501 } },
  { name: 'a page', reply: page(502) },
  { name: '405', reply: { status: 405 } },
  { name: '201 without a word, and nothing mounted', reply: { status: 202 } },
] satisfies { name: string; reply: Reply }[])(
  'a mount that is answered with $name is an upload',
  async ({ reply }) => {
    const { repository, server, client } = await start(instead('mount', () => reply));
    const other = toName(server.host, 'acme/other');
    const source = { ...toSource([config]), repository: other };
    expect(await repository.putBlob(config.descriptor, source)).toBe('uploaded');
    expect(kindsOf(server).filter((kind) => kind === 'mount')).toHaveLength(1);
    expect(client.counts().retries).toBe(0);
  },
);

it('a mount that never answers is tried twice', async () => {
  const { repository, server } = await start(
    instead('mount', () => ({ reset: true })),
    {
      retryDeadlineMs: 60_000,
    },
  );
  const source = { ...toSource([config]), repository: toName(server.host, 'acme/other') };
  expect(await repository.putBlob(config.descriptor, source)).toBe('uploaded');
  expect(kindsOf(server).filter((kind) => kind === 'mount')).toHaveLength(2);
});

describe('a limit of the size of a request', () => {
  const limited =
    (
      bytes: number,
      more: Dialect = () => undefined,
      headers: Record<string, string> = {},
    ): Dialect =>
    (question, kept) =>
      question.body.byteLength > bytes
        ? { ...page(413, 'Request Entity Too Large'), headers: { server: 'nginx', ...headers } }
        : more(question, kept);
  const large = toBlob(Buffer.alloc(3_500_000, 'x'));

  it('is kept by a second try, in pieces', async () => {
    const { repository, server } = await start(limited(1_048_576));
    expect(await repository.putBlob(large.descriptor, toSource([large]))).toBe('uploaded');
    expect(server.kept.blobs.get(large.descriptor.digest)?.equals(large.bytes)).toBe(true);
    const pieces = server.questions.filter(({ kind }) => kind === 'PATCH upload');
    expect(pieces.map(({ headers }) => headers['content-range'])).toEqual([
      ...['0-999999', '1000000-1999999', '2000000-2999999', '3000000-3499999'],
    ]);
  });

  it.each([
    { name: 'at most', headers: { 'oci-chunk-max-length': '300000' }, sizes: [300_000, 200_000] },
    { name: 'at least', headers: { 'oci-chunk-min-length': '2000000' }, sizes: [2e6, 1_500_000] },
  ])('and the registry says how large they are $name', async ({ headers, sizes }) => {
    const starts = instead('start upload', () => ({
      ...{ status: 202, headers: { ...headers, location: '/v2/acme/app/blobs/uploads/mine' } },
    }));
    const { repository, server } = await start(
      limited(2_100_000, (question, kept) => {
        if (question.kind === 'start upload') kept.uploads.set('mine', Buffer.alloc(0));
        return starts(question, kept);
      }),
    );
    await repository.putBlob(large.descriptor, toSource([large]));
    const pieces = server.questions.filter(({ kind }) => kind === 'PATCH upload');
    expect([...new Set(pieces.map(({ body }) => body.byteLength))]).toEqual(sizes);
  });

  it.each([
    { name: 'nginx', headers: {}, hint: /nginx.*1 MB by default\): client_max_body_size 0/ },
    {
      name: 'Cloudflare',
      headers: { 'cf-ray': '1-FRA' },
      hint: /Cloudflare accepts at most 100 MB/,
    },
    {
      name: 'another',
      headers: { server: 'x' },
      hint: /client_max_body_size 0.*Cloudflare: 100 MB/,
    },
  ])('is told with its proxy where pieces are refused too: $name', async ({ headers, hint }) => {
    const { repository, client } = await start(limited(500_000, undefined, headers));
    const { problems } = await problemOf(repository.putBlob(large.descriptor, toSource([large])));
    expect(problems[0]?.code).toBe('REGISTRY_TOO_LARGE');
    expect(problems[0]?.message).toMatch(
      /answered 413 .*The blob is 3\.5 MB, more than one request may carry; it was refused in chunks of 1 MB too: .*413/,
    );
    expect(problems[0]?.hint).toMatch(hint);
    expect(client.counts().retries).toBe(0);
  });

  it('is told where the registry takes no pieces', async () => {
    const { repository } = await start(
      limited(
        500_000,
        instead('PATCH upload', () => page(405)),
      ),
    );
    const small = toBlob(Buffer.alloc(600_000, 'y'));
    const { problems } = await problemOf(repository.putBlob(small.descriptor, toSource([small])));
    expect(problems[0]?.code).toBe('REGISTRY_TOO_LARGE');
  });

  it('begins anew where a piece is lost on its way', async () => {
    const { repository, server, client } = await start(
      limited(
        1_048_576,
        instead('PATCH upload', ({ nth }) => (nth === 1 ? { reset: true } : undefined)),
      ),
    );
    await repository.putBlob(large.descriptor, toSource([large]));
    expect(server.kept.blobs.get(large.descriptor.digest)?.equals(large.bytes)).toBe(true);
    expect(client.counts().retries).toBe(1);
  });
});

describe('an upload that cannot be closed', () => {
  it.each([
    { name: '404', reply: page(404), hint: /http\.secret/ },
    { name: '405', reply: page(405), hint: /PUT and PATCH/ },
  ])('$name says what is before the registry', async ({ reply, hint }) => {
    const { repository } = await start(instead('PUT upload', () => reply));
    const { problems } = await problemOf(repository.putBlob(config.descriptor, toSource([config])));
    expect(problems[0]?.code).toBe('REGISTRY_REFUSED');
    expect(problems[0]?.hint).toMatch(hint);
  });
});

it.each([
  { tries: undefined, most: Infinity },
  { tries: 'once', most: 1 },
] as const)('a list of tags that fails, asked for with tries: $tries', async ({ tries, most }) => {
  const { repository, server } = await start(instead('tags', () => ({ status: 500 })));
  const { problems } = await problemOf(repository.listTags(1, tries));
  expect(problems[0]?.code).toBe('REGISTRY_FAILED');
  const asked = kindsOf(server).filter((kind) => kind === 'tags').length;
  expect(asked).toBeGreaterThanOrEqual(Math.min(most, 2));
  expect(asked).toBeLessThanOrEqual(most);
});
