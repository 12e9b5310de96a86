// SPDX-License-Identifier: Apache-2.0
// Reads the facts: combines the CI system, the clone, its remote and the user's input.
import type { Parsed, ProblemData } from '../problem.ts';
import { notice } from '../problem.ts';
import {
  compareCheckout,
  dropSurrounding,
  explainCheckout,
  followBranch,
  toBuiltProject,
} from './git/checked-out.ts';
import type { CiFacts } from './ci.ts';
import type { Clone } from './git/clone.ts';
import { readClone } from './git/clone.ts';
import { readCommit } from './git/commit.ts';
import { detectCi } from './detect.ts';
import type { CheckedOut, Event, Facts, GitTag, GitTags, Origin } from './facts.ts';
import type { RemoteAnswer } from './git/git.ts';
import { openGit } from './git/git.ts';
import { decideGitTags } from './git/tags.ts';
import { readLocalEvent, toOwnRepository } from './ci/local.ts';
import type { FactOverrides } from './overrides.ts';
import { parseOverrides, toOverriddenEvent } from './overrides.ts';
import { readCiFacts } from './readers.ts';
import { addDefaultBranch, askProject } from './forge.ts';
import type { FactsInput, Reading } from './reading.ts';
import { isIllegalTag, listAlike, toRef } from './git/refs.ts';
import { decideTrust, type Evidence } from './trust.ts';
import type { CheckedOverrides } from './given.ts';
import { omitUndefined } from '../omit-undefined.ts';

export type { FactOverrides } from './overrides.ts';
export type { FactsInput } from './reading.ts';

/**
 * The facts of this run, or every problem that keeps it from having any.
 *
 * The CI system takes precedence over git, and the user over both. The clone is read first; a
 * second round asks the remote, and for whatever the first one left open.
 */
export async function readFacts(input: FactsInput): Promise<Parsed<Facts>> {
  const overrides = parseOverrides(input.overrides);
  const git = openGit(input);
  const reading = readClone(input);
  const ci = await readCiFacts(detectCi(input.env), input.env, input.payload);
  const read = await reading;
  const problems = [...overrides.problems, ...(ci.notices ?? [])];
  const canDoWithout = ci.sha !== undefined && ci.event !== undefined;
  if ('problem' in read) problems.push(canDoWithout ? toNotice(read.problem) : read.problem);
  if (!overrides.ok || ('problem' in read && !canDoWithout)) return { ok: false, problems };
  const clone = 'clone' in read ? read.clone : undefined;
  return complete(
    await dropSurrounding({ input, given: overrides.value, ci, git, clone, problems }),
  );
}

async function complete(begun: Reading): Promise<Parsed<Facts>> {
  const { problems } = begun;
  if (isWithoutEvent(begun)) return { ok: false, problems };
  const { gitTags, defaultBranch, project, branchesAlike } = await readRemote(begun);
  const read = { ...begun, ci: { ...begun.ci, project } };
  const happened = toHappened(read, gitTags, defaultBranch);
  const commit = await readCommit(read, happened.event, gitTags);
  if (commit === undefined) return { ok: false, problems };
  const { isAsked, ...built } = commit;
  const isOther = isAsked && built.sha !== read.clone?.head?.sha;
  const checkedOut = isOther ? undefined : await compareCheckout(read, happened.event);
  const { event } = happened;
  if (checkedOut && !isAsked)
    problems.push(...explainCheckout(read, checkedOut, { event, gitTags }));
  const followed = toFollowed(happened, read, checkedOut);
  const value = toFacts(
    read,
    { ...followed, ...built, ...omitUndefined({ checkedOut, branchesAlike }), gitTags },
    defaultBranch,
  );
  return { ok: true, value, problems };
}

type Happening = Pick<Facts, 'event' | 'eventName' | 'ref' | 'baseRef'>;

/** What happened, on the branch that is checked out; as it is where a branch is given, or the event counts. */
function toFollowed(happened: Happening, read: Reading, checkedOut?: CheckedOut): Happening {
  if (read.given.branch !== undefined || read.input.counts === 'event') return happened;
  const event = followBranch(happened.event, read, checkedOut);
  return event === happened.event ? happened : { ...happened, event, ref: toRef(event) };
}

/**
 * The git tags, the default branch and the project: one round of questions to the remote and to GitHub's API,
 * where they may be asked. What the payload says comes first, then what git says.
 */
