// SPDX-License-Identifier: Apache-2.0
// Times of commands, and tables of them.
import { execFile } from 'node:child_process';
import { performance } from 'node:perf_hooks';

/** A process to time: what it runs, where, and its whole environment. */
export interface Timed {
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Milliseconds of some runs: the quickest, and the one in the middle. */
export interface Times {
  readonly min: number;
  readonly median: number;
}

/**
 * Times processes by turns, `rounds` times each after one that does not count, so that a busy
 * moment of the machine hits them alike. `before` is called before each run.
 *
 * @throws if one of them fails: a failure is fast, and would distort the times
 */
export async function timeByTurns(
  processes: readonly Timed[],
  rounds: number,
  before: () => void = () => undefined,
): Promise<readonly Times[]> {
  const all: number[][] = processes.map(() => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, timed] of processes.entries()) {
      before();
      const time = await timeOnce(timed);
      if (round > 0) all[index]?.push(time);
    }
  }
  return all.map(toTimes);
}

/** The quickest and the middle of some times. */
export function toTimes(times: readonly number[]): Times {
  const sorted = times.toSorted((one, other) => one - other);
  return { min: sorted[0] ?? NaN, median: sorted[Math.floor(sorted.length / 2)] ?? NaN };
}

/** A table: its head and its lines, as cells. */
export interface Table {
  readonly head: readonly string[];
  readonly lines: readonly (readonly string[])[];
}

/** A table in Markdown. */
export function renderTable({ head, lines }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = line(head.map((_, index) => (index === 0 ? '---' : '--:')));
  return [line(head), rule, ...lines.map(line)].join('\n');
}

/** The table of a Markdown text that has one, as {@link renderTable} writes it; empty if there is none. */
export function parseTable(text: string): Table {
  const [head = [], , ...lines] = text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return { head, lines };
}

function timeOnce({ argv: [program, ...args], cwd, env }: Timed): Promise<number> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const options = { cwd, env: { ...env }, maxBuffer: 1 << 28 };
    execFile(program, args, options, (failure, _stdout, stderr) => {
      if (failure === null) resolve(performance.now() - started);
      else reject(new Error(`${program} ${args.join(' ')} failed: ${stderr}`, { cause: failure }));
    });
  });
}
