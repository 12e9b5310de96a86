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
  /** Variables that buildx needs to log in, in addition to the run's environment. */
  readonly childEnv: Env;
  /** The same with logins that last, where some end; absent where none does. */
  readonly renewEnv?: (() => Promise<Env>) | undefined;
  /** The build args with their values (`KEY=value`), of which the plan's argv shows secret ones as `***`. */
  readonly buildArgs: readonly string[];
  /** Called for every retry of a build, whatever its outcome. */
  readonly onRetry: () => void;
  /** Called with what BuildKit found in the Dockerfile, after each build. */
  readonly onChecked?: ((problems: readonly ProblemData[]) => void) | undefined;
}

/** What one build adds to the command, and which failures it must not retry. */
export interface BuildOrder {
  /** `--output`, `--load`, `--tag` and the like. */
  readonly args: readonly string[];
  /** Instead of the plan's platforms. */
  readonly platform?: string;
  /** The export is not an index, and BuildKit refuses annotations for an index. */
  readonly isBare?: boolean;
  /** Without attestations, even if they were asked for. */
  readonly isUnattested?: boolean;
  /** The same was just built: use the cache, and do not write the cache again. */
  readonly isAgain?: boolean;
  /** Whether the caller handles a failure better than a retry does; `said` is what buildx wrote. */
  readonly yieldsOn?: (kind: FailureKind, said: string) => boolean;
  /** It is pushed to this process, which ends a push without progress by itself. */
  readonly isPaced?: boolean;
  /** Called with every chunk of output. */
  readonly hear?: (chunk: string) => void;
}

/** What buildx reported about the image. */
export interface BuildMetadata {
  readonly digest: string | undefined;
  readonly mediaType: string | undefined;
  readonly configDigest: string | undefined;
}

/** A successful build; `retries` is the number of repeated runs. */
export interface FinishedBuild {
  readonly ok: true;
  readonly metadata: BuildMetadata;
  readonly retries: number;
}

/** A build that failed permanently. */
export interface FailedBuild {
  readonly ok: false;
  readonly kind: FailureKind;
  readonly problem: ProblemData;
  readonly retries: number;
}

/** The outcome of a build. */
export type BuildOutcome = FinishedBuild | FailedBuild;
