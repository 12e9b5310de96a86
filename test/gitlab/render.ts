// SPDX-License-Identifier: Apache-2.0
// A component with its inputs, rendered as GitLab does it: values go into the text first, and what comes
// out is read as YAML. Refuses what GitLab refuses, which local runners let pass.
// @see https://docs.gitlab.com/ci/inputs/
import { parse } from 'yaml';

/** What an input may be given. */
export type InputValue = string | number | boolean | readonly unknown[];

/** The parts of a job that tests check. */
export interface Job {
  readonly extends?: readonly string[];
  readonly variables?: Readonly<Record<string, Variable>>;
  readonly script?: readonly string[];
  readonly [keyword: string]: unknown;
}

/** A variable of a job. */
export type Variable = string | number | { readonly value: string; readonly expand?: boolean };

/** The rendered component, or everything that GitLab would say. */
export type Rendered =
  | {
      readonly errors: readonly [];
      readonly text: string;
      readonly jobs: Readonly<Record<string, Job>>;
    }
  | { readonly errors: readonly string[]; readonly text?: string };

/** An input as the component declares it. */
export interface InputSpec {
  readonly type?: string;
  readonly default?: InputValue;
  readonly description?: string;
  readonly options?: readonly InputValue[];
  readonly regex?: string;
}

const SPEC_KEYS = ['inputs'];
const INPUT_KEYS = ['default', 'description', 'options', 'regex', 'type'];

/** The part of a component above `---`, and the part below, as text. */
export function splitComponent(text: string): { header: string; body: string } {
  const match = /^---[ \t]*\n/m.exec(text);
  if (match === null) throw new Error('the component has no header');
  return { header: text.slice(0, match.index), body: text.slice(match.index + match[0].length) };
}

/** The inputs that a component declares. */
export function readInputs(text: string): Readonly<Record<string, InputSpec>> {
  return readInputsOf(parseHeader(splitComponent(text).header));
}

interface Header {
  readonly spec: { readonly inputs: Readonly<Record<string, InputSpec | null>> };
}

function readInputsOf({ spec }: Header): Readonly<Record<string, InputSpec>> {
  return Object.fromEntries(
    Object.entries(spec.inputs).map(([name, input]) => [name, input ?? {}]),
  );
}

const headers = new Map<string, Header>();

/** A header as a value, read once: a component is rendered hundreds of times. */
function parseHeader(text: string): Header {
  const header = headers.get(text) ?? (parse(text) as Header);
  headers.set(text, header);
  return header;
}

/** The component as GitLab includes it with these inputs. */
export function renderComponent(
  text: string,
  given: Readonly<Record<string, InputValue>> = {},
): Rendered {
  const { header, body } = splitComponent(text);
  const { values, errors } = readValues(header, given);
  if (errors.length > 0) return { errors };
  const interpolated = interpolate(body, values);
  if (interpolated.errors.length > 0) return interpolated;
  return readJobs(interpolated.text);
}

function readValues(header: string, given: Readonly<Record<string, InputValue>>) {
  const parsed = parseHeader(header);
  const { spec } = parsed;
  const inputs = readInputsOf(parsed);
  const errors = [
    ...unknownKeys('header:spec', Object.keys(spec), SPEC_KEYS),
    ...unknownKeys('input arguments', Object.keys(given), Object.keys(inputs)),
  ];
  const values = new Map<string, InputValue>();
  for (const [name, input] of Object.entries(inputs)) {
    errors.push(...unknownKeys(`header:spec:inputs:${name}`, Object.keys(input), INPUT_KEYS));
    if (input.default !== undefined) errors.push(...checkValue(name, input, input.default));
    const value = given[name] ?? input.default;
    if (value === undefined) errors.push(`\`${name}\` input: required value has not been provided`);
    else {
      errors.push(...checkValue(name, input, value));
      values.set(name, value);
    }
  }
  return { values, errors };
}

function unknownKeys(where: string, keys: readonly string[], allowed: readonly string[]): string[] {
  return keys.filter((key) => !allowed.includes(key)).map((key) => `${where}: unknown ${key}`);
}

function checkValue(
  name: string,
  { type = 'string', options, regex }: InputSpec,
  value: InputValue,
): string[] {
  const actual = Array.isArray(value) ? 'array' : typeof value;
  if (actual !== type) return [`\`${name}\` input: provided value is not a ${type}`];
  const words = Array.isArray(value) ? (value as readonly InputValue[]) : [value];
  const errors = options ? words.filter((word) => !options.includes(word)) : [];
  if (regex !== undefined && typeof value === 'string' && !new RegExp(regex).test(value)) {
    return [`\`${name}\` input: provided value does not match required RegEx pattern`];
  }
  return errors.map((word) => `\`${name}\` input: \`${JSON.stringify(word)}\` is not an option`);
}

/** Text for text, JSON for everything else; in comments too, as GitLab does it. */
function interpolate(body: string, values: ReadonlyMap<string, InputValue>) {
  const errors: string[] = [];
  const text = body.replace(/\$\[\[\s*(?<access>[^\]]*?)\s*\]\]/g, (block, access: string) => {
    const value = values.get(access.replace(/^inputs\./, ''));
    if (!access.startsWith('inputs.') || value === undefined) {
      errors.push(`unknown interpolation key: \`${access}\``);
      return block;
    }
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
  return { text, errors };
}

function readJobs(text: string): Rendered {
  let jobs: Readonly<Record<string, Job>>;
  try {
    jobs = parse(text) as Readonly<Record<string, Job>>;
  } catch (cause) {
    return { errors: [`YAML: ${String(cause)}`], text };
  }
  const errors = Object.entries(jobs).flatMap(([name, job]) =>
    Object.entries(job.variables ?? {})
      .filter(([, variable]) => !isVariable(variable))
      .map(([variable]) => `jobs:${name}:variables:${variable} must be text or a whole number`),
  );
  return errors.length > 0 ? { errors, text } : { errors: [], text, jobs };
}

function isVariable(variable: unknown): boolean {
  const value: unknown =
    typeof variable === 'object' && variable !== null && 'value' in variable
      ? variable.value
      : variable;
  return typeof value === 'string' || Number.isInteger(value);
}

/** A job with the hidden jobs that it extends put into it: maps are merged, all else is replaced. */
export function resolveJob(jobs: Readonly<Record<string, Job>>, name: string): Job {
  const job = jobs[name];
  if (job === undefined) throw new Error(`there is no job ${name}`);
  const parents = (job.extends ?? []).map((parent) => resolveJob(jobs, parent));
  return [...parents, job].reduce<Job>((merged, next) => merge(merged, next), {});
}

function merge<T extends Readonly<Record<string, unknown>>>(base: T, over: T): T {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    merged[key] = isMap(below) && isMap(value) ? merge(below, value) : value;
  }
  return merged as T;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
