// SPDX-License-Identifier: Apache-2.0
// The receipt of a run that was cut short against what the registries hold.
import { expect } from 'vitest';
import type { Receipt } from '../../src/ship/record/receipt.ts';

/** What references point at; null where they do not exist. */
export type Tagged = ReadonlyMap<string, string | null>;

/**
 * Every line of the receipt is true, every tag that was written is in it, and what it does not
 * know it reports: a tag whose write was under way may exist.
 */
export function expectReceiptMatches(receipt: Receipt, before: Tagged, after: Tagged): void {
  const images = receipt.targets.flatMap((target) => target.images);
  const lines = new Map(images.map((image) => [image.reference, image]));
  const maybe = images.filter(({ reason }) => reason.includes('so it may exist'));
  const uncertain = new Set(maybe.map(({ reference }) => reference));
  for (const [reference, digest] of after) {
    const line = lines.get(reference);
    const old = before.get(reference) ?? null;
    if (digest !== old && !uncertain.has(reference)) {
      const action = old === null ? 'created' : 'moved';
      expect([line?.action, line?.digest], reference).toEqual([action, digest]);
    }
    if (line !== undefined && line.action !== 'failed') {
      expect(line.digest, reference).toBe(digest);
    }
  }
  const wrote = images.some(({ action }) => action === 'created' || action === 'moved');
  expect(receipt.status).toBe(wrote || uncertain.size > 0 ? 'partial' : 'failed');
}
