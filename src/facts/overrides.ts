// SPDX-License-Identifier: Apache-2.0
// Facts given by hand, for a what-if: checked all at once, then put in the place of what was read. Pure.
import type { Parsed, ProblemData } from '../problem.ts';
import { error } from '../problem.ts';
import type { Event, Origin, Trigger } from './facts.ts';
import { findConflicts } from './overrides-conflicts.ts';
import { toNumber } from './variables.ts';
import { isRefName, toBranch, toBranchEvent, toGitTag, toRef } from './git/refs.ts';
import { toUtc } from './time.ts';
import type { CheckedOverrides } from './given.ts';
import { omitUndefined } from '../omit-undefined.ts';

/** Facts as given by flag, input, variable or settings file; every one is optional, and an empty string is not given. */
export interface FactOverrides {
  readonly gitTag?: string;
  readonly branch?: string;
  readonly event?: string;
  readonly sha?: string;
  /** `pr`: the number of a pull or merge request. */
  readonly change?: string;
  /** `--fork`: `true` where what is checked out is to count as another project's; it only lowers the trust. */
  readonly fork?: string;
  readonly build?: string;
  readonly defaultBranch?: string;
  readonly now?: string;
}

/** What `--event` takes, and the event's name on GitHub, which rules are written against. */
const eventNames: Readonly<Record<string, string>> = {
  push: 'push',
  tag: 'push',
  pull_request: 'pull_request',
  merge_request: 'pull_request',
  change: 'pull_request',
  pull_request_target: 'pull_request_target',
  merge_group: 'merge_group',
  release: 'release',
  schedule: 'schedule',
  workflow_dispatch: 'workflow_dispatch',
  manual: 'workflow_dispatch',
  repository_dispatch: 'repository_dispatch',
  api: 'repository_dispatch',
};

const triggers: Readonly<Record<string, Trigger>> = {
  push: 'push',
  workflow_dispatch: 'manual',
  repository_dispatch: 'api',
};

/** Checks facts given by hand; all problems at once. */
export function parseOverrides(given: FactOverrides): Parsed<CheckedOverrides> {
  const problems: ProblemData[] = [];
  const gitTag = parseName('git-tag', given.gitTag, toGitTag, problems);
  const branch = parseName('branch', given.branch, toBranch, problems);
  const defaultBranch = parseName('default-branch', given.defaultBranch, toBranch, problems);
  const value = {
    ...omitUndefined({
      gitTag,
      branch,
      defaultBranch,
      eventName: parseEventName(given.event, problems),
      sha: parseSha(given.sha, problems),
      change: parseChange(given.change, problems),
      build: given.build === '' ? undefined : given.build,
      now: parseNow(given.now, problems),
    }),
    isFork: given.fork === 'true',
  };
  problems.push(...findConflicts(value));
  return problems.length === 0 ? { ok: true, value, problems } : { ok: false, problems };
}

/** The facts that an event given by hand is put together from. */
export interface OverrideContext {
  readonly event: Event;
  readonly branch: string | undefined;
  readonly defaultBranch: string | undefined;
  /** Where a change given by hand comes from. */
  readonly origin: Origin;
}

/**
 * The event that the overrides ask for, with its ref and name; undefined when they ask for none.
 *
 * What was not given comes from the run: `--event schedule` on a checkout of `main` is a schedule on `main`,
 * `--pr 12` is a change of the branch that is checked out.
 */
export function toOverriddenEvent(
  given: CheckedOverrides,
  context: OverrideContext,
): { readonly event: Event; readonly eventName: string; readonly ref: string } | undefined {
  const { gitTag, branch, change } = given;
  const asks = given.eventName ?? gitTag ?? branch ?? change;
  if (asks === undefined) return undefined;
  const eventName = given.eventName ?? (change === undefined ? 'push' : 'pull_request');
  const event = toEvent(eventName, given, context);
  const ref = event.kind === 'change' ? `refs/pull/${event.number}/merge` : toRef(event);
  return { event, eventName, ref };
}

