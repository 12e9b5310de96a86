// SPDX-License-Identifier: Apache-2.0
// The facts that rules use: one ref, one commit, in the terms of GitHub's context on every CI system.
import type { Event, Facts } from '../../facts/facts.ts';
import { error, Problem } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import { toBranchName } from '../reference/branch-name.ts';
import { quote } from '../quote.ts';

/** The facts for rules. */
export interface RuleContext {
  readonly eventName: string;
  /** `refs/heads/…`, `refs/tags/…`, `refs/pull/7/merge`, or another ref of the run; may be empty. */
  readonly ref: string;
  readonly sha: string;
  readonly branch: string | undefined;
  /** The name of the branch in tags, see `toBranchName`. */
  readonly branchName: string | undefined;
  readonly gitTag: string | undefined;
  /** The text after `refs/pull/`, without `/merge`. */
  readonly pull: string | undefined;
  readonly isSchedule: boolean;
  /** The value of `{{base_ref}}`; may be empty. */
  readonly baseRef: string;
  /** The branch that `{{is_default_branch}}` compares with. */
  readonly defaultBranch: string | undefined;
  /** The branch of a `type=edge` rule that names none. */
  readonly edgeBranch: string | undefined;
  readonly now: string;
  /** The commit's time, or now if it is unknown. */
  readonly commitTime: string;
}

/** The facts for rules; git tags are only read for series. */
export type FactsSeen = Omit<Facts, 'gitTags'>;

const DEFAULT_SHA_LENGTH = 7;

/** The facts for rules; under `compat: strict` exactly what the original sees. */
export function createContext(facts: FactsSeen, settings: Settings): RuleContext {
  const isStrict = settings.compat === 'strict';
  const ref = toRuleRef(facts, isStrict);
  const branch = after(ref, 'refs/heads/');
  return {
    eventName: facts.eventName,
    ref,
    sha: toRuleSha(facts, settings),
    branch,
    branchName: branch === undefined ? undefined : toBranchName(branch, facts, settings).name,
    gitTag: after(ref, 'refs/tags/'),
    pull: toPull(facts, ref, isStrict),
    isSchedule: facts.eventName.includes('schedule') || facts.event.kind === 'schedule',
    baseRef: toBaseRef(facts, ref, isStrict),
    defaultBranch:
      isStrict && facts.metadata !== undefined ? facts.metadata.defaultBranch : facts.defaultBranch,
    edgeBranch: facts.defaultBranch,
    now: facts.now,
    commitTime:
      (isStrict ? facts.metadata?.commitTime : undefined) ?? facts.commitTime ?? facts.now,
  };
}

/**
 * The short form of a commit: 7 digits, or as many as DOCKER_METADATA_SHORT_SHA_LENGTH says.
 *
 * @throws Problem RULE_SHA_LENGTH if that is not a number.
 */
export function toShortSha(sha: string, settings: Settings): string {
  const given = settings.metadataEnv.DOCKER_METADATA_SHORT_SHA_LENGTH ?? '';
  const length = given === '' ? DEFAULT_SHA_LENGTH : Number(given);
  if (Number.isNaN(length)) {
    throw new Problem([
      error(
        'RULE_SHA_LENGTH',
        `invalid DOCKER_METADATA_SHORT_SHA_LENGTH ${quote(given)}: not a number`,
        'Set it to a number of digits, for example 12.',
      ),
    ]);
  }
  return sha.substring(0, length);
}

/** The value of `{{is_default_branch}}`. */
export function isDefaultBranch(context: RuleContext): boolean {
  const branch = context.branch ?? context.ref;
  if (branch === '') return false;
  if (branch === context.defaultBranch) return true;
  return /create|discussion|issues|schedule/.test(context.eventName);
}

/** The text after `refs/pull/`; for a merge queue the number of the change; undefined if the change is not checked out. */
function toPull(facts: FactsSeen, ref: string, isStrict: boolean): string | undefined {
  const { event, checkedOut } = facts;
  if (checkedOut?.is === 'base') return undefined;
  const number = event.kind === 'mergeQueue' && !isStrict ? event.number : undefined;
  return number === undefined ? after(ref, 'refs/pull/')?.replace(/\/merge$/, '') : String(number);
}

function toRuleRef(facts: FactsSeen, isStrict: boolean): string {
  const { event, metadata } = facts;
  const isFollowing = facts.eventName === 'workflow_run';
  const isTarget = facts.eventName.includes('pull_request_target');
  if (isTarget && event.kind === 'change') return `refs/pull/${event.number}/merge`;
  if (isStrict && metadata !== undefined) return metadata.ref;
  const isGithub = facts.ci === 'github' && !isFollowing;
  if (isGithub && facts.ref !== '') return facts.ref;
  return fromEvent(event) ?? facts.ref;
}

function fromEvent(event: Event): string | undefined {
  switch (event.kind) {
    case 'branch':
      return `refs/heads/${event.branch}`;
    case 'gitTag':
    case 'release':
      return `refs/tags/${event.gitTag}`;
    case 'change':
      return `refs/pull/${event.number}/merge`;
    case 'schedule':
      return event.branch === undefined ? undefined : `refs/heads/${event.branch}`;
    case 'mergeQueue':
    case 'other':
      return undefined;
  }
}

function toRuleSha(facts: FactsSeen, settings: Settings): string {
  const isHeadWanted = /true/i.test(settings.metadataEnv.DOCKER_METADATA_PR_HEAD_SHA ?? '');
  const headSha = facts.event.kind === 'change' ? facts.event.headSha : undefined;
  const isChange = facts.eventName.includes('pull_request') || facts.ci !== 'github';
  if (isHeadWanted && isChange && headSha !== undefined) return headSha;
  const isStrict = settings.compat === 'strict';
  return isStrict && facts.metadata !== undefined ? facts.metadata.sha : facts.sha;
}

function toBaseRef(facts: FactsSeen, ref: string, isStrict: boolean): string {
  const base = isStrict && facts.metadata !== undefined ? facts.metadata.baseRef : facts.baseRef;
  if (base === undefined) return '';
  if (ref.startsWith('refs/tags/')) return base.replace(/^refs\/heads\//, '');
  if (ref.startsWith('refs/pull/')) return base;
  return '';
}

function after(ref: string, prefix: string): string | undefined {
  return ref.startsWith(prefix) ? ref.slice(prefix.length) : undefined;
}
