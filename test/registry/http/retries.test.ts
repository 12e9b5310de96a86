// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../../src/clock.ts';
import { createBench, problemOf, toManifest } from '../bench.ts';
import { refusal, type Reply, script, serve, type Served } from '../server.ts';

const manifest = toManifest({ config: {} });
const PUT = 'PUT /v2/acme/app/manifests/1';
const OK: Reply = { status: 201 };

let served: Served | undefined;
afterEach(async () => {
  await served?.close();
});

async function put(replies: readonly Reply[], options: Parameters<typeof createBench>[0] = {}) {
  served = await serve(script({ [PUT]: replies }));
  const bench = createBench(options);
  const work = bench.open(served.host).putManifest('1', manifest);
  return { ...bench, work, server: served };
}

describe('what is tried again', () => {
  it.each([
    { name: '408', reply: { status: 408 } },
    { name: '429', reply: { status: 429 } },
    { name: '500', reply: { status: 500 } },
    { name: '502 in HTML', reply: { status: 502, body: '<html><h1>Bad Gateway</h1></html>' } },
    { name: '503', reply: { status: 503 } },
    { name: '504', reply: { status: 504 } },
    { name: 'TOOMANYREQUESTS under another status', reply: refusal(403, 'TOOMANYREQUESTS') },
    { name: 'a connection that is cut', reply: { reset: true } },
    {
      name: 'a blob that is not seen yet',
      reply: refusal(400, 'MANIFEST_BLOB_UNKNOWN', 'blob unknown to registry'),
    },
    { name: 'the same in other words', reply: refusal(404, 'UNKNOWN', 'unknown blob') },
    { name: 'a part that is being written', reply: refusal(400, 'DIGEST_INVALID', 'no match') },
    { name: 'an answer that is cut', reply: { status: 500, body: 'x'.repeat(100), cutAfter: 10 } },
  ] satisfies { name: string; reply: Reply }[])('$name, twice', async ({ reply }) => {
    const { work, client, clock } = await put([reply, reply, OK]);
    await expect(work).resolves.toBe(manifest.digest);
    expect(client.counts()).toEqual({ requests: 4, retries: 2 });
    expect(clock.waits.length).toBeGreaterThanOrEqual(2);
  });

  it('silence, after the idle timeout', async () => {
    const { work, client } = await put([{ hang: true }, OK], { idleTimeoutMs: 100 });
    await expect(work).resolves.toBe(manifest.digest);
    expect(client.counts().retries).toBe(1);
  });

  it.each([
    { name: '400', reply: refusal(400, 'MANIFEST_INVALID', 'no'), code: 'REGISTRY_REFUSED' },
    { name: '403', reply: refusal(403, 'DENIED', 'no'), code: 'REGISTRY_DENIED' },
    { name: '404', reply: refusal(404, 'NAME_UNKNOWN', 'no'), code: 'REGISTRY_REPOSITORY_MISSING' },
    { name: '405', reply: refusal(405, 'UNSUPPORTED', 'no'), code: 'REGISTRY_REFUSED' },
    { name: '413', reply: { status: 413 }, code: 'REGISTRY_TOO_LARGE' },
    { name: '501', reply: { status: 501 }, code: 'REGISTRY_FAILED' },
  ] satisfies { name: string; reply: Reply; code: string }[])(
    'not $name',
    async ({ reply, code }) => {
      const { work, client, clock } = await put([reply, OK]);
      expect((await problemOf(work)).problems[0]?.code).toBe(code);
      expect(client.counts().retries).toBe(0);
      expect(clock.waits).toEqual([]);
    },
  );
});

