// SPDX-License-Identifier: Apache-2.0
// The settings of a promotion. None of them counts in the settings file of an untrusted change.
import type { Setting } from './setting.ts';

/** Settings of the group Promote. */
export const promoteSettings: readonly Setting[] = [
  {
    name: 'to',
    key: 'to',
    type: 'list',
    group: 'Promote',
    commas: true,
    default: [],
    inFile: false,
    inComponent: false,
    doc: 'The tags that a promotion gives to the image, such as `production`. Versions are written once; `latest`, `1` and `1.2` follow the highest version of the repository; any other tag never goes back to a lower version. The setting `environment` adds the tags of an environment.',
    examples: [],
  },
  {
    name: 'back',
    key: 'back',
    type: 'boolean',
    group: 'Promote',
    default: false,
    inFile: false,
    inComponent: false,
    doc: 'Move the tags of `to` and `environment` back to the image that they pointed at before, by the history of the repository. A run of the image that they leave does not move them forward again.',
    examples: [],
  },
  {
    name: 'because',
    key: 'because',
    type: 'string',
    group: 'Promote',
    default: undefined,
    inFile: false,
    inComponent: false,
    doc: 'Why a version is yanked, or why tags are moved back with `back`. Everybody who may pull the image can read it.',
    examples: [],
  },
  {
    name: 'signed',
    key: 'signed',
    type: 'boolean',
    group: 'Promote',
    default: false,
    inComponent: false,
    doc: 'Promote an image only if it has a signature: by the key of `verify-key`, by the identity of `verify-identity` and `verify-issuer`, or by the key of `sign-key-env` or `sign-key-file`.',
    examples: [true],
  },
  {
    name: 'verify-key',
    key: 'verifyKey',
    type: 'string',
    group: 'Promote',
    default: undefined,
    inComponent: false,
    doc: 'Path of the public key that verifies signatures, in PEM, or its address in a key management service.',
    examples: ['cosign.pub'],
  },
];
