// SPDX-License-Identifier: Apache-2.0
// Where are we? Puts together what the CI system, the clone, its remote and the user say. Knows no single CI system.
import type { Parsed, ProblemData } from '../problem.ts';
import { error, notice } from '../problem.ts';
import type { CiFacts } from './ci.ts';
import type { Clone } from './clone.ts';
import { readClone } from './clone.ts';
import { detectCi, readCiFacts } from './detect.ts';
import type { Env, Event, Facts, GitTags } from './facts.ts';
import type { Git } from './git.ts';
import { openGit } from './git.ts';
import { decideGitTags } from './gittags.ts';
import { readLocalEvent, toOwnRepository } from './local.ts';
import type { CheckedOverrides, FactOverrides } from './overrides.ts';
import { parseOverrides, toOverriddenEvent } from './overrides.ts';
import { present } from './present.ts';
import { parseProjectUrl } from './project.ts';
import { toRef, toSha } from './refs.ts';

export type { FactOverrides } from './overrides.ts';

/** Where to read the facts from. */
export interface FactsInput {
  readonly env: Env;
  readonly cwd: string;
  /** GitHub's event payload, parsed; undefined where there is none. */
  readonly payload: unknown;
  /** The time of the run, UTC ISO 8601. */
  readonly now: string;
  readonly overrides: FactOverrides;
  /** Whether the remote may be asked for git tags and its default branch. It is never required. */
  readonly remote: 'ask' | 'never';
  /** Which git tags at HEAD a local run is about, when there are several projects in one repository. */
  readonly tagPrefix?: string;
}

/** Everything read so far, on the way to the facts. */
interface Read {
  readonly input: FactsInput;
  readonly given: CheckedOverrides;
  readonly ci: CiFacts;
  readonly git: Git;
  /** Absent where the CI system says enough and there is no clone to be read. */
  readonly clone: Clone | undefined;
  readonly problems: ProblemData[];
}

/**
 * The facts of this run, or every problem that keeps it from having any.
 *
 * The CI system's word goes before git's, and the user's before both. git is asked in one round of
 * processes side by side; a second round asks the remote, and for whatever the first one left open.
 */
export async function readFacts(input: FactsInput): Promise<Parsed<Facts>> {
  const overrides = parseOverrides(input.overrides);
  const ci = readCiFacts(detectCi(input.env), input.env, input.payload);
  const git = openGit(input.cwd, input.env);
  const read = await readClone(git.run, ci.ci === 'local');
  const problems = [...overrides.problems, ...(ci.notices ?? [])];
  const canDoWithout = ci.sha !== undefined && ci.event !== undefined;
  if ('problem' in read) problems.push(canDoWithout ? toNotice(read.problem) : read.problem);
  if (!overrides.ok || ('problem' in read && !canDoWithout)) return { ok: false, problems };
  const clone = 'clone' in read ? read.clone : undefined;
  return complete({ input, given: overrides.value, ci, git, clone, problems });
}

async function complete(read: Read): Promise<Parsed<Facts>> {
  const { ci, clone, git, given, input, problems } = read;
  const asks = input.remote === 'ask' && clone?.remoteUrl !== undefined;
  const known = given.defaultBranch ?? ci.defaultBranch ?? clone?.defaultBranch;
  const [asked, remoteDefault] = await Promise.all([
    asks ? git.remoteGitTags(clone.remoteUrl) : undefined,
    asks && known === undefined ? git.remoteDefaultBranch(clone.remoteUrl) : undefined,
  ]);
  const defaultBranch = known ?? remoteDefault;
  const { gitTags, notices } = decideGitTags({ clone, asked, isCi: ci.ci !== 'local' });
  problems.push(...notices);
  const happened = toHappened(read, gitTags, defaultBranch);
  const commit = await readCommit(read, happened.event, gitTags);
  if (commit === undefined) return { ok: false, problems };
  return {
    ok: true,
    problems,
    value: {
      ci: ci.ci,
      ...happened,
      ...commit,
      dirty: clone?.dirty ?? false,
      ...present({
        defaultBranch,
        ciSha: given.sha === undefined ? ci.ciSha : undefined,
        protected: ci.protected,
        environment: ci.environment,
        ownRepository:
          ci.ownRepository ?? (ci.ci === 'local' ? toOwnRepository(clone?.remoteUrl) : undefined),
      }),
      project: { ...parseProjectUrl(clone?.remoteUrl).project, ...ci.project },
      run: { ...ci.run, ...present({ number: given.build ?? ci.run.number }) },
      now: given.now ?? input.now,
      gitTags,
    },
  };
}

