// SPDX-License-Identifier: Apache-2.0
// In which transparency log signatures without a key are recorded, and why a run adds no signature and no attestation.
import { describe, expect, it } from 'vitest';
import { decideLog, explainUnsigned, planHistory } from '../../src/plan/signing.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { settingsOf } from './settings.ts';
import { planOf } from '../ship/plans.ts';
import type { Trust } from '../../src/facts/facts.ts';

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

describe('what an untrusted run is asked for is named in its plan', () => {
  const sign = { sign: 'key', githubAttestation: true } as const;
  const both = ['SIGN_UNTRUSTED', 'ATTEST_UNTRUSTED'];
  it.each<{
    readonly name: string;
    readonly level?: Plan['facts']['trust']['level'];
    readonly mode?: Plan['push']['mode'];
    readonly given: Partial<Settings>;
    readonly codes: readonly string[];
  }>([
    { name: 'both', given: sign, codes: both },
    { name: 'a signature', given: { sign: 'keyless' }, codes: ['SIGN_UNTRUSTED'] },
    { name: 'an attestation', given: { githubAttestation: true }, codes: ['ATTEST_UNTRUSTED'] },
    { name: 'neither', given: {}, codes: [] },
    { name: 'both, and the run is trusted', level: 'trusted', given: sign, codes: [] },
    { name: 'both, and nothing is pushed', mode: 'build', given: sign, codes: [] },
    { name: 'both, of a leg', given: { ...sign, leg: ['linux/amd64'] }, codes: [] },
  ])('$name', ({ level = 'untrusted', mode = 'push', given, codes }) => {
    const reason = 'this change comes from another project';
    const plan = { push: { mode }, facts: { trust: { level, reason } } } as const;
    const problems = explainUnsigned(plan, settingsOf(given));
    expect(problems.map(({ code }) => code)).toEqual(codes);
    expect(problems.every(({ message }) => message.includes(reason))).toBe(true);
  });
});

describe('the history is planned', () => {
  const trusted: Trust = { level: 'trusted', reason: '' };
  const stranger: Trust = { level: 'untrusted', reason: 'it is a fork' };
  it.each<{
    readonly name: string;
    readonly settings: Partial<Settings>;
    readonly mode?: Plan['push']['mode'];
    readonly trust?: Trust;
    readonly isPlanned: boolean;
  }>([
    { name: 'where it is asked for', settings: { history: true }, isPlanned: true },
    { name: 'not by default', settings: {}, isPlanned: false },
    { name: 'not by a build', settings: { history: true }, mode: 'build', isPlanned: false },
    { name: 'not by a leg', settings: { history: true, leg: ['linux/arm64'] }, isPlanned: false },
    { name: 'not by strangers', settings: { history: true }, trust: stranger, isPlanned: false },
  ])('$name', ({ settings, mode = 'push', trust = trusted, isPlanned }) => {
    const push = { mode, reason: '', onlyWithCredentials: false } as const;
    const { facts } = planOf({ facts: { trust } });
    const planned = planHistory({ push, facts }, settingsOf(settings));
    expect(planned).toEqual(isPlanned ? { history: true } : {});
  });
});
