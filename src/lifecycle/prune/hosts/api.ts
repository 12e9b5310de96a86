// SPDX-License-Identifier: Apache-2.0
// What the files of hosts with an API of their own share: requests, refusals, pages.
import { error, Problem } from '../../../problem.ts';
import { isDigest } from '../../../registry/blobs/digest.ts';
import type { ServiceAnswer, ServiceClient } from '../../../registry/http/service.ts';
import { isObject, type JsonObject } from '../../../registry/json.ts';
import type { Repository } from '../../../registry/registry.ts';
import { isTag } from '../../../plan/reference/references.ts';

/** Where a host's API is asked, and as whom. */
export interface ApiSite {
  readonly services: Pick<ServiceClient, 'ask'>;
  readonly repository: Repository;
  /** The address of the API, with a slash at its end. */
  readonly base: URL;
  /** Headers with the credential; none for an anonymous user. */
  readonly headers: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
}

/** Pages of one list: more are not read. */
const PAGES = 1_000;

/**
 * Asks for a path below the address of the API.
 *
 * @throws Problem PRUNE_REFUSED for an answer that is neither a success nor expected
 */
export async function askApi(
  { services, base, headers, secrets, repository }: ApiSite,
  {
    method,
    to,
    doing,
  }: Pick<Parameters<ServiceClient['ask']>[0], 'method' | 'doing'> & { to: string | URL },
  expected: readonly number[] = [],
): Promise<ServiceAnswer> {
  const url = to instanceof URL ? to : new URL(to, base);
  const answer = await services.ask({ method, url, headers, doing, secrets, isApi: true });
  const isDone = answer.status >= 200 && answer.status < 300;
  if (isDone || expected.includes(answer.status)) return answer;
  const { status, words, host } = answer;
  const said = words === '' ? String(status) : `${status} "${words}"`;
  const message = `could not ${doing} "${repository.repository.name}": ${host} answered ${said}.`;
  throw new Problem([error('PRUNE_REFUSED', message, toMove(status))]);
}

function toMove(status: number): string {
  if (status === 401)
    return 'Give a credential that this API takes; the login of the registry is not always one.';
  if (status === 403)
    return 'Use a credential that may delete there; protected tags, and public images with very many downloads, are never deleted.';
  if (status === 404)
    return 'Check the name of the repository, and that the credential may see it.';
  return 'Check the settings of the repository on this host: it may be locked, or its tags immutable.';
}

/** The objects of all pages of a list, each page at the address that the one before it names. */
export async function askPages(
  site: ApiSite,
  first: string,
  doing: string,
  read: (answer: ServiceAnswer) => { readonly items: unknown; readonly next?: string | undefined },
): Promise<readonly JsonObject[]> {
  const found: JsonObject[] = [];
  let to: URL | undefined = new URL(first, site.base);
  for (let pages = 0; to !== undefined; pages += 1) {
    if (pages >= PAGES) throw tooLong(site, doing);
    const answer: ServiceAnswer = await askApi(site, { method: 'GET', to, doing });
    const { items, next } = read(answer);
    if (!Array.isArray(items)) throw garbled(site, doing);
    found.push(...items.filter(isObject));
    to = toPage(next, to);
  }
  return found;
}

/** The credential goes to no other host. */
function toPage(next: string | undefined, from: URL): URL | undefined {
  if (next === undefined || next === '' || !URL.canParse(next, from.href)) return undefined;
  const url = new URL(next, from);
  return url.origin === from.origin && url.href !== from.href ? url : undefined;
}

function garbled({ base, repository }: ApiSite, doing: string): Problem {
  const message = `could not ${doing} "${repository.repository.name}": ${base.host} did not answer with a list.`;
  const hint = 'Check what a proxy in front of it returns.';
  return new Problem([error('REGISTRY_API_FAILED', message, hint)]);
}

function tooLong({ base, repository }: ApiSite, doing: string): Problem {
  const message = `could not ${doing} "${repository.repository.name}": ${base.host} lists more than ${PAGES} pages.`;
  const hint = 'Delete some with the tools of the registry first.';
  return new Problem([error('PRUNE_TOO_MANY', message, hint)]);
}

/** One manifest as an API lists it. */
export interface ListedManifest {
  readonly digest: string;
  readonly tags: readonly string[];
  readonly timeMs?: number | undefined;
}

/** A digest, its tags and its times, from values that may be anything; undefined without a digest. */
export function toListed(
  digest: unknown,
  tags: unknown,
  ...times: readonly unknown[]
): ListedManifest | undefined {
  if (typeof digest !== 'string' || !isDigest(digest)) return undefined;
  const named = Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [];
  const known = times
    .map((time) => (typeof time === 'string' ? Date.parse(time) : Number.NaN))
    .filter((time) => !Number.isNaN(time));
  const timeMs = known.length === 0 ? undefined : Math.max(...known);
  return { digest, tags: named.filter(isTag), timeMs };
}

/** Listed manifests as a host gives them. */
export function toListing(listed: readonly ListedManifest[]) {
  const tags = listed.flatMap((one) => one.tags.map((tag) => [tag, one.digest] as const));
  const times = listed.flatMap(({ digest, timeMs }) =>
    timeMs === undefined ? [] : [[digest, timeMs] as const],
  );
  return {
    tags: new Map(tags),
    ...{ tagTimes: new Map<string, number>(), times: new Map(times) },
    digests: listed.map(({ digest }) => digest),
  };
}
