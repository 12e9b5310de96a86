// SPDX-License-Identifier: Apache-2.0
// Splits chunks of text into lines.

/** Calls `hear` with complete lines, without line ends; an unterminated last line is dropped. */
export function toLines(hear: (line: string) => void): (chunk: string) => void {
  let rest = '';
  return (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) hear(line.trimEnd());
  };
}
