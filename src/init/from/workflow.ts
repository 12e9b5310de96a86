// SPDX-License-Identifier: Apache-2.0
// Jobs and steps of a GitHub workflow, each with its position in the text. Changes nothing.
import {
  hasAnchors,
  listEntries,
  listItems,
  textOf,
  valueOfEntry,
  type SourceEntry,
  type SourceText,
} from './source.ts';

/** A step of a job. */
export interface WorkflowStep {
  /** Its index among the steps of the job. */
  readonly at: number;
  /** Its lines, without comments above it, to the one behind its last. */
  readonly from: number;
  readonly to: number;
  /** The column of its dash, and that of its keys. */
  readonly dash: number;
  readonly column: number;
  /** Whether the dash has a line of its own. */
  readonly isDashAlone: boolean;
  readonly entries: readonly SourceEntry[];
  /** `docker/login-action`, in lower case and without its version; empty for a step that runs no action. */
  readonly action: string;
  readonly run?: string;
  readonly id?: string;
  readonly if?: string;
  readonly env: readonly SourceEntry[];
  readonly with: readonly SourceEntry[];
  /** Its inputs are those of docker/build-push-action, made of a bake file. */
  readonly isBaked?: true;
  /** Why its text cannot be moved; undefined if it can. */
  readonly fixed?: string;
}

/** A job of a workflow. */
export interface Job {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly entries: readonly SourceEntry[];
  readonly steps: readonly WorkflowStep[];
  /** The variables that workflow and job set to a text without expressions. */
  readonly env: ReadonlyMap<string, string>;
  /** Where its scripts run, unless a step says it. */
  readonly directory: string;
  /** The steps of a composite action, which run in a job of another file. */
  readonly isAction?: true;
}

/** The jobs of a workflow, or the steps of a composite action; none if the text is neither. */
export function listJobs(source: SourceText): readonly Job[] {
  const jobs = listEntries(source, valueOfEntry(source.root, 'jobs'));
  return jobs.length > 0 ? jobs.map((job) => toJob(source, job)) : readAction(source);
}

function toJob(source: SourceText, job: SourceEntry): Job {
  const workflowEnv = listEntries(source, valueOfEntry(source.root, 'env'));
  const directoryOf = (node: unknown): string =>
    textOf(valueOfEntry(valueOfEntry(valueOfEntry(node, 'defaults'), 'run'), 'working-directory'));
  return {
    directory: directoryOf(job.node) || directoryOf(source.root) || '.',
    name: job.key,
    from: job.line,
    to: job.to,
    entries: listEntries(source, job.node),
    steps: listItems(valueOfEntry(job.node, 'steps')).map((node, at) => readStep(source, node, at)),
    env: new Map(
      [...workflowEnv, ...listEntries(source, valueOfEntry(job.node, 'env'))]
        .filter(({ value }) => value !== '' && !value.includes('${{'))
        .map(({ key, value }) => [key, value]),
    ),
  };
}

/** A composite action as a job whose outputs are those of the action. */
function readAction(source: SourceText): readonly Job[] {
  const root = listEntries(source, source.root);
  const runs = root.find(({ key }) => key === 'runs');
  if (runs === undefined || textOf(valueOfEntry(runs.node, 'using')) !== 'composite') return [];
  const job = toJob(source, runs);
  const outputs = root.filter(({ key }) => key === 'outputs');
  const entries = [...job.entries, ...outputs];
  return [{ ...job, from: 0, to: source.lines.length, entries, isAction: true }];
}

/** The steps of a job that no block list holds cannot be told line by line. */
export function hasFlowSteps(job: Job): boolean {
  return job.steps.length === 0 && job.entries.some(({ key }) => key === 'steps');
}

function readStep(
  source: SourceText,
  node: Parameters<typeof hasAnchors>[0],
  at: number,
): WorkflowStep {
  const entries = listEntries(source, node);
  const word = (key: string): string | undefined => given(entries, key)?.value;
  const [first] = entries;
  const start = startOf(source, first);
  const inner = (key: string) =>
    listEntries(source, entries.find((entry) => entry.key === key)?.node);
  const [run, id, condition] = [word('run'), word('id'), word('if')];
  const fixed = decideFixed(node, start.dash, inner);
  return {
    at,
    ...start,
    to: entries.at(-1)?.to ?? start.from + 1,
    entries,
    action: (word('uses') ?? '').replace(/@.*$/s, '').toLowerCase(),
    ...(run !== undefined && { run }),
    ...(id !== undefined && { id }),
    ...(condition !== undefined && { if: condition }),
    env: inner('env'),
    with: inner('with'),
    ...(fixed !== undefined && { fixed }),
  };
}

function decideFixed(
  node: unknown,
  dash: number,
  inner: (key: string) => readonly SourceEntry[],
): string | undefined {
  if (hasAnchors(node)) return 'it holds YAML anchors or aliases';
  if (dash < 0) return 'it uses flow style';
  const names = inner('with').map(({ key }) => key);
  return new Set(names).size < names.length ? 'it gives an input twice' : undefined;
}

/** Where a step begins. */
type StepStart = Pick<WorkflowStep, 'from' | 'dash' | 'column' | 'isDashAlone'>;

/** Where the dash of an item is; -1 for its column where the item does not begin with one. */
function startOf({ lines }: SourceText, first: SourceEntry | undefined): StepStart {
  const line = first?.line ?? 0;
  const text = lines[line] ?? '';
  const [all = '', white = ''] = /^(\s*)-\s+(?=[^\s#{[])/.exec(text) ?? [];
  if (all === '') return startBelow(lines, line, text);
  return { from: line, dash: white.length, column: all.length, isDashAlone: false };
}

/** The dash may have a line of its own, above the first key. */
function startBelow(lines: readonly string[], line: number, text: string): StepStart {
  let from = line - 1;
  while (from > 0 && /^\s*(?:#.*)?$/.test(lines[from] ?? '')) from -= 1;
  const column = text.length - text.trimStart().length;
  const alone = /^(\s*)-\s*(?:#.*)?$/.exec(lines[from] ?? '')?.[1];
  return alone === undefined || text[column] === '{'
    ? { from: line, dash: -1, column, isDashAlone: false }
    : { from, dash: alone.length, column, isDashAlone: true };
}

/** The entry of that name, whose case does not count, unless it is empty. */
function given(entries: readonly SourceEntry[], name: string): SourceEntry | undefined {
  return entries.find(({ key, value }) => key.toLowerCase() === name && value.trim() !== '');
}

/** The value of an input; undefined where it is not given or empty. */
export function inputOf(step: WorkflowStep, name: string): string | undefined {
  return given(step.with, name)?.value.trim();
}

/** The line of a step as people count. */
export function lineOf(step: WorkflowStep): number {
  return step.from + 1;
}

/** An expression without its braces, with white space and quotes in one form; for comparison. */
export function normalize(expression: string | undefined): string {
  const inner = /^\$\{\{(.*)\}\}$/s.exec((expression ?? '').trim())?.[1] ?? expression ?? '';
  return inner
    .replaceAll('"', "'")
    .replace(/\s+/g, ' ')
    .replaceAll(/\s*([!=]=|&&|\|\|)\s*/g, '$1')
    .trim();
}

/** The text with `${{ env.NAME }}` filled in, as far as workflow and job say it. */
export function resolveEnv(text: string, { env }: Pick<Job, 'env'>): string {
  return text.replaceAll(
    /\$\{\{\s*env\.([A-Za-z_]\w*)\s*\}\}/g,
    (all, name: string) => env.get(name) ?? all,
  );
}
