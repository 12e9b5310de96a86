// SPDX-License-Identifier: Apache-2.0
// What a terminal shows in the end, from the escape codes that it was sent.
import { expect } from 'vitest';

const ESCAPE = '\u001B';
const MOVE = new RegExp(String.raw`^${ESCAPE}\[(\d+)A\r${ESCAPE}\[J([^]*)$`);

/** A terminal that knows whole lines, "cursor up" and "erase below", and nothing else. */
export function createScreen() {
  let lines: string[] = [];
  const write = (text: string): void => {
    const [, up, rest = text] = MOVE.exec(text) ?? [];
    if (up !== undefined) lines = lines.slice(0, lines.length - Number(up));
    expect(rest).not.toContain(ESCAPE);
    expect(rest === '' || rest.endsWith('\n')).toBe(true);
    lines.push(...rest.split('\n').slice(0, -1));
  };
  return { write, lines: () => lines };
}