/** What happened, its name and its ref, from the CI system or the checkout, or as given. */
function toHappened(read: Read, gitTags: GitTags, defaultBranch: string | undefined) {
  const { ci, clone, given, input } = read;
  const event = toTagRun(ci, gitTags) ?? ci.event ?? toCheckedOut(clone, input.tagPrefix);
  const branch = clone?.branch ?? (event.kind === 'branch' ? event.branch : undefined);
  const overridden = toOverriddenEvent(given, { event, branch, defaultBranch });
  if (overridden !== undefined) {
    const { event: asked } = overridden;
    return {
      ...overridden,
      ...present({ baseRef: asked.kind === 'change' ? asked.target : undefined }),
    };
  }
  return {
    event,
    eventName: ci.eventName ?? ci.ci,
    ref: ci.ref ?? toRef(event),
    ...present({ baseRef: ci.baseRef }),
  };
}

/**
 * A `workflow_run` after the push of a git tag carries the git tag's name as its head branch. Only the
 * list of git tags tells the two apart.
 */
function toTagRun({ event, sha }: CiFacts, gitTags: GitTags): Event | undefined {
  if (event?.kind !== 'branch' || event.trigger !== 'workflow_run' || !gitTags.known)
    return undefined;
  const isGitTag = gitTags.list.some((tag) => tag.name === event.branch && tag.sha === sha);
  return isGitTag ? { kind: 'gitTag', gitTag: event.branch, trigger: 'workflow_run' } : undefined;
}

function toCheckedOut(clone: Clone | undefined, tagPrefix: string | undefined): Event {
  return clone === undefined
    ? { kind: 'other', name: 'unknown' }
    : readLocalEvent(clone, tagPrefix);
}

/** The commit that is built and its time; undefined, with a problem, when there is none. */
async function readCommit(
  read: Read,
  event: Event,
  gitTags: GitTags,
): Promise<{ sha: string; commitTime?: string } | undefined> {
  const { ci, clone, git, problems } = read;
  const sha = await chooseSha(read, event, gitTags);
  if (sha === undefined) return undefined;
  if (clone?.head !== undefined && clone.head.sha !== sha) problems.push(toMismatch(read, sha));
  const isCiCommit = sha === ci.sha;
  const time =
    clone?.head?.sha === sha
      ? clone.head.time
      : ((clone === undefined ? undefined : await git.commitTime(sha)) ??
        (isCiCommit ? ci.commitTime : undefined));
  return { sha, ...present({ commitTime: time }) };
}

async function chooseSha(
  { ci, clone, git, given, problems }: Read,
  event: Event,
  gitTags: GitTags,
): Promise<string | undefined> {
  if (given.sha !== undefined) {
    const full = toSha(given.sha) ?? (await expand(git, given.sha));
    if (full === undefined)
      problems.push(
        error(
          'FACTS_UNKNOWN_COMMIT',
          `--sha "${given.sha}" is no commit of this clone, or of several.`,
          'Give all of its digits.',
        ),
      );
    return full;
  }
  const tagged =
    given.gitTag !== undefined && event.kind !== 'change' && gitTags.known
      ? gitTags.list.find(({ name }) => name === given.gitTag)?.sha
      : undefined;
  const sha = tagged ?? ci.sha ?? clone?.head?.sha;
  if (sha === undefined)
    problems.push(
      error(
        'FACTS_NO_COMMITS',
        'This repository has no commits yet.',
        'Make the first commit, then run again.',
      ),
    );
  return sha;
}

async function expand(git: Git, abbreviated: string): Promise<string | undefined> {
  const answer = await git.run(['rev-parse', '--verify', '--quiet', `${abbreviated}^{commit}`]);
  return answer.code === 0 ? toSha(answer.stdout.trim()) : undefined;
}

function toMismatch({ ci, clone }: Read, sha: string): ProblemData {
  const head = clone?.head?.sha.slice(0, 12) ?? '';
  const who = sha === ci.sha ? 'the run is about' : 'you ask for';
  return notice(
    'FACTS_OTHER_COMMIT',
    `The checkout is at commit "${head}", but ${who} "${sha.slice(0, 12)}": what is built is what is checked out.`,
    'Check out the commit that you mean, or give it with --sha.',
  );
}

function toNotice({ code, message, hint }: ProblemData): ProblemData {
  return notice(code, `${message} Git tags and commit times are not known.`, hint);
}
