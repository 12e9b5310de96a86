// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import {
  explainMoves,
  listBefore,
  toMoves,
  type Move,
} from '../../../src/lifecycle/log/timeline.ts';
import type { HistoryCommand } from '../../../src/ship/history/record.ts';

/** `A` is an image; moves are one minute apart. */
function moves(...lines: readonly string[]): readonly Move[] {
  return lines.map((line, at) => {
    const [from = '', to = '', command = 'ship'] = line.split(' ');
    return {
      tag: 'latest',
      kind: 'floating',
      action: 'moved',
      to,
      version: null,
      reason: '',
      from: from === '-' ? null : from,
      command: command as HistoryCommand,
      by: { at: `2026-11-27T03:${String(at).padStart(2, '0')}:00Z`, ci: 'github' },
    };
  });
}

describe('what a tag pointed at before', () => {
  it.each([
    { name: 'forward', given: moves('- A', 'A B', 'B C'), current: 'C', before: 'BA' },
    {
      name: 'in another order',
      given: moves('- A', 'A B', 'B C').toReversed(),
      current: 'C',
      before: 'BA',
    },
    { name: 'back once', given: moves('- A', 'A B', 'B C', 'C B back'), current: 'B', before: 'A' },
    {
      name: 'back twice',
      given: moves('- A', 'A B', 'B C', 'C B back', 'B A back'),
      current: 'A',
      before: '',
    },
    {
      name: 'back, then forward',
      given: moves('- A', 'A B', 'B C', 'C B back', 'B D'),
      current: 'D',
      before: 'BA',
    },
    {
      name: 'yanked',
      given: moves('- A', 'A B', 'B C', 'C B yank', 'B D'),
      current: 'D',
      before: 'BA',
    },
    { name: 'not recorded in between', given: moves('- A', 'B C'), current: 'C', before: 'BA' },
    {
      name: 'the same image again',
      given: moves('- A', 'A B', 'B A', 'A B'),
      current: 'B',
      before: 'A',
    },
    { name: 'moved by something else', given: moves('- A', 'A B'), current: 'X', before: '' },
    { name: 'nothing recorded', given: [], current: 'A', before: '' },
    { name: 'a ring', given: moves('B A', 'A B', 'B A', 'A B'), current: 'B', before: 'A' },
  ])('$name', ({ given, current, before }) => {
    expect(listBefore(given, current).join('')).toBe(before);
  });
});

describe('the log of a tag', () => {
  it('is the latest first, and says what was not recorded', () => {
    const logged = explainMoves(moves('- A', 'X B', 'B C'), 'C');
    expect(logged.map(({ to, isCurrent, leftFor }) => [to, isCurrent, leftFor])).toEqual([
      ['C', true, undefined],
      ['B', false, undefined],
      ['A', false, 'X'],
    ]);
  });

  it('says that the tag was moved since', () => {
    const [last] = explainMoves(moves('- A'), 'B');
    expect(last).toMatchObject({ isCurrent: false, leftFor: 'B' });
  });

  it('believes a record of its own repository and image only', () => {
    const [move] = moves('- A');
    const record = {
      schemaVersion: 1,
      kind: 'tagship/history',
      command: 'ship',
      digest: 'A',
      repository: 'ghcr.io/acme/app',
      by: { at: '', ci: '' },
      tags: [{ tag: 'latest', kind: 'floating', action: 'moved', from: null, reason: '' }],
    } as const;
    expect(move).toBeDefined();
    expect(toMoves(record, { repository: 'ghcr.io/acme/app', digest: 'A' })).toHaveLength(1);
    expect(toMoves(record, { repository: 'ghcr.io/acme/app', digest: 'B' })).toEqual([]);
    expect(toMoves(record, { repository: 'ghcr.io/acme/other', digest: 'A' })).toEqual([]);
  });
});
