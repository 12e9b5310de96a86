// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { decideExact, decideLongerName, type Ours } from '../../../../src/ship/tag/exact/decide.ts';
import type { ImageIdentity } from '../../../../src/ship/tag/current-image.ts';
import { recipeOf } from '../../../../src/ship/reuse/revision.ts';
import type { Settings } from '../../../../src/settings/settings.ts';

const REVISION = 'abc1234567890abcdef1234567890abcdef12345';
const OTHER = 'def1234567890abcdef1234567890abcdef12345';
const OURS: Ours = { revision: REVISION, recipe: 'recipe-1', olderRecipes: ['recipe-0'] };
const BUILT: Ours = { ...OURS, digest: 'sha256:ours' };

type OnExisting = Settings['onExisting'];
type Action = ReturnType<typeof decideExact>['action'];

const HERE: Readonly<Record<string, ImageIdentity | undefined>> = {
  nothing: undefined,
  'our digest': { digest: 'sha256:ours' },
  'our build': { digest: 'sha256:theirs', revision: REVISION, recipe: 'recipe-1' },
  'an older recipe': { digest: 'sha256:theirs', revision: REVISION, recipe: 'recipe-0' },
  'a later recipe': { digest: 'sha256:theirs', revision: REVISION, recipe: '3:recipe-1' },
  'an older recipe of another commit': { digest: 'sha256:x', revision: OTHER, recipe: 'recipe-0' },
  'another recipe': { digest: 'sha256:theirs', revision: REVISION, recipe: 'recipe-2' },
  'no recipe': { digest: 'sha256:theirs', revision: REVISION },
  'another commit': { digest: 'sha256:theirs', revision: OTHER, recipe: 'recipe-1' },
  unknown: { digest: 'sha256:theirs' },
};

const TABLE: readonly (readonly [string, Readonly<Record<OnExisting, Action>>])[] = [
  ['nothing', { auto: 'write', reuse: 'write', replace: 'write', fail: 'write' }],
  ['our digest', { auto: 'keep', reuse: 'keep', replace: 'keep', fail: 'keep' }],
  ['our build', { auto: 'reuse', reuse: 'reuse', replace: 'replace', fail: 'refuse' }],
  ['an older recipe', { auto: 'reuse', reuse: 'reuse', replace: 'replace', fail: 'refuse' }],
  ['a later recipe', { auto: 'refuse', reuse: 'reuse', replace: 'replace', fail: 'refuse' }],
  [
    'an older recipe of another commit',
    { auto: 'refuse', reuse: 'reuse', replace: 'replace', fail: 'refuse' },
  ],
  ['another recipe', { auto: 'refuse', reuse: 'reuse', replace: 'replace', fail: 'refuse' }],
  ['no recipe', { auto: 'refuse', reuse: 'reuse', replace: 'replace', fail: 'refuse' }],
  ['another commit', { auto: 'refuse', reuse: 'reuse', replace: 'replace', fail: 'refuse' }],
  ['unknown', { auto: 'refuse', reuse: 'reuse', replace: 'replace', fail: 'refuse' }],
];

describe('decideExact', () => {
  const cases = TABLE.flatMap(([here, row]) =>
    (Object.keys(row) as OnExisting[]).map((onExisting) => ({
      name: `${here}, on-existing: ${onExisting}`,
      here,
      onExisting,
      action: row[onExisting],
    })),
  );
  it.each(cases)('$name → $action', ({ here, onExisting, action }) => {
    const reference = 'ghcr.io/acme/app:1.2.3';
    const decision = decideExact({ reference, ours: BUILT, here: HERE[here], onExisting });
    expect(decision.action).toBe(action);
  });

  it.each([
    ['equal inputs and recipe', { inputs: 'files-1' }, 'files-1', 'reuse'],
    ['equal inputs and another recipe', { inputs: 'files-1', recipe: 'r' }, 'files-1', 'refuse'],
    ['other inputs', { inputs: 'files-2' }, 'files-1', 'refuse'],
    ['inputs in the image alone', { inputs: 'files-1' }, undefined, 'refuse'],
    ['no inputs', {}, undefined, 'refuse'],
    ['inputs of another project', { inputs: 'files-1', revision: undefined }, 'files-1', 'refuse'],
  ])('another commit with %s', (_, more, inputs, action) => {
    const { revision, ...other } = {
      digest: 'sha256:x',
      revision: OTHER,
      recipe: 'recipe-1',
      ...more,
    };
    const here = revision === undefined ? other : { ...other, revision };
    const ours = inputs === undefined ? OURS : { ...OURS, inputs };
    const decision = decideExact({ reference: 'r:1', ours, here, onExisting: 'auto' });
    expect(decision.action).toBe(action);
  });

  it.each([
    { name: 'our build before it is built', here: 'our build', action: 'reuse' },
    { name: 'our digest, which is not known yet', here: 'our digest', action: 'refuse' },
  ])('before the build: $name → $action', ({ here, action }) => {
    const facts = { reference: 'r:1', ours: OURS, here: HERE[here], onExisting: 'auto' as const };
    expect(decideExact(facts).action).toBe(action);
  });

  it.each([
    { name: 'another commit', here: 'another commit', says: 'commit def123456789' },
    { name: 'another recipe', here: 'another recipe', says: 'build args or platforms differ' },
    { name: 'a later recipe', here: 'a later recipe', says: 'a newer version of tagship' },
    { name: 'no recipe', here: 'no recipe', says: 'has no recipe' },
    { name: 'unknown', here: 'unknown', says: 'does not name a commit' },
  ])('names what differs: $name', ({ here, says }) => {
    const reference = 'ghcr.io/acme/app:1.2.3';
    const decision = decideExact({ reference, ours: BUILT, here: HERE[here], onExisting: 'auto' });
    if (decision.action !== 'refuse') throw new Error(decision.action);
    expect(decision.problem).toMatchObject({ level: 'error', code: 'TAG_TAKEN' });
    expect(decision.problem.message).toContain(`"${reference}"`);
    expect(decision.problem.message).toContain(says);
    expect(decision.problem.hint).toContain('suffix');
  });
});

