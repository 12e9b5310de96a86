// SPDX-License-Identifier: Apache-2.0
// Decrypts the private keys that `cosign generate-key-pair` writes. Loaded only for such a key.
import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js';
import { scryptSync } from 'node:crypto';
import { isObject, parseObject, type JsonObject } from '../../registry/json.ts';

/** The labels of such a key in PEM: of today, and of versions before 2.0. */
const ARMOR =
  /-----BEGIN ENCRYPTED (SIGSTORE|COSIGN) PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END ENCRYPTED \1 PRIVATE KEY-----/;

/** What scrypt may be asked for: cosign's parameters, and some more, but not the memory of the machine. */
const MOST_MEMORY = 512 * 1024 * 1024;

/**
 * The key in PKCS#8 DER, or why there is none. The container is JSON: scrypt makes a key of the password, and NaCl's
 * secretbox is opened by it.
 *
 * @see https://github.com/secure-systems-lab/go-securesystemslib/blob/main/encrypted/encrypted.go
 */
export function decryptCosignKey(
  text: string,
  password: string,
): { readonly der: Buffer } | { readonly refused: string } {
  const box = readBox(text);
  if (box === undefined) return FOREIGN;
  const key = deriveKey(box.kdf, password);
  if (key === undefined) return FOREIGN;
  try {
    return { der: Buffer.from(xsalsa20poly1305(key, box.nonce).decrypt(box.ciphertext)) };
  } catch {
    return { refused: 'its password is another one than that in COSIGN_PASSWORD' };
  }
}

/** The container, if it is encrypted as cosign does it. */
function readBox(text: string) {
  const armored = ARMOR.exec(text)?.[2] ?? '';
  const { kdf, cipher, ciphertext } =
    parseObject(Buffer.from(armored, 'base64').toString('utf8')) ?? {};
  if (!isObject(kdf) || kdf.name !== 'scrypt') return undefined;
  if (!isObject(cipher) || cipher.name !== 'nacl/secretbox') return undefined;
  const nonce = toBytes(cipher.nonce);
  return nonce.length === NONCE_BYTES ? { kdf, nonce, ciphertext: toBytes(ciphertext) } : undefined;
}

const NONCE_BYTES = 24;
const KEY_BYTES = 32;
const FOREIGN = { refused: 'it is encrypted in a way that this version does not know' };

function deriveKey({ params, salt }: JsonObject, password: string): Buffer | undefined {
  const { N, r, p } = isObject(params) ? params : {};
  const isSane = [N, r, p].every((one) => Number.isSafeInteger(one) && Number(one) > 0);
  const cost = { N: Number(N), r: Number(r), p: Number(p), maxmem: MOST_MEMORY };
  if (!isSane || cost.N * cost.r * cost.p > MOST_MEMORY / 256) return undefined;
  try {
    return scryptSync(password, toBytes(salt), KEY_BYTES, cost);
  } catch {
    return undefined; // N is no power of two
  }
}

function toBytes(value: unknown): Buffer {
  return Buffer.from(typeof value === 'string' ? value : '', 'base64');
}
