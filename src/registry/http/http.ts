// SPDX-License-Identifier: Apache-2.0
// One HTTP request and its answer on node:http(s), kept-alive, proxied, timed.
import http from 'node:http';
import https from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Env } from '../../facts/facts.ts';
import type { Reach } from '../address.ts';
import { listCertsDirs } from '../tls/certs-d.ts';
import type { Limits } from '../limits.ts';
import { isOfConnection } from './network.ts';
import { watch } from './timeouts.ts';
import { createRoutes, type Route } from './proxy/route.ts';
import { lost, noteHandshake, type Trace } from './trace.ts';
import { createTrusts, type TlsTrust } from '../tls/trust.ts';
import { refusedBy } from './proxy/tunnel.ts';

/** A body: bytes, or a stream that is opened for each try. */
export type Body =
  Uint8Array | { readonly size: number; readonly open: () => Promise<AsyncIterable<Uint8Array>> };

/** One request. */
export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Body;
  /** The bytes of a blob move, up or down, for as long as they move. */
  readonly isBlob?: boolean;
  /** The registry that redirected to this host, `host[:port]`, if it is another. */
  readonly registry?: string;
  /** An answer has to begin within so many ms. */
  readonly withinMs?: number | undefined;
}

/** An answer; its body must be read or dropped, else the connection is not used again. */
export type HttpResponse = http.IncomingMessage & {
  readonly statusCode: number;
  /** The proxy that forwarded it, and may have written it: `proxy.example.com:3128`. */
  readonly proxy?: string | undefined;
};

/** Sends requests. */
export interface Http {
  readonly send: (httpRequest: HttpRequest) => Promise<HttpResponse>;
  readonly close: () => void;
}

/** What {@link createHttp} needs. */
export interface HttpOptions {
  readonly env: Env;
  readonly signal: AbortSignal;
  /** TLS by host, as the settings say. */
  readonly reach: (host: string) => Reach;
  /** Where relative paths of certificates start. */
  readonly cwd: string;
  /** Where certificates are kept by host; Docker's and Podman's directories without it. */
  readonly certsDirs?: readonly string[] | undefined;
  /** The checkout of an untrusted change: nothing is read from it. */
  readonly except?: string | undefined;
  /** Connections to one host at a time; further requests wait. */
  readonly sockets: number;
  readonly limits: Limits;
}

/** Some registries refuse requests without a User-Agent. */
const USER_AGENT = 'tagship';

/** Connections for one run. */
export function createHttp(options: HttpOptions): Http {
  const { env, limits, signal } = options;
  const pool = { keepAlive: true, maxSockets: options.sockets };
  const trusts = createTrusts({ ...options, certsDirs: options.certsDirs ?? listCertsDirs(env) });
  const routes = createRoutes({ env, pool, limits, trusts });
  return {
    send: async (httpRequest) => {
      const route = routes.to(httpRequest.url);
      const order = { httpRequest, route, limits, signal };
      if (route.peer === undefined) return await sendOnce(order, {});
      const registry = route.peer === httpRequest.url.host ? httpRequest.registry : undefined;
      return await trusts.connect({ host: route.peer, registry }, (trust) =>
        sendOnce(order, trust),
      );
    },
    close: routes.close,
  };
}

/** A request and how it is sent. */
interface Order {
  readonly httpRequest: HttpRequest;
  readonly route: Route;
  readonly limits: Limits;
  readonly signal: AbortSignal;
}

