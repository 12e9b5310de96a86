// SPDX-License-Identifier: Apache-2.0
// The plan of an image that another program made: no build, annotations in place of labels, a recipe of its own.
import { describe, expect, it } from 'vitest';
import { renderPlan } from '../../../src/report/plan/plan-text.ts';
import { plain } from '../../../src/report/text.ts';
import { buildWords } from '../../../src/settings/values/build-flags.ts';
import { parseSavedPlan } from '../../../src/plan/saved/saved.ts';
import { present, stranger } from '../saved/saved.ts';
import { gitTagEvent, SHA } from '../facts.ts';
import { planOf } from '../planned.ts';

const OCI = 'org.opencontainers.image.';
const release = { event: gitTagEvent('v1.2.3'), gitTags: ['v1.2.3'] };
const made = { from: ['oci:result'] };

it('builds nothing, and says so', async () => {
  const plan = await planOf(release, made);
  const [target] = plan.targets;
  expect(plan.problems).toEqual([]);
  expect(target?.build).toEqual({
    ...{ argv: [], context: '', file: '', from: ['oci:result'] },
    recipe: '{"version":2,"name":"default","from":["oci:result"],"platforms":[]}',
  });
  expect(target?.platforms).toEqual([]);
  const text = renderPlan(plan, { paint: plain, width: 100, details: true });
  expect(text).toContain('From:  oci:result, the platforms that it has; nothing is built\n');
  expect(text).not.toMatch(/Build:|buildx|Command|Labels/);
});

it('has the tags of a build', async () => {
  const tagsOf = async (settings: Parameters<typeof planOf>[1]) =>
    (await planOf(release, settings)).targets.map(({ tags, held }) => ({ tags, held }));
  expect(await tagsOf(made)).toEqual(await tagsOf({}));
});

it('the index has the annotations that a build would have as labels', async () => {
  const plan = await planOf(release, {
    ...made,
    annotations: 'a=b\nmanifest:c=d\nindex:e=f\nmanifest-descriptor[linux/arm64]:g=h',
  });
  const [target] = plan.targets;
  expect(target?.labels).toEqual({});
  expect(target?.annotations).toMatchObject({
    [`index:${OCI}revision`]: SHA,
    [`index:${OCI}source`]: 'https://github.com/acme/App',
    [`index:${OCI}version`]: '1.2.3',
    ...{ 'index:a': 'b', 'index:e': 'f', 'manifest-descriptor[linux/arm64]:g': 'h' },
  });
  expect(Object.keys(target?.annotations ?? {}).join()).not.toContain('manifest:');
  expect(plan.problems).toEqual([
    expect.objectContaining({ code: 'FROM_ANNOTATION', level: 'notice' }),
  ]);
});

describe('the recipe', () => {
  const recipeOf = async (settings: Parameters<typeof planOf>[1]) =>
    (await planOf(release, settings)).targets[0]?.build.recipe;
  const asked = { platforms: ['linux/arm64', 'linux/amd64'], platformsNamed: true };

  it.each([
    { name: 'other sources', settings: { from: ['oci:other'] } },
    { name: 'platforms', settings: { ...made, ...asked } },
    { name: 'another name', settings: { ...made, name: 'api' } },
  ])('differs with $name', async ({ settings }) => {
    expect(await recipeOf(settings)).not.toBe(await recipeOf(made));
  });

  it.each([
    { name: 'the order of the sources', one: ['oci:a', 'oci:b'], other: ['oci:b', 'oci:a'] },
    { name: 'the default of platforms', one: ['oci:a'], other: ['oci:a'] },
  ])('does not differ with $name', async ({ one, other }) => {
    const given = { platforms: ['linux/s390x'], platformsNamed: false };
    expect(await recipeOf({ from: one })).toBe(await recipeOf({ from: other, ...given }));
  });
});

describe('a saved plan', () => {
  const now = async (change: object = {}) => {
    const plan = await planOf(release, made);
    const [target] = plan.targets;
    const saved = { ...plan, targets: [{ ...target, build: { ...target?.build, ...change } }] };
    const own = { ...present, sha: plan.facts.sha, push: plan.push, targets: plan.targets };
    const parse = (more: object = {}) =>
      parseSavedPlan(JSON.stringify(saved), 'plan.json', { ...own, ...more }, buildWords);
    return { plan, parse };
  };

  it('is read as it is', async () => {
    const { plan, parse } = await now();
    expect(parse()).toMatchObject({ ok: true, value: plan });
  });

  it.each([
    { name: 'a command next to it', change: { argv: ['docker', 'buildx', 'build', '--', '.'] } },
    { name: 'no source', change: { from: [] } },
    { name: 'a text as source', change: { from: 'oci:result' } },
  ])('with $name is damaged', async ({ change }) => {
    const { parse } = await now(change);
    expect(parse().problems).toEqual([expect.objectContaining({ code: 'PLAN_DAMAGED' })]);
  });

  it('of a stranger has the sources of the run itself', async () => {
    const { parse } = await now({ from: ['docker:other'] });
    const problems = parse({ trust: stranger }).problems.map(({ code }) => code);
    expect(problems).toContain('PLAN_SETTINGS');
  });
});
