// SPDX-License-Identifier: Apache-2.0
// The state of a run that its steps share: what a target is made with and what came of it. Types only.
import type { Env } from '../facts/facts.ts';
import type { Plan, Target } from '../plan/plan.ts';
import type { ProblemData } from '../problem.ts';
import type { BuiltImage, PushedImage, Destination } from './destination.ts';
import type { Stopwatch } from './stopwatch.ts';
import type { ApplyContext } from './context.ts';
import type { Builder } from './builder/builder.ts';
import type { ExactTagState } from './tag/exact/state.ts';

/** What all targets of a run share. */
export interface BuildEnvironment {
  /**
   * Begins to find out what building will need, beside whatever else goes on. Nothing comes of it,
   * a failure neither, in a run that builds nothing.
   */
  readonly prepare: () => void;
  readonly builder: () => Promise<Builder>;
  readonly childEnv: () => Promise<Env>;
  /** Told of every run of a build beyond its first. */
  readonly onRetry: () => void;
}

/** A target's bits, where they are now. */
export interface Produced {
  readonly target: Target;
  readonly builtImage: BuiltImage | undefined;
  /** Places that have the bits by digest. */
  readonly pushedImages: readonly PushedImage[];
  /** They were there already and nothing was built. */
  readonly reused: boolean;
  /** The name in the local engine, when the image went there. */
  readonly loadedReference?: string;
  readonly problems: readonly ProblemData[];
}

/** What a target is made with. */
export interface Production {
  readonly plan: Plan;
  readonly context: ApplyContext;
  readonly buildEnvironment: BuildEnvironment;
  readonly watch: Stopwatch;
  /** Exact tags that are read in advance, while the image is read back; empty where tags don't follow at once. */
  readonly exactTags: Map<Destination, Promise<readonly ExactTagState[]>>;
}

/** A place that was asked. */
export interface Surveyed {
  readonly destination: Destination;
  /** It takes part; false for one that is not required and failed. */
  readonly usable: boolean;
  /** Digests of our own earlier build that its exact tags hold, in the order of the plan. */
  readonly reusable: readonly string[];
  /** Refused for want of credentials or permission. */
  readonly forbidden: boolean;
  readonly problems: readonly ProblemData[];
}
