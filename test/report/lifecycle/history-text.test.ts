// SPDX-License-Identifier: Apache-2.0
// What log prints, and yank and unyank: before they write, after it, and for a dry run.
import { describe, expect, it } from 'vitest';
import type { TagLog } from '../../../src/lifecycle/log/log.ts';
import type { LoggedMove } from '../../../src/lifecycle/log/timeline.ts';
import type { YankReport } from '../../../src/lifecycle/yank/report.ts';
import { renderLog, renderYank } from '../../../src/report/lifecycle/history-text.ts';
import { error } from '../../../src/problem.ts';
import { plain } from '../../../src/report/text.ts';

const report: YankReport = {
  ...{ schemaVersion: 1, kind: 'tagship/yank', command: 'yank', status: 'planned' },
  ...{ version: '1.2.3', because: 'it loses data', problems: [] },
  repositories: [
    {
      ...{ repository: 'ghcr.io/acme/app', tag: '1.2.3', digest: `sha256:${'a'.repeat(64)}` },
      ...{ mark: 'write', before: null, tags: [] },
    },
  ],
};

function render(changes: Partial<YankReport>, goesOn?: boolean): string {
  return renderYank({ ...report, ...changes }, plain, goesOn);
}

describe('a yank as text', () => {
  it('says that nothing was written where it was a dry run, and says nothing of it before writing', () => {
    expect(render({})).toContain('Dry run: nothing was written.');
    expect(render({}, true)).not.toMatch(/nothing|Dry run|Done/);
    expect(render({ status: 'done' })).toContain('Done.');
  });

  it('that is refused is no dry run', () => {
    const problems = [error('YANK_MISSING', 'there is no image of version 9.9.9', '')];
    expect(render({ problems })).toContain('Not done.');
    expect(render({ problems })).not.toContain('Dry run');
  });

  it.each([
    ['yank', 'write', 'is marked as yanked'],
    ['yank', 'failed', 'was not marked as yanked'],
    ['yank', 'unasked', 'is left as it is'],
    ['unyank', 'write', 'counts as a version again'],
    ['unyank', 'there', 'is not yanked'],
    ['unyank', 'failed', 'is still marked as yanked'],
  ] as const)('%s, %s: %s', (command, mark, text) => {
    const repositories = report.repositories.map((one) => ({ ...one, mark }));
    expect(render({ command, repositories })).toContain(`@sha256:aaaaaaaaaaaa ${text}\n`);
  });
});

describe('a log as text', () => {
  const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
  const base: Omit<LoggedMove, 'from' | 'to' | 'version' | 'command'> = {
    ...{ tag: 'latest', kind: 'floating', action: 'moved', reason: '' },
    ...{ isCurrent: false, by: { at: '2026-11-27T03:00:00.000Z', ci: 'github' } },
  };
  const log: TagLog = {
    ...{ schemaVersion: 1, kind: 'tagship/log', repository: 'ghcr.io/acme/app', tag: 'latest' },
    ...{ current: { latest: digest('d') }, problems: [] },
    moves: [
      {
        ...base,
        ...{ from: digest('b'), to: digest('a'), version: '1.2.2', command: 'yank' },
        leftFor: digest('d'),
      },
      { ...base, from: digest('a'), to: digest('b'), version: '1.2.3', command: 'ship' },
      { ...base, from: digest('c'), to: digest('a'), version: '1.2.2', command: 'ship' },
    ],
  };

  it('names both images of a move by version, as far as the log tells it', () => {
    const lines = renderLog(log, plain)
      .split('\n')
      .map((line) => line.replace(/ +/g, ' ').trim());
    const [short, other] = ['1.2.2 (sha256:aaaaaaaaaaaa)', '1.2.3 (sha256:bbbbbbbbbbbb)'];
    expect(lines.slice(1, 5)).toEqual([
      `latest not recorded: ${short} to sha256:dddddddddddd`,
      `2026-11-27 03:00:00 latest ${other} to ${short} yank github`,
      `2026-11-27 03:00:00 latest ${short} to ${other} ship github`,
      `2026-11-27 03:00:00 latest sha256:cccccccccccc to ${short} ship github`,
    ]);
  });

  it('says what a killed run has begun, and what a run found', () => {
    const to = digest('a');
    const move = { ...base, to, version: '1.2.2', command: 'ship' } as const;
    const begun = { ...move, action: 'begun', from: digest('b'), isCurrent: true } as const;
    const found = { ...move, action: 'found', from: null } as const;
    const text = renderLog({ ...log, moves: [begun, found] }, plain).replace(/ +/g, ' ');
    expect(text).toContain('to 1.2.2 (sha256:aaaaaaaaaaaa) ship, end not recorded, current');
    expect(text).toContain('latest found at 1.2.2 (sha256:aaaaaaaaaaaa) ship github');
  });
});
