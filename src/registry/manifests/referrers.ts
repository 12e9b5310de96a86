// SPDX-License-Identifier: Apache-2.0
// The manifests that refer to another one by `subject`, as the referrers API lists them.
import type { Access } from '../auth/tokens.ts';
import { dropBody, readBodyText } from '../http/body.ts';
import type { HttpResponse } from '../http/http.ts';
import { isObject, parseObject } from '../json.ts';
import { PAGE_BYTES } from '../limits.ts';
import { parseLink } from '../http/link.ts';
import { toPathPart } from '../path.ts';
import type { Referrer } from '../registry.ts';
import type { Session } from '../http/session.ts';
import { toReferrers } from './contents.ts';

/** Answers of registries that do not know the API. */
const LACKING = [204, 400, 401, 403, 404, 405, 406, 410, 501];

/** Pages of one list; more referrers than these hold are not read. */
const PAGES = 20;

/**
 * The manifests that refer to `digest`; undefined where the registry has no referrers API. The filter `artifactType` is only
 * a wish, which registries may ignore; an empty one asks for all.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers
 */
export async function listReferrers(
  session: Session,
  access: Access,
  digest: string,
  artifactType?: string,
): Promise<readonly Referrer[] | undefined> {
  const found: Referrer[] = [];
  const query =
    artifactType === undefined ? '' : `?artifactType=${encodeURIComponent(artifactType)}`;
  let to: string | URL | undefined = `referrers/${toPathPart(digest)}${query}`;
  for (let pages = 0; to !== undefined && pages < PAGES; pages += 1) {
    const page: Page | undefined = await session.ask({
      method: 'GET',
      to,
      access,
      doing: `list what refers to ${digest} in`,
      kind: 'read',
      expect: [200, ...LACKING],
      read: readPage,
    });
    if (page === undefined) return pages === 0 ? undefined : found;
    found.push(...page.referrers);
    to = page.next;
  }
  return found;
}

interface Page {
  readonly referrers: readonly Referrer[];
  readonly next: URL | undefined;
}

/** Anything but an index is what a registry without the API says. */
async function readPage(answer: HttpResponse, url: URL): Promise<Page | undefined> {
  if (answer.statusCode !== 200) {
    await dropBody(answer);
    return undefined;
  }
  const body = parseObject(await readBodyText(answer, PAGE_BYTES));
  if (!isObject(body) || !Array.isArray(body.manifests)) return undefined;
  return { referrers: toReferrers(body.manifests), next: toNext(answer.headers.link, url) };
}

function toNext(link: string | string[] | undefined, url: URL): URL | undefined {
  const [, address] = /<([^<>]*)>[^,<]*;\s*rel="?next"?/i.exec(String(link ?? '')) ?? [];
  return address === undefined
    ? undefined
    : parseLink(address, url, 'continues its list of referrers at');
}
