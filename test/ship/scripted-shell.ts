// SPDX-License-Identifier: Apache-2.0
// The one double of this project: a Shell that answers by a script and notes what it was asked to run.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Clock } from '../../src/clock.ts';
import type { Command, CommandResult, Shell } from '../../src/shell.ts';
import type { Env } from '../../src/facts/facts.ts';
import type { ProblemData } from '../../src/problem.ts';
import type { RunContext } from '../../src/ship/context.ts';

/** The result of a matching command; of a list, each answer once and then the last one. */
export interface Answer {
  readonly when: RegExp;
  readonly result: Partial<CommandResult> | readonly Partial<CommandResult>[];
  /** Runs with the answer: to write a file that the real program would write. */
  readonly also?: (command: Command) => Promise<void>;
}

/** A shell, and what it was asked. */
export interface ScriptedShell {
  readonly shell: Shell;
  readonly commands: readonly Command[];
  /** The command lines; a plugin's own file shows as its name. */
  readonly lines: () => readonly string[];
}

/** Commands that no answer is for succeed and print nothing. */
export function scriptShell(answers: readonly Answer[]): ScriptedShell {
  const commands: Command[] = [];
  const counts = new Map<Answer, number>();
  const toLine = ({ argv: [program, ...args] }: Command): string =>
    [basename(program), ...args].join(' ');
  return {
    commands,
    lines: () => commands.map(toLine),
    shell: async (command) => {
      commands.push(command);
      const answer = answers.find(({ when }) => when.test(toLine(command)));
      const nothing = { code: 0, stdout: '', stderr: '', timedOut: false };
      if (answer === undefined) return nothing;
      const nth = counts.get(answer) ?? 0;
      counts.set(answer, nth + 1);
      const all = [answer.result].flat() as readonly Partial<CommandResult>[];
      const result = { ...nothing, ...(all[nth] ?? all.at(-1)) };
      await answer.also?.(command);
      if (result.stdout !== '') command.onOutput?.(result.stdout, 'stdout');
      if (result.stderr !== '') command.onOutput?.(result.stderr, 'stderr');
      return result;
    },
  };
}

/** A clock that waits for nothing and moves on by what it was asked to wait. */
export function instantClock(): Clock & { readonly waits: readonly number[] } {
  let now = 1_700_000_000_000;
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    sleep: (ms, signal) => {
      signal?.throwIfAborted();
      now += ms;
      waits.push(ms);
      return Promise.resolve();
    },
    random: () => 0.5,
  };
}

/** An edge with a private folder, a home and a buildx plugin in it, and no engine; and what was said. */
export async function makeEdge(
  shell: Shell,
  env: Env = {},
  given: Partial<RunContext> = {},
): Promise<{ edge: RunContext; said: string[]; problems: ProblemData[] }> {
  const root = await mkdtemp(join(tmpdir(), 'tagship-edge-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const home = join(root, 'home');
  await mkdir(join(home, '.docker', 'cli-plugins'), { recursive: true });
  await writeFile(join(home, '.docker', 'cli-plugins', 'docker-buildx'), '', { mode: 0o755 });
  await mkdir(join(root, 'temp'));
  const said: string[] = [];
  const problems: ProblemData[] = [];
  const say = (line: string): void => {
    said.push(line);
  };
  const log = {
    group: <T>(title: string, step: () => Promise<T>): Promise<T> => {
      say(title);
      return step();
    },
    ...{ info: say, debug: () => undefined, output: () => undefined },
    problem: (problem: ProblemData) => void problems.push(problem),
  };
  const edge: RunContext = {
    ...{
      env: { HOME: home, DOCKER_HOST: `unix://${root}/none.sock`, ...env },
      cwd: root,
      shell,
      log,
      clock: instantClock(),
    },
    ...{ signal: new AbortController().signal, tempDir: join(root, 'temp') },
    ...given,
  };
  return { edge, said, problems };
}
