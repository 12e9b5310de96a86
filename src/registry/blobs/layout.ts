// SPDX-License-Identifier: Apache-2.0
// An OCI image layout on disk, as buildx writes it with `type=oci`. Reads, never writes; `layout/writer.ts` writes.
import { error, Problem } from '../../problem.ts';
import { directoryFiles, type LayoutFiles } from '../layout/files.ts';
import { listSaved } from '../layout/saved.ts';
import { LAYOUT_ENTRIES } from '../limits.ts';
import { readContents, readMediaType } from '../manifests/contents.ts';
import { checked, digestMismatch, isDigest, toDigest } from './digest.ts';
import type { BlobSource, Descriptor, Manifest } from '../registry.ts';

/** An image layout. @see https://github.com/opencontainers/image-spec/blob/main/image-layout.md */
export interface Layout extends BlobSource {
  /** What `index.json` lists: usually the one image that was built. */
  readonly roots: readonly Descriptor[];
  /** How many bytes the blob of a digest has; undefined if there is none. */
  readonly sizeOf: (digest: string) => Promise<number | undefined>;
}

/**
 * The image layout in a directory. Everything read from it is verified by its digest.
 *
 * @throws Problem REGISTRY_LAYOUT_INVALID if the directory has no layout
 */
export async function openLayout(directory: string): Promise<Layout> {
  return await readLayout(directoryFiles(directory));
}

/**
 * The image layout in these files. Everything read from it is verified by its digest.
 *
 * @throws Problem REGISTRY_LAYOUT_INVALID if they are none
 */
export async function readLayout(files: LayoutFiles): Promise<Layout> {
  const bytes = await files.read('index.json');
  if (bytes === undefined) throw noLayout(files);
  const digest = toDigest(bytes);
  const index = { bytes, digest, mediaType: readMediaType(bytes) };
  const { manifests } = readContents(index, LAYOUT_ENTRIES);
  return {
    roots: await listSaved(files, manifests),
    sizeOf: async (digest) =>
      isDigest(digest) ? await files.sizeOf(toName(files, digest)) : undefined,
    openBlob: (blob) => openBlob(files, blob),
    readManifest: (wanted) => readManifest(files, wanted),
  };
}

function noLayout({ place }: LayoutFiles): Problem {
  const message = `no OCI image layout in "${place}": it has no index.json.`;
  const hint = 'Check that the build, or another tool, wrote one there.';
  return new Problem([error('REGISTRY_LAYOUT_INVALID', message, hint)]);
}

async function readManifest(files: LayoutFiles, digest: string): Promise<Manifest> {
  const bytes = await files.read(toName(files, digest));
  if (bytes === undefined) throw notFound(files, digest);
  const found = toDigest(bytes, digest);
  if (found !== digest) {
    throw digestMismatch(`The manifest in "${files.place}" has the digest ${found}`, { digest });
  }
  return { digest, bytes, mediaType: readMediaType(bytes) };
}

async function openBlob(files: LayoutFiles, blob: Descriptor): Promise<AsyncIterable<Uint8Array>> {
  const stream = await files.open(toName(files, blob.digest));
  if (stream === undefined) throw notFound(files, blob.digest);
  return checked(stream, blob, `"${files.place}"`);
}

/** @throws Problem REGISTRY_NOT_FOUND also for anything that is not a digest, since it might be any path */
function toName(files: LayoutFiles, digest: string): string {
  if (!isDigest(digest)) throw notFound(files, digest);
  return `blobs/${digest.replace(':', '/')}`;
}

function notFound({ place }: LayoutFiles, digest: string): Problem {
  const message = `${digest} not found in the image layout "${place}".`;
  return new Problem([error('REGISTRY_NOT_FOUND', message)]);
}
