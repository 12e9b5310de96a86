// SPDX-License-Identifier: Apache-2.0
// GitHub's expressions, evaluated by GitHub's own package.
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

/** What expressions may name: `github`, `env`, `steps`, … as plain values. */
export type Contexts = Readonly<Record<string, unknown>>;

/** How the job stands, for `success()` and its like. */
export interface JobStatus {
  readonly hasFailed: boolean;
}

type Value = ReturnType<Evaluator['evaluate']>;

const STATUS_WORDS = ['success', 'failure', 'always', 'cancelled'] as const;

/** A text with every `${{ … }}` in it evaluated. */
export function interpolate(text: unknown, contexts: Contexts, status: JobStatus): string {
  if (text === undefined || text === null) return '';
  return toText(text).replaceAll(/\$\{\{([\s\S]*?)\}\}/g, (_, expression: string) =>
    evaluate(expression.trim(), contexts, status).coerceString(),
  );
}

/** A map of such texts. */
export function interpolateAll(
  texts: Readonly<Record<string, unknown>> | undefined,
  contexts: Contexts,
  status: JobStatus,
): Record<string, string> {
  const entries = Object.entries(texts ?? {});
  return Object.fromEntries(
    entries.map(([name, text]) => [name, interpolate(text, contexts, status)]),
  );
}

/** The value of a text that is one `${{ … }}`, such as a matrix from `fromJSON`; undefined for any other value. */
export function readValue(text: unknown, contexts: Contexts, status: JobStatus): unknown {
  const [, expression] = /^\s*\$\{\{([\s\S]*)\}\}\s*$/.exec(toText(text ?? '')) ?? [];
  if (expression === undefined) return undefined;
  return JSON.parse(evaluate(`toJSON(${expression})`, contexts, status).coerceString());
}

/** Whether an `if:` holds. Without a status function in it, only while nothing has failed. */
export function holds(condition: unknown, contexts: Contexts, status: JobStatus): boolean {
  const bare = toText(condition ?? '')
    .trim()
    .replace(/^\$\{\{([\s\S]*)\}\}$/, '$1')
    .trim();
  if (bare === '') return !status.hasFailed;
  const asksStatus = /\b(?:success|failure|always|cancelled)\s*\(/.test(bare);
  const whole = asksStatus ? bare : `success() && (${bare})`;
  return isTrue(evaluate(whole, contexts, status));
}

function evaluate(expression: string, contexts: Contexts, status: JobStatus): Value {
  const known = [...STATUS_WORDS.map((name) => ({ name, minArgs: 0, maxArgs: 0 })), HASH_FILES];
  const answers = {
    success: !status.hasFailed,
    failure: status.hasFailed,
    always: true,
    cancelled: false,
  };
  const functions = new Map(
    STATUS_WORDS.map((name) => [
      name as string,
      { name, minArgs: 0, maxArgs: 0, call: (): Value => new data.BooleanData(answers[name]) },
    ]),
  );
  const tree = new Parser(new Lexer(expression).lex().tokens, Object.keys(contexts), known).parse();
  return new Evaluator(tree, toData(contexts) as data.Dictionary, functions).evaluate();
}

/** Known by name only: a workflow that caches by a hash of files must not stop here. */
const HASH_FILES = { name: 'hashFiles', minArgs: 1, maxArgs: 255 };

function toData(value: unknown): Value {
  if (value === undefined || value === null) return new data.Null();
  if (typeof value === 'string') return new data.StringData(value);
  if (typeof value === 'number') return new data.NumberData(value);
  if (typeof value === 'boolean') return new data.BooleanData(value);
  if (Array.isArray(value)) return new data.Array(...value.map(toData));
  const pairs = Object.entries(value).map(([key, item]) => ({ key, value: toData(item) }));
  return new data.Dictionary(...pairs);
}

/** GitHub's truthiness: nothing, false, 0 and the empty text are false. */
function isTrue(value: Value): boolean {
  if (value instanceof data.BooleanData) return value.value;
  if (value instanceof data.NumberData) return value.value !== 0;
  if (value instanceof data.StringData) return value.value !== '';
  return !(value instanceof data.Null);
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
