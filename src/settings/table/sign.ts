// SPDX-License-Identifier: Apache-2.0
// The settings that say how the image is signed.
import type { Setting } from './setting.ts';

/** Settings of the group Sign. None of them counts in the settings file of an untrusted change. */
export const signSettings: readonly Setting[] = [
  {
    name: 'sign',
    key: 'sign',
    type: 'enum',
    group: 'Sign',
    options: ['none', 'key'],
    meant: { false: 'none', off: 'none', 'key-pair': 'key' },
    default: 'none',
    doc: 'Sign the image in every registry after `test` and before any tag is written: its index, each manifest in it and each attestation, by digest. `key` uses the private key of `sign-key-env` or `sign-key-file`, and no network but the registries. Untrusted runs never sign.',
    examples: ['key'],
  },
  {
    name: 'sign-key-env',
    key: 'signKeyEnv',
    type: 'string',
    group: 'Sign',
    default: undefined,
    doc: 'Name of the environment variable with the private key: a key of `cosign generate-key-pair`, with its password in `COSIGN_PASSWORD`, or PEM (ECDSA P-256 or P-384, Ed25519, RSA).',
    examples: ['COSIGN_PRIVATE_KEY'],
  },
  {
    name: 'sign-key-file',
    key: 'signKeyFile',
    type: 'string',
    group: 'Sign',
    default: undefined,
    doc: 'Path of the private key, in place of `sign-key-env`.',
    examples: ['/run/secrets/cosign.key'],
  },
  {
    name: 'sign-format',
    key: 'signFormat',
    type: 'enum',
    group: 'Sign',
    options: ['both', 'bundle', 'legacy'],
    default: 'both',
    doc: 'How signatures are stored. `bundle`: as Sigstore bundles that refer to the image, which cosign 3 reads by default. `legacy`: under tags such as `sha256-….sig`, which cosign 2 and most policy controllers read.',
    examples: ['bundle'],
  },
];
