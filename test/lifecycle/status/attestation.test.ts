// SPDX-License-Identifier: Apache-2.0
// Names of statements, and whom the certificates of signatures name.
import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  nameStatement,
  readBundleIdentity,
  readLegacyIdentity,
} from '../../../src/lifecycle/status/attestation.ts';
import { makeIdentity, type CertificateRequest } from '../../lab/certificates.ts';

it.each([
  ['https://slsa.dev/provenance/v1', 'provenance'],
  ['https://slsa.dev/provenance/v0.2', 'provenance'],
  ['https://spdx.dev/Document', 'SBOM'],
  ['https://cyclonedx.org/bom', 'SBOM'],
  ['https://cosign.sigstore.dev/attestation/vuln/v1', 'scan'],
  ['https://example.com/<script>', 'other'],
  [undefined, 'other'],
])('%s is %s', (type, name) => {
  expect(nameStatement(type)).toBe(name);
});

const WORKFLOW = 'https://github.com/acme/app/.github/workflows/image.yml@refs/tags/v1.3.0';

function certify(names: Pick<CertificateRequest, 'uris' | 'emails'>): string {
  return makeIdentity({ name: 'sigstore', ...names }).certificate;
}

function toBundle(material: unknown): Buffer {
  return Buffer.from(JSON.stringify({ verificationMaterial: material }));
}

const toRaw = (pem: string) => new X509Certificate(pem).raw.toString('base64');

describe('a certificate names', () => {
  it.each<{
    name: string;
    names: Pick<CertificateRequest, 'uris' | 'emails'>;
    identity: string | null;
  }>([
    { name: 'a workflow', names: { uris: [WORKFLOW] }, identity: WORKFLOW },
    { name: 'a person', names: { emails: ['ada@example.com'] }, identity: 'ada@example.com' },
    { name: 'no one', names: {}, identity: null },
    {
      name: 'a text of control characters: no one',
      names: { uris: ['\u001B[31m'] },
      identity: null,
    },
    {
      name: 'a text that ends its field: only its start',
      names: { uris: ['https://a.example/b, URI:c'] },
      identity: 'https://a.example/b',
    },
  ])('$name', ({ names, identity }) => {
    const pem = certify(names);
    expect(readLegacyIdentity(pem)).toBe(identity);
    expect(readBundleIdentity(toBundle({ certificate: { rawBytes: toRaw(pem) } }))).toBe(identity);
    const chain = { certificates: [{ rawBytes: toRaw(pem) }] };
    expect(readBundleIdentity(toBundle({ x509CertificateChain: chain }))).toBe(identity);
  });
});

it.each([
  ['a bundle that a key signed', toBundle({ publicKey: { hint: 'x' } })],
  ['no JSON', Buffer.from('{')],
  ['a list', Buffer.from('[]')],
  ['no material', toBundle(null)],
  ['no certificate', toBundle({ certificate: { rawBytes: 'AAAA' } })],
  ['a large one', toBundle({ certificate: { rawBytes: 'A'.repeat(200_000) } })],
  ['an empty chain', toBundle({ x509CertificateChain: { certificates: [] } })],
])('%s names no one', (_, bundle) => {
  expect(readBundleIdentity(bundle)).toBeNull();
});

it('without a certificate in the older format no one is named', () => {
  expect(readLegacyIdentity(undefined)).toBeNull();
  expect(
    readLegacyIdentity('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'),
  ).toBeNull();
});