async function sendOnce(
  { httpRequest, route, limits, signal }: Order,
  trust: TlsTrust,
): Promise<HttpResponse> {
  const { url, body } = httpRequest;
  const isTls = route.peer !== undefined;
  const fault: Fault = {};
  const stream = body === undefined || body instanceof Uint8Array ? body : await open(body, fault);
  let known: () => Trace = () => ({});
  try {
    const request = (isTls ? https : http).request({
      ...route.options,
      method: httpRequest.method,
      headers: {
        'user-agent': USER_AGENT,
        ...httpRequest.headers,
        ...toLength(body),
        ...route.headers,
      },
      signal,
      ...trust,
    });
    known = noteHandshake(request, trust);
    const isProxied = route.proxy?.kind === 'tunnel';
    watch(request, limits, {
      ...{ isTls, isProxied, isBlob: httpRequest.isBlob === true },
      ...{ bytes: toSize(body), withinMs: httpRequest.withinMs },
    });
    return toHttpResponse(await exchange(request, stream), route);
  } catch (thrown) {
    throw (
      fault.thrown ?? lost(thrown, { ...toProxyTrace(thrown, route), ...known(), host: url.host })
    );
  }
}

/** A response written by a forwarding proxy is not the registry's. */
function toHttpResponse(answer: HttpResponse, { proxy }: Route): HttpResponse {
  if (proxy?.kind !== 'relay') return answer;
  if (isOfProxy(answer)) {
    answer.destroy();
    throw refusedBy(answer);
  }
  return Object.assign(answer, { proxy: proxy.name });
}

/**
 * Whether a forwarding proxy refuses, rather than the registry behind it. Registries name their API's version or
 * answer in JSON; proxies do neither. An answer of 500 or more may be either's, and is tried again.
 */
function isOfProxy({ statusCode, headers }: HttpResponse): boolean {
  if (statusCode === 407) return true;
  const isRegistry = headers['docker-distribution-api-version'] !== undefined;
  return statusCode === 403 && !isRegistry && !/json/i.test(headers['content-type'] ?? '');
}

/** A forwarding proxy that is unreachable or whose TLS fails is at fault itself; a silent one may be waiting for the registry. */
function toProxyTrace(thrown: unknown, { proxy }: Route): Trace {
  if (proxy === undefined) return {};
  const isAtFault = proxy.kind === 'relay' && isOfConnection(thrown);
  return isAtFault ? { proxy: proxy.name } : { through: proxy.name };
}

function toLength(body: Body | undefined): Record<string, string> {
  if (body === undefined) return {};
  return { 'content-length': String(toSize(body)) };
}

function toSize(body: Body | undefined): number {
  if (body === undefined) return 0;
  return body instanceof Uint8Array ? body.byteLength : body.size;
}

/** An error of the body that we send, which is not a failure of the other side. */
interface Fault {
  thrown?: unknown;
}

async function open(body: Exclude<Body, Uint8Array>, fault: Fault): Promise<Readable> {
  return Readable.from(noted(await body.open(), fault), { objectMode: false });
}

async function* noted(
  stream: AsyncIterable<Uint8Array>,
  fault: Fault,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* stream;
  } catch (thrown) {
    Object.assign(fault, { thrown });
    throw thrown;
  }
}

async function exchange(
  request: http.ClientRequest,
  body: Uint8Array | Readable | undefined,
): Promise<HttpResponse> {
  const answered = new Promise<HttpResponse>((resolve, reject) => {
    request.on('error', reject);
    request.on('close', () => {
      // After `101 Switching Protocols` there is neither an answer nor an error.
      reject(
        Object.assign(new Error('the connection closed without a response'), {
          code: 'ECONNRESET',
        }),
      );
    });
    request.on('response', (answer) => {
      answer.on('error', () => undefined); // reported to the reader of the body only
      // Answered before the whole body was sent: the rest is not needed.
      answer.once('end', () => {
        if (!request.writableFinished) request.destroy();
      });
      resolve(answer as HttpResponse);
    });
  });
  if (!(body instanceof Readable)) {
    request.end(body);
    return await answered;
  }
  const sent = pipeline(body, request).then(() => answered);
  answered.catch(() => undefined); // `sent` tells it too
  sent.catch(() => undefined); // after an early answer it is the answer that counts
  return await Promise.race([answered, sent]);
}
