// SPDX-License-Identifier: Apache-2.0
// The settings that say which targets a run ships, and how.
import type { Setting } from './setting.ts';

/** Settings of the group Targets. */
export const targetSettings: readonly Setting[] = [
  {
    name: 'only',
    untrusted: 'any',
    key: 'only',
    type: 'list',
    group: 'Targets',
    commas: true,
    default: [],
    defaultText: 'all targets',
    doc: 'Ship only these targets, by name or with `*`. What they are built on is built too, without tags.',
    examples: [['api', 'web-*']],
  },
  {
    name: 'except',
    untrusted: 'any',
    key: 'except',
    type: 'list',
    group: 'Targets',
    commas: true,
    default: [],
    doc: 'Ship all targets but these, by name or with `*`.',
    examples: [['docs']],
  },
  {
    name: 'paths',
    untrusted: 'any',
    inTarget: true,
    key: 'paths',
    type: 'list',
    group: 'Targets',
    default: [],
    defaultText: 'none: every commit is built',
    doc: 'Files and directories that the image is made from, as patterns of git, one a line; `!` excludes. If none of them, the Dockerfile, the settings of the build or its bases changed since the image in the registry was built, nothing is built, and that image gets the tags.',
    examples: [['services/api', 'libs/core', '!**/*.md']],
  },
  {
    name: 'together',
    key: 'together',
    type: 'boolean',
    group: 'Targets',
    default: true,
    doc: 'Whether no target is tagged when one of them fails. With `false`, the others are shipped.',
    examples: [false],
  },
  {
    name: 'parallel',
    key: 'parallel',
    type: 'string',
    group: 'Targets',
    default: 'auto',
    doc: 'How many targets are built at the same time. `auto` is 4, or 2 on a machine with less than 4 GiB of memory.',
    examples: [1, 'auto'],
  },
];
