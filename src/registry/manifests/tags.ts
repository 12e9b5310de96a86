// SPDX-License-Identifier: Apache-2.0
// The list of a repository's tags, page by page.
import type { Access } from '../auth/tokens.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import { error } from '../../problem.ts';
import { describeBody, dropBody, readBodyText } from '../http/body.ts';
import { failed } from '../failure.ts';
import type { HttpResponse } from '../http/http.ts';
import { type JsonObject, parseObject } from '../json.ts';
import { PAGE_BYTES } from '../limits.ts';
import { toLine } from '../http/line.ts';
import { readNextPage } from '../http/link.ts';
import type { Session } from '../http/session.ts';
import { createListCourse } from './list-course.ts';
import type { TagList } from '../registry.ts';

const PAGE_SIZE = 1000;

interface Page {
  readonly tags: readonly string[];
  /** Why it is no whole page. */
  readonly lacks?: string;
  /** There is no such page. */
  readonly isAbsent: boolean;
  readonly url: URL;
  readonly next: URL | undefined;
}

/** How far a list is read. */
export interface TagListLimits {
  readonly maxPages: number;
  /** Asks without retries. */
  readonly tries?: 'once' | undefined;
  readonly now: () => number;
}

/**
 * All tags, at most `maxPages` pages in ten minutes, and no more once they have 64 Mi characters: a page may hold one tag of
 * 8 MiB. A list whose pages lead in a circle ends there, and one whose pages name nothing new soon after. A repository that
 * does not exist has no tags.
 */
export async function listTags(
  session: Session,
  access: Access,
  limits: TagListLimits,
): Promise<TagList> {
  const ask = limits.tries === 'once' ? session.askOnce : session.ask;
  const tags = new Set<string>();
  const course = createListCourse(limits);
  let to: string | URL | undefined = `tags/list?n=${PAGE_SIZE}`;
  let read = 0;
  let why: string | undefined;
  while (to !== undefined && why === undefined) {
    const before = tags.size;
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
    why = page.lacks ?? course.judge({ ...page, read, isNew: tags.size > before });
  }
  return { tags: [...tags], complete: why === undefined, ...omitUndefined({ why }) };
}

async function readPage(answer: HttpResponse, url: URL): Promise<Page> {
  if (answer.statusCode === 404) {
    await dropBody(answer);
    return { tags: [], isAbsent: true, url, next: undefined };
  }
  const text = await readBodyText(answer, PAGE_BYTES);
  const body = parseObject(text);
  if (body === undefined || !isList(body)) throw noList(answer, url);
  const listed: readonly unknown[] = Array.isArray(body.tags) ? body.tags : [];
  const tags = listed.filter((tag) => typeof tag === 'string');
  const next = readNextPage(answer.headers.link, url, 'continues its list of tags at');
  const page = { tags, isAbsent: false, url, next };
  return tags.length === listed.length
    ? page
    : { ...page, lacks: 'it has entries that are not text' };
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
