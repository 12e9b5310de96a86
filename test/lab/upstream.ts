// SPDX-License-Identifier: Apache-2.0
// The registry behind a proxy: forwards a request, and returns the whole answer.
import {
  Agent,
  request as requestHttp,
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
} from 'node:http';
import { Agent as SecureAgent, request as requestHttps } from 'node:https';

/** Where requests are passed on to. */
export interface Upstream {
  /** `http://127.0.0.1:5000` or `https://…` */
  readonly url: string;
  readonly agent: Agent;
}

/** An answer, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Connections are kept. `ca` is PEM, for https. */
export function openUpstream({ url, ca }: { url: string; ca?: string }): Upstream {
  const agent = url.startsWith('https:')
    ? new SecureAgent({ keepAlive: true, ...(ca && { ca }) })
    : new Agent({ keepAlive: true });
  return { url, agent };
}

/** One request and its whole answer; empty headers are left out. */
export async function fetchOnce(
  upstream: Upstream,
  method: string,
  path: string,
  headers: Record<string, string>,
): Promise<Answer> {
  const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
  const onward = open(upstream, method, path, sent);
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    onward.on('response', resolve).on('error', reject).end();
  });
  return {
    status: response.statusCode ?? 502,
    headers: response.headers,
    body: await read(response),
  };
}

/** A request that has begun; its body is the caller's. */
export function open(
  upstream: Upstream,
  method: string,
  path: string,
  headers: IncomingHttpHeaders,
): ClientRequest {
  const request = upstream.url.startsWith('https:') ? requestHttps : requestHttp;
  return request(new URL(path, upstream.url), { method, headers, agent: upstream.agent });
}

/** The client's Host stays, so that the registry's redirects come back here. */
export function forwarded(upstream: Upstream, headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return upstream.url.startsWith('https:') ? { ...headers, 'x-forwarded-proto': 'http' } : headers;
}

/** Reads to the end, for nothing. */
export async function drain(stream: IncomingMessage): Promise<void> {
  await read(stream);
}

/** Reads to the end. */
export async function read(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
