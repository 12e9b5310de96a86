// SPDX-License-Identifier: Apache-2.0
// A private key to sign with. Opens no file.
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';

/** A private key that signs as cosign would, and its public half. It may be in a service that is asked. */
export interface SigningKey {
  readonly sign: (bytes: Uint8Array) => Buffer | Promise<Buffer>;
  readonly verifies: (bytes: Uint8Array, signature: Uint8Array) => boolean;
  /** PEM. */
  readonly publicKey: string;
  /** Base64 of the SHA-256 of the public key, by which bundles name it. */
  readonly hint: string;
}

/** Larger keys take seconds for each signature. */
const LARGEST_RSA_BITS = 8192;
const SMALLEST_RSA_BITS = 2048;

/**
 * The hash that cosign verifies with, by the kind of a key; Ed25519 has its own. P-384 goes with SHA-256, too: both
 * major versions refuse another one.
 */
const HASHES: Readonly<Record<string, string | undefined>> = {
  'ec prime256v1': 'sha256',
  'ec secp384r1': 'sha256',
  rsa: 'sha256',
};

/** The kinds of keys that can be used, for messages. */
export const KEY_KINDS = 'ECDSA P-256, ECDSA P-384, Ed25519 and RSA of 2048 to 8192 bits';

/** A key in PEM or DER, or why it cannot be used. `password` is for an encrypted PKCS#8 key. */
export function openKey(
  key: string | Buffer,
  password: string,
): { readonly key: SigningKey } | { readonly refused: string } {
  const given =
    typeof key === 'string' ? { key } : ({ key, format: 'der', type: 'pkcs8' } as const);
  let privateKey: KeyObject;
  try {
    privateKey = createPrivateKey({ ...given, passphrase: password });
  } catch {
    return { refused: 'it is not a private key in PEM, or its password is another one' };
  }
  const kind = nameKind(privateKey);
  if (kind !== 'ed25519' && HASHES[kind] === undefined) return { refused: `it is of kind ${kind}` };
  const { modulusLength: length = SMALLEST_RSA_BITS } = privateKey.asymmetricKeyDetails ?? {};
  if (length < SMALLEST_RSA_BITS || length > LARGEST_RSA_BITS) {
    return { refused: `its length is ${length}` };
  }
  return { key: toSigningKey(privateKey, HASHES[kind] ?? null) };
}

/** What a public key in PEM verifies; undefined where it is none that can be used. */
export function openPublicKey(
  pem: string,
): Pick<SigningKey, 'verifies' | 'publicKey' | 'hint'> | undefined {
  try {
    const key = createPublicKey(pem);
    const kind = nameKind(key);
    const hash = HASHES[kind] ?? null;
    return kind === 'ed25519' || hash !== null ? toPublic(key, hash) : undefined;
  } catch {
    return undefined; // the caller names the file
  }
}

/** The kind of a public key in PEM, as in messages; undefined where it is none. */
export function readKind(pem: string): string | undefined {
  try {
    return nameKind(createPublicKey(pem));
  } catch {
    return undefined; // the caller names where it is from
  }
}

function nameKind({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string {
  const curve = asymmetricKeyDetails?.namedCurve;
  return asymmetricKeyType === 'ec' ? `ec ${curve ?? 'unknown'}` : (asymmetricKeyType ?? 'unknown');
}

function toSigningKey(privateKey: KeyObject, hash: string | null): SigningKey {
  return {
    sign: (bytes) => sign(hash, bytes, privateKey),
    ...toPublic(createPublicKey(privateKey), hash),
  };
}

function toPublic(key: KeyObject, hash: string | null) {
  const der = key.export({ type: 'spki', format: 'der' });
  return {
    verifies: (bytes: Uint8Array, signature: Uint8Array) => verify(hash, bytes, key, signature),
    publicKey: key.export({ type: 'spki', format: 'pem' }).toString(),
    hint: createHash('sha256').update(der).digest('base64'),
  };
}
