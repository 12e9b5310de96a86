// SPDX-License-Identifier: Apache-2.0
// Brings the lab up before the end-to-end suites, and stops it after them unless others use it.
import { useLab } from '../lab/lab.ts';

/** Runs once before the suites of the project; what it returns runs once after them. */
export async function setup(): Promise<() => Promise<void>> {
  return useLab();
}
