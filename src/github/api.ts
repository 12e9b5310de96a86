// SPDX-License-Identifier: Apache-2.0
// Requests to GitHub's REST API through @actions/github, with retries. Opens no connection itself.
import { getOctokitOptions, GitHub } from '@actions/github/lib/utils';
import { garbled, isJsonObject, refused, toTried, type Answer, type Tried } from './answer.ts';

/** One request as it goes out. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON; only of a POST. */
  readonly body?: string;
  readonly signal: AbortSignal;
}

/** What comes back, its body read whole. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

/** Sends one request. Follows no redirects; handles proxies, certificates and the size limit of the body. */
export type Send = (sent: ApiRequest) => Promise<Reply>;

/** The time, and waiting for it. */
export interface ApiClock {
  readonly now: () => number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** From 0 up to 1. */
  readonly random: () => number;
}

/** How long an answer is waited for. */
export interface ApiLimits {
  /** One try, ms. */
  readonly tryMs: number;
  /** All tries and the waits between them, ms. */
  readonly deadlineMs: number;
}

/** What {@link createGithubApi} needs. */
export interface ApiOptions {
  /** `https://api.github.com`; `https://<host>/api/v3` on GitHub Enterprise Server. */
  readonly url: string;
  /** Asked without a login where it is left out. */
  readonly token?: string | undefined;
  readonly send: Send;
  readonly clock: ApiClock;
  readonly signal: AbortSignal;
  readonly limits?: ApiLimits;
}

/** GitHub's API. */
export interface GithubApi {
  /** `api.github.com` */
  readonly host: string;
  /**
   * The answer to `GET <route>`. Transient failures are retried within the limits.
   *
   * @throws where the run's signal aborts, and never else
   */
  readonly get: (route: string, parameters: Readonly<Record<string, string>>) => Promise<Answer>;
  /** The answer to `POST <route>`, in the same way; parameters that the route does not name are its body. */
  readonly post: (route: string, parameters: Readonly<Record<string, unknown>>) => Promise<Answer>;
  /** As `get`, for any method and any JSON: `DELETE /orgs/{org}/packages/…`. */
  readonly call: (
    route: string,
    parameters: Readonly<Record<string, string | number>>,
  ) => Promise<CallAnswer>;
}

/** Any JSON, or why there is none. */
export type CallAnswer =
  { readonly ok: true; readonly data: unknown } | Extract<Answer, { readonly ok: false }>;

const LIMITS: ApiLimits = { tryMs: 5_000, deadlineMs: 10_000 };
const TRIES = 4;
const FIRST_WAIT_MS = 250;
const REDIRECTS = 3;

/** A client for one run. Sends no request yet. */
export function createGithubApi(options: ApiOptions): GithubApi {
  const { url, send, clock, signal, limits = LIMITS } = options;
  const client = createClient(url, options.token, send);
  const call = async (
    route: string,
    parameters: Readonly<Record<string, unknown>>,
    isWanted: (status: number, data: unknown) => boolean,
  ): Promise<CallAnswer> => {
    const end = clock.now() + limits.deadlineMs;
    for (let tries = 1; ; tries += 1) {
      const limitMs = Math.max(1, Math.min(limits.tryMs, end - clock.now()));
      const { answer, again } = await tryOnce(
        (within) => client.request(route, { ...parameters, request: { signal: within } }),
        { signal, limitMs, nowMs: clock.now(), isWanted },
      );
      if (again === undefined || tries === TRIES) return answer;
      const waitMs = again.afterMs ?? FIRST_WAIT_MS * 2 ** tries * clock.random();
      if (clock.now() + waitMs >= end) return answer;
      await clock.sleep(waitMs, signal);
    }
  };
  return {
    host: new URL(url).host,
    call: (route, parameters) =>
      call(route, parameters, (status, data) => status === 204 || isJson(data)),
    get: async (route, parameters) =>
      (await call(`GET ${route}`, parameters, isObjectOf([200]))) as Answer,
    post: async (route, parameters) =>
      (await call(`POST ${route}`, parameters, isObjectOf([200, 201]))) as Answer,
  };
}

