// SPDX-License-Identifier: Apache-2.0
// A GitLab component as text: its inputs, among them all settings of the table, and its jobs.
import { renderDescription } from '../src/settings/table/documentation.ts';
import {
  inputVariableOf,
  isListInput,
  isQuotedInput,
} from '../src/settings/inputs/component/inputs.ts';
import {
  flagVariableOf,
  listComponentFlags,
  type ComponentCommand,
  type ComponentFlag,
} from '../src/settings/inputs/component/flags.ts';
import { takesSetting } from '../src/settings/table/commands.ts';
import { settingsTable, variableOf } from '../src/settings/table/table.ts';
import type { Setting } from '../src/settings/table/table.ts';

/** An input of a component. */
export interface Input {
  readonly name: string;
  readonly description: string;
  readonly type?: 'array' | 'boolean';
  /** As YAML. */
  readonly default: string;
  readonly options?: readonly string[];
  readonly regex?: string;
}

/** The differences of the components. */
export interface Component {
  readonly name: string;
  readonly doc: string;
  readonly jobName: string;
  readonly inputs: readonly Input[];
  /** The command whose settings it has; without one it has all of them. */
  readonly command?: ComponentCommand;
  /** What it says of settings that mean less to its command than to others. */
  readonly docs?: Readonly<Record<string, string>>;
  /** Hidden jobs for its jobs to extend, as YAML. */
  readonly engines: string;
  /** Variables of all its jobs besides those of the settings, as YAML. */
  readonly variables?: string;
  readonly jobs: readonly ComponentJob[];
}

/** A job of a component. */
export interface ComponentJob {
  /** What comes after the job's name. */
  readonly suffix?: string;
  readonly extends: readonly string[];
  /** The tags of its runners, as YAML. */
  readonly tags: string;
  /** Its rules, as YAML; those of the input where it has none. */
  readonly rules?: string;
  /** All other keywords, as YAML. */
  readonly text: string;
}

/** Values that GitLab must not expand: `$SHIPPED_IMAGE` is for the program that tests the image. */
const UNEXPANDED = new Set(['test']);

/**
 * The settings that are inputs of the component of a command, or of those that plan and ship. Secrets are masked variables of the
 * project, never inputs: inputs can be read in every pipeline.
 */
export function listInputSettings(command?: ComponentCommand): readonly Setting[] {
  const settings = settingsTable.filter(({ asFlag }) => asFlag !== false);
  if (command === undefined) return settings.filter(({ inComponent }) => inComponent !== false);
  const flags = listComponentFlags(command).map(({ name }) => name);
  return settings.filter(({ name }) => takesSetting(command, name) && !flags.includes(name));
}

/** One line, which a block scalar takes as it is; in YAML it ends before a second line. */
export const LINE = String.raw`^[^\r\n]*\n?$`;

/**
 * The text of a component, before it is formatted. GitLab inserts inputs into the text before it parses the text as
 * YAML, so every value goes through a block scalar, which takes any single line as it is, and none goes into a script.
 */
export function renderComponent(component: Component): string {
  const settings = listInputSettings(component.command);
  const flags = component.command === undefined ? [] : listComponentFlags(component.command);
  const own = new Set(component.inputs.map(({ name }) => name));
  const docs = component.docs ?? {};
  const derived = [...flags.map(toFlagInput), ...settings.map(toInput)].map((input) => ({
    ...input,
    description: docs[input.name] ?? input.description,
  }));
  const inputs = [...component.inputs, ...derived.filter(({ name }) => !own.has(name))];
  return `# SPDX-License-Identifier: Apache-2.0
# ${component.doc}
# Made from src/settings/table/table.ts by scripts/generate.ts: change it there. GitLab 17.0 or later.
spec:
  inputs:
${inputs.map(renderInput).join('')}---
".tagship:$[[ inputs.job-name ]]:settings":
  variables:
${flags.map(renderFlagVariable).join('')}${settings.map(renderVariable).join('')}${component.variables ?? ''}${component.engines}${component.jobs.map(renderJob).join('')}`;
}

