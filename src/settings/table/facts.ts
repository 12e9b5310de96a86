// SPDX-License-Identifier: Apache-2.0
// The settings that put a fact in place of what the CI system and git say of a run.
import type { Setting } from './setting.ts';

/** Settings of the group Facts. */
export const factSettings: readonly Setting[] = [
  {
    name: 'git-tag',
    key: 'gitTag',
    type: 'string',
    group: 'Facts',
    default: undefined,
    defaultText: 'what the CI system says',
    doc: 'The git tag that the run is about, for example one that the job has made, or that the payload of a `repository_dispatch` names. If it exists, its commit has to be checked out to ship.',
    examples: ['v1.2.3'],
  },
  {
    name: 'branch',
    key: 'branch',
    type: 'string',
    group: 'Facts',
    default: undefined,
    defaultText: 'what the CI system says',
    doc: 'The branch that the run is about.',
    examples: ['main'],
  },
  {
    name: 'sha',
    key: 'sha',
    type: 'string',
    group: 'Facts',
    default: undefined,
    defaultText: 'the commit that is checked out',
    doc: 'The commit to plan for. To ship, it has to be the one that is checked out.',
    examples: ['9071bf2'],
  },
  {
    name: 'pr',
    key: 'change',
    type: 'string',
    group: 'Facts',
    default: undefined,
    defaultText: 'what the CI system says',
    doc: 'The number of the pull or merge request that the run is about.',
    examples: ['12', 12],
  },
];
