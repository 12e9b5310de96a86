// SPDX-License-Identifier: Apache-2.0
// What the tests of histories and of yanked versions do around the CLI.
import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { FaultProxy } from '../lab/fault-proxy.ts';
import type { CliOptions, CliRun } from './cli.ts';

/** Writes a new key that signs, `own.pem`, and its public half, `own.pub`. */
export async function writeKeys(directory: string): Promise<void> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  await writeFile(join(directory, 'own.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
  await writeFile(join(directory, 'own.pub'), publicKey.export({ type: 'spki', format: 'pem' }));
}

/** Runs a command whose writes to this address fail for good, and ends it by SIGKILL at the first of them. */
export async function killAtWrite(
  proxy: FaultProxy,
  url: RegExp,
  run: (kill: NonNullable<CliOptions['kill']>) => Promise<CliRun>,
): Promise<void> {
  proxy.use([{ method: 'PUT', url, count: 1000, fault: { kind: 'status', status: 503 } }]);
  const when = () => proxy.log.some((one) => one.method === 'PUT' && url.test(one.url));
  const { code } = await run({ signal: 'SIGKILL', when });
  expect(code).toBeNull();
  proxy.use([]);
}
