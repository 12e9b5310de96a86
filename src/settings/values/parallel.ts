// SPDX-License-Identifier: Apache-2.0
// The setting `parallel`: how many targets are built at the same time.
import { error, type ProblemData } from '../../problem.ts';

/** Below this, `auto` is 2: a build of its own needs about 1 GiB. */
const SMALL_MEMORY_BYTES = 4 * 1024 ** 3;

/** The error SETTINGS_BAD_VALUE for anything but `auto` and a number from 1 to 99. */
export function checkParallel({ parallel }: { readonly parallel: string }): readonly ProblemData[] {
  if (/^(?:auto|[1-9]\d?)$/.test(parallel)) return [];
  return [
    error(
      'SETTINGS_BAD_VALUE',
      'parallel: the value is neither auto nor a number from 1 to 99',
      'Write parallel: 2, or leave it out.',
    ),
  ];
}

/** How many targets are built at once on a machine with so much memory. */
export function toParallel(parallel: string, memoryBytes: number): number {
  if (parallel !== 'auto') return Number(parallel);
  return memoryBytes < SMALL_MEMORY_BYTES ? 2 : 4;
}
