// SPDX-License-Identifier: Apache-2.0
// The Log of every entry point but GitHub's: plain lines on one stream. Knows no Plan and no Receipt.
import type { ProblemData } from '../problem.ts';
import type { Log } from '../log.ts';
import { toLogLines } from './log-lines.ts';
import { createLines, createMask, createValueMask } from './mask.ts';
import { toProblemLink } from './problem-link.ts';
import { createStatusLines } from './status-lines.ts';
import { visible, type Paint } from './text.ts';

/** How {@link createTerminalLog} speaks. */
export interface TerminalOptions {
  /** Takes finished text, newline included; standard error for the CLI, so that results own standard output. */
  readonly write: (text: string) => void;
  readonly paint: Paint;
  readonly secrets: () => readonly string[];
  readonly debug: boolean;
  /** `gitlab` marks groups so that the job log can fold them. */
  readonly sections: 'plain' | 'gitlab';
  /** Milliseconds since 1970, for section markers. */
  readonly now: () => number;
  /** The columns of a terminal; absent where the text goes elsewhere. */
  readonly columns?: () => number;
}

/** A log of lines, every known secret masked, none of them a command of the CI system that reads it. */
export function createTerminalLog(options: TerminalOptions): Log {
  const mask = createMask(options.secrets);
  const maskValue = createValueMask(mask);
  const { columns } = options;
  const status = columns === undefined ? undefined : createStatusLines(options.write, columns);
  const write = status?.write ?? options.write;
  const line = (text: string) => {
    for (const one of toLogLines(mask(text))) write(`${one}\n`);
  };
  const output = createLines((text) => {
    line(options.paint('dim', text));
  });
  let sections = 0;
  return {
    group: async (title, step) => {
      sections += 1;
      const id = `tagship_${sections}`;
      const open = options.sections === 'gitlab';
      if (open) write(marker('start', id, options.now(), '[collapsed=true]'));
      line(options.paint('bold', `▸ ${title}`));
      try {
        return await step();
      } finally {
        output.flush();
        if (open) write(`${marker('end', id, options.now(), '')}\n`);
      }
    },
    info: line,
    debug: (text) => {
      if (options.debug) line(options.paint('dim', text));
    },
    output: output.write,
    ...(status && {
      status: (lines) => {
        status.show(lines.map((text) => options.paint('dim', visible(mask(text)))));
      },
    }),
    problem: (problem) => {
      const shown = options.sections === 'plain' ? withoutOutput(problem) : problem;
      for (const text of renderProblem(maskValue(shown), options.paint)) line(text);
    },
  };
}

/** Problems whose hint ends with the last lines of the build, which a log without folded sections shows just before. */
const WITH_OUTPUT: readonly ProblemData['code'][] = ['BUILD_FAILED', 'PUSH_FAILED'];

function withoutOutput(problem: ProblemData): ProblemData {
  const [hint = ''] = problem.hint.split('\n', 1);
  return WITH_OUTPUT.includes(problem.code) ? { ...problem, hint } : problem;
}

/** A problem as lines: level and message, then the next move and where it is explained, indented. */
export function renderProblem(problem: ProblemData, paint: Paint): string[] {
  const level = problem.level === 'error' ? paint('red', 'error') : paint('yellow', 'notice');
  const message = problem.message.split('\n').map(visible);
  const hint = problem.hint === '' ? [] : problem.hint.split('\n').map(visible);
  return [
    `${level}: ${message[0] ?? ''} ${paint('dim', `[${problem.code}]`)}`,
    ...message.slice(1).map((text) => `  ${text}`),
    ...hint.map((text, index) => `  ${index === 0 ? '→ ' : '  '}${text}`),
    paint('dim', `  ${toProblemLink(problem.code)}`),
  ];
}

/** @see https://docs.gitlab.com/ci/jobs/job_logs/#custom-collapsible-sections */
function marker(edge: 'start' | 'end', id: string, now: number, options: string): string {
  return `\u001B[0Ksection_${edge}:${Math.floor(now / 1000)}:${id}${options}\r\u001B[0K`;
}
