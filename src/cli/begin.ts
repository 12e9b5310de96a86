// SPDX-License-Identifier: Apache-2.0
// What the command line's process is given, and the reading of the clone, begun before anything else is loaded.
import { fstatSync, statSync, type Stats } from 'node:fs';
import { abortOnSignals, readWorkingDirectory } from '../run/entry.ts';
import { readClone } from '../facts/git/clone.ts';
import type { FileIdentity } from '../facts/git/run.ts';
import { withoutUnset } from '../facts/detect.ts';
import { createProcesses } from '../shell.ts';

const processes = createProcesses();

/** The words of the command line. */
export const argv = process.argv.slice(2);

/** Where the run takes place. */
export const destination = {
  cwd: readWorkingDirectory(
    2,
    ({ code, message, hint }) => `error: ${message} [${code}]\n  → ${hint}`,
  ),
  env: withoutUnset(process.env),
  shell: processes.shell,
  signal: abortOnSignals(processes),
};

/** The clone, for the commands that make a plan of it. */
export const clone =
  argv[0] === 'plan' || argv[0] === 'ship'
    ? readClone({ ...destination, own: listOwn() })
    : undefined;

/** The file that standard output goes to, and the saved plan that is shipped: a checkout may hold both. */
function listOwn(): readonly FileIdentity[] {
  const at = argv.findLastIndex((word) => /^--plan(=|$)/.test(word));
  const path = argv[at]?.includes('=') === true ? argv[at].slice('--plan='.length) : argv[at + 1];
  return [
    ...identify(() => fstatSync(1)),
    ...(at < 0 || path === undefined ? [] : identify(() => statSync(path))),
  ];
}

function identify(read: () => Stats): readonly FileIdentity[] {
  try {
    const stats = read();
    return stats.isFile() ? [stats] : [];
  } catch {
    return []; // what can't be read is no file in the checkout, and its reader says why
  }
}