function isJson(data: unknown): boolean {
  return typeof data === 'object' && data !== null;
}

function isObjectOf(statuses: readonly number[]) {
  return (status: number, data: unknown): boolean =>
    statuses.includes(status) && isJsonObject(data);
}

type Client = InstanceType<typeof GitHub>;

/** The client of @actions/github. Its own fetch reads proxies otherwise than the rest of a run, so it gets ours. */
function createClient(baseUrl: string, token: string | undefined, send: Send): Client {
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  const options = {
    baseUrl: baseUrl.replace(/\/+$/, ''),
    userAgent: 'tagship',
    log,
    request: { fetch: toFetch(send), log },
  };
  const login = token?.trim() ?? '';
  return new GitHub(login === '' ? options : getOctokitOptions(login, options));
}

/** Deprecation warnings of the API are not for the user. */
function silent(): void {
  return undefined;
}

/** The relevant headers, each a number; of the rest only the content type is kept. */
const COUNTS = ['retry-after', 'x-ratelimit-remaining', 'x-ratelimit-reset'];

interface FetchOptions {
  readonly method?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

/** As much of `fetch` as the client needs. */
function toFetch(send: Send): (url: string, options: FetchOptions) => Promise<Response> {
  return async (url, { method = 'GET', headers, body: sent, signal }) => {
    const reply = await follow(send, {
      method: method === 'POST' || method === 'DELETE' ? method : 'GET',
      ...{ url: new URL(url), headers, signal },
      ...(typeof sent === 'string' ? { body: sent } : {}),
    });
    const { status, headers: got, body } = reply;
    if (status < 200 || status > 599) throw garbled(`it answered ${status}`);
    const isJson = /^\s*application\/(?:[\w.-]+\+)?json\b/i.test(got['content-type'] ?? '');
    const kept = COUNTS.flatMap((name): [string, string][] => {
      const text = got[name] ?? '';
      return /^\d{1,12}$/.test(text) ? [[name, text]] : [];
    });
    return new Response([204, 205, 304].includes(status) ? null : new Uint8Array(body), {
      status,
      headers: [...kept, ['content-type', isJson ? 'application/json' : 'text/plain']],
    });
  };
}

/** Follows a project that was renamed. The token goes to no other host. */
async function follow(send: Send, sent: ApiRequest): Promise<Reply> {
  let { url } = sent;
  for (let redirects = 0; redirects <= REDIRECTS; redirects += 1) {
    const reply = await send({ ...sent, url });
    const { location } = reply.headers;
    if (location === undefined || ![301, 302, 307, 308].includes(reply.status)) return reply;
    const next = URL.canParse(location, url.href) ? new URL(location, url) : undefined;
    if (next?.origin !== url.origin)
      throw garbled(`it answered ${reply.status} with a URL on another host`);
    url = next;
  }
  throw garbled(`it redirects more than ${REDIRECTS} times`);
}

interface Around {
  readonly signal: AbortSignal;
  readonly limitMs: number;
  readonly nowMs: number;
  /** Whether an answer is one of GitHub's API. */
  readonly isWanted: (status: number, data: unknown) => boolean;
}

type TriedCall = Pick<Tried, 'again'> & { readonly answer: CallAnswer };

async function tryOnce(
  request: (within: AbortSignal) => Promise<{ readonly status: number; readonly data: unknown }>,
  { signal, limitMs, nowMs, isWanted }: Around,
): Promise<TriedCall> {
  const within = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
  try {
    const { status, data } = await request(within);
    if (isWanted(status, data)) return { answer: { ok: true, data } };
    return refused('garbled', `it answered ${status} without the JSON of GitHub's API`, {});
  } catch (thrown) {
    signal.throwIfAborted();
    if (within.aborted)
      return refused('network', `no response within ${Math.ceil(limitMs / 100) / 10} s`, {});
    return toTried(thrown, nowMs);
  }
}
