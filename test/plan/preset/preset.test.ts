// SPDX-License-Identifier: Apache-2.0
// What the standard preset says besides tags: notices, problems, reasons and series.
import { expect, it } from 'vitest';
import { evaluatePreset } from '../../../src/plan/preset/preset.ts';
import { branchEvent, factsOf, gitTagEvent } from '../facts.ts';
import { settingsOf } from '../settings.ts';

it.each([
  { name: 'a reserved branch', event: branchEvent('latest'), code: 'TAG_RESERVED' },
  { name: 'a reserved git tag', event: gitTagEvent('nightly'), code: 'TAG_RESERVED' },
  { name: 'nothing legal', event: branchEvent('///'), code: 'TAG_NOTHING_LEGAL' },
])('says so: $name', ({ event, code }) => {
  expect(evaluatePreset(factsOf({ event }), settingsOf()).problems).toMatchObject([
    { level: 'notice', code },
  ]);
});

it.each([
  { version: '1.2 3', says: '" " at character 4' },
  { version: 'v1.2.3^{commit}', says: '"^" at character 7' },
  { version: '$(id)', says: '"$" at character 1' },
])('refuses the version $version', ({ version, says }) => {
  const { problems, tags: evaluated } = evaluatePreset(factsOf(), settingsOf({ version }));
  expect(problems).toMatchObject([{ level: 'error', code: 'VERSION_ILLEGAL' }]);
  expect(problems[0]?.message).toContain(says);
  expect(evaluated.map(({ tag }) => tag)).toEqual(['sha-abc1234']);
});

it.each([
  { name: 'before the first release', gitTags: [], settings: {}, isSaid: true },
  { name: 'after it', gitTags: ['v1.0.0'], settings: {}, isSaid: false },
  {
    name: 'after it, where latest follows the branch',
    gitTags: ['v1.0.0'],
    settings: { latest: 'branch' },
    isSaid: true,
  },
] as const)('no branch is latest when the default branch is not known: $name', (row) => {
  const {
    tags: evaluated,
    skipped,
    problems,
  } = evaluatePreset(
    factsOf({ absent: ['defaultBranch'], gitTags: [...row.gitTags] }),
    settingsOf(row.settings),
  );
  expect(evaluated.map(({ tag }) => tag)).toEqual(['main', 'sha-abc1234']);
  expect(skipped).toMatchObject([{ reason: 'the default branch is not known' }]);
  expect(problems.map(({ code }) => code)).toEqual(row.isSaid ? ['DEFAULT_BRANCH_UNKNOWN'] : []);
});

it('gives each spelling its own series', () => {
  const facts = factsOf({ event: gitTagEvent('v1.2.3'), gitTags: ['v1.2.4'] });
  const { tags: evaluated } = evaluatePreset(facts, settingsOf({ vPrefix: 'both' }));
  const above = evaluated.flatMap(({ tag, versions: series }) =>
    series === undefined ? [] : [[tag, series.name, series.above[0]?.tag]],
  );
  expect(above).toEqual([
    ['1.2', '1.2.x', '1.2.4'],
    ['1', '1.x', '1.2.4'],
    ['v1.2', '1.2.x', 'v1.2.4'],
    ['v1', '1.x', 'v1.2.4'],
    ['latest', 'all', '1.2.4'],
  ]);
});

it.each([
  { name: 'below 1.0', event: gitTagEvent('v0.4.0'), settings: {}, says: 'no "0" for 0.4.0' },
  {
    name: 'latest: never',
    event: gitTagEvent('v1.0.0'),
    settings: { latest: 'never' },
    says: 'no "latest"',
  },
  { name: 'merge queue', event: { kind: 'mergeQueue' }, settings: {}, says: 'only builds' },
] as const)('says why not: $name', ({ event, settings, says }) => {
  const { skipped } = evaluatePreset(factsOf({ event }), settingsOf(settings));
  expect(skipped.map(({ reason }) => reason).join()).toContain(says);
});
