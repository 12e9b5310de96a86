// SPDX-License-Identifier: Apache-2.0
// A layout that `cosign save` wrote: its entries say what they are by an annotation, and name neither a tag nor a subject.
import { isDigest, toDigest } from '../blobs/digest.ts';
import { isManifest, readMediaType } from '../manifests/contents.ts';
import { subjectOf, toFallbackTag, toReferrer } from '../manifests/fallback.ts';
import type { Descriptor } from '../registry.ts';
import { REF_NAME, type LayoutFiles } from './files.ts';

const COSIGN = 'dev.cosignproject.cosign/';
/** The ends of the tags under which a registry has what an entry of this kind holds. */
const ENDS: Readonly<Record<string, string>> = { sigs: 'sig', atts: 'att' };
/** A manifest that refers to another is smaller. */
const REFERRER_BYTES = 64 * 1024;

/**
 * The entries of a layout as every other program finds them: the signatures and attestations that `cosign save` wrote have the
 * tags that a registry knows them by, and the bundles of cosign 3 are entries, which it leaves out of `index.json`. Entries of
 * other programs stay as they are.
 */
export async function listSaved(
  files: LayoutFiles,
  roots: readonly Descriptor[],
): Promise<readonly Descriptor[]> {
  if (!roots.some((root) => kindOf(root) !== undefined)) return roots;
  let subject: string | undefined;
  const named = roots.map((root) => {
    const kind = kindOf(root);
    const end = ENDS[kind ?? ''];
    if (kind !== undefined && end === undefined) subject = root.digest;
    if (end === undefined || subject === undefined) return root;
    const tag = `${toFallbackTag(subject)}.${end}`;
    return { ...root, annotations: { ...root.annotations, [REF_NAME]: tag } };
  });
  return [...named, ...(await listUnlisted(files, roots))];
}

function kindOf({ annotations }: Descriptor): string | undefined {
  const kind = annotations?.kind;
  return kind?.startsWith(COSIGN) === true ? kind.slice(COSIGN.length) : undefined;
}

/** The manifests among the blobs that refer to an entry, or to one that does. */
async function listUnlisted(
  files: LayoutFiles,
  roots: readonly Descriptor[],
): Promise<readonly Descriptor[]> {
  const listed = new Set(roots.map(({ digest }) => digest));
  const found: Descriptor[] = [];
  for (const name of await files.list('blobs/sha256')) {
    const digest = `sha256:${name}`;
    const path = `blobs/sha256/${name}`;
    if (!isDigest(digest) || listed.has(digest)) continue;
    if (((await files.sizeOf(path)) ?? Infinity) > REFERRER_BYTES) continue;
    const bytes = await files.read(path);
    if (bytes === undefined || toDigest(bytes) !== digest || !isManifest(bytes)) continue;
    const manifest = { bytes, digest, mediaType: readMediaType(bytes) };
    if (subjectOf(manifest) !== undefined) found.push(toReferrer(manifest));
  }
  return found;
}
