// SPDX-License-Identifier: Apache-2.0
// One registry host: how it is reached, its challenge, its pause and its writers. Pinged once per run.
import { Problem } from '../problem.ts';
import type { Clock } from '../clock.ts';
import { isLoopback, type Reach, type UrlScheme, toApiHost, toSchemes } from './address.ts';
import { type Challenge, parseChallenge } from './auth/challenge.ts';
import { failed } from './failure.ts';
import { dropBody } from './http/body.ts';
import type { HttpResponse, HttpRequest } from './http/http.ts';
import { isPlainHttp, isTls, toNetworkFailure } from './http/network.ts';
import { toApiBase } from './path.ts';
import type { HostPause, Slots } from './http/pause.ts';
import { readFailure } from './providers/refusal.ts';
import type { RepositoryName } from '../registry-host.ts';

/** How a host's API is reached, and its challenge. */
export interface Endpoint {
  /** `https://registry-1.docker.io/v2/` */
  readonly base: URL;
  readonly challenge: Challenge;
}

/** One registry host. */
export interface Host {
  readonly pause: HostPause;
  /** Writes of blobs and manifests. */
  readonly writers: Slots;
  /** Writes of tags. */
  readonly tagWriters: Slots;
  /** All requests, but for those whose pace follows from others: downloads, and uploads of what is still coming in. */
  readonly requests: Slots;
  /** Asks `GET /v2/` once; a failure is not cached, so the next attempt pings again. */
  readonly endpoint: (repository: RepositoryName) => Promise<Endpoint>;
  /**
   * Opens connections that later requests use: the ping's, and at the same time as many more, for
   * which the endpoint waits a moment. An error has no effect; the request that needs the connection reports it.
   */
  readonly connect: (repository: RepositoryName, connections: number) => void;
  /** The challenge of an unauthorized request, used for all later requests. */
  readonly learn: (challenge: Challenge) => void;
}

/** What {@link createHost} needs. */
export interface HostOptions {
  readonly reach: Reach;
  readonly pause: HostPause;
  readonly writers: Slots;
  readonly tagWriters: Slots;
  readonly requests: Slots;
  readonly send: (httpRequest: HttpRequest) => Promise<HttpResponse>;
  /** Opens a connection, and drops the answer of the request that this takes. */
  readonly open: (base: URL) => Promise<void>;
  readonly clock: Pick<Clock, 'now' | 'sleep'>;
}

/**
 * How long the first requests wait for the connections that were opened with the ping's, ms. They come to stand
 * within a few milliseconds of each other, and a request that finds none of them free opens one of its own, whose handshakes
 * take two round trips.
 */
const OPENING_MS = 15;

/** A host before its first ping. */
export function createHost(host: string, options: HostOptions): Host {
  let asked: Promise<Endpoint> | undefined;
  let learned: Challenge | undefined;
  let opening: readonly Promise<void>[] = [];
  const schemes = toSchemes(host, options.reach);
  const reach: Host['endpoint'] = async (repository) => {
    const found = await ping(options, repository, schemes);
    await waitFor(opening, options.clock);
    return found;
  };
  const endpoint: Host['endpoint'] = async (repository) => {
    const asking = asked ?? reach(repository);
    asked = asking;
    try {
      const found = await asking;
      return learned === undefined ? found : { ...found, challenge: learned };
    } catch (thrown) {
      if (asked === asking) asked = undefined;
      throw thrown;
    }
  };
  return {
    pause: options.pause,
    writers: options.writers,
    tagWriters: options.tagWriters,
    requests: options.requests,
    endpoint,
    connect: (repository, connections) => {
      const [scheme, other] = schemes;
      const base = toApiBase(scheme, toApiHost(host));
      endpoint(repository).catch(() => undefined);
      // On this machine a connection takes no time, and the scheme of the other hosts is not known yet.
      const more = other === undefined ? connections - 1 : 0;
      opening = Array.from({ length: more }, () => options.open(base).catch(() => undefined));
    },
    learn: (challenge) => {
      learned = challenge;
    },
  };
}

/** Waits for connections, for {@link OPENING_MS} at most. */
async function waitFor(
  opening: readonly Promise<void>[],
  clock: HostOptions['clock'],
): Promise<void> {
  if (opening.length > 0) await Promise.race([Promise.all(opening), clock.sleep(OPENING_MS)]);
}

