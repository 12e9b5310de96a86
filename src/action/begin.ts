// SPDX-License-Identifier: Apache-2.0
// What the action's process is given, and the reading of the clone, begun before anything else is loaded.
import { abortOnSignals, readWorkingDirectory } from '../run/entry.ts';
import { readClone } from '../facts/git/clone.ts';
import { createProcesses } from '../shell.ts';

const processes = createProcesses();

/** Where the step takes place. */
export const destination = {
  cwd: readWorkingDirectory(
    1,
    ({ code, message, hint }) => `::error title=${code}::${message}%0A→ ${hint}`,
  ),
  env: process.env,
  shell: processes.shell,
  signal: abortOnSignals(processes),
};

/** The post step has the state that the main step saved. */
export const isPost = process.env.STATE_isPost === 'true';

/** The clone; the post step has no use for it. */
export const clone = isPost ? undefined : readClone(destination);
