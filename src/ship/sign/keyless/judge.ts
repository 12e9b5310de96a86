// SPDX-License-Identifier: Apache-2.0
// Whether a signature is by somebody that the trusted root vouches for, and by whom. Reads what others have written.
import { createHash, X509Certificate } from 'node:crypto';
import { bundleFromJSON } from '@sigstore/bundle';
import { toSignedEntity, Verifier, type SignedEntity } from '@sigstore/verify';
import { toLine } from '../../../registry/http/line.ts';
import { isObject, parseObject, type JsonObject } from '../../../registry/json.ts';
import { isAbout } from '../bundle.ts';
import { encodeForSigning, STATEMENT_TYPE } from '../payload.ts';
import { SIGNATURE, type LegacyMarks } from '../signer.ts';
import type { Identity } from './identity.ts';
import { MARKS } from './marks.ts';
import type { TrustedRootMaterial } from './trust.ts';

/** Who signed, or why it is not known. */
export type Judgement = Identity | { readonly refused: string };

/** Judges signatures in both formats. */
export interface Judge {
  /** A bundle about a digest: a signature, or a statement of another type. */
  readonly bundle: (bundle: Uint8Array, digest: string, predicateType?: string) => Judgement;
  /** The annotations of a payload in cosign's older format; what the payload is about is for the caller. */
  readonly legacy: (payload: Buffer, marks: LegacyMarks) => Judgement;
}

/** What a signature must come with. */
export interface JudgeOptions {
  readonly trust: TrustedRootMaterial;
  /** Whether it must be in a transparency log; else a timestamp will do. */
  readonly isLogged: boolean;
}

/** A judge by a trusted root. */
export function createJudge({ trust, isLogged }: JudgeOptions): Judge {
  const verifier = new Verifier(trust.material, {
    tlogThreshold: isLogged ? 1 : 0,
    ctlogThreshold: trust.hasCertificateLog ? 1 : 0,
    timestampThreshold: 1,
  });
  const verify = (bundle: JsonObject, artifact?: Buffer): Judgement => {
    try {
      refuseHostile(bundle);
      refuseForeignLog(bundle, trust);
      const { identity } = verifier.verify(toEntity(bundle, artifact));
      const name = identity?.subjectAlternativeName;
      const issuer = identity?.extensions?.issuer;
      if (name === undefined || issuer === undefined) return { refused: 'it names no identity' };
      return { identity: name, issuer };
    } catch (thrown) {
      // The libraries throw at whatever others have written there, and how is of no matter.
      return { refused: toLine(thrown instanceof Error ? thrown.message : String(thrown)) };
    }
  };
  return {
    bundle: (bytes, digest, predicateType) => {
      const bundle = parseObject(Buffer.from(bytes).toString('utf8'));
      const envelope = isObject(bundle?.dsseEnvelope) ? bundle.dsseEnvelope : {};
      const { payload, payloadType } = envelope;
      const isStatement = payloadType === STATEMENT_TYPE && typeof payload === 'string';
      if (bundle === undefined || !isStatement) return { refused: 'it holds no statement' };
      if (!isAbout(Buffer.from(payload, 'base64'), digest, predicateType)) {
        return { refused: 'it is about something else' };
      }
      return verify(bundle);
    },
    legacy: (payload, marks) => {
      const bundle = fromMarks(payload, marks);
      return bundle === undefined ? { refused: 'it has no certificate' } : verify(bundle, payload);
    },
  };
}

/**
 * A bundle for the library. The second version of Rekor records of an envelope the hash of the bytes that are signed, where the library
 * expects that of the payload.
 */
function toEntity(json: JsonObject, artifact: Buffer | undefined): SignedEntity {
  const bundle = bundleFromJSON(json);
  const entity = toSignedEntity(bundle, artifact);
  const { content } = bundle;
  const isHashed = entity.tlogEntries.every(({ kindVersion }) => kindVersion.kind === HASHED);
  if (content.$case !== 'dsseEnvelope' || !isHashed) return entity;
  const { payload, payloadType } = content.dsseEnvelope;
  const signed = createHash('sha256').update(encodeForSigning(payloadType, payload)).digest();
  const { signature } = entity;
  return {
    ...entity,
    signature: {
      signature: signature.signature,
      compareSignature: (other) => signature.compareSignature(other),
      verifySignature: (key) => signature.verifySignature(key),
      compareDigest: (digest) => signed.equals(digest),
    },
  };
}