async function ping(
  options: HostOptions,
  repository: RepositoryName,
  schemes: readonly [UrlScheme, ...UrlScheme[]],
): Promise<Endpoint> {
  const [first, second] = schemes;
  try {
    return await ask(options, repository, first);
  } catch (thrown) {
    if (second === undefined || !mayBeOther(thrown, first))
      throw translate(thrown, repository, options.reach);
    try {
      return await ask(options, repository, second);
    } catch (other) {
      throw translate(isTelling(other, first) ? other : thrown, repository, options.reach);
    }
  }
}

/**
 * Whether the second scheme's failure is the one that counts. A server that has answered TLS with
 * plain HTTP is then asked in plain HTTP. One that has garbled plain HTTP may speak TLS: it does
 * when it answers, or when its certificate is refused; any other failure adds nothing.
 */
function isTelling(other: unknown, first: UrlScheme): boolean {
  return first === 'https' || isTls(other) || other instanceof Problem;
}

/** Whether the way this failed may mean that the host speaks the other scheme. */
function mayBeOther(thrown: unknown, scheme: UrlScheme): boolean {
  if (scheme === 'https') return isPlainHttp(thrown);
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  return (
    code === TLS_EXPECTED || code === 'ECONNRESET' || code === 'EPIPE' || code.startsWith('HPE_')
  );
}

/** Marks what may be the answer of a TLS server to plain HTTP. */
const TLS_EXPECTED = 'TLS_EXPECTED';

async function ask(
  options: HostOptions,
  repository: RepositoryName,
  scheme: UrlScheme,
): Promise<Endpoint> {
  const base = toApiBase(scheme, toApiHost(repository.host));
  const answer = await options.send({ method: 'GET', url: base, headers: {} });
  const status = answer.statusCode;
  const isTlsExpected = status === 400 && scheme === 'http';
  if (isTlsExpected || status === 408 || status === 429 || status >= 500) {
    const question = { repository, doing: 'reach the registry of', kind: 'token' } as const;
    const failure = failed(await readFailure(answer, question, options.clock.now()));
    throw isTlsExpected ? Object.assign(failure, { code: TLS_EXPECTED }) : failure;
  }
  if (status === 400) await checkCertificate(answer, repository, options.clock.now());
  else await dropBody(answer);
  const isAsking = status === 401;
  return {
    base,
    challenge: isAsking ? parseChallenge(answer.headers['www-authenticate']) : { scheme: 'none' },
  };
}

/** @throws a failure REGISTRY_TLS_CLIENT for the page on which nginx asks for a client certificate */
async function checkCertificate(
  answer: HttpResponse,
  repository: RepositoryName,
  nowMs: number,
): Promise<void> {
  const question = { repository, doing: 'reach the registry of', kind: 'token' } as const;
  const failure = await readFailure(answer, question, nowMs);
  if (failure.problem.code === 'REGISTRY_TLS_CLIENT') throw failed(failure);
}

function translate(thrown: unknown, repository: RepositoryName, reach: Reach): unknown {
  const host = repository.host;
  const failure = toNetworkFailure(thrown, host, `reach the registry of "${repository.name}"`);
  if (failure === undefined) return thrown;
  const { problem } = failure;
  if (problem.code !== 'REGISTRY_PLAIN_HTTP' || !reach.insecure) return failed(failure, thrown);
  const hint = `Remove \`ca\` for ${host}, which requires TLS, or check the port: \`insecure\` is already set.`;
  return failed({ ...failure, problem: { ...problem, hint } }, thrown);
}

/** Whether a Location of this host that says `http` must mean `https`: a proxy has hidden the TLS from it. */
export function withEndpointScheme(location: URL, endpoint: Pick<Endpoint, 'base'>): URL {
  const isSame = location.hostname === endpoint.base.hostname;
  if (!isSame || endpoint.base.protocol !== 'https:' || location.protocol !== 'http:')
    return location;
  if (isLoopback(location.host) && location.host !== endpoint.base.host) return location;
  const url = new URL(location);
  url.protocol = 'https:';
  url.port = endpoint.base.port;
  return url;
}
