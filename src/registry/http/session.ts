// SPDX-License-Identifier: Apache-2.0
// One request to a registry, including authorization, redirects, retries, pauses, limits and counters.
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { toApiHost } from '../address.ts';
import type { Auth, Authorization } from '../auth/auth.ts';
import type { Access } from '../auth/tokens.ts';
import { parseChallenge } from '../auth/challenge.ts';
import { failed, toFailure } from '../failure.ts';
import { type Endpoint, type Host, withEndpointScheme } from '../host.ts';
import { dropBody } from './body.ts';
import type { HttpResponse, Body, Http, HttpRequest } from './http.ts';
import { REDIRECTS } from '../limits.ts';
import { parseLink } from './link.ts';
import { toNetworkFailure } from './network.ts';
import { toRepositoryPath } from '../path.ts';
import { readFailure } from '../providers/refusal.ts';
import { withRetries } from './retry.ts';
import { createRetryLog } from './retry-log.ts';
import type { Question } from '../providers/question.ts';
import { omitUndefined } from '../../omit-undefined.ts';

/** A request, and how its response is read. */
export interface Call<T> {
  readonly method: HttpRequest['method'];
  /** Below the repository (`manifests/latest`), or an address that the registry gave. */
  readonly to: string | URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Body;
  readonly access: Access;
  /** For messages: `write tag "1.2.3" to`. */
  readonly doing: string;
  readonly kind: Question['kind'];
  /** The bytes of a blob move, up or down. */
  readonly isBlob?: boolean;
  /**
   * The body comes at the pace of other uploads, which it therefore must not wait for: it takes none of the
   * host's slots for writers.
   */
  readonly isPaced?: boolean;
  /** The statuses that `read` handles; any other is a refusal. */
  readonly expect: readonly number[];
  /** Reads the answer and its body. `url` is where it came from, to resolve a Location against. */
  readonly read: (answer: HttpResponse, url: URL) => Promise<T> | T;
}

/** Asks registries. */
export interface Session {
  /** Retries until there is a response, the refusal is permanent, or the deadline has passed. */
  readonly ask: <T>(call: Call<T>) => Promise<T>;
  /** Asks once; a failure is thrown for {@link Session.retry} to see. */
  readonly askOnce: <T>(call: Call<T>) => Promise<T>;
  /** Repeats several questions as one. */
  readonly retry: <T>(access: Access, attempt: () => Promise<T>) => Promise<T>;
  /** Authorizes in advance. */
  readonly enter: (access: Access) => Promise<void>;
  /** How many tries were repeated so far. */
  readonly retries: () => number;
}

/** What {@link createSession} needs. */
export interface SessionOptions {
  readonly http: Http;
  readonly auth: Auth;
  readonly host: (name: string) => Host;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly deadlineMs: number;
  readonly log?: Log | undefined;
}

const WRITES: ReadonlySet<string> = new Set(['PUT', 'POST', 'PATCH']);
const REDIRECTED = new Set([301, 302, 303, 307, 308]);

interface Options extends SessionOptions {
  /** The credentials that were taken, each with its host; in it, the empty one that open registries take. */
  readonly worked: Set<string>;
}

/** A session for one run. */
export function createSession(given: SessionOptions): Session {
  const options: Options = { ...given, worked: new Set() };
  const reportRetry = createRetryLog(given.log, given.clock);
  let retries = 0;
  const retry: Session['retry'] = async (access, attempt) =>
    await withRetries(
      {
        clock: options.clock,
        signal: options.signal,
        deadlineMs: options.deadlineMs,
        pause: options.host(access.repository.host).pause,
        onRetry: (failure, waitMs) => {
          retries += 1;
          reportRetry(access.repository.host, failure, waitMs);
        },
      },
      attempt,
    );
  return {
    retry,
    askOnce: async (call) => await askOnce(options, call),
    ask: async (call) => await retry(call.access, () => askOnce(options, call)),
    enter: async (access) => {
      await retry(access, async () => {
        const endpoint = await options.host(access.repository.host).endpoint(access.repository);
        await options.auth.pass(access, endpoint);
      });
    },
    retries: () => retries,
  };
}

async function askOnce<T>(options: Options, call: Call<T>): Promise<T> {
  const { repository } = call.access;
  const host = options.host(repository.host);
  try {
    const endpoint = await host.endpoint(repository);
    const pass = await options.auth.pass(call.access, endpoint);
    // One that waits for others must not hold what they wait for.
    const isFree = call.isPaced === true || (call.isBlob === true && call.method === 'GET');
    const send = () => sendAuthorized(options, call, endpoint, pass);
    const exchange = () => (isFree ? send() : host.requests.within(send));
    if (!WRITES.has(call.method) || call.isPaced === true) return await exchange();
    const writers = call.kind === 'tag' ? host.tagWriters : host.writers;
    return await writers.within(exchange);
  } catch (thrown) {
    throw translate(thrown, call);
  }
}