describe('the same build for other platforms', () => {
  const toRecipe = (platforms: readonly string[]) =>
    JSON.stringify({ version: 2, name: 'app', platforms });
  const recipeFor = (platforms: readonly string[]) =>
    recipeOf({ build: { recipe: toRecipe(platforms) } });
  const arm: Ours = {
    revision: REVISION,
    recipe: recipeFor(['linux/arm64']),
    build: { recipe: toRecipe(['linux/arm64']), platforms: ['linux/arm64'] },
  };
  const amd: ImageIdentity = {
    digest: 'sha256:theirs',
    revision: REVISION,
    recipe: recipeFor(['linux/amd64']),
    platforms: ['linux/amd64'],
  };
  const decide = (here: ImageIdentity) =>
    decideExact({ reference: 'r:1', ours: arm, here, onExisting: 'auto' });

  it('is named as what it is, with the way out', () => {
    const decision = decide(amd);
    if (decision.action !== 'refuse') throw new Error(decision.action);
    expect(decision.problem.message).toContain(
      'for other platforms: it has linux/amd64, this run builds linux/arm64',
    );
    expect(decision.problem.hint).toContain('push-by-digest=true');
  });

  it('is not said where something else differs too', () => {
    const decision = decide({ ...amd, recipe: '2:0123' });
    if (decision.action !== 'refuse') throw new Error(decision.action);
    expect(decision.problem.message).toContain('build args or platforms differ');
  });
});

it.each([
  { here: 'our build', codes: [] },
  { here: 'an older recipe', codes: ['RECIPE_OLDER'] },
])('says that a recipe does not tell all: $here', ({ here, codes }) => {
  const facts = { reference: 'r:1', ours: OURS, here: HERE[here], onExisting: 'auto' as const };
  const decision = decideExact(facts);
  if (decision.action !== 'reuse') throw new Error(decision.action);
  expect([decision.notice].flatMap((told) => told?.code ?? [])).toEqual(codes);
});

describe('decideLongerName', () => {
  const theirs = { digest: 'sha256:1', revision: `${REVISION.slice(0, 8)}${'0'.repeat(32)}` };
  it.each([
    { name: 'held by another commit', tag: 'sha-abc1234', here: theirs, to: 'sha-abc123456789' },
    {
      name: 'suffix kept',
      tag: 'sha-abc1234-production',
      here: theirs,
      to: 'sha-abc123456789-production',
    },
    { name: 'prefix kept', tag: 'api-sha-abc1234', here: theirs, to: 'api-sha-abc123456789' },
    { name: 'free', tag: 'sha-abc1234', here: undefined, to: undefined },
    { name: 'ours', tag: 'sha-abc1234', here: { digest: 'd', revision: REVISION }, to: undefined },
    { name: 'unknown current image', tag: 'sha-abc1234', here: { digest: 'd' }, to: undefined },
    { name: 'a version', tag: '1.2.3', here: theirs, to: undefined },
    { name: 'long form', tag: `sha-${REVISION}`, here: theirs, to: undefined },
    { name: 'seven digits of something else', tag: 'sha-0000000', here: theirs, to: undefined },
  ])('$name', ({ tag, here, to }) => {
    expect(decideLongerName(tag, REVISION, here)).toBe(to);
  });
});
