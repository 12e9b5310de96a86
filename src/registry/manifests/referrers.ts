// SPDX-License-Identifier: Apache-2.0
// The manifests that refer to another one by `subject`, as the referrers API lists them.
import { error, Problem } from '../../problem.ts';
import type { Access } from '../auth/tokens.ts';
import { dropBody, readBodyText } from '../http/body.ts';
import type { HttpResponse } from '../http/http.ts';
import { isObject, parseObject } from '../json.ts';
import { LAYOUT_ENTRIES, PAGE_BYTES, TAG_PAGES } from '../limits.ts';
import { readNextPage } from '../http/link.ts';
import { toPathPart } from '../path.ts';
import type { Referrer } from '../registry.ts';
import type { Session } from '../http/session.ts';
import { toReferrers } from './contents.ts';
import { createListCourse } from './list-course.ts';

/** Answers of registries that do not know the API. */
const LACKING = [204, 400, 401, 403, 404, 405, 406, 410, 501];

/** How far a list is read. */
export interface ReferrerListLimits {
  readonly artifactType?: string | undefined;
  readonly now: () => number;
}

/**
 * The manifests that refer to `digest`; undefined where the registry has no referrers API. The filter `artifactType` is only
 * a wish, which registries may ignore; without one it asks for all. A signature or a tombstone may be what is missing of a list that
 * is not whole, so that such a list is none.
 *
 * @throws Problem REGISTRY_REFERRERS_CUT for a list that is too long or does not end
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers
 */
export async function listReferrers(
  session: Session,
  access: Access,
  digest: string,
  { artifactType, now }: ReferrerListLimits,
): Promise<readonly Referrer[] | undefined> {
  const found = new Map<string, Referrer>();
  const course = createListCourse({ maxPages: TAG_PAGES, now });
  const query =
    artifactType === undefined ? '' : `?artifactType=${encodeURIComponent(artifactType)}`;
  let to: string | URL | undefined = `referrers/${toPathPart(digest)}${query}`;
  let [read, isFirst] = [0, true];
  while (to !== undefined) {
    const before = found.size;
    const page: Page = await session.ask({
      method: 'GET',
      to,
      access,
      doing: `list what refers to ${digest} in`,
      kind: 'read',
      expect: [200, ...LACKING],
      read: readPage,
    });
    if (page.isAbsent && isFirst) return undefined;
    for (const one of page.referrers) found.set(one.digest, one);
    read += page.characters;
    const ends = course.judge({ ...page, read, isNew: found.size > before });
    const many = found.size > LAYOUT_ENTRIES ? `it has more than ${LAYOUT_ENTRIES} entries` : ends;
    const why = page.lacks ?? many;
    if (why !== undefined) throw describeCut(digest, access, { host: page.url.host, why });
    [to, isFirst] = [page.next, false];
  }
  return [...found.values()];
}

interface Page {
  readonly referrers: readonly Referrer[];
  readonly characters: number;
  /** Why it is no whole page. */
  readonly lacks?: string;
  readonly isAbsent: boolean;
  readonly url: URL;
  readonly next: URL | undefined;
}

/** Anything but an index is what a registry without the API says. */
async function readPage(answer: HttpResponse, url: URL): Promise<Page> {
  const none = { referrers: [], characters: 0, isAbsent: true, url, next: undefined };
  if (answer.statusCode !== 200) {
    await dropBody(answer);
    return none;
  }
  const text = await readBodyText(answer, PAGE_BYTES);
  const body = parseObject(text);
  if (!isObject(body) || !Array.isArray(body.manifests)) return none;
  const referrers = toReferrers(body.manifests);
  const next = readNextPage(answer.headers.link, url, 'continues its list of referrers at');
  const page = { referrers, characters: text.length, isAbsent: false, url, next };
  return referrers.length === body.manifests.length
    ? page
    : { ...page, lacks: 'it has invalid entries' };
}

function describeCut(
  digest: string,
  { repository: { name } }: Access,
  { host, why }: { readonly host: string; readonly why: string },
): Problem {
  const message = `what refers to ${digest} in "${name}" cannot be read completely from the list of ${host}: ${why}.`;
  const hint =
    'Where there are too many signatures, attestations and records, delete some with the tools of the registry; else check what a proxy in front of it returns.';
  return new Problem([error('REGISTRY_REFERRERS_CUT', message, hint)]);
}
