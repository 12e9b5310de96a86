// SPDX-License-Identifier: Apache-2.0
// The Log of the GitHub Action, as workflow commands. Takes the command writer, so that only the entry knows the runner.
import type { ProblemData } from '../problem.ts';
import type { Log } from './log.ts';
import { createLines, createMask } from './mask.ts';
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
 * A log for a GitHub runner: foldable groups, problems as annotations. Lines that come from
 * children or from git cannot issue commands: a leading `::` or `##[` is broken by a blank.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function createWorkflowLog({ issue, write, secrets }: WorkflowOptions): Log {
  const mask = createMask(secrets);
  const line = (text: string) => {
    write(`${disarm(mask(text))}\n`);
  };
  const output = createLines(line);
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
    info: (text) => {
      text.split(/\r\n|\r|\n/).forEach(line);
    },
    debug: (text) => {
      issue('debug', {}, mask(text));
    },
    output: output.write,
    problem: (problem) => {
      issue(problem.level, { title: problem.code }, mask(sentence(problem)));
    },
  };
}

function sentence(problem: ProblemData): string {
  return problem.hint === '' ? problem.message : `${problem.message}\n→ ${problem.hint}`;
}

function disarm(text: string): string {
  return text.replace(/^(\s*)(?=::|##\[)/, '$1 \u200B');
}
