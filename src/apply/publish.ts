// SPDX-License-Identifier: Apache-2.0
// One build, and its bits in every repository by digest. Does not know tags.
import type { Env } from '../facts/facts.ts';
import type { Target } from '../plan/plan.ts';
import type { ProblemData } from '../problem.ts';
import type { BlobSource, Manifest, Repository, RepositoryName } from '../registry/registry.ts';
import type { ShipContext } from './apply.ts';
import type { Builder } from './builder.ts';

/** What to build, and where its bits go. */
export interface BuildInput {
  readonly target: Target;
  /** Where the bits go; [0] is the primary, the repository nearest to the builder. Empty for {@link buildOnly}. */
  readonly repositories: readonly Repository[];
  readonly context: ShipContext;
  readonly builder: Builder;
  /** The environment of every child: what buildx needs to log in, and nothing secret in files of the user's. */
  readonly childEnv: Env;
  /** The build args with their values (`KEY=value`), of which the plan's argv shows secret ones as `***`. */
  readonly buildArgs: readonly string[];
}

/** What came of a build. */
export interface Built {
  /** The index or manifest that tags will point at; empty when the image is only in the local engine. */
  readonly digest: string;
  readonly mediaType: string;
  /** The config digest of a single-platform image. */
  readonly imageId: string | null;
  /** `{"linux/amd64": "sha256:…"}`, attestations left out. */
  readonly platforms: Record<string, string>;
  readonly manifest: Manifest;
  /** Where the bits can be read from, to tag or copy further. */
  readonly source: BlobSource;
  readonly retries: number;
  /** Registries with `required: false` that did not get the bits. */
  readonly failed: readonly {
    readonly repository: RepositoryName;
    readonly problem: ProblemData;
  }[];
  /** The name in the local engine, when the image was loaded. */
  readonly loadedReference?: string;
}

/** Builds, and brings the bits by digest to every repository; the same digest everywhere. */
export declare function buildAndPublish(input: BuildInput): Promise<Built>;

/** Builds and pushes nothing; `load` puts the image into the local engine. */
export declare function buildOnly(input: BuildInput, load: boolean): Promise<Built>;
