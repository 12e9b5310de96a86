// SPDX-License-Identifier: Apache-2.0
// The one place where a process starts (git apart, which simple-git runs). argv arrays only; the exit code decides.

/** A command to run. */
export interface Command {
  /** Program first. Never a shell string, never a secret. */
  readonly argv: readonly [string, ...string[]];
  /** The whole environment of the child; nothing is inherited besides. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Written to standard input, which is then closed; without it standard input is empty. */
  readonly stdin?: string | Uint8Array;
  /** Called with output as it comes, already decoded. */
  readonly onOutput?: (chunk: string, stream: 'stdout' | 'stderr') => void;
  readonly signal?: AbortSignal;
  /** End the child (SIGTERM, then SIGKILL after 5 s) when it runs longer than this, ms. */
  readonly timeoutMs?: number;
}

/** What came of a command. Never thrown: a program that cannot be started has `code: null` and `spawnError`. */
export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
  /** `ENOENT` and the like, when the program could not be started. */
  readonly spawnError?: string;
}

/** Runs a command to its end. */
export type Shell = (command: Command) => Promise<CommandResult>;
