// SPDX-License-Identifier: Apache-2.0
// Replaces a step by one of ours and keeps its other keys. Pure.
import { indent, type Edit } from './edits.ts';
import { sortInputs, type Input } from './inputs.ts';
import { renderVariable, type Variable } from './steps/login.ts';
import type { WorkflowStep } from './workflow.ts';

/** A step of ours. */
export interface OwnStep {
  /** The step that it takes the place of. */
  readonly step: WorkflowStep;
  /** `tagship/tagship@v1.2.3` */
  readonly uses: string;
  readonly inputs: readonly Input[];
  /** Variables besides those that the step has. */
  readonly env: readonly Variable[];
  /** An id for a step that has none. */
  readonly id?: string;
}

/** The keys of a step that runs a script, which one that runs an action cannot have. */
const RUN_KEYS = ['run', 'shell', 'working-directory'];

/** The edit that puts the step there: name, id, condition, variables and all else stay in their order. */
export function replaceStep(own: OwnStep): Edit {
  const { step } = own;
  const lines = renderKeys(own);
  const [first = '', ...others] = lines;
  const dash = ' '.repeat(step.dash);
  const pad = ' '.repeat(Math.max(1, step.column - step.dash - 1));
  const head = step.isDashAlone
    ? [`${dash}-`, ...indent([first], step.column)]
    : [`${dash}-${pad}${first}`];
  return { from: step.from, to: step.to, lines: [...head, ...indent(others, step.column)] };
}

function renderKeys(own: OwnStep): readonly string[] {
  const { step, env, inputs } = own;
  const [envLines, withLines] = [renderEnv(step, env), renderWith(inputs)];
  return step.entries.flatMap(({ key, source }): readonly string[] => {
    if (key === 'uses' || key === 'run') return renderUses(own, envLines, withLines);
    if (key === 'env') return envLines;
    if (key === 'with') return withLines;
    return RUN_KEYS.includes(key) ? [] : source;
  });
}

/** The line that runs ours, and what the step had no key for. */
function renderUses(
  { step, uses, id }: OwnStep,
  envLines: readonly string[],
  withLines: readonly string[],
): readonly string[] {
  const has = (name: string): boolean => step.entries.some(({ key }) => key === name);
  return [
    `uses: ${uses}`,
    ...(id !== undefined && step.id === undefined ? [`id: ${id}`] : []),
    ...(has('env') ? [] : envLines),
    ...(has('with') ? [] : withLines),
  ];
}

function renderEnv(step: WorkflowStep, further: readonly Variable[]): readonly string[] {
  const own = new Set(step.env.map(({ key }) => key));
  const lines = [
    ...step.env.flatMap(({ source }) => source),
    ...further.filter(([name]) => !own.has(name)).flatMap(renderVariable),
  ];
  return lines.length === 0 ? [] : ['env:', ...indent(lines, 2)];
}

function renderWith(inputs: readonly Input[]): readonly string[] {
  if (inputs.length === 0) return [];
  return [
    'with:',
    ...indent(
      sortInputs(inputs).flatMap(({ lines }) => lines),
      2,
    ),
  ];
}
