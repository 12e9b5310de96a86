// SPDX-License-Identifier: Apache-2.0
// A builder as the run uses it, and as buildx describes one. Types only.
import type { Env } from '../../facts/facts.ts';

/** A builder that can do what the run needs. */
export interface Builder {
  /** For `--builder`. */
  readonly name?: string;
  readonly driver: 'docker' | 'docker-container' | 'remote' | 'kubernetes';
  /** The engine's image store; it matters to the `docker` driver alone. */
  readonly store: 'containerd' | 'classic' | 'n/a';
  /**
   * It has several nodes. What they push of a build of several platforms, buildx joins by itself and
   * tags, also where it is told to push by digest; see {@link isDivided}.
   */
  readonly hasNodes: boolean;
  readonly canPushByDigest: boolean;
  readonly canWriteLayout: boolean;
  /**
   * buildx's version: `0.29.1`. Asked only when somebody wants to know: whoever saw a build fail, and
   * wonders whether buildx knows its flags.
   *
   * @throws Problem BUILDX_MISSING, BUILDX_OLD
   */
  readonly version: () => Promise<string>;
  /** How buildx is started: `docker buildx`, or the plugin itself. */
  readonly program: readonly [string, ...string[]];
  /** A Docker engine answers, so images can be loaded into it. */
  readonly hasEngine: boolean;
  /** Registry hosts (`host[:port]`) whose plain HTTP or certificate authority this builder was told of. */
  readonly knownHosts: readonly string[];
  /** What every command on this builder needs in its environment besides: `BUILDX_CONFIG`. */
  readonly env: Env;
  /** Takes a builder that was made for this run away again. */
  readonly remove?: () => Promise<void>;
}

/** What the run will ask of its builder. */
export interface Wanted {
  readonly platforms: readonly string[];
  /** It pushes: by digest, or through an OCI layout. */
  readonly push: boolean;
  /** The images are loaded into the local engine. */
  readonly load: boolean;
  /** Registry hosts that are pushed to. */
  readonly hosts: readonly string[];
  /**
   * Resolves when it is certain that there is something to build. Nothing that would have to be
   * taken away again is made before; without it, at once.
   */
  readonly needed?: Promise<unknown>;
}

/** How buildx is started: the program and the words before the sub-command. */
export type Program = readonly [string, ...string[]];

/** A builder as buildx describes it. */
export interface FoundBuilder {
  readonly name: string;
  /** `docker`, `docker-container`, `remote`, `kubernetes`, `cloud`. */
  readonly driver: string;
  readonly platforms: readonly string[];
  /** How many nodes buildx spreads a build of several platforms over. */
  readonly nodes: number;
  /** The first node's engine keeps its images in containerd; undefined where buildx does not say. */
  readonly containerd: boolean | undefined;
  /** Why a node cannot be reached, in buildx's words. */
  readonly error: string | undefined;
}
