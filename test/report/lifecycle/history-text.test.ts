// SPDX-License-Identifier: Apache-2.0
// What yank and unyank print: before they write, after it, and for a dry run.
import { describe, expect, it } from 'vitest';
import type { YankReport } from '../../../src/lifecycle/yank/report.ts';
import { renderYank } from '../../../src/report/lifecycle/history-text.ts';
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

  it.each([
    ['yank', 'write', 'is marked as yanked'],
    ['yank', 'failed', 'was not marked as yanked'],
    ['unyank', 'write', 'counts as a version again'],
    ['unyank', 'there', 'is not yanked'],
    ['unyank', 'failed', 'is still marked as yanked'],
  ] as const)('%s, %s: %s', (command, mark, text) => {
    const repositories = report.repositories.map((one) => ({ ...one, mark }));
    expect(render({ command, repositories })).toContain(`@sha256:aaaaaaaaaaaa ${text}\n`);
  });
});
