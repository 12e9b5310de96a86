// SPDX-License-Identifier: Apache-2.0
// A short hash of a long name. Loads the hash function on demand, since few plans need it.
import { createRequire } from 'node:module';
import type * as Crypto from 'node:crypto';

const load = createRequire(import.meta.url);

/** The first eight hex digits of a text's SHA-256. */
export function toFingerprint(text: string): string {
  // Loading node:crypto takes 4 ms, a fifteenth of a small plan.
  const { createHash } = load('node:crypto') as typeof Crypto;
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
