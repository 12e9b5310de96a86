// SPDX-License-Identifier: Apache-2.0
// Where are we? Puts together what the CI system, the clone, its remote and the user say. Knows no single CI system.
import type { Parsed, ProblemData } from '../problem.ts';
import { error, notice } from '../problem.ts';
import type { CiFacts } from './ci.ts';
import type { Clone, ReadClone } from './clone.ts';
import { readClone } from './clone.ts';
import { detectCi } from './detect.ts';
import type { Event, Facts, GitTags, Origin } from './facts.ts';
import type { Git } from './git.ts';
import { openGit } from './git.ts';
import type { GitPlace } from './gitrun.ts';
import { decideGitTags } from './gittags.ts';
import { readLocalEvent, toOwnRepository } from './local.ts';
import type { CheckedOverrides, FactOverrides } from './overrides.ts';
import { parseOverrides, toOverriddenEvent } from './overrides.ts';
import { present } from './present.ts';
import { parseProjectUrl } from './project.ts';
import { readCiFacts } from './readers.ts';
import { toRef, toSha } from './refs.ts';
import { decideTrust, type Evidence } from './trust.ts';

export type { FactOverrides } from './overrides.ts';

/** Where to read the facts from. */
export interface FactsInput extends GitPlace {
  /** GitHub's event payload, parsed; undefined where there is none. */
  readonly payload: unknown;
  /** The time of the run, UTC ISO 8601. */
  readonly now: string;
  readonly overrides: FactOverrides;
  /** Whether the remote may be asked for git tags and its default branch. It is never required. */
  readonly remote: 'ask' | 'never';
  /** Which git tags at HEAD a local run is about, when there are several projects in one repository. */
  readonly tagPrefix?: string;
  /** The clone in `cwd`, where somebody has begun to read it already. */
  readonly clone?: Promise<ReadClone>;
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
 * The CI system's word goes before git's, and the user's before both. The clone is read in one go; a
 * second round asks the remote, and for whatever the first one left open.
 */
export async function readFacts(input: FactsInput): Promise<Parsed<Facts>> {
  const overrides = parseOverrides(input.overrides);
  const ci = readCiFacts(detectCi(input.env), input.env, input.payload);
  const git = openGit(input);
  const read = await (input.clone ?? readClone(input));
  const problems = [...overrides.problems, ...(ci.notices ?? [])];
  const canDoWithout = ci.sha !== undefined && ci.event !== undefined;
  if ('problem' in read) problems.push(canDoWithout ? toNotice(read.problem) : read.problem);
  if (!overrides.ok || ('problem' in read && !canDoWithout)) return { ok: false, problems };
  const clone = 'clone' in read ? read.clone : undefined;
  return complete({ input, given: overrides.value, ci, git, clone, problems });
}

async function complete(read: Read): Promise<Parsed<Facts>> {
  const { problems } = read;
  if (isWithoutEvent(read)) return { ok: false, problems };
  const { gitTags, defaultBranch } = await readRemote(read);
  const happened = toHappened(read, gitTags, defaultBranch);
  const commit = await readCommit(read, happened.event, gitTags);
  if (commit === undefined) return { ok: false, problems };
  return {
    ok: true,
    value: toFacts(read, { ...happened, ...commit, gitTags }, defaultBranch),
    problems,
  };
}

/** The git tags and the default branch: one round of questions to the remote, where it may be asked. */
async function readRemote({ ci, clone, git, given, input, problems }: Read) {
  const url = input.remote === 'ask' ? clone?.remoteUrl : undefined;
  const known = given.defaultBranch ?? ci.defaultBranch ?? clone?.defaultBranch;
  const [asked, remoteDefault] = await Promise.all([
    url === undefined ? undefined : git.remoteGitTags(url),
    url === undefined || known !== undefined ? undefined : git.remoteDefaultBranch(url),
  ]);
  const { gitTags, notices } = decideGitTags({ clone, asked, isCi: ci.ci !== 'local' });
  problems.push(...notices);
  return { gitTags, defaultBranch: known ?? remoteDefault };
}

function toFacts(
  { ci, clone, given, input }: Read,
  read: Pick<Facts, 'event' | 'eventName' | 'ref' | 'baseRef' | 'sha' | 'commitTime' | 'gitTags'>,
  defaultBranch: string | undefined,
): Facts {
  const { environment, protected: isProtected } = ci;
  return {
    ci: ci.ci,
    ...read,
    trust: decideTrust(read.event, toEvidence(ci, given, clone)),
    dirty: clone?.dirty ?? false,
    ...present({
      defaultBranch,
      metadata: isAsGiven(input.overrides) ? ci.metadata : undefined,
      protected: isProtected,
      environment,
      ownRepository: ci.ownRepository ?? guessRepository(ci, clone),
    }),
    project: { ...parseProjectUrl(clone?.remoteUrl).project, ...ci.project },
    run: { ...ci.run, ...present({ number: given.build ?? ci.run.number }) },
    now: given.now ?? input.now,
  };
}

/** What is known of the trust besides the event: only what the CI system says, and `--fork`. */
function toEvidence(ci: CiFacts, given: CheckedOverrides, clone: Clone | undefined): Evidence {
  return {
    isLocal: ci.ci === 'local',
    said: ci.event,
    isGiven: ci.eventProblem !== undefined,
    isFork: given.isFork,
    actors: ci.actors,
    defaultBranch: ci.defaultBranch,
    trustedAt: ci.trustedAt,
    head: clone?.head?.sha,
  };
}

/** Whether no one says what the run is about, where the checkout can't tell; the problem is noted then. */
function isWithoutEvent({ ci, given, problems }: Read): boolean {
  const { eventName, gitTag, branch, change } = given;
  const asked = eventName ?? gitTag ?? branch ?? change;
  if (ci.eventProblem === undefined || asked !== undefined) return false;
  problems.push(ci.eventProblem);
  return true;
}

/** Whether the user leaves the event, its ref and its commit as the CI system says them. */
function isAsGiven({ gitTag, branch, event, sha, change }: FactOverrides): boolean {
  return [gitTag, branch, event, sha, change].every((given) => given === undefined);
}

function guessRepository(ci: CiFacts, clone: Clone | undefined): string | undefined {
  return ci.ci === 'local' ? toOwnRepository(clone?.remoteUrl) : undefined;
}

/** What happened, its name and its ref, from the CI system or the checkout, or as given. */
function toHappened(read: Read, gitTags: GitTags, defaultBranch: string | undefined) {
  const { ci, given } = read;
  const event = toFound(read, gitTags);
  const overridden = toOverriddenEvent(given, {
    event,
    branch: toCheckedOut(read)?.branch ?? (event.kind === 'branch' ? event.branch : undefined),
    defaultBranch,
    origin: given.isFork ? 'fork' : toOrigin(ci),
  });
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
 * The origin of a change given by hand: outside CI the user's own. In CI it is that of the run's change, the
 * project's on the push of a branch (which may have a change open), and else unknown: a run started by
 * hand or by a comment may have any change checked out.
 */
function toOrigin({ ci, event }: CiFacts): Origin {
  if (ci === 'local') return 'project';
  if (event?.kind === 'change') return event.origin;
  return event?.kind === 'branch' && event.trigger === 'push' ? 'project' : 'unknown';
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

/** What happened before anything is given by hand; only `--fork` counts already. */
function toFound(read: Read, gitTags: GitTags): Event {
  const { ci, given, input } = read;
  const event = toTagRun(ci, gitTags) ?? ci.event ?? toEvent(toCheckedOut(read), input.tagPrefix);
  return given.isFork && event.kind === 'change' ? { ...event, origin: 'fork' } : event;
}

/** The clone, where it may say what the run is about. */
function toCheckedOut({ ci, clone }: Read): Clone | undefined {
  return ci.eventProblem === undefined ? clone : undefined;
}

function toEvent(clone: Clone | undefined, tagPrefix: string | undefined): Event {
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
  const { clone, problems } = read;
  const sha = await chooseSha(read, event, gitTags);
  if (sha === undefined) return undefined;
  if (clone?.head?.sha === sha) return { sha, ...present({ commitTime: clone.head.time }) };
  if (clone?.head !== undefined) problems.push(toMismatch(read, sha));
  return { sha, ...present({ commitTime: await readTime(read, sha) }) };
}

async function readTime({ ci, clone, git }: Read, sha: string): Promise<string | undefined> {
  const time = clone === undefined ? undefined : await git.commitTime(sha);
  return time ?? (sha === ci.sha ? ci.commitTime : undefined);
}

async function chooseSha(read: Read, event: Event, gitTags: GitTags): Promise<string | undefined> {
  const { ci, clone, given, problems } = read;
  if (given.sha !== undefined) return readGivenSha(read, given.sha);
  const sha = findTagged(given, event, gitTags) ?? ci.sha ?? clone?.head?.sha;
  if (sha === undefined) problems.push(noCommits());
  return sha;
}

/** The commit of a git tag given by hand, where there is such a git tag already. */
function findTagged(given: CheckedOverrides, event: Event, gitTags: GitTags): string | undefined {
  if (given.gitTag === undefined || event.kind === 'change' || !gitTags.known) return undefined;
  return gitTags.list.find(({ name }) => name === given.gitTag)?.sha;
}

async function readGivenSha({ git, problems }: Read, given: string): Promise<string | undefined> {
  const sha = toSha(given) ?? (await expand(git, given));
  if (sha === undefined) problems.push(unknownCommit(given));
  return sha;
}

function noCommits(): ProblemData {
  const hint = 'Make the first commit, then run again.';
  return error('FACTS_NO_COMMITS', 'This repository has no commits yet.', hint);
}

function unknownCommit(given: string): ProblemData {
  const message = `--sha "${given}" is no commit of this clone, or stands for several.`;
  return error('FACTS_UNKNOWN_COMMIT', message, 'Give all of its digits.');
}

async function expand(git: Git, abbreviated: string): Promise<string | undefined> {
  const answer = await git.run(['rev-parse', '--verify', '--quiet', `${abbreviated}^{commit}`]);
  return answer.code === 0 ? toSha(answer.stdout.trim()) : undefined;
}

function toMismatch({ ci, clone, given }: Read, sha: string): ProblemData {
  const head = clone?.head?.sha.slice(0, 12) ?? '';
  const who = sha === ci.sha ? 'the run is about' : 'you ask for';
  return notice(
    'FACTS_OTHER_COMMIT',
    `The checkout is at commit "${head}", but ${who} "${sha.slice(0, 12)}": what is built is what is checked out.`,
    given.sha === undefined
      ? 'Check out the commit that you mean, or give it with --sha.'
      : 'Check out the commit that you mean.',
  );
}

function toNotice({ code, message, hint }: ProblemData): ProblemData {
  return notice(code, `${message} Git tags and commit times are not known.`, hint);
}
