// SPDX-License-Identifier: Apache-2.0
// The commit to build and its time: the one that is checked out, unless another is requested.
import { error, notice, type ProblemData } from '../../problem.ts';
import type { Event, GitTags } from '../facts.ts';
import type { Git } from './git.ts';
import type { Reading } from '../reading.ts';
import { toSha } from './refs.ts';
import type { CheckedOverrides } from '../given.ts';
import { omitUndefined } from '../../omit-undefined.ts';

/** The commit that counts. */
export interface Commit {
  readonly sha: string;
  /** UTC ISO 8601; absent where git could not tell. */
  readonly commitTime?: string;
  /** Requested by the user; it may differ from the one that is checked out. */
  readonly isAsked: boolean;
}

/**
 * The commit that counts and its time.
 *
 * | there is                                  | counts                                      |
 * | ----------------------------------------- | ------------------------------------------- |
 * | `sha`                                     | that commit                                 |
 * | `git-tag` of a git tag that exists        | its commit                                  |
 * | a checkout                                | HEAD, unless `counts: event` is asked for   |
 * | no checkout                               | the event's                                 |
 *
 * Undefined with the error FACTS_NO_COMMITS or FACTS_UNKNOWN_COMMIT when there is none. A commit that
 * was asked for and is not checked out is the notice FACTS_NOT_CHECKED_OUT: fine to plan with, and an
 * error under ship.
 */
export async function readCommit(
  read: Reading,
  event: Event,
  gitTags: GitTags,
): Promise<Commit | undefined> {
  const { clone, problems } = read;
  const { sha, isAsked } = await chooseSha(read, event, gitTags);
  if (sha === undefined) return undefined;
  const head = clone?.head;
  if (head?.sha === sha) return { sha, isAsked, ...omitUndefined({ commitTime: head.time }) };
  if (isAsked && head !== undefined) problems.push(notCheckedOut(read.given, sha, head.sha));
  return { sha, isAsked, ...omitUndefined({ commitTime: await readTime(read, sha) }) };
}

/** The time of a commit, of the event's also where only the CI system knows it. */
async function readTime({ ci, clone, git }: Reading, sha: string): Promise<string | undefined> {
  const time = clone === undefined ? undefined : await git.commitTime(sha);
  return time ?? (sha === ci.sha ? ci.commitTime : undefined);
}

async function chooseSha(
  read: Reading,
  event: Event,
  gitTags: GitTags,
): Promise<{ readonly sha: string | undefined; readonly isAsked: boolean }> {
  const { ci, clone, given, input, problems } = read;
  if (given.sha !== undefined) return { sha: await readGivenSha(read, given.sha), isAsked: true };
  const tagged = findTagged(given, event, gitTags);
  if (tagged !== undefined) return { sha: tagged, isAsked: true };
  const head = clone?.head?.sha;
  const sha = input.counts === 'event' ? (ci.sha ?? head) : (head ?? ci.sha);
  if (sha === undefined) problems.push(noCommits());
  return { sha, isAsked: false };
}

/** The commit of a git tag given by hand, where there is such a git tag already. */
function findTagged(given: CheckedOverrides, event: Event, gitTags: GitTags): string | undefined {
  if (given.gitTag === undefined || event.kind === 'change' || !gitTags.known) return undefined;
  return gitTags.list.find(({ name }) => name === given.gitTag)?.sha;
}

async function readGivenSha(
  { git, problems }: Reading,
  given: string,
): Promise<string | undefined> {
  const sha = toSha(given) ?? (await expand(git, given));
  if (sha === undefined) problems.push(unknownCommit(given));
  return sha;
}

async function expand(git: Git, abbreviated: string): Promise<string | undefined> {
  const answer = await git.run(['rev-parse', '--verify', '--quiet', `${abbreviated}^{commit}`]);
  return answer.code === 0 ? toSha(answer.stdout.trim()) : undefined;
}

function noCommits(): ProblemData {
  const hint = 'Make the first commit, then run again.';
  return error('FACTS_NO_COMMITS', 'this repository has no commits yet.', hint);
}

function unknownCommit(given: string): ProblemData {
  const message = `sha: "${given}" is not a commit of this clone, or is ambiguous.`;
  return error('FACTS_UNKNOWN_COMMIT', message, 'Give the full commit ID.');
}

function notCheckedOut(
  { sha, gitTag }: CheckedOverrides,
  asked: string,
  head: string,
): ProblemData {
  const [name, value] = sha === undefined ? ['git-tag', gitTag ?? ''] : ['sha', sha];
  return notice(
    'FACTS_NOT_CHECKED_OUT',
    `${name}: "${value}" is commit "${asked.slice(0, 12)}", but "${head.slice(0, 12)}" is checked out, and the checkout is what is built.`,
    `Check out "${asked.slice(0, 12)}" first.`,
  );
}
