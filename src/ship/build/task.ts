// SPDX-License-Identifier: Apache-2.0
// One run of buildx: what to build, with what, and how it went. Types only.
import type { Env } from '../../facts/facts.ts';
import type { Target } from '../../plan/plan.ts';
import type { ProblemData } from '../../problem.ts';
import type { FailureKind } from './failure.ts';
import type { ShipContext } from '../context.ts';
import type { Builder } from '../builder/builder.ts';

/** What to build, and with what. */
export interface BuildTask {
  readonly target: Target;
  readonly context: ShipContext;
  readonly builder: Builder;
  /** What buildx needs to log in, on top of the run's own environment. */
  readonly childEnv: Env;
  /** The build args with their values (`KEY=value`), of which the plan's argv shows secret ones as `***`. */
  readonly buildArgs: readonly string[];
  /** Told of every run of a build beyond its first, whatever comes of it. */
  readonly onRetry: () => void;
}

/** What one build is to add, and which failures it is not to retry. */
export interface BuildOrder {
  /** `--output`, `--load`, `--tag` and the like. */
  readonly args: readonly string[];
  /** Instead of the plan's platforms. */
  readonly platform?: string;
  /** What is exported is no index, and BuildKit refuses annotations for one. */
  readonly isBare?: boolean;
  /** Without attestations, whoever asked for them. */
  readonly isUnattested?: boolean;
  /** The same was built a moment ago: taken from the cache, and the cache is not written anew. */
  readonly isAgain?: boolean;
  /** Failures that the caller has a better answer to than trying again. */
  readonly yieldOn?: readonly FailureKind[];
  /** To be told of every piece of output. */
  readonly hear?: (chunk: string) => void;
}

/** What buildx said about the image it made. */
export interface BuildMetadata {
  readonly digest: string | undefined;
  readonly mediaType: string | undefined;
  readonly configDigest: string | undefined;
}

/** A build that succeeded; `retries` are the runs beyond the first. */
export interface FinishedBuild {
  readonly ok: true;
  readonly metadata: BuildMetadata;
  readonly retries: number;
}

/** A build that failed for good. */
export interface FailedBuild {
  readonly ok: false;
  readonly kind: FailureKind;
  readonly problem: ProblemData;
  readonly retries: number;
}

/** How a build went. */
export type BuildOutcome = FinishedBuild | FailedBuild;
