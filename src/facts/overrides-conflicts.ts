// SPDX-License-Identifier: Apache-2.0
// Facts given by hand that exclude each other, and the way out. Pure.
import { error, type ProblemData } from '../problem.ts';
import type { CheckedOverrides } from './given.ts';

/** What cannot be given together, and the way out. */
const conflicts: readonly (readonly [hint: string, found: (given: CheckedOverrides) => boolean])[] =
  [
    [
      'Give git-tag or branch: a run is about one of them.',
      ({ gitTag, branch }) => gitTag !== undefined && branch !== undefined,
    ],
    [
      'Give git-tag or pr: a run is about one of them.',
      ({ gitTag, change }) => gitTag !== undefined && change !== undefined,
    ],
    [
      'Give pr too: a change has a number.',
      ({ eventName, change }) => isChangeName(eventName) && change === undefined,
    ],
    [
      'Leave out --event, or give pull_request.',
      ({ eventName, change }) =>
        change !== undefined && eventName !== undefined && !isChangeName(eventName),
    ],
    [
      'Leave out git-tag: that event is about a branch.',
      ({ gitTag, eventName }) =>
        gitTag !== undefined && (eventName === 'schedule' || eventName === 'merge_group'),
    ],
  ];

function isChangeName(eventName: string | undefined): boolean {
  return eventName?.startsWith('pull_request') ?? false;
}

/** The problems FACTS_OVERRIDES_CONFLICT of facts that are each right, and not beside each other. */
export function findConflicts(given: CheckedOverrides): readonly ProblemData[] {
  return conflicts
    .filter(([, isFound]) => isFound(given))
    .map(([hint]) =>
      error('FACTS_OVERRIDES_CONFLICT', `${spell(given)} exclude each other.`, hint),
    );
}

function spell({ eventName, gitTag, branch, change }: CheckedOverrides): string {
  const given = { event: eventName, 'git-tag': gitTag, branch, pr: change };
  return Object.entries(given)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} "${value ?? ''}"`)
    .join(' and ');
}
