// SPDX-License-Identifier: Apache-2.0
// Runs that rules are tested on, by name, and what rules come to there.
import type { Event, Facts } from '../../../src/facts/facts.ts';
import type { ProblemData } from '../../../src/problem.ts';
import { evaluateRules } from '../../../src/plan/rules/rules.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import type { MatchPattern } from '../../../src/plan/rules/pattern.ts';
import { changeEvent, factsOf, SHA } from '../facts.ts';
import { settingsOf } from '../settings.ts';
import { match as matchHere } from './match.ts';

/** Facts of a run on GitHub with this event name and ref. */
export function githubRun(eventName: string, ref: string, event: Event): Facts {
  const isChange = event.kind === 'change';
  const metadata = {
    ref,
    sha: SHA,
    defaultBranch: 'main',
    ...(isChange ? { baseRef: 'main' } : {}),
  };
  return factsOf({ eventName, ref, event, metadata, ...(isChange ? { baseRef: 'main' } : {}) });
}

function onBranch(eventName: string, branch: string): Facts {
  return githubRun(eventName, `refs/heads/${branch}`, { kind: 'branch', branch, trigger: 'push' });
}

function onGitTag(gitTag: string): Facts {
  return githubRun('push', `refs/tags/${gitTag}`, { kind: 'gitTag', gitTag, trigger: 'push' });
}

function onOther(name: string): Facts {
  return githubRun(name, 'refs/heads/main', { kind: 'other', name });
}

/** Every run of the tables. */
export const ruleRuns: Readonly<Record<string, Facts>> = {
  'push main': onBranch('push', 'main'),
  'push feature/login': onBranch('push', 'feature/login'),
  'dispatch main': onBranch('workflow_dispatch', 'main'),
  'create dev': onBranch('create', 'dev'),
  schedule: githubRun('schedule', 'refs/heads/main', { kind: 'schedule', branch: 'main' }),
  discussion: onOther('discussion'),
  issues: onOther('issues'),
  'merge queue': githubRun('merge_group', 'refs/heads/gh-readonly-queue/main/pr-3-abc', {
    kind: 'mergeQueue',
    target: 'main',
  }),
  'change 42': githubRun('pull_request', 'refs/pull/42/merge', changeEvent()),
  'target 42': githubRun('pull_request_target', 'refs/heads/main', changeEvent()),
  'release v1.2.3': githubRun('release', 'refs/tags/v1.2.3', {
    kind: 'release',
    gitTag: 'v1.2.3',
    prerelease: false,
  }),
  ...Object.fromEntries(
    [
      ...['v1.2.3', '1.2.3', 'v0.1.2', 'v2.0.8-beta.67', 'v1.0.0+build.5', 'v1.1', '1.2.3rc2'],
      ...['1.0dev4', '1.2post1', '2!1.0', 'p1/v1.2.3', '20200110-RC2', 'sometag', 'a/b'],
    ].map((gitTag) => [`tag ${gitTag}`, onGitTag(gitTag)]),
  ),
};

/** What rules come to on a run. */
export interface RuleAnswer {
  /** As docker/metadata-action lists them, what is held left out. */
  readonly tags: readonly string[];
  readonly version: string | null;
  readonly errors: readonly ProblemData[];
  readonly notices: readonly ProblemData[];
}

/** Evaluates rules on facts, with settings over the defaults. */
export async function answer(
  facts: Facts,
  given: Partial<Settings>,
  match: MatchPattern = matchHere,
): Promise<RuleAnswer> {
  const settings = settingsOf(given);
  const { tags, flavor } = settings;
  const evaluated = await evaluateRules({ text: tags ?? '', flavor, facts, settings, match });
  const given_ = evaluated.tags.filter(({ held }) => held === undefined).map(({ tag }) => tag);
  return {
    tags: evaluated.listing ?? given_,
    version: evaluated.version,
    errors: evaluated.problems.filter(({ level }) => level === 'error'),
    notices: evaluated.problems.filter(({ level }) => level === 'notice'),
  };
}
