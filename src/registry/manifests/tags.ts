// SPDX-License-Identifier: Apache-2.0
// The list of a repository's tags, page by page.
import type { Access } from '../auth/tokens.ts';
import { error } from '../../problem.ts';
import { describeBody, dropBody, readBodyText } from '../http/body.ts';
import { failed } from '../failure.ts';
import type { HttpResponse } from '../http/http.ts';
import { type JsonObject, parseObject } from '../json.ts';
import { PAGE_BYTES, TAG_CHARACTERS } from '../limits.ts';
import { toLine } from '../http/line.ts';
import { parseLink } from '../http/link.ts';
import type { Session } from '../http/session.ts';

const PAGE_SIZE = 1000;

interface Page {
  readonly tags: readonly string[];
  readonly next: URL | undefined;
}

/**
 * All tags, at most `maxPages` pages, and no more once they have 64 Mi characters: a page may hold one tag of 8 MiB. A repository that does not
 * exist has none. `once` asks without retries.
 */
export async function listTags(
  session: Session,
  access: Access,
  maxPages: number,
  tries?: 'once',
): Promise<{ readonly tags: readonly string[]; readonly complete: boolean }> {
  const ask = tries === 'once' ? session.askOnce : session.ask;
  const tags = new Set<string>();
  let to: string | URL | undefined = `tags/list?n=${PAGE_SIZE}`;
  let read = 0;
  for (let pages = 0; to !== undefined && pages < maxPages && read < TAG_CHARACTERS; pages += 1) {
    const page: Page = await ask({
      method: 'GET',
      to,
      access,
      doing: 'list the tags of',
      kind: 'read',
      expect: [200, 404],
      read: readPage,
    });
    for (const tag of page.tags) {
      tags.add(tag);
      read += tag.length;
    }
    to = page.next;
  }
  return { tags: [...tags], complete: to === undefined };
}

async function readPage(answer: HttpResponse, url: URL): Promise<Page> {
  if (answer.statusCode === 404) {
    await dropBody(answer);
    return { tags: [], next: undefined };
  }
  const text = await readBodyText(answer, PAGE_BYTES);
  const body = parseObject(text);
  if (body === undefined || !isList(body)) throw noList(answer, url);
  const { tags: listed } = body;
  const tags = Array.isArray(listed) ? listed.filter((tag) => typeof tag === 'string') : [];
  return { tags, next: toNext(answer.headers.link, url) };
}

/** Tags are `null` once all are deleted, and left out by some; an error under another status is not a list. */
function isList({ name, tags }: JsonObject): boolean {
  return Array.isArray(tags) || tags === null || (tags === undefined && typeof name === 'string');
}

function noList(answer: HttpResponse, url: URL): Error {
  return failed({
    retry: 'limited',
    problem: error(
      'REGISTRY_ANSWER_INVALID',
      `${url.host} did not return a list of tags (${toLine(describeBody(answer))}).`,
      'Check that the host is a container registry, and what a proxy in front of it returns.',
    ),
  });
}

/** The address of the next page in a `Link` header: `</v2/acme/app/tags/list?last=b&n=2>; rel="next"`. */
function toNext(link: string | string[] | undefined, url: URL): URL | undefined {
  for (const [, address = '', params = ''] of String(link ?? '').matchAll(/<([^<>]*)>([^,<]*)/g)) {
    const isNext = /;\s*rel="?next"?/i.test(params);
    if (isNext) return parseLink(address, url, 'continues its list of tags at');
  }
  return undefined;
}
