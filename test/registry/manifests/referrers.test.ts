// SPDX-License-Identifier: Apache-2.0
// Lists of what refers to a digest: read to their end, and refused where they have none or are not whole.
import { afterEach, describe, expect, it } from 'vitest';
import { Problem } from '../../../src/problem.ts';
import { addToIndex, listReferring, toReferrer } from '../../../src/registry/manifests/fallback.ts';
import type { Manifest } from '../../../src/registry/registry.ts';
import { createStore, digestOf, openMemory } from '../../ship/memory.ts';
import { createBench } from '../bench.ts';
import { serveRaw, whole, type RawReply } from '../raw.ts';

const running: { readonly close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

const DIGEST = `sha256:${'0'.repeat(64)}`;
const TYPE = 'application/vnd.oci.image.manifest.v1+json';

/** A descriptor of its own for each number. */
const entryOf = (at: number) => ({
  mediaType: TYPE,
  digest: digestOf(Buffer.from(String(at))),
  size: 100,
});

/** What the registry lists, page by page; other requests find a registry. */
async function list(page: (at: number) => RawReply, stepMs = 0) {
  let at = 0;
  const server = await serveRaw((head) =>
    head.includes('/referrers/') ? page((at += 1)) : whole(200),
  );
  running.push(server);
  const clock = { ...createBench().clock, now: () => Date.now() + at * stepMs };
  const { open } = createBench({ clock });
  const found = await open(server.host)
    .listReferrers(DIGEST)
    .catch((thrown: unknown) => thrown);
  return { found, asked: at };
}

function toPage(entries: readonly unknown[], next?: string): RawReply {
  const link = next === undefined ? {} : { link: `</v2/acme/app/referrers/x?${next}>; rel="next"` };
  return whole(200, link, JSON.stringify({ schemaVersion: 2, manifests: entries }));
}

it('is read over all its pages, also beyond 20 of them', async () => {
  const { found } = await list((at) => toPage([entryOf(at)], at < 60 ? `last=${at}` : undefined));
  expect(found).toHaveLength(60);
});

describe('is refused', () => {
  const rows: readonly {
    readonly name: string;
    readonly page: (at: number) => RawReply;
    readonly stepMs?: number;
    readonly asked: number;
    readonly why: string;
  }[] = [
    {
      name: 'without an end',
      page: (at) => toPage([entryOf(at)], `last=${at}`),
      ...{ asked: 1_000, why: 'it has more than 1000 pages' },
    },
    {
      name: 'that leads in a circle',
      page: (at) => toPage([entryOf(at)], `last=${at % 3}`),
      ...{ asked: 4, why: 'a page of it leads to one before it' },
    },
    {
      name: 'of empty pages',
      page: (at) => toPage([], `last=${at}`),
      ...{ asked: 10, why: 'its last 10 pages name nothing new' },
    },
    {
      name: 'of slow pages',
      page: (at) => toPage([entryOf(at)], `last=${at}`),
      ...{ stepMs: 59_000, asked: 11, why: '10 minutes were not enough for it' },
    },
    {
      name: 'of too many entries',
      page: (at) =>
        toPage(
          Array.from({ length: 30_000 }, (_, n) => entryOf(at * 30_000 + n)),
          `last=${at}`,
        ),
      ...{ asked: 4, why: 'it has more than 100000 entries' },
    },
    ...[404, 403, 405].map((status) => ({
      name: `whose second page is answered with ${status}`,
      page: (at: number) => (at === 1 ? toPage([entryOf(1)], 'last=1') : whole(status)),
      ...{ asked: 2, why: 'a page of it is missing' },
    })),
    {
      name: 'with an entry that is no descriptor',
      page: () => toPage([entryOf(1), { digest: 'sha256:1' }]),
      ...{ asked: 1, why: 'it has invalid entries' },
    },
  ];
  it.each(rows)('$name', async ({ page, stepMs = 0, asked: most, why }) => {
    const { found, asked } = await list(page, stepMs);
    expect(found).toBeInstanceOf(Problem);
    const [problem] = (found as Problem).problems;
    expect(problem?.code).toBe('REGISTRY_REFERRERS_CUT');
    expect(problem?.message).toContain(`: ${why}.`);
    expect(asked).toBe(most);
  });
});

it('the first page of a registry without the API is no list', async () => {
  const { found } = await list(() => whole(404));
  expect(found).toBeUndefined();
});

it('a fallback index of more than 1,000 entries is read whole', async () => {
  const store = createStore();
  const manifests = Array.from({ length: 1_500 }, (_, at): Manifest => {
    const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, at, config: entryOf(at) }));
    return { mediaType: TYPE, bytes, digest: digestOf(bytes) };
  });
  const index = addToIndex(undefined, manifests);
  store.manifests.set(index.digest, index);
  store.tags.set(DIGEST.replace(':', '-'), index.digest);
  const { referrers } = await listReferring(openMemory(store), DIGEST);
  expect(referrers.map(({ digest }) => digest)).toEqual(
    manifests.map((one) => toReferrer(one).digest),
  );
});
