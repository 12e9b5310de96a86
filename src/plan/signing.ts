// SPDX-License-Identifier: Apache-2.0
// What a run adds to its images in the registry, as the plan says it: signatures and history. Pure.
import type { Settings } from '../settings/settings.ts';
import type { Plan, SigningPlan } from './plan.ts';

/** The tags that signatures are found by, where `sha256-…` is each digest of the image. */
const TAGS = {
  bundle: ['sha256-<digest>'],
  legacy: ['sha256-<digest>.sig'],
  both: ['sha256-<digest>', 'sha256-<digest>.sig'],
} as const;

/** The signatures of a run that pushes and is trusted; nothing for any other, and for a leg, whose merge signs. */
export function planSigning(
  { push, facts }: Pick<Plan, 'push' | 'facts'>,
  { sign, signFormat, leg }: Pick<Settings, 'sign' | 'signFormat' | 'leg'>,
): { readonly sign?: SigningPlan } {
  const isNone = sign === 'none' || leg.length > 0;
  if (isNone || push.mode !== 'push' || facts.trust.level === 'untrusted') return {};
  return { sign: { with: sign, format: signFormat, referrers: TAGS[signFormat] } };
}

/** The history of a run that pushes and is trusted; nothing for any other, and for a leg, which writes no tags. */
export function planHistory(
  { push, facts }: Pick<Plan, 'push' | 'facts'>,
  { history, leg }: Pick<Settings, 'history' | 'leg'>,
): Pick<Plan, 'history'> {
  const isWritten = history && leg.length === 0 && push.mode === 'push';
  return isWritten && facts.trust.level === 'trusted' ? { history: true } : {};
}
