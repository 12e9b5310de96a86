// SPDX-License-Identifier: Apache-2.0
// What the credentials of a run need. Types only.
import type { Clock } from '../clock.ts';
import type { Env, Trust } from '../facts/facts.ts';
import type { Log } from '../log.ts';
import type { Settings } from '../settings/settings.ts';
import type { Shell } from '../shell.ts';
import type { StandardInput } from './password.ts';

/** What the credentials of a run need. */
export interface CredentialOptions {
  readonly settings: Pick<Settings, 'registries' | 'githubToken' | 'primary'> &
    Partial<Pick<Settings, 'retryDeadline'>>;
  readonly env: Env;
  /** The environment of children, if it differs. */
  readonly baseEnv?: Env;
  readonly shell: Shell;
  /** Where relative paths of password files start. */
  readonly cwd: string;
  /** Private, and removed when the run ends. */
  readonly tempDir: string;
  readonly signal?: AbortSignal;
  readonly log?: Log;
  /** An untrusted run, or one that is not known, asks for no identity token. */
  readonly trust?: Trust;
  /** The real time without it. */
  readonly clock?: Clock;
  /** Called with each secret as soon as it is known. */
  readonly vault?: { readonly add: (secrets: readonly string[]) => void };
  /** Standard input; the process's own without it. */
  readonly stdin?: StandardInput;
}
