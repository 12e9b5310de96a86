// SPDX-License-Identifier: Apache-2.0
// A short hash of a long name.
import { createHash } from 'node:crypto';

/** The first eight hex digits of a text's SHA-256. */
export function toFingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
