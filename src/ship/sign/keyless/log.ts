// SPDX-License-Identifier: Apache-2.0
// Records signatures in a transparency log: Rekor, whose second version is spoken where the first is not there.
import { createHash } from 'node:crypto';
import { Problem } from '../../../problem.ts';
import { isObject, parseObject, type JsonObject } from '../../../registry/json.ts';
import type { Certified } from './certificate.ts';
import { below, garbledBy, toJson, type AskService, type SignRequest } from './service.ts';

/** A signature, and what it was made over. */
export interface SignedContent {
  readonly signature: Buffer;
  /** The bytes that are signed: of an envelope its encoding. */
  readonly payload: Buffer;
  /** How it is stored, if it is an envelope. */
  readonly envelope?: JsonObject;
}

/** An entry of the log, in the JSON of a bundle. */
export type LogEntry = JsonObject & {
  readonly inclusionPromise?: { readonly signedEntryTimestamp: string };
  readonly canonicalizedBody: string;
  readonly integratedTime: string;
  readonly logIndex: string;
  readonly logId: { readonly keyId: string };
};

/** Records a signature. @throws Problem those of the service */
export type RecordSignature = (
  signed: SignedContent,
  certified: Pick<Certified, 'pem' | 'der'>,
) => Promise<LogEntry>;

/** A function that records signatures in the log at an address. */
export function createLog(ask: AskService, rekor: URL): RecordSignature {
  let isSecond = false;
  const recordSecond = async (...[signed, certified]: Parameters<RecordSignature>) => {
    const request = toRequest(below(rekor, '/api/v2/log/entries'), toSecond(signed, certified));
    const entry = readSecond(toJson(await ask(request), request), request);
    isSecond = true;
    return entry;
  };
  return async (signed, certified) => {
    if (isSecond) return await recordSecond(signed, certified);
    const request = toRequest(below(rekor, '/api/v1/log/entries'), toEntry(signed, certified));
    const answer = await ask(request, [404, 405, 409]);
    if (answer.status === 409) return await readExisting(ask, rekor, answer.location, request);
    if (answer.status === 200 || answer.status === 201) {
      return readEntry(toJson(answer, request), request);
    }
    return await recordSecond(signed, certified);
  };
}

function toRequest(url: URL, json?: JsonObject): SignRequest {
  return {
    ...{ method: json === undefined ? 'GET' : 'POST', url, accept: 'application/json' },
    ...{ who: 'the transparency log', doing: 'record a signature' },
    ...(json === undefined ? {} : { json }),
  };
}

/** A request that was repeated may find the entry of the first try. */
async function readExisting(
  ask: AskService,
  rekor: URL,
  location: string | undefined,
  first: SignRequest,
): Promise<LogEntry> {
  const uuid = /\/([0-9a-f]{64,80})$/.exec(location ?? '')?.[1];
  if (uuid === undefined) throw wrong(first, 'it names no entry that is there already');
  const request = toRequest(below(rekor, `/api/v1/log/entries/${uuid}`));
  return readEntry(toJson(await ask(request), request), request);
}

/** What the first version is asked to record. @see https://github.com/sigstore/rekor/tree/main/pkg/types */
function toEntry(signed: SignedContent, { pem }: Pick<Certified, 'pem'>): JsonObject {
  const key = Buffer.from(pem).toString('base64');
  if (signed.envelope !== undefined) {
    const envelope = JSON.stringify(signed.envelope);
    const spec = { proposedContent: { envelope, verifiers: [key] } };
    return { apiVersion: '0.0.1', kind: 'dsse', spec };
  }
  const value = createHash('sha256').update(signed.payload).digest('hex');
  const signature = { content: signed.signature.toString('base64'), publicKey: { content: key } };
  const spec = { data: { hash: { algorithm: 'sha256', value } }, signature };
  return { apiVersion: '0.0.1', kind: 'hashedrekord', spec };
}

/**
 * What the second version is asked to record: of an envelope, too, the hash of the bytes that are signed.
 *
 * @see https://github.com/sigstore/rekor-tiles/blob/main/CLIENTS.md
 */
