// SPDX-License-Identifier: Apache-2.0
// Names for what is attested about an image, and for who signed it. Pure.
import { X509Certificate } from 'node:crypto';
import { isObject, parseObject } from '../../registry/json.ts';

const STATEMENTS: readonly (readonly [RegExp, string])[] = [
  [/^https:\/\/slsa\.dev\/provenance\//, 'provenance'],
  [/^https:\/\/(?:spdx\.dev\/Document|cyclonedx\.org\/bom)/, 'SBOM'],
  [/^https:\/\/cosign\.sigstore\.dev\/attestation\/vuln\//, 'scan'],
];

/**
 * A short name for the type of a statement; `other` for one that is not known, whose text may be anything.
 *
 * @see https://github.com/in-toto/attestation/tree/main/spec/predicates
 */
export function nameStatement(predicateType: string | undefined): string {
  const known = STATEMENTS.find(([type]) => type.test(predicateType ?? ''));
  return known?.[1] ?? 'other';
}

/** Larger than any certificate of a signature. */
const CERTIFICATE_BYTES = 64 * 1024;

/**
 * Whom the certificate of a Sigstore bundle names, as it states it; null for a bundle that was signed by a key.
 *
 * @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto
 */
export function readBundleIdentity(bundle: Uint8Array): string | null {
  const { verificationMaterial } = parseObject(Buffer.from(bundle).toString('utf8')) ?? {};
  if (!isObject(verificationMaterial)) return null;
  const { certificate, x509CertificateChain: chain } = verificationMaterial;
  const listed: unknown =
    isObject(chain) && Array.isArray(chain.certificates) ? chain.certificates[0] : undefined;
  const first = isObject(certificate) ? certificate : listed;
  const raw = isObject(first) ? first.rawBytes : undefined;
  return typeof raw === 'string' ? readIdentity(Buffer.from(raw, 'base64')) : null;
}

/** Whom a certificate in PEM names, of a signature in cosign's older format. */
export function readLegacyIdentity(pem: string | undefined): string | null {
  return pem === undefined ? null : readIdentity(Buffer.from(pem));
}

/** `https://github.com/acme/app/.github/workflows/image.yml@refs/tags/v1.2.3`, or an e-mail address. */
function readIdentity(bytes: Buffer): string | null {
  if (bytes.byteLength > CERTIFICATE_BYTES) return null;
  try {
    const { subjectAltName = '' } = new X509Certificate(bytes);
    const [, name = ''] =
      /^(?:URI|email):"?([\x21\x23-\x2b\x2d-\x5b\x5d-\x7e]{1,256})/.exec(subjectAltName) ?? [];
    return name === '' ? null : name;
  } catch {
    return null; // what is no certificate names no one
  }
}
