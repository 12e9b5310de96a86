// SPDX-License-Identifier: Apache-2.0
// Reads the local clone in one process.
import { lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ProblemData } from '../../problem.ts';
import { error, toShellWord } from '../../problem.ts';
import { detectCi } from '../detect.ts';
import type { GitTag } from '../facts.ts';
import type { GitAnswer, GitContext, GitRun } from './run.ts';
import { createGitRun } from './run.ts';
import { withoutUrlSecrets } from '../../secret-text.ts';
import { toBranch } from './refs.ts';
import { toUtc } from '../time.ts';
import { omitUndefined } from '../../omit-undefined.ts';

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
  /** What is not committed; absent where all is. */
  readonly changes?: Changes;
  /** Where it was cloned from, as git would use it; credentials and all. */
  readonly remoteUrl?: string;
}

/** Files that are not committed. */
export interface Changes {
  readonly count: number;
  /** The first three, as git prints them. */
  readonly files: readonly string[];
}

/** The clone, or why there is none. */
export type ReadClone = { readonly clone: Clone } | { readonly problem: ProblemData };

/** The commands for every clone. Nothing in them comes from outside. */
const QUESTIONS = {
  log: ['log', '-1', '--no-show-signature', '--format=%H %cI', 'HEAD', '--'],
  where: [
    ...['rev-parse', '--is-shallow-repository', '--symbolic-full-name'],
    ...['HEAD', 'refs/remotes/origin/HEAD'],
  ],
  tags: ['show-ref', '--tags', '--dereference'],
  remote: ['ls-remote', '--get-url'],
} as const;

/** Asked outside CI only. */
const STATUS = ['status', '--porcelain=v2', '--branch', '--untracked-files=normal'] as const;

/** The paths of `status` begin at the top of the repository, also where git runs below it. */
const FROM_TOP = { config: ['status.relativePaths=false'] };

/**
 * Reads the clone, or says in a problem why there is none. The working tree is compared only outside CI.
 *
 * The questions go to git all at once, one process each.
 *
 * git tags come from `show-ref`, which reads what a git tag leads to from the packed refs: eight times
 * faster than `for-each-ref` with `%(*objectname)` on 100,000 git tags.
 */
export async function readClone(place: GitContext): Promise<ReadClone> {
  const isCi = detectCi(place.env) !== 'local';
  const git = createGitRun(place, isCi);
  const answers = await Promise.all([
    git(QUESTIONS.log),
    git(QUESTIONS.where),
    git(QUESTIONS.tags),
    git(QUESTIONS.remote),
    isCi ? undefined : git(STATUS, FROM_TOP),
  ]);
  const [log, where, tags, remote, status] = answers;
  const problem = findProblem(answers, log, status);
  if (problem !== undefined) return { problem };
  const [shallow, head, origin] = where.stdout.split('\n');
  const changed = await listChanged(status?.stdout ?? '', git, place);
  return {
    clone: omitUndefined({
      head: parseHead(log.stdout),
      branch: toBranch(head),
      defaultBranch: /^refs\/remotes\/origin\/(?!HEAD$)(.+)$/.exec(origin ?? '')?.[1],
      shallow: shallow === 'true',
      gitTags: parseGitTags(tags.stdout),
      dirty: changed.length > 0,
      changes: summarizeChanges(changed),
      remoteUrl: remote.code === 0 ? remote.stdout.trim() : undefined,
    }),
  };
}

/** Why the clone can't be read. A bare repository that is named has nothing that `status` could find changed. */
function findProblem(
  answers: readonly (GitAnswer | undefined)[],
  log: GitAnswer,
  status: GitAnswer | undefined,
): ProblemData | undefined {
  const unanswered = answers.find((answer) => answer?.failure !== undefined);
  if (unanswered !== undefined) return toProblem(unanswered);
  const hasNoCommits = /bad revision 'HEAD'|does not have any commits/.test(log.stderr);
  if (log.code !== 0 && !hasNoCommits) return toProblem(log);
  if (status === undefined || status.code === 0) return undefined;
  return status.stderr.includes('must be run in a work tree')
    ? undefined
    : failed(status, 'git status');
}

