// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { error, Problem } from '../../src/problem.ts';
import { previewShipping } from '../../src/ship/preview.ts';
import type { RegistryClient } from '../../src/registry/registry.ts';
import { settingsOf } from '../plan/settings.ts';
import { createStore, openMemory, putImage, type Store } from './memory.ts';
import { exactTag, floatingTag, planOf, seriesOf, SOURCE, targetOf } from './plans.ts';
import { contextOf, OTHER_SHA, SHA, silentLog } from './tagging.ts';
import type { ShipContext } from '../../src/ship/context.ts';

const ONE = 'one.test/acme/app';
const TWO = 'two.test/acme/app';

function contextFor(stores: Readonly<Record<string, Store>>): ShipContext {
  const registries: RegistryClient = {
    open: ({ name }) => openMemory(stores[name] ?? createStore(), undefined, name),
    connect: () => undefined,
    endPreflight: () => undefined,
    counts: () => ({ requests: 0, retries: 0 }),
    close: () => undefined,
  };
  const gitTags = [{ name: 'v2.0.0', sha: OTHER_SHA }];
  const { remote, clock, signal } = contextOf({
    tags: [],
    remote: { gitTags: () => Promise.resolve({ known: true, from: 'remote', list: gitTags }) },
  });
  return {
    trust: { level: 'trusted', reason: 'it is ours' },
    ...{
      remote,
      clock,
      signal,
      registries,
      settings: settingsOf(),
      env: {},
      testEnv: {},
      cwd: '.',
      tempDir: '.',
    },
    shell: () => Promise.reject(new Error('plan starts nothing')),
    log: silentLog,
  };
}

function planFor() {
  const versions = seriesOf('1.2.3');
  const held = floatingTag('latest', { versions });
  const tags = [
    exactTag('1.2.3'),
    floatingTag('1.2', { versions: { ...versions, range: '1.2.x' } }),
  ];
  const target = targetOf({ repositories: [ONE, TWO], tags, held: [held] });
  return planOf({ facts: { sha: SHA }, targets: [target] });
}

function putTagged(store: Store, tag: string, given: Parameters<typeof putImage>[1]): void {
  store.tags.set(tag, putImage(store, given).digest);
}

it('gives what the plan held on an assumption when no registry has the higher image', async () => {
  const plan = await previewShipping(
    planFor(),
    contextFor({ [ONE]: createStore(), [TWO]: createStore() }),
  );
  expect(plan.targets[0]?.tags.map(({ tag }) => tag)).toEqual(['1.2.3', '1.2', 'latest']);
  expect(plan.targets[0]?.held).toEqual([]);
  expect(plan.problems).toEqual([]);
});

it.each([
  { name: 'a new exact tag', tag: '1.2.3', reason: 'it is 1.2.3' },
  { name: 'a new tag of a series', tag: '1.2', reason: 'it is 1.2' },
  {
    name: 'a tag of a series that moves',
    tag: '1.2',
    old: '1.2.2',
    reason: '1.2.3 is higher than 1.2.2',
  },
  {
    name: 'a tag of a series that stays',
    tag: 'latest',
    old: '2.0.0',
    reason: '2.0.0 is newer than 1.2.3, and the tag points at it',
  },
  {
    name: 'a tag that only git tags forbid',
    tag: 'latest',
    old: '1.2.2',
    reason: 'it is latest, but has no image here; 1.2.3 is higher than 1.2.2',
  },
])('gives the reason of $name once', async ({ tag, old, reason }) => {
  const store = createStore();
  if (old !== undefined) {
    putTagged(store, tag, { version: old, source: SOURCE, revision: 'c'.repeat(40) });
  }
  const plan = await previewShipping(planFor(), contextFor({ [ONE]: store, [TWO]: store }));
  const shown = plan.targets.flatMap(({ tags, held }) => [...tags, ...held]);
  expect(shown.find((planned) => planned.tag === tag)?.reason).toBe(reason);
});

it('says where a tag would be held when registries differ, and writes nothing', async () => {
  const [one, two] = [createStore(), createStore()];
  putTagged(two, '2.0.0', { version: '2.0.0', source: SOURCE, revision: OTHER_SHA });
  const plan = await previewShipping(planFor(), contextFor({ [ONE]: one, [TWO]: two }));
  const latest = plan.targets[0]?.tags.find(({ tag }) => tag === 'latest');
  expect(latest?.reason).toContain(`${TWO}: held: 2.0.0 is higher`);
  expect([...one.writes, ...two.writes]).toEqual([]);
});

