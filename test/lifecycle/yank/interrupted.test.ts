// SPDX-License-Identifier: Apache-2.0
// A yank that a signal ends at each of its requests: its report says what was written, and the next one finishes it.
import { describe, expect, it } from 'vitest';
import type { YankReport } from '../../../src/lifecycle/yank/report.ts';
import { renderYank } from '../../../src/report/lifecycle/history-text.ts';
import { plain } from '../../../src/report/text.ts';
import { createStore } from '../../ship/memory.ts';
import {
  createTime,
  put,
  reportYank,
  ship,
  versionAt,
  type Running,
} from '../../ship/history/running.ts';
import { createCutter } from '../cutter.ts';

const FLOATS = ['1', 'latest'] as const;

async function createWorld(command: YankReport['command'], history: boolean): Promise<Running> {
  const running: Running = {
    store: createStore({ hasReferrers: true }),
    ...{ time: createTime(), settings: { history } },
  };
  for (const version of ['1.2.2', '1.2.3']) await ship(running, version);
  if (command === 'unyank') await reportYank(running, '1.2.3');
  return running;
}

/** The records of a yank that refer to the image of 1.2.3. */
function countMarks({ store }: Running): number {
  const { digest } = put(store, '1.2.3');
  const bodies = [...store.manifests.values()].map(
    ({ bytes }) =>
      JSON.parse(Buffer.from(bytes).toString('utf8')) as {
        readonly artifactType?: string;
        readonly subject?: { readonly digest: string };
      },
  );
  return bodies.filter(
    ({ artifactType, subject }) =>
      subject?.digest === digest && artifactType?.includes('yank') === true,
  ).length;
}

/** Whether a report says no more and no less than what is in the registry. */
function expectTruth(report: YankReport, running: Running, marksBefore: number): void {
  const [told] = report.repositories;
  const isMarked = countMarks(running) > marksBefore;
  if (told?.mark === 'written') expect(isMarked).toBe(true);
  if (told?.mark === 'failed') expect(isMarked).toBe(false);
  expect(['written', 'failed', 'unknown']).toContain(told?.mark);
  for (const { tag, action, reason } of told?.tags ?? []) {
    const version = versionAt(running, tag);
    if (action === 'moved') expect(version).toBe('1.2.2');
    else if (version === '1.2.2') expect(reason).toContain('interrupted while it was moved');
    else expect(['failed', 'stay']).toContain(action);
  }
  const text = renderYank(report, plain);
  if (told?.mark === 'unknown') expect(text).toMatch(/may (still )?be marked as yanked/);
  expect(text).toMatch(/Not done\.|Partly done/);
}

describe.each(['yank', 'unyank'] as const)('%s, interrupted', (command) => {
  it.each([
    { when: 'before', history: false },
    { when: 'after', history: false },
    { when: 'before', history: true },
    { when: 'after', history: true },
  ] as const)('$when each request, history: $history', async ({ when, history }) => {
    const full = createCutter();
    const world = await createWorld(command, history);
    await reportYank({ ...world, cutter: full }, '1.2.3', command);
    const seen = new Set<string | undefined>();
    for (let at = 1; at <= full.count(); at += 1) {
      const running = await createWorld(command, history);
      const before = countMarks(running);
      const cutter = createCutter({ at, when });
      const told = await reportYank({ ...running, cutter }, '1.2.3', command).catch(
        (thrown: unknown) => thrown,
      );
      if (told instanceof Error) {
        expect(told.message).toBe('ended by SIGTERM');
        expect(countMarks(running)).toBe(before);
      } else {
        const report = told as YankReport;
        const codes = report.problems.map(({ code }) => code);
        expect(codes.filter((code) => code === 'YANK_INTERRUPTED')).toHaveLength(1);
        expectTruth(report, running, before);
        seen.add(report.repositories[0]?.mark);
      }
      const again = await reportYank(running, '1.2.3', command);
      expect(again.status).toBe('done');
      const isYank = command === 'yank';
      for (const tag of isYank ? FLOATS : []) expect(versionAt(running, tag)).toBe('1.2.2');
    }
    expect(seen).toContain('unknown');
    expect(seen).toContain('failed');
  });
});
