// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import {
  explainMoves,
  findBack,
  listBefore,
  resolveMoves,
  type Move,
} from '../../../src/lifecycle/log/timeline.ts';
import { toHistoryEntries, type HistoryEntry } from '../../../src/ship/history/entry.ts';
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
    const record = {
      schemaVersion: 1,
      kind: 'tagship/history',
      command: 'ship',
      digest: 'A',
      repository: 'ghcr.io/acme/app',
      by: { at: '', ci: '' },
      tags: [{ tag: 'latest', kind: 'floating', action: 'moved', from: null, reason: '' }],
    } as const;
    const found = { digest: 'sha256:1', record };
    expect(toHistoryEntries(found, { repository: 'ghcr.io/acme/app', digest: 'A' })).toHaveLength(
      1,
    );
    expect(toHistoryEntries(found, { repository: 'ghcr.io/acme/app', digest: 'B' })).toEqual([]);
    expect(toHistoryEntries(found, { repository: 'ghcr.io/acme/other', digest: 'A' })).toEqual([]);
  });
});

/** Records of `latest`, one minute apart: `A B begun`, and `A B moved 1` that ends the first. */
function entries(...lines: readonly string[]): readonly HistoryEntry[] {
  const timeAt = (minute: number | string) =>
    `2026-11-27T03:${String(minute).padStart(2, '0')}:00Z`;
  return lines.map((line, at) => {
    const [from = '', to = '', action = 'moved', begun, command = 'ship', minute = at] =
      line.split(' ');
    return {
      ...{ tag: 'latest', kind: 'floating', to, version: null, reason: '' },
      action: action as HistoryEntry['action'],
      from: from === '-' ? null : from,
      command: command as HistoryCommand,
      by: { at: timeAt(minute), ci: 'github' },
      record: String(at + 1),
      ...(begun === undefined || begun === '-' ? {} : { begun, began: timeAt(Number(begun) - 1) }),
    };
  });
}

const resolvedRows = [
  { name: 'begun, and done', given: entries('A B begun', 'A B moved 1'), at: 'B', is: ['A B'] },
  { name: 'begun, and there', given: entries('A B begun'), at: 'B', is: ['A B?'] },
  { name: 'begun, and not there', given: entries('A B begun'), at: 'A', is: [] },
  { name: 'begun, and elsewhere', given: entries('A B begun'), at: 'X', is: [] },
  { name: 'created', given: entries('- B begun'), at: 'B', is: ['- B?'] },
  { name: 'begun, and moved on', given: entries('A B begun', 'B C'), at: 'C', is: ['A B?', 'B C'] },
  { name: 'begun, and never there', given: entries('A B begun', 'A C'), at: 'C', is: ['A C'] },
  {
    name: 'never there, and brought there by something else later',
    given: entries('A B begun', 'A C'),
    ...{ at: 'B', is: ['A C'] },
  },
  {
    name: 'killed before the write, then done',
    given: entries('A B begun', 'A B begun', 'A B moved 2'),
    ...{ at: 'B', is: ['A B'] },
  },
  {
    name: 'killed before the write, then after it',
    given: entries('A B begun', 'A B begun'),
    ...{ at: 'B', is: ['A B?'] },
  },
  {
    name: 'killed before the write, then after it, and found',
    given: entries('A B begun', 'A B begun', '- B found 2'),
    ...{ at: 'C', is: ['A B?'] },
  },
  {
    name: 'found by the next run, and moved on by something else',
    given: entries('A B begun', '- B found 1', 'X C'),
    ...{ at: 'C', is: ['A B?', 'X C'] },
  },
  {
    name: 'not found by the next run, and moved on by something else',
    given: entries('A B begun', 'X C'),
    ...{ at: 'C', is: ['X C'] },
  },
  {
    name: 'found by the next run, while the first went on',
    given: entries('A B begun', '- B found 1', 'A B moved 1'),
    ...{ at: 'B', is: ['A B'] },
  },
  {
    name: 'created, found by the next run while the first went on',
    given: entries('- B found', '- B created'),
    ...{ at: 'B', is: ['- B'] },
  },
  { name: 'found twice', given: entries('- B found', '- B found'), at: 'B', is: ['- B!'] },
  { name: 'found, and moved on', given: entries('- B found', 'B C'), at: 'C', is: ['- B!', 'B C'] },
  {
    name: 'found where a record leads already',
    given: entries('A B', '- B found'),
    ...{ at: 'B', is: ['A B'] },
  },
  {
    name: 'found where something else has brought it',
    given: entries('A B', '- X found'),
    ...{ at: 'X', is: ['A B', '- X!'] },
  },
  {
    name: 'found by a machine whose clock is behind',
    given: entries('A B begun - ship 5', '- B found 1 ship 3'),
    ...{ at: 'B', is: ['A B?'] },
  },
  {
    name: 'begun, and left to a newer version',
    given: entries('A B begun', 'A C', 'A B left 1'),
    ...{ at: 'B', is: ['A C'] },
  },
  {
    name: 'two at once, both wrote the same',
    given: entries('A B begun', 'A B begun', 'A B moved 1', 'A B moved 2'),
    ...{ at: 'B', is: ['A B'] },
  },
  {
    name: 'twice the same, one after the other: something else moved it in between',
    given: entries('A B begun', 'A B moved 1', 'A B begun', 'A B moved 3'),
    ...{ at: 'B', is: ['A B', 'A B'] },
  },
  {
    name: 'two at once, both done',
    given: entries('A B begun', 'A C begun', 'A B moved 1', 'B C moved 2'),
    ...{ at: 'C', is: ['A B', 'B C'] },
  },
  {
    name: 'two at once, the second killed: no more is said than is known',
    given: entries('A B begun', 'A C begun', 'A B moved 1'),
    ...{ at: 'C', is: ['A B'] },
  },
  {
    name: 'two at once, the second killed and run again',
    given: entries('A B begun', 'A C begun', 'A B moved 1', '- C found 2'),
    ...{ at: 'C', is: ['A B', '- C!'] },
  },
];

