// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, it } from 'vitest';
import { createBench, problemOf, toManifest } from '../bench.ts';
import { refusal, type Reply, script, serve, type Served } from '../server.ts';

const manifest = toManifest({
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  config: {},
});
const other = toManifest({ config: { other: true } });
const type = { 'content-type': manifest.mediaType };
const size = { 'content-length': String(manifest.bytes.byteLength) };
const digest = (value: string) => ({ 'docker-content-digest': value });
const body = manifest.bytes;
const HEAD = 'HEAD /v2/acme/app/manifests/1';
const GET = 'GET /v2/acme/app/manifests/1';
const found = { mediaType: manifest.mediaType, digest: manifest.digest, size: body.byteLength };

let served: Served | undefined;
afterEach(async () => {
  await served?.close();
});

async function start(table: Readonly<Record<string, readonly Reply[]>>) {
  served = await serve(script(table));
  const bench = createBench();
  return { ...bench, server: served, repository: bench.open(served.host) };
}

describe('resolve', () => {
  const whole = { headers: { ...type, ...size, ...digest(manifest.digest) } };
  const get = { headers: { ...type, ...digest(manifest.digest) }, body };
  it.each([
    { name: 'HEAD tells all', table: { [HEAD]: [whole] }, asked: [HEAD] },
    {
      name: 'HEAD is not allowed',
      table: { [HEAD]: [{ status: 405 }], [GET]: [get] },
      asked: [HEAD, GET],
    },
    {
      name: 'HEAD tells no digest',
      table: { [HEAD]: [{ headers: { ...type, ...size } }], [GET]: [get] },
      asked: [HEAD, GET],
    },
    {
      name: 'HEAD tells no size',
      table: {
        [HEAD]: [
          { headers: { ...type, ...digest(manifest.digest), 'transfer-encoding': 'chunked' } },
        ],
        [GET]: [get],
      },
      asked: [HEAD, GET],
    },
    {
      name: 'HEAD tells nonsense',
      table: { [HEAD]: [{ headers: { ...type, ...size, ...digest('md5:1') } }], [GET]: [get] },
      asked: [HEAD, GET],
    },
  ] satisfies { name: string; table: Record<string, Reply[]>; asked: string[] }[])(
    '$name',
    async ({ table, asked }) => {
      const { repository, server } = await start(table);
      expect(await repository.resolve('1')).toEqual(found);
      expect(server.lines().slice(1)).toEqual(asked);
    },
  );

  it('is undefined for what is not there', async () => {
    const { repository } = await start({});
    expect(await repository.resolve('1')).toBeUndefined();
    expect(await repository.getManifest('1')).toBeUndefined();
  });

  it('asks for all four kinds of manifest', async () => {
    const { repository, server } = await start({});
    await repository.resolve('1');
    expect(server.asked.at(-1)?.headers.accept?.split(', ')).toHaveLength(4);
  });

  it('refuses an answer for another digest than was asked for', async () => {
    const { repository } = await start({
      [`HEAD /v2/acme/app/manifests/${other.digest}`]: [whole],
    });
    const { problems } = await problemOf(repository.resolve(other.digest));
    expect(problems[0]?.code).toBe('REGISTRY_DIGEST_MISMATCH');
  });
});

describe('getManifest', () => {
  const good = { headers: { ...type, ...digest(manifest.digest) }, body };
  it.each([
    { name: 'cut short', first: { ...good, cutAfter: 5 } },
    { name: 'of other bytes than the digest states', first: { ...good, body: other.bytes } },
  ] satisfies { name: string; first: Reply }[])(
    'reads one again that is $name',
    async ({ first }) => {
      const { repository, client } = await start({ [GET]: [first, good] });
      expect(await repository.getManifest('1')).toEqual({ ...manifest, bytes: Buffer.from(body) });
      expect(client.counts().retries).toBe(1);
    },
  );

  it('never takes other bytes for a digest, whatever the registry states', async () => {
    const lie = { headers: { ...type, ...digest(manifest.digest) }, body: other.bytes };
    const { repository, client } = await start({
      [`GET /v2/acme/app/manifests/${manifest.digest}`]: [lie],
    });
    const { problems } = await problemOf(repository.readManifest(manifest.digest));
    expect(problems[0]?.code).toBe('REGISTRY_DIGEST_MISMATCH');
    expect(client.counts().retries).toBe(3);
  });

  it('hashes what comes without a digest', async () => {
    const { repository } = await start({ [GET]: [{ headers: type, body }] });
    expect((await repository.getManifest('1'))?.digest).toBe(manifest.digest);
  });

  it('takes the media type from the bytes where no header has it', async () => {
    const { repository } = await start({ [GET]: [{ body }] });
    expect((await repository.getManifest('1'))?.mediaType).toBe(manifest.mediaType);
  });

  it('says that a digest is not there', async () => {
    const { repository, server } = await start({});
    const { problems } = await problemOf(repository.readManifest(manifest.digest));
    expect(problems[0]?.message).toBe(
      `manifest ${manifest.digest} not found in "${server.host}/acme/app".`,
    );
  });
});

