// SPDX-License-Identifier: Apache-2.0
// A built image on its way to the registries: where it is, and where it did not get to. Types only.
import type { ProblemData } from '../../problem.ts';
import type { BlobSource, Manifest, Repository } from '../../registry/registry.ts';
import type { BuildTask } from '../build/task.ts';
import type { BuiltImage, Seen } from '../destination.ts';
import type { RepositoryName } from '../../registry-host.ts';

/** What to build, and where its bits go. */
export interface BuildInput extends BuildTask {
  /** Where the bits go; the primary, nearest to the builder, first. */
  readonly repositories: readonly Repository[];
}

/** A repository that did not get the bits, and why. */
export interface FailedRepository {
  readonly repository: RepositoryName;
  readonly problem: ProblemData;
}

/** Bits that are somewhere, and where they are still to go. */
export interface Arrived {
  readonly manifest: Manifest;
  readonly source: BlobSource;
  readonly targets: readonly Repository[];
  readonly failed: readonly FailedRepository[];
  readonly notices: readonly ProblemData[];
}

/** What came of a build. */
export interface Built {
  /** The index or manifest that tags will point at; empty when nothing holds the result. */
  readonly digest: string;
  readonly mediaType: string;
  /** The config digest of a single-platform image. */
  readonly imageId: string | null;
  /** `{"linux/amd64": "sha256:…"}`, attestations left out. */
  readonly platforms: Record<string, string>;
  readonly manifest: Manifest;
  /** Where the bits can be read from, to tag or copy further. */
  readonly source: BlobSource;
  /** Registries with `required: false` that did not get the bits. */
  readonly failed: readonly FailedRepository[];
  /** What repositories have that do not take the bits as they were built, by name. */
  readonly bare: ReadonlyMap<string, BuiltImage>;
  readonly notices: readonly ProblemData[];
  readonly seen?: Seen;
  /** The name in the local engine, when the image was loaded. */
  readonly loadedReference?: string;
}
