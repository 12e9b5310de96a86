// SPDX-License-Identifier: Apache-2.0
// Registries that are slow and registries that hang, in real time: the first are waited for, the second are not.
import { setTimeout as wait } from 'node:timers/promises';
import { buffer } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { nightly, pickRows } from '../../lab/nightly.ts';
import { silentLog } from '../../ship/tagging.ts';
import { createBench, problemOf, toBlob, toManifest, toSource } from '../bench.ts';
import { type Intake, type Reply, script, serve, type Served } from '../server.ts';

/** Half of it is the limit for an answer. */
const IDLE_MS = 500;
/** More than what the two ends of a connection hold between them. */
const large = toBlob(Buffer.alloc(24_000_000, 'tagship '));
const small = toBlob('y'.repeat(300_000));
const UPLOADS = 'POST /v2/acme/app/blobs/uploads/';
const started: Reply = { status: 202, headers: { location: '/up' } };
const stored: Reply = { status: 201 };

let served: Served | undefined;
afterEach(async () => {
  await served?.close();
});

async function start(
  table: Readonly<Record<string, readonly Reply[]>>,
  intake: readonly Intake[] = [],
) {
  served = await serve(script({ [UPLOADS]: [started], ...table }), {
    intake: (nth) => intake[nth] ?? {},
  });
  const said: string[] = [];
  const log = { ...silentLog, debug: (line: string) => said.push(line) };
  const bench = createBench({ idleTimeoutMs: IDLE_MS, log });
  return { ...bench, said, repository: bench.open(served.host), host: served.host };
}

/** None, or at least so many: where the machine is busy, an answer that was sent may be late too. */
function expectRetries(counted: number, wanted: number): void {
  if (wanted === 0) expect(counted).toBe(0);
  else expect(counted).toBeGreaterThanOrEqual(wanted);
}

describe('a blob that is sent', () => {
  const sent = [
    {
      name: 'is waited for while it moves, however slowly',
      ...{ blob: large, intake: [{ everyMs: 2 }], replies: [stored], retries: 0 },
    },
    {
      name: 'is sent again when nothing more of it is taken',
      ...{ blob: large, intake: [{ stopAfter: 1_000_000 }], replies: [stored], retries: 1 },
      says: 'no bytes were accepted within 0.5 s',
    },
    {
      name: 'may take as long to be stored as its size needs',
      ...{ blob: large, replies: [{ ...stored, delayMs: 900 }], retries: 0 },
    },
    {
      name: 'and no longer',
      ...{ blob: small, replies: [{ ...stored, delayMs: 900 }, stored], retries: 1 },
      says: 'no response within 0.2',
    },
    {
      name: 'is sent again when no answer ever comes',
      ...{ blob: small, replies: [{ hang: true }, stored], retries: 1 },
      says: 'no response within 0.2',
    },
  ] satisfies {
    name: string;
    blob: typeof small;
    intake?: Intake[];
    replies: Reply[];
    retries: number;
    says?: string;
  }[];
  it.each(pickRows(sent, ({ retries }) => retries))(
    '$name',
    async ({ blob, replies, retries, ...given }) => {
      const { intake, says } = { intake: [], says: '', ...given };
      const { repository, client, said } = await start({ 'PUT /up': replies }, intake);
      const before = Date.now();
      expect(await repository.putBlob(blob.descriptor, toSource([blob]))).toBe('uploaded');
      expectRetries(client.counts().retries, retries);
      expect(said.join('\n')).toContain(says);
      if (retries === 0) expect(Date.now() - before).toBeGreaterThan(IDLE_MS); // slow indeed
    },
  );
});

