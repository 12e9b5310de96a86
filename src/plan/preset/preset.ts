// SPDX-License-Identifier: Apache-2.0
// The standard preset: the tags of an event if there are no rules.
import type { Facts, Trigger } from '../../facts/facts.ts';
import { error, notice } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import { toBranchName } from '../reference/branch-name.ts';
import { BASE } from '../check-commit.ts';
import { type Evaluated, type EvaluatedTag, joinEvaluated, NOTHING } from '../rules/evaluated.ts';
import { evaluateVersion, type PresetRun, type VersionSource } from './version.ts';
import { quote } from '../quote.ts';
import { describeBadTag, isTag, toTag } from '../reference/references.ts';
import { describeReserved } from './reserved.ts';
import { explainUnread } from './unread-version.ts';
import { parseVersion } from '../version/version.ts';
import { readHistory, versionOfGitTag } from '../version/versions.ts';

const NAME_PRIORITY = 600;
const LATEST_PRIORITY = 590;
const SHA_PRIORITY = 100;

/**
 * The tags of a run by the standard preset.
 *
 * | event                              | exact           | floating                                                |
 * | ---------------------------------- | --------------- | ------------------------------------------------------- |
 * | git tag or release `v1.2.3`        | `1.2.3`         | `1.2`, `1` (not for 0.x), `latest`                      |
 * | git tag or release `v2.0.0-rc.1`   | `2.0.0-rc.1`    | none                                                    |
 * | git tag `v2.0.0rc1` (PEP 440)      | `2.0.0rc1`      | none                                                    |
 * | git tag `v2.0.0.post1` (PEP 440)   | `2.0.0.post1`   | `2.0`, `2`, `latest`                                    |
 * | git tag `2.0.0-1`, with `revisions` | `2.0.0-1`      | `2.0`, `2`, `latest`                                    |
 * | git tag of two to four numbers     | without its `v` | `latest`                                                |
 * | git tag that is not a version      | its name        | none                                                    |
 * | branch                             | `sha-<7>`       | its name; on the default branch `latest` until releases |
 * | change                             | none            | `pr-12`                                                 |
 * | schedule                           | none            | `nightly`, or `nightly-<branch>` on another branch      |
 * | merge queue, other events          | none            | none                                                    |
 * | any, with `version` given          | as the git tag, and `sha-<7>`; on a change it only labels |           |
 */
export function evaluatePreset(facts: Facts, settings: Settings): Evaluated {
  const { gitTags } = facts;
  const prefix = settings.tagPrefix ?? '';
  const history = readHistory(
    gitTags.known ? gitTags.list : undefined,
    prefix,
    settings.ignoreVersions,
    settings.revisions,
  );
  const run = { facts, settings, history };
  return settings.version === undefined ? evaluateEvent(run) : evaluateGiven(run, settings.version);
}

function evaluateEvent(run: PresetRun): Evaluated {
  const { event } = run.facts;
  switch (event.kind) {
    case 'gitTag':
      return evaluateGitTag(run, event.gitTag, {});
    case 'release':
      return evaluateGitTag(
        run,
        event.gitTag,
        event.prerelease ? { hold: 'the release is marked as a pre-release' } : {},
      );
    case 'branch':
      return joinEvaluated(
        evaluateBranch(run, event.branch, event.trigger),
        evaluateSha(run, 'preset: branch'),
      );
    case 'change':
      return evaluateChange(run.facts, event.number);
    case 'schedule':
      return evaluateSchedule(run, event.branch);
    case 'mergeQueue':
      return skip('preset: merge queue', 'a merge queue only builds');
    case 'other':
      return skip('preset: other event', `no tags for the event ${quote(event.name)}`);
  }
}

/** The change's own tag, if the change is checked out. */
function evaluateChange({ checkedOut }: Facts, number: number): Evaluated {
  const rule = 'preset: change';
  if (checkedOut?.is === 'base') return skip(rule, BASE);
  return toEvaluated({
    tag: `pr-${number}`,
    kind: 'floating',
    rule,
    reason: `the run is for change ${number}`,
    priority: NAME_PRIORITY,
  });
}

