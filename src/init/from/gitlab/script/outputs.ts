// SPDX-License-Identifier: Apache-2.0
// The output of commands in the words of others, as variables. Pure.

/** `$(git describe)`, without others in it; not arithmetic. */
const OUTPUT = /\$\(([^()`\\\n]{1,400})\)/g;

/** The name of the variable with the output of a command. */
export function nameOutput(at: number): string {
  return `DOCKER_VALUE_${at + 1}`;
}

/** A text in which variables stand for the output of commands; `known` commands keep theirs. */
export function takeOutputs(
  text: string,
  known: readonly string[],
): { readonly text: string; readonly commands: readonly string[] } {
  const commands = [...known];
  const changed = text.replaceAll(OUTPUT, (all, command: string, place: number) => {
    // Between single quotes it is text.
    if ((text.slice(0, place).split("'").length - 1) % 2 === 1) return all;
    const before = commands.indexOf(command);
    if (before < 0) commands.push(command);
    return `\${${nameOutput(before < 0 ? commands.length - 1 : before)}}`;
  });
  return { text: changed, commands };
}
