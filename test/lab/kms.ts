// SPDX-License-Identifier: Apache-2.0
// A key management service for cosign: a program `sigstore-kms-standin` that speaks the protocol of cosign's plugins. A real cosign
// starts it. Its keys are files: `standin:///keys/sign.pem`. A query makes it misbehave: `?sign=denied`, `?sign=pss`, `?sign=hang`.
//
// https://github.com/sigstore/sigstore/blob/main/pkg/signature/kms/cliplugin/README.md
import { constants, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

interface Order {
  readonly methodName: string;
  readonly verifySignature?: { readonly signature: string };
  readonly initOptions: { readonly keyResourceID: string; readonly hashFunc: number };
}

/** The numbers of Go's hashes. */
const HASHES: Readonly<Record<number, string>> = { 5: 'sha256', 6: 'sha384', 7: 'sha512' };

const [protocol = '', text = '{}'] = process.argv.slice(2);
const { methodName, verifySignature, initOptions } = JSON.parse(text) as Order;
const [path = '', query = ''] = initOptions.keyResourceID.split('?');
if (query === 'sign=hang' && methodName === 'signMessage') {
  setInterval(() => undefined, 1_000);
} else {
  process.stdout.write(JSON.stringify(answer()));
}

function answer(): object {
  if (protocol !== 'v1') return { errorMessage: `unknown protocol ${protocol}` };
  const key = createPrivateKey(readFileSync(path));
  if (methodName === 'publicKey') {
    const pem = createPublicKey(key).export({ type: 'spki', format: 'pem' });
    return { publicKey: { publicKeyPEM: Buffer.from(pem).toString('base64') } };
  }
  const hash = HASHES[initOptions.hashFunc];
  if (verifySignature !== undefined) {
    const signature = Buffer.from(verifySignature.signature, 'base64');
    const isGood = verify(hash, readFileSync(0), createPublicKey(key), signature);
    return isGood ? { verifySignature: {} } : { errorMessage: 'another signature' };
  }
  if (methodName !== 'signMessage') return { errorMessage: `unsupported method ${methodName}` };
  if (query === 'sign=denied') return { errorMessage: 'permission kms:Sign denied' };
  const padding = query === 'sign=pss' ? { padding: constants.RSA_PKCS1_PSS_PADDING } : {};
  const signature = sign(hash, readFileSync(0), { key, ...padding });
  return { signMessage: { signature: signature.toString('base64') } };
}