it.each<{ name: string; old: Readonly<Record<string, string>>; version?: string }>([
  {
    name: 'the image that all of them leave',
    old: { [ONE]: '1.2.2', [TWO]: '1.2.2' },
    version: '1.2.2',
  },
  {
    name: 'the image of the one that has the tag',
    old: { [ONE]: '1.2.2' },
    version: '1.2.2',
  },
  { name: 'no image where they differ', old: { [ONE]: '1.2.2', [TWO]: '1.2.1' } },
  { name: 'no image where there is none', old: {} },
])('names $name', async ({ old, version }) => {
  const stores = new Map([ONE, TWO].map((name) => [name, createStore()]));
  for (const [name, store] of stores) {
    const given = { version: old[name] ?? '', source: SOURCE, revision: OTHER_SHA };
    if (name in old) putTagged(store, '1.2', given);
  }
  const plan = await previewShipping(planFor(), contextFor(Object.fromEntries(stores)));
  const float = plan.targets[0]?.tags.find(({ tag }) => tag === '1.2');
  const digest = stores.get(ONE)?.tags.get('1.2');
  const from = { digest, version, revision: OTHER_SHA };
  expect(float?.from).toEqual(version === undefined ? undefined : from);
});

it('says of each floating tag what each repository has, and what would become of it', async () => {
  const [one, two] = [createStore(), createStore()];
  putTagged(one, '1.2', { version: '1.2.2', source: SOURCE, revision: OTHER_SHA });
  putTagged(two, '2.0.0', { version: '2.0.0', source: SOURCE, revision: OTHER_SHA });
  const plan = await previewShipping(planFor(), contextFor({ [ONE]: one, [TWO]: two }));
  const thereOf = (name: string) => plan.targets[0]?.tags.find(({ tag }) => tag === name)?.there;
  expect(thereOf('1.2')).toEqual({
    [ONE]: { digest: one.tags.get('1.2'), answer: 'move' },
    [TWO]: { digest: null, answer: 'create' },
  });
  expect(thereOf('latest')).toEqual({
    [ONE]: { digest: null, answer: 'create' },
    [TWO]: { digest: null, answer: 'hold' },
  });
  expect(thereOf('1.2.3')).toBeUndefined();
});

it.each([
  { name: 'a tag of the image that is used again', tag: '1.2', answer: 'keep' },
  { name: 'a tag of another image', tag: '1.2', old: '1.2.2', answer: 'move' },
])('says of $name what becomes of it', async ({ tag, old, answer }) => {
  const one = createStore();
  const planned = planFor();
  const { build, labels } = planned.targets[0] ?? targetOf();
  const ours = {
    recipe: build.recipe,
    revision: labels['org.opencontainers.image.revision'] ?? '',
  };
  putTagged(one, '1.2.3', { version: '1.2.3', source: SOURCE, ...ours });
  if (old === undefined) one.tags.set(tag, one.tags.get('1.2.3') ?? '');
  else putTagged(one, tag, { version: old, source: SOURCE, revision: OTHER_SHA });
  const plan = await previewShipping(planned, contextFor({ [ONE]: one, [TWO]: one }));
  const tags = plan.targets[0]?.tags ?? [];
  expect(tags.map((given) => [given.tag, given.answer])).toEqual([
    ['1.2.3', 'keep'],
    ['1.2', answer],
    ['latest', 'create'],
  ]);
});

it('tells what would be refused', async () => {
  const one = createStore();
  putTagged(one, '1.2.3', { source: SOURCE, revision: OTHER_SHA, recipe: 'recipe-1' });
  const plan = await previewShipping(planFor(), contextFor({ [ONE]: one }));
  expect(plan.problems.map(({ level, code }) => `${level} ${code}`)).toEqual(['error TAG_TAKEN']);
});

it('says once that a login is missing, whatever the number of tags', async () => {
  const hint = 'Give a credential for one.test.';
  const lacks = (tag: string) =>
    Promise.reject(new Problem([error('LOGIN_MISSING', `could not read "${tag}".`, hint)]));
  const context = contextFor({});
  const open: RegistryClient['open'] = (name) => ({
    ...context.registries.open(name),
    ...(name.host === 'one.test' ? { resolve: lacks, getManifest: lacks } : {}),
  });
  const plan = await previewShipping(planFor(), {
    ...context,
    registries: { ...context.registries, open },
  });
  expect(plan.problems.map(({ message }) => message)).toEqual(['could not read "1.2.3".']);
  expect(plan.targets[0]?.tags[0]?.reason).toContain(`${ONE}: one.test could not be asked`);
});

it('says once that a registry is out of reach, whatever the number of tags and the time of each', async () => {
  let tries = 0;
  const fails = () => {
    tries += 1;
    const message = `could not reach the registry of "${ONE}": unknown host name (4 tries in 3.${tries} s).`;
    return Promise.reject(new Problem([error('REGISTRY_UNREACHABLE', message, 'Check it.')]));
  };
  const context = contextFor({});
  const open: RegistryClient['open'] = (name) => ({
    ...context.registries.open(name),
    ...(name.host === 'one.test' ? { resolve: fails, getManifest: fails } : {}),
  });
  const plan = await previewShipping(planFor(), {
    ...context,
    registries: { ...context.registries, open },
  });
  expect(tries).toBeGreaterThan(1);
  expect(plan.problems.map(({ code }) => code)).toEqual(['REGISTRY_UNREACHABLE']);
});
