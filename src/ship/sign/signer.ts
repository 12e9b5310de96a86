// SPDX-License-Identifier: Apache-2.0
// What signs and recognizes its own signatures: a key. Types, and the one of a key.
import { makeBundle, verifyBundle } from './bundle.ts';
import type { SigningKey } from './key.ts';
import { encodeForSigning, makeStatement, STATEMENT_TYPE } from './payload.ts';

/** The annotations of a signature in cosign's older format. */
export type LegacyMarks = Readonly<Record<string, string>>;

/** Signs digests in both formats, and knows its signatures again. */
export interface Signer {
  /** A Sigstore bundle about a digest, as JSON. */
  readonly makeBundle: (digest: string) => Promise<Buffer>;
  /** Whether a bundle is this signer's signature of a digest. */
  readonly ownsBundle: (bundle: Uint8Array, digest: string) => boolean;
  /** The annotations that hold the signature of a payload. */
  readonly signPayload: (payload: Buffer) => Promise<LegacyMarks>;
  /** Whether annotations are this signer's signature of a payload. */
  readonly ownsPayload: (payload: Buffer, marks: LegacyMarks) => boolean;
}

/** The annotation with the signature, base64. */
const SIGNATURE = 'dev.cosignproject.cosign/signature';

/** Signs with a private key. Sends no request. */
export function createKeySigner(key: SigningKey): Signer {
  return {
    makeBundle: (digest) => {
      const statement = makeStatement(digest);
      const signature = key.sign(encodeForSigning(STATEMENT_TYPE, statement));
      return Promise.resolve(makeBundle(statement, signature, key.hint));
    },
    ownsBundle: (bundle, digest) => verifyBundle(bundle, digest, key.verifies),
    signPayload: (payload) =>
      Promise.resolve({ [SIGNATURE]: key.sign(payload).toString('base64') }),
    ownsPayload: (payload, marks) =>
      key.verifies(payload, Buffer.from(marks[SIGNATURE] ?? '', 'base64')),
  };
}
