// SPDX-License-Identifier: Apache-2.0
// What the scan of a platform came to, in words. Pure.
import type { ReceiptScan } from '../ship/record/receipt.ts';

/** `2 medium (trivy)`, `nothing found (trivy)`, `passed (command)`. */
export function nameScan({ scanner, passed, counts }: ReceiptScan): string {
  if (counts === undefined) return `${passed ? 'passed' : 'failed'} (${scanner})`;
  const parts = Object.entries(counts).flatMap(([severity, count]) =>
    count === 0 ? [] : [`${count} ${severity}`],
  );
  return `${parts.length === 0 ? 'nothing found' : parts.join(', ')} (${scanner})`;
}
