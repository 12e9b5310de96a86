// SPDX-License-Identifier: Apache-2.0
// The body of a response: read up to a limit, read in part, or dropped.
import { SMALL_BYTES } from '../limits.ts';
import type { HttpResponse } from './http.ts';
import { lost } from './trace.ts';

/**
 * The whole body, at most `limit` bytes.
 *
 * @throws an error of the network, also when the body is longer: `toNetworkFailure` says which
 */
export async function readBody(answer: HttpResponse, limit: number): Promise<Uint8Array> {
  const { bytes, isWhole, thrown } = await read(answer, limit);
  if (thrown !== undefined) throw lost(thrown);
  if (isWhole) return bytes;
  throw lost(Object.assign(new Error(`it is longer than ${limit} bytes`), { code: 'E2BIG' }));
}

/** The received part of a body, at most `limit` bytes; a truncated body is used as far as it was received. */
export async function readStart(answer: HttpResponse, limit: number): Promise<Uint8Array> {
  return (await read(answer, limit)).bytes;
}

/** The body as JSON text: UTF-8, at most `limit` bytes. @throws as {@link readBody} */
export async function readBodyText(answer: HttpResponse, limit: number): Promise<string> {
  return Buffer.from(await readBody(answer, limit)).toString('utf8');
}

/**
 * Drops an irrelevant body, so that the next request can use its connection; that is
 * aborted if the body is too long.
 */
export async function dropBody(answer: HttpResponse): Promise<void> {
  await read(answer, SMALL_BYTES); // truncated: the headers are enough
}

/** What kind of body it is, for messages: `text/html`, `application/json, gzip`. */
export function describeBody({ headers }: HttpResponse): string {
  const type = headers['content-type']?.split(';', 1)[0]?.trim();
  const encoding = headers['content-encoding'];
  const kinds = [type, encoding].filter((kind) => kind !== undefined && kind !== '');
  return kinds.length === 0 ? 'no content type' : kinds.join(', ');
}

interface Read {
  readonly bytes: Uint8Array;
  readonly isWhole: boolean;
  /** What kept it from being read to its end. */
  readonly thrown?: unknown;
}

function cut(): Error {
  return Object.assign(new Error('the body ended early'), { code: 'ECONNRESET' });
}

/** By events: an iterator costs as much as the rest of a small request. */
async function read(answer: HttpResponse, limit: number): Promise<Read> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const thrown = await new Promise<unknown>((resolve) => {
    answer
      .on('data', (chunk: Uint8Array) => {
        size += chunk.byteLength;
        chunks.push(chunk);
        if (size <= limit) return;
        answer.destroy(); // which ends the connection
        resolve(undefined);
      })
      .once('end', resolve)
      .once('error', resolve)
      .once('close', () => {
        resolve(cut());
      });
    // Ended before anyone listened.
    if (answer.closed) resolve(answer.readableEnded ? undefined : (answer.errored ?? cut()));
  });
  const bytes = Buffer.concat(chunks);
  return thrown === undefined
    ? { bytes: bytes.subarray(0, limit), isWhole: size <= limit }
    : { bytes, isWhole: false, thrown };
}
