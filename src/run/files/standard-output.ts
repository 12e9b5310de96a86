// SPDX-License-Identifier: Apache-2.0
// Standard output and standard error of a run, where one of them stops taking text: a closed pipe, a full disk.
import type { ProblemData } from '../../problem.ts';
import { describeUnwritable } from './output-files.ts';

type Streams = Readonly<Record<'stdout' | 'stderr', Pick<NodeJS.WriteStream, 'on'>>>;

/**
 * Lets a run go on to its end when nothing takes its text any more: what it writes to registries counts, and a process that
 * ends in the middle would leave it half done. The function that is returned gives the problem OUTPUT_FILE_UNWRITABLE if a
 * part of standard output is lost. A reader that ended, as `head` does, has what it wanted; standard error is best effort.
 */
export function watchStandardOutput({ stdout, stderr }: Streams): () => readonly ProblemData[] {
  let lost: unknown;
  stdout.on('error', (thrown: NodeJS.ErrnoException) => {
    if (thrown.code !== 'EPIPE') lost ??= thrown;
  });
  stderr.on('error', () => undefined);
  const hint = 'Check where standard output goes, and run it again.';
  return () => (lost === undefined ? [] : [describeUnwritable('standard output', lost, hint)]);
}
