// SPDX-License-Identifier: Apache-2.0
// Signs with certificates of Fulcio, and verifies each signature before it is used.
import { error, Problem } from '../../../problem.ts';
import { makeEnvelope, renderBundle } from '../bundle.ts';
import { encodeForSigning, makeStatement, STATEMENT_TYPE } from '../payload.ts';
import { SIGNATURE, type SignatureVerifier, type Signer } from '../signer.ts';
import type { Certified } from './certificate.ts';
import type { Identity } from './identity.ts';
import type { Judge, Judgement } from './judge.ts';
import type { RecordSignature, SignedContent } from './log.ts';
import { toMarks } from './marks.ts';
import type { Stamp } from './timestamp.ts';

/** What signing without a key needs. */
export interface KeylessParts {
  readonly certify: () => Promise<Certified>;
  /** Undefined for signatures that are in no log. */
  readonly log: RecordSignature | undefined;
  readonly stamp: Stamp | undefined;
}

/** A bundle of a statement: signed, recorded and timestamped, but not verified. @throws Problem those of the services */
export async function bundleStatement(parts: KeylessParts, statement: Buffer): Promise<Buffer> {
  const certified = await parts.certify();
  const payload = encodeForSigning(STATEMENT_TYPE, statement);
  const signature = certified.sign(payload);
  const envelope = makeEnvelope(statement, signature);
  const { entry, timestamp } = await prove(parts, { signature, payload, envelope }, certified);
  return renderBundle(envelope, {
    certificate: { rawBytes: certified.der.toString('base64') },
    tlogEntries: entry === undefined ? [] : [entry],
    timestampVerificationData: {
      rfc3161Timestamps:
        timestamp === undefined ? [] : [{ signedTimestamp: timestamp.toString('base64') }],
    },
  });
}

/** Knows the signatures of those whom `accepts` accepts. */
export function createIdentityVerifier(
  judge: Judge,
  accepts: (identity: Identity) => boolean | Promise<boolean>,
): SignatureVerifier {
  const isGood = (judgement: Judgement) => !('refused' in judgement) && accepts(judgement);
  return {
    ownsBundle: (bundle, digest) => isGood(judge.bundle(bundle, digest)),
    ownsPayload: (payload, marks) => isGood(judge.legacy(payload, marks)),
  };
}

/** A signer whose identity is that of the certificate. */
export function createKeylessSigner(
  parts: KeylessParts & { readonly judge: Judge },
  own: Identity,
): Signer {
  const { certify, judge } = parts;
  const { log, isWithoutPromise } = watchPromises(parts);
  const isOwn = ({ identity, issuer }: Identity) =>
    identity === own.identity && issuer === own.issuer;
  return {
    ...createIdentityVerifier(judge, isOwn),
    makeBundle: async (digest) => {
      const bundle = await bundleStatement({ ...parts, log }, makeStatement(digest));
      refuseUnverified(judge.bundle(bundle, digest), own);
      return bundle;
    },
    signPayload: async (payload) => {
      if (isWithoutPromise()) return undefined;
      const certified = await certify();
      const signature = certified.sign(payload);
      const proofs = await prove({ ...parts, log }, { signature, payload }, certified);
      if (isWithoutPromise()) return undefined;
      const { pem, chain } = certified;
      const marks = {
        [SIGNATURE]: signature.toString('base64'),
        ...toMarks({ pem, chain, ...proofs }),
      };
      refuseUnverified(judge.legacy(payload, marks), own);
      return marks;
    },
  };
}

/** The second version of Rekor proves inclusion without a promise, and the older format has no field for such a proof. */
function watchPromises({ log }: KeylessParts): Pick<KeylessParts, 'log'> & {
  readonly isWithoutPromise: () => boolean;
} {
  let isMissing = false;
  const watched: RecordSignature | undefined =
    log &&
    (async (...asked) => {
      const entry = await log(...asked);
      isMissing ||= entry.inclusionPromise === undefined;
      return entry;
    });
  return { log: watched, isWithoutPromise: () => isMissing };
}

async function prove({ log, stamp }: KeylessParts, signed: SignedContent, certified: Certified) {
  const [entry, timestamp] = await Promise.all([
    log?.(signed, certified),
    stamp?.(signed.signature),
  ]);
  if (entry !== undefined && entry.inclusionPromise === undefined && timestamp === undefined) {
    throw withoutTime();
  }
  return { entry, timestamp };
}

/** A certificate lives for ten minutes, and only a time shows that it was used in them. */
function withoutTime(): Problem {
  return new Problem([
    error(
      'SIGN_SERVICE_MISSING',
      "the transparency log is Rekor's second version, whose entries have no time, and no timestamp authority is named.",
      'Set sign-tsa-url to the timestamp authority of this instance.',
    ),
  ]);
}

/**
 * Nothing is stored that cannot be verified: what the services gave has to agree with the trusted root.
 *
 * @throws Problem SIGN_UNVERIFIED
 */
export function refuseUnverified(judgement: Judgement, own: Identity): void {
  if (!('refused' in judgement) && judgement.identity === own.identity) return;
  const why = 'refused' in judgement ? judgement.refused : `it is by ${judgement.identity}`;
  throw new Problem([
    error(
      'SIGN_UNVERIFIED',
      `the signature that was just made cannot be verified: ${why}.`,
      'Check that sign-trusted-root is the trusted root of the services that sign, and that the clock of this machine is right.',
    ),
  ]);
}
