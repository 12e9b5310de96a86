// SPDX-License-Identifier: Apache-2.0
// The body of an answer: read to a limit, read in part, or let go. Knows nothing of registries.
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

/** What of a body comes, at most `limit` bytes of it: where it is cut off, it says all the same what it says. */
export async function readStart(answer: HttpResponse, limit: number): Promise<Uint8Array> {
  return (await read(answer, limit)).bytes;
}

/** The body as JSON text: UTF-8, at most `limit` bytes. @throws as {@link readBody} */
export async function readText(answer: HttpResponse, limit: number): Promise<string> {
  return Buffer.from(await readBody(answer, limit)).toString('utf8');
}

/**
 * Lets a body go by that says nothing, so that the next request can have its connection; that is
 * given up when the body is longer than any should be.
 */
export async function dropBody(answer: HttpResponse): Promise<void> {
  await read(answer, SMALL_BYTES); // cut: what the headers said has been understood
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

async function read(answer: HttpResponse, limit: number): Promise<Read> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of answer as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      chunks.push(chunk);
      if (size > limit) break; // which ends the connection
    }
  } catch (thrown) {
    return { bytes: Buffer.concat(chunks), isWhole: false, thrown };
  }
  return { bytes: Buffer.concat(chunks).subarray(0, limit), isWhole: size <= limit };
}
