// SPDX-License-Identifier: Apache-2.0
// Lines that stay at the end of a terminal while text scrolls by above them.

/** A terminal that has such lines. */
export interface StatusLines {
  /** Writes whole lines above them. */
  readonly write: (text: string) => void;
  /** Puts other lines in their place; none removes them. */
  readonly show: (lines: readonly string[]) => void;
}

/**
 * Draws the lines anew after everything that is written. A line that is longer than the terminal is cut, so that it
 * stays one. `columns` is asked each time: a window may become smaller.
 */
export function createStatusLines(
  write: (text: string) => void,
  columns: () => number,
): StatusLines {
  let shown: readonly string[] = [];
  const draw = (text: string, lines: readonly string[]): void => {
    const erased = shown.length === 0 ? '' : `\u001B[${shown.length}A\r\u001B[J`;
    const width = Math.max(columns() - 1, 1);
    const drawn = lines.map((line) => `${Array.from(line).slice(0, width).join('')}\n`);
    if (erased + text !== '' || drawn.length > 0) write(erased + text + drawn.join(''));
    shown = lines;
  };
  return {
    write: (text) => {
      draw(text, shown);
    },
    show: (lines) => {
      draw('', lines);
    },
  };
}
