// SPDX-License-Identifier: Apache-2.0
// The settings of an image that several machines build: each is a leg, and one run merges what they built.
import type { Setting } from './setting.ts';

/** Settings of legs and their merge. */
export const legSettings: readonly Setting[] = [
  {
    name: 'leg',
    key: 'leg',
    type: 'list',
    group: 'Push',
    commas: true,
    default: [],
    defaultText: 'all of `platforms`',
    inFile: false,
    inComponent: false,
    doc: 'The platforms to build on this machine, some of `platforms`. The image is pushed by digest only, and `record` describes it for the run that merges the legs.',
    examples: [],
  },
  {
    name: 'legs',
    key: 'legs',
    type: 'text',
    group: 'Push',
    raw: true,
    default: undefined,
    inFile: false,
    inComponent: false,
    doc: 'The records of all legs, to merge into one image and tag it: JSON such as `toJSON(needs.leg.outputs)` on GitHub, or paths and globs, one per line. Nothing is built, and no engine is needed.',
    examples: [],
  },
  {
    name: 'runners',
    key: 'runners',
    type: 'list',
    group: 'Push',
    default: [],
    defaultText: "GitHub's own for amd64 and arm64",
    inComponent: false,
    doc: 'The runner that builds a platform, for the output `matrix` of `plan`: one `platform=runner` per line. `linux/arm64,linux/arm/v7=big-arm` is one leg, `default=[self-hosted, linux]` is for all other platforms and a list of labels.',
    examples: [['linux/arm64=ubuntu-24.04-arm', 'default=ubuntu-24.04']],
  },
];
