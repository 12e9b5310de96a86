// SPDX-License-Identifier: Apache-2.0
// Answers of a registry endpoint, in the words of the distribution specification.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { finished } from 'node:stream/promises';

/** What a refusal says. @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes */
export type RefusalCode =
  | 'BLOB_UNKNOWN'
  | 'BLOB_UPLOAD_INVALID'
  | 'BLOB_UPLOAD_UNKNOWN'
  | 'DENIED'
  | 'DIGEST_INVALID'
  | 'MANIFEST_INVALID'
  | 'MANIFEST_UNKNOWN'
  | 'NAME_UNKNOWN'
  | 'SIZE_INVALID'
  | 'TOOMANYREQUESTS'
  | 'UNAVAILABLE'
  | 'UNKNOWN'
  | 'UNSUPPORTED';

/** Answers with these headers and this body, and resolves when it is sent, or the client has gone. */
export async function answer(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body: string | Uint8Array = '',
): Promise<void> {
  const length =
    response.req.method === 'HEAD' ? {} : { 'content-length': Buffer.byteLength(body) };
  response.writeHead(status, {
    'docker-distribution-api-version': 'registry/2.0',
    ...length,
    ...headers,
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
  await finished(response).catch(() => undefined);
}

/** How long the rest of a refused body is read, so that the refusal is read too, ms. */
const REST_MS = 5_000;

/** A refusal that says more than its code. */
interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
}

/** Refuses a request. What is left of its body is dropped, and its connection ended if there is too much. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  why: RefusalCode | Refusal,
): void {
  const words = (code: string) => ({ code, message: code.toLowerCase().replaceAll('_', ' ') });
  const told = typeof why === 'string' ? words(why) : why;
  const body = JSON.stringify({ errors: [told] });
  void answer(response, status, { 'content-type': 'application/json' }, body);
  if (request.complete) return;
  const rest = setTimeout(() => {
    request.destroy();
  }, REST_MS).unref();
  request.once('close', () => {
    clearTimeout(rest);
  });
  request.resume();
}
