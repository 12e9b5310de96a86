// SPDX-License-Identifier: Apache-2.0
import { buffer } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import type { BlobSource } from '../../../src/registry/registry.ts';
import { createBench, problemOf, toBlob, toName, toSource } from '../bench.ts';
import { refusal, type Reply, script, serve, type Served } from '../server.ts';

const blob = toBlob('y'.repeat(300_000));
const { digest } = blob.descriptor;
const HEAD = `HEAD /v2/acme/app/blobs/${digest}`;
const GET = `GET /v2/acme/app/blobs/${digest}`;
const POST = 'POST /v2/acme/app/blobs/uploads/';
const MOUNT = `${POST}?mount=${encodeURIComponent(digest)}&from=acme%2Fbase`;
const PUT = 'PUT /up';
const started: Reply = { status: 202, headers: { location: '/up' } };

let served: Served | undefined;
afterEach(async () => {
  await served?.close();
});

async function start(table: Readonly<Record<string, readonly Reply[]>>) {
  served = await serve(script({ [POST]: [started], [PUT]: [{ status: 201 }], ...table }));
  return { ...createBench(), server: served };
}

/** Another repository of the same host. */
function sibling(host: string): BlobSource {
  return { ...toSource([blob]), repository: toName(host, 'acme/base') };
}

