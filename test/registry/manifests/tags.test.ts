// SPDX-License-Identifier: Apache-2.0
// Lists of tags that do not end, or are not whole: what was read of them, and why it is not all.
import { afterEach, describe, expect, it } from 'vitest';
import { createBench } from '../bench.ts';
import { serveRaw, toKind, whole } from '../raw.ts';

const running: { readonly close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

describe('a list of tags without an end', () => {
  const rows: readonly {
    readonly name: string;
    readonly page: (at: number) => { readonly next: string; readonly tags: readonly string[] };
    readonly pages?: number;
    readonly stepMs?: number;
    readonly asked: number;
    readonly why: string;
  }[] = [
    {
      name: 'whose page leads to itself',
      page: () => ({ next: '?n=1', tags: ['a'] }),
      ...{ asked: 2, why: 'a page of it leads to one before it' },
    },
    {
      name: 'whose pages lead in a circle',
      page: (at) => ({ next: `?last=${at % 3}`, tags: [`t${at}`] }),
      ...{ asked: 4, why: 'a page of it leads to one before it' },
    },
    {
      name: 'whose pages name nothing new',
      page: (at) => ({ next: `?last=${at}`, tags: ['a'] }),
      ...{ asked: 11, why: 'its last 10 pages name nothing new' },
    },
    {
      name: 'of empty pages',
      page: (at) => ({ next: `?last=${at}`, tags: [] }),
      ...{ asked: 10, why: 'its last 10 pages name nothing new' },
    },
    {
      name: 'of ever new tags',
      page: (at) => ({ next: `?last=${at}`, tags: [`t${at}`] }),
      ...{ pages: 20, asked: 20, why: 'it has more than 20 pages' },
    },
    {
      name: 'of slow pages',
      page: (at) => ({ next: `?last=${at}`, tags: [`t${at}`] }),
      ...{ stepMs: 59_000, asked: 11, why: '10 minutes were not enough for it' },
    },
    {
      name: 'of very long tags',
      page: (at) => ({ next: `?last=${at}`, tags: [String(at).padEnd(7 * 1024 * 1024, 'x')] }),
      ...{ asked: 10, why: 'it has more than 67108864 characters' },
    },
  ];
  it.each(rows)('$name', async ({ page, pages = 1_000, stepMs = 0, asked, why }) => {
    let at = 0;
    const server = await serveRaw((head) => {
      if (toKind(head) !== 'tags') return whole(200);
      const { next, tags } = page((at += 1));
      const link = `</v2/acme/app/tags/list${next}>; rel="next"`;
      return whole(200, { link }, JSON.stringify({ tags }));
    });
    running.push(server);
    const clock = { ...createBench().clock, now: () => Date.now() + at * stepMs };
    const { open } = createBench({ clock });
    const list = await open(server.host).listTags(pages);
    expect(list).toMatchObject({ complete: false, why });
    expect(at).toBe(asked);
  });
});

it('a list of tags whose second page is missing is not complete', async () => {
  const link = '</v2/acme/app/tags/list?last=a>; rel="next"';
  const server = await serveRaw((head) => {
    if (toKind(head) !== 'tags') return whole(200);
    return head.includes('last=a') ? whole(404) : whole(200, { link }, '{"tags":["a"]}');
  });
  running.push(server);
  const list = await createBench().open(server.host).listTags(9);
  expect(list).toEqual({ tags: ['a'], complete: false, why: 'a page of it is missing' });
});