function translate<T>(thrown: unknown, call: Call<T>): unknown {
  if (toFailure(thrown) !== undefined) return thrown;
  const { name, host } = call.access.repository;
  const failure = toNetworkFailure(thrown, toApiHost(host), `${call.doing} "${name}"`);
  return failure === undefined ? thrown : failed(failure, thrown);
}

/** Sends the request, reauthorizes once if refused, and returns what was read. */
async function sendAuthorized<T>(
  options: Options,
  call: Call<T>,
  endpoint: Endpoint,
  pass: Authorization,
): Promise<T> {
  let reply = await sendFollowingRedirects(options, call, endpoint, pass);
  let used = pass;
  if (isRefused(reply)) {
    const again = await reauthorizeOnce(options, call, { endpoint, pass, reply });
    if (again !== undefined) {
      await dropBody(reply.answer);
      used = again;
      reply = await sendFollowingRedirects(options, call, endpoint, again);
    }
  }
  if (!isRefused(reply)) options.worked.add(toKey(call.access, used));
  const { answer, url, redirected } = reply;
  if (call.expect.includes(answer.statusCode)) return await call.read(answer, url);
  const { kind, doing, access } = call;
  const { found, authorization } = used;
  const { repository } = access;
  const isAccepted = found !== undefined && authorization?.startsWith('Bearer ') === true;
  const question = { repository, doing, kind, found, authorization, redirected, isAccepted };
  throw failed(await readFailure(answer, question, options.clock.now()));
}

function isRefused({ answer, redirected }: Reply): boolean {
  return answer.statusCode === 401 && !redirected;
}

/**
 * The authorization for a second attempt after a 401: a new token; or, without another credential, the
 * same one if it has worked before, since the machines of one registry do not always agree.
 */
async function reauthorizeOnce<T>(
  options: Options,
  { access }: Call<T>,
  {
    endpoint,
    pass,
    reply,
  }: { readonly endpoint: Endpoint; readonly pass: Authorization; readonly reply: Reply },
): Promise<Authorization | undefined> {
  const stated = parseChallenge(reply.answer.headers['www-authenticate']);
  const challenge = stated.scheme === 'none' ? endpoint.challenge : stated;
  const renewed = await options.auth.reauthorize(access, { ...endpoint, challenge }, pass);
  if (renewed !== undefined) {
    options.host(access.repository.host).learn(challenge);
    return renewed;
  }
  const isFinal = challenge.scheme === 'bearer' && challenge.error === 'insufficient_scope';
  const isSent = pass.authorization !== undefined || stated.scheme === 'none';
  return isSent && !isFinal && options.worked.has(toKey(access, pass)) ? pass : undefined;
}

function toKey({ repository }: Access, { authorization = '' }: Authorization): string {
  return `${toApiHost(repository.host)} ${authorization}`;
}

interface Reply {
  readonly answer: HttpResponse;
  readonly url: URL;
  readonly redirected: boolean;
}

/** Follows redirects; the Authorization header is sent to the registry only. */
async function sendFollowingRedirects<T>(
  options: Options,
  call: Call<T>,
  endpoint: Endpoint,
  pass: Authorization,
): Promise<Reply> {
  let url = withEndpointScheme(toUrl(call, endpoint), endpoint);
  for (let hops = 0; ; hops += 1) {
    const isHome = url.origin === endpoint.base.origin;
    const answer = await send(options, call, url, isHome ? pass : { fresh: false });
    const next = hops < REDIRECTS ? await toNext(answer, url, call.method) : undefined;
    if (next === undefined) return { answer, url, redirected: !isHome };
    url = withEndpointScheme(next, endpoint);
  }
}

function toUrl<T>(call: Call<T>, endpoint: Endpoint): URL {
  if (call.to instanceof URL) return call.to;
  return new URL(`${toRepositoryPath(call.access.repository.path)}/${call.to}`, endpoint.base);
}

/** @throws a failure REGISTRY_LINK_INVALID */
async function toNext(
  answer: HttpResponse,
  url: URL,
  method: HttpRequest['method'],
): Promise<URL | undefined> {
  const { location } = answer.headers;
  if (location === undefined || !REDIRECTED.has(answer.statusCode)) return undefined;
  const keepsMethod = method === 'GET' || method === 'HEAD' || answer.statusCode >= 307;
  if (!keepsMethod) return undefined;
  await dropBody(answer);
  return parseLink(location, url, 'redirects to');
}

async function send<T>(
  options: Options,
  call: Call<T>,
  url: URL,
  pass: Authorization,
): Promise<HttpResponse> {
  const { authorization } = pass;
  return await options.http.send({
    method: call.method,
    url,
    headers: { ...call.headers, ...omitUndefined({ authorization }) },
    ...omitUndefined({ body: call.body }),
    isBlob: call.isBlob === true,
  });
}
