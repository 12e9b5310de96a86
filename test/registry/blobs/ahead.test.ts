// SPDX-License-Identifier: Apache-2.0
// Uploads that are opened before it is known which blob they are for.
import { afterEach, describe, expect, it } from 'vitest';
import { createBench, toBlob, toSource } from '../bench.ts';
import { refusal, type Reply, script, serve, type Served } from '../server.ts';

const blob = toBlob('y'.repeat(3_000));
const { digest } = blob.descriptor;
const HEAD = `HEAD /v2/acme/app/blobs/${digest}`;
const POST = 'POST /v2/acme/app/blobs/uploads/';
const toPut = (name: string) => `PUT /${name}?digest=${encodeURIComponent(digest)}`;
const toStarted = (name: string): Reply => ({ status: 202, headers: { location: `/${name}` } });
const STARTED = ['one', 'two', 'three', 'four', 'five'].map(toStarted);

let served: Served | undefined;
afterEach(async () => {
  await served?.close();
});

async function start(table: Readonly<Record<string, readonly Reply[]>> = {}) {
  const puts = ['one', 'two', 'three', 'four', 'five'].map((name) => [
    `PUT /${name}`,
    [{ status: 201 }],
  ]);
  served = await serve(
    script({ [POST]: STARTED, ...(Object.fromEntries(puts) as object), ...table }),
  );
  const { lines } = served;
  const { open, clock } = createBench();
  const repository = open(served.host);
  const send = () =>
    repository.sendBlob(blob.descriptor, () => toSource([blob]).openBlob(blob.descriptor));
  const count = (line: string) => lines().filter((one) => one === line).length;
  return { ...{ repository, clock, send, count, lines }, uploads: repository.uploads };
}

describe('an upload that waits', () => {
  it('takes the next blob', async () => {
    const { uploads, send, count, lines } = await start();
    uploads?.start(1);
    await expect.poll(() => count(POST)).toBe(1);
    await send();
    expect(lines()).toEqual(['GET /v2/', POST, toPut('one')]);
    await send();
    expect(lines().slice(3)).toEqual([POST, toPut('two')]);
  });

  it('takes a blob that this run has made, without a question', async () => {
    const { uploads, repository, lines } = await start();
    uploads?.start(1);
    const source = toSource([blob]);
    expect(await repository.putBlob(blob.descriptor, source, { isMade: true })).toBe('uploaded');
    expect(lines()).toEqual(['GET /v2/', POST, toPut('one')]);
  });

  it('is cancelled for a blob that exists', async () => {
    const { uploads, repository, lines } = await start({
      [HEAD]: [{ status: 200 }],
      'DELETE /one': [{ status: 204 }],
    });
    uploads?.start(1);
    const source = toSource([blob]);
    expect(await repository.putBlob(blob.descriptor, source, { isNew: true })).toBe('present');
    await expect.poll(() => lines().toSorted()).toEqual(['DELETE /one', 'GET /v2/', HEAD, POST]);
  });

  it.each([
    { name: 'as many as are wanted', counts: [3], posts: 3 },
    { name: 'no more than are wanted in all', counts: [1, 2, 2], posts: 2 },
    { name: 'four at most', counts: [9], posts: 4 },
  ])('is one of $name, and is cancelled if no blob comes', async ({ counts, posts }) => {
    const { uploads, count, lines } = await start({ ...toDeletes() });
    counts.forEach((wanted) => uploads?.start(wanted));
    void uploads?.cancel();
    const isCancelled = (line: string) => line.startsWith('DELETE');
    await expect.poll(() => lines().filter(isCancelled).length).toBe(posts);
    expect(count(POST)).toBe(posts);
  });

  it('is opened anew as blobs take those that are reserved', async () => {
    const { uploads, send, count, lines } = await start({ ...toDeletes() });
    uploads?.start(2);
    uploads?.reserve(1);
    await Promise.all([send(), send()]);
    expect(count(POST)).toBe(3);
    uploads?.reserve(0);
    await send();
    expect(count(POST)).toBe(3);
    uploads?.reserve(1);
    void uploads?.cancel();
    await send();
    await expect.poll(() => lines().filter((line) => line.startsWith('DELETE'))).toHaveLength(1);
    expect(count(POST)).toBe(5);
  });

  it('is opened again where that failed', async () => {
    const { uploads, send, count, lines } = await start({ [POST]: [{ status: 503 }, ...STARTED] });
    uploads?.start(1);
    await expect.poll(() => count(POST)).toBe(1);
    await send();
    expect(lines()).toEqual(['GET /v2/', POST, POST, toPut('one')]);
  });

  it('is opened again where the registry has ended it', async () => {
    const { uploads, send, lines } = await start({
      'PUT /one': [refusal(404, 'BLOB_UPLOAD_UNKNOWN')],
    });
    uploads?.start(1);
    await send();
    expect(lines()).toEqual(['GET /v2/', POST, toPut('one'), POST, toPut('two')]);
  });

  it('is not used after a minute', async () => {
    const { uploads, send, clock, count, lines } = await start({ ...toDeletes() });
    uploads?.start(1);
    await expect.poll(() => count(POST)).toBe(1);
    await clock.sleep(61_000);
    await send();
    await expect
      .poll(() => lines().toSorted())
      .toEqual(['DELETE /one', 'GET /v2/', POST, POST, toPut('two')]);
  });
});

function toDeletes(): Readonly<Record<string, readonly Reply[]>> {
  const names = ['one', 'two', 'three', 'four'];
  return Object.fromEntries(names.map((name) => [`DELETE /${name}`, [{ status: 204 }]]));
}
