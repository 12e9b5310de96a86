// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { createDestinations, isRequired, listFloating } from '../../src/ship/destination.ts';
import { preflight } from '../../src/ship/preflight.ts';
import { findPromotable, findTagged } from '../../src/ship/reuse/find.ts';
import { error, Problem } from '../../src/problem.ts';
import type { PushRight, RegistryClient, Repository } from '../../src/registry/registry.ts';
import { settingsOf } from '../plan/settings.ts';
import { createStore, openMemory, putImage, type Store } from './memory.ts';
import { exactTag, floatingTag, planOf, SOURCE, targetOf } from './plans.ts';
import { OTHER_SHA, destinationOf, SHA, type Given } from './tagging.ts';

const GIVEN: Given = { tags: [exactTag('1.2.3'), floatingTag('latest')] };
const OPTIONS = { sha: SHA, onExisting: 'auto' as const };

function putTagged(store: Store, tag: string, given: Parameters<typeof putImage>[1]): string {
  const { digest } = putImage(store, given);
  store.tags.set(tag, digest);
  return digest;
}

function withRight(store: Store, right: PushRight): Repository {
  return { ...openMemory(store), provePush: () => Promise.resolve(right) };
}

describe('preflight', () => {
  it('asks who holds exact tags, and leaves floating ones for later', async () => {
    const store = createStore();
    await preflight([destinationOf({ store }, GIVEN)], OPTIONS);
    expect(store.requests.toSorted()).toEqual([
      'GET tags/list',
      'HEAD 1.2.3',
      'POST blobs/uploads',
    ]);
  });

  it('tells all that is wrong in all repositories together', async () => {
    const taken = createStore();
    putTagged(taken, '1.2.3', { source: SOURCE, revision: OTHER_SHA, recipe: 'recipe-1' });
    const barred = createStore();
    const right = { ok: false, reason: 'permission', detail: 'read only' } as const;
    const silent = createStore();
    const throwing: Repository = {
      ...openMemory(silent),
      authorize: () => Promise.reject(new Problem([error('REGISTRY_UNREACHABLE', 'no route')])),
    };
    const surveyed = await preflight(
      [
        destinationOf({ store: taken }, GIVEN),
        destinationOf({ store: barred, repository: withRight(barred, right) }, GIVEN),
        destinationOf({ store: silent, repository: throwing }, GIVEN),
      ],
      OPTIONS,
    );
    const problems = surveyed.flatMap((one) => one.problems);
    expect(problems.map(({ code }) => code)).toEqual([
      'TAG_TAKEN',
      'PREFLIGHT_REFUSED',
      'REGISTRY_UNREACHABLE',
    ]);
    expect(surveyed.map(({ forbidden }) => forbidden)).toEqual([false, true, false]);
    expect(new Set(problems.map(({ level }) => level))).toEqual(new Set(['error']));
  });

  it('only warns of a repository that is not required', async () => {
    const store = createStore();
    const right = { ok: false, reason: 'missing', detail: 'not there' } as const;
    const spot = { store, repository: withRight(store, right), required: false };
    const [surveyed] = await preflight([destinationOf(spot, GIVEN)], OPTIONS);
    expect(surveyed).toMatchObject({ usable: false, problems: [{ level: 'notice' }] });
  });

  it('explains a refused login rather than what it breaks', async () => {
    const store = createStore();
    const right = { ok: false, reason: 'credentials', detail: 'wrong password' } as const;
    const repository: Repository = {
      ...withRight(store, right),
      resolve: () => Promise.reject(new Problem([error('LOGIN_MISSING', 'who are you?')])),
    };
    const [surveyed] = await preflight([destinationOf({ store, repository }, GIVEN)], OPTIONS);
    expect(surveyed?.problems.map(({ message }) => message).join()).toContain('wrong password');
  });
});

describe('a saved plan that asked the registries', () => {
  const old = { source: SOURCE, revision: OTHER_SHA, recipe: 'recipe-1' };
  const rows: readonly {
    readonly name: string;
    /** Moves the tag after the plan was made. */
    readonly change: (store: Store) => void;
    readonly isHeld?: true;
    readonly codes: readonly string[];
  }[] = [
    { name: 'nothing has moved', change: () => undefined, codes: [] },
    {
      name: 'a tag has moved',
      change: (store) => void putTagged(store, 'latest', { ...old, salt: 'other' }),
      codes: ['PLAN_STALE'],
    },
    {
      name: 'a held tag has moved',
      change: (store) => void putTagged(store, 'latest', { ...old, salt: 'other' }),
      isHeld: true,
      codes: ['PLAN_STALE'],
    },
    {
      name: 'a tag is gone',
      change: (store) => void store.tags.delete('latest'),
      codes: ['PLAN_STALE'],
    },
    {
      name: 'an earlier try of the same plan has moved it',
      change: (store) => {
        const ours = putTagged(store, '1.2.3', { ...old, revision: SHA });
        store.tags.set('latest', ours);
      },
      codes: [],
    },
  ];
  it.each(rows)('$name', async ({ change, isHeld, codes }) => {
    const store = createStore();
    const digest = putTagged(store, 'latest', { ...old, version: '1.2.2' });
    const { name } = openMemory(store).repository;
    const latest = floatingTag('latest', { there: { [name]: { digest, answer: 'move' } } });
    const [tags, held] = isHeld ? [[], [latest]] : [[latest], []];
    change(store);
    const given = { tags: [exactTag('1.2.3'), ...tags], held };
    const [surveyed] = await preflight([destinationOf({ store }, given)], OPTIONS);
    expect(surveyed?.problems.map(({ code }) => code)).toEqual(codes);
  });

  it('is stale where a tag exists that did not', async () => {
    const store = createStore();
    const { name } = openMemory(store).repository;
    const there = { [name]: { digest: null, answer: 'create' } } as const;
    const given = { tags: [exactTag('1.2.3'), floatingTag('latest', { there })] };
    const ask = async () => (await preflight([destinationOf({ store }, given)], OPTIONS))[0];
    expect((await ask())?.problems).toEqual([]);
    const digest = putTagged(store, 'latest', old);
    expect((await ask())?.problems).toMatchObject([
      {
        code: 'PLAN_STALE',
        message: `"${name}:latest" pointed at no image when the plan was made, and points at ${digest} now`,
      },
    ]);
  });
});

