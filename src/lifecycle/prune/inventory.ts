// SPDX-License-Identifier: Apache-2.0
// What a repository holds, as a value, and what of it belongs together. Pure.

/** A manifest or index of a repository. */
export interface StoredManifest {
  readonly digest: string;
  readonly mediaType: string;
  /** Bytes of the manifest itself. */
  readonly size: number;
  /** The newest time that is known of it, ms since 1970; undefined where none is. */
  readonly timeMs: number | undefined;
  /** The project that it was built from, as `org.opencontainers.image.source` has it. */
  readonly source?: string;
  /** The platforms of an index, or its own one; none for what is not an image. */
  readonly platforms: readonly string[];
  /** The manifests that an index lists, there or not. */
  readonly children: readonly string[];
  /** The manifest that it refers to. */
  readonly subject?: string;
  /** Size by digest of its blobs. */
  readonly blobs: ReadonlyMap<string, number>;
  /** Written by a prune itself: instead of a tag that is removed, or as the list of what it still had to delete. */
  readonly left?: 'placeholder' | 'pending';
}

/** A repository at one time. */
export interface Inventory {
  /** `ghcr.io/acme/app` */
  readonly repository: string;
  /** The digest of every tag, also of those that belong to a digest. */
  readonly tags: ReadonlyMap<string, string>;
  /** When tags were last written, where the host tells it, ms since 1970. */
  readonly tagTimes: ReadonlyMap<string, number>;
  readonly manifests: ReadonlyMap<string, StoredManifest>;
  /** Whether manifests without a tag are listed too. */
  readonly listsUntagged: boolean;
}

/** What belongs together. */
export interface Relations {
  /** These manifests and all that belongs to them: children, referrers, signatures by tag; each after what it belongs to. */
  readonly follow: (
    digests: Iterable<string>,
    options?: { readonly withSubjects: boolean },
  ) => ReadonlySet<string>;
  /** The digest that a tag such as `sha256-….sig` belongs to, if it is there. */
  readonly ownerOf: (tag: string) => string | undefined;
}

const RELATED_TAG = /^(sha256-[0-9a-f]{64}|sha512-[0-9a-f]{128})(?:\.[a-z]+)?$/;

/** The digest in a tag such as `sha256-….sig`; undefined for any other tag. */
export function toSubject(tag: string): string | undefined {
  return RELATED_TAG.exec(tag)?.[1]?.replace('-', ':');
}

/** Reads the relations of an inventory once. */
export function relate({ tags, manifests }: Inventory): Relations {
  const referrers = new Map<string, string[]>();
  const refer = (subject: string, digest: string): void => {
    if (subject === digest || !manifests.has(digest)) return;
    referrers.set(subject, [...(referrers.get(subject) ?? []), digest]);
  };
  for (const { digest, subject } of manifests.values()) {
    if (subject !== undefined) refer(subject, digest);
  }
  const owners = new Map<string, string>();
  for (const [tag, digest] of tags) {
    const subject = toSubject(tag);
    // GitLab answers such a tag with the image itself.
    if (subject === undefined || !manifests.has(subject) || subject === digest) continue;
    refer(subject, digest);
    owners.set(tag, subject);
  }
  const follow: Relations['follow'] = (digests, { withSubjects } = { withSubjects: false }) => {
    const found = new Set<string>();
    const line = [...digests];
    // It grows while it is read.
    for (const digest of line) {
      const manifest = manifests.get(digest);
      if (manifest === undefined || found.has(digest)) continue;
      found.add(digest);
      line.push(...manifest.children, ...(referrers.get(digest) ?? []));
      if (withSubjects && manifest.subject !== undefined) line.push(manifest.subject);
    }
    return found;
  };
  return { follow, ownerOf: (tag) => owners.get(tag) };
}
