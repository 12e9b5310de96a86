// SPDX-License-Identifier: Apache-2.0
// What both entry points share: the event payload, ending on signals, and the exit code.
import { writeSync } from 'node:fs';
import type { Receipt } from '../ship/record/receipt.ts';
import { readInterruption } from '../ship/end.ts';
import type { Env } from '../facts/facts.ts';
import { error, Problem, type ProblemData } from '../problem.ts';
import type { Processes } from '../shell.ts';
import { readSmallFileSync } from '../small-file.ts';

/** Exit codes: done, the user's problem, our bug, a finding of `--fail-on`, interrupted. */
export const EXIT = { done: 0, problem: 1, bug: 2, findings: 3, interrupted: 130 } as const;

/** Where to report a bug. */
const ISSUES = 'https://github.com/tagship/tagship/issues/new';

/** How an entry point reports that a run failed. */
export interface Voice {
  readonly problem: (problem: ProblemData) => void;
  readonly line: (text: string) => void;
}

/** The exit code for an outcome: of what is not done, whether the user or a signal ended it. */
export function toExitCode(
  { status }: { readonly status: Receipt['status'] | 'planned' | 'partial' },
  signal: AbortSignal,
): number {
  if (status === 'done' || status === 'planned') return EXIT.done;
  return signal.aborted ? EXIT.interrupted : EXIT.problem;
}

/**
 * The working directory. Where it was removed or cannot be entered, Node throws on every access to
 * it, so nothing else can be done: `render` reports it on standard output or standard error (1, 2),
 * and the process ends with exit code 1.
 */
export function readWorkingDirectory(to: 1 | 2, render: (problem: ProblemData) => string): string {
  try {
    return process.cwd();
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown);
    const problem = error(
      'WORKING_DIRECTORY_MISSING',
      `the working directory cannot be read (${code}): it was removed, or may not be entered.`,
      'Change to a directory that exists, such as the checkout, and run it again.',
    );
    writeSync(to, `${render(problem)}\n`);
    return process.exit(EXIT.problem);
  }
}

/**
 * Runs `main` and returns its exit code, or the one for what it threw: a Problem is for the user to
 * fix (1), an abort is an interruption (130), and anything else is a bug in tagship (2), reported with its
 * stack and where to report it.
 */
export async function runToExitCode(
  main: () => Promise<number>,
  signal: AbortSignal,
  voice: Voice,
): Promise<number> {
  try {
    return await main();
  } catch (thrown) {
    const interrupted = readInterruption(signal);
    if (interrupted !== undefined) {
      voice.line(`interrupted: ${interrupted}`);
      return EXIT.interrupted;
    }
    if (thrown instanceof Problem) {
      thrown.problems.forEach(voice.problem);
      return EXIT.problem;
    }
    voice.line(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
    voice.line(`This is a bug of tagship. Please report the lines above: ${ISSUES}`);
    return EXIT.bug;
  }
}

/**
 * Ends the process with this exit code after all output is written. A successful run ends at once and does
 * not wait for what may still be open, such as an unused connection; any other run ends when nothing is left
 * to wait for, such as children that are being ended.
 *
 * @param reportLost reports what was lost of the output; false if nothing was. Output that is lost is no success.
 */
export async function endProcess(exitCode: number, reportLost = () => false): Promise<void> {
  process.exitCode = exitCode;
  await Promise.all([process.stdout, process.stderr].map(drain));
  // A stream reports an error of its last write in the next turn.
  await new Promise(setImmediate);
  const isLost = reportLost();
  if (exitCode !== EXIT.done) return;
  if (isLost) process.exitCode = EXIT.problem;
  await drain(process.stderr);
  process.exit();
}

function drain(stream: NodeJS.WriteStream): Promise<void> {
  if (stream.writableLength === 0) return Promise.resolve();
  return new Promise((resolve) => {
    stream.write('', () => {
      resolve();
    });
  });
}

/** How long a cancelled run may take to clean up, ms. */
const TIDY_LIMIT_MS = 10_000;

/**
 * A signal that aborts on the first SIGINT, SIGTERM or SIGHUP, so that a run can clean up. A second
 * signal, or the end of the time for cleaning up, ends the process and its children at once (130), with
 * a line on standard error that names what was still running.
 */
export function abortOnSignals(
  processes: Pick<Processes, 'list' | 'kill'>,
  limitMs = TIDY_LIMIT_MS,
): AbortSignal {
  const controller = new AbortController();
  const end = (why: string): void => {
    const names = processes.list().map((name) => `"${name}"`);
    const what = names.length === 0 ? '' : `; still running, and stopped now: ${names.join(', ')}`;
    processes.kill();
    try {
      // Not process.stderr: on a pipe its output may be lost when the process exits.
      writeSync(process.stderr.fd, `tagship ended at once: ${why}${what}\n`);
    } catch (cause) {
      // A closed or full standard error must not keep the process alive.
      if (!(cause instanceof Error && 'code' in cause)) throw cause;
    }
    process.exit(EXIT.interrupted);
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) end(`a second signal, ${name}`);
      controller.abort(new Error(`ended by ${name}`));
      setTimeout(end, limitMs, `not done ${limitMs / 1000} s after ${name}`).unref();
    });
  }
  return controller.signal;
}

/** GitHub's payloads are at most 25 MB. @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#payload-cap */
const PAYLOAD_BYTES = 64 * 1024 * 1024;

const PAYLOAD_HINT =
  'GitHub, Gitea and Forgejo write it for each job. Elsewhere, unset GITHUB_EVENT_PATH.';

/**
 * GitHub's event payload, parsed; undefined if there is none.
 *
 * @throws Problem EVENT_UNREADABLE
 */
export function readPayload(env: Env): unknown {
  const path = env.GITHUB_EVENT_PATH;
  if (path === undefined || path === '') return undefined;
  const fail = (why: string, cause?: unknown) =>
    new Problem(
      [
        error(
          'EVENT_UNREADABLE',
          `the event payload "${path}" cannot be read: ${why}`,
          PAYLOAD_HINT,
        ),
      ],
      { cause },
    );
  const file = readSmallFileSync(path, PAYLOAD_BYTES);
  if (!file.ok) throw fail(file.why);
  try {
    return JSON.parse(file.text);
  } catch (cause) {
    throw fail('it is not JSON', cause);
  }
}
