// SPDX-License-Identifier: Apache-2.0
// Entries of a list in one text: a line each, as actions' inputs have it.

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
 * | `"K=one␍⏎two"`       | `K=one␍⏎two`     | what is quoted is kept as it is               |
 * | `"a,b"` with `commas` and `splitsQuoted` | `a`, `b` | the quotes are around the line, not an entry |
 *
 * @param options `keepsEnd`: white space at the end of an entry is part of it; `splitsQuoted`: as
 *   docker's actions do, commas count in a line that is quoted as a whole
 */
export function splitEntries(
  text: string,
  commas = false,
  options: { readonly keepsEnd?: boolean; readonly splitsQuoted?: boolean } = {},
): string[] {
  const lines = text.includes('\n') ? text : text.replaceAll('\r', '\n');
  const read = [...lines.matchAll(commas ? ENTRY_BY_COMMA : ENTRY_BY_LINE)];
  return read.flatMap((match, at) => {
    const { quoted, plain = '' } = match.groups ?? {};
    if (quoted === undefined) return options.keepsEnd === true ? dropReturn(plain) : trim(plain);
    const entry = quoted.replaceAll('""', '"');
    const isLine = options.splitsQuoted === true && endsLine(read[at - 1]) && endsLine(match);
    return commas && isLine ? entry.split(',').flatMap(trim) : keep(entry);
  });
}

function trim(entry: string): string[] {
  return keep(entry.trim());
}

function dropReturn(entry: string): string[] {
  return keep(entry.replace(/\r$/, ''));
}

function keep(entry: string): string[] {
  return entry.trim() === '' ? [] : [entry];
}

/** Whether a line ends behind a match; the text begins behind none. */
function endsLine(match: RegExpExecArray | undefined): boolean {
  return match?.[0].endsWith(',') !== true;
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