function renderJob(job: ComponentJob): string {
  const { suffix = '', extends: names, tags, rules = '$[[ inputs.rules ]]', text } = job;
  const parents = names.map((name) => `    - ".tagship:$[[ inputs.job-name ]]:${name}"\n`);
  return `
"$[[ inputs.job-name ]]${suffix}":
  extends:
${parents.join('')}  stage: "$[[ inputs.stage ]]"
  image:
    name: >-
      $[[ inputs.tool-image ]]
    entrypoint: ['']
  tags: ${tags}
  id_tokens:
    REGISTRY_ID_TOKEN:
      aud: "$[[ inputs.id-token-aud ]]"
  rules: ${rules}
${text}`;
}

/** Inputs are unset by default, so that none overrides `tagship.yml`. */
function toInput(setting: Setting): Input {
  const { name, type, options } = setting;
  const description = renderDescription(setting);
  if (isListInput(setting)) return { name, description, type: 'array', default: '[]' };
  const words = type === 'boolean' ? ['true', 'false'] : options;
  if (words === undefined) {
    return { name, description: description + toHint(name), regex: LINE, default: "''" };
  }
  // GitLab refuses true and false for an input that may also be unset.
  const hint = words.includes('true') ? " Quoted: 'true' or 'false'." : '';
  return { name, description: description + hint, default: "''", options: ['', ...words] };
}

/** Off by default, so that a switch which is on in `tagship.yml` stays on. */
function toFlagInput({ name, doc, form, placeholder }: ComponentFlag): Input {
  const text = doc.replaceAll(/--([a-z][a-z-]*)/g, '`$1`').replace(/ Repeat for several\.$/, '');
  const description = placeholder === 'NUMBER' ? `${text} Quoted: '5'.` : text;
  switch (form) {
    case 'switch':
      return { name, description, type: 'boolean', default: 'false' };
    case 'list':
    case 'words':
      return { name, description, type: 'array', default: '[]' };
    case 'word':
    case 'value':
      return { name, description, regex: LINE, default: "''" };
  }
}

/** What GitLab does not explain about a value that it refuses. */
function toHint(name: string): string {
  return name === 'test' ? ' One line: put several commands into a script file.' : '';
}

function renderInput(input: Input): string {
  const lines = [
    `    ${input.name}:`,
    ...(input.type ? [`      type: ${input.type}`] : []),
    `      description: ${JSON.stringify(input.description)}`,
    ...(input.options ? [`      options: [${input.options.map(toYaml).join(', ')}]`] : []),
    ...(input.regex ? [`      regex: ${toYaml(input.regex)}`] : []),
    `      default: ${input.default}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** Quoted if YAML would not parse it as text. */
function toYaml(word: string): string {
  return /^(?:true|false|)$|[^\w./:-]/.test(word) ? `'${word.replaceAll("'", "''")}'` : word;
}

/** The program expands variables itself: GitLab would do it inside the JSON text of lists. */
function renderFlagVariable(flag: ComponentFlag): string {
  const value = `$[[ inputs.${flag.name} ]]`;
  return `    ${flagVariableOf(flag)}:\n      value: >-\n        ${value}\n      expand: false\n`;
}

function renderVariable(setting: Setting): string {
  const value = `$[[ inputs.${setting.name} ]]`;
  const isOwn = isListInput(setting) || isQuotedInput(setting);
  const variable = isOwn ? inputVariableOf(setting) : variableOf(setting);
  const text = isQuotedInput(setting) ? `"${value}"` : value;
  return isOwn || UNEXPANDED.has(setting.name)
    ? `    ${variable}:\n      value: >-\n        ${text}\n      expand: false\n`
    : `    ${variable}: >-\n      ${text}\n`;
}
