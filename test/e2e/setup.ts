// SPDX-License-Identifier: Apache-2.0
// Brings the lab up before the end-to-end suites, and stops it after them unless others use it.
import { useLab } from '../lab/lab.ts';
import { fetchVerifiers } from '../lab/verifiers.ts';

/**
 * Runs once before the suites of the project; what it returns runs once after them. The programs that judge
 * images are downloaded while the suites run: a test that needs them waits for that, and says why it failed.
 */
export async function setup(): Promise<() => Promise<void>> {
  const release = await useLab();
  const fetching = fetchVerifiers().catch(() => undefined);
  return async () => {
    await fetching;
    await release();
  };
}
