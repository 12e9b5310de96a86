// SPDX-License-Identifier: Apache-2.0
// A layout that images are copied to, in a directory or a tar archive. Loaded when one is written.
import { rm } from 'node:fs/promises';
import { REF_NAME } from '../../registry/layout/files.ts';
import { createLayoutWriter, readRoots, type LayoutRoot } from '../../registry/layout/writer.ts';
import { toReferrer } from '../../registry/manifests/fallback.ts';
import { isDigest } from '../../registry/blobs/digest.ts';
import type { CopyDestination } from './destination.ts';
import type { Location } from './location.ts';
import { describe, type Store } from './store.ts';

/** Opens a layout for writing. An archive is packed from the directory `FILE.partial`, which a killed copy leaves for the next one. */
export async function toLayoutTarget(
  { kind, label, path = '' }: Location,
  before: Store | undefined,
  reopen: () => Promise<Store>,
): Promise<CopyDestination> {
  const directory = kind === 'directory' ? path : `${path}.partial`;
  const roots = kind === 'directory' ? [...(await readRoots(path))] : [];
  let opening: ReturnType<typeof createLayoutWriter> | undefined;
  const writer = () => (opening ??= createLayoutWriter(directory));
  const isComplete = kind === 'archive' && before !== undefined; // else the copy was refused
  const list = (root: LayoutRoot): void => {
    listRoot(roots, root);
  };
  return {
    label,
    listAtFirst: () => Promise.resolve(undefined),
    trustsTags: isComplete,
    isAtomic: true,
    provePush: () => Promise.resolve({ ok: true }),
    repository: { name: label, host: '', path: '' },
    before,
    resolve: async (reference) => {
      if (isComplete) return await before.resolve(reference);
      const { digest } = roots.find((root) => root.annotations?.[REF_NAME] === reference) ?? {
        digest: reference,
      };
      const isWhole = isDigest(digest) && (await (await writer()).hasBlob({ digest }));
      return isWhole ? { mediaType: '', digest, size: 0 } : undefined;
    },
    putBlob: async (blob, source) => await (await writer()).putBlob(blob, source),
    putManifest: async (reference, manifest) => {
      await (await writer()).putManifest(manifest);
      const annotations = { [REF_NAME]: reference };
      if (!isDigest(reference)) list({ ...describe(manifest), annotations });
      return manifest.digest;
    },
    attach: (_, referrers) => {
      for (const { manifest } of referrers) list(toReferrer(manifest));
      return Promise.resolve(true);
    },
    list: (manifest) => {
      list(describe(manifest));
    },
    readBack: (tags) => readTags(tags, reopen),
    release: () => {
      void before?.close(); // twice does nothing
    },
    finish: async () => {
      if (opening === undefined) return; // nothing was written
      const { writeIndex, listDigests } = await opening;
      await writeIndex(roots);
      if (kind !== 'archive') return;
      await before?.close();
      const { packLayout } = await import('../../registry/layout/archive.ts');
      await packLayout(directory, path, await listDigests());
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Adds an entry, or replaces the one with the same tag; without a tag, the one of the same image. */
function listRoot(roots: LayoutRoot[], root: LayoutRoot): void {
  const tag = root.annotations?.[REF_NAME];
  const at = roots.findIndex(
    (one) =>
      one.annotations?.[REF_NAME] === tag && (tag !== undefined || one.digest === root.digest),
  );
  roots.splice(at < 0 ? roots.length : at, at < 0 ? 0 : 1, root);
}

async function readTags(
  tags: readonly string[],
  reopen: () => Promise<Store>,
): Promise<readonly (string | undefined)[]> {
  if (tags.length === 0) return [];
  const now = await reopen();
  try {
    return await Promise.all(tags.map(async (tag) => (await now.resolve(tag))?.digest));
  } finally {
    await now.close();
  }
}
