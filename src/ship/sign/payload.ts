// SPDX-License-Identifier: Apache-2.0
// What is signed about an image, in both formats. Pure.

/** The type of a statement inside of an envelope. */
export const STATEMENT_TYPE = 'application/vnd.in-toto+json';

/** The predicate by which cosign knows its signatures. */
export const SIGN_PREDICATE = 'https://sigstore.dev/cosign/sign/v1';

/**
 * The in-toto statement that cosign 3 signs: the digest alone, without a name, so that it is true in every repository.
 *
 * @see https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md
 */
export function makeStatement(digest: string): Buffer {
  const [algorithm = '', hex = ''] = digest.split(':');
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ digest: { [algorithm]: hex } }],
    predicateType: SIGN_PREDICATE,
    predicate: {},
  };
  return Buffer.from(JSON.stringify(statement));
}

/**
 * The "simple signing" payload of cosign's older format.
 *
 * @see https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md
 */
export function makeSimpleSigning(repository: string, digest: string): Buffer {
  const payload = {
    critical: {
      identity: { 'docker-reference': repository },
      image: { 'docker-manifest-digest': digest },
      type: 'cosign container image signature',
    },
    optional: null,
  };
  return Buffer.from(JSON.stringify(payload));
}

/** The bytes that the signature of an envelope is made over. @see https://github.com/secure-systems-lab/dsse/blob/v1.0.2/protocol.md */
export function encodeForSigning(payloadType: string, payload: Uint8Array): Buffer {
  const head = `DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.byteLength} `;
  return Buffer.concat([Buffer.from(head), payload]);
}