describe('putManifest', () => {
  const PUT = 'PUT /v2/acme/app/manifests/1';

  it('sends the very bytes and tells the digest that was stored', async () => {
    const { repository, server } = await start({
      [PUT]: [{ status: 201, headers: digest(manifest.digest) }],
    });
    expect(await repository.putManifest('1', manifest)).toBe(manifest.digest);
    const put = server.asked.at(-1);
    expect(put?.body.equals(body)).toBe(true);
    expect(put?.headers['content-type']).toBe(manifest.mediaType);
  });

  it('does not trust a registry that stored something else', async () => {
    const { repository } = await start({
      [PUT]: [{ status: 201, headers: digest(other.digest) }],
    });
    const { problems } = await problemOf(repository.putManifest('1', manifest));
    expect(problems[0]?.code).toBe('REGISTRY_DIGEST_MISMATCH');
  });

  it.each([
    {
      name: 'ECR',
      reply: refusal(
        400,
        'TAG_INVALID',
        "The image tag '1' already exists in the 'app' repository and cannot be overwritten because the tag is immutable.",
      ),
    },
    { name: 'ECR in other words', reply: refusal(400, 'ImageTagAlreadyExistsException', 'x') },
    {
      name: 'Harbor',
      reply: refusal(
        412,
        'PRECONDITION',
        "Failed to process request due to 'app:1' configured as immutable.",
      ),
    },
    { name: 'a conflict', reply: { status: 409 } },
    { name: 'a plain 403', reply: refusal(403, 'DENIED', 'tag is immutable') },
  ] satisfies { name: string; reply: Reply }[])(
    'knows an immutable tag: $name',
    async ({ reply }) => {
      const { repository, client } = await start({ [PUT]: [reply] });
      const { problems } = await problemOf(repository.putManifest('1', manifest));
      expect(problems[0]?.code).toBe('REGISTRY_TAG_IMMUTABLE');
      expect(client.counts().retries).toBe(0);
    },
  );

  it('does not call a digest that is refused immutable', async () => {
    const { repository } = await start({
      [`PUT /v2/acme/app/manifests/${manifest.digest}`]: [{ status: 409 }],
    });
    const { problems } = await problemOf(repository.putManifest(manifest.digest, manifest));
    expect(problems[0]?.code).toBe('REGISTRY_REFUSED');
  });
});

describe('listTags', () => {
  const LIST = 'GET /v2/acme/app/tags/list?n=1000';
  const page = (tags: unknown, link?: string): Reply => ({
    body: JSON.stringify({ name: 'acme/app', tags }),
    ...(link === undefined ? {} : { headers: { link } }),
  });
  const next = (last: string) => `/v2/acme/app/tags/list?last=${last}&n=2`;

  it.each([
    {
      name: 'one page',
      table: { [LIST]: [page(['b', 'a'])] },
      pages: 9,
      tags: ['b', 'a'],
      complete: true,
    },
    {
      name: 'no tags any more',
      table: { [LIST]: [page(null)] },
      pages: 9,
      tags: [],
      complete: true,
    },
    { name: 'no repository', table: {}, pages: 9, tags: [], complete: true },
    {
      name: 'several pages, with a tag that is there twice',
      table: {
        [LIST]: [page(['a', 'b'], `<${next('b')}>; rel="next"`)],
        [`GET ${next('b')}`]: [page(['b', 'c'], `<list?last=c&n=2>; rel=next`)],
        'GET /v2/acme/app/tags/list?last=c&n=2': [page(['d'])],
      },
      pages: 9,
      tags: ['a', 'b', 'c', 'd'],
      complete: true,
    },
    {
      name: 'more pages than are wanted',
      table: { [LIST]: [page(['a'], `<${next('a')}>; rel="next"`)] },
      pages: 1,
      tags: ['a'],
      complete: false,
    },
  ] satisfies {
    name: string;
    table: Record<string, Reply[]>;
    pages: number;
    tags: string[];
    complete: boolean;
  }[])('$name', async ({ table, pages, tags, complete }) => {
    const { repository } = await start(table);
    expect(await repository.listTags(pages)).toMatchObject({ tags, complete });
  });
});
