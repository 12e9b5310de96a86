// SPDX-License-Identifier: Apache-2.0
// One HTTP request and its answer on node:http(s), kept-alive, proxied, timed. Knows nothing of registries.
import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import tls from 'node:tls';
import type { Env } from '../facts/facts.ts';
import { error, Problem } from '../problem.ts';
import type { Reach } from './address.ts';
import type { Limits } from './limits.ts';
import { lost } from './network.ts';
import { watch } from './patience.ts';
import { readProxy } from './proxies.ts';
import { createTunnelAgent } from './tunnel.ts';

/** A body: bytes, or a stream that is opened for each try. */
export type Body =
  Uint8Array | { readonly size: number; readonly open: () => Promise<AsyncIterable<Uint8Array>> };

/** One request. */
export interface Sending {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Body;
  /** The bytes of a blob move, up or down, for as long as they move. */
  readonly isBlob?: boolean;
}

/** An answer; its body must be read or dropped, else the connection is not used again. */
export type Answer = http.IncomingMessage & { readonly statusCode: number };

/** Sends requests. */
export interface Http {
  readonly send: (sending: Sending) => Promise<Answer>;
  readonly close: () => void;
}

/** What {@link createHttp} needs. */
export interface HttpOptions {
  readonly env: Env;
  readonly signal: AbortSignal;
  /** TLS by host, as the settings say. */
  readonly reach: (host: string) => Reach;
  /** Where relative CA paths start. */
  readonly cwd: string;
  /** Connections to one host at a time; further requests wait. */
  readonly sockets: number;
  readonly limits: Limits;
}

/** Some registries refuse whoever does not say who is calling. */
const USER_AGENT = 'tagship';

/** How far a host's certificate is trusted. */
interface Trust {
  readonly rejectUnauthorized?: boolean;
  readonly secureContext?: tls.SecureContext;
}

/** Connections for one run. */
export function createHttp(options: HttpOptions): Http {
  const pool = { keepAlive: true, maxSockets: options.sockets };
  const plain = new http.Agent(pool);
  const secure = new https.Agent(pool);
  const proxied = new Map<string, Promise<http.Agent>>();
  const trusts = new Map<string, Promise<Trust>>();

  const toAgent = async (url: URL): Promise<http.Agent> => {
    const proxy = readProxy(url, options.env);
    if (proxy === undefined) return url.protocol === 'https:' ? secure : plain;
    const key = `${url.protocol} ${proxy}`;
    const known = proxied.get(key) ?? openProxy(url, proxy, { pool, limits: options.limits });
    proxied.set(key, known);
    return known;
  };
  const toTrust = (host: string): Promise<Trust> => {
    const known = trusts.get(host) ?? readTrust(options.reach(host), options.cwd);
    trusts.set(host, known);
    return known;
  };

  return {
    send: async (sending) => {
      const { url, body } = sending;
      const isTls = url.protocol === 'https:';
      const agent = await toAgent(url);
      const trust = isTls ? await toTrust(url.host) : {};
      const fault: Fault = {};
      const stream =
        body === undefined || body instanceof Uint8Array ? body : await open(body, fault);
      try {
        const request = (isTls ? https : http).request(url, {
          method: sending.method,
          headers: { 'user-agent': USER_AGENT, ...sending.headers, ...toLength(body) },
          agent,
          signal: options.signal,
          ...trust,
        });
        const isProxied = agent !== plain && agent !== secure;
        const isBlob = sending.isBlob === true;
        watch(request, options.limits, { isTls, isProxied, isBlob, bytes: toSize(body) });
        return await exchange(request, stream);
      } catch (thrown) {
        throw fault.thrown ?? lost(thrown);
      }
    },
    close: () => {
      plain.destroy();
      secure.destroy();
      for (const agent of proxied.values()) void destroy(agent);
    },
  };
}

async function destroy(agent: Promise<http.Agent>): Promise<void> {
  try {
    (await agent).destroy();
  } catch {
    return; // who asked for it was told already
  }
}

/** @throws Problem REGISTRY_PROXY_INVALID */
async function openProxy(
  url: URL,
  proxy: string,
  { pool, limits }: { readonly pool: http.AgentOptions; readonly limits: Limits },
): Promise<http.Agent> {
  if (!URL.canParse(proxy) || !/^https?:\/\//.test(proxy)) {
    throw new Problem([
      error(
        'REGISTRY_PROXY_INVALID',
        `The proxy for ${url.protocol}//${url.host} is not an http:// or https:// address.`,
        'Correct HTTP_PROXY, HTTPS_PROXY or ALL_PROXY, or name the host in NO_PROXY.',
      ),
    ]);
  }
  if (url.protocol === 'https:') return createTunnelAgent(new URL(proxy), pool, limits);
  const { HttpProxyAgent } = await import('http-proxy-agent');
  return new HttpProxyAgent(proxy, pool);
}

/** @throws Problem REGISTRY_CA_UNREADABLE */
async function readTrust(reach: Reach, cwd: string): Promise<Trust> {
  if (reach.ca === undefined) return reach.insecure ? { rejectUnauthorized: false } : {};
  try {
    const pem = await readFile(resolve(cwd, reach.ca), 'utf8');
    new X509Certificate(pem); // what is no certificate would be passed over in silence
    return { secureContext: tls.createSecureContext({ ca: [...tls.rootCertificates, pem] }) };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Problem(
      [
        error(
          'REGISTRY_CA_UNREADABLE',
          `The certificate authority "${reach.ca}" cannot be used: ${why}.`,
          'Give `ca` the path of a PEM file that this run can read.',
        ),
      ],
      { cause },
    );
  }
}

function toLength(body: Body | undefined): Record<string, string> {
  if (body === undefined) return {};
  return { 'content-length': String(toSize(body)) };
}

function toSize(body: Body | undefined): number {
  if (body === undefined) return 0;
  return body instanceof Uint8Array ? body.byteLength : body.size;
}

/** What went wrong with the body that we send, which is no failure of the other side's. */
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
): Promise<Answer> {
  const answered = new Promise<Answer>((resolve, reject) => {
    request.on('error', reject);
    request.on('close', () => {
      // After `101 Switching Protocols` there is neither an answer nor an error.
      reject(Object.assign(new Error('the connection ended without one'), { code: 'ECONNRESET' }));
    });
    request.on('response', (answer) => {
      answer.on('error', () => undefined); // whoever reads the body is told; nobody else need be
      // Answered before the whole body was out: the rest is not wanted.
      answer.once('end', () => {
        if (!request.writableFinished) request.destroy();
      });
      resolve(answer as Answer);
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
