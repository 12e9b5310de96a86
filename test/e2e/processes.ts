// SPDX-License-Identifier: Apache-2.0
// The command lines of this machine's processes, which every user can read.
import { readdirSync, readFileSync } from 'node:fs';

/** The command lines of all living processes, words joined by spaces. */
export function listCommands(): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        return ''; // it has ended meanwhile
      }
    });
}

/** Looks at all command lines again and again; the function it returns stops and gives what was seen. */
export function watchProcesses(): () => readonly string[] {
  const lines = new Set<string>();
  const timer = setInterval(() => {
    for (const line of listCommands()) lines.add(line);
  }, 5);
  return () => {
    clearInterval(timer);
    return [...lines];
  };
}
