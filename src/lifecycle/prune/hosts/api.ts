// SPDX-License-Identifier: Apache-2.0
// What the files of hosts with an API of their own share: requests, refusals, pages.
import { error, Problem } from '../../../problem.ts';
import { isDigest } from '../../../registry/blobs/digest.ts';
import type { ServiceAnswer, ServiceClient } from '../../../registry/http/service.ts';
import { isObject, type JsonObject } from '../../../registry/json.ts';
import { EMPTY_PAGES, LAYOUT_ENTRIES, LIST_MS } from '../../../registry/limits.ts';
import { toLine } from '../../../registry/http/line.ts';
import type { Repository } from '../../../registry/registry.ts';
import { isTag } from '../../../plan/reference/references.ts';
import type { ApiLogin, LogIn } from './login.ts';

/** Where a host's API is asked, and as whom. */
export interface ApiSite {
  readonly services: Pick<ServiceClient, 'ask'>;
  readonly repository: Repository;
  /** The address of the API, with a slash at its end. */
  readonly base: URL;
  readonly logIn: LogIn;
  readonly now: () => number;
}

/** Pages of one list: more are not read. */
const PAGES = 1_000;

/**
 * Asks for a path below the address of the API; once more with another login where it no longer accepts the one at hand.
 *
 * @throws Problem PRUNE_REFUSED for an answer that is neither a success nor expected
 */
export async function askApi(
  { services, base, logIn, repository }: ApiSite,
  {
    method,
    to,
    doing,
  }: Pick<Parameters<ServiceClient['ask']>[0], 'method' | 'doing'> & { to: string | URL },
  expected: readonly number[] = [],
): Promise<ServiceAnswer> {
  const url = to instanceof URL ? to : new URL(to, base);
  const what = `${doing} "${repository.repository.name}"`;
  const ask = async (login: ApiLogin): Promise<ServiceAnswer> =>
    await services.ask({ method, url, ...login, doing: what, isApi: true });
  const login = await logIn();
  const first = await ask(login);
  const other = first.status === 401 ? await logIn(login) : login;
  const answer = isSame(login, other) ? first : await ask(other);
  const isDone = answer.status >= 200 && answer.status < 300;
  if (isDone || expected.includes(answer.status)) return answer;
  const { status, words, host } = answer;
  const said = words === '' ? String(status) : `${status} "${words}"`;
  const message = `could not ${what}: ${host} answered ${said}.`;
  throw new Problem([error('PRUNE_REFUSED', message, toMove(status))]);
}