function toSecond(signed: SignedContent, { der }: Pick<Certified, 'der'>): JsonObject {
  const verifier = {
    x509Certificate: { rawBytes: der.toString('base64') },
    keyDetails: 'PKIX_ECDSA_P256_SHA_256',
  };
  const digest = createHash('sha256').update(signed.payload).digest('base64');
  const signature = { content: signed.signature.toString('base64'), verifier };
  return { hashedRekordRequestV002: { digest, signature } };
}

/** The one entry of an answer of the first version, as a bundle has it. */
function readEntry(answer: JsonObject, request: SignRequest): LogEntry {
  const [entry, ...others] = Object.values(answer);
  if (!isObject(entry) || others.length > 0) throw wrong(request, 'it has not one entry');
  const { body, integratedTime, logIndex, logID, verification } = entry;
  const { signedEntryTimestamp, inclusionProof } = toObject(verification);
  const recorded = parseBody(body);
  if (typeof body !== 'string' || recorded === undefined || !isHex(logID)) {
    throw wrong(request, 'its entry has no content, or names no log');
  }
  const isPlaced = isCount(integratedTime) && isCount(logIndex);
  if (!isPlaced || typeof signedEntryTimestamp !== 'string') {
    throw wrong(request, 'its entry has no place, or is not signed');
  }
  return {
    logIndex: String(logIndex),
    logId: { keyId: fromHex(logID) },
    kindVersion: { kind: recorded.kind, version: recorded.apiVersion },
    integratedTime: String(integratedTime),
    inclusionPromise: { signedEntryTimestamp },
    ...(isObject(inclusionProof) ? { inclusionProof: toProof(inclusionProof, request) } : {}),
    canonicalizedBody: body,
  };
}

function toProof(proof: JsonObject, request: SignRequest): JsonObject {
  const { logIndex, treeSize, rootHash, hashes, checkpoint } = proof;
  const isWhole =
    isCount(logIndex) && isCount(treeSize) && isHex(rootHash) && Array.isArray(hashes);
  if (!isWhole || !hashes.every(isHex) || typeof checkpoint !== 'string') {
    throw wrong(request, 'its proof of inclusion lacks fields');
  }
  return {
    logIndex: String(logIndex),
    treeSize: String(treeSize),
    rootHash: fromHex(rootHash),
    hashes: hashes.map(fromHex),
    checkpoint: { envelope: checkpoint },
  };
}

/**
 * The second version answers in the JSON of a bundle already, and makes no promise: it has to be timestamped. What a bundle does not
 * have is left out.
 */
function readSecond(answer: JsonObject, request: SignRequest): LogEntry {
  const { canonicalizedBody, logIndex = '0', logId, kindVersion, inclusionProof } = answer;
  const { kind, version } = toObject(kindVersion);
  const { keyId } = toObject(logId);
  const isEntry = [canonicalizedBody, logIndex, keyId, kind, version].every(isText);
  if (!isEntry || !isObject(inclusionProof)) throw wrong(request, 'its entry lacks fields');
  const { treeSize, rootHash, hashes = [], checkpoint } = inclusionProof;
  const { logIndex: index = '0' } = inclusionProof;
  const { envelope } = toObject(checkpoint);
  const isProof = [index, treeSize, rootHash, envelope].every(isText);
  if (!isProof || !Array.isArray(hashes) || !hashes.every(isText)) {
    throw wrong(request, 'its proof of inclusion lacks fields');
  }
  return {
    ...{ logIndex, logId: { keyId }, kindVersion: { kind, version }, integratedTime: '0' },
    inclusionProof: { logIndex: index, treeSize, rootHash, hashes, checkpoint: { envelope } },
    canonicalizedBody,
  } as LogEntry;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function toObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

function parseBody(text: unknown): JsonObject | undefined {
  if (typeof text !== 'string') return undefined;
  return parseObject(Buffer.from(text, 'base64').toString('utf8'));
}

function isHex(value: unknown): value is string {
  return typeof value === 'string' && /^(?:[0-9a-f]{2})+$/i.test(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function fromHex(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64');
}

function wrong(request: SignRequest, why: string): Problem {
  return new Problem([garbledBy(request, why)]);
}
