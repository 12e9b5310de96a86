// SPDX-License-Identifier: Apache-2.0
// X.509 certificates for the lab, made with Node alone.
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  type KeyObject,
} from 'node:crypto';

/** A certificate and its key, both PEM. */
export interface Identity {
  readonly name: string;
  readonly certificate: string;
  readonly key: string;
}

/** What a certificate shall say. */
export interface CertificateRequest {
  readonly name: string;
  /** Who signs; without it the certificate signs itself and may sign others. */
  readonly issuer?: Identity;
  readonly dnsNames?: readonly string[];
  readonly ipAddresses?: readonly string[];
  /** Whom a certificate of a keyless signature names. */
  readonly uris?: readonly string[];
  readonly emails?: readonly string[];
  /** Days from now; from yesterday for five years without it. */
  readonly valid?: { readonly from: number; readonly to: number };
}

const YEARS = 5;

const OID = {
  commonName: '550403',
  sha256WithRsa: '2a864886f70d01010b',
  basicConstraints: '551d13',
  keyUsage: '551d0f',
  subjectAltName: '551d11',
} as const;

/** Makes a key and a certificate for it. */
export function makeIdentity(request: CertificateRequest): Identity {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const signer = request.issuer ? createPrivateKey(request.issuer.key) : privateKey;
  const body = toBeSigned(request, privateKey);
  const certificate = sequence(
    body,
    algorithm(),
    element(0x03, Buffer.from([0]), sign('sha256', body, signer)),
  );
  return {
    name: request.name,
    certificate: toPem(certificate),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function toBeSigned(request: CertificateRequest, key: KeyObject): Buffer {
  const now = Date.now();
  const day = 86_400_000;
  const { from, to } = request.valid ?? { from: -1, to: YEARS * 365 };
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return sequence(
    element(0xa0, element(0x02, Buffer.from([2]))), // version 3
    element(0x02, Buffer.from([1]), randomBytes(8)), // the leading 1 keeps it positive
    algorithm(),
    distinguishedName(request.issuer?.name ?? request.name),
    sequence(utcTime(now + from * day), utcTime(now + to * day)),
    distinguishedName(request.name),
    publicKey,
    element(0xa3, sequence(...extensions(request))),
  );
}

function extensions(request: CertificateRequest): Buffer[] {
  const isAuthority = request.issuer === undefined;
  const names = [
    ...(request.uris ?? []).map((name) => element(0x86, Buffer.from(name, 'ascii'))),
    ...(request.emails ?? []).map((name) => element(0x81, Buffer.from(name, 'ascii'))),
    ...(request.dnsNames ?? []).map((name) => element(0x82, Buffer.from(name, 'ascii'))),
    ...(request.ipAddresses ?? []).map((ip) =>
      element(0x87, Buffer.from(ip.split('.').map(Number))),
    ),
  ];
  const usage = isAuthority ? [1, 0x06] : [5, 0xa0]; // sign certificates; or signatures and keys
  return [
    extension(
      OID.basicConstraints,
      sequence(...(isAuthority ? [element(0x01, Buffer.from([0xff]))] : [])),
    ),
    extension(OID.keyUsage, element(0x03, Buffer.from(usage))),
    ...(names.length > 0 ? [extension(OID.subjectAltName, sequence(...names))] : []),
  ];
}

function extension(oid: string, value: Buffer): Buffer {
  return sequence(objectIdentifier(oid), element(0x04, value));
}

function distinguishedName(commonName: string): Buffer {
  const attribute = sequence(
    objectIdentifier(OID.commonName),
    element(0x0c, Buffer.from(commonName)),
  );
  return sequence(element(0x31, attribute));
}

function algorithm(): Buffer {
  return sequence(objectIdentifier(OID.sha256WithRsa), element(0x05));
}

/** `YYMMDDhhmmssZ`, which X.509 uses for years before 2050. */
function utcTime(ms: number): Buffer {
  const digits = new Date(ms).toISOString().replaceAll(/[-:T]|\.\d+/g, '');
  return element(0x17, Buffer.from(digits.slice(2), 'ascii'));
}

function objectIdentifier(hex: string): Buffer {
  return element(0x06, Buffer.from(hex, 'hex'));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return element(0x30, ...parts);
}

/** A DER element: tag, length, content. */
function element(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const bytes = length < 0x100 ? [length] : [length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, 0x80 + bytes.length, ...bytes]), content]);
}

function toPem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
