// SPDX-License-Identifier: Apache-2.0
// A key that lives as long as the run, and Fulcio's certificate for it.
import { generateKeyPairSync, sign, X509Certificate } from 'node:crypto';
import type { Clock } from '../../../clock.ts';
import type { IdToken } from '../../../credentials/oidc/identity.ts';
import { Problem } from '../../../problem.ts';
import { isObject } from '../../../registry/json.ts';
import { readIdentity, type Identity } from './identity.ts';
import { below, garbledBy, toJson, type AskService, type SignRequest } from './service.ts';

/** A key with its certificate. */
export interface Certified extends Identity {
  readonly sign: (bytes: Uint8Array) => Buffer;
  /** Of the key, in PEM, as Fulcio wrote it. */
  readonly pem: string;
  readonly der: Buffer;
  /** Those above it, in PEM; the root is the last. */
  readonly chain: readonly string[];
  readonly endMs: number;
}

/** What {@link createCertificates} needs. */
export interface CertificateOptions {
  readonly ask: AskService;
  readonly fulcio: URL;
  readonly idToken: () => Promise<IdToken>;
  readonly clock: Clock;
}

/** A certificate lives ten minutes. One with less is renewed: it has to be good at the time of the signature. */
const MARGIN_MS = 120_000;

/** A function that gives a certificate that is good now. Concurrent callers share one request; a failure is forgotten. */
export function createCertificates(options: CertificateOptions): () => Promise<Certified> {
  let current: Promise<Certified> | undefined;
  return async () => {
    for (;;) {
      const pending = current;
      if (pending === undefined) break;
      const known = await pending;
      if (known.endMs - MARGIN_MS > options.clock.now()) return known;
      if (current === pending) current = undefined;
    }
    const asked = certify(options);
    current = asked;
    asked.catch(() => {
      if (current === asked) current = undefined;
    });
    return await asked;
  };
}

/** @see https://github.com/sigstore/fulcio/blob/main/fulcio.proto */
async function certify({ ask, fulcio, idToken }: CertificateOptions): Promise<Certified> {
  const { token, claims } = await idToken();
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signWith = (bytes: Uint8Array) => sign('sha256', bytes, privateKey);
  const request: SignRequest = {
    ...{ method: 'POST', url: below(fulcio, '/api/v2/signingCert'), accept: 'application/json' },
    ...{ who: 'the certificate authority', doing: 'get a certificate to sign with' },
    secrets: [token.reveal()],
    json: {
      credentials: { oidcIdentityToken: token.reveal() },
      publicKeyRequest: {
        publicKey: {
          algorithm: 'ECDSA',
          content: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
        },
        proofOfPossession: signWith(Buffer.from(claims.subject)).toString('base64'),
      },
    },
  };
  const [pem, ...chain] = readChain(toJson(await ask(request), request));
  const certificate = pem === undefined ? undefined : readCertificate(pem);
  if (pem === undefined || certificate === undefined) {
    throw new Problem([garbledBy(request, 'it has no certificate')]);
  }
  if (!certificate.publicKey.equals(publicKey)) {
    throw new Problem([garbledBy(request, 'its certificate is for another key')]);
  }
  const identity = readIdentity(certificate.raw);
  if (identity === undefined) {
    throw new Problem([garbledBy(request, 'its certificate names no identity or no issuer')]);
  }
  const endMs = Date.parse(certificate.validTo);
  return { ...identity, sign: signWith, pem, der: certificate.raw, chain, endMs };
}

function readChain(body: ReturnType<typeof toJson>): readonly string[] {
  const signed = body.signedCertificateEmbeddedSct ?? body.signedCertificateDetachedSct;
  const { certificates } = isObject(signed) && isObject(signed.chain) ? signed.chain : {};
  return Array.isArray(certificates) && certificates.every((one) => typeof one === 'string')
    ? certificates
    : [];
}

function readCertificate(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined; // the caller names the host
  }
}
