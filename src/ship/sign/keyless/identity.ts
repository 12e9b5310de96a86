// SPDX-License-Identifier: Apache-2.0
// Who signed, as a certificate of Fulcio names it. Pure.
import { X509Certificate } from '@sigstore/core';

/** Whom a certificate names. */
export interface Identity {
  /** The subject alternative name: on GitHub and GitLab the address of the workflow or CI file at its ref. */
  readonly identity: string;
  /** The issuer of the identity token: `https://token.actions.githubusercontent.com`. */
  readonly issuer: string;
}

/** The issuer as DER, and as plain bytes in older certificates. @see https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md */
const ISSUER = '1.3.6.1.4.1.57264.1.8';
const OLD_ISSUER = '1.3.6.1.4.1.57264.1.1';

/** Whom a certificate in DER names; undefined where it has no name, or is not a certificate. */
export function readIdentity(der: Buffer): Identity | undefined {
  try {
    const certificate = X509Certificate.parse(Buffer.from(der));
    const identity = certificate.subjectAltName;
    const issuer =
      certificate.extension(ISSUER)?.valueObj.subs[0]?.value ??
      certificate.extension(OLD_ISSUER)?.value;
    if (identity === undefined || issuer === undefined) return undefined;
    return { identity, issuer: issuer.toString('ascii') };
  } catch {
    return undefined; // not ASN.1, or another structure
  }
}
