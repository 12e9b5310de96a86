// SPDX-License-Identifier: Apache-2.0
// The file of the input `receipt`.
import { toPrintedJson } from '../report/log-lines.ts';
import { writeOutputFile } from '../run/files/output-files.ts';
import type { StepRun } from './context.ts';

/** Writes a receipt that shows no secret; what went wrong is said. Whether it is written, also where no file is named. */
export function writeReceiptFile(
  { cwd, log }: StepRun,
  path: string | undefined,
  receipt: unknown,
): boolean {
  if (path === undefined) return true;
  const problems = writeOutputFile({ flag: 'receipt', path }, `${toPrintedJson(receipt)}\n`, cwd);
  problems.forEach(log.problem);
  return problems.length === 0;
}
