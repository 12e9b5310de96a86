// SPDX-License-Identifier: Apache-2.0
// The certificates that Docker and Podman keep for a registry host, one directory each.
import { join } from 'node:path';
import type { Env } from '../../facts/facts.ts';
import { toHome } from '../../home.ts';
import { error, Problem } from '../../problem.ts';
import { isDockerHub } from '../../registry-host.ts';
import { checkCertificate, checkPair, isBarred, type PemReader } from './pem.ts';

/** A certificate of our own and its key, PEM. */
export interface Pair {
  readonly cert: string;
  readonly key: string;
}

/** What was found for one host. */
export interface HostCertificates {
  readonly authorities: readonly string[];
  readonly pair: Pair | undefined;
}

/**
 * Where Docker and Podman look: the user's directory first, then the system's.
 *
 * @see https://docs.docker.com/engine/security/certificates/
 * @see https://github.com/containers/image/blob/main/docs/containers-certs.d.5.md
 */
export function listCertsDirs(env: Env): readonly string[] {
  return [
    join(toHome(env), '.config', 'containers', 'certs.d'),
    '/etc/containers/certs.d',
    '/etc/docker/certs.d',
  ];
}

/**
 * The certificates for a host in directories like `/etc/docker/certs.d/<host[:port]>`.
 *
 * | file              | is                                                           |
 * | ----------------- | ------------------------------------------------------------ |
 * | `*.crt`           | an authority to trust; those of all directories count        |
 * | `*.cert`, `*.key` | a client certificate and its key; the first pair counts      |
 *
 * A file that may not be read counts as absent: a key often belongs to root, and to the engine alone.
 *
 * @throws Problem REGISTRY_CA_UNREADABLE, REGISTRY_CERT_UNREADABLE for a file that is not what its name says
 */
export async function readHostCertificates(
  host: string,
  directories: readonly string[],
  reader: PemReader,
): Promise<HostCertificates> {
  const paths = directories.flatMap((directory) =>
    toNames(host).map((name) => join(directory, name)),
  );
  const files = (await Promise.all(paths.map((path) => reader.list(path)))).flat();
  const authorities: string[] = [];
  let pair: Pair | undefined;
  for (const file of files) {
    if (file.endsWith('.crt')) {
      const pem = await check(file, 'REGISTRY_CA_UNREADABLE', async () => {
        const text = await reader.read(file);
        checkCertificate(text);
        return text;
      });
      if (pem !== undefined) authorities.push(pem);
    }
    if (file.endsWith('.cert') && pair === undefined) pair = await readPair(file, files, reader);
    if (file.endsWith('.key')) checkPartner(file, file.replace(/\.key$/, '.cert'), files);
  }
  return { authorities, pair };
}

/** The directories of a host: with the port of https written or not, and Docker Hub by its name. */
function toNames(host: string): readonly string[] {
  if (/^\.*$/.test(host)) return [];
  return [
    host,
    ...(/:\d+$/.test(host) ? [] : [`${host}:443`]),
    ...(isDockerHub(host) && host !== 'docker.io' ? ['docker.io'] : []),
  ];
}

async function readPair(
  file: string,
  files: readonly string[],
  reader: PemReader,
): Promise<Pair | undefined> {
  const partner = file.replace(/\.cert$/, '.key');
  checkPartner(file, partner, files);
  return await check(file, 'REGISTRY_CERT_UNREADABLE', async () => {
    const pair = { cert: await reader.read(file), key: await reader.read(partner) };
    checkPair(pair);
    return pair;
  });
}

/** @throws Problem REGISTRY_CERT_UNREADABLE where a certificate has no key, or a key no certificate */
function checkPartner(file: string, partner: string, files: readonly string[]): void {
  if (files.includes(partner)) return;
  throw new Problem([
    error(
      'REGISTRY_CERT_UNREADABLE',
      `incomplete client certificate: found "${file}" but not "${partner}".`,
      'Provide both, or neither; a CA certificate is named *.crt.',
    ),
  ]);
}

async function check<T>(
  file: string,
  code: 'REGISTRY_CA_UNREADABLE' | 'REGISTRY_CERT_UNREADABLE',
  read: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await read();
  } catch (cause) {
    if (isUnseen(cause)) return undefined;
    const why = cause instanceof Error ? cause.message : String(cause);
    const message = `invalid certificate "${file}": ${why}.`;
    throw new Problem([error(code, message, 'Correct it, or remove it.')], { cause });
  }
}

function isUnseen(cause: unknown): boolean {
  if (isBarred(cause)) return true;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return code === 'EACCES' || code === 'EPERM' || code === 'ENOENT';
}
