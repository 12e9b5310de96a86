// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { createCopyProgress } from '../../../src/report/lifecycle/copy-progress.ts';
import { createTerminalLog } from '../../../src/report/terminal.ts';
import { plain } from '../../../src/report/text.ts';
import { createScreen } from '../screen.ts';

/** A copy whose parts arrive at times, in ms; what the log shows after each, and at the end. */
function watchCopy(
  parts: readonly { readonly ms: number; readonly bytes: number }[],
  tty: boolean,
) {
  let nowMs = 0;
  const { write, lines } = createScreen();
  const log = createTerminalLog({
    ...({ write, paint: plain, debug: false, sections: 'plain', now: () => nowMs } as const),
    secrets: () => [],
    ...(tty && { columns: () => 80 }),
  });
  const progress = createCopyProgress(log, { now: () => nowMs });
  log.info('Copying');
  const shown = parts.map(({ ms, bytes }) => {
    nowMs = ms;
    progress.add(bytes);
    return lines().slice(1);
  });
  progress.end();
  return { shown, end: lines().slice(1) };
}

describe('the progress of a copy', () => {
  const parts = [
    { ms: 100, bytes: 1_000_000 },
    { ms: 250, bytes: 1_000_000 },
    { ms: 300, bytes: 1_000_000 },
    { ms: 1_000, bytes: 1_000_000 },
  ];

  it('is one line with bytes and rate on a terminal, five times a second at most', () => {
    expect(watchCopy(parts, true)).toEqual({
      shown: [
        [],
        ['copied 2.0 MB, 8.0 MB/s'],
        ['copied 2.0 MB, 8.0 MB/s'],
        ['copied 4.0 MB, 4.0 MB/s'],
      ],
      end: ['copied 4.0 MB, 4.0 MB/s'],
    });
  });

  it('is the line of the end alone elsewhere', () => {
    const { shown, end } = watchCopy(parts, false);
    expect(shown.flat()).toEqual([]);
    expect(end).toEqual(['copied 4.0 MB, 4.0 MB/s']);
  });

  it('is nothing where nothing was read', () => {
    expect(watchCopy([], true).end).toEqual([]);
  });
});
