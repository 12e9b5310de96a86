// SPDX-License-Identifier: Apache-2.0
// The command lines of this machine's processes, which every user can read.
import { readdirSync, readFileSync } from 'node:fs';

/** The command lines of all living processes, words joined by spaces. */
export function listCommands(): readonly string[] {
  return listPids().map(readCommand);
}

/** In its first looks a process may still become another program; then it hardly does. */
const FIRST_LOOKS = 30;

/**
 * Looks at all command lines again and again; the function it returns stops and gives what was seen.
 * Reading each of them every few milliseconds would take half a core from what is watched.
 */
export function watchProcesses(): () => readonly string[] {
  const lines = new Set(listCommands());
  let looks = new Map(listPids().map((pid) => [pid, FIRST_LOOKS]));
  const timer = setInterval(() => {
    looks = new Map(listPids().map((pid) => [pid, (looks.get(pid) ?? 0) + 1]));
    for (const [pid, count] of looks) {
      if (count <= FIRST_LOOKS || count % FIRST_LOOKS === 0) lines.add(readCommand(pid));
    }
  }, 5);
  return () => {
    clearInterval(timer);
    return [...lines];
  };
}

function listPids(): readonly string[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
}

/** Empty where the process has ended meanwhile. */
function readCommand(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
