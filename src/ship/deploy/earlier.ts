// SPDX-License-Identifier: Apache-2.0
// The hooks in the receipt of an earlier run. Pure; a receipt is input like any other.
import * as v from 'valibot';
import { parseJson } from '../../registry/json.ts';
import type { EarlierHook } from '../record/receipt.ts';

const line = v.pipe(v.string(), v.maxLength(4096));

/** A time as a receipt has it. */
const time = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/),
  v.check((text) => !Number.isNaN(Date.parse(text))),
);

const receipt = v.object({
  schemaVersion: v.literal(1),
  deploy: v.optional(
    v.pipe(
      v.array(
        v.object({
          name: line,
          target: line,
          outcome: v.picklist(['done', 'skipped', 'failed', 'pending']),
          digest: v.nullable(line),
          called: v.optional(v.object({ digest: line, at: time, run: v.optional(line) })),
        }),
      ),
      v.maxLength(10_000),
    ),
    [],
  ),
});

/** The hooks of a receipt as text; undefined if it is no receipt. */
export function parseEarlierHooks(text: string): readonly EarlierHook[] | undefined {
  const parsed = v.safeParse(receipt, parseJson(text));
  return parsed.success ? parsed.output.deploy : undefined;
}
