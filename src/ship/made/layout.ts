// SPDX-License-Identifier: Apache-2.0
// Finds the image in an OCI image layout that another program wrote, and checks that it is whole. Reads, never writes.
import type { Layout } from '../../registry/blobs/layout.ts';
import { toDigest } from '../../registry/blobs/digest.ts';
import { readContents } from '../../registry/manifests/contents.ts';
import { listBlobs } from '../../registry/manifests/copy.ts';
import { isRelatedTag } from '../../registry/manifests/fallback.ts';
import { isAttestation } from '../../registry/manifests/platforms.ts';
import { createWalk, type Walk } from '../../registry/manifests/walk.ts';
import type { Descriptor, Manifest } from '../../registry/registry.ts';
import { quoteWritten } from '../../settings/file/written.ts';
import { pickImages, tagOf } from './layout-tags.ts';
import { broken, missing, several } from './problems.ts';

/** Annotations of an entry of `index.json` that name its image. */
const NAMES = ['org.opencontainers.image.ref.name', 'io.containerd.image.name'];

/** How many images are opened to find the one that is no signature or attestation. */
const MOST_OPENED = 50;

/** The names of an image in a layout, without what Docker adds to them. */
function namesOf({ annotations = {} }: Descriptor): readonly string[] {
  return NAMES.flatMap((key) => {
    const name = annotations[key];
    return name === undefined
      ? []
      : [shorten(name), shorten(name.slice(name.lastIndexOf(':') + 1))];
  });
}

/** `docker.io/library/app:1.2` is `app:1.2`, and `app` is `app:latest` to Docker. */
export function shorten(name: string): string {
  return name.replace(/^(?:docker\.io\/)?(?:library\/)?/, '');
}

/**
 * The image of a layout: the one that `at` names by tag, name or digest; without it the only one that refers to no
 * other, as signatures and attestations do.
 *
 * @throws Problem FROM_MISSING, FROM_SEVERAL
 */
export async function chooseImage(
  layout: Layout,
  written: string,
  at: string | undefined,
): Promise<Manifest> {
  const isWanted = (root: Descriptor) =>
    at === undefined
      ? !isRelatedTag(tagOf(root) ?? '')
      : root.digest === at || namesOf(root).includes(shorten(at));
  const wanted = layout.roots.filter(isWanted);
  const digests = [...new Set(wanted.map(({ digest }) => digest))];
  if (digests.length === 0) {
    throw missing(
      written,
      at === undefined ? 'it lists no image' : `it has no image ${quoteWritten(at)}`,
    );
  }
  const [only, ...others] = digests;
  if (only !== undefined && others.length === 0) return await layout.readManifest(only);
  const manifests: Manifest[] = [];
  for (const digest of digests.slice(0, MOST_OPENED))
    manifests.push(await layout.readManifest(digest));
  const [first, ...more] = pickImages(manifests);
  if (first !== undefined && more.length === 0 && digests.length <= MOST_OPENED) return first;
  throw several(written, listNames(wanted, written));
}

/** How each image can be named: by tag in a layout, by the whole name, which no other image has, in a Docker archive. */
function listNames(wanted: readonly Descriptor[], written: string): readonly string[] {
  const isArchive = written.startsWith('docker-archive:');
  const names = wanted.flatMap((root) => {
    const all = namesOf(root);
    return all.find((name) => !isArchive || name.includes(':')) ?? all.slice(0, 1);
  });
  return [...new Set(names)];
}

/**
 * Checks that every manifest and blob of an image is there with the size that it should have. Their
 * digests are verified when they are read.
 *
 * @throws Problem FROM_BROKEN
 */
export async function checkWhole(layout: Layout, root: Manifest, written: string): Promise<void> {
  const wrong = await listWrong(layout, root, createWalk(layout));
  if (wrong.length === 0) return;
  const more = wrong.length > 5 ? ` and ${wrong.length - 5} more` : '';
  throw broken(written, `${wrong.slice(0, 5).join(', ')}${more}`);
}

async function listWrong(
  layout: Layout,
  manifest: Manifest,
  walk: Walk,
): Promise<readonly string[]> {
  const { manifests } = readContents(manifest);
  const below = await walk.each(manifest, manifests, (child, _, deeper) =>
    listWrong(layout, child, deeper),
  );
  const own = listBlobs(manifest).map(async ({ digest, size }) => {
    const there = await layout.sizeOf(digest);
    if (there === size) return [];
    const is = there === undefined ? 'is missing' : `has ${there} bytes instead of ${size}`;
    return [`${digest} ${is}`];
  });
  return [...below.flat(), ...(await Promise.all(own)).flat()];
}

/**
 * The image without the platforms of which parts are missing: an engine keeps the index of an image, but only the platforms
 * that were pulled.
 *
 * @throws Problem FROM_MISSING where no platform is whole
 */
export async function dropAbsent(
  layout: Layout,
  manifest: Manifest,
  written: string,
): Promise<Manifest> {
  const { isIndex, manifests } = readContents(manifest);
  if (!isIndex) return manifest;
  const isThere = async ({ digest }: Descriptor) => {
    if ((await layout.sizeOf(digest)) === undefined) return [];
    const child = await layout.readManifest(digest);
    return (await listWrong(layout, child, createWalk(layout))).length === 0 ? [digest] : [];
  };
  const there = new Set((await Promise.all(manifests.map(isThere))).flat());
  const isKept = (entry: Descriptor) =>
    there.has(entry.digest) &&
    (!isAttestation(entry) || there.has(entry.annotations?.[REFERENCE] ?? ''));
  const kept = new Set(manifests.filter(isKept).map(({ digest }) => digest));
  if (kept.size === manifests.length) return manifest;
  if (!manifests.some((entry) => kept.has(entry.digest) && !isAttestation(entry))) {
    throw missing(written, 'no platform of it is there with all its layers');
  }
  const body = JSON.parse(Buffer.from(manifest.bytes).toString('utf8')) as {
    readonly manifests: readonly Descriptor[];
  };
  const left = body.manifests.filter(({ digest }) => kept.has(digest));
  const bytes = Buffer.from(JSON.stringify({ ...body, manifests: left }));
  return { mediaType: manifest.mediaType, bytes, digest: toDigest(bytes) };
}

/** Which entry of its index an attestation is about. */
const REFERENCE = 'vnd.docker.reference.digest';