/** How many changed files a message names. */
const MOST_NAMED = 3;

function summarizeChanges(changed: readonly string[]): Changes | undefined {
  if (changed.length === 0) return undefined;
  return { count: changed.length, files: changed.slice(0, MOST_NAMED).map(toPath) };
}

/** The lines of git's status for what differs from the commit, except files of this run. */
async function listChanged(
  status: string,
  git: GitRun,
  { cwd, own = [] }: GitContext,
): Promise<readonly string[]> {
  const changes = status.split('\n').filter((line) => /^[^#]/.test(line));
  if (changes.length === 0 || own.length === 0 || changes.length > MOST_LOOKED_AT) return changes;
  const { stdout } = await git(['rev-parse', '--show-cdup']);
  const top = resolve(cwd, stdout.trim());
  return changes.filter((line) => {
    if (!line.startsWith('? ')) return true;
    const stats = lstatSync(resolve(top, line.slice(2)), { throwIfNoEntry: false });
    return !own.some(({ dev, ino }) => stats?.dev === dev && stats.ino === ino);
  });
}

/** Of more changes than these, some are not files of this run. */
const MOST_LOOKED_AT = 100;

/**
 * The path in a line of `git status --porcelain=v2`: the last field, which alone may hold blanks.
 *
 * @see https://git-scm.com/docs/git-status#_porcelain_format_version_2
 */
function toPath(line: string): string {
  const [, path = line] =
    /^(?:\? |1 (?:\S+ ){7}|2 (?:\S+ ){8}|u (?:\S+ ){9})([^\t]*)/.exec(line) ?? [];
  return path;
}

function parseHead(text: string): Clone['head'] {
  const [, sha, time] = /^([0-9a-f]{40,64}) (\S+)/.exec(text) ?? [];
  return sha === undefined ? undefined : { sha, ...omitUndefined({ time: toUtc(time) }) };
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
      'git not found in PATH.',
      'Install git, or run in an environment that has it.',
    );
  if (answer.failure === 'directory')
    return error(
      'FACTS_NO_DIRECTORY',
      'the working directory does not exist.',
      'Change to the checkout and run again.',
    );
  const owned = /dubious ownership in repository at '(.+)'$/m.exec(answer.stderr)?.[1];
  if (owned !== undefined)
    return error(
      'FACTS_GIT_OWNERSHIP',
      `git refuses to read "${owned}", because it belongs to another user.`,
      `If you trust it: git config --global --add safe.directory ${toShellWord(owned)}`,
    );
  const bare = /cannot use bare repository '(.+)' \(/.exec(answer.stderr)?.[1];
  if (bare !== undefined)
    return error(
      'FACTS_BARE_REPOSITORY',
      `"${bare}" is a bare git repository, whose configuration could run programs: it is not read.`,
      'Run in the root of the checkout, or set GIT_DIR to use that repository.',
    );
  if (answer.stderr.includes('not a git repository'))
    return error(
      'FACTS_NOT_A_REPOSITORY',
      'not in a git repository.',
      'Change to the checkout of your project; in CI, check it out first.',
    );
  return failed(answer, 'git log -1');
}

function failed({ stderr }: GitAnswer, command: string): ProblemData {
  return error(
    'FACTS_GIT_FAILED',
    `git could not read the checkout: ${lastLine(stderr)}`,
    `Run "${command}" there and fix what it reports.`,
  );
}

/** The line of git's output with the reason, without credentials. */
export function lastLine(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const fatal =
    lines.findLast((line) => /^(fatal|error):/.test(line)) ?? lines.at(-1) ?? 'no reason given';
  return withoutUrlSecrets(fatal.replace(/^(fatal|error): /, '').trim());
}
