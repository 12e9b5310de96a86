// SPDX-License-Identifier: Apache-2.0
// Two branches of the remote with one legal tag: which keeps it, what the other one is tagged, and what is said.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../../src/facts/facts.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { branchEvent, changeEvent, gitTagEvent } from '../facts.ts';
import { planOf, summarize } from '../planned.ts';

const ALIKE = ['feature-x', 'feature/x', 'feature+x'];
const hashed = `feature-x-${createHash('sha256').update('feature/x').digest('hex').slice(0, 7)}`;

interface Row {
  readonly name: string;
  readonly event?: Event;
  readonly alike?: readonly string[];
  readonly settings?: Partial<Settings>;
  readonly tags: readonly string[];
  readonly isSaid?: boolean;
}

const nightly: Event = { kind: 'schedule', branch: 'feature/x' };

const rows: readonly Row[] = [
  { name: 'the preset', tags: [hashed, 'sha-abc1234'], isSaid: true },
  { name: 'no other branch', alike: ['feature/x'], tags: ['feature-x', 'sha-abc1234'] },
  { name: 'branches not known', alike: [], tags: ['feature-x', 'sha-abc1234'] },
  { name: 'only another case', alike: ['Feature-x'], tags: ['feature-x', 'sha-abc1234'] },
  {
    name: 'none of the two is legal as written',
    alike: ['feature+x', 'feature/x'],
    tags: [hashed, 'sha-abc1234'],
    isSaid: true,
  },
  {
    name: 'the branch that is legal as written',
    event: branchEvent('feature-x'),
    tags: ['feature-x', 'sha-abc1234'],
  },
  { name: 'a schedule', event: nightly, tags: [`nightly-${hashed}`], isSaid: true },
  {
    name: 'type=ref',
    settings: { tags: 'type=ref,event=branch,prefix=b-' },
    tags: [`b-${hashed}`],
    isSaid: true,
  },
  {
    name: 'an expression in a value',
    settings: { tags: 'type=raw,value={{branch}}-edge' },
    tags: [`${hashed}-edge`],
    isSaid: true,
  },
  {
    name: 'an expression in a prefix',
    settings: { tags: 'type=sha,prefix={{branch}}-' },
    tags: [`${hashed}-abc1234`],
    isSaid: true,
  },
  {
    name: 'an expression in the flavor',
    settings: { flavor: 'suffix=-{{branch}}' },
    tags: [`${hashed}-${hashed}`, `sha-abc1234-${hashed}`],
    isSaid: true,
  },
  { name: 'rules without the branch', settings: { tags: 'type=sha' }, tags: ['sha-abc1234'] },
  {
    name: 'compat: strict',
    settings: { tags: 'type=ref,event=branch', compat: 'strict' },
    tags: ['feature-x'],
  },
  { name: 'a git tag', event: gitTagEvent('a/b'), tags: ['a-b'] },
  { name: 'a change', event: changeEvent(), tags: ['pr-42'] },
];

describe('branches with one legal tag', () => {
  it.each(rows)('$name', async ({ event = branchEvent('feature/x'), alike = ALIKE, ...row }) => {
    const plan = await planOf({ event, branchesAlike: alike }, row.settings);
    const { tags, codes } = summarize(plan);
    expect(tags).toEqual(row.tags);
    const said = codes.filter((code) => code === 'TAG_BRANCHES_ALIKE');
    expect(said).toEqual(row.isSaid === true ? ['TAG_BRANCHES_ALIKE'] : []);
  });

  it('labels and build arguments keep the name of the branch', async () => {
    const facts = { event: branchEvent('feature/x'), branchesAlike: ALIKE };
    const settings = { tags: 'type=sha', labels: 'a={{branch}}', buildArgs: ['B={{branch}}'] };
    const [target] = (await planOf(facts, settings)).targets;
    expect(target?.labels.a).toBe('feature/x');
    expect(JSON.stringify(target?.build)).toContain('feature/x');
  });
});