it('an image that is made already is known by its digest, where no index says its commit', async () => {
  const store = createStore();
  const digest = putTagged(store, '1.2.3', { salt: 'made' });
  const ask = async (digests?: readonly string[]) => {
    const options = digests === undefined ? OPTIONS : { ...OPTIONS, digests };
    const [surveyed] = await preflight([destinationOf({ store }, GIVEN)], options);
    return surveyed?.problems.map(({ code }) => code);
  };
  expect(await ask()).toEqual(['TAG_TAKEN']);
  expect(await ask([`sha256:${'0'.repeat(64)}`])).toEqual(['TAG_TAKEN']);
  expect(await ask([`sha256:${'0'.repeat(64)}`, digest])).toEqual([]);
});

describe('going on from what is there', () => {
  it('takes the image of a required destination first', async () => {
    const [optional, required] = [createStore(), createStore()];
    const ours = { source: SOURCE, revision: SHA, recipe: 'recipe-1' };
    putTagged(optional, '1.2.3', { ...ours, salt: 'optional' });
    const digest = putTagged(required, '1.2.3', { ...ours, salt: 'required' });
    const destinations = [
      destinationOf({ store: optional, required: false }, GIVEN),
      destinationOf({ store: required }, GIVEN),
    ];
    const earlier = await findTagged(await preflight(destinations, OPTIONS));
    expect(earlier?.builtImage.manifest.digest).toBe(digest);
    expect(earlier?.builtImage.platforms).toEqual({ 'linux/amd64': digest });
  });

  it.each([
    {
      name: 'of this commit and recipe',
      given: { revision: SHA, recipe: 'recipe-1' },
      codes: [],
      found: true,
    },
    {
      name: 'of another recipe',
      given: { revision: SHA, recipe: 'recipe-2' },
      codes: ['REUSE_OTHER_BUILD'],
      found: false,
    },
    {
      name: 'of another commit',
      given: { revision: OTHER_SHA, recipe: 'recipe-1' },
      codes: ['REUSE_OTHER_BUILD'],
      found: false,
    },
  ])('promotes sha-… $name', async ({ given, codes, found }) => {
    const store = createStore();
    putTagged(store, `sha-${SHA.slice(0, 7)}`, { source: SOURCE, ...given });
    const { earlier, problems } = await findPromotable([destinationOf({ store }, GIVEN)], SHA);
    expect(earlier !== undefined).toBe(found);
    expect(problems.map(({ code }) => code)).toEqual(codes);
  });
});

describe('places', () => {
  const entry = (prefix: string, required: boolean) => ({ prefix, required, insecure: false });
  it.each([
    { name: 'nothing said', registries: [], required: true },
    { name: 'its host', registries: [entry('ghcr.io', false)], required: false },
    {
      name: 'another host that begins alike',
      registries: [entry('ghcr.i', false)],
      required: true,
    },
    {
      name: 'the longer prefix',
      registries: [entry('ghcr.io', false), entry('ghcr.io/acme', true)],
      required: true,
    },
  ])('are required by $name: $required', ({ registries, required }) => {
    expect(isRequired({ host: 'ghcr.io', path: 'acme/app' }, registries)).toBe(required);
  });

  it('have floating tags that only the registry can decide, held ones included', () => {
    const held = [
      floatingTag('latest', { decided: 'registry' }),
      floatingTag('1', { decided: 'plan' }),
    ];
    const target = targetOf({ tags: [exactTag('1.2.3'), floatingTag('1.2')], held });
    expect(
      listFloating({ target, name: target.repositories[0] ?? '' }).map(({ tag }) => tag),
    ).toEqual(['1.2', 'latest']);
  });

  it('are one for each repository of each target', () => {
    const targets = [targetOf(), targetOf({ name: 'web', repositories: ['r.test/a', 'r.test/b'] })];
    const opened: string[] = [];
    const registries: RegistryClient = {
      open: (repository) => {
        opened.push(repository.name);
        return openMemory(createStore());
      },
      connect: () => undefined,
      endPreflight: () => undefined,
      counts: () => ({ requests: 0, retries: 0 }),
      close: () => undefined,
    };
    expect(createDestinations(planOf({ targets }), registries, settingsOf())).toHaveLength(3);
    expect(opened).toEqual(['registry.test/acme/app', 'r.test/a', 'r.test/b']);
  });
});
