// SPDX-License-Identifier: Apache-2.0
// In which transparency log signatures without a key are recorded.
import { expect, it } from 'vitest';
import { decideLog } from '../../src/plan/signing.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { settingsOf } from './settings.ts';

const OWN = 'https://service.acme.example';

it.each<{
  readonly sign: Settings['signLog'];
  readonly rekor?: string;
  readonly fulcio?: string;
  readonly isPrivate?: boolean;
  readonly log: ReturnType<typeof decideLog>;
}>([
  { sign: 'none', log: 'none' },
  { sign: 'none', rekor: OWN, isPrivate: false, log: 'none' },
  { sign: 'auto', rekor: OWN, isPrivate: true, log: 'own' },
  { sign: 'public', rekor: OWN, log: 'own' },
  { sign: 'public', isPrivate: true, log: 'public' },
  { sign: 'public', fulcio: OWN, log: 'public' },
  { sign: 'auto', fulcio: OWN, isPrivate: false, log: 'none' },
  { sign: 'auto', isPrivate: false, log: 'public' },
  { sign: 'auto', isPrivate: true, log: 'none' },
  { sign: 'auto', log: 'none' },
])(
  '$sign, rekor $rekor, fulcio $fulcio, private $isPrivate: $log',
  ({ sign, rekor, fulcio, isPrivate, log }) => {
    const settings = settingsOf({ signLog: sign, signRekorUrl: rekor, signFulcioUrl: fulcio });
    expect(decideLog(settings, isPrivate === undefined ? {} : { private: isPrivate })).toBe(log);
  },
);
