// SPDX-License-Identifier: Apache-2.0
// Runs one measured command, and records its peak memory.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A command of either side. */
export interface Step {
  readonly argv: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
  readonly stdin?: string;
}

/** How often a process is asked for its memory, ms: the peak of its last moments goes unseen. */
const SAMPLE_MS = 20;

/**
 * Runs a command to its end. Gives the most memory that its own process had resident, kB; what it
 * started is not counted. NaN where the system does not tell (it is read from Linux's `/proc`).
 *
 * Not by `resourceUsage().maxRSS` from within: Linux starts that with the memory of the process that
 * forked, which is this one's.
 *
 * @throws if it fails, which is fast and would distort the times
 */
export async function runStep(
  { argv: [program, ...args], env, stdin }: Step,
  cwd: string,
): Promise<number> {
  const child = spawn(program, args, { cwd, env: { ...env }, stdio: ['pipe', 'ignore', 'pipe'] });
  let peak = NaN;
  const sampling = setInterval(() => (peak = readPeak(child.pid) ?? peak), SAMPLE_MS);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stdin.end(stdin ?? '');
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  }).finally(() => {
    clearInterval(sampling);
  });
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${said}`);
  return peak;
}

/** The kernel's own high-water mark of a process, kB; undefined when it has ended. */
function readPeak(pid: number | undefined): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid ?? 0}/status`, 'utf8');
    const mark = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
    return mark === undefined ? undefined : Number(mark);
  } catch {
    return undefined; // gone, or no Linux
  }
}
