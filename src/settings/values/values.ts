// SPDX-License-Identifier: Apache-2.0
// One written value → the value of its setting, or why it is invalid.
import { error } from '../../problem.ts';
import type { Parsed, ProblemData } from '../../problem.ts';
import { parseBoolean } from './boolean.ts';
import { parseDuration } from './duration.ts';
import { renderEntry, splitEntries } from './entries.ts';
import { nearest } from '../../nearest.ts';
import { parseHooks } from '../deploy/parse.ts';
import { parseRegistries } from './registry/registries.ts';
import { secret } from '../secret.ts';
import type { Setting, SettingType } from '../table/setting.ts';
import { isTargetName, TARGET_NAME_HINT } from '../table/table.ts';
import { cite, whereIs } from '../file/written.ts';
import type { WrittenAt, Written, WrittenList, WrittenMap } from '../file/written.ts';

/** What is being read, and from where. */
export interface ValueContext {
  readonly setting: Setting;
  readonly origin: WrittenAt;
}

/**
 * The value of a setting. Its type is the one that `Settings` has for the setting's key; a list for
 * the settings that become flags of buildx. Values of secrets never get into a problem.
 */
export function parseValue(written: Written, reading: ValueContext): Parsed<unknown> {
  if (hasNul(written)) {
    return bad(written, reading, 'holds a NUL character');
  }
  return parsers[reading.setting.type](written, reading);
}

/** Neither a command line nor a file name can hold one. */
function hasNul(written: Written): boolean {
  switch (written.kind) {
    case 'word':
      return written.text.includes('\0');
    case 'list':
      return written.items.some(hasNul);
    case 'map':
      return written.entries.some(({ key, value }) => key.includes('\0') || hasNul(value));
  }
}

type Parser = (written: Written, reading: ValueContext) => Parsed<unknown>;

const parsers: Readonly<Record<SettingType, Parser>> = {
  text: parseText,
  list: parseList,
  registries: parseRegistryMap,
  hooks: (written, { origin }) => parseHooks(written, origin),
  string: word(parseString),
  boolean: word((text) => valueOr(parseBoolean(text), NO_BOOLEAN)),
  enum: word(parseOption),
  duration: word((text, { words }) =>
    valueOr(words?.find((option) => option === text) ?? parseDuration(text), noDuration(words)),
  ),
  secret: word((text) => ({ value: secret(text) })),
};

/** A value, or the message and hint for the text. */
type Outcome =
  { readonly value: unknown } | { readonly what: (shown: string) => string; readonly hint: string };

/** A parser for single values, from a function of the text. */
function word(toOutcome: (text: string, setting: Setting) => Outcome): Parser {
  return (written, reading) => {
    if (written.kind !== 'word') {
      return bad(written, reading, `takes one value, not a ${written.kind}`);
    }
    const { setting, origin } = reading;
    const text = setting.verbatim ? written.text : written.text.trim();
    const outcome = toOutcome(text, setting);
    if ('value' in outcome) return { ok: true, value: outcome.value, problems: [] };
    const shown = cite(origin, text, 'the value');
    return bad(written, reading, outcome.what(shown), outcome.hint);
  };
}

function valueOr(value: unknown, otherwise: Outcome): Outcome {
  return value === undefined ? otherwise : { value };
}

function parseString(text: string, { key, isName }: Setting): Outcome {
  if (isName === true && !isTargetName(text)) {
    return { what: (shown) => `${shown} can't be the name of an image`, hint: TARGET_NAME_HINT };
  }
  return { value: key === undefined ? [text] : text };
}

function parseOption(text: string, { options = [], booleanWords, meant = {} }: Setting): Outcome {
  const boolean = booleanWords ? parseBoolean(text) : undefined;
  const option = boolean === undefined ? text : String(boolean);
  if (options.includes(option)) return { value: option };
  const wanted = Object.hasOwn(meant, option) ? meant[option] : nearest(option, options);
  return {
    what: (shown) => `${shown} is not one of ${options.join(', ')}`,
    hint: wanted ? `Write ${wanted}.` : 'Choose one of them.',
  };
}

const NO_BOOLEAN: Outcome = {
  what: (shown) => `${shown} is not true or false`,
  hint: 'Write true or false.',
};