const HASHED = 'hashedrekord';

/** More entries or timestamps in one bundle are made to keep a verifier busy. */
const MOST_PROOFS = 8;

/**
 * The library takes the name in the signature of a checkpoint for a regular expression, before it verifies anything: only
 * names of hosts are let through.
 *
 * @throws Error to be shown
 */
function refuseHostile({ verificationMaterial }: JsonObject): void {
  const { tlogEntries, timestampVerificationData } = toObject(verificationMaterial);
  const entries = toList(tlogEntries);
  const timestamps = toList(toObject(timestampVerificationData).rfc3161Timestamps);
  if (entries.length > MOST_PROOFS || timestamps.length > MOST_PROOFS) {
    throw new Error('it has too many proofs');
  }
  if (entries.map(readNote).some(hasHostileName)) {
    throw new Error('its checkpoint has an invalid name');
  }
}

/**
 * The library knows the log of a proof of inclusion by the signature of its checkpoint alone. Other verifiers look for the log that the
 * entry names, and refuse an entry that names another one.
 *
 * @throws Error to be shown
 */
function refuseForeignLog(bundle: JsonObject, { material }: TrustedRootMaterial): void {
  const known = new Set(material.tlogs.map(({ logID }) => logID.toString('base64')));
  const entries = toList(toObject(bundle.verificationMaterial).tlogEntries);
  const isKnown = (entry: unknown) => known.has(String(toObject(toObject(entry).logId).keyId));
  if (!entries.every(isKnown)) throw new Error('it is in a log that is not trusted');
}

function readNote(entry: unknown): string {
  const { envelope } = toObject(toObject(toObject(entry).inclusionProof).checkpoint);
  return typeof envelope === 'string' ? envelope : '';
}

function hasHostileName(note: string): boolean {
  const names = [...note.matchAll(/\u2014 (\S+) /g)].map(([, name = '']) => name);
  return !names.every((name) => /^[\w.:/-]+$/.test(name));
}

function toObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A signature of the older format as a bundle, which is what the library verifies. */
function fromMarks(payload: Buffer, marks: LegacyMarks): JsonObject | undefined {
  const certificate = toDer(marks[MARKS.certificate] ?? '');
  if (certificate === undefined) return undefined;
  const { SignedRFC3161Timestamp: stamp } = parseObject(marks[MARKS.timestamp] ?? '') ?? {};
  const entry = readLogMark(marks[MARKS.log] ?? '');
  return {
    mediaType: 'application/vnd.dev.sigstore.bundle+json;version=0.1',
    verificationMaterial: {
      x509CertificateChain: { certificates: [{ rawBytes: certificate }] },
      tlogEntries: entry === undefined ? [] : [entry],
      timestampVerificationData: {
        rfc3161Timestamps: typeof stamp === 'string' ? [{ signedTimestamp: stamp }] : [],
      },
    },
    messageSignature: {
      messageDigest: {
        algorithm: 'SHA2_256',
        digest: createHash('sha256').update(payload).digest('base64'),
      },
      signature: marks[SIGNATURE] ?? '',
    },
  };
}

function readLogMark(text: string): JsonObject | undefined {
  const { SignedEntryTimestamp: promise, Payload: payload } = parseObject(text) ?? {};
  if (!isObject(payload) || typeof payload.body !== 'string') return undefined;
  const { body, integratedTime, logIndex, logID } = payload;
  const recorded = parseObject(Buffer.from(body, 'base64').toString('utf8')) ?? {};
  return {
    logIndex: String(logIndex),
    logId: { keyId: Buffer.from(String(logID), 'hex').toString('base64') },
    kindVersion: { kind: recorded.kind, version: recorded.apiVersion },
    integratedTime: String(integratedTime),
    inclusionPromise: { signedEntryTimestamp: promise },
    canonicalizedBody: body,
  };
}

function toDer(pem: string): string | undefined {
  try {
    return new X509Certificate(pem).raw.toString('base64');
  } catch {
    return undefined; // none, or no certificate
  }
}
