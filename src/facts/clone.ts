// SPDX-License-Identifier: Apache-2.0
// What the local clone says, in four or five git processes at once. Knows no CI system and asks no remote.
import type { ProblemData } from '../problem.ts';
import { error } from '../problem.ts';
import type { GitTag } from './facts.ts';
import type { GitAnswer, GitRun } from './gitrun.ts';
import { present } from './present.ts';
import { toBranch } from './refs.ts';
import { toUtc } from './time.ts';

/** The clone as it stands. */
export interface Clone {
  /** The commit that is checked out; absent before the first one. */
  readonly head?: { readonly sha: string; readonly time?: string };
  /** The branch that is checked out; absent when HEAD is detached. */
  readonly branch?: string;
  /** What the remote called its default branch when it was cloned. */
  readonly defaultBranch?: string;
  /** History was cut off, and with it the git tags. */
  readonly shallow: boolean;
  readonly gitTags: readonly GitTag[];
  readonly dirty: boolean;
  /** Where it was cloned from, as git would use it; credentials and all. */
  readonly remoteUrl?: string;
}

/**
 * Reads the clone, or says in a problem why there is none.
 *
 * git tags come from `show-ref`, which reads what a git tag leads to from the packed refs: eight times
 * faster than `for-each-ref` with `%(*objectname)` on 100,000 git tags. The working tree is compared only
 * when `withStatus` asks for it.
 */
export async function readClone(
  git: GitRun,
  withStatus: boolean,
): Promise<{ readonly clone: Clone } | { readonly problem: ProblemData }> {
  const [log, where, tags, remote, status] = await Promise.all([
    git(['log', '-1', '--no-show-signature', '--format=%H %cI', 'HEAD', '--']),
    git([
      'rev-parse',
      '--is-shallow-repository',
      '--symbolic-full-name',
      'HEAD',
      'refs/remotes/origin/HEAD',
    ]),
    git(['show-ref', '--tags', '--dereference']),
    git(['ls-remote', '--get-url']),
    withStatus
      ? git(['status', '--porcelain=v2', '--branch', '--untracked-files=normal'])
      : undefined,
  ]);
  const hasNoCommits = /bad revision 'HEAD'|does not have any commits/.test(log.stderr);
  if (log.code !== 0 && !hasNoCommits) return { problem: toProblem(log) };
  const [shallow, head, origin] = where.stdout.split('\n');
  return {
    clone: present({
      head: parseHead(log.stdout),
      branch: toBranch(head),
      defaultBranch: /^refs\/remotes\/origin\/(?!HEAD$)(.+)$/.exec(origin ?? '')?.[1],
      shallow: shallow === 'true',
      gitTags: parseGitTags(tags.stdout),
      dirty: status !== undefined && /^[^#\n]/m.test(status.stdout),
      remoteUrl: remote.code === 0 ? remote.stdout.trim() : undefined,
    }),
  };
}

function parseHead(text: string): Clone['head'] {
  const [, sha, time] = /^([0-9a-f]{40,64}) (\S+)/.exec(text) ?? [];
  return sha === undefined ? undefined : { sha, ...present({ time: toUtc(time) }) };
}

/**
 * The git tags in the output of `show-ref --dereference` or `ls-remote`, each with the commit it leads
 * to: an annotated git tag's second line (`^{}`) wins over its first.
 */
export function parseGitTags(text: string): readonly GitTag[] {
  const shas = new Map<string, string>();
  for (const line of text.split('\n')) {
    const end = line.search(/[\t ]/);
    if (end < 40 || !line.startsWith('refs/tags/', end + 1)) continue;
    const name = line.slice(end + 1 + 'refs/tags/'.length);
    shas.set(name.endsWith('^{}') ? name.slice(0, -3) : name, line.slice(0, end));
  }
  return [...shas].map(([name, sha]) => ({ name, sha }));
}

function toProblem(answer: GitAnswer): ProblemData {
  if (answer.failure === 'missing')
    return error(
      'FACTS_GIT_MISSING',
      'git was not found on the PATH.',
      'Install git, or run where it is installed.',
    );
  if (answer.failure === 'directory')
    return error(
      'FACTS_NO_DIRECTORY',
      'The directory to run in does not exist.',
      'Change to the checkout and run again.',
    );
  const owned = /dubious ownership in repository at '(.+?)'/.exec(answer.stderr)?.[1];
  if (owned !== undefined)
    return error(
      'FACTS_GIT_OWNERSHIP',
      `git does not read "${owned}", because it belongs to another user.`,
      `If you trust it: git config --global --add safe.directory '${owned}'`,
    );
  if (answer.stderr.includes('not a git repository'))
    return error(
      'FACTS_NOT_A_REPOSITORY',
      'This directory is not in a git repository.',
      'Change to the checkout of your project; in CI, check it out first.',
    );
  return error(
    'FACTS_GIT_FAILED',
    `git could not read the checkout: ${lastLine(answer.stderr)}`,
    'Run "git log -1" there and mend what it says.',
  );
}

/** The sentence of git's that says why, without credentials. */
export function lastLine(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const fatal =
    lines.findLast((line) => /^(fatal|error):/.test(line)) ?? lines.at(-1) ?? 'no reason given';
  return withoutCredentials(fatal.replace(/^(fatal|error): /, '').trim());
}

/** A text whose URLs carry no user and no password any more. */
export function withoutCredentials(text: string): string {
  return text.replace(/([a-z][a-z0-9+.-]*:\/\/)[^/\s@]*@/gi, '$1');
}
