// SPDX-License-Identifier: Apache-2.0
// The one place where a process starts. argv arrays only; the exit code decides.
import { type ChildProcess, spawn } from 'node:child_process';
import { basename } from 'node:path';
import { omitUndefined } from './omit-undefined.ts';

/** A command to run. */
export interface Command {
  /** Program first. Never a shell string, never a secret. */
  readonly argv: readonly [string, ...string[]];
  /** The whole environment of the child; nothing else is inherited. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Written to standard input, which is then closed; without it standard input is empty. */
  readonly stdin?: string | Uint8Array;
  /** Called with output as it arrives, decoded. */
  readonly onOutput?: (chunk: string, stream: 'stdout' | 'stderr') => void;
  readonly signal?: AbortSignal;
  /** End the child (SIGTERM, then SIGKILL after 5 s) when it runs longer than this, ms. */
  readonly timeoutMs?: number;
  /** How many characters of each stream to keep for the result; {@link CAPTURE_LIMIT} without it. */
  readonly captureLimit?: number;
}

/** The result of a command. Never thrown: a program that cannot be started has `code: null` and `spawnError`. */
export interface CommandResult {
  /** `null` when the program was not started, or was ended by a signal. */
  readonly code: number | null;
  /** Of long output the last characters, as many as the command's `captureLimit`; likewise `stderr`. */
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
  /** The command's `signal` ended it, or kept it from starting. */
  readonly aborted?: boolean;
  /** `ENOENT` and the like, when the program could not be started. */
  readonly spawnError?: string;
}

/** Runs a command to its end. */
export type Shell = (command: Command) => Promise<CommandResult>;

/** How much of each stream is kept for the result; `onOutput` sees all of it. */
export const CAPTURE_LIMIT = 1024 * 1024;

/** From SIGTERM to SIGKILL, ms. */
const PATIENCE_MS = 5_000;

/** How long output may still come from processes that a finished program left behind, ms. */
const STRAGGLERS_MS = 500;

/**
 * Starts real processes, each as the leader of its own process group: ending a command ends what it
 * started, and what it left in the background ends with it.
 */
export function createShell(): Shell {
  return createProcesses().shell;
}

/** A shell whose running processes can be listed and ended together. */
export interface Processes {
  readonly shell: Shell;
  /** What runs now: each program's name and the first words after it, which never hold a secret. */
  readonly list: () => readonly string[];
  /** Ends all that runs, at once (SIGKILL). */
  readonly kill: () => void;
}

/** A shell as {@link createShell} gives, with what it has started. */
export function createProcesses(): Processes {
  const running = new Map<Command, ChildProcess>();
  return {
    list: () => [...running.keys()].map(({ argv }) => toName(argv)),
    kill: () => {
      for (const child of running.values()) endGroup(child, 'SIGKILL');
    },
    shell: (command) =>
      command.signal?.aborted === true
        ? Promise.resolve(unstarted({ aborted: true }))
        : new Promise((resolve) => {
            const own = { ...command };
            const child = run(own, (result) => {
              running.delete(own);
              resolve(result);
            });
            if (child !== undefined) running.set(own, child);
          }),
  };
}

/** How many words of a command are listed. */
const NAME_WORDS = 5;

function toName([program, ...args]: Command['argv']): string {
  return [basename(program), ...args].slice(0, NAME_WORDS).join(' ');
}

function unstarted(why: Pick<CommandResult, 'aborted' | 'spawnError'>): CommandResult {
  return { code: null, stdout: '', stderr: '', timedOut: false, ...why };
}

/** Starts a command; undefined if it cannot be started, in which case `resolve` is called at once. */
function run(command: Command, resolve: (result: CommandResult) => void): ChildProcess | undefined {
  let child: ChildProcess;
  try {
    child = start(command);
  } catch (cause) {
    // Node throws errors of the call itself (E2BIG, a NUL in an argument) and emits all others.
    resolve(unstarted({ spawnError: toErrorCode(cause) }));
    return undefined;
  }
  const stdout = capture(child, 'stdout', command);
  const stderr = capture(child, 'stderr', command);
  const ending = watchForEnd(child, command);
  const finish = (code: number | null, spawnError?: string): void => {
    ending.stop();
    endGroup(child, 'SIGKILL');
    const { timedOut, aborted } = ending.state;
    const result = { code, stdout: stdout(), stderr: stderr(), timedOut };
    resolve({
      ...result,
      ...(aborted ? { aborted } : {}),
      ...omitUndefined({ spawnError }),
    });
  };
  child.once('error', (cause) => {
    if (child.pid === undefined) finish(null, toErrorCode(cause));
  });
  child.once('close', (code) => {
    finish(code);
  });
  child.once('exit', () => {
    ending.exited();
  });
  return child;
}

function start(command: Command): ChildProcess {
  const [program, ...args] = command.argv;
  const child = spawn(program, args, {
    env: command.env,
    ...omitUndefined({ cwd: command.cwd }),
    stdio: [command.stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    detached: hasGroups,
    windowsHide: true,
  });
  // A program may exit without reading all of its input; its exit code says whether that matters.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(command.stdin);
  return child;
}

/** Collects a stream's decoded text; returns what was kept. */
function capture(
  child: ChildProcess,
  name: 'stdout' | 'stderr',
  { captureLimit = CAPTURE_LIMIT, onOutput }: Command,
): () => string {
  let kept = '';
  child[name]?.setEncoding('utf8').on('data', (chunk: string) => {
    kept += chunk;
    if (kept.length > 2 * captureLimit) kept = kept.slice(-captureLimit);
    onOutput?.(chunk, name);
  });
  return () => kept.slice(-captureLimit);
}

/** Ends the child when its time is up or the run is cancelled, harder after a while. */
function watchForEnd(child: ChildProcess, command: Command) {
  const state = { timedOut: false, aborted: false };
  const timers: NodeJS.Timeout[] = [];
  const end = (): void => {
    endGroup(child, 'SIGTERM');
    timers.push(setTimeout(endGroup, PATIENCE_MS, child, 'SIGKILL'));
  };
  const onAbort = (): void => {
    state.aborted = true;
    end();
  };
  command.signal?.addEventListener('abort', onAbort, { once: true });
  if (command.timeoutMs !== undefined) {
    const onTimeout = (): void => {
      state.timedOut = true;
      end();
    };
    timers.push(setTimeout(onTimeout, command.timeoutMs));
  }
  return {
    state,
    /** The program has exited; processes that still hold its pipes get a moment, then the pipes are closed. */
    exited: (): void => {
      const close = (): void => {
        endGroup(child, 'SIGKILL');
        child.stdout?.destroy();
        child.stderr?.destroy();
      };
      timers.push(setTimeout(close, STRAGGLERS_MS));
    },
    stop: (): void => {
      command.signal?.removeEventListener('abort', onAbort);
      timers.forEach(clearTimeout);
    },
  };
}

const hasGroups = process.platform !== 'win32';

function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (hasGroups) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch (cause) {
    // ESRCH: no process is left, as intended; EPERM: the remaining processes are not ours.
    const code = toErrorCode(cause);
    if (code !== 'ESRCH' && code !== 'EPERM') throw cause;
  }
}

function toErrorCode(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
}
