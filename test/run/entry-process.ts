// SPDX-License-Identifier: Apache-2.0
// A program that does what an entry does on signals, with a child that takes no notice of them. Run by entry.test.ts.
import { abortOnSignals } from '../../src/run/entry.ts';
import { createProcesses } from '../../src/shell.ts';

const processes = createProcesses();
const signal = abortOnSignals(processes, Number(process.argv[2]));
const stubborn = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('up')";
const argv = [process.execPath, '-e', stubborn] as const;
signal.addEventListener('abort', () => {
  process.stdout.write('aborted\n');
});
await processes.shell({
  argv,
  env: process.env,
  signal,
  onOutput: () => {
    process.stdout.write(`${process.pid} ${processes.list().length}\n`);
  },
});
