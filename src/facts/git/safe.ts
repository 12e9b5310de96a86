// SPDX-License-Identifier: Apache-2.0
// Stops git in a checkout from prompting, locking, fetching, or running what untrusted files name. Starts no process.
import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Env } from '../facts.ts';

/** The configuration and the environment of a git command. */
export interface GitSafety {
  /** `key=value`, for `git -c`; they go before every file of configuration and before `GIT_CONFIG_COUNT`. */
  readonly config: readonly string[];
  /** The whole environment. */
  readonly env: Env;
}

/**
 * The configuration and the environment of every git command of ours.
 *
 * | key                   | value      | because                                                                    |
 * | --------------------- | ---------- | -------------------------------------------------------------------------- |
 * | `safe.bareRepository` | `explicit` | files of a commit can make up a bare repository, configuration and all     |
 * | `core.fsmonitor`      | `false`    | `git status` runs the program that it names                                |
 * | `core.hooksPath`      | `/dev/null`| no command of ours needs a hook                                            |
 * | `protocol.ext.allow`  | `never`    | an `ext::` URL is a command                                                |
 * | `core.askPass`        | none       | it would open a window to ask for a password; in CI it knows the answer    |
 * | `safe.directory`      | `*` in CI  | the checkout may belong to another user of the machine (containers do that) |
 *
 * What the user or a checkout step wrote for reaching the remote stays in force: `core.sshCommand`,
 * `credential.helper`, `http.*.extraheader`, includes. So do filters such as Git LFS, without which git
 * cannot tell whether a file has changed, and every `GIT_*` variable.
 *
 * @see https://git-scm.com/docs/git-config#Documentation/git-config.txt-safebareRepository
 */
export function makeGitSafety(env: Env, isCi: boolean): GitSafety {
  return {
    config: [
      'safe.bareRepository=explicit',
      'core.fsmonitor=false',
      'core.hooksPath=/dev/null',
      'protocol.ext.allow=never',
      isCi ? 'safe.directory=*' : 'core.askPass=',
    ],
    env: {
      ...env,
      SSH_ASKPASS: undefined,
      GIT_ASKPASS: isCi ? env.GIT_ASKPASS : undefined,
      GIT_TERMINAL_PROMPT: '0',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_NO_LAZY_FETCH: '1',
      GCM_INTERACTIVE: 'never',
      LC_ALL: 'C',
      LANGUAGE: '',
    },
  };
}

/**
 * The bare repository that git would read for a directory, in it or above it; undefined where it finds a
 * `.git` first, or nothing. git before 2.38 does not know `safe.bareRepository` and needs to be told.
 *
 * It errs on the safe side: what only resembles a bare repository counts as one.
 */
export function findBareRepository(directory: string): string | undefined {
  if (!existsSync(directory)) return undefined;
  let at = realpathSync(directory);
  for (;;) {
    if (hasGitDirectory(at)) return undefined;
    if (isBare(at)) return at;
    const parent = dirname(at);
    if (parent === at) return undefined;
    at = parent;
  }
}

/** A `.git` that is neither a file nor a repository is passed over by git. */
function hasGitDirectory(directory: string): boolean {
  const path = join(directory, '.git');
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true || isBare(path);
}

/** `commondir` is what the directory of a worktree has instead of objects and refs. */
function isBare(directory: string): boolean {
  const has = (name: string): boolean => existsSync(join(directory, name));
  return has('HEAD') && (has('commondir') || (has('objects') && has('refs')));
}
