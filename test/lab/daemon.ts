// SPDX-License-Identifier: Apache-2.0
// Processes that outlive the one that started them: started, identified and ended by pid.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A program to keep running. */
export interface Daemon {
  readonly name: string;
  readonly argv: readonly [string, ...string[]];
  readonly env: NodeJS.ProcessEnv;
  /** Files whose content matters: when one of them changes, the program is started anew. */
  readonly files: readonly string[];
  /** Answers truthfully and soon, also while the program is down. */
  readonly isReady: () => Promise<boolean>;
}

/** What is noted about a program that was started. */
interface Started {
  readonly pid: number;
  /** Clock ticks from boot to the start: with the pid it identifies one process permanently. */
  readonly startTicks: string;
  readonly stamp: string;
}

const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 15_000;

/** Sees to it that the program runs as described and is ready. Says whether it had to be started. */
export async function ensureDaemon(run: string, daemon: Daemon): Promise<'running' | 'started'> {
  const stamp = stampOf(daemon);
  const record = readRecord(run, daemon.name);
  if (record?.stamp === stamp && isAlive(record) && (await isSoonReady(daemon))) return 'running';
  await stopDaemon(run, daemon.name);
  const started = start(run, daemon, stamp);
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await daemon.isReady())) {
    if (!isAlive(started) || Date.now() > deadline) {
      throw new Error(`${daemon.name} did not come up:\n${tail(logPath(run, daemon.name))}`);
    }
    await wait(25);
  }
  return 'started';
}

/** Ends the program, if it is still the process that was started, and forgets it. */
export async function stopDaemon(run: string, name: string): Promise<void> {
  const record = readRecord(run, name);
  if (record) {
    const deadline = Date.now() + STOP_WITHIN_MS;
    if (isAlive(record)) process.kill(record.pid, 'SIGTERM');
    while (isAlive(record)) {
      if (Date.now() > deadline) process.kill(record.pid, 'SIGKILL');
      await wait(20);
    }
  }
  rmSync(recordPath(run, name), { force: true });
}

/** Whether the program that was started under this name still runs. */
export function isDaemonAlive(run: string, name: string): boolean {
  const record = readRecord(run, name);
  return record !== undefined && isAlive(record);
}

/** The kernel's start time of a process, or undefined when there is none, or only its remains. */
export function startTicks(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [processState, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return processState === 'Z' ? undefined : fields[18];
  } catch {
    return undefined; // no such process
  }
}

async function isSoonReady(daemon: Daemon): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await daemon.isReady()) return true;
    await wait(50);
  }
  return false;
}

function start(run: string, daemon: Daemon, stamp: string): Started {
  const log = openSync(logPath(run, daemon.name), 'w');
  const [program, ...args] = daemon.argv;
  const child = spawn(program, args, {
    cwd: run,
    env: daemon.env,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  if (child.pid === undefined) throw new Error(`cannot start ${program}`);
  const record = { pid: child.pid, startTicks: startTicks(child.pid) ?? '', stamp };
  writeFileSync(recordPath(run, daemon.name), JSON.stringify(record));
  return record;
}

function isAlive(record: Started): boolean {
  return startTicks(record.pid) === record.startTicks;
}

function readRecord(run: string, name: string): Started | undefined {
  try {
    return JSON.parse(readFileSync(recordPath(run, name), 'utf8')) as Started;
  } catch {
    return undefined; // never started, or stopped
  }
}

/** Over the arguments and the files; a script counts by its content, wherever the clone that it comes from lies. */
function stampOf(daemon: Daemon): string {
  const args = daemon.argv.slice(1).filter((arg) => !daemon.files.includes(arg));
  const hash = createHash('sha256').update(args.join('\0'));
  for (const file of daemon.files) hash.update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

function recordPath(run: string, name: string): string {
  return join(run, `${name}.pid.json`);
}

function logPath(run: string, name: string): string {
  return join(run, `${name}.log`);
}

function tail(path: string): string {
  return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-15).join('\n');
}
