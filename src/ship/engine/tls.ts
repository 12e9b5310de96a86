// SPDX-License-Identifier: Apache-2.0
// TLS with a Docker engine, with the files that Docker's client uses. Loaded only where an engine has TLS.
import { X509Certificate } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { checkServerIdentity, connect } from 'node:tls';
import { omitUndefined } from '../../omit-undefined.ts';
import { readSmallFile } from '../../small-file.ts';
import type { EngineTls } from './address.ts';

/** The largest certificate or key, bytes. */
const PEM_BYTES = 1024 * 1024;

/**
 * How to connect with TLS; undefined for the engine of a context that has none.
 *
 * | file                    | missing, by the environment | missing, in a context                   |
 * | ----------------------- | --------------------------- | --------------------------------------- |
 * | `ca.pem`                | an error                    | the system's authorities                |
 * | `cert.pem` or `key.pem` | no client certificate       | no client certificate                   |
 * | all, and their folder   | an error                    | no TLS, unless nothing is verified      |
 *
 * @throws what docker would report, in other words
 * @see https://github.com/docker/cli/blob/v29.0.0/cli/context/docker/load.go
 */
export async function toTlsOpener(
  to: { readonly host: string; readonly port: number },
  { folder, isVerified, isOfContext }: EngineTls,
): Promise<(() => Socket) | undefined> {
  if (isOfContext && isVerified && !(await isFolder(folder))) return undefined;
  const [ca, cert, key] = await Promise.all(
    ['ca.pem', 'cert.pem', 'key.pem'].map((name) => readPem(join(folder, name))),
  );
  if (ca === undefined && !isOfContext) throw new Error(`${folder} has no ca.pem`);
  if (ca !== undefined) new X509Certificate(ca); // docker refuses another file also where nothing is verified
  const client = cert === undefined || key === undefined ? {} : { cert, key };
  const options = { ...to, ...client, ...omitUndefined({ ca }), rejectUnauthorized: isVerified };
  return () => connect({ ...options, checkServerIdentity: checkName });
}

/** As Go, which does not take the common name for a name of the server. */
const checkName: typeof checkServerIdentity = (host, certificate) =>
  certificate.subjectaltname === undefined
    ? new Error('the certificate names no host')
    : checkServerIdentity(host, certificate);

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}

/** Undefined if there is no such file. */
async function readPem(path: string): Promise<string | undefined> {
  const file = await readSmallFile(path, PEM_BYTES);
  if (file.ok) return file.text;
  if (file.isMissing) return undefined;
  throw new Error(`${path} cannot be read: ${file.why}`);
}