describe('a question', () => {
  const manifest = toManifest({ config: {} });
  const path = `/v2/acme/app/manifests/${manifest.digest}`;
  const asked = [
    { name: 'HEAD', reply: { status: 200 } },
    { name: 'GET', reply: { status: 200, body: manifest.bytes } },
    { name: 'PUT', reply: { status: 201 } },
  ] satisfies { name: 'HEAD' | 'GET' | 'PUT'; reply: Reply }[];
  it.each(pickRows(asked))('$name that is not answered is asked again', async ({ name, reply }) => {
    const { repository, client, said } = await start({
      [`${name} ${path}`]: [{ hang: true }, reply],
    });
    const ask = {
      HEAD: () => repository.resolve(manifest.digest),
      GET: () => repository.getManifest(manifest.digest),
      PUT: () => repository.putManifest(manifest.digest, manifest),
    };
    await ask[name]();
    expectRetries(client.counts().retries, 1);
    expect(said.join('\n')).toContain('no response within 0.2');
  });
});

describe('a blob that is read', () => {
  const get = `GET /v2/acme/app/blobs/${large.descriptor.digest}`;

  nightly(it)('is waited for while it comes, however slowly', async () => {
    const { repository } = await start({ [get]: [{ body: large.bytes, everyMs: 2 }] });
    const before = Date.now();
    const read = await buffer(await repository.openBlob(large.descriptor));
    expect(read.equals(large.bytes)).toBe(true);
    expect(Date.now() - before).toBeGreaterThan(IDLE_MS);
  });

  it('is given up when no more of it comes', async () => {
    const { repository } = await start({ [get]: [{ body: large.bytes, stallAfter: 100_000 }] });
    const read = repository.openBlob(large.descriptor).then(buffer);
    const { problems } = await problemOf(read);
    expect(problems[0]?.message).toMatch(
      /^could not read blob .*no bytes were received within 0\.5 s/,
    );
    expect(problems[0]?.hint).toContain('push-idle-timeout');
  });

  it('and read again where it is copied', async () => {
    const { host, open, client } = await start({
      [get]: [{ body: large.bytes, stallAfter: 100_000 }, { body: large.bytes }],
      'POST /v2/acme/copy/blobs/uploads/': [started],
      [`POST /v2/acme/copy/blobs/uploads/?mount=${encodeURIComponent(large.descriptor.digest)}&from=acme%2Fapp`]:
        [started],
      'PUT /up': [stored],
    });
    const copied = open(host, 'acme/copy').putBlob(large.descriptor, open(host));
    await expect(copied).resolves.toBe('uploaded');
    expectRetries(client.counts().retries, 1);
  });
});

describe('a connection that we keep waiting', () => {
  it.each([
    { name: 'is excused', pauseMs: 1.5 * IDLE_MS, retries: 0 },
    { name: 'is closed if the reader does not return', pauseMs: 3 * IDLE_MS, retries: 1 },
  ])('$name, when we bring nothing', async ({ pauseMs, retries }) => {
    const { repository, client } = await start({ 'PUT /up': [stored] });
    let times = 0;
    const source = {
      ...toSource([small]),
      openBlob: () => Promise.resolve(pausing(small.bytes, times++ === 0 ? pauseMs : 0)),
    };
    await repository.putBlob(small.descriptor, source);
    expectRetries(client.counts().retries, retries);
  });

  it.each([
    { name: 'is excused', pauseMs: 1.5 * IDLE_MS, outcome: 'read' },
    { name: 'is closed if the reader does not return', pauseMs: 3 * IDLE_MS, outcome: 'cut' },
  ])('$name, when we take nothing', async ({ pauseMs, outcome }) => {
    const { digest } = large.descriptor;
    const { repository } = await start({
      [`GET /v2/acme/app/blobs/${digest}`]: [{ body: large.bytes }],
    });
    let size = 0;
    const read = async () => {
      for await (const chunk of await repository.openBlob(large.descriptor)) {
        if (size === 0) await wait(pauseMs);
        size += chunk.byteLength;
      }
      return 'read';
    };
    expect(await read().catch(() => 'cut')).toBe(outcome);
  });
});

async function* pausing(bytes: Buffer, pauseMs: number): AsyncGenerator<Uint8Array> {
  yield bytes.subarray(0, 1000);
  if (pauseMs > 0) await wait(pauseMs);
  yield bytes.subarray(1000);
}
