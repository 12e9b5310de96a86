// SPDX-License-Identifier: Apache-2.0
// A builder as the run uses it, and as buildx describes it. Types only.
import type { Env } from '../../facts/facts.ts';
import type { Pusher } from './setting.ts';

/** A builder that can do what the run needs. */
export interface Builder {
  /** For `--builder`. */
  readonly name?: string;
  readonly driver: 'docker' | 'docker-container' | 'remote' | 'kubernetes';
  /** The engine's image store; only the `docker` driver uses it. */
  readonly store: 'containerd' | 'classic' | 'n/a';
  /**
   * It has several nodes. buildx joins what they push of a build of several platforms, and
   * tags it, even if it is told to push by digest; see {@link isDivided}.
   */
  readonly hasNodes: boolean;
  readonly canPushByDigest: boolean;
  readonly canWriteLayout: boolean;
  /** Absent where it cannot push to this process. */
  readonly pusher?: Pusher;
  /**
   * buildx's version: `0.29.1`. Read only on demand: after a failed build, or
   * to check whether buildx knows a flag.
   *
   * @throws Problem BUILDX_MISSING, BUILDX_OLD
   */
  readonly version: () => Promise<string>;
  /** The command that starts buildx: `docker buildx`, or the plugin itself. */
  readonly program: readonly [string, ...string[]];
  /** A Docker engine answers, so images can be loaded into it. */
  readonly hasEngine: boolean;
  /** Registry hosts (`host[:port]`) for which this builder is configured with plain HTTP or a certificate authority. */
  readonly knownHosts: readonly string[];
  /** Variables that every command on this builder needs: `BUILDX_CONFIG`. */
  readonly env: Env;
  /** Removes a builder that was created for this run. */
  readonly remove?: () => Promise<void>;
}

/** What the run needs from its builder. */
export interface BuilderRequirements {
  readonly platforms: readonly string[];
  /** It pushes: by digest, or through an OCI layout. */
  readonly push: boolean;
  /** The images are loaded into the local engine. */
  readonly load: boolean;
  /** Registry hosts that are pushed to. */
  readonly hosts: readonly string[];
  /**
   * Resolves when it is certain that there is something to build. Nothing that would have to be
   * removed again is created before; without it, at once.
   */
  readonly needed?: Promise<unknown>;
}

/** The command that starts buildx: the program and the words before the subcommand. */
export type Program = readonly [string, ...string[]];

/** A builder as buildx describes it. */
export interface FoundBuilder {
  readonly name: string;
  /** `docker`, `docker-container`, `remote`, `kubernetes`, `cloud`. */
  readonly driver: string;
  readonly platforms: readonly string[];
  /** How many nodes buildx distributes a build of several platforms over. */
  readonly nodes: number;
  /** Whether the first node's engine uses the containerd image store; undefined if buildx does not report it. */
  readonly containerd: boolean | undefined;
  /** Why a node cannot be reached, in buildx's words. */
  readonly error: string | undefined;
  /** See {@link Builder.pusher}; of a builder in buildx's files. */
  readonly pusher?: Pusher;
}
