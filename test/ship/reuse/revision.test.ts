// SPDX-License-Identifier: Apache-2.0
// What an image says of its recipe, in each version of it.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { identify, isLaterRecipe, recipeOf } from '../../../src/ship/reuse/revision.ts';
import { SHA } from '../../plan/facts.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { planOf } from '../../plan/planned.ts';
import { targetOf } from '../plans.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/** What the first release wrote. */
const FIRST =
  '{"name":"default","context":".","file":null,"target":"app","buildArgs":["A=1"],"platforms":["linux/amd64"]}';
const buildOf = async (settings: Partial<Settings>) => {
  const [target = targetOf()] = (await planOf({}, settings)).targets;
  return target.build;
};
const settings = { target: 'app', buildArgs: ['A=1'], platforms: ['linux/amd64'] };

describe('the recipe of an image', () => {
  it('has its version in front', async () => {
    const build = await buildOf(settings);
    expect(JSON.parse(build.recipe)).toMatchObject({ version: 2 });
    expect(recipeOf({ build })).toBe(`2:${hash(build.recipe)}`);
  });

  it('is that of the first version where a plan was saved by it', () => {
    const build = { ...targetOf().build, recipe: FIRST };
    expect(recipeOf({ build })).toBe(hash(FIRST));
    expect(identify(targetOf({ build }), SHA).olderRecipes).toEqual([]);
  });

  it.each([
    { name: 'all that the first version knew', more: {}, same: true },
    {
      name: 'what it did not know',
      more: { buildxFlags: [{ flag: '--build-context', value: 'a=b' } as const] },
      same: true,
    },
    { name: 'not another stage', more: { target: 'other' }, same: false },
  ])('agrees with an older one in $name', async ({ more, same }) => {
    const build = await buildOf({ ...settings, ...more });
    const { olderRecipes } = identify(targetOf({ build }), SHA);
    expect(olderRecipes.includes(hash(FIRST))).toBe(same);
  });

  it.each([
    { label: hash('x'), later: false },
    { label: `2:${hash('x')}`, later: false },
    { label: `3:${hash('x')}`, later: true },
    { label: '99999999999999999999:x', later: true },
    { label: 'x:y', later: false },
    { label: '', later: false },
  ])('$label: of a later version is $later', ({ label, later }) => {
    expect(isLaterRecipe(label)).toBe(later);
  });

  it.each(['null', '[]', '{"version":3}', '"x"', '{'])('is any text: %s', (recipe) => {
    const build = { ...targetOf().build, recipe };
    expect(recipeOf({ build })).toBe(hash(recipe));
  });
});
