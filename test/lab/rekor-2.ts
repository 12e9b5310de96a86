// SPDX-License-Identifier: Apache-2.0
// A transparency log as Rekor's second version: a Merkle tree whose entries come with a proof of inclusion and a signed checkpoint,
// and with neither time nor promise. Keeps its entries in memory.
//
// https://github.com/sigstore/rekor-tiles/blob/main/api/proto/rekor/v2/rekor_service.proto
// https://github.com/C2SP/C2SP/blob/main/tlog-checkpoint.md
import { createHash, generateKeyPairSync, sign } from 'node:crypto';

/** A log that runs at a host. */
export interface SecondLog {
  /** SPKI, DER. */
  readonly publicKey: Buffer;
  readonly keyId: Buffer;
  /** Records what a request asks for, and answers the entry. */
  readonly record: (body: string) => object;
}

interface Verifier {
  readonly x509Certificate: { readonly rawBytes: string };
  readonly keyDetails: string;
}

interface Asked {
  readonly hashedRekordRequestV002?: {
    readonly digest: string;
    readonly signature: { readonly content: string; readonly verifier: Verifier };
  };
}

/** Starts a log of this name. */
export function openSecondLog(origin: string): SecondLog {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const der = publicKey.export({ type: 'spki', format: 'der' });
  const RAW_BYTES = 32;
  const keyId = hash(Buffer.from(`${origin}\n\u0001`), der.subarray(-RAW_BYTES));
  const leaves: Buffer[] = [];
  return {
    ...{ publicKey: der, keyId },
    record: (text) => {
      const { kind, spec } = toEntry(JSON.parse(text) as Asked);
      const body = Buffer.from(JSON.stringify({ apiVersion: '0.0.2', kind, spec }));
      leaves.push(hash(Buffer.from([0]), body));
      const at = leaves.length - 1;
      const root = hashTree(leaves);
      const note = `${origin}\n${leaves.length}\n${root.toString('base64')}\n`;
      const signature = sign(null, Buffer.from(note), privateKey);
      const signed = Buffer.concat([keyId.subarray(0, 4), signature]).toString('base64');
      return {
        ...{ logIndex: `${at}`, logId: { keyId: keyId.toString('base64') } },
        kindVersion: { kind, version: '0.0.2' },
        integratedTime: '0',
        inclusionProof: {
          ...{ logIndex: `${at}`, treeSize: `${leaves.length}` },
          rootHash: root.toString('base64'),
          hashes: prove(at, leaves).map((one) => one.toString('base64')),
          checkpoint: { envelope: `${note}\n\u2014 ${origin} ${signed}\n` },
        },
        canonicalizedBody: body.toString('base64'),
      };
    },
  };
}

/** The words of an entry in the order of the canonical JSON. */
function toEntry({ hashedRekordRequestV002: hashed }: Asked) {
  const toVerifier = ({ keyDetails, x509Certificate }: Verifier) => ({
    ...{ keyDetails, x509Certificate: { rawBytes: x509Certificate.rawBytes } },
  });
  if (hashed === undefined) throw new Error('not the one kind of entry');
  const { content, verifier } = hashed.signature;
  const data = { algorithm: 'SHA2_256', digest: hashed.digest };
  const signature = { content, verifier: toVerifier(verifier) };
  return { kind: 'hashedrekord', spec: { hashedRekordV002: { data, signature } } };
}

function hash(...parts: readonly Buffer[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest();
}

/** The largest power of two below the number of leaves. @see https://www.rfc-editor.org/rfc/rfc6962#section-2.1 */
function splitOf(count: number): number {
  return 2 ** Math.floor(Math.log2(count - 1));
}

function hashTree(leaves: readonly Buffer[]): Buffer {
  const [only = hash()] = leaves;
  if (leaves.length < 2) return only;
  const split = splitOf(leaves.length);
  return hash(Buffer.from([1]), hashTree(leaves.slice(0, split)), hashTree(leaves.slice(split)));
}

function prove(at: number, leaves: readonly Buffer[]): readonly Buffer[] {
  if (leaves.length < 2) return [];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return at < split
    ? [...prove(at, left), hashTree(right)]
    : [...prove(at - split, right), hashTree(left)];
}
