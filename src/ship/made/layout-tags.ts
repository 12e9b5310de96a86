// SPDX-License-Identifier: Apache-2.0
// The tags of an OCI image layout, and what in it refers to a digest. Reads, never writes.
import { isTag } from '../../plan/reference/references.ts';
import type { Layout } from '../../registry/blobs/layout.ts';
import { isDigest } from '../../registry/blobs/digest.ts';
import { REF_NAME } from '../../registry/layout/files.ts';
import type { LayoutRoot } from '../../registry/layout/writer.ts';
import { readContents } from '../../registry/manifests/contents.ts';
import {
  isRelatedTag,
  orAbsent,
  subjectOf,
  toReferrer,
} from '../../registry/manifests/fallback.ts';
import type { Manifest, Referrer } from '../../registry/registry.ts';

/** What a layout can be asked for, as a registry can. */
export interface LayoutTags {
  readonly listTags: () => readonly string[];
  /** By tag or digest; undefined when it does not exist. */
  readonly getManifest: (reference: string) => Promise<Manifest | undefined>;
  /** What the layout lists that refers to a digest; undefined for nothing: there may be a fallback tag. */
  readonly listReferrers: (digest: string) => Promise<readonly Referrer[] | undefined>;
  /** Tag or digest of its one image; undefined where there are several. */
  readonly findOnly: () => Promise<string | undefined>;
}

/** The tag of an entry: some tools write the whole reference. What is no tag counts as none. */
export function tagOf({ annotations }: LayoutRoot): string | undefined {
  const name = annotations?.[REF_NAME] ?? '';
  const tag = name.includes('/') ? name.slice(name.lastIndexOf(':') + 1) : name;
  return isTag(tag) ? tag : undefined;
}

/** Reads the tags of a layout. What refers to what is read when it is asked for. */
export function openTags(layout: Layout): LayoutTags {
  const { roots } = layout;
  const tags = new Map<string, LayoutRoot>();
  for (const root of roots) {
    const tag = tagOf(root);
    if (tag !== undefined) tags.set(tag, root);
  }
  const untagged = roots.filter((root) => tagOf(root) === undefined);
  let subjects: Promise<ReadonlyMap<string, readonly Referrer[]>> | undefined;
  return {
    listTags: () => [...tags.keys()],
    getManifest: async (reference) => {
      const digest = isDigest(reference) ? reference : tags.get(reference)?.digest;
      return digest === undefined ? undefined : await orAbsent(layout.readManifest(digest));
    },
    listReferrers: async (digest) => {
      subjects ??= readSubjects(layout, untagged);
      return (await subjects).get(digest);
    },
    findOnly: () => findOnly(layout),
  };
}

async function readSubjects(
  layout: Layout,
  roots: readonly LayoutRoot[],
): Promise<ReadonlyMap<string, readonly Referrer[]>> {
  const found = new Map<string, Referrer[]>();
  for (const { digest } of roots) {
    const manifest = await orAbsent(layout.readManifest(digest));
    if (manifest === undefined) continue;
    const subject = subjectOf(manifest);
    if (subject === undefined) continue;
    found.set(subject, [...(found.get(subject) ?? []), toReferrer(manifest)]);
  }
  return found;
}

async function findOnly(layout: Layout): Promise<string | undefined> {
  const tags = layout.roots.map((root) => ({ root, tag: tagOf(root) ?? '' }));
  const all = tags.filter(({ tag }) => !isRelatedTag(tag));
  const names = new Map(all.map(({ root }) => [root.digest, root.digest]));
  for (const { root, tag } of all) if (tag !== '') names.set(root.digest, tag);
  const manifests: Manifest[] = [];
  for (const digest of names.keys()) {
    const manifest = await orAbsent(layout.readManifest(digest));
    if (manifest !== undefined) manifests.push(manifest);
  }
  const [only, ...others] = pickImages(manifests);
  return only === undefined || others.length > 0 ? undefined : names.get(only.digest);
}

/** Those that refer to no other and are in no index among them: oras lists the platforms of an image as well. */
export function pickImages(manifests: readonly Manifest[]): readonly Manifest[] {
  const read = manifests.map((manifest) => ({ manifest, ...readContents(manifest) }));
  const inner = new Set(read.flatMap((one) => one.manifests.map(({ digest }) => digest)));
  return read
    .filter(({ isAbout, manifest }) => !isAbout && !inner.has(manifest.digest))
    .map(({ manifest }) => manifest);
}
