// SPDX-License-Identifier: Apache-2.0
// The CAs that Node trusts, and those that the machine trusts in addition.
import { delimiter } from 'node:path';
import tls from 'node:tls';
import type { Env } from '../../facts/facts.ts';
import { error, Problem } from '../../problem.ts';
import { checkCertificate, isBarred, type PemReader } from './pem.ts';

/** Since Node 22.15; the types are those of Node 20. */
const store = tls as { readonly getCACertificates?: (kind: 'default' | 'system') => string[] };

/**
 * Where Linux distributions and BSDs keep all authorities in one file; the first that is there counts.
 *
 * @see https://github.com/golang/go/blob/master/src/crypto/x509/root_linux.go
 */
const BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/tls/cacert.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** What Node trusts by itself, `NODE_EXTRA_CA_CERTS` included. */
export async function readDefaults(env: Env, reader: PemReader): Promise<readonly string[]> {
  if (store.getCACertificates !== undefined) return store.getCACertificates('default');
  const extra = env.NODE_EXTRA_CA_CERTS ?? '';
  return [...tls.rootCertificates, ...(extra === '' ? [] : await readIfThere(extra, reader))];
}

/**
 * What the machine trusts: `SSL_CERT_FILE` and the files of `SSL_CERT_DIR`, as OpenSSL and Go read them,
 * and the system's store. Before Node 22.15 the store is the distribution's bundle, and on macOS and
 * Windows there is none.
 *
 * @throws Problem REGISTRY_CA_UNREADABLE for a `SSL_CERT_FILE` that cannot be used
 */
export async function readSystem(env: Env, reader: PemReader): Promise<readonly string[]> {
  const { SSL_CERT_FILE: file = '', SSL_CERT_DIR: directories = '' } = env;
  const given = file === '' ? [] : await readGiven(file, reader);
  const paths = directories.split(delimiter).filter((directory) => directory !== '');
  const files = (await Promise.all(paths.map((path) => reader.list(path)))).flat();
  const listed = await Promise.all(files.map((path) => readIfThere(path, reader)));
  return [...given, ...listed.flat(), ...(await readStore(reader))];
}

async function readStore(reader: PemReader): Promise<readonly string[]> {
  if (store.getCACertificates !== undefined) return store.getCACertificates('system');
  for (const path of BUNDLES) {
    const bundle = await readIfThere(path, reader);
    if (bundle.length > 0) return bundle;
  }
  return [];
}

async function readGiven(path: string, reader: PemReader): Promise<readonly string[]> {
  try {
    const pem = await reader.read(path);
    checkCertificate(pem);
    return [pem];
  } catch (cause) {
    if (isBarred(cause)) return [];
    const why = cause instanceof Error ? cause.message : String(cause);
    const message = `invalid SSL_CERT_FILE "${path}": ${why}.`;
    const hint = 'Set SSL_CERT_FILE to a PEM file that this run can read, or unset it.';
    throw new Problem([error('REGISTRY_CA_UNREADABLE', message, hint)], { cause });
  }
}

/** The text of a file; nothing where it is not there, may not be read, or holds no certificate. */
async function readIfThere(path: string, reader: PemReader): Promise<readonly string[]> {
  try {
    const pem = await reader.read(path);
    checkCertificate(pem);
    return [pem];
  } catch {
    return []; // a key, a README, a broken link: directories contain many things
  }
}