/** A run with a given version: the row of the git tag. */
function evaluateGiven(run: PresetRun, given: string): Evaluated {
  const { event } = run.facts;
  const version = parseVersion(given, run.settings.revisions);
  if (event.kind === 'change' || event.kind === 'mergeQueue') {
    return { ...evaluateEvent(run), version: version?.text ?? given };
  }
  const source = { name: 'the setting "version"', rule: 'preset: version' };
  const hold =
    event.kind === 'release' && event.prerelease
      ? { hold: 'the release is marked as a pre-release' }
      : {};
  const evaluated =
    version === undefined
      ? evaluateOddVersion(given, source)
      : evaluateVersion(run, version, { ...source, ...hold });
  return joinEvaluated(evaluated, evaluateSha(run, source.rule));
}

/** A given version that cannot be parsed (`1.2-rc1`): an exact tag, if it is a legal one as written. */
function evaluateOddVersion(given: string, { name, rule }: VersionSource): Evaluated {
  const tag = given.replaceAll('+', '-');
  if (!isTag(tag)) {
    const problem = error(
      'VERSION_ILLEGAL',
      `the version ${quote(given)} cannot be a tag: ${describeBadTag(given)}`,
      'Give a version like 1.2.3 or 2.0.0-rc.1.',
    );
    return { ...NOTHING, problems: [problem] };
  }
  const reason = `${name} is ${quote(given)}, which is in no series`;
  return {
    ...toEvaluated({ tag, kind: 'exact', rule, reason, priority: 900, literal: true }),
    version: given,
  };
}

function evaluateGitTag(
  run: PresetRun,
  gitTag: string,
  hold: Pick<VersionSource, 'hold'>,
): Evaluated {
  const { tagPrefix = '', environment, vPrefix, revisions } = run.settings;
  const rule = run.facts.event.kind === 'release' ? 'preset: release' : 'preset: git tag';
  const version = versionOfGitTag(gitTag, tagPrefix, revisions);
  if (version !== undefined) {
    return evaluateVersion(run, version, { name: `git tag ${quoteName(gitTag)}`, rule, ...hold });
  }
  if (tagPrefix !== '') {
    return skip(
      rule,
      `git tag ${quoteName(gitTag)} is not a version with the prefix ${quoteName(tagPrefix)}`,
    );
  }
  const tag = toTag(gitTag);
  if (tag === undefined) return skipIllegal(rule, 'git tag', gitTag);
  // `v1` is a tag of ours only where tags keep their `v`
  const reserved =
    vPrefix === 'drop' && tag.startsWith('v') ? undefined : describeReserved(tag, environment);
  const named = evaluateName({ tag, of: 'tag', name: gitTag, reserved }, (free) => ({
    tag: free,
    kind: 'exact',
    rule,
    reason: `git tag ${quoteName(gitTag)} is not a version`,
    priority: NAME_PRIORITY,
  }));
  const unread = { type: 'standard', text: gitTag, said: `git tag ${quote(gitTag)}` } as const;
  const told = explainUnread({ ...unread, isVersion: false });
  return { ...named, problems: [...named.problems, ...told] };
}

function evaluateBranch(run: PresetRun, branch: string, trigger: Trigger): Evaluated {
  const rule = 'preset: branch';
  const tag = toTag(toBranchName(branch, run.facts, run.settings).name);
  const latest = evaluateBranchLatest(run, branch);
  if (tag === undefined) return joinEvaluated(skipIllegal(rule, 'branch', branch), latest);
  const reserved = describeReserved(tag, run.settings.environment);
  const named = evaluateName({ tag, of: 'branch', name: branch, reserved }, (free) => ({
    tag: free,
    kind: 'floating',
    rule,
    reason: describeTrigger(trigger, branch),
    priority: NAME_PRIORITY,
  }));
  return joinEvaluated(named, latest);
}

