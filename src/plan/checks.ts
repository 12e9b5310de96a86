// SPDX-License-Identifier: Apache-2.0
// Problems and notices of a plan as a whole. Does not change it.
import type { Facts, GitTag } from '../facts/facts.ts';
import { error, hasErrors, notice, type ProblemData } from '../problem.ts';
import type { Settings } from '../settings/settings.ts';
import { checkCommit, describeGitTag } from './check-commit.ts';
import { readRunVersion } from './template/scope.ts';
import type { Evaluated } from './rules/evaluated.ts';
import type { Plan, PlannedTag, PushPlan } from './plan.ts';
import { quote } from './quote.ts';
import { DIRTY, type PlannedTags } from './tags/tags.ts';
import { compileRevisions } from './version/revisions.ts';
import { parseVersion, type Version } from './version/version.ts';
import { isRange, listSameVersion, satisfiesRange, versionOfGitTag } from './version/versions.ts';
import type { Making } from './input.ts';

/** The notice for a git tag of another target of the same project: there is nothing to do. */
export function findForeign({ event }: Facts, settings: Settings): ProblemData | undefined {
  const { tagPrefix = '', version, name } = settings;
  if (tagPrefix === '' || version !== undefined) return undefined;
  if (event.kind !== 'gitTag' && event.kind !== 'release') return undefined;
  if (versionOfGitTag(event.gitTag, tagPrefix, settings.revisions) !== undefined) return undefined;
  return notice(
    'TARGET_NOT_MEANT',
    `git tag ${quote(event.gitTag)} is not for the target ${quote(name)}, whose git tags read ${quote(`${tagPrefix}<version>`)}`,
  );
}

/**
 * Problems of the run's version: two git tags with it on two commits (VERSION_TWICE), a git tag of
 * another commit than the one that is built ({@link checkCommit}), an invalid range
 * (IGNORE_VERSIONS_ILLEGAL), an invalid pattern (REVISIONS_ILLEGAL). Under `compat: strict` a plan
 * does not check commits.
 */
export function checkVersion(
  making: Making,
  evaluated: Pick<Evaluated, 'said'>,
): readonly ProblemData[] {
  const { facts, settings, pushes } = making;
  const illegal = findIllegal(settings);
  if (illegal.length > 0) return illegal;
  const ambiguous = findAmbiguous(making);
  if (ambiguous !== undefined) return [ambiguous];
  if (settings.compat === 'strict') return pushes ? checkCommit(making, evaluated) : [];
  const version = readRunVersion(facts, settings);
  if (version !== undefined && isIgnored(version, settings)) return [];
  const twice = checkTwice(version, making);
  return twice.length > 0 ? twice : checkCommit(making, evaluated);
}

function isIgnored(version: Version, { ignoreVersions }: Settings): boolean {
  return ignoreVersions !== undefined && satisfiesRange(version, ignoreVersions);
}

function findIllegal({ ignoreVersions, revisions }: Settings): readonly ProblemData[] {
  const isIllegalRange = ignoreVersions !== undefined && !isRange(ignoreVersions);
  const isIllegalPattern = revisions !== undefined && compileRevisions(revisions) === undefined;
  return [
    ...(isIllegalRange ? [illegalRange(ignoreVersions)] : []),
    ...(isIllegalPattern ? [illegalRevisions(revisions)] : []),
  ];
}

/** Values of `version` in docker/setup-buildx-action that cannot be a version of an image. */
const BUILDX_VERSION = /^(?:latest|edge|master|lab:.*|cloud:.*|https?:\/\/.*)$/;

/**
 * VERSION_OF_BUILDX: a `version` that is pasted from docker/setup-buildx-action. Together with inputs of that
 * action only the version of the run's git tag counts as one of the image.
 */
function findAmbiguous({ facts, settings }: Making): ProblemData | undefined {
  const { version, setupInputs } = settings;
  if (version === undefined) return undefined;
  const own = readRunVersion(facts, { ...settings, version: undefined });
  const isOwn = own !== undefined && own.text === parseVersion(version)?.text;
  if (!BUILDX_VERSION.test(version) && (setupInputs.length === 0 || isOwn)) return undefined;
  return error(
    'VERSION_OF_BUILDX',
    `version: ${quote(version)} is the version of the image here, but reads as a version of buildx for docker/setup-buildx-action${setupInputs.length === 0 ? '' : `, together with ${setupInputs.join(', ')}`}`,
    "For buildx: leave version out, and keep docker/setup-buildx-action as a step before this one where another buildx than the runner's is needed. For the image: write its version (1.2.3), and leave the inputs of that action out.",
  );
}

function checkTwice(
  version: Version | undefined,
  { facts: { gitTags }, settings }: Making,
): readonly ProblemData[] {
  if (version === undefined || !gitTags.known) return [];
  const same = listSameVersion(version.text, settings.tagPrefix ?? '', gitTags.list);
  const [first] = same;
  const other = same.find(({ sha }) => sha !== first?.sha);
  return first === undefined || other === undefined ? [] : [twoCommits(version.text, first, other)];
}