describe('Retry-After', () => {
  it.each([
    { name: 'seconds', header: '3', ms: 3000 },
    { name: 'GHCR', header: '12.5ms', ms: 12.5 },
  ])('$name is kept, by everybody who talks to the host', async ({ header, ms }) => {
    served = await serve(
      script({
        [PUT]: [{ status: 429, headers: { 'retry-after': header } }, OK],
        'PUT /v2/acme/app/manifests/2': [{ status: 201, delayMs: 50 }],
      }),
    );
    const { open, clock } = createBench();
    const start = clock.now();
    await open(served.host).putManifest('1', manifest);
    expect(clock.now() - start).toBeGreaterThanOrEqual(ms);
    expect(clock.waits[0]).toBeGreaterThanOrEqual(Math.floor(ms));
  });

  it('beyond the deadline ends the tries at once', async () => {
    const { work, clock } = await put([{ status: 429, headers: { 'retry-after': '90' } }, OK]);
    const { problems } = await problemOf(work);
    expect(problems[0]?.code).toBe('REGISTRY_RATE_LIMITED');
    expect(clock.waits).toEqual([]);
  });

  it('of one request makes another wait that has not started', async () => {
    served = await serve(
      script({
        [PUT]: [{ status: 503, headers: { 'retry-after': '30' } }, OK],
        'GET /v2/acme/app/tags/list': [{ body: '{"tags":[]}' }],
      }),
    );
    const clock = createGatedClock();
    const repository = createBench({ clock }).open(served.host);
    const first = repository.putManifest('1', manifest);
    await clock.someoneWaits();
    const second = repository.listTags(1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(served.lines()).toEqual(['GET /v2/', PUT]);
    clock.open();
    await Promise.all([first, second]);
    expect(served.lines()).toHaveLength(4);
  });
});

/** A clock that stands still during a wait, until it is released. */
function createGatedClock(): Clock & { open: () => void; someoneWaits: () => Promise<void> } {
  let open: () => void = () => undefined;
  let tell: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const waiting = new Promise<void>((resolve) => (tell = resolve));
  let skippedMs = 0;
  return {
    now: () => skippedMs,
    random: () => 0,
    sleep: async () => {
      tell();
      await gate;
    },
    open: () => {
      skippedMs += 60_000;
      open();
    },
    someoneWaits: () => waiting,
  };
}

describe('giving up', () => {
  it('happens at the deadline, and the Problem says what was asked, answered and tried', async () => {
    const { work, clock } = await put([refusal(503, 'UNAVAILABLE', 'maintenance')], {
      retryDeadlineMs: 20_000,
    });
    const start = clock.now();
    const { problems } = await problemOf(work);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.code).toBe('REGISTRY_FAILED');
    expect(problems[0]?.message).toMatch(
      /^could not write tag "1" to "127\.0\.0\.1:\d+\/acme\/app": 127\.0\.0\.1:\d+ answered 503 UNAVAILABLE "maintenance" \(\d+ tries in \d+(\.\d)? s\)\.$/,
    );
    expect(clock.now() - start).toBeLessThan(25_000);
  });

  it('is immediate when the run is cancelled, in the middle of a request too', async () => {
    const abort = new AbortController();
    const reason = new Error('cancelled');
    const { work } = await put([{ hang: true }], { signal: abort.signal });
    setTimeout(() => {
      abort.abort(reason);
    }, 50);
    await expect(work).rejects.toBe(reason);
  });

  it('comes soon for a host where nothing listens', async () => {
    const { open } = createBench();
    const { problems } = await problemOf(open('127.0.0.1:1').resolve('1'));
    expect(problems[0]?.code).toBe('REGISTRY_UNREACHABLE');
    expect(problems[0]?.message).toMatch(/connection refused \(ECONNREFUSED\) \(4 tries/);
  });
});

describe('writes', () => {
  it.each([
    { name: 'eight at a time', writesPerHost: undefined, isTag: false, most: 8 },
    { name: 'as many as is said', writesPerHost: 3, isTag: false, most: 3 },
    {
      name: 'sixteen at a time, where they are tags',
      writesPerHost: undefined,
      isTag: true,
      most: 16,
    },
    { name: 'twice as many tags as is said', writesPerHost: 3, isTag: true, most: 6 },
  ])('$name', async ({ writesPerHost, isTag, most }) => {
    let now = 0;
    let peak = 0;
    served = await serve(async ({ method }) => {
      if (method !== 'PUT') return { status: 200 };
      now += 1;
      peak = Math.max(peak, now);
      await new Promise((resolve) => setTimeout(resolve, 10));
      now -= 1;
      return OK;
    });
    const { open } = createBench(writesPerHost === undefined ? {} : { writesPerHost });
    const repository = open(served.host);
    const names = Array.from({ length: 30 }, (_, n) => (isTag ? `t${n}` : manifest.digest));
    await Promise.all(names.map((name) => repository.putManifest(name, manifest)));
    expect(peak).toBe(most);
  });

  it('use their connections again', async () => {
    served = await serve(() => OK);
    const { open } = createBench();
    for (const tag of ['1', '2', '3']) await open(served.host).putManifest(tag, manifest);
    expect(new Set(served.asked.map(({ from }) => from)).size).toBe(1);
  });
});
