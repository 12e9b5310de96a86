// SPDX-License-Identifier: Apache-2.0
// Do it: a Plan becomes a Receipt. Types of the entry; the steps live beside this file.
import type { Env, GitTags } from '../facts/facts.ts';
import type { RegistryClient } from '../registry/registry.ts';
import type { Log } from '../report/log.ts';
import type { Settings } from '../settings/settings.ts';
import type { Clock } from './clock.ts';
import type { Shell } from './shell.ts';

/** Everything outside the program that shipping touches, handed in by a face. */
export interface Edge {
  readonly env: Env;
  /** The checkout; relative paths in settings start here. */
  readonly cwd: string;
  readonly shell: Shell;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** A directory that exists, is private (0700) and is removed when the run ends. */
  readonly tempDir: string;
}

/** What shipping needs besides the plan. */
export interface ShipContext extends Edge {
  readonly settings: Settings;
  readonly registries: RegistryClient;
  /** Reads the project's git tags and a branch's tip again, from the remote where there is one. */
  readonly remote: {
    readonly gitTags: () => Promise<GitTags>;
    readonly tip: (branch: string) => Promise<string | undefined>;
    /** Whether `ancestor` is an ancestor of `sha`; undefined when history cannot tell. */
    readonly isAncestor: (ancestor: string, sha: string) => Promise<boolean | undefined>;
    /** The committer time of a commit that the clone has, UTC ISO 8601. */
    readonly commitTime: (sha: string) => Promise<string | undefined>;
  };
}
