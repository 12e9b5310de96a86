// SPDX-License-Identifier: Apache-2.0
// Bytes and the digest they must have. Supports SHA-256, the algorithm that registries must accept, and SHA-512.
import { createHash } from 'node:crypto';
import { error } from '../../problem.ts';
import { failed } from '../failure.ts';

const DIGEST = /^(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;

/** Whether a text is a digest rather than a tag. */
export function isDigest(text: string): boolean {
  return DIGEST.test(text);
}

/** Whether a text is, or ends with, the beginning of a digest, as tables show it: `sha256:0123456789ab`. */
export function isShortDigest(text: string): boolean {
  const [, digest = ''] = /(?:^|@)(sha(?:256|512):[0-9a-f]*)$/.exec(text) ?? [];
  return digest !== '' && !isDigest(digest);
}

/** The next move where a digest was cut short. */
export const WHOLE_DIGEST = 'Write the whole digest, sha256: and 64 hexadecimal digits, or a tag.';

/** The digest of bytes, by the algorithm of `like`; `sha256` without it. */
export function toDigest(bytes: Uint8Array, like = ''): string {
  const algorithm = like.startsWith('sha512:') ? 'sha512' : 'sha256';
  return `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`;
}

/**
 * The same bytes, verified in transit: the stream fails at its end if it was truncated or altered, and
 * with the first byte that is too many. `place` names the source in the message.
 */
export async function* checked(
  stream: AsyncIterable<Uint8Array>,
  wanted: { readonly digest: string; readonly size: number },
  place: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const algorithm = wanted.digest.startsWith('sha512:') ? 'sha512' : 'sha256';
  const hash = createHash(algorithm);
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > wanted.size) throw tooLong(place, wanted);
    hash.update(chunk);
    yield chunk;
  }
  const digest = `${algorithm}:${hash.digest('hex')}`;
  if (digest === wanted.digest && size === wanted.size) return;
  throw digestMismatch(`${place} returned ${size} bytes with digest ${digest}`, wanted);
}

/** The same bytes, exactly the expected number: a body that ends early would leave the other side waiting. */
export async function* sized(
  stream: AsyncIterable<Uint8Array>,
  wanted: { readonly digest: string; readonly size: number },
): AsyncGenerator<Uint8Array, void, undefined> {
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > wanted.size) break;
    yield chunk;
  }
  if (size === wanted.size) return;
  throw digestMismatch(`The source of ${wanted.digest} returned ${size} bytes`, wanted);
}

function tooLong(place: string, wanted: { readonly digest: string; readonly size: number }): Error {
  return failed({
    retry: 'limited',
    problem: error(
      'REGISTRY_DIGEST_MISMATCH',
      `${place} returned more than the ${wanted.size} bytes of ${wanted.digest}.`,
      'Check that the host is a container registry and that the manifest is intact.',
    ),
  });
}

/** The failure for a digest mismatch: retried, since it is most often a truncated stream. */
export function digestMismatch(
  what: string,
  wanted: { readonly digest: string; readonly size?: number },
): Error {
  const size = wanted.size === undefined ? '' : `${wanted.size} bytes with digest `;
  return failed({
    retry: 'limited',
    problem: error(
      'REGISTRY_DIGEST_MISMATCH',
      `${what}, not ${size}${wanted.digest}.`,
      'Run again. If it persists, a proxy or the storage of the registry alters the data.',
    ),
  });
}
