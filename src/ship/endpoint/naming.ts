// SPDX-License-Identifier: Apache-2.0
// Whether a blob names the endpoint of the run. Changes nothing.
import type { BlobSource, Descriptor } from '../../registry/registry.ts';
import type { OpenIntake } from './endpoint.ts';

/**
 * Whether a statement, or anything else that was kept, has the random part of the endpoint's name in it, which is
 * there however the rest is written. It is read in pieces, since an SBOM may be large. Blobs that were passed on while
 * they came are not read.
 *
 * @throws the source's error
 */
export async function isNaming(
  blob: Descriptor,
  source: Pick<BlobSource, 'openBlob'>,
  { name, findBlob }: Pick<OpenIntake, 'name' | 'findBlob'>,
): Promise<boolean> {
  const isKept = findBlob(blob.digest) !== undefined;
  if (!isKept && !blob.mediaType.includes('in-toto')) return false;
  const path = name.slice(name.indexOf('/') + 1);
  let end: Uint8Array = Buffer.alloc(0);
  for await (const piece of await source.openBlob(blob)) {
    const text = Buffer.concat([end, piece]);
    if (text.includes(path)) return true;
    end = text.subarray(Math.max(0, text.byteLength - path.length + 1));
  }
  return false;
}
