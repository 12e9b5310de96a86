// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import {
  decideBranchFloat,
  decideVersionFloat,
  type BranchFloat,
  type VersionFloat,
} from '../../../../src/ship/tag/float/decide.ts';

const FOUND = { tag: '2.0.1', digest: 'sha256:higher' };

const VERSION: VersionFloat = {
  ours: 'sha256:ours',
  here: 'sha256:here',
  version: '1.9.1',
  seriesName: 'all',
  higher: undefined,
  uncertain: undefined,
  identity: undefined,
  exactHere: undefined,
  bare: undefined,
};

interface Row<T> {
  readonly name: string;
  readonly given: Partial<T>;
  readonly action: 'move' | 'keep' | 'hold';
  readonly says: string;
  readonly hint?: string;
}

describe('decideVersionFloat', () => {
  const above = { version: '2.0.0', standing: 'above' as const };
  const equal = { version: '1.9.1', standing: 'equal' as const };
  const rows: readonly Row<VersionFloat>[] = [
    {
      name: 'a backport',
      given: { higher: FOUND },
      action: 'hold',
      says: '2.0.1 is higher than 1.9.1',
    },
    {
      name: 'a backport where the tag is missing',
      given: { higher: FOUND, here: undefined },
      action: 'hold',
      says: '2.0.1',
    },
    {
      name: 'too many git tags without image',
      given: { uncertain: '60 git tags are higher' },
      action: 'hold',
      says: '60 git tags',
      hint: 'moving',
    },
    {
      name: 'the tag of the images without suffix',
      given: { bare: { tag: '1.9.1', digest: 'sha256:bare' } },
      action: 'hold',
      says: 'without suffix',
      hint: 'onlatest=true',
    },
    { name: 'nothing there', given: { here: undefined }, action: 'move', says: 'did not exist' },
    { name: 'unknown current image', given: {}, action: 'move', says: 'no higher version of all' },
    {
      name: 'a higher current version unknown to git',
      given: { identity: above },
      action: 'hold',
      says: '2.0.0',
    },
    {
      name: 'a lower current version',
      given: { identity: { version: '1.9.0', standing: 'below' } },
      action: 'move',
      says: '1.9.1 is higher than 1.9.0',
    },
    {
      name: 'a higher current version with a suffix',
      given: { identity: { version: '2.0.0-ubuntu', standing: 'above' } },
      action: 'hold',
      says: '2.0.0-ubuntu is newer',
    },
    {
      name: 'our version with another suffix',
      given: { identity: { version: '1.9.1-arm64', standing: 'equal', isOtherVariant: true } },
      action: 'hold',
      says: '1.9.1-arm64 is the same version',
      hint: 'onlatest=true',
    },
    {
      name: 'our version with other build metadata',
      given: { identity: { version: '1.9.1+a', standing: 'equal', isTwin: true } },
      action: 'hold',
      says: '1.9.1+a came first',
      hint: 'moving',
    },
    {
      name: 'an image without suffix that is planned',
      given: { bare: { tag: '1.9.1' } },
      action: 'hold',
      says: '1.9.1 is planned',
      hint: 'onlatest=true',
    },
    {
      name: 'a current prerelease',
      given: {
        identity: { version: '2.0.0-rc.1', standing: 'outside', why: 'it is a prerelease' },
      },
      action: 'move',
      says: 'it is a prerelease',
    },
    {
      name: 'a yanked current version',
      given: { identity: { version: '1.9.2', standing: 'outside' } },
      action: 'move',
      says: 'does not count',
    },
    {
      name: 'our version, replaced',
      given: { identity: equal, exactHere: 'sha256:ours' },
      action: 'move',
      says: 'follows',
    },
    {
      name: 'our version, no exact tag',
      given: { identity: equal },
      action: 'move',
      says: 'follows',
    },
    {
      name: 'our version, another build has the exact tag',
      given: { identity: equal, exactHere: 'sha256:other' },
      action: 'hold',
      says: 'another build',
    },
    {
      name: 'our version, not built yet',
      given: { identity: equal, exactHere: 'sha256:other', ours: undefined },
      action: 'move',
      says: 'follows',
    },
  ];
  it.each(rows)('$name → $action', ({ given, action, says, hint }) => {
    const decision = decideVersionFloat({ ...VERSION, ...given });
    expect(decision.action).toBe(action);
    expect(decision.reason).toContain(says);
    if (hint !== undefined) expect(decision.hint).toContain(hint);
  });
});

const OURS = 'a'.repeat(40);
const TIP = 'b'.repeat(40);
const HOLDER = 'c'.repeat(40);

const BRANCH: BranchFloat = {
  ours: 'sha256:ours',
  here: 'sha256:here',
  revision: OURS,
  branch: 'main',
  tip: TIP,
  tipImage: undefined,
  identity: HOLDER,
  lineage: 'unknown',
  ourTime: undefined,
  identityTime: undefined,
  release: undefined,
};

describe('decideBranchFloat', () => {
  const image = { tag: 'sha-bbbbbbb', digest: 'sha256:tip' };
  const early = '2026-01-01T00:00:00Z';
  const late = '2026-01-02T00:00:00+02:00';
  const rows: readonly Row<BranchFloat>[] = [
    {
      name: 'a release is there',
      given: { release: '1.0.0', tip: OURS },
      action: 'hold',
      says: '1.0.0',
    },
    {
      name: 'ours is the tip',
      given: { tip: OURS, lineage: 'ancestor' },
      action: 'move',
      says: 'tip of main',
    },
    {
      name: 'the tip has its image',
      given: { tipImage: image, lineage: 'descendant' },
      action: 'hold',
      says: 'sha-bbbbbbb',
    },
    {
      name: 'nothing there',
      given: { here: undefined, identity: undefined },
      action: 'move',
      says: 'did not exist',
    },
    {
      name: 'unknown current image',
      given: { identity: undefined },
      action: 'hold',
      says: 'does not name its commit',
      hint: 'moving',
    },
    { name: 'the same commit', given: { lineage: 'same' }, action: 'move', says: 'same commit' },
    {
      name: 'ours is newer',
      given: { lineage: 'descendant' },
      action: 'move',
      says: 'descends from cccc',
    },
    {
      name: 'ours is older',
      given: { lineage: 'ancestor' },
      action: 'hold',
      says: 'descends from aaaa',
    },
    { name: 'later', given: { ourTime: late, identityTime: early }, action: 'move', says: 'after' },
    {
      name: 'earlier',
      given: { ourTime: early, identityTime: late },
      action: 'hold',
      says: 'no earlier',
    },
    {
      name: 'at once',
      given: { ourTime: early, identityTime: early },
      action: 'hold',
      says: 'no earlier',
    },
    {
      name: 'diverged, later',
      given: { lineage: 'unrelated', ourTime: late, identityTime: early },
      action: 'move',
      says: 'after',
    },
    {
      name: 'nothing tells',
      given: {},
      action: 'hold',
      says: 'history does not show',
      hint: 'fetch-depth',
    },
    {
      name: 'no tip known, newer',
      given: { tip: undefined, branch: undefined, lineage: 'descendant' },
      action: 'move',
      says: 'descends',
    },
  ];
  it.each(rows)('$name → $action', ({ given, action, says, hint }) => {
    const decision = decideBranchFloat({ ...BRANCH, ...given });
    expect(decision.action).toBe(action);
    expect(decision.reason).toContain(says);
    if (hint !== undefined) expect(decision.hint).toContain(hint);
  });
});
