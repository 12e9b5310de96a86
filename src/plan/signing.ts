// SPDX-License-Identifier: Apache-2.0
// What a run adds to its images in the registry, as the plan says it: signatures and history. Pure.
import { notice, type ProblemData } from '../problem.ts';
import type { Settings } from '../settings/settings.ts';
import type { AttestingPlan, Plan, PushPlan, SigningPlan } from './plan.ts';

/** The tags that signatures are found by, where `sha256-…` is each digest of the image. */
const TAGS = {
  bundle: ['sha256-<digest>'],
  legacy: ['sha256-<digest>.sig'],
  both: ['sha256-<digest>', 'sha256-<digest>.sig'],
} as const;

/** The signatures and the attestation of a run that pushes and is trusted; nothing for any other, and for a leg, whose merge adds them. */
export function planSigning(
  plan: Pick<Plan, 'push' | 'facts'>,
  settings: Settings,
): Pick<Plan, 'sign' | 'attest'> {
  return { ...planSignatures(plan, settings), ...planAttesting(plan, settings) };
}

function planSignatures(
  { push, facts }: Pick<Plan, 'push' | 'facts'>,
  settings: LogSettings & Pick<Settings, 'sign' | 'signFormat' | 'leg'>,
): { readonly sign?: SigningPlan } {
  const { sign, signFormat, leg } = settings;
  const isNone = sign === 'none' || leg.length > 0;
  if (isNone || push.mode !== 'push' || facts.trust.level === 'untrusted') return {};
  const log = sign === 'keyless' ? { log: decideLog(settings, facts.project) } : {};
  return { sign: { with: sign, ...log, format: signFormat, referrers: TAGS[signFormat] } };
}

type LogSettings = Pick<Settings, 'signLog' | 'signFulcioUrl' | 'signRekorUrl'>;

/**
 * The transparency log that records signatures without a key. All who read the public one see the address of the project, so it is
 * only used for projects that are known to be public, and never for the certificates of another instance.
 *
 * | sign-log | sign-rekor-url | sign-fulcio-url | project | log    |
 * | -------- | -------------- | --------------- | ------- | ------ |
 * | none     |                |                 |         | none   |
 * | other    | set            |                 |         | own    |
 * | public   |                |                 |         | public |
 * | auto     |                | set             |         | none   |
 * | auto     |                |                 | public  | public |
 * | auto     |                |                 | private or unknown | none |
 */
export function decideLog(
  { signLog, signFulcioUrl, signRekorUrl }: LogSettings,
  { private: isPrivate }: Plan['facts']['project'],
): NonNullable<SigningPlan['log']> {
  if (signLog === 'none') return 'none';
  if (signRekorUrl !== undefined) return 'own';
  if (signLog === 'public') return 'public';
  return signFulcioUrl === undefined && isPrivate === false ? 'public' : 'none';
}

function planAttesting(
  { push, facts }: Pick<Plan, 'push' | 'facts'>,
  settings: Pick<Settings, 'githubAttestation' | 'leg' | 'signFulcioUrl'>,
): Pick<Plan, 'attest'> {
  const isStored = settings.githubAttestation && settings.leg.length === 0;
  if (!isStored || push.mode !== 'push' || facts.trust.level === 'untrusted') return {};
  return { attest: { store: 'github', instance: decideInstance(settings, facts.project) } };
}

/**
 * The instance of Sigstore that signs an attestation for GitHub: what is recorded by the public one can be read by everybody, so it
 * is only used for projects that are known to be public.
 */
export function decideInstance(
  { signFulcioUrl }: Pick<Settings, 'signFulcioUrl'>,
  { private: isPrivate }: Plan['facts']['project'],
): AttestingPlan['instance'] {
  if (signFulcioUrl !== undefined) return 'own';
  return isPrivate === false ? 'public' : 'github';
}

/** Why an untrusted run signs and attests nothing that it is asked for: SIGN_UNTRUSTED, ATTEST_UNTRUSTED. */
export function explainUnsigned(
  {
    push,
    facts,
  }: { readonly push: Pick<PushPlan, 'mode'>; readonly facts: Pick<Plan['facts'], 'trust'> },
  { sign, githubAttestation, leg }: Pick<Settings, 'sign' | 'githubAttestation' | 'leg'>,
): readonly ProblemData[] {
  const { level, reason } = facts.trust;
  if (level === 'trusted' || push.mode !== 'push' || leg.length > 0) return [];
  return [
    ...(sign === 'none' ? [] : [noSignature(reason)]),
    ...(githubAttestation ? [noAttestation(reason)] : []),
  ];
}

/** The notice of an untrusted run that was to sign. */
export function noSignature(reason: string): ProblemData {
  return notice(
    'SIGN_UNTRUSTED',
    `the image is not signed: this run is untrusted, because ${reason}.`,
  );
}

/** The notice of an untrusted run that was to store an attestation. */
export function noAttestation(reason: string): ProblemData {
  return notice(
    'ATTEST_UNTRUSTED',
    `no attestation is stored on GitHub: this run is untrusted, because ${reason}.`,
  );
}

/** The history of a run that pushes and is trusted; nothing for any other, and for a leg, which writes no tags. */
export function planHistory(
  { push, facts }: Pick<Plan, 'push' | 'facts'>,
  { history, leg }: Pick<Settings, 'history' | 'leg'>,
): Pick<Plan, 'history'> {
  const isWritten = history && leg.length === 0 && push.mode === 'push';
  return isWritten && facts.trust.level === 'trusted' ? { history: true } : {};
}
