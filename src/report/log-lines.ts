// SPDX-License-Identifier: Apache-2.0
// Text from outside as lines of a log, of which no CI system takes one for a command. Pure.

/** Line ends of every system; the runners split at a lone carriage return too. */
const LINE_END = /\r\n|\r|\n/;

/** Control characters but tab, and marks that reorder or hide what follows; colours stay. */
const UNPRINTABLE =
  // eslint-disable-next-line no-control-regex -- escape sequences begin with a control character
  /\u001B\[[0-9;:]*[mK]|[\p{Cc}\u00AD\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/gu;

/** `##[`, `##vso[`, `##teamcity[`, anywhere in a line, also with characters between that .NET skips when it compares. */
const HASH_COMMAND = /#(?=[\p{Cf}\p{Mn}]*#[\w\p{Cf}\p{Mn}]*\[)/gu;

/** `::` where only characters stand before it that a runner trims or skips. */
const COLON_COMMAND = /^([^\p{L}\p{N}\p{P}\p{S}]*):(?=[\p{Cf}\p{Mn}]*:)/u;

/** Part of the marker of a section on GitLab. */
const SECTION = /section_(start|end):/g;

/**
 * A text as lines that are shown and not obeyed. A blank breaks what would be a command, so that it
 * can still be read; control characters become `\u{…}`, but for tabs and colours, which end with their line.
 *
 * | system       | obeys                                                                    |
 * | ------------ | ------------------------------------------------------------------------ |
 * | GitHub       | `::name::` after white space of .NET, `##[name]` anywhere in a line       |
 * | Azure        | `##vso[…]` anywhere, `##[…]`                                             |
 * | TeamCity     | `##teamcity[…]` anywhere                                                 |
 * | GitLab       | `section_start:…` with a carriage return and an escape sequence          |
 *
 * `::stop-commands::` would be no protection: it takes one line that the child learns the word from,
 * and `##[` stays in force on older runners.
 *
 * @see https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 * @see https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
 * @see https://www.jetbrains.com/help/teamcity/service-messages.html
 */
export function toLogLines(text: string): string[] {
  return text.split(LINE_END).map((line) =>
    line
      .replaceAll(UNPRINTABLE, (found) =>
        found === '\t' || found.length > 1 ? found : escape(found),
      )
      .replaceAll(HASH_COMMAND, '# ')
      .replace(COLON_COMMAND, '$1: ')
      .replaceAll(SECTION, 'section_$1 :')
      .concat(isStyleOpen(line) ? RESET : ''),
  );
}

const RESET = '\u001B[0m';

// eslint-disable-next-line no-control-regex -- escape sequences begin with a control character
const STYLE = /\u001B\[([0-9;:]*)m/g;

/** The code that ends each style and each of the eight colours. */
const ENDS = new Map([
  ...[1, 2].map((code) => [code, 22] as const),
  ...[3, 4, 5, 7, 8, 9].map((code) => [code, 20 + code] as const),
  ...[30, 31, 32, 33, 34, 35, 36, 37].flatMap((code) => [
    ...[code, code + 60].map((one) => [one, 39] as const),
    ...[code + 10, code + 70].map((one) => [one, 49] as const),
  ]),
]);
const ALL_ENDS = new Set(ENDS.values());

/** A colour of another palette has parameters, which are no codes of their own. Only a reset ends it. */
const WITH_PARAMETERS = /:|(?:^|;)[345]8(?:;|$)/;
const UNTIL_RESET = -1;

/** Whether a line ends in a style of its own, in which the lines after it would be shown, or hidden. */
function isStyleOpen(line: string): boolean {
  const open = new Set<number>();
  for (const [, codes = ''] of line.matchAll(STYLE)) {
    const list = WITH_PARAMETERS.test(codes) ? [UNTIL_RESET] : codes.split(';').map(Number);
    for (const code of list) {
      if (code === 0) open.clear();
      else if (ALL_ENDS.has(code)) open.delete(code);
      else open.add(ENDS.get(code) ?? UNTIL_RESET);
    }
  }
  return open.size > 0;
}

/**
 * A value as indented JSON that may be printed anywhere: characters that would drive a terminal, and
 * those that would make a line a command, are written as `\uXXXX`. Parsed, it is the same value.
 */
export function toPrintedJson(value: unknown): string {
  return JSON.stringify(value, null, 2)
    .replaceAll(/[\u007F-\u009F\p{Cf}\u2028\u2029]/gu, escapeJson)
    .replaceAll(HASH_COMMAND, escapeJson('#'))
    .replaceAll(SECTION, `section_$1${escapeJson(':')}`);
}

function escape(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** By UTF-16 code unit, as JSON has it. */
function escapeJson(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
