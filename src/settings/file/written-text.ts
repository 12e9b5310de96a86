// SPDX-License-Identifier: Apache-2.0
// One flag, input or variable → what was written in it. JSON lists are GitLab's way to hand lists over.
import { error, type Parsed } from '../../problem.ts';
import type { ValueContext } from '../values/values.ts';
import { isUnset, quoteWritten } from './written.ts';
import type { WrittenAt, Written } from './written.ts';
import type { Setting } from '../table/table.ts';

/**
 * The written form of a text, or of a flag that was given several times; `undefined` if nothing
 * was written, which an empty text and GitLab's `[]` both mean.
 */
export async function parseText(
  value: string | readonly string[],
  reading: ValueContext,
): Promise<Parsed<{ setting: Setting; origin: WrittenAt; written: Written } | undefined>> {
  const { setting, origin } = reading;
  const read = await readText(value, reading);
  if (!read.ok) return read;
  const written = isUnset(read.value, setting.verbatim)
    ? undefined
    : { setting, origin, written: read.value };
  return { ok: true, value: written, problems: [] };
}

async function readText(
  value: string | readonly string[],
  { setting, origin }: ValueContext,
): Promise<Parsed<Written>> {
  const text = typeof value === 'string' ? value : joinTexts(value, setting);
  // GitLab's empty list is the usual case there, and not worth loading the library for.
  if (takesYaml(setting) && !/^\s*(?:\[\s*\])?\s*$/.test(text)) {
    const { parseYaml } = await import('./yaml-text.ts');
    return parseYaml(text, origin);
  }
  const takesLists = takesJson(setting);
  const isTable = setting.tables === true && /^\s*\[+\s*[a-z]/i.test(text);
  if (takesLists && !isTable && /^\s*\[/.test(text))
    return parseJsonList(text, { setting, origin });
  const written = (takesLists ? parseJson(text, setting) : undefined) ?? toWord(text);
  return { ok: true, value: written, problems: [] };
}

/** Whether the values of a setting are YAML: maps, or lists of them. */
function takesYaml({ type }: Setting): boolean {
  return type === 'registries' || type === 'hooks';
}

/** Whether the values of a setting may be written as JSON lists. */
function takesJson({ type, raw }: Setting): boolean {
  return raw !== true && ['text', 'list', 'registries', 'hooks'].includes(type);
}

/** A flag given several times: its lines one after another; for what takes one value, the last counts. */
function joinTexts(values: readonly string[], { type }: Setting): string {
  return type === 'text' || type === 'list' ? values.join('\n') : (values.at(-1) ?? '');
}

/**
 * A text that begins like a JSON list. One that is not a list of strings is refused: a variable with a
 * quotation mark was inserted, and any guess of its items would be wrong.
 */
function parseJsonList(text: string, { setting, origin }: ValueContext): Parsed<Written> {
  const value = parseJson(text, setting);
  if (value !== undefined) return { ok: true, value, problems: [] };
  const problem = error(
    'SETTINGS_BAD_VALUE',
    `${origin.name}: ${quoteWritten(text)} starts like a JSON list, but is not a JSON list of strings`,
    `Write one entry a line, or a list such as ["first", "second"]. Escape a quotation mark in an inserted variable as \\".`,
  );
  return { ok: false, problems: [problem] };
}

/** A JSON list of words, or a map of them (or a list of maps) where the setting takes one; else it is text. */
function parseJson(text: string, { maps }: Setting): Written | undefined {
  const start = text.trimStart()[0];
  if (start !== '[' && !(maps && start === '{')) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Not JSON: then it is text that begins with a bracket.
    return undefined;
  }
  const items = Array.isArray(value) ? value : [value];
  if (!items.every((item) => isPlain(item) || (maps && isMapOfWords(item)))) return undefined;
  const written = items.map(toWritten);
  return Array.isArray(value) ? { kind: 'list', items: written } : written[0];
}

function isPlain(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function isMapOfWords(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every(isPlain)
  );
}

function toWritten(value: unknown): Written {
  if (!isMapOfWords(value)) return toWord(String(value));
  const entries = Object.entries(value);
  return {
    kind: 'map',
    entries: entries.map(([key, item]) => ({ key, value: toWord(String(item)) })),
  };
}

function toWord(text: string): Written {
  return { kind: 'word', text };
}
