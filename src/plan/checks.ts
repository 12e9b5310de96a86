// SPDX-License-Identifier: Apache-2.0
// What can be wrong with a plan as a whole, and what is worth saying. Changes nothing in it.
import type { Facts, GitTag } from '../facts/facts.ts';
import { error, notice, type ProblemData } from '../problem.ts';
import type { Settings } from '../settings/settings.ts';
import { readRunVersion } from './expressions-scope.ts';
import type { Fired } from './fired.ts';
import type { Plan, PushPlan } from './plan.ts';
import { quote } from './quote.ts';
import { DIRTY, type PlannedTags } from './tags.ts';
import { isRange, listSameVersion, satisfiesRange, versionOfGitTag } from './versions.ts';

/** What a plan is made from. */
export interface Making {
  readonly facts: Facts;
  readonly settings: Settings;
  readonly push: PushPlan;
  /** Somebody is going to push this. */
  readonly pushes: boolean;
}

/** A git tag of another target of the same project: nothing to do here, and nothing wrong. */
export function findForeign({ event }: Facts, settings: Settings): ProblemData | undefined {
  const { tagPrefix = '', version, name } = settings;
  if (tagPrefix === '' || version !== undefined) return undefined;
  if (event.kind !== 'gitTag' && event.kind !== 'release') return undefined;
  if (versionOfGitTag(event.gitTag, tagPrefix) !== undefined) return undefined;
  return notice(
    'TARGET_NOT_MEANT',
    `git tag ${quote(event.gitTag)} is not for the target ${quote(name)}, whose git tags read ${quote(`${tagPrefix}<version>`)}`,
  );
}

/**
 * What is wrong with the run's version: two git tags of it on two commits (VERSION_TWICE), a given
 * version that git has on another commit than the one that is pushed (VERSION_OTHER_COMMIT), a
 * range that is none (IGNORE_VERSIONS_ILLEGAL).
 */
export function checkVersion(making: Making): readonly ProblemData[] {
  const { facts, settings } = making;
  const { ignoreVersions, tagPrefix = '', compat } = settings;
  if (ignoreVersions !== undefined && !isRange(ignoreVersions))
    return [illegalRange(ignoreVersions)];
  const version = readRunVersion(facts, settings);
  if (version === undefined || !facts.gitTags.known || compat === 'strict') return [];
  if (ignoreVersions !== undefined && satisfiesRange(version, ignoreVersions)) return [];
  return checkCommits(
    version.text,
    listSameVersion(version.text, tagPrefix, facts.gitTags.list),
    making,
  );
}

function checkCommits(
  version: string,
  same: readonly GitTag[],
  { facts, settings, pushes }: Making,
): readonly ProblemData[] {
  const [first] = same;
  if (first === undefined) return [];
  const other = same.find(({ sha }) => sha !== first.sha);
  if (other !== undefined) return [twoCommits(version, first, other)];
  const isGiven = settings.version !== undefined && facts.event.kind !== 'change';
  const isWrong = isGiven && first.sha !== facts.sha && pushes;
  return isWrong && settings.onExisting !== 'replace'
    ? [otherCommit(version, first, facts.sha)]
    : [];
}

/**
 * What is to be said when nothing has a tag: NO_TAGS is an error where the run would push, unless
 * the preset has none for such an event by design. The reason of every rule is in the hint.
 * TAGS_DIRTY: changes that are not committed hold them all, and bits without a tag help nobody.
 */
export function checkTags(
  { facts, settings, pushes }: Making,
  fired: Fired,
  planned: PlannedTags,
): readonly ProblemData[] {
  if (planned.tags.length > 0 || fired.problems.some(({ level }) => level === 'error')) return [];
  const { kind } = facts.event;
  const reasons = [
    ...planned.held.map(({ tag, reason }) => `${tag} is held: ${reason}`),
    ...fired.skipped.map(({ rule, reason }) => `${rule}: ${reason}`),
  ];
  const dirty = planned.held.filter(({ reason }) => reason === DIRTY);
  if (pushes && dirty.length > 0) return [onlyDirty(dirty)];
  const isMeant =
    planned.held.length > 0 ||
    (settings.tags === undefined && (kind === 'mergeQueue' || kind === 'other'));
  const say = pushes && !isMeant ? error : notice;
  return [say('NO_TAGS', 'this run gives no tag', reasons.join('\n'))];
}

function onlyDirty(held: PlannedTags['held']): ProblemData {
  const names = held.map(({ tag }) => tag).join(', ');
  return error(
    'TAGS_DIRTY',
    `${DIRTY}, and every tag of this run says what is committed: ${names}`,
    'Commit or stash them, or push them all the same with --allow-dirty.',
  );
}

/** A run without any tag, not even a held one, has nothing to push. */
export function settlePush(push: PushPlan, planned: PlannedTags | undefined): PushPlan {
  const isEmpty = planned === undefined || planned.tags.length + planned.held.length === 0;
  return isEmpty && push.mode === 'push'
    ? { mode: 'build', reason: 'there is no tag to push', onlyWithCredentials: false }
    : push;
}

/**
 * The plan's problems; on a laptop, pushing what is not the commit that was asked for is one. In CI
 * a step may check out another commit on purpose, and there it stays a notice.
 */
export function refuseOtherCommit({ facts, push, problems }: Plan): readonly ProblemData[] {
  if (facts.ci !== 'local' || push.mode !== 'push') return problems;
  return problems.map((problem) =>
    problem.code === 'FACTS_OTHER_COMMIT' ? { ...problem, level: 'error' } : problem,
  );
}

function describe({ name, sha }: GitTag): string {
  return `${quote(name)} (${sha.slice(0, 12)})`;
}

function twoCommits(version: string, one: GitTag, other: GitTag): ProblemData {
  return error(
    'VERSION_TWICE',
    `version ${version} is two commits: git tag ${describe(one)} and git tag ${describe(other)}`,
    'Delete the git tag that is wrong, or name the version in "ignore-versions".',
  );
}

function otherCommit(version: string, gitTag: GitTag, sha: string): ProblemData {
  return error(
    'VERSION_OTHER_COMMIT',
    `version ${version} is git tag ${describe(gitTag)}, but this run builds ${sha.slice(0, 12)}`,
    'Give the version that this commit has, or set on-existing to "replace" to build it again from here.',
  );
}

function illegalRange(range: string): ProblemData {
  return error(
    'IGNORE_VERSIONS_ILLEGAL',
    `${quote(range)} in "ignore-versions" is no semver range`,
    'Write it like "2.0.0 || >=3 <4".',
  );
}
