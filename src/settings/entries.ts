// SPDX-License-Identifier: Apache-2.0
// Entries of a list in one text: a line each, as actions' inputs have it. Knows no setting.

const ENTRY_BY_LINE = entryPattern('\\n');
const ENTRY_BY_COMMA = entryPattern('\\n,');

/**
 * The entries of a text, without those that are empty.
 *
 * | text                  | entries           | because                                       |
 * | --------------------- | ----------------- | --------------------------------------------- |
 * | `a⏎ b ⏎⏎`            | `a`, `b`          | one a line, white space around does not count |
 * | `a,b`                 | `a,b`             | a comma may be part of an entry …             |
 * | `a,b` with `commas`   | `a`, `b`          | … unless the setting says otherwise           |
 * | `"K=one⏎two"`        | `K=one⏎two`      | quotes around an entry hold lines together    |
 * | `"say ""hi"""`        | `say "hi"`        | a doubled quote is a quote                    |
 * | `K="v"`               | `K="v"`           | quotes inside an entry are its own            |
 */
export function splitEntries(text: string, commas = false): string[] {
  const lines = text.replace(/\r\n?/g, '\n');
  const entries: string[] = [];
  for (const match of lines.matchAll(commas ? ENTRY_BY_COMMA : ENTRY_BY_LINE)) {
    const { quoted, plain } = match.groups ?? {};
    const entry = quoted === undefined ? (plain ?? '').trim() : quoted.replaceAll('""', '"');
    if (entry !== '') entries.push(entry);
  }
  return entries;
}

/** One entry and the separator after it. Each character can match in one way only, so it takes linear time. */
function entryPattern(separators: string): RegExp {
  return new RegExp(
    `[^\\S\\n]*(?:"(?<quoted>[^"]*(?:""[^"]*)*)"[^\\S\\n]*(?=[${separators}]|$)|(?<plain>[^${separators}]*))(?:[${separators}]|$)`,
    'gy',
  );
}

/** A key and its value as one entry of a text; quoted where the value has lines or quotes of its own. */
export function renderEntry(key: string, value: string): string {
  const entry = `${key}=${value}`;
  return /["\n\r]/.test(entry) ? `"${entry.replaceAll('"', '""')}"` : entry;
}

/** A field of the comma-separated values that buildx takes; quoted where it has to be. */
export function renderField(field: string): string {
  return /[",\n\r]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/** The values of `name=value` among the comma-separated fields of an entry for buildx, quoted ones too. */
export function readFields(entry: string, name: string): readonly string[] {
  return [...entry.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)]
    .map(([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain)
    .filter((field) => field.startsWith(`${name}=`))
    .map((field) => field.slice(name.length + 1));
}
