// SPDX-License-Identifier: Apache-2.0
// State that the steps of a run share: the inputs of a target and its results. Types only.
import type { Env } from '../facts/facts.ts';
import type { Plan, Target } from '../plan/plan.ts';
import type { ProblemData } from '../problem.ts';
import type { BuiltImage, PushedImage, Destination } from './destination.ts';
import type { Repository } from '../registry/registry.ts';
import type { CarriedFrom } from './reuse/carried.ts';
import type { Built } from './push/built.ts';
import type { Receipt, ShippedTarget } from './record/receipt.ts';
import type { Attester } from './attest/prepare.ts';
import type { OpenedSigner } from './sign/signer.ts';
import type { Stopwatch } from './record/stopwatch.ts';
import type { ApplyContext } from './context.ts';
import type { PlatformImage } from './legs/images.ts';
import type { TakenImage } from './made/taken.ts';
import type { Tests } from './record/receipt.ts';
import type { Builder } from './builder/builder.ts';
import type { RegistryEndpoint } from './endpoint/endpoint.ts';
import type { ExactTagState } from './tag/exact/state.ts';

/** What all targets of a run share. */
export interface BuildEnvironment {
  /**
   * Starts to prepare the build in the background. A failure has no effect
   * in a run that builds nothing.
   */
  readonly prepare: () => void;
  /** What was prepared. It may wait until {@link BuildEnvironment.builder} is called, and does not call for a builder to be made. */
  readonly prepared: () => Promise<{ readonly builder: Builder; readonly childEnv: Env }>;
  readonly builder: () => Promise<Builder>;
  readonly childEnv: () => Promise<Env>;
  /** The registry endpoint, which is started and probed in the background; undefined if the builder does not reach one. */
  readonly endpoint: () => Promise<RegistryEndpoint | undefined>;
  /** The environment with new logins in place of those that end soon; absent where no login ends. */
  readonly renewEnv?: (() => Promise<Env>) | undefined;
  /** Called for every retry of a build. */
  readonly onRetry: () => void;
  /** Called with what BuildKit found in a Dockerfile. */
  readonly onChecked?: (problems: readonly ProblemData[]) => void;
}

/** The image of a target, and where it is. */
export interface Produced {
  readonly target: Target;
  readonly builtImage: BuiltImage | undefined;
  /** Destinations that have the image by digest. */
  readonly pushedImages: readonly PushedImage[];
  /** The image existed already and nothing was built. */
  readonly reused: boolean;
  /** The commit at which an image that is taken over under `paths` was built. */
  readonly unchangedSince?: string;
  /** The name in the local engine, if the image was loaded. */
  readonly loadedReference?: string;
  /** The images that it was taken from, if another program made it. */
  readonly from?: NonNullable<ShippedTarget['from']>;
  /** What it was copied from, and the destinations that got it so: what belongs to it goes along. */
  readonly copied?: {
    readonly sources: readonly CarriedFrom[];
    readonly to: readonly Destination[];
  };
  /** The legs that built it, by platform, if it was merged. */
  readonly legs?: ShippedTarget['legs'];
  /** `DIRECTORY@DIGEST`, if it was written as an OCI layout. */
  readonly layout?: string;
  /** What the test of each platform came to; absent where this run has not tested it. */
  readonly tests?: Tests;
  readonly problems: readonly ProblemData[];
}

/** A build that may start before the preflight has ended. */
export interface EarlyBuild {
  /** All is checked that needs no network. */
  readonly start: () => void;
  /** Resolves when buildx has been started, or it is known that it is not started yet. */
  readonly begun: Promise<void>;
  /** Continues the build of a target, now pushing to these repositories; undefined if none was started. */
  readonly take: (
    target: Target,
    repositories: readonly Repository[],
  ) => Promise<Built | undefined>;
  /** Ends a build that was not taken, and keeps one from being started. */
  readonly drop: () => Promise<void>;
}

/** What building a target needs. */
export interface Production {
  /** What this run builds: of the whole plan, or a leg's part of it. */
  readonly plan: Plan;
  /** The plan with all platforms and tags. */
  readonly whole: Plan;
  readonly context: ApplyContext;
  readonly buildEnvironment: BuildEnvironment;
  readonly early: EarlyBuild;
  readonly watch: Stopwatch;
  /** The images that other programs made, by the names of their targets. */
  readonly taken: ReadonlyMap<string, TakenImage>;
  /** What legs built, to merge instead of building; undefined if this run builds. */
  readonly merge?: {
    readonly images: ReadonlyMap<Target, readonly PlatformImage[]>;
    /** Targets that cannot be merged, while others can. */
    readonly lost: ReadonlyMap<Target, readonly ProblemData[]>;
  };
  /** Opens what signs what is going to be tagged; undefined if this run does not sign. */
  readonly openSigner?: () => Promise<OpenedSigner>;
  /** Makes and stores provenance of what is going to be tagged; undefined if this run stores none. */
  readonly attester?: Attester;
  /** The receipt of the run so far. */
  readonly receipt?: () => Receipt;
  /** Exact tags that are read while the image is verified; empty if tags are not written right after. */
  readonly exactTags: Map<Destination, Promise<readonly ExactTagState[]>>;
  /** The targets that are made already, by name: others may be built on them. */
  readonly made?: ReadonlyMap<string, Produced>;
}

/** Why a target of several has no image, or none that is tagged. */
export interface Fate {
  readonly status: 'failed' | 'skipped';
  readonly reason: string;
}

/** A destination after preflight. */
export interface Surveyed {
  readonly destination: Destination;
  /** It takes part; false if it is not required and failed. */
  readonly usable: boolean;
  /** The repository does not exist, and is created when everything else is checked. */
  readonly isMissing?: boolean;
  /** Digests of our own earlier build that its exact tags point at, in the order of the plan. */
  readonly reusable: readonly string[];
  /** Refused for lack of credentials or permission. */
  readonly forbidden: boolean;
  readonly problems: readonly ProblemData[];
}
