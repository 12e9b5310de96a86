// SPDX-License-Identifier: Apache-2.0
// The status of published images: what each tag is, and how it stands in each registry. Types only.
import type { ProblemData } from '../../problem.ts';
import type { FindingKind } from '../../settings/inputs/status-flags.ts';

/**
 * What `tagship status` found. Plain data that survives JSON; holds no secret. Texts in it come from registries: they
 * are escaped where they are shown.
 */
export interface Status {
  readonly schemaVersion: 1;
  readonly toolVersion: string;
  /** When the registries were asked, UTC ISO 8601. */
  readonly time: string;
  readonly images: readonly StatusImage[];
  /** What `--fail-on` can name, whether it was asked for or not. */
  readonly findings: readonly StatusFinding[];
  readonly problems: readonly ProblemData[];
}

/** One image, in every repository that it is published to. */
export interface StatusImage {
  readonly name: string;
  readonly repositories: readonly StatusRepository[];
  /** Floating tags first, then versions, highest first, then all others. */
  readonly tags: readonly StatusTag[];
  readonly storage: readonly StatusStorage[];
}

/** One repository of an image. */
export interface StatusRepository {
  /** `ghcr.io/acme/app` */
  readonly name: string;
  /** `empty`: it has no tag, or does not exist; `failed`: it could not be listed. */
  readonly state: 'read' | 'empty' | 'failed';
  /** How many tags of images it has; null if that is not known. */
  readonly tags: number | null;
  /** Whether all of its tags were looked at. */
  readonly complete: boolean;
  /** `digests`: its manifests were not read, since the registry would count that as pulls. */
  readonly depth: 'manifests' | 'digests';
  /** The size of all that was read of it, each blob once; null where manifests were not read. */
  readonly bytes: number | null;
}

/** What a tag is, by its name and by the images of the repository. `change` is a pull or merge request. */
export type StatusTagKind = 'exact' | 'floating' | 'branch' | 'change' | 'unknown';

/** One tag. */
export interface StatusTag {
  readonly tag: string;
  readonly kind: StatusTagKind;
  /** The series of a floating tag: `all`, `1.x`, `1.2.x`; null for a channel such as `production`, and for other tags. */
  readonly series: string | null;
  /** `alpine` of `1.2-alpine`; null without one. */
  readonly variant: string | null;
  /** In every repository of the image, in their order. */
  readonly entries: readonly StatusEntry[];
}

/** A tag in one repository. */
export interface StatusEntry {
  readonly repository: string;
  /**
   * Compared with the first repository that has the tag. `same-platforms`: another index with the same images in it;
   * `unknown`: the repository could not be asked.
   */
  readonly state: 'same' | 'same-platforms' | 'different' | 'missing' | 'unknown';
  readonly digest: string | null;
  /** The version that the tag names; null if that is not known. */
  readonly version: string | null;
  /** How it is known: by its name, a version tag of the same digest or with the same platforms, or a label. */
  readonly versionFrom: 'tag' | 'digest' | 'platforms' | 'label' | null;
  /** Other tags of the same digest in this repository, versions first. */
  readonly sameAs: readonly string[];
  /** Null where the image was not read. */
  readonly image: StatusDetails | null;
  /** Null where that is not known. */
  readonly signature: StatusSignature | null;
  /** What `tagship prune` by the policy of the settings would do with it; null without a policy. */
  readonly prune: StatusVerdict | null;
}

/** Whether a prune would delete a tag, and why, as far as a status can tell. */
export interface StatusVerdict {
  readonly verdict: 'keep' | 'delete';
  readonly reason: string;
}

/** What is known of an image by reading it. */
export interface StatusDetails {
  /** UTC ISO 8601. */
  readonly created: string | null;
  readonly platforms: readonly StatusPlatform[];
  /** What its index holds about it: `provenance`, `SBOM`. */
  readonly attestations: readonly string[];
}

/** One platform of an image. */
export interface StatusPlatform {
  /** `linux/amd64` */
  readonly platform: string;
  readonly digest: string;
  /** Compressed layers and configuration; null where the manifest was not read. */
  readonly bytes: number | null;
  /** The index lists it, and the repository does not have it. */
  readonly isMissing: boolean;
}

/** The signatures of an image. */
export interface StatusSignature {
  readonly isSigned: boolean;
  /** Whether one of them was verified by the key of `--key`; null without a key. */
  readonly isVerified: boolean | null;
  readonly formats: readonly ('bundle' | 'legacy')[];
  /** Whom their certificates name, as they are stated: that is not verified here. */
  readonly identities: readonly string[];
  /** What refers to the image and is no signature: `provenance`, `SBOM` and other types. */
  readonly attestations: readonly string[];
  /** The version is yanked: it does not count in its series. Absent otherwise, and where manifests are not read. */
  readonly isYanked?: true;
}

/** The storage of one series, or of the tags that belong to none. */
export interface StatusStorage {
  /** `1.x`, `0.3.x`, `branches`, `pull requests`, `others`. */
  readonly series: string;
  readonly tags: number;
  /** Each blob once; what several series share counts for each of them. */
  readonly bytes: number;
}

/** One thing that is wrong, for all tags that it is wrong with. */
export interface StatusFinding {
  readonly kind: FindingKind;
  readonly repository: string;
  readonly tags: readonly string[];
  readonly message: string;
}
