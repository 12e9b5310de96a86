// SPDX-License-Identifier: Apache-2.0
// Turns GitHub's event names and payloads into an Event.
import type { ProblemData } from '../../../problem.ts';
import { notice } from '../../../problem.ts';
import type { Env, Event, Origin, Trigger } from '../../facts.ts';
import { compareOrigins } from '../../origins.ts';
import { readField, readPayloadNumber, readPayloadText } from './payload.ts';
import { readText } from '../../variables.ts';
import {
  isPushedWithoutBranch,
  toBranch,
  toBranchEvent,
  toChangeNumber,
  toGitTag,
  toRefEvent,
  toSha,
} from '../../git/refs.ts';
import { omitUndefined } from '../../../omit-undefined.ts';

/** What GitHub handed over. */
export interface GithubRun {
  readonly env: Env;
  readonly payload: unknown;
  readonly eventName: string;
  readonly ref: string | undefined;
}

/** What happened; `ref` and `sha` only where they are not those of the environment. */
export interface Happened {
  readonly event?: Event;
  readonly ref?: string;
  readonly sha?: string;
  /** See `CiFacts.trustedAt`. */
  readonly trustedAt?: string;
  /** See `CiFacts.changeShas`. */
  readonly changeShas?: readonly string[];
  /** See `CiFacts.baseShas`. */
  readonly baseShas?: readonly string[];
  readonly conclusion?: string;
  readonly notices?: readonly ProblemData[];
}

type Reader = (run: GithubRun) => Happened;

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['push', onRef('push')],
  ['create', onRef('push')],
  ['workflow_dispatch', onRef('manual')],
  ['repository_dispatch', onRef('api')],
  ['workflow_call', onRef('other')],
  ['deployment', onRef('other')],
  ['deployment_status', onRef('other')],
  ['pull_request', readChange],
  ['pull_request_target', readChange],
  ['pull_request_review', readChange],
  ['pull_request_review_comment', readChange],
  ['merge_group', readMergeGroup],
  ['release', readRelease],
  [
    'schedule',
    ({ ref }) => ({ event: { kind: 'schedule', ...omitUndefined({ branch: toBranch(ref) }) } }),
  ],
  ['workflow_run', readWorkflowRun],
]);

/**
 * What happened in a GitHub run. Events without a row here (issues, comments, discussions, …) are
 * `other`: they run on the default branch, but are not about it, and anyone can cause them. Forgejo and Gitea
 * have more names that begin with `pull_request`; they are the change too.
 *
 * | event                                       | becomes                                           |
 * | ------------------------------------------- | ------------------------------------------------- |
 * | `push`, `create`                            | its branch, git tag or merge queue                |
 * | `workflow_dispatch`, `repository_dispatch`  | the branch or git tag that it runs on             |
 * | `pull_request`, `…_target`, `…_review`      | the change                                        |
 * | `merge_group`                               | the merge queue                                   |
 * | `release`                                   | the release; deleted, unpublished, draft: `other` |
 * | `schedule`                                  | the schedule                                      |
 * | `workflow_run`                              | its head branch and commit, or its change         |
 */
export function readGithubEvent(run: GithubRun): Happened {
  const { eventName } = run;
  const reader = readers.get(eventName);
  if (reader !== undefined) return reader(run);
  if (eventName.startsWith('pull_request')) return readChange(run);
  if (eventName === '') return onRef('other')(run);
  return readOther(run);
}

/** An event that is about no commit: it runs on the default branch, a comment on a pull request too. */
function readOther({ env, payload, eventName }: GithubRun): Happened {
  const own = toSha(readText(env, 'GITHUB_SHA'));
  const isAboutChange = readField(payload, 'issue.pull_request') !== undefined;
  const about = isAboutChange ? readPayloadNumber(payload, 'issue.number') : undefined;
  return {
    event: { kind: 'other', name: eventName, ...omitUndefined({ about }) },
    trustedAt: own ?? '',
    baseShas: listShas(own),
  };
}

/** The full commit names among texts. */
function listShas(...texts: readonly (string | undefined)[]): readonly string[] {
  return texts.map(toSha).filter((sha) => sha !== undefined);
}

function other(name: string, notice?: ProblemData, origin?: Origin): Happened {
  return {
    event: { kind: 'other', name, ...omitUndefined({ origin }) },
    ...(notice === undefined ? {} : { notices: [notice] }),
  };
}

function onRef(trigger: Trigger): Reader {
  return (run) => {
    const { ref, eventName } = run;
    if (toChangeNumber(ref) !== undefined) return readChange(run);
    const event = toRefEvent(ref, trigger);
    if (event !== undefined) return { event };
    return eventName === '' ? {} : other(eventName);
  };
}

/** A pull request. Without a payload its origin is unknown. */
function readChange(run: GithubRun): Happened {
  const { env, payload, eventName } = run;
  const number =
    readPayloadNumber(payload, 'pull_request.number') ??
    readPayloadNumber(payload, 'number') ??
    toChangeNumber(run.ref);
  if (number === undefined)
    return other(eventName, missing(eventName, 'the number of the pull request'), 'unknown');
  const source =
    readPayloadText(payload, 'pull_request.head.ref') ?? readText(env, 'GITHUB_HEAD_REF');
  const compared = readOrigin(run, 'pull_request.head.repo.full_name');
  const event: Event = {
    kind: 'change',
    number,
    ...omitUndefined({
      source,
      target: readPayloadText(payload, 'pull_request.base.ref') ?? readText(env, 'GITHUB_BASE_REF'),
      headSha: toSha(readPayloadText(payload, 'pull_request.head.sha')),
    }),
    origin: compared === 'project' && isPushedWithoutBranch(source) ? 'unknown' : compared,
  };
  return {
    event,
    ...readChangeShas(run),
    ...(eventName === 'pull_request_target' ? { ref: `refs/pull/${number}/merge` } : {}),
    ...(readField(payload, 'pull_request.head') === undefined
      ? { notices: [missing(eventName, 'the source repository of the pull request')] }
      : {}),
  };
}

