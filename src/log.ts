// SPDX-License-Identifier: Apache-2.0
// How a run reports its progress. The type only: each entry point has its own implementation.
import type { ProblemData } from './problem.ts';

/** The progress output of a run. Implementations mask known secrets in everything they print. */
export interface Log {
  /** A step with its own fold or heading; ends when the promise settles. */
  readonly group: <T>(title: string, step: () => Promise<T>) => Promise<T>;
  /** One line for people. */
  readonly info: (line: string) => void;
  /** Only with debug logging switched on. */
  readonly debug: (line: string) => void;
  /** Output of a child process as it comes; may end in the middle of a line. */
  readonly output: (chunk: string) => void;
  /** Puts these lines in place of those before, below all others. Only on a terminal: elsewhere lines stay. */
  readonly status?: (lines: readonly string[]) => void;
  /** A problem or a notice: an annotation on GitHub, a coloured line elsewhere. */
  readonly problem: (problem: ProblemData) => void;
}
