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
 * can still be read; control characters become `\u{…}`, but for tabs and colours.
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
      .replaceAll(SECTION, 'section_$1 :'),
  );
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
