// SPDX-License-Identifier: Apache-2.0
// Opens one entry of `from`: finds the image, and checks that it is whole. Writes only into the directory of the run.
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseRepository } from '../../plan/reference/references.ts';
import { Problem } from '../../problem.ts';
import { readLayout } from '../../registry/blobs/layout.ts';
import { directoryFiles, type LayoutFiles } from '../../registry/layout/files.ts';
import { readContents } from '../../registry/manifests/contents.ts';
import type { BlobSource, Manifest } from '../../registry/registry.ts';
import { parseMadeImage, type MadeImage } from '../../settings/values/from.ts';
import type { ShipContext } from '../context.ts';
import { fromRepository, type CarriedFrom } from '../reuse/carried.ts';
import { openMadeArchive } from './archive.ts';
import { convertDockerArchive, nameListed } from './docker-archive.ts';
import { saveFromEngine } from './engine.ts';
import { checkWhole, chooseImage, dropAbsent } from './layout.ts';
import { openTags } from './layout-tags.ts';
import { broken, missing, otherKind, toMadeProblem } from './problems.ts';

/** An image that another program made, ready to be read. */
export interface MadeSource {
  /** The entry of `from`. */
  readonly written: string;
  /** Its index or manifest, as it was found. */
  readonly manifest: Manifest;
  readonly source: BlobSource;
  /** Where what belongs to it is; absent for what Docker has or wrote, which keeps no such thing. */
  readonly carriedFrom?: CarriedFrom;
  readonly close: () => Promise<void>;
}

type SourceContext = Pick<
  ShipContext,
  'cwd' | 'env' | 'shell' | 'signal' | 'tempDir' | 'log' | 'trust' | 'registries'
>;

type OfKind<K extends MadeImage['kind']> = Extract<MadeImage, { readonly kind: K }>;
type MadeFile = OfKind<'layout' | 'layoutArchive' | 'dockerArchive'>;

/**
 * Opens the image that an entry names.
 *
 * @throws Problem FROM_…, and REGISTRY_… of a registry or of files that are no layout
 */
export async function openMade(written: string, context: SourceContext): Promise<MadeSource> {
  const image = parseMadeImage(written);
  if (image === undefined) throw broken(written, 'it names no image'); // of a plan that was changed
  try {
    return { written, ...(await open(image, context)) };
  } catch (thrown) {
    throw image.kind === 'registry' ? thrown : toMadeProblem(thrown, written);
  }
}

type Opened = Omit<MadeSource, 'written'>;

async function open(image: MadeImage, context: SourceContext): Promise<Opened> {
  switch (image.kind) {
    case 'registry':
      return await openFromRegistry(image, context);
    case 'engine': {
      const path = await saveFromEngine(image, context);
      return await openDocker(await openMadeArchive(path, image.written, context), image, context);
    }
    case 'layout':
      return await openFiles(await openDirectory(image, context), image);
    case 'layoutArchive': {
      const path = resolve(context.cwd, image.path);
      return await openFiles(await openMadeArchive(path, image.written, context), image);
    }
    case 'dockerArchive': {
      const path = resolve(context.cwd, image.path);
      return await openDocker(await openMadeArchive(path, image.written, context), image, context);
    }
  }
}

async function openFromRegistry(
  { name, digest, written }: OfKind<'registry'>,
  { registries }: SourceContext,
): Promise<Opened> {
  const parsed = parseRepository(name);
  if (!parsed.ok) throw new Problem(parsed.problems);
  const source = registries.open(parsed.value);
  const manifest = await source.getManifest(digest);
  if (manifest === undefined) {
    const hint =
      'Check the name and the digest, and that this login may read the repository: to others a private one looks empty.';
    throw missing(written, 'the registry has no image of that digest', hint);
  }
  const carriedFrom = fromRepository(source);
  return { manifest, source, carriedFrom, close: () => Promise.resolve() };
}

/** In an untrusted run nothing in a layout may lead out of it. */
async function openDirectory(
  { path, written }: MadeFile,
  { cwd, trust }: SourceContext,
): Promise<LayoutFiles> {
  const directory = resolve(cwd, path);
  const stats = await stat(directory).catch(() => undefined);
  if (stats === undefined) throw missing(written, 'there is no such directory');
  if (!stats.isDirectory()) {
    const hint =
      'For a tar archive write oci-archive:FILE, or docker-archive:FILE if docker save or Nix wrote it.';
    throw otherKind(written, 'it is a file, not a directory', hint);
  }
  return directoryFiles(directory, trust.level === 'trusted' ? 'anywhere' : 'inside');
}

/** An OCI image layout. */
async function openFiles(files: LayoutFiles, { written, at }: MadeFile): Promise<Opened> {
  return await closing(files, async () => {
    const isDocker = (await files.sizeOf('index.json')) === undefined;
    if (isDocker && (await files.sizeOf('manifest.json')) !== undefined) {
      const hint = 'Write docker-archive: in place of oci-archive:.';
      throw otherKind(written, 'it is what docker save writes, not an OCI image layout', hint);
    }
    const layout = await readLayout(files);
    const manifest = await chooseImage(layout, written, at);
    await checkWhole(layout, manifest, written);
    const { getManifest, listReferrers } = openTags(layout);
    const carriedFrom = { ...layout, label: written, getManifest, listReferrers };
    return { manifest, source: layout, carriedFrom };
  });
}

/**
 * What `docker save` wrote. Newer engines write an OCI layout as well, which is taken if its layers are compressed: then
 * the image keeps the digest that it has in the engine.
 */
async function openDocker(
  files: LayoutFiles,
  { written, at }: { readonly written: string; readonly at?: string },
  context: SourceContext,
): Promise<Opened> {
  return await closing(files, async () => {
    const name = await nameListed(files, written, at);
    const isUnnamed = name?.startsWith('@') === true; // it is in manifest.json alone
    if (!isUnnamed && (await files.sizeOf('index.json')) !== undefined) {
      const layout = await readLayout(files);
      const found = await chooseImage(layout, written, name);
      const manifest = await dropAbsent(layout, found, written);
      if (await isCompressed(layout, manifest)) {
        await checkWhole(layout, manifest, written);
        return { manifest, source: layout };
      }
    }
    return await convertDockerArchive(files, { written, at }, context);
  });
}

const PLAIN = /^application\/vnd\.(?:oci\.image\.layer\.v1|docker\.image\.rootfs\.diff)\.tar$/;

async function isCompressed(source: BlobSource, manifest: Manifest): Promise<boolean> {
  const { isIndex, manifests, layers } = readContents(manifest);
  if (!isIndex) return !layers.some(({ mediaType }) => PLAIN.test(mediaType));
  const children = manifests.map(async ({ digest }) => {
    const child = readContents(await source.readManifest(digest));
    return !child.layers.some(({ mediaType }) => PLAIN.test(mediaType));
  });
  return (await Promise.all(children)).every(Boolean);
}

async function closing(
  files: LayoutFiles,
  read: () => Promise<Omit<Opened, 'close'>>,
): Promise<Opened> {
  try {
    return { ...(await read()), close: files.close };
  } catch (thrown) {
    await files.close();
    throw thrown;
  }
}