function isSame(one: ApiLogin, other: ApiLogin): boolean {
  return JSON.stringify(one.headers) === JSON.stringify(other.headers);
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

/**
 * The objects of all pages of a list, each page at the address that the one before it names. What is not seen would not be
 * protected, so that a list without an end, or with anything else in it, gives nothing at all.
 *
 * @throws Problem REGISTRY_API_FAILED, PRUNE_TOO_MANY
 */
export async function askPages(
  site: ApiSite,
  first: string,
  doing: string,
  read: (answer: ServiceAnswer) => { readonly items: unknown; readonly next?: string | undefined },
): Promise<readonly JsonObject[]> {
  const found: JsonObject[] = [];
  const check = createCourse(site, doing);
  let to: URL | undefined = new URL(first, site.base);
  while (to !== undefined) {
    const answer: ServiceAnswer = await askApi(site, { method: 'GET', to, doing });
    const { items, next } = read(answer);
    if (!Array.isArray(items)) throw garbledList(site, doing, 'did not answer with a list');
    if (!items.every(isObject))
      throw garbledList(site, doing, 'lists something other than objects');
    for (const item of items) found.push(item);
    const following = toPage(next, to);
    if (following !== undefined) check(to, following, { all: found.length, own: items.length });
    to = following;
  }
  return found;
}

/** Checks after each page that the list goes on, and comes to an end. */
function createCourse(site: ApiSite, doing: string) {
  const seen = new Set<string>();
  const untilMs = site.now() + LIST_MS;
  let empty = 0;
  return (from: URL, to: URL, { all, own }: { readonly all: number; readonly own: number }) => {
    seen.add(from.href);
    empty = own === 0 ? empty + 1 : 0;
    const many = [
      ...(seen.size >= PAGES ? [`more than ${PAGES} pages`] : []),
      ...(all > LAYOUT_ENTRIES ? [`more than ${LAYOUT_ENTRIES} entries`] : []),
      ...(site.now() > untilMs ? [`more than fits in ${LIST_MS / 60_000} minutes`] : []),
    ];
    if (many[0] !== undefined) throw tooLong(site, doing, many[0]);
    const odd = [
      ...(empty >= EMPTY_PAGES ? ['continues its list with empty pages'] : []),
      ...(seen.has(to.href) ? ['continues its list at a page that was read already'] : []),
      ...(to.host === from.host ? [] : [`continues its list elsewhere, at "${to.host}"`]),
    ];
    if (odd[0] !== undefined) throw garbledList(site, doing, odd[0]);
  };
}

/** Behind a proxy that ends TLS some hosts name http; the credential goes where it went before, and to no other host. */
function toPage(next: string | undefined, from: URL): URL | undefined {
  if (next === undefined || next === '') return undefined;
  const url = URL.canParse(next, from.href) ? new URL(next, from) : new URL('invalid:');
  return url.host === from.host ? new URL(`${url.pathname}${url.search}`, from) : url;
}

/** REGISTRY_API_FAILED: what a host does in place of an answer, as `lists something other than objects`. */
export function garbledList({ base, repository }: ApiSite, doing: string, what: string): Problem {
  const message = `could not ${doing} "${repository.repository.name}": ${base.host} ${toLine(what)}.`;
  const hint = 'Check what a proxy in front of it returns.';
  return new Problem([error('REGISTRY_API_FAILED', message, hint)]);
}

function tooLong({ base, repository }: ApiSite, doing: string, what: string): Problem {
  const message = `could not ${doing} "${repository.repository.name}": ${base.host} lists ${what}.`;
  const hint = 'Delete some with the tools of the registry first.';
  return new Problem([error('PRUNE_TOO_MANY', message, hint)]);
}

/** One manifest as an API lists it. */
interface ListedManifest {
  readonly digest: string;
  readonly tags: readonly string[];
  readonly timeMs?: number | undefined;
}

/** What an API says of one manifest; each value may be anything. */
export interface StatedManifest {
  readonly digest: unknown;
  readonly tags?: unknown;
  readonly times: readonly unknown[];
}

/**
 * Manifests with their tags and times. One without a digest and without tags is left out.
 *
 * @throws Problem REGISTRY_API_FAILED for tags that are none, or are of nothing: they would not be protected
 */
function readListed(
  stated: readonly StatedManifest[],
  { name, host }: { readonly name: string; readonly host: string },
): readonly ListedManifest[] {
  return stated.flatMap(({ digest, tags, times }) => {
    const named: unknown = tags ?? [];
    const isOf = typeof digest === 'string' && isDigest(digest);
    const isList =
      Array.isArray(named) && named.every((tag) => typeof tag === 'string' && isTag(tag));
    if (isOf && isList) return [{ digest, tags: named as string[], timeMs: toNewest(times) }];
    if (isList && named.length === 0) return [];
    const message = `could not list the tags of "${name}": ${host} lists invalid tags, or tags without a digest.`;
    const hint = 'Check what a proxy in front of it returns.';
    throw new Problem([error('REGISTRY_API_FAILED', message, hint)]);
  });
}

function toNewest(times: readonly unknown[]): number | undefined {
  const known = times
    .map((time) => (typeof time === 'string' ? Date.parse(time) : Number(time ?? Number.NaN)))
    .filter((time) => !Number.isNaN(time));
  return known.length === 0 ? undefined : known.reduce((newest, one) => Math.max(newest, one));
}

/** Manifests as an API states them, as a host lists them; see {@link readListed}. */
export function toListing(
  stated: readonly StatedManifest[],
  where: { readonly name: string; readonly host: string },
) {
  const listed = readListed(stated, where);
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