describe('putting a blob', () => {
  it('asks first, and sends nothing that is there', async () => {
    const { open, server } = await start({ [HEAD]: [{ status: 200 }] });
    const source = toSource([blob]);
    expect(await open(server.host).putBlob(blob.descriptor, source)).toBe('present');
    expect(source.opened.size).toBe(0);
    expect(server.lines()).toEqual(['GET /v2/', HEAD]);
  });

  const early = { [HEAD]: [{ status: 404, delayMs: 50 }] };
  it.each([
    {
      name: 'starts the upload while it asks',
      table: early,
      lines: [HEAD, POST, `${PUT}?digest=${encodeURIComponent(digest)}`],
    },
    {
      name: 'starts it once more where that failed',
      table: { ...early, [POST]: [{ status: 503 }, started] },
      lines: [HEAD, POST, POST, `${PUT}?digest=${encodeURIComponent(digest)}`],
    },
    {
      name: 'cancels it where the blob is there',
      table: { [HEAD]: [{ status: 200, delayMs: 50 }], 'DELETE /up': [{ status: 204 }] },
      lines: [HEAD, POST, 'DELETE /up'],
    },
    {
      name: 'has nothing to cancel where that failed',
      table: { [HEAD]: [{ status: 200, delayMs: 50 }], [POST]: [{ status: 403 }] },
      lines: [HEAD, POST],
    },
  ])('that is expected to be new, $name', async ({ table, lines }) => {
    const { open, server } = await start(table);
    await open(server.host).putBlob(blob.descriptor, toSource([blob]), { isNew: true });
    await expect.poll(() => server.lines().toSorted()).toEqual(['GET /v2/', ...lines].toSorted());
  });

  it('sends it in one piece, whose length is known beforehand', async () => {
    const { open, server } = await start({});
    expect(await open(server.host).putBlob(blob.descriptor, toSource([blob]))).toBe('uploaded');
    const put = server.asked.at(-1);
    expect(put?.body.equals(blob.bytes)).toBe(true);
    expect(put?.headers['content-length']).toBe(String(blob.descriptor.size));
    expect(put?.headers['transfer-encoding']).toBeUndefined();
  });

  it('asks another registry for the bytes before it knows where to send them', async () => {
    const { open, server } = await start({ [POST]: [{ status: 503 }, started] });
    const source = { ...toSource([blob]), repository: toName('far.example', 'acme/app') };
    expect(await open(server.host).putBlob(blob.descriptor, source)).toBe('uploaded');
    expect(server.asked.at(-1)?.body.equals(blob.bytes)).toBe(true);
    expect(source.opened.get(digest)).toBe(2); // the first was let go with the POST that failed
  });

  it('asks another registry for the bytes before it knows whether they are needed, if they are expected to be', async () => {
    const { open, server } = await start({ [HEAD]: [{ status: 404, delayMs: 50 }] });
    const source = { ...toSource([blob]), repository: toName('far.example', 'acme/app') };
    const putting = open(server.host).putBlob(blob.descriptor, source, { isNew: true });
    expect(source.opened.get(digest)).toBe(1);
    expect(await putting).toBe('uploaded');
    expect(server.asked.at(-1)?.body.equals(blob.bytes)).toBe(true);
    expect(source.opened.get(digest)).toBe(1);
  });

  it('lets go of them where the blob is there', async () => {
    const { open, server } = await start({ [HEAD]: [{ status: 200 }], 'DELETE /up': [{}] });
    let isOpen = false;
    const openBlob = async function* () {
      isOpen = true;
      try {
        yield blob.bytes;
        yield await Promise.resolve(blob.bytes);
      } finally {
        isOpen = false;
      }
    };
    const source = {
      ...toSource([blob]),
      ...{ repository: toName('far.example', 'acme/app') },
      openBlob: () => Promise.resolve(openBlob()),
    };
    const repository = open(server.host);
    expect(await repository.putBlob(blob.descriptor, source, { isNew: true })).toBe('present');
    await expect.poll(() => isOpen).toBe(false);
  });

  it.each([
    { isThere: true, outcome: 'present' },
    { isThere: false, outcome: 'uploaded' },
  ])('asks someone else, who says $isThere', async ({ isThere, outcome }) => {
    const { open, server } = await start({});
    const options = { isThere: () => Promise.resolve(isThere) };
    const repository = open(server.host);
    expect(await repository.putBlob(blob.descriptor, toSource([blob]), options)).toBe(outcome);
    expect(server.lines().filter((line) => line.startsWith('HEAD'))).toEqual([]);
  });

  it.each([
    {
      name: 'mounts from the same host',
      reply: { status: 201 },
      outcome: 'mounted',
      asked: [MOUNT],
    },
    {
      name: 'uploads where the mount became an upload',
      reply: started,
      outcome: 'uploaded',
      asked: [MOUNT, 'PUT'],
    },
    {
      name: 'uploads where the mount is denied',
      reply: refusal(403, 'DENIED'),
      outcome: 'uploaded',
      asked: [MOUNT, POST, 'PUT'],
    },
    {
      name: 'uploads where mounting is unknown',
      reply: { status: 405 },
      outcome: 'uploaded',
      asked: [MOUNT, POST, 'PUT'],
    },
    {
      name: 'uploads where the other has it no more',
      reply: refusal(404, 'BLOB_UNKNOWN'),
      outcome: 'uploaded',
      asked: [MOUNT, POST, 'PUT'],
    },
    {
      name: 'tries again to mount after a 503',
      reply: { status: 503 },
      then: { status: 201 },
      outcome: 'mounted',
      asked: [MOUNT, MOUNT],
    },
  ] satisfies { name: string; reply: Reply; then?: Reply; outcome: string; asked: string[] }[])(
    '$name',
    async ({ reply, then, outcome, asked }) => {
      const { open, server } = await start({
        [MOUNT]: then === undefined ? [reply] : [reply, then],
      });
      const put = await open(server.host).putBlob(blob.descriptor, sibling(server.host));
      expect(put).toBe(outcome);
      const lines = server.lines().slice(2);
      expect(lines.map((line) => (line.startsWith('PUT') ? 'PUT' : line))).toEqual(asked);
    },
  );

  it.each([403, 405])('uploads where the question is answered %s', async (status) => {
    const { open, server } = await start({ [HEAD]: [{ status }] });
    expect(await open(server.host).putBlob(blob.descriptor, toSource([blob]))).toBe('uploaded');
  });

  it('does not mount from another host', async () => {
    const { open, server } = await start({});
    await open(server.host).putBlob(blob.descriptor, sibling('other.example'));
    expect(server.lines().some((line) => line.includes('mount='))).toBe(false);
  });

  it.each([
    { name: '503 to the start', table: { [POST]: [{ status: 503 }, started] }, opened: 1 },
    { name: '502 to the blob', table: { [PUT]: [{ status: 502 }, { status: 201 }] }, opened: 2 },
    { name: 'a cut connection', table: { [PUT]: [{ reset: true }, { status: 201 }] }, opened: 2 },
    {
      name: 'an upload that is forgotten',
      table: { [PUT]: [refusal(404, 'BLOB_UPLOAD_UNKNOWN'), { status: 201 }] },
      opened: 2,
    },
    {
      name: 'bytes that came out wrong',
      table: { [PUT]: [refusal(400, 'DIGEST_INVALID'), { status: 201 }] },
      opened: 2,
    },
    {
      name: 'another digest stored',
      table: {
        [PUT]: [
          { status: 201, headers: { 'docker-content-digest': `sha256:${'0'.repeat(64)}` } },
          { status: 201 },
        ],
      },
      opened: 2,
    },
  ] satisfies { name: string; table: Record<string, Reply[]>; opened: number }[])(
    'begins again after $name, reading the source anew',
    async ({ table, opened }) => {
      const { open, server, client } = await start(table);
      const source = toSource([blob]);
      expect(await open(server.host).putBlob(blob.descriptor, source)).toBe('uploaded');
      expect(source.opened.get(digest)).toBe(opened);
      expect(client.counts().retries).toBe(1);
      expect(server.asked.at(-1)?.body.equals(blob.bytes)).toBe(true);
    },
  );

  it('ends when the source is not what it says', async () => {
    const { open, server } = await start({});
    const short = toSource([{ ...blob, bytes: blob.bytes.subarray(5) }]);
    const work = open(server.host).putBlob(blob.descriptor, short);
    expect((await problemOf(work)).problems[0]?.message).toMatch(
      /returned 299995 bytes, not 300000/,
    );
    expect(server.asked.filter(({ method }) => method === 'PUT')).toEqual([]);
  });

  it('sends nothing of a small one until all of it is read', async () => {
    let begun = 0;
    const intake = () => {
      begun += 1;
      return {};
    };
    served = await serve(script({ [POST]: [started], [PUT]: [{ status: 201 }] }), { intake });
    const small = toBlob('y'.repeat(40_000));
    const repository = createBench().open(served.host);
    const short = toSource([{ ...small, bytes: small.bytes.subarray(5) }]);
    const work = repository.putBlob(small.descriptor, short);
    expect((await problemOf(work)).problems[0]?.message).toMatch(/returned 39995 bytes, not 40000/);
    expect(begun).toBe(0);
    expect(await repository.putBlob(small.descriptor, toSource([small]))).toBe('uploaded');
    expect(served.asked.at(-1)?.body.equals(small.bytes)).toBe(true);
  });
});

