// SPDX-License-Identifier: Apache-2.0
// What is known of a connection that failed, carried by its error.
import type http from 'node:http';
import { Problem } from '../../problem.ts';

/** What is known of a connection that failed. */
export interface Trace {
  /** Who was asked, `host[:port]`; after a redirect not the registry. */
  readonly host?: string | undefined;
  /** The proxy that failed, or refused: `proxy.example.com:3128`. */
  readonly proxy?: string | undefined;
  /** What the proxy answered, and its words. */
  readonly status?: number | undefined;
  readonly said?: string | undefined;
  /** The proxy in between, which worked. */
  readonly through?: string | undefined;
  /** TLS had gone so far that both sides had keys. */
  readonly hasAgreedKeys?: boolean;
  /** We sent a client certificate. */
  readonly hasCertificate?: boolean;
  /** The host was silent for too long to be retried. */
  readonly isGivenUp?: boolean;
}

const LOST = Symbol('lost');
const TRACE = Symbol('trace');

/** The same error, with what is known; what it carries already stays. */
export function traced<T>(thrown: T, trace: Trace): T {
  if (!(thrown instanceof Error) || thrown instanceof Problem) return thrown;
  return Object.assign(thrown, { [TRACE]: { ...trace, ...toTrace(thrown) } });
}

/** What an error carries. */
export function toTrace(thrown: unknown): Trace {
  return thrown instanceof Error && TRACE in thrown ? (thrown[TRACE] as Trace) : {};
}

/**
 * Marks what the network threw, to tell it from all else: from a bug, or from a file that is to be sent
 * and cannot be read. Problems and the end of the run stay as they are.
 */
export function lost(thrown: unknown, trace: Trace = {}): unknown {
  if (!(thrown instanceof Error) || thrown instanceof Problem) return thrown;
  return thrown.name === 'AbortError'
    ? thrown
    : Object.assign(traced(thrown, trace), { [LOST]: true });
}

/** Whether {@link lost} has marked it. */
export function isLost(thrown: unknown): thrown is Error {
  return thrown instanceof Error && LOST in thrown;
}

/** The system's or OpenSSL's code of an error; empty where it has none. */
export function toErrno(thrown: unknown): string {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  return typeof code === 'string' ? code : '';
}

/** Records how far the TLS handshake of a request gets; the returned function reports it. */
export function noteHandshake(
  request: http.ClientRequest,
  { hasCertificate = false }: { readonly hasCertificate?: boolean },
): () => Trace {
  let hasAgreedKeys = false;
  request.once('socket', (socket) => {
    hasAgreedKeys = request.reusedSocket;
    if (request.reusedSocket) return;
    socket.once('keylog', () => {
      hasAgreedKeys = true;
    });
  });
  return () => ({ hasAgreedKeys, hasCertificate });
}
