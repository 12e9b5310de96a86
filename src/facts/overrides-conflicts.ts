// SPDX-License-Identifier: Apache-2.0
// Facts given by hand that are mutually exclusive, and the fix. Pure.
import { error, type ProblemData } from '../problem.ts';
import type { CheckedOverrides } from './given.ts';

/** What cannot be given together, and the fix. */
const conflicts: readonly (readonly [hint: string, found: (given: CheckedOverrides) => boolean])[] =
  [
    [
      'Give either git-tag or branch.',
      ({ gitTag, branch }) => gitTag !== undefined && branch !== undefined,
    ],
    [
      'Give either git-tag or pr.',
      ({ gitTag, change }) => gitTag !== undefined && change !== undefined,
    ],
    [
      'Give pr too: a change needs a number.',
      ({ eventName, change }) => isChangeName(eventName) && change === undefined,
    ],
    [
      'Remove --event, or use pull_request.',
      ({ eventName, change }) =>
        change !== undefined && eventName !== undefined && !isChangeName(eventName),
    ],
    [
      'Remove git-tag: that event is about a branch.',
      ({ gitTag, eventName }) =>
        gitTag !== undefined && (eventName === 'schedule' || eventName === 'merge_group'),
    ],
  ];

function isChangeName(eventName: string | undefined): boolean {
  return eventName?.startsWith('pull_request') ?? false;
}

/** The problems FACTS_OVERRIDES_CONFLICT of facts that are each valid, but not together. */
export function findConflicts(given: CheckedOverrides): readonly ProblemData[] {
  return conflicts
    .filter(([, isFound]) => isFound(given))
    .map(([hint]) =>
      error('FACTS_OVERRIDES_CONFLICT', `${spell(given)} are mutually exclusive.`, hint),
    );
}

function spell({ eventName, gitTag, branch, change }: CheckedOverrides): string {
  const given = { event: eventName, 'git-tag': gitTag, branch, pr: change };
  return Object.entries(given)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} "${value ?? ''}"`)
    .join(' and ');
}