/**
 * Problems of a run without tags: NO_TAGS is an error where the run would push, unless
 * the preset has none for such an event by design. The reason of every rule is in the hint.
 * TAGS_DIRTY: in a run that pushes, also of `plan --push`, changes that are not committed hold them all, and an
 * image without a tag helps no user.
 */
export function checkTags(
  { facts, settings, push, pushes }: Making,
  evaluated: Evaluated,
  planned: PlannedTags,
): readonly ProblemData[] {
  if (isExplained(settings, evaluated, planned)) return [];
  const reasons = [
    ...planned.held.map(({ tag, reason }) => `${tag} is held: ${reason}`),
    ...evaluated.skipped.map(({ rule, reason }) => `${rule}: ${reason}`),
  ];
  const dirty = planned.held.filter(({ reason }) => reason === DIRTY);
  if (push.mode === 'push' && dirty.length > 0) return [explainDirty(facts, dirty)];
  if (dirty.length > 0 && dirty.length === planned.held.length) {
    return [notice('NO_TAGS', `no tags: ${describeChanges(facts)}`, UNCOMMITTED)];
  }
  const isMeant = planned.held.length > 0 || isWithoutTags(facts, settings);
  const say = pushes && !isMeant ? error : notice;
  return [
    say('NO_TAGS', 'this run gives no tag', [...whatIsMissing(facts), ...reasons].join('\n')),
  ];
}

/** For a detached HEAD outside CI. */
function whatIsMissing({ ci, event }: Facts): readonly string[] {
  const isUnknown = ci === 'local' && event.kind === 'other';
  return isUnknown ? ['Say what this run is: --branch main, or --git-tag v1.2.3.'] : [];
}

/** Whether the preset gives such a run no tag by design, or another problem explains it. */
function isWithoutTags({ event, checkedOut }: Facts, { tags }: Settings): boolean {
  if (checkedOut?.is === 'base') return true;
  return tags === undefined && (event.kind === 'mergeQueue' || event.kind === 'other');
}

/** Whether there are tags, or another problem explains why not: invalid rules, or outputs that push by digest. */
function isExplained(settings: Settings, evaluated: Evaluated, planned: PlannedTags): boolean {
  const isMeant = planned.tags.length > 0 || settings.pushByDigest !== undefined;
  return isMeant || hasErrors(evaluated.problems);
}

const UNCOMMITTED =
  'Commit the changes, or name the files in .gitignore; --allow-dirty tags the image anyway.';

/** `2 files are not committed: a.txt, b.txt`. */
function describeChanges({ changes }: Pick<Facts, 'changes'>): string {
  if (changes === undefined) return DIRTY;
  const { count, files } = changes;
  const more = count - files.length;
  const names = [...files.map(quote), ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
  return `${count} ${count === 1 ? 'file is' : 'files are'} not committed: ${names}`;
}

/** TAGS_DIRTY: every tag of a run that pushes is held because the checkout has changes. */
export function explainDirty(
  facts: Pick<Facts, 'changes'>,
  held: readonly Pick<PlannedTag, 'tag'>[],
): ProblemData {
  const names = held.map(({ tag }) => tag).join(', ');
  return error(
    'TAGS_DIRTY',
    `nothing to push: ${describeChanges(facts)}; held: ${names}`,
    UNCOMMITTED,
  );
}

/** A run without any tag, not even a held one, has nothing to push. */
export function planPush(push: PushPlan, planned: PlannedTags | undefined): PushPlan {
  const isEmpty = planned === undefined || planned.tags.length + planned.held.length === 0;
  return isEmpty && push.mode === 'push'
    ? { mode: 'build', reason: 'there is no tag to push', onlyWithCredentials: false }
    : push;
}

/** The plan's problems for a run that ships it: the requested commit must be checked out. */
export function refuseOtherCommit({ problems }: Plan): readonly ProblemData[] {
  return problems.map((problem) =>
    problem.code === 'FACTS_NOT_CHECKED_OUT' ? { ...problem, level: 'error' } : problem,
  );
}

function twoCommits(version: string, one: GitTag, other: GitTag): ProblemData {
  return error(
    'VERSION_TWICE',
    `version ${version} is two commits: git tag ${describeGitTag(one)} and git tag ${describeGitTag(other)}`,
    'Delete the git tag that is wrong, or name the version in "ignore-versions".',
  );
}

function illegalRange(range: string): ProblemData {
  return error(
    'IGNORE_VERSIONS_ILLEGAL',
    `invalid semver range ${quote(range)} in "ignore-versions"`,
    'Write it like "2.0.0 || >=3 <4".',
  );
}

function illegalRevisions(pattern: string): ProblemData {
  return error(
    'REVISIONS_ILLEGAL',
    `invalid regular expression ${quote(pattern)} in "revisions"`,
    'Write it like -r?\\d+ or -\\d+\\.\\d+\\.\\d+, without look-around and back references.',
  );
}
