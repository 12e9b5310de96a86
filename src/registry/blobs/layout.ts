// SPDX-License-Identifier: Apache-2.0
// An OCI image layout on disk, as buildx writes it with `type=oci,tar=false`. Reads, never writes.
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { error, Problem } from '../../problem.ts';
import { readContents, readMediaType } from '../manifests/contents.ts';
import { checked, digestMismatch, isDigest, toDigest } from './digest.ts';
import type { BlobSource, Descriptor, Manifest } from '../registry.ts';

/** An image layout. @see https://github.com/opencontainers/image-spec/blob/main/image-layout.md */
export interface Layout extends BlobSource {
  /** What `index.json` lists: usually the one image that was built. */
  readonly roots: readonly Descriptor[];
}

const CHUNK_BYTES = 512 * 1024;

/**
 * The image layout in a directory. Everything read from it is verified by its digest.
 *
 * @throws Problem REGISTRY_LAYOUT_INVALID if the directory has no layout
 */
export async function openLayout(directory: string): Promise<Layout> {
  const bytes = await readIndex(directory);
  const digest = toDigest(bytes);
  const { manifests } = readContents({ bytes, digest, mediaType: readMediaType(bytes) });
  return {
    roots: manifests,
    openBlob: (blob) => Promise.resolve(openBlob(directory, blob)),
    readManifest: (wanted) => readManifest(directory, wanted),
  };
}

async function readIndex(directory: string): Promise<Uint8Array> {
  try {
    return await readFile(join(directory, 'index.json'));
  } catch (cause) {
    const message = `No OCI image layout in "${directory}": cannot read index.json.`;
    const hint = 'Check that the build wrote one there.';
    throw new Problem([error('REGISTRY_LAYOUT_INVALID', message, hint)], { cause });
  }
}

async function readManifest(directory: string, digest: string): Promise<Manifest> {
  const bytes = await readFile(toPath(directory, digest)).catch((cause: unknown) => {
    throw notFound(directory, digest, cause);
  });
  const found = toDigest(bytes, digest);
  if (found !== digest) {
    throw digestMismatch(`The manifest in "${directory}" has the digest ${found}`, { digest });
  }
  return { digest, bytes, mediaType: readMediaType(bytes) };
}

async function* openBlob(directory: string, blob: Descriptor): AsyncGenerator<Uint8Array> {
  const path = toPath(directory, blob.digest);
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  try {
    yield* checked(file as AsyncIterable<Uint8Array>, blob, `"${directory}"`);
  } catch (thrown) {
    const isMissing = thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';
    throw isMissing ? notFound(directory, blob.digest, thrown) : thrown;
  }
}

/** @throws Problem REGISTRY_NOT_FOUND also for anything that is not a digest, since it might be any path */
function toPath(directory: string, digest: string): string {
  if (!isDigest(digest)) throw notFound(directory, digest);
  return join(directory, 'blobs', ...digest.split(':'));
}

function notFound(directory: string, digest: string, cause?: unknown): Problem {
  const message = `${digest} not found in the image layout "${directory}".`;
  return new Problem([error('REGISTRY_NOT_FOUND', message)], { cause });
}
