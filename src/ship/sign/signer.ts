// SPDX-License-Identifier: Apache-2.0
// What signs and recognizes its own signatures. Types, and the signer of a key.
import { makeBundle, verifyBundle } from './bundle.ts';
import type { Settings } from '../../settings/settings.ts';
import type { SigningKey } from './key.ts';
import { encodeForSigning, makeStatement, STATEMENT_TYPE } from './payload.ts';
import type { VerifyBy } from './verify-command.ts';

/** The annotations of a signature in cosign's older format. */
export type LegacyMarks = Readonly<Record<string, string>>;

/** Knows the signatures of a signer, in both formats. */
export interface SignatureVerifier {
  /** Whether a bundle is the signer's signature of a digest. */
  readonly ownsBundle: (bundle: Uint8Array, digest: string) => boolean | Promise<boolean>;
  /** Whether annotations are the signer's signature of a payload. */
  readonly ownsPayload: (payload: Buffer, marks: LegacyMarks) => boolean | Promise<boolean>;
}

/** Signs digests in both formats, and knows its signatures again. */
export interface Signer extends SignatureVerifier {
  /** A Sigstore bundle about a digest, as JSON. */
  readonly makeBundle: (digest: string) => Promise<Buffer>;
  /** The annotations that hold the signature of a payload; undefined where no annotations can. */
  readonly signPayload: (payload: Buffer) => Promise<LegacyMarks | undefined>;
}

/** A signer that may sign now, and how others verify what it signs. */
export interface OpenedSigner {
  readonly signer: Signer;
  readonly verifyBy: VerifyBy;
}

/** Whose signatures count: a key's, or those of an identity. */
export type SignerNames = Pick<
  Settings,
  'verifyIdentity' | 'verifyIdentityRegexp' | 'verifyIssuer' | 'verifyIssuerRegexp'
> & {
  /** Path of the public key. */
  readonly key: string | undefined;
};

/** A verifier, and what it says of those whose signatures it did not accept. */
export interface NamedVerifier extends SignatureVerifier {
  /** `this key`, `https://… of the issuer https://…` */
  readonly who: string;
  /** Whose signatures were found instead, and why others could not be verified: a sentence, or nothing. */
  readonly others: () => string;
}

/** The annotation with the signature, base64. */
export const SIGNATURE = 'dev.cosignproject.cosign/signature';

/** Knows the signatures of a key by its public half. */
export function createVerifier({ verifies }: Pick<SigningKey, 'verifies'>): SignatureVerifier {
  return {
    ownsBundle: (bundle, digest) => verifyBundle(bundle, digest, verifies),
    ownsPayload: (payload, marks) =>
      verifies(payload, Buffer.from(marks[SIGNATURE] ?? '', 'base64')),
  };
}

/** Signs with a private key. Sends no request but those of a key in a service. */
export function createKeySigner(key: SigningKey): Signer {
  return {
    ...createVerifier(key),
    makeBundle: async (digest) => {
      const statement = makeStatement(digest);
      const signature = await key.sign(encodeForSigning(STATEMENT_TYPE, statement));
      return makeBundle(statement, signature, key.hint);
    },
    signPayload: async (payload) => ({
      [SIGNATURE]: (await key.sign(payload)).toString('base64'),
    }),
  };
}