/** `latest` of the default branch, until there is a release, unless the user sets `latest`. */
function evaluateBranchLatest({ facts, settings, history }: PresetRun, branch: string): Evaluated {
  const rule = 'preset: default branch';
  const { latest } = settings;
  if (latest === 'never' || latest === 'release') return NOTHING;
  if (facts.defaultBranch === undefined) return skipUnknown(rule, latest, history);
  if (branch !== facts.defaultBranch) return NOTHING;
  const given = { tag: 'latest', kind: 'floating', rule, priority: LATEST_PRIORITY } as const;
  const isDefault = `${quoteName(branch)} is the default branch`;
  if (latest === 'branch') return toEvaluated({ ...given, reason: isDefault });
  const release = history.highest();
  if (release === undefined) {
    const which = history.known ? 'there is no release yet' : 'no release is known';
    return toEvaluated({ ...given, reason: `${isDefault}, and ${which}` });
  }
  const held = `it is for releases, and git tag ${quoteName(release.gitTag)} is one`;
  return toEvaluated({ ...given, reason: isDefault, held });
}

/** Says that `latest` is lost, unless it is for releases. */
function skipUnknown(
  rule: string,
  latest: PresetRun['settings']['latest'],
  history: PresetRun['history'],
): Evaluated {
  const reason = 'the default branch is not known';
  if (latest !== 'branch' && history.highest() !== undefined) return skip(rule, reason);
  const problem = notice(
    'DEFAULT_BRANCH_UNKNOWN',
    `no tag "latest": ${reason}`,
    'Name it with --default-branch main, or in the clone with git remote set-head origin --auto.',
  );
  return { ...skip(rule, reason), problems: [problem] };
}

function evaluateSchedule({ facts, settings }: PresetRun, branch: string | undefined): Evaluated {
  const rule = 'preset: schedule';
  const { defaultBranch } = facts;
  const isOther = branch !== undefined && defaultBranch !== undefined && branch !== defaultBranch;
  const tag = isOther ? toTag(`nightly-${toBranchName(branch, facts, settings).name}`) : 'nightly';
  if (tag === undefined) return skipIllegal(rule, 'branch', branch ?? '');
  const reason =
    branch === undefined ? 'a scheduled run' : `a scheduled run on branch ${quoteName(branch)}`;
  return toEvaluated({ tag, kind: 'floating', rule, reason, priority: NAME_PRIORITY });
}

function evaluateSha({ facts }: PresetRun, rule: string): Evaluated {
  const short = facts.sha.slice(0, 7);
  return toEvaluated({
    tag: `sha-${short}`,
    kind: 'exact',
    rule,
    reason: `the commit is ${short}`,
    priority: SHA_PRIORITY,
  });
}

interface Named {
  readonly tag: string;
  readonly of: 'branch' | 'tag';
  readonly name: string;
  readonly reserved: string | undefined;
}

/** The tag for a branch or git tag, with a prefix if the name is a reserved tag. */
function evaluateName(
  { tag, of, name, reserved }: Named,
  evaluate: (tag: string) => EvaluatedTag,
): Evaluated {
  if (reserved === undefined) return toEvaluated(evaluate(tag));
  const free = toTag(`${of}-${tag}`) ?? tag;
  const kind = of === 'tag' ? 'git tag' : of;
  const problem = notice(
    'TAG_RESERVED',
    `the ${kind} ${quote(name)} is tagged "${free}": as a tag, "${tag}" is ${reserved}`,
  );
  return { ...toEvaluated(evaluate(free)), problems: [problem] };
}

function skipIllegal(rule: string, kind: string, name: string): Evaluated {
  const reason = `no character of the ${kind} ${quote(name)} is allowed in a tag`;
  return { ...skip(rule, reason), problems: [notice('TAG_NOTHING_LEGAL', reason)] };
}

function skip(rule: string, reason: string): Evaluated {
  return { ...NOTHING, skipped: [{ rule, reason }] };
}

function toEvaluated(tag: EvaluatedTag): Evaluated {
  return { ...NOTHING, tags: [tag] };
}

/** Readable names are not quoted. */
function quoteName(name: string): string {
  return /^[\w@./+-]{1,80}$/.test(name) ? name : quote(name);
}

function describeTrigger(trigger: Trigger, branch: string): string {
  const name = quoteName(branch);
  switch (trigger) {
    case 'push':
      return `a push to branch ${name}`;
    case 'manual':
      return `a manual run on branch ${name}`;
    case 'api':
      return `an API run on branch ${name}`;
    case 'workflow_run':
      return `a workflow ran on branch ${name}`;
    case 'local':
      return `branch ${name} is checked out`;
    case 'other':
      return `a run on branch ${name}`;
  }
}
