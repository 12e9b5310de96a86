// SPDX-License-Identifier: Apache-2.0
// Sigstore bundles: made, and those of a key verified. Pure.
import { isObject, parseObject, type JsonObject } from '../../registry/json.ts';
import { encodeForSigning, SIGN_PREDICATE, STATEMENT_TYPE } from './payload.ts';

/** The media type of a bundle, which also is the artifact type of the manifest that holds it. */
export const BUNDLE_TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json';

/** A bundle holds a statement, certificates and proofs: some kilobytes. */
export const BUNDLE_BYTES = 1024 * 1024;

/**
 * A bundle with one signature by a key, which it names by its hint. The envelope names no key: verifiers skip a
 * signature with a name that they don't know.
 *
 * @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto
 */
export function makeBundle(statement: Uint8Array, signature: Uint8Array, hint: string): Buffer {
  return renderBundle(makeEnvelope(statement, signature), { publicKey: { hint } });
}

/** A statement with its signature. */
export function makeEnvelope(statement: Uint8Array, signature: Uint8Array): JsonObject {
  return {
    payload: Buffer.from(statement).toString('base64'),
    payloadType: STATEMENT_TYPE,
    signatures: [{ sig: Buffer.from(signature).toString('base64') }],
  };
}

/** A bundle of an envelope and what it is verified by. */
export function renderBundle(dsseEnvelope: JsonObject, verificationMaterial: JsonObject): Buffer {
  return Buffer.from(
    JSON.stringify({ mediaType: BUNDLE_TYPE, verificationMaterial, dsseEnvelope }),
  );
}

/** Whether one of a bundle's signatures is by the key, and its statement is a signature of the digest. */
export function verifyBundle(
  bundle: Uint8Array,
  digest: string,
  verifies: (bytes: Uint8Array, signature: Uint8Array) => boolean,
): boolean {
  const envelope = readEnvelope(bundle);
  if (envelope === undefined || !isAbout(envelope.payload, digest)) return false;
  const signed = encodeForSigning(STATEMENT_TYPE, envelope.payload);
  return envelope.signatures.some((signature) => verifies(signed, signature));
}

/** The payload of a bundle's envelope and its signatures; undefined if it holds no statement. */
export function readEnvelope(
  bundle: Uint8Array,
): { readonly payload: Buffer; readonly signatures: readonly Buffer[] } | undefined {
  const { dsseEnvelope } = parseObject(Buffer.from(bundle).toString('utf8')) ?? {};
  if (!isObject(dsseEnvelope) || dsseEnvelope.payloadType !== STATEMENT_TYPE) return undefined;
  const { payload, signatures } = dsseEnvelope;
  if (typeof payload !== 'string' || !Array.isArray(signatures)) return undefined;
  const found = signatures.flatMap((one: unknown) =>
    isObject(one) && typeof one.sig === 'string' ? [Buffer.from(one.sig, 'base64')] : [],
  );
  return { payload: Buffer.from(payload, 'base64'), signatures: found };
}

/** Whether a statement is about a digest, and of a type: that of cosign's signatures without another. */
export function isAbout(statement: Buffer, digest: string, type = SIGN_PREDICATE): boolean {
  const { predicateType, subject } = parseObject(statement.toString('utf8')) ?? {};
  if (predicateType !== type || !Array.isArray(subject)) return false;
  const [algorithm = '', hex = ''] = digest.split(':');
  return subject.some((one: unknown) => {
    const digests: JsonObject = isObject(one) && isObject(one.digest) ? one.digest : {};
    return digests[algorithm] === hex;
  });
}
