// SPDX-License-Identifier: Apache-2.0
// A small blob in memory, from any source.
import type { BlobSource, Descriptor } from '../registry.ts';

/** All bytes of a small blob. A repository asks for them again where they came cut or changed. */
export async function readWhole(
  source: Pick<BlobSource, 'openBlob' | 'readBlob'>,
  blob: Descriptor,
): Promise<Uint8Array> {
  if (source.readBlob !== undefined) return await source.readBlob(blob);
  const chunks: Uint8Array[] = [];
  for await (const chunk of await source.openBlob(blob)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
