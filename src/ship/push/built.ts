// SPDX-License-Identifier: Apache-2.0
// A built image that is being pushed: where it is, and where it could not be pushed. Types only.
import type { ProblemData } from '../../problem.ts';
import type { BlobSource, Manifest, Repository } from '../../registry/registry.ts';
import type { Settings } from '../../settings/settings.ts';
import type { BuildTask } from '../build/task.ts';
import type { RegistryEndpoint } from '../endpoint/endpoint.ts';
import type { BuiltImage, Seen } from '../destination.ts';
import type { RepositoryName } from '../../registry-host.ts';

/** What to build, and where to push it. */
export interface BuildInput extends BuildTask {
  /** Where the image is pushed; the primary, nearest to the builder, first. */
  readonly repositories: readonly Repository[];
  /**
   * For a build that is started before the preflight has ended: the repositories that it leaves, when it
   * has. Nothing is written to any before.
   */
  readonly cleared?: Promise<readonly Repository[]>;
  /**
   * Called when a builder reports that the image is in the only repository, which is before buildx
   * ends. It is a hint: buildx may fail afterwards, and be run again.
   */
  readonly onPushed?: () => void;
  /** The registry endpoint of the run, if the builder reaches it. */
  readonly endpoint?: RegistryEndpoint | undefined;
}

/** What a delivery needs to know of a build. */
export interface DeliveryInput extends Pick<BuildInput, 'repositories'> {
  readonly target: Pick<BuildInput['target'], 'name' | 'platforms' | 'repositories'>;
  readonly context: {
    readonly settings: Pick<Settings, 'attestations' | 'mediaTypes' | 'registries'>;
  };
}

/** A repository that did not get the image, and why. */
export interface FailedRepository {
  readonly repository: RepositoryName;
  readonly problem: ProblemData;
}

/** An image that is pushed to some repository, and where it must still go. */
export interface Arrived {
  readonly manifest: Manifest;
  readonly source: BlobSource;
  readonly targets: readonly Repository[];
  readonly failed: readonly FailedRepository[];
  readonly notices: readonly ProblemData[];
  /** `DIRECTORY@DIGEST`, if the builder wrote it as an OCI layout. */
  readonly layout?: string;
}

/** The result of a build. */
export interface Built {
  /** The index or manifest for the tags; empty if nothing holds the result. */
  readonly digest: string;
  readonly mediaType: string;
  /** The config digest of a single-platform image. */
  readonly imageId: string | null;
  /** `{"linux/amd64": "sha256:…"}`, without attestations. */
  readonly platforms: Record<string, string>;
  readonly manifest: Manifest;
  /** A source to read the image from, to tag or copy it. */
  readonly source: BlobSource;
  /** Registries with `required: false` that did not get the image. */
  readonly failed: readonly FailedRepository[];
  /** By name: the image in repositories that do not accept it as it was built. */
  readonly bare: ReadonlyMap<string, BuiltImage>;
  readonly notices: readonly ProblemData[];
  readonly seen?: Seen;
  /** `DIRECTORY@DIGEST`, if the builder wrote it as an OCI layout. */
  readonly layout?: string;
  /** The name in the local engine, if the image was loaded. */
  readonly loadedReference?: string;
}
