// SPDX-License-Identifier: Apache-2.0
// The tables of copy and prune in terminals: no line is longer, whatever the tags; elsewhere nothing is cut.
import { describe, expect, it } from 'vitest';
import type { CopyReceipt } from '../../../src/lifecycle/copy/copy.ts';
import type { PruneReceipt } from '../../../src/lifecycle/prune/prune.ts';
import { renderCopy } from '../../../src/report/lifecycle/copy-text.ts';
import { renderPrune } from '../../../src/report/lifecycle/prune-text.ts';
import { plain } from '../../../src/report/text.ts';

const LONG = `feature-${'x'.repeat(120)}`;
const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
const reason = 'it is not there yet, and no other run wrote it';

const copied: CopyReceipt = {
  ...{ schemaVersion: 1, status: 'done', source: 'ghcr.io/acme/app', images: [], bytes: 0 },
  destinations: [
    {
      ...{ destination: 'quay.io/acme/app', status: 'done', problems: [] },
      blobs: { present: 0, mounted: 0, uploaded: 1 },
      tags: [LONG, '1.2.3'].map((tag) => ({
        tag,
        digest,
        reason,
        from: null,
        action: 'write' as const,
      })),
    },
  ],
};

const row = {
  ...{ digest, bytes: 1, reason, time: null, verdict: 'delete' as const },
  platforms: ['linux/amd64', 'linux/arm64', 'linux/s390x'],
};
const pruned: PruneReceipt = {
  ...{ schemaVersion: 1, status: 'planned' },
  repositories: [
    {
      ...{ repository: 'ghcr.io/acme/app', status: 'planned', frees: 1, tags: [], digests: [] },
      rows: [LONG, '1.2.3'].map((tag) => ({
        ...row,
        tags: [{ tag, verdict: 'delete' as const, reason }],
      })),
      problems: [],
    },
  ],
};

const tables = [
  { command: 'copy', render: (width?: number) => renderCopy(copied, plain, width) },
  {
    command: 'prune',
    render: (width?: number) => renderPrune(pruned, { nowMs: 0, isDry: true, paint: plain, width }),
  },
];

describe.each(tables)('$command', ({ render }) => {
  it.each([60, 80, 100, 160])('fits %i columns', (width) => {
    const lines = render(width).split('\n').slice(1);
    const rows = lines.filter((line) => /^ {2}(?:new|delete) /.test(line));
    expect(rows).toHaveLength(2);
    expect(rows.filter((line) => Array.from(line).length > width)).toEqual([]);
    expect(rows[0]).toMatch(/ feature.*… /);
    expect(rows[1]).toContain(' 1.2.3 ');
  });

  it('is whole where it fits, and in a log', () => {
    expect(render()).toContain(LONG);
    expect(render()).toContain(reason);
    expect(render(400)).toBe(render());
  });
});
