// SPDX-License-Identifier: Apache-2.0
// The inputs of the GitLab components that are handed over as they are: lists, expanded here item by item, and separators. Pure.
import type { Env } from '../../../facts/facts.ts';
import { error, hasErrors, notice } from '../../../problem.ts';
import type { PartlyParsed, ProblemData } from '../../../problem.ts';
import { renderField } from '../../values/entries.ts';
import type { Setting } from '../../table/setting.ts';
import { quoteWritten } from '../../file/written.ts';
import type { Written } from '../../file/written.ts';

/**
 * The variable in which a component hands a list over: `build-args` is `TAGSHIP_INPUT_BUILD_ARGS`.
 *
 * GitLab would expand `$CI_COMMIT_TITLE` inside the JSON text of the list, where a title with a
 * quotation mark ends the item, and adds others. So the variable says `expand: false`.
 *
 * @see https://docs.gitlab.com/ci/yaml/#variablesexpand
 */
export function inputVariableOf({ name }: Pick<Setting, 'name'>): string {
  return `TAGSHIP_INPUT_${name.replaceAll('-', '_').toUpperCase()}`;
}

/** How the variables begin in which a component hands flags and words over. They are no settings. */
export const FLAG_PREFIX = 'TAGSHIP_FLAG_';

/** Whether a component hands a setting over as a list. */
export function isListInput({ type }: Pick<Setting, 'type'>): boolean {
  return ['text', 'list', 'registries', 'hooks'].includes(type);
}

/**
 * Whether a component hands a setting over between quotation marks: YAML would lose a separator that
 * is a blank.
 */
export function isQuotedInput({ type, verbatim }: Pick<Setting, 'type' | 'verbatim'>): boolean {
  return type === 'string' && verbatim === true;
}

/** Whether the entry as a whole is read as CSV, and whether it then has fields between commas. */
interface Csv {
  readonly entry: boolean;
  readonly fields: boolean;
}

/** How an entry of a setting is read as CSV, which resolves its quotation marks each time. */
const CSV: Readonly<Record<string, Csv>> = {
  images: { entry: true, fields: true },
  tags: { entry: true, fields: true },
  flavor: { entry: true, fields: true },
  labels: { entry: true, fields: false },
  annotations: { entry: true, fields: false },
  outputs: { entry: false, fields: true },
  'cache-from': { entry: false, fields: true },
  'cache-to': { entry: false, fields: true },
  attests: { entry: false, fields: true },
};

/** What {@link expandVariables} needs: the setting's name and the environment of the job. */
interface Expansion {
  readonly name: string;
  readonly env: Env;
}

/**
 * What was written, with the variables in each word expanded as GitLab does it: `$NAME`, `${NAME}`,
 * and `$$` for a dollar sign. What a variable holds is not expanded again, and it stays inside its
 * field: where the setting is read as CSV, the field is quoted. A variable that is unset or empty
 * becomes nothing, with a notice that names it.
 *
 * @see https://docs.gitlab.com/ci/variables/where_variables_can_be_used/
 */
export function expandVariables(written: Written, expansion: Expansion): PartlyParsed<Written> {
  const problems = new Map<string, ProblemData>();
  const report = (problem: ProblemData): void => {
    problems.set(problem.message, problem);
  };
  const value = mapWords(written, (text) => expandEntry(text, expansion, report));
  const list = [...problems.values()];
  return hasErrors(list)
    ? { ok: false, value, problems: list }
    : { ok: true, value, problems: list };
}

function expandEntry(
  text: string,
  { name, env }: Expansion,
  report: (problem: ProblemData) => void,
): string {
  const csv = Object.hasOwn(CSV, name) ? CSV[name] : undefined;
  const expand = (field: string) => expandText(field, { name, env }, report);
  if (csv === undefined) return expand(text);
  const fields = csv.fields && !text.includes('"') ? text.split(',') : [text];
  const expanded = fields.map(expand);
  const splits = expanded.some((field, index) => isSplit(field, fields[index], csv));
  if (!splits) return expanded.join(',');
  if (text.includes('"')) {
    report(notQuotable(name, text));
    return text;
  }
  const entry = csv.fields ? expanded.map(renderField).join(',') : (expanded[0] ?? '');
  return csv.entry ? renderField(entry) : entry;
}

/** Whether a field that was expanded would be read as something else than one field. */
function isSplit(field: string, before: string | undefined, csv: Csv): boolean {
  return field !== before && (csv.fields ? /[",\r\n]/ : /["\r\n]/).test(field);
}

function expandText(
  text: string,
  { name, env }: Expansion,
  report: (problem: ProblemData) => void,
): string {
  return text.replace(VARIABLE, (match: string, ...rest: unknown[]) => {
    const { braced, bare } = rest.at(-1) as { braced?: string; bare?: string };
    const variable = braced ?? bare;
    if (variable === undefined) return '$';
    const value = env[variable] ?? '';
    if (value === '') report(emptyVariable(name, match));
    return value;
  });
}

const VARIABLE = /\$(?:\$|\{(?<braced>[A-Za-z_]\w*)\}|(?<bare>[A-Za-z_]\w*))/g;

function emptyVariable(name: string, variable: string): ProblemData {
  return notice(
    'SETTINGS_EMPTY_VARIABLE',
    `${name}: the variable ${quoteWritten(variable)} is empty or not set`,
    'Set it, or correct its name. Protected variables exist only on protected branches and git tags.',
  );
}

function notQuotable(name: string, text: string): ProblemData {
  return error(
    'SETTINGS_BAD_VALUE',
    `${name}: a variable in ${quoteWritten(text)} holds a comma, a quotation mark or a line break, and the entry already contains quotation marks`,
    'Write the entry without quotation marks; the value of a variable is quoted where needed.',
  );
}

function mapWords(written: Written, change: (text: string) => string): Written {
  switch (written.kind) {
    case 'word':
      return { ...written, text: change(written.text) };
    case 'list':
      return { ...written, items: written.items.map((item) => mapWords(item, change)) };
    case 'map':
      return {
        ...written,
        entries: written.entries.map((entry) => ({
          ...entry,
          key: change(entry.key),
          value: mapWords(entry.value, change),
        })),
      };
  }
}
