// SPDX-License-Identifier: Apache-2.0
// How git runs for the facts: it never prompts, takes no locks and fetches nothing.
import { existsSync } from 'node:fs';
import type { CommandResult, Shell } from '../../shell.ts';
import type { Env } from '../facts.ts';
import { findBareRepository, makeGitSafety } from './safe.ts';
import { withoutCheckoutPrograms } from './program-path.ts';
import { omitUndefined } from '../../omit-undefined.ts';

/** The result of a git command. Never thrown: `code` is null when it could not be started or was ended. */
export interface GitAnswer {
  readonly code: number | null;
  readonly stdout: string;
  /** In English, whatever the user's language. */
  readonly stderr: string;
  /** Why there is no exit code. */
  readonly failure?: 'missing' | 'timeout' | 'directory' | 'ended';
}

/** Runs one git command in the checkout. */
export type GitRun = (args: readonly string[], options?: GitRunOptions) => Promise<GitAnswer>;

/** How one command differs from the others. */
export interface GitRunOptions {
  /** End it after this long, ms. */
  readonly timeoutMs?: number;
  /** `key=value`, on top of the configuration. Arguments can be read by others: never a secret. */
  readonly config?: readonly string[];
  /** Variables on top of the environment. */
  readonly env?: Env;
}

/** Where git runs. */
export interface GitContext {
  readonly cwd: string;
  readonly env: Env;
  readonly shell: Shell;
  readonly signal?: AbortSignal;
  /** Files that this run reads or writes: if untracked, they do not make the checkout dirty. */
  readonly own?: readonly FileIdentity[];
}

/** A file, whatever its name. */
export interface FileIdentity {
  readonly dev: number;
  readonly ino: number;
}

/**
 * A runner of git commands that never prompt, never page, take no locks, fetch nothing by themselves, and
 * run nothing that files of a commit could name: all of them get the options of {@link makeGitSafety}.
 *
 * In CI the checkout may belong to another user of the machine (containers do that), and git would
 * refuse to read it; there it is trusted for these commands only. Elsewhere git's refusal stands.
 */
export function createGitRun({ cwd, env, shell, signal }: GitContext, isCi: boolean): GitRun {
  const safety = makeGitSafety(withoutCheckoutPrograms(env, cwd), isCi);
  const bare = env.GIT_DIR === undefined ? findBareRepository(cwd) : undefined;
  return async (args, { timeoutMs, config = [], env: more } = {}) => {
    if (bare !== undefined) return toRefusal(bare);
    const options = [...safety.config, ...config].flatMap((entry) => ['-c', entry]);
    return toAnswer(
      await shell({
        argv: ['git', ...options, ...args],
        cwd,
        env: { ...safety.env, ...more },
        captureLimit: Infinity, // 100,000 git tags are 8 MB
        ...omitUndefined({ timeoutMs, signal }),
      }),
      cwd,
    );
  };
}

/** As git since 2.38 says it. */
function toRefusal(bare: string): GitAnswer {
  const stderr = `fatal: cannot use bare repository '${bare}' (safe.bareRepository is 'explicit')`;
  return { code: 128, stdout: '', stderr };
}

function toAnswer(result: CommandResult, cwd: string): GitAnswer {
  const { code, stdout, stderr } = result;
  if (code !== null) return { code, stdout, stderr };
  return { code, stdout, stderr: result.spawnError ?? stderr, failure: failureOf(result, cwd) };
}

/** A missing directory and a missing program give the same error. */
function failureOf(
  { spawnError, timedOut }: CommandResult,
  cwd: string,
): NonNullable<GitAnswer['failure']> {
  if (timedOut) return 'timeout';
  if (spawnError === 'ENOTDIR') return 'directory';
  if (spawnError === 'ENOENT') return existsSync(cwd) ? 'missing' : 'directory';
  return 'ended';
}