describe('reading a blob', () => {
  it.each([
    {
      name: 'cut short',
      reply: { body: blob.bytes, cutAfter: 1000 },
      code: 'REGISTRY_UNREACHABLE',
    },
    { name: 'changed', reply: { body: 'z'.repeat(300_000) }, code: 'REGISTRY_DIGEST_MISMATCH' },
    { name: 'shorter than it must be', reply: { body: 'y' }, code: 'REGISTRY_DIGEST_MISMATCH' },
    {
      name: 'missing',
      reply: refusal(404, 'BLOB_UNKNOWN', 'blob unknown'),
      code: 'REGISTRY_NOT_FOUND',
    },
  ] satisfies { name: string; reply: Reply; code: string }[])(
    'that is $name',
    async ({ reply, code }) => {
      const { open, server } = await start({ [GET]: [reply] });
      const read = open(server.host).openBlob(blob.descriptor).then(buffer);
      expect((await problemOf(read)).problems[0]?.code).toBe(code);
    },
  );

  it('that is cut while it is copied is read again', async () => {
    const { open, server, client } = await start({
      [GET]: [{ body: blob.bytes, cutAfter: 1000 }, { body: blob.bytes }],
    });
    const target = await serve(
      script({ 'POST /v2/acme/copy/blobs/uploads/': [started], [PUT]: [{ status: 201 }] }),
    );
    try {
      const copied = await open(target.host, 'acme/copy').putBlob(
        blob.descriptor,
        open(server.host),
      );
      expect(copied).toBe('uploaded');
      expect(target.asked.at(-1)?.body.equals(blob.bytes)).toBe(true);
      expect(client.counts().retries).toBe(1);
    } finally {
      await target.close();
    }
  });
});