async function readRemote(read: Reading) {
  const { ci, clone, git, given, input, problems } = read;
  const url = input.remote === 'ask' ? clone?.remoteUrl : undefined;
  const known = given.defaultBranch ?? ci.defaultBranch ?? clone?.defaultBranch;
  const [refs, remoteDefault, told] = await Promise.all([
    askRefs(read, url),
    url === undefined || known !== undefined ? undefined : git.remoteDefaultBranch(url),
    askProject(read, known),
  ]);
  const { gitTags: asked, branchesAlike } = refs;
  const { gitTags, notices } = decideGitTags({ clone, asked, isCi: ci.ci !== 'local' });
  problems.push(...notices);
  const found = await addDefaultBranch(read, told, known ?? remoteDefault);
  return { gitTags, branchesAlike, ...found };
}

/** The git tags of the remote; its branches too where this run's branch needs another name to be a tag. */
async function askRefs(
  { ci, clone, git, given }: Reading,
  url: string | undefined,
): Promise<{
  readonly gitTags?: RemoteAnswer<readonly GitTag[]>;
  readonly branchesAlike?: readonly string[];
}> {
  if (url === undefined) return {};
  const said = ci.event?.kind === 'branch' || ci.event?.kind === 'schedule' ? ci.event.branch : '';
  const names = [given.branch, said, clone?.branch].filter((name) => name !== undefined);
  if (!names.some(isIllegalTag)) return { gitTags: await git.remoteGitTags(url) };
  const refs = await git.remoteRefs(url);
  if (!refs.ok) return { gitTags: refs };
  const { gitTags, branches } = refs.value;
  return { gitTags: { ok: true, value: gitTags }, branchesAlike: listAlike(names, branches) };
}

function toFacts(
  read: Reading,
  found: Happening & Pick<Facts, 'sha' | 'commitTime' | 'checkedOut' | 'gitTags' | 'branchesAlike'>,
  defaultBranch: string | undefined,
): Facts {
  const { ci, clone, given, input } = read;
  const { environment, protected: isProtected, conclusion } = ci;
  return {
    ci: ci.ci,
    ...found,
    trust: decideTrust(found.event, toEvidence(ci, given, clone)),
    dirty: clone?.dirty ?? false,
    ...omitUndefined({
      changes: clone?.changes,
      defaultBranch,
      conclusion,
      metadata: isAsGiven(input.overrides) ? toMetadata(read, found.sha) : undefined,
      protected: isProtected,
      environment,
      ownRepository: ci.ownRepository ?? guessRepository(ci, clone),
    }),
    project: toBuiltProject(read, found.checkedOut),
    run: { ...ci.run, ...omitUndefined({ number: given.build ?? ci.run.number }) },
    now: given.now ?? ci.now ?? input.now,
  };
}

/** GitHub's context, about the commit that counts. */
function toMetadata({ ci, input }: Reading, sha: string): Facts['metadata'] {
  const { metadata } = ci;
  if (metadata === undefined || metadata.sha === sha || input.counts === 'event') return metadata;
  return omitUndefined({ ...metadata, sha, commitTime: undefined });
}

/** The evidence for the trust besides the event: only the CI system, and `--fork`. */
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

/** Whether the event of the run is unknown, where the checkout can't tell; then adds the problem. */
function isWithoutEvent({ ci, given, problems }: Reading): boolean {
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
function toHappened(read: Reading, gitTags: GitTags, defaultBranch: string | undefined) {
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
      ...omitUndefined({ baseRef: asked.kind === 'change' ? asked.target : undefined }),
    };
  }
  return {
    event,
    eventName: ci.eventName ?? ci.ci,
    ref: ci.ref ?? toRef(event),
    ...omitUndefined({ baseRef: ci.baseRef }),
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
function toFound(read: Reading, gitTags: GitTags): Event {
  const { ci, given, input } = read;
  const event = toTagRun(ci, gitTags) ?? ci.event ?? toEvent(toCheckedOut(read), input.tagPrefix);
  return given.isFork && event.kind === 'change' ? { ...event, origin: 'fork' } : event;
}

/** The clone, where it may say what the run is about. */
function toCheckedOut({ ci, clone }: Reading): Clone | undefined {
  return ci.eventProblem === undefined ? clone : undefined;
}

function toEvent(clone: Clone | undefined, tagPrefix: string | undefined): Event {
  return clone === undefined
    ? { kind: 'other', name: 'unknown' }
    : readLocalEvent(clone, tagPrefix);
}

function toNotice({ code, message, hint }: ProblemData): ProblemData {
  return notice(code, `${message} Git tags and commit times are unknown.`, hint);
}