describe('what happened by the records of a tag', () => {
  const marks: Readonly<Record<string, string>> = { begun: '?', found: '!' };
  it.each(resolvedRows)('$name', ({ given, at, is }) => {
    for (const order of [given, given.toReversed()]) {
      const found = resolveMoves(order, at).toReversed();
      const lines = found.map(
        ({ from, to, action }) => `${from ?? '-'} ${to}${marks[action] ?? ''}`,
      );
      expect(lines).toEqual(is);
    }
  });

  it('has the same fields as a move, and no more', () => {
    const [move] = resolveMoves(entries('A B begun', 'A B moved 1'), 'B');
    const keys = (one: object = {}) => Object.keys(one).toSorted();
    expect(keys(move)).toEqual(keys(moves('A B')[0]));
  });

  it.each([
    { name: 'moved on', given: entries('- A', 'A B begun', 'B C'), current: 'C', before: 'BA' },
    { name: 'there', given: entries('- A', 'A B begun'), current: 'B', before: 'A' },
    { name: 'not there', given: entries('- A', 'A B begun'), current: 'A', before: '' },
    {
      name: 'back again',
      given: entries('- A', 'A B', 'B C', 'C B begun - back'),
      ...{ current: 'B', before: 'A' },
    },
    {
      name: 'killed, and found after another move',
      given: entries('- A', 'A B begun', 'A C begun', 'A B moved 2', '- C found 3'),
      ...{ current: 'C', before: 'BA' },
    },
  ])('is where --back goes: $name', ({ given, current, before }) => {
    expect(listBefore(resolveMoves(given, current), current).join('')).toBe(before);
  });

  it('says what was not recorded before a tag was found', () => {
    const logged = explainMoves(resolveMoves(entries('- A', '- B found'), 'B'), 'B');
    expect(logged.map(({ to, leftFor }) => [to, leftFor])).toEqual([
      ['B', undefined],
      ['A', 'B'],
    ]);
  });
});

it.each([
  { name: 'killed', given: entries('A B', 'B A begun - back'), is: 'begun' },
  {
    name: 'done',
    given: entries('A B', 'B A begun - back', 'B A moved 2 back'),
    is: 'recorded',
  },
  {
    name: 'killed and found',
    given: entries('A B', 'B A begun - back', '- A found 2'),
    is: 'recorded',
  },
  { name: 'killed before the write', given: entries('A B begun - back'), is: undefined },
  { name: 'moved on since', given: entries('B A moved - back', 'A B', 'B A'), is: undefined },
  { name: 'no --back', given: entries('A B', 'B A begun'), is: undefined },
])('how far --back came: $name', ({ given, is }) => {
  expect(findBack(given, 'A')).toBe(is);
});
