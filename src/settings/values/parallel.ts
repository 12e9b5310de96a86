// SPDX-License-Identifier: Apache-2.0
// The setting `parallel`: how many targets are built at the same time.
import { error, type ProblemData } from '../../problem.ts';

/** What a build of its own needs, about. */
const BUILD_BYTES = 1024 ** 3;

/** Each build is a process of its own, which takes memory and connections besides. */
const MOST_BUILDS = 10;

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

/**
 * How many targets are built at once on a machine with so much memory: one for each GiB, of which 2 are left to
 * everything else, from 2 to 10.
 */
export function toParallel(parallel: string, memoryBytes: number): number {
  if (parallel !== 'auto') return Number(parallel);
  return Math.min(MOST_BUILDS, Math.max(2, Math.round(memoryBytes / BUILD_BYTES) - 2));
}
