// SPDX-License-Identifier: Apache-2.0
// Checks that tags name the commit that is checked out: versions and git tags of other commits, changes that are not checked out. Pure.
import type { Event, Facts, GitTag } from '../facts/facts.ts';
import { error, notice, type ProblemData } from '../problem.ts';
import type { Settings } from '../settings/settings.ts';
import { readRunVersion } from './template/scope.ts';
import type { Evaluated } from './rules/evaluated.ts';
import type { PlannedTag } from './plan.ts';
import { describeFailure, isAfterFailure } from './push.ts';
import { quote } from './quote.ts';
import type { PlannedTags } from './tags/tags.ts';
import { listSameVersion } from './version/versions.ts';
import type { Making } from './input.ts';

/** The input of the commit check. */
type Guarded = Pick<Making, 'facts' | 'settings' | 'push'>;

/**
 * Versions and git tags that belong to another commit in git: VERSION_OTHER_COMMIT for a version that a
 * setting or the `value` of a rule gives, GIT_TAG_OTHER_COMMIT for the git tag of the run. An error if
 * the run pushes, otherwise a notice; nothing if `on-existing` is `replace`.
 */
export function checkCommit(
  { facts, settings, push }: Guarded,
  { said = [] }: Pick<Evaluated, 'said'>,
): readonly ProblemData[] {
  const { gitTags, sha } = facts;
  if (!gitTags.known || settings.onExisting === 'replace') return [];
  const { tagPrefix = '' } = settings;
  const given = listGiven(facts, settings);
  const versions = [...new Set([...given, ...said])].flatMap((version) => {
    const same = listSameVersion(version, tagPrefix, gitTags.list);
    const [first] = same;
    return first === undefined || same.some((one) => one.sha === sha)
      ? []
      : [otherCommit(version, first, sha)];
  });
  const problems = [...versions, ...checkGitTag(facts, gitTags.list)];
  return push.mode === 'push' ? problems : problems.map((one) => ({ ...one, level: 'notice' }));
}

/** The version in the settings; on a change it is only a label. */
function listGiven(facts: Facts, settings: Settings): readonly string[] {
  if (settings.version === undefined || facts.event.kind === 'change') return [];
  const version = readRunVersion(facts, settings);
  return version === undefined ? [] : [version.text];
}

function checkGitTag({ event, sha }: Facts, list: readonly GitTag[]): readonly ProblemData[] {
  if (event.kind !== 'gitTag' && event.kind !== 'release') return [];
  const found = list.find(({ name }) => name === event.gitTag);
  return found === undefined || found.sha === sha ? [] : [otherGitTag(event, found, sha)];
}

function otherCommit(version: string, gitTag: GitTag, sha: string): ProblemData {
  return error(
    'VERSION_OTHER_COMMIT',
    `version ${version} is git tag ${describeGitTag(gitTag)}, but this run builds ${sha.slice(0, 12)}`,
    'Check that git tag out, give the version that this commit has, or set on-existing to "replace" to build it again from here.',
  );
}

function otherGitTag(event: Event, gitTag: GitTag, sha: string): ProblemData {
  const isAfterRun = 'trigger' in event && event.trigger === 'workflow_run';
  const how = isAfterRun
    ? 'Give actions/checkout "ref: ${{ github.event.workflow_run.head_sha }}"'
    : 'Check that git tag out';
  return error(
    'GIT_TAG_OTHER_COMMIT',
    `the run is about git tag ${describeGitTag(gitTag)}, but this run builds ${sha.slice(0, 12)}`,
    `${how}, or set on-existing to "replace" to build it again from here.`,
  );
}

/** A git tag and its commit, for messages. */
export function describeGitTag({ name, sha }: GitTag): string {
  return `${quote(name)} (${sha.slice(0, 12)})`;
}

/** The number of the change that the run is for, if its base is checked out. */
function numberOfAbsent({ event, checkedOut }: Pick<Facts, 'event' | 'checkedOut'>) {
  if (checkedOut?.is !== 'base') return undefined;
  if (event.kind === 'change') return event.number;
  return event.kind === 'other' ? event.about : undefined;
}

/** Why a change gets no tag of its own. */
export const BASE = 'the base of the change is checked out, not the change';

/** The tags without those that name a change that is not checked out, however a rule spells them. */
export function holdAbsentChange(
  planned: PlannedTags,
  facts: Pick<Facts, 'event' | 'checkedOut'>,
): PlannedTags {
  const number = numberOfAbsent(facts);
  if (number === undefined) return planned;
  const pattern = new RegExp(`(?:^|[-_.])(?:pr|mr|pull|change)[-_.]?${number}(?:[-_.]|$)`, 'i');
  const isOfChange = ({ tag }: PlannedTag) => pattern.test(tag);
  const held = planned.tags
    .filter(isOfChange)
    .map((tag): PlannedTag => ({ ...tag, reason: BASE, decided: 'plan' }));
  const tags = planned.tags.filter((tag) => !isOfChange(tag));
  return { ...planned, tags, held: [...planned.held, ...held] };
}

/**
 * CHANGE_NOT_CHECKED_OUT: the run is for a change, but the base is checked out, as with
 * `pull_request_target`, `workflow_run` and `issue_comment`. An error if the run pushes, otherwise a
 * notice. The hint to check it out is given only for the project's own changes: the author of
 * a change from another project must not have it built with the secrets of this one.
 */
export function checkChange(
  { facts, push }: Pick<Making, 'facts' | 'push'>,
  planned: PlannedTags,
): readonly ProblemData[] {
  const number = numberOfAbsent(facts);
  const isNamed = planned.held.some(({ reason }) => reason === BASE);
  if (number === undefined || (facts.event.kind === 'other' && !isNamed)) return [];
  const say = push.mode === 'push' ? error : notice;
  const base = `its base is checked out (commit ${facts.sha.slice(0, 12)})`;
  const message =
    push.mode === 'push'
      ? `the run is about change ${number}, but ${base}: nothing is tagged as that change`
      : `the run is about change ${number}, and ${base}: the base is built, and not tagged as that change`;
  return [say('CHANGE_NOT_CHECKED_OUT', message, toWayOut(facts))];
}

function toWayOut({ event, eventName, trust }: Facts): string {
  if (eventName === 'pull_request') return 'Leave "ref" out of the checkout step.';
  const safe = 'Build changes in a workflow with "on: pull_request", which builds without secrets.';
  const isOwn = event.kind === 'change' && event.origin === 'project' && trust.level === 'trusted';
  const ref = refs.get(eventName);
  return isOwn && ref !== undefined
    ? `${safe} Or, since it is a change of this project, give actions/checkout "ref: \${{ ${ref} }}".`
    : safe;
}

const refs: ReadonlyMap<string, string> = new Map([
  ['pull_request_target', 'github.event.pull_request.head.sha'],
  ['workflow_run', 'github.event.workflow_run.head_sha'],
]);

/** The notice that nothing is done because the previous workflow did not succeed; only for `push: auto`. */
export function findFailure(facts: Facts, { push, load }: Settings): ProblemData | undefined {
  if (push !== 'auto' || load || !isAfterFailure(facts)) return undefined;
  return notice(
    'WORKFLOW_RUN_FAILED',
    `${describeFailure(facts)}: nothing is built`,
    'Give "push: true" or "push: false" to build all the same.',
  );
}