function noDuration(words: readonly string[] = []): Outcome {
  const ways = [...words, '90s', '2m', '1h30m'].join(', ');
  return {
    what: (shown) => `${shown} is not a duration`,
    hint: `Write ${ways} or a number of seconds, less than 24 days.`,
  };
}

/** A map by registry, or a list of such maps: GitLab's inputs take lists but no maps. */
function parseRegistryMap(written: Written, reading: ValueContext): Parsed<unknown> {
  const maps = written.kind === 'list' ? written.items : [written];
  const entries: WrittenMap['entries'][number][] = [];
  for (const map of maps) {
    if (map.kind !== 'map') {
      const hint = 'Write HOST: {username: NAME, password-env: VARIABLE}.';
      return bad(map, reading, 'takes a map by registry', hint);
    }
    for (const entry of map.entries) entries.push(entry);
  }
  return parseRegistries({ kind: 'map', entries }, reading.origin);
}

/** Lines as they are; entries of a list or map become one line each. */
function parseText(written: Written, reading: ValueContext): Parsed<unknown> {
  if (written.kind === 'word') return { ok: true, value: written.text, problems: [] };
  const entries = readEntries(written, reading, renderEntry);
  if (!entries.ok) return entries;
  const lines = reading.setting.maps ? entries.value.map(toOneEntry) : entries.value;
  return { ...entries, value: lines.join('\n') };
}

/** An item of a list as one entry of a text: quoted where its value has lines of its own. */
function toOneEntry(item: string): string {
  const text = item.replace(/[\r\n]+$/, '');
  return /[\r\n]/.test(text) && !text.startsWith('"') ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Entries: those of a text, or the items of a list as they are. */
function parseList(written: Written, reading: ValueContext): Parsed<string[]> {
  const { commas, verbatim, csv } = reading.setting;
  if (written.kind === 'word' && csv === true) {
    const lines = written.text.split(/[\r\n]+/).map((line) => line.trim());
    return { ok: true, value: lines.filter((line) => line !== ''), problems: [] };
  }
  if (written.kind === 'word') {
    const options = { keepsEnd: verbatim === true, splitsQuoted: true };
    const value = splitEntries(written.text, commas, options);
    return { ok: true, value, problems: [] };
  }
  const entries = readEntries(written, reading, (key, value) => `${key}=${value}`);
  if (!entries.ok || !commas) return entries;
  return { ...entries, value: entries.value.flatMap((entry) => splitEntries(entry, true)) };
}

/** The words of a list, or the pairs of a map; where maps are taken, a list of maps is one too. */
function readEntries(
  written: WrittenList | WrittenMap,
  reading: ValueContext,
  render: (key: string, value: string) => string,
): Parsed<string[]> {
  const problems: ProblemData[] = [];
  const entries: string[] = [];
  for (const item of written.kind === 'list' ? written.items : [written]) {
    if (item.kind === 'word') {
      if (item.text.trim() !== '') entries.push(item.text);
    } else if (item.kind === 'map' && reading.setting.maps) {
      const pairs = readPairs(item, reading);
      problems.push(...pairs.problems);
      for (const [key, value] of pairs.words) entries.push(render(key, value));
    } else {
      const what =
        item === written
          ? 'lines or a list, not a map'
          : `a list of values, but one is a ${item.kind}`;
      problems.push(problem(item, reading, `takes ${what}`));
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: entries, problems };
}

function readPairs(map: WrittenMap, reading: ValueContext) {
  const problems: ProblemData[] = [];
  const words: [string, string][] = [];
  for (const { key, value } of map.entries) {
    if (value.kind === 'word') words.push([key, value.text]);
    else {
      const name = cite(reading.origin, key, 'each name');
      problems.push(problem(value, reading, `takes one value for ${name}`));
    }
  }
  return { words, problems };
}

function bad(
  written: Written,
  reading: ValueContext,
  what: string,
  hint?: string,
): { ok: false; problems: ProblemData[] } {
  return { ok: false, problems: [problem(written, reading, what, hint)] };
}

function problem(
  written: Written,
  reading: ValueContext,
  what: string,
  hint?: string,
): ProblemData {
  const { origin, setting } = reading;
  const where = whereIs(origin, written.at);
  const name = origin.kind === 'file' ? `${where}: ${setting.name}` : where;
  return error(
    'SETTINGS_BAD_VALUE',
    `${name}: ${what}`,
    hint ?? `See tagship help settings for ${setting.name}.`,
  );
}
