// SPDX-License-Identifier: Apache-2.0
// PEM files, read with bounds and checked.
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { constants } from 'node:fs';
import { open, readdir, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';

/** Reads the text of PEM files. */
export interface PemReader {
  /**
   * @throws Error that {@link isBarred} for a file that this run may not read
   * @throws Error for a file that does not exist, is not a regular file, or is too large
   */
  readonly read: (path: string) => Promise<string>;
  /** The files of a directory, sorted, as paths; none if it is missing or not readable. */
  readonly list: (directory: string) => Promise<readonly string[]>;
}

const BARRED = 'TAGSHIP_BARRED';

/** Whether a file was not read because this run may not, though it may be there. */
export function isBarred(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === BARRED;
}

/** The largest file that is read, bytes: the bundles of the large distributions have some 250 kB. */
const PEM_BYTES = 4 * 1024 * 1024;
/** Files of one directory that are looked at. */
const FILES = 1_000;

/** Where files may be read. */
export interface PemOptions {
  /** Where relative paths start. */
  readonly cwd: string;
  /** The checkout of an untrusted change: nothing is read from it, links included. */
  readonly except?: string | undefined;
}

/** A reader of PEM files. */
export function createPemReader({ cwd, except }: PemOptions): PemReader {
  const allow = async (path: string): Promise<string> => {
    const real = await realpath(resolve(cwd, path));
    if (except !== undefined && isBelow(real, await realpath(except))) {
      const why = 'it is in the checkout of an untrusted change';
      throw Object.assign(new Error(why), { code: BARRED });
    }
    return real;
  };
  return {
    read: async (path) => readBounded(await allow(path)),
    list: async (directory) => {
      try {
        const names = (await readdir(await allow(directory))).sort().slice(0, FILES);
        return names.map((name) => join(directory, name));
      } catch {
        return []; // missing, not readable, or not allowed in this run
      }
    },
  };
}

function isBelow(path: string, directory: string): boolean {
  const rest = relative(directory, path);
  return rest !== '..' && !rest.startsWith(`..${sep}`) && !isAbsolute(rest);
}

async function readBounded(path: string): Promise<string> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK); // does not wait for a pipe
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw new Error('it is not a regular file');
    if (stats.size > PEM_BYTES) throw new Error(`it is larger than ${PEM_BYTES} bytes`);
    const buffer = Buffer.alloc(stats.size);
    const { bytesRead } = await file.read(buffer, 0, buffer.byteLength, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** @throws Error for a file without a certificate, which OpenSSL would silently ignore */
export function checkCertificate(pem: string): void {
  new X509Certificate(pem);
}

/** @throws Error for an invalid certificate or key, and for two that do not match */
export function checkPair({ cert, key }: { readonly cert: string; readonly key: string }): void {
  if (!new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))) {
    throw new Error('the key does not match the certificate');
  }
}
