// SPDX-License-Identifier: Apache-2.0
// The list of a repository's tags, page by page.
import type { Access } from './tokens.ts';
import { type Answer, dropBody, readBody } from './http.ts';
import type { Session } from './session.ts';

const PAGE_SIZE = 1000;
const PAGE_LIMIT = 16 * 1024 * 1024;

interface Page {
  readonly tags: readonly string[];
  readonly next: URL | undefined;
}

/** All tags, at most `maxPages` pages. A repository that does not exist has none. */
export async function listTags(
  session: Session,
  access: Access,
  maxPages: number,
): Promise<{ readonly tags: readonly string[]; readonly complete: boolean }> {
  const tags = new Set<string>();
  let to: string | URL | undefined = `tags/list?n=${PAGE_SIZE}`;
  for (let pages = 0; to !== undefined && pages < maxPages; pages += 1) {
    const page: Page = await session.ask({
      method: 'GET',
      to,
      access,
      doing: 'list the tags of',
      kind: 'read',
      expect: [200, 404],
      read: readPage,
    });
    for (const tag of page.tags) tags.add(tag);
    to = page.next;
  }
  return { tags: [...tags], complete: to === undefined };
}

async function readPage(answer: Answer, url: URL): Promise<Page> {
  if (answer.statusCode === 404) {
    await dropBody(answer);
    return { tags: [], next: undefined };
  }
  const body: unknown = JSON.parse(
    Buffer.from(await readBody(answer, PAGE_LIMIT)).toString('utf8'),
  );
  const listed = (body as { tags?: unknown } | null)?.tags; // null once all are deleted
  const tags = Array.isArray(listed) ? listed.filter((tag) => typeof tag === 'string') : [];
  return { tags, next: toNext(answer.headers.link, url) };
}

/** The address of the next page in a `Link` header: `</v2/acme/app/tags/list?last=b&n=2>; rel="next"`. */
function toNext(link: string | string[] | undefined, url: URL): URL | undefined {
  for (const [, address = '', params = ''] of String(link ?? '').matchAll(/<([^>]*)>([^,]*)/g)) {
    const isNext = /;\s*rel="?next"?/i.test(params);
    if (isNext && URL.canParse(address, url.href)) return new URL(address, url);
  }
  return undefined;
}
