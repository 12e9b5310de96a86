// SPDX-License-Identifier: Apache-2.0
// Which rows of long tables run: some in `npm test`, all in `npm run test:faults -- --all`.

/** Whether all rows run. */
export const isNightly = process.env.FAULTS_ALL === '1';

/** All rows in a nightly run, else those that are marked. */
export function pickRows<T extends { readonly always?: boolean }>(
  rows: readonly T[],
): readonly T[] {
  return rows.filter(({ always }) => isNightly || always === true);
}
