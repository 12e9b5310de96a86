// SPDX-License-Identifier: Apache-2.0
// Lets the SDK of AWS send its requests through the client of this program.
import { Readable } from 'node:stream';
import { readBody } from '../../registry/http/body.ts';
import type { ServiceClient } from '../../registry/http/service.ts';
import { SMALL_BYTES } from '../../registry/limits.ts';

/** A request of the SDK, as far as it is used. */
interface SdkRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What the SDK calls a request handler. */
export interface SdkHandler {
  readonly handle: (request: SdkRequest) => Promise<{
    readonly response: {
      readonly statusCode: number;
      readonly headers: Record<string, string>;
      readonly body: Readable;
    };
  }>;
  readonly updateHttpClientConfig: () => void;
  readonly httpHandlerConfigs: () => Record<string, never>;
}

/** A handler; it sends each request once, and the SDK decides what is tried again. */
export function createSdkHandler(service: ServiceClient): SdkHandler {
  return {
    handle: async (request) => {
      const answer = await service.send({
        method: request.method === 'GET' ? 'GET' : 'POST',
        url: toUrl(request),
        // Set anew from the address and the body.
        headers: Object.fromEntries(
          Object.entries(request.headers).filter(
            ([name]) => !/^(?:host|content-length)$/i.test(name),
          ),
        ),
        ...(request.body === undefined ? {} : { body: toBytes(request.body) }),
      });
      const headers = Object.entries(answer.headers).map(([name, value]) => [
        name,
        [value].flat().join(', '),
      ]);
      return {
        response: {
          statusCode: answer.statusCode,
          headers: Object.fromEntries(headers) as Record<string, string>,
          // The SDK itself reads an answer of any length.
          body: Readable.from([await readBody(answer, SMALL_BYTES)]),
        },
      };
    },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  };
}

function toUrl({ protocol, hostname, port, path, query = {} }: SdkRequest): URL {
  const url = new URL(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`);
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) url.searchParams.append(name, one ?? '');
  }
  return url;
}

function toBytes(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return Buffer.from(typeof body === 'string' ? body : '');
}
