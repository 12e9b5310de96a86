// SPDX-License-Identifier: Apache-2.0
// Which builder does the work: found, or made for this run. Does not know what is built.
import type { Env } from '../facts/facts.ts';
import type { Settings } from '../settings/settings.ts';
import type { Edge } from './apply.ts';

/** A builder that can do what the run needs. */
export interface Builder {
  /** For `--builder`; absent for the current one. */
  readonly name?: string;
  readonly driver: 'docker' | 'docker-container' | 'remote' | 'kubernetes';
  /** The engine's image store; it matters to the `docker` driver alone. */
  readonly store: 'containerd' | 'classic' | 'n/a';
  readonly canPushByDigest: boolean;
  readonly canWriteLayout: boolean;
  /** buildx's version: `0.29.1`. */
  readonly buildx: string;
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
  /** Registry hosts that are pushed to, as in {@link Settings.registries}. */
  readonly hosts: readonly string[];
}

/** The builder for this run, as the setting `builder` says. */
export declare function chooseBuilder(
  settings: Settings,
  edge: Edge,
  want: Wanted,
): Promise<Builder>;
