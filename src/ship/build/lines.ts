// SPDX-License-Identifier: Apache-2.0
// A text that comes in pieces, line by line. Knows nothing of what it says.

/** Hands on whole lines, without their ends; a last line that does not end is kept to itself. */
export function toLines(hear: (line: string) => void): (chunk: string) => void {
  let rest = '';
  return (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) hear(line.trimEnd());
  };
}
