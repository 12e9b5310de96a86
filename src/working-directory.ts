// SPDX-License-Identifier: Apache-2.0
// The working directory of the process, which may have been removed under it.
import { writeSync } from 'node:fs';
import { error, type ProblemData } from './problem.ts';

/**
 * The working directory. Where it was removed, or may not be entered, Node throws whenever anything asks
 * for it, so that nothing else can be done: `render` says so to standard output or standard error (1, 2),
 * and the process ends with exit code 1.
 */
export function readWorkingDirectory(to: 1 | 2, render: (problem: ProblemData) => string): string {
  try {
    return process.cwd();
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown);
    const problem = error(
      'WORKING_DIRECTORY_MISSING',
      `The working directory cannot be read (${code}): it was removed, or may not be entered.`,
      'Change to a directory that exists, such as the checkout, and run it again.',
    );
    writeSync(to, `${render(problem)}\n`);
    return process.exit(1);
  }
}