function toEvent(eventName: string, given: CheckedOverrides, context: OverrideContext): Event {
  const branch = given.branch ?? context.branch;
  const target = context.defaultBranch;
  if (given.change !== undefined)
    return {
      kind: 'change',
      number: given.change,
      ...omitUndefined({ source: branch, target }),
      origin: context.origin,
    };
  switch (eventName) {
    case 'merge_group':
      return { kind: 'mergeQueue', ...omitUndefined({ target: branch ?? target }) };
    case 'schedule':
      return { kind: 'schedule', ...omitUndefined({ branch: branch ?? target }) };
    default:
      return toRun(
        eventName,
        branch,
        given.branch === undefined ? toGitTagOf(given, context) : undefined,
      );
  }
}

function toRun(eventName: string, branch: string | undefined, gitTag: string | undefined): Event {
  if (eventName === 'release' && gitTag !== undefined)
    return { kind: 'release', gitTag, prerelease: false };
  const trigger = triggers[eventName] ?? 'other';
  if (gitTag !== undefined) return { kind: 'gitTag', gitTag, trigger };
  return branch === undefined ? { kind: 'other', name: eventName } : toBranchEvent(branch, trigger);
}

function toGitTagOf(given: CheckedOverrides, { event }: OverrideContext): string | undefined {
  return given.gitTag ?? ownGitTag(event);
}

function ownGitTag(event: Event): string | undefined {
  return event.kind === 'gitTag' || event.kind === 'release' ? event.gitTag : undefined;
}

function parseName(
  setting: string,
  given: string | undefined,
  strip: (ref: string) => string | undefined,
  problems: ProblemData[],
): string | undefined {
  if (given === undefined || given === '') return undefined;
  const name = strip(given) ?? given;
  if (isRefName(name) && !name.startsWith('refs/')) return name;
  problems.push(
    error(
      'FACTS_BAD_REF',
      `invalid ${setting} "${given}": not the name of a ${setting === 'git-tag' ? 'git tag' : 'branch'}.`,
      'Give the plain name as git lists it, without an expression such as ^{commit}, ~1 or @{1}.',
    ),
  );
  return undefined;
}

function parseEventName(given: string | undefined, problems: ProblemData[]): string | undefined {
  if (given === undefined || given === '') return undefined;
  if (Object.hasOwn(eventNames, given)) return eventNames[given];
  const names = Object.keys(eventNames).join(', ');
  problems.push(error('FACTS_BAD_EVENT', `invalid --event "${given}".`, `Use one of: ${names}.`));
  return undefined;
}

function parseSha(given: string | undefined, problems: ProblemData[]): string | undefined {
  if (given === undefined || given === '') return undefined;
  if (/^[0-9a-f]{7,64}$/i.test(given)) return given.toLowerCase();
  problems.push(
    error('FACTS_BAD_SHA', `invalid sha "${given}".`, 'Give 7 to 64 hexadecimal digits.'),
  );
  return undefined;
}

function parseChange(given: string | undefined, problems: ProblemData[]): number | undefined {
  if (given === undefined || given === '') return undefined;
  const number = toNumber(given.replace(/^[#!]/, ''));
  if (number === undefined)
    problems.push(
      error(
        'FACTS_BAD_CHANGE',
        `invalid pr "${given}": not a number.`,
        'Give the number, such as 12.',
      ),
    );
  return number;
}

function parseNow(given: string | undefined, problems: ProblemData[]): string | undefined {
  if (given === undefined || given === '') return undefined;
  const now = toUtc(given);
  if (now === undefined)
    problems.push(
      error(
        'FACTS_BAD_TIME',
        `invalid --now "${given}": not a time with a time zone.`,
        'Use ISO 8601, such as 2026-11-22T09:30:00Z or 2026-11-22T09:30:00+01:00.',
      ),
    );
  return now;
}
