// SPDX-License-Identifier: Apache-2.0
// Lets the SDK of AWS send its requests through the client of this program.
import type { HttpResponse } from '../../registry/http/http.ts';
import type { ServiceClient } from '../../registry/http/service.ts';

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
      readonly body: HttpResponse;
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
          body: answer,
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
