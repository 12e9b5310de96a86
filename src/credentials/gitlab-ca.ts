// SPDX-License-Identifier: Apache-2.0
// The authority of a GitLab server's certificate, for the registry of the same server. An edge: reads the file that GitLab names.
import { X509Certificate } from 'node:crypto';
import tls from 'node:tls';
import type { Env } from '../facts/facts.ts';
import { readText } from '../facts/variables.ts';
import { isSameHost, parseScope } from '../registry-host.ts';
import { readSmallFile } from '../small-file.ts';
import type { RegistrySetting } from '../settings/settings.ts';

/**
 * The settings of registries, with `CI_SERVER_TLS_CA_FILE` as the `ca` of `CI_REGISTRY` where nothing
 * else is said of how to reach it. GitLab names that file in most jobs: it holds the chain of the
 * server's certificate. One that leads to a public authority adds nothing and is left out, so that
 * such a registry is reached as before.
 *
 * @see https://docs.gitlab.com/runner/configuration/tls-self-signed/
 */
export async function addServerAuthority(
  registries: readonly RegistrySetting[],
  env: Env,
): Promise<readonly RegistrySetting[]> {
  const prefix = readText(env, 'CI_REGISTRY');
  const ca = readText(env, 'CI_SERVER_TLS_CA_FILE');
  if (prefix === undefined || ca === undefined) return registries;
  const { host } = parseScope(prefix);
  const isSaid = registries.some(
    (entry) =>
      isSameHost(parseScope(entry.prefix).host, host) && (entry.insecure || entry.ca !== undefined),
  );
  if (isSaid || !(await isPrivate(ca))) return registries;
  return [...registries, { prefix: host, required: true, insecure: false, ca }];
}

/** The file of all public authorities is smaller. */
const LARGEST_BYTES = 4 * 1024 * 1024;

async function isPrivate(path: string): Promise<boolean> {
  const file = await readSmallFile(path, LARGEST_BYTES);
  // Without it the registry is reached with the system's CAs, and the TLS error reports what is wrong.
  // The roots are taken here: reading them costs 2 ms, which most runs do not need.
  return file.ok && needsTrust(file.text, tls.rootCertificates);
}

/**
 * Whether a PEM file has certificates that no trusted root signed. One that can't be read as
 * a certificate doesn't count.
 */
export function needsTrust(pem: string, roots: readonly string[]): boolean {
  const certificates = (pem.match(PEM) ?? []).flatMap(parseCertificate);
  if (certificates.length === 0) return false;
  const trusted = roots.flatMap(parseCertificate);
  const isVouchedFor = (certificate: X509Certificate) =>
    trusted.some((root) => root.fingerprint256 === certificate.fingerprint256) ||
    trusted.some((root) => certificate.checkIssued(root) && certificate.verify(root.publicKey));
  return !certificates.some(isVouchedFor);
}

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

function parseCertificate(pem: string): readonly X509Certificate[] {
  try {
    return [new X509Certificate(pem)];
  } catch {
    return [];
  }
}
