// SPDX-License-Identifier: Apache-2.0
// Chunked uploads, for registries behind a proxy that limits the request size.
import { type ProblemData } from '../../problem.ts';
import { closeUpload, readLocation, STARTED } from './uploads.ts';
import { digestMismatch, sized } from './digest.ts';
import { failed, toFailure } from '../failure.ts';
import type { HttpResponse } from '../http/http.ts';
import { CHUNK_BYTES, LARGE_BYTES, SMALL_CHUNK_BYTES } from '../limits.ts';
import type { Descriptor } from '../registry.ts';
import type { Session } from '../http/session.ts';
import type { Access } from '../auth/tokens.ts';

/** A blob that was refused for its size, and where to read it again. */
export interface RefusedBlob {
  readonly blob: Descriptor;
  readonly open: () => Promise<AsyncIterable<Uint8Array>>;
  /** What was thrown when it was sent whole. */
  readonly refused: unknown;
}

/** How large the pieces are: at first, and where those are refused too. */
interface Sizes {
  readonly first: number;
  readonly smallest: number;
}

/**
 * Uploads a blob in pieces, after it was refused whole with a 413. Their size is what the registry asks
 * for; else 32 MB for a blob of more than 100 MB, which is Cloudflare's limit, and 1 MB, which is that
 * of nginx, for one that is smaller and where larger pieces are refused.
 *
 * @throws the Problem of the 413, which says that pieces were refused too; what is transient is for
 * {@link Session.retry}, which begins anew
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pushing-a-blob-in-chunks
 */
export async function uploadInChunks(
  session: Session,
  access: Access,
  { blob, open, refused }: RefusedBlob,
): Promise<void> {
  let size = 0;
  try {
    const { location: start, sizes } = await startChunks(session, access, blob);
    size = sizes.first;
    let location = start;
    let at = 0;
    for await (const part of toParts(sized(await open(), blob), sizes.first)) {
      for (let from = 0; from < part.byteLength;) {
        const bytes = part.subarray(from, from + size);
        const next = await sendChunk(session, access, { blob, location, bytes, at }).catch(
          (thrown: unknown) => {
            if (toFailure(thrown)?.answer?.status !== 413 || size <= sizes.smallest) throw thrown;
            return undefined;
          },
        );
        if (next === undefined) size = sizes.smallest;
        else {
          location = next;
          from += bytes.byteLength;
          at += bytes.byteLength;
        }
      }
    }
    await closeUpload(session, access, { blob, location, body: new Uint8Array() });
  } catch (thrown) {
    throw explain(refused, thrown, { blob, size });
  }
}

async function startChunks(
  session: Session,
  access: Access,
  { size }: Descriptor,
): Promise<{ readonly location: URL; readonly sizes: Sizes }> {
  return await session.askOnce({
    method: 'POST',
    to: 'blobs/uploads/',
    body: new Uint8Array(),
    access,
    doing: 'start an upload to',
    kind: 'blob',
    expect: STARTED,
    read: async (answer, url) => ({
      sizes: toSizes(answer, size),
      location: await readLocation(answer, url),
    }),
  });
}

/** The smallest size that the registry takes divides the first, so that only the last piece is smaller. */
function toSizes({ headers }: HttpResponse, bytes: number): Sizes {
  const least = toLength(headers['oci-chunk-min-length']);
  const most = toLength(headers['oci-chunk-max-length']);
  const limit = Math.min(most === 0 ? CHUNK_BYTES : most, CHUNK_BYTES);
  const smallest = Math.max(Math.min(SMALL_CHUNK_BYTES, limit), least);
  const isLarge = most !== 0 || bytes > LARGE_BYTES;
  const wanted = isLarge ? limit : smallest;
  return { smallest, first: Math.max(1, Math.floor(wanted / smallest)) * smallest };
}

/** The length that a header states; 0 without one. */
function toLength(header: string | string[] | undefined): number {
  const length = Number(header ?? 0);
  return Number.isSafeInteger(length) && length > 0 ? length : 0;
}

/** Where the upload continues after a chunk. */
async function sendChunk(
  session: Session,
  access: Access,
  chunk: { blob: Descriptor; location: URL; bytes: Uint8Array; at: number },
): Promise<URL> {
  const { blob, location, bytes, at } = chunk;
  const last = at + bytes.byteLength - 1;
  return await session.askOnce({
    method: 'PATCH',
    to: location,
    headers: {
      'content-type': 'application/octet-stream',
      'content-range': `${at}-${last}`,
    },
    body: bytes,
    access,
    doing: `upload a chunk of blob ${blob.digest} to`,
    kind: 'upload',
    isBlob: true,
    expect: STARTED,
    read: async (answer, url) => {
      const end = /^(?:bytes=)?0-(\d+)$/.exec(answer.headers.range ?? '')?.[1];
      if (end !== undefined && Number(end) !== last) {
        throw digestMismatch(`${url.host} has ${end} bytes after ${last}`, blob);
      }
      return answer.headers.location === undefined ? location : await readLocation(answer, url);
    },
  });
}

/** The bytes of a stream in parts of equal size, except the last. */
async function* toParts(
  stream: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  let kept: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    kept.push(chunk);
    bytes += chunk.byteLength;
    if (bytes < size) continue;
    const all = Buffer.concat(kept);
    const whole = all.byteLength - (all.byteLength % size);
    for (let at = 0; at < whole; at += size) yield all.subarray(at, at + size);
    kept = [all.subarray(whole)];
    bytes = all.byteLength - whole;
  }
  if (bytes > 0) yield Buffer.concat(kept);
}

/** The 413 with the result of the chunked upload; a transient failure stays as it is. */
function explain(
  refused: unknown,
  thrown: unknown,
  { blob, size }: { readonly blob: Descriptor; readonly size: number },
): unknown {
  const [first, second] = [toFailure(refused), toFailure(thrown)];
  if (first === undefined || second?.retry !== 'permanent') return thrown;
  const pieces = size === 0 ? 'pieces' : `chunks of ${toText(size)}`;
  const problem: ProblemData = {
    ...first.problem,
    message:
      `${first.problem.message} The blob is ${toText(blob.size)}, more than one request may carry; ` +
      `it was refused in ${pieces} too: ${second.problem.message}`,
  };
  return failed({ ...first, problem }, thrown);
}

function toText(bytes: number): string {
  return bytes < 1_000_000
    ? `${bytes} bytes`
    : `${(bytes / 1_000_000).toFixed(1).replace(/\.0$/, '')} MB`;
}