/** Which commits are the pull request's, and which are its base: that of the run under `pull_request_target`. */
function readChangeShas({ env, payload, eventName }: GithubRun): Happened {
  const own = readText(env, 'GITHUB_SHA');
  const isTarget = eventName === 'pull_request_target';
  const [head, merge, base] = ['head.sha', 'merge_commit_sha', 'base.sha'].map((path) =>
    readPayloadText(payload, `pull_request.${path}`),
  );
  return {
    changeShas: listShas(head, merge, isTarget ? undefined : own),
    baseShas: listShas(base, isTarget ? own : undefined),
  };
}

function readMergeGroup({ payload, ref }: GithubRun): Happened {
  const base = readPayloadText(payload, 'merge_group.base_ref');
  const queue = toRefEvent(ref, 'push');
  const named: Partial<Extract<Event, { kind: 'mergeQueue' }>> =
    queue?.kind === 'mergeQueue' ? queue : {};
  const target = toBranch(base) ?? base ?? named.target;
  return { event: { kind: 'mergeQueue', ...omitUndefined({ target, number: named.number }) } };
}

function readRelease({ payload, ref, eventName }: GithubRun): Happened {
  const action = readPayloadText(payload, 'action') ?? 'published';
  if (['deleted', 'unpublished'].includes(action)) return other(`release ${action}`);
  if (readField(payload, 'release.draft') === true) return other('release draft');
  const gitTag = readPayloadText(payload, 'release.tag_name') ?? toGitTag(ref);
  if (gitTag === undefined)
    return other(eventName, missing(eventName, 'the git tag of the release'));
  const isPrerelease = readField(payload, 'release.prerelease') === true;
  return {
    event: { kind: 'release', gitTag, prerelease: isPrerelease },
    ref: `refs/tags/${gitTag}`,
  };
}

/**
 * The run that this one follows. A run of another repository is a change's, whatever it was about:
 * the event has secrets, and the commit is untrusted.
 */
function readWorkflowRun(run: GithubRun): Happened {
  const { payload, eventName } = run;
  const branch = readPayloadText(payload, 'workflow_run.head_branch');
  const sha = toSha(readPayloadText(payload, 'workflow_run.head_sha'));
  if (branch === undefined || sha === undefined)
    return other(
      eventName,
      missing(eventName, 'the branch and commit of the triggering run'),
      'unknown',
    );
  const origin = readOrigin(run, 'workflow_run.head_repository.full_name');
  const cause = readPayloadText(payload, 'workflow_run.event') ?? 'pull_request';
  const conclusion = omitUndefined({ conclusion: readConclusion(payload) });
  if (cause.startsWith('pull_request') || origin !== 'project') {
    const shas = { changeShas: [sha], baseShas: listShas(readText(run.env, 'GITHUB_SHA')) };
    return { event: toChange(run, branch, origin), sha, ...shas, ...conclusion };
  }
  return { event: toBranchEvent(branch, 'workflow_run'), sha, ...conclusion };
}

/** The conclusion of the triggering run: null in the payload while it is running. */
function readConclusion(payload: unknown): string | undefined {
  return readField(payload, 'workflow_run.conclusion') === null
    ? 'unfinished'
    : readPayloadText(payload, 'workflow_run.conclusion');
}

function toChange({ payload, eventName }: GithubRun, source: string, origin: Origin): Event {
  const changes = readField(payload, 'workflow_run.pull_requests');
  const first: unknown = Array.isArray(changes) ? changes[0] : undefined;
  const number = readPayloadNumber(first, 'number');
  if (number === undefined)
    return {
      kind: 'other',
      name: origin === 'fork' ? `${eventName} of a fork` : eventName,
      origin,
    };
  return {
    kind: 'change',
    number,
    source,
    ...omitUndefined({ target: readPayloadText(first, 'base.ref') }),
    origin,
  };
}

/** The origin by the repository in the payload; unknown if there is none, as for a deleted fork. */
function readOrigin({ env, payload }: GithubRun, path: string): Origin {
  const own =
    readText(env, 'GITHUB_REPOSITORY') ?? readPayloadText(payload, 'repository.full_name');
  return compareOrigins(readPayloadText(payload, path), own);
}

/**
 * The accounts that GitHub names: who caused the run and the one before, and the author of the pull request,
 * who stays the author when another user labels or reopens it.
 */
export function readActors(env: Env, payload: unknown): readonly string[] {
  const paths = ['sender', 'pull_request.user', 'workflow_run.actor'];
  const named = paths.map((path) => readPayloadText(payload, `${path}.login`));
  return [readText(env, 'GITHUB_ACTOR'), ...named].filter((name) => name !== undefined);
}

function missing(eventName: string, what: string): ProblemData {
  return notice(
    'FACTS_PAYLOAD_INCOMPLETE',
    `invalid payload of the event "${eventName}": missing ${what}.`,
    'Set GITHUB_EVENT_PATH to the event payload that GitHub wrote, or give the facts with --event, --pr and --git-tag.',
  );
}
