// SPDX-License-Identifier: Apache-2.0
// The settings that override facts from the CI system and git.
import type { Setting } from './setting.ts';

/** Settings of the group Facts. */
export const factSettings: readonly Setting[] = [
  {
    name: 'git-tag',
    key: 'gitTag',
    type: 'string',
    group: 'Facts',
    default: undefined,
    defaultText: 'from the CI system',
    doc: 'Git tag of the run, for example one created by the job, or named by the payload of a `repository_dispatch`. If it exists, its commit must be checked out to ship.',
    examples: ['v1.2.3'],
  },
  {
    name: 'branch',
    key: 'branch',
    type: 'string',
    group: 'Facts',
    default: undefined,
    defaultText: 'from the CI system',
    doc: 'Branch of the run.',
    examples: ['main'],
  },
  {
    name: 'sha',
    key: 'sha',
    type: 'string',
    group: 'Facts',
    default: undefined,
    defaultText: 'the commit that is checked out',
    doc: 'Commit to plan for. To ship, it must be the one that is checked out.',
    examples: ['9071bf2'],
  },
  {
    name: 'pr',
    key: 'change',
    type: 'string',
    group: 'Facts',
    default: undefined,
    defaultText: 'from the CI system',
    doc: 'Number of the pull or merge request of the run.',
    examples: ['12', 12],
  },
];
