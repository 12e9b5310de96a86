// SPDX-License-Identifier: Apache-2.0
// Words of a script as values of inputs: no shell fills in variables there, so expressions do. Pure.
import type { TranslatedLogin } from '../steps/login.ts';
import type { Word } from './words.ts';
import type { Job, WorkflowStep } from '../workflow.ts';

/** Variables of the runner that expressions know too. */
const RUNNER: Readonly<Record<string, string>> = {
  GITHUB_ACTOR: 'github.actor',
  GITHUB_BASE_REF: 'github.base_ref',
  GITHUB_EVENT_NAME: 'github.event_name',
  GITHUB_HEAD_REF: 'github.head_ref',
  GITHUB_REF: 'github.ref',
  GITHUB_REF_NAME: 'github.ref_name',
  GITHUB_REF_TYPE: 'github.ref_type',
  GITHUB_REPOSITORY: 'github.repository',
  GITHUB_REPOSITORY_OWNER: 'github.repository_owner',
  GITHUB_RUN_ATTEMPT: 'github.run_attempt',
  GITHUB_RUN_ID: 'github.run_id',
  GITHUB_RUN_NUMBER: 'github.run_number',
  GITHUB_SERVER_URL: 'github.server_url',
  GITHUB_SHA: 'github.sha',
  GITHUB_WORKSPACE: 'github.workspace',
};

/** The variables of a script. */
export type Variables = (WorkflowVariables | PipelineVariables) & {
  /** Those that the script sets itself. */
  readonly local: ReadonlyMap<string, string>;
};

/** Those of a system that fills in variables of the job by itself. */
export interface PipelineVariables {
  /** How the value of a variable is written there; undefined where only a shell knows it. */
  readonly read: (name: string) => string | undefined;
}

/** Those of a step of a workflow. */
export interface WorkflowVariables {
  readonly step: WorkflowStep;
  readonly job: Job;
  /** The names that steps of the job hand on through `GITHUB_ENV`. */
  readonly handedOn: ReadonlySet<string>;
  /** The names that workflow or job set, to whatever value. */
  readonly named: ReadonlySet<string>;
}

/** The value of a word; undefined, where no expression gives the value of its variable. */
export function toValue(word: Word, variables: Variables): string | undefined {
  let result = '';
  for (const part of word) {
    const value = 'text' in part ? part.text : valueOf(part.variable, variables);
    if (value === undefined) return undefined;
    result += value;
  }
  return result;
}

/** The first variable of a word that has no value here. */
export function findUnknown(word: Word, variables: Variables): string | undefined {
  for (const part of word) {
    if ('variable' in part && valueOf(part.variable, variables) === undefined) return part.variable;
  }
  return undefined;
}

function valueOf(name: string, variables: Variables): string | undefined {
  const { local } = variables;
  if ('read' in variables) return local.get(name) ?? variables.read(name);
  const { step, handedOn, named } = variables;
  const own = step.env.find(({ key }) => key === name);
  const known = local.get(name) ?? own?.value;
  if (known !== undefined) return known;
  if (handedOn.has(name) || named.has(name)) return `\${{ env.${name} }}`;
  return Object.hasOwn(RUNNER, name) ? `\${{ ${RUNNER[name] ?? ''} }}` : undefined;
}

/** A password: the expression behind a variable of the step, else the variable itself. */
export function toPassword(
  word: Word,
  variables: Variables,
): Pick<TranslatedLogin, 'password' | 'passwordEnv'> | undefined {
  const [part] = word;
  const isAlone = part !== undefined && word.length === 1 && 'variable' in part;
  if ('read' in variables) return isAlone ? { passwordEnv: part.variable } : undefined;
  if (!isAlone) {
    const value = toValue(word, variables);
    return value?.includes('${{') ? { password: value } : undefined;
  }
  return passwordIn(part.variable, variables);
}

function passwordIn(
  variable: string,
  { named, handedOn, step }: WorkflowVariables,
): Pick<TranslatedLogin, 'password' | 'passwordEnv'> | undefined {
  const own = step.env.find(({ key }) => key === variable);
  if (own?.value.includes('${{')) return { password: own.value };
  const isSet = own !== undefined || [named, handedOn].some((names) => names.has(variable));
  return isSet ? { passwordEnv: variable } : undefined;
}

/** The names that steps of a job write to `GITHUB_ENV`. */
export function listHandedOn(job: Job): ReadonlySet<string> {
  const scripts = job.steps.map(({ run = '' }) => run).filter((run) => run.includes('GITHUB_ENV'));
  const names = scripts.flatMap((run) =>
    [...run.matchAll(/(?<![\w-])([A-Za-z_]\w*)=/g)].map(([, name = '']) => name),
  );
  return new Set(names);
}
