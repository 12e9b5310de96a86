// SPDX-License-Identifier: Apache-2.0
// What went wrong, in the user's terms.
import { withoutUrlSecrets } from './secret-text.ts';

/** `error` ends a run before anything is changed; `notice` is reported and the run continues. */
export type Level = 'error' | 'notice';

/** A stable name for each thing that can be wrong: `AREA_WHAT`, for search engines and tests. */
export type ProblemCode = `${Uppercase<string>}_${Uppercase<string>}`;

/** One thing that is wrong or worth knowing, and the user's next move. Survives JSON; holds no secret. */
export interface ProblemData {
  readonly level: Level;
  readonly code: ProblemCode;
  /** One sentence, with the offending value quoted. */
  readonly message: string;
  /** The next move, as an imperative; empty when there is none to make. */
  readonly hint: string;
  /** The line of a file that it is about, with its path from the top of the repository. */
  readonly at?: { readonly file: string; readonly line: number };
}

/**
 * The user's move: thrown at the edges, where a result cannot be returned. It carries every
 * problem known at that moment, so that they are shown together. Exit code 1.
 *
 * Anything else that is thrown is a bug of ours: exit code 2.
 */
export class Problem extends Error {
  readonly problems: readonly ProblemData[];

  constructor(problems: readonly ProblemData[], options?: ErrorOptions) {
    super(problems.map((problem) => problem.message).join('\n'), options);
    this.name = 'Problem';
    this.problems = problems;
  }
}

/** An error-level {@link ProblemData}; URLs in its texts lose what may be secret. */
export function error(code: ProblemCode, message: string, hint = ''): ProblemData {
  return make('error', code, message, hint);
}

/** A notice-level {@link ProblemData}; URLs in its texts lose what may be secret. */
export function notice(code: ProblemCode, message: string, hint = ''): ProblemData {
  return make('notice', code, message, hint);
}

function make(level: Level, code: ProblemCode, message: string, hint: string): ProblemData {
  return { level, code, message: withoutUrlSecrets(message), hint: withoutUrlSecrets(hint) };
}

/** Whether any of them ends the run. */
export function hasErrors(problems: readonly ProblemData[]): boolean {
  return problems.some(({ level }) => level === 'error');
}

/** Those of `problems` that are not among `said`. */
export function unsaid(
  problems: readonly ProblemData[],
  said: readonly ProblemData[],
): readonly ProblemData[] {
  return problems.filter(
    ({ code, message }) => !said.some((one) => one.code === code && one.message === message),
  );
}

/** How many notices of one code are shown. */
const MOST_ALIKE = 3;

/** All errors, and of the notices of one code the first few, and how many more there are: a project may have 50 targets. */
export function foldNotices(problems: readonly ProblemData[]): readonly ProblemData[] {
  const counts = new Map<ProblemCode, number>();
  const shown = problems.filter(({ level, code }) => {
    if (level === 'error') return true;
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= MOST_ALIKE;
  });
  const more = [...counts].filter(([, count]) => count > MOST_ALIKE);
  return [...shown, ...more.map(([code, count]) => describeMore(code, count - MOST_ALIKE))];
}

function describeMore(code: ProblemCode, count: number): ProblemData {
  const message =
    count === 1 ? '1 more notice like this is' : `${count} more notices like these are`;
  return notice(code, `${message} in the receipt.`);
}

/** A value, or the problems that prevented it; a value may also come with notices. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T; readonly problems: readonly ProblemData[] }
  | { readonly ok: false; readonly problems: readonly ProblemData[] };

/** As {@link Parsed}; with problems, also the partial value, which may only be used to find further problems. */
export type PartlyParsed<T> =
  | { readonly ok: true; readonly value: T; readonly problems: readonly ProblemData[] }
  | { readonly ok: false; readonly value?: T; readonly problems: readonly ProblemData[] };

/** A word of a command in a hint, as a POSIX shell reads it: in single quotes where it has a character that means something there. */
export function toShellWord(word: string): string {
  return /^[\w.,:/@=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
