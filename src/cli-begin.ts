// SPDX-License-Identifier: Apache-2.0
// What the command line's process is given, and the reading of the clone, begun before anything else is loaded.
import { abortOnSignals } from './entry.ts';
import { readClone } from './facts/clone.ts';
import { withoutUnset } from './facts/detect.ts';
import { createProcesses } from './shell.ts';

const processes = createProcesses();

/** The words of the command line. */
export const argv = process.argv.slice(2);

/** Where the run takes place. */
export const place = {
  cwd: process.cwd(),
  env: withoutUnset(process.env),
  shell: processes.shell,
  signal: abortOnSignals(processes),
};

/** The clone, for the commands that make a plan of it. */
export const clone = argv[0] === 'plan' || argv[0] === 'ship' ? readClone(place) : undefined;
