// SPDX-License-Identifier: Apache-2.0
// The Log of the GitHub Action, as workflow commands. Takes the command writer, so that only the entry knows the runner.
import type { ProblemData } from '../problem.ts';
import type { Log } from '../log.ts';
import { createLines, createMask } from './mask.ts';
import { toLogLines } from './log-lines.ts';
import { toProblemLink } from './problem-link.ts';
import { visible } from './text.ts';

/** Writes one workflow command; `@actions/core` escapes it. */
export type IssueCommand = (
  command: string,
  properties: Readonly<Record<string, string>>,
  message: string,
) => void;

/** What {@link createWorkflowLog} writes to. */
export interface WorkflowOptions {
  readonly issue: IssueCommand;
  readonly write: (text: string) => void;
  readonly secrets: () => readonly string[];
}

/**
 * A log for a GitHub runner: foldable groups, problems as annotations. Only what `issue` writes is a
 * command; lines of children, of git and of servers are text.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function createWorkflowLog({ issue, write, secrets }: WorkflowOptions): Log {
  const mask = createMask(secrets);
  const lines = (text: string) => {
    for (const line of toLogLines(mask(text))) write(`${line}\n`);
  };
  const output = createLines(lines);
  return {
    group: async (title, step) => {
      issue('group', {}, visible(mask(title)));
      try {
        return await step();
      } finally {
        output.flush();
        issue('endgroup', {}, '');
      }
    },
    info: lines,
    debug: (text) => {
      issue('debug', {}, toLogLines(mask(text)).join('\n'));
    },
    output: output.write,
    problem: (problem) => {
      const text = toLogLines(mask(sentence(problem)));
      const { command, where } = toAnnotation(problem);
      issue(command, { title: problem.code, ...where }, text.map(visible).join('\n'));
    },
  };
}

/** What is about a line of the checkout stands there as a warning; GitHub shows notices only in the summary. */
function toAnnotation({ level, at }: ProblemData) {
  if (at === undefined) return { command: level, where: {} };
  const where = { file: visible(at.file), line: String(at.line) };
  return { command: level === 'error' ? 'error' : 'warning', where };
}

function sentence({ message, hint, code }: ProblemData): string {
  const move = hint === '' ? [] : [`→ ${hint}`];
  return [message, ...move, toProblemLink(code)].join('\n');
}
