// SPDX-License-Identifier: Apache-2.0
// Tagging in memory: order, refusals, other runs, lists. Every order of requests is in races.test.ts.
import { describe, expect, it } from 'vitest';
import { error, Problem } from '../../../src/problem.ts';
import type { Repository } from '../../../src/registry/registry.ts';
import { createStore, openMemory, putImage, type Store } from '../memory.ts';
import { exactTag, floatingTag, seriesOf, SOURCE } from '../plans.ts';
import { actionsOf, OTHER_SHA, SHA, tagIn, type Given } from '../tagging.ts';

const RELEASE: Given = {
  version: '1.2.3',
  tags: [exactTag('1.2.3'), floatingTag('latest', { versions: seriesOf('1.2.3') })],
};

function refusing(
  store: Store,
  tag: string,
  code: 'REGISTRY_TAG_IMMUTABLE' | 'REGISTRY_DENIED',
): Repository {
  const repository = openMemory(store);
  return {
    ...repository,
    putManifest: (reference, manifest) =>
      reference === tag
        ? Promise.reject(new Problem([error(code, `no write of "${reference}"`)]))
        : repository.putManifest(reference, manifest),
  };
}

function putTagged(store: Store, tag: string, given: Parameters<typeof putImage>[1]): string {
  const { digest } = putImage(store, given);
  store.tags.set(tag, digest);
  return digest;
}

describe('a platform’s manifest', () => {
  it('is never written at the same time as the index that refers to it', async () => {
    const store = createStore();
    const memory = openMemory(store);
    let writing: string[] = [];
    const seen: string[] = [];
    const repository: Repository = {
      ...memory,
      putManifest: async (reference, manifest) => {
        writing.push(reference);
        seen.push(writing.join('+'));
        await new Promise((resolve) => setImmediate(resolve));
        writing = writing.filter((one) => one !== reference);
        return memory.putManifest(reference, manifest);
      },
    };
    const platform = 'linux/amd64';
    const tags = [
      exactTag('1.2.3-amd64', { platform }),
      exactTag('1.2.3'),
      floatingTag('1-amd64', { platform }),
      floatingTag('1'),
    ];
    await tagIn([{ store, repository }], { tags });
    expect(seen).toEqual(['1.2.3', '1.2.3-amd64', '1', '1-amd64']);
  });
});

describe('several repositories', () => {
  it('keeps floating tags back everywhere when a required one lacks an exact tag', async () => {
    const [one, two] = [createStore(), createStore()];
    const repository = refusing(two, '1.2.3', 'REGISTRY_DENIED');
    const tagged = await tagIn([{ store: one }, { store: two, repository }], RELEASE);
    expect(actionsOf(tagged).toSorted()).toEqual([
      '1.2.3 created',
      '1.2.3 failed',
      'latest held',
      'latest held',
    ]);
    expect(one.tags.has('latest')).toBe(false);
    expect(tagged.problems.map(({ level, code }) => `${level} ${code}`)).toEqual([
      'error REGISTRY_DENIED',
    ]);
  });

  it('lets one that is not required fail alone', async () => {
    const [one, two] = [createStore(), createStore()];
    const repository = refusing(two, '1.2.3', 'REGISTRY_DENIED');
    const spots = [{ store: one }, { store: two, repository, required: false }];
    const tagged = await tagIn(spots, RELEASE);
    expect([...one.tags.keys()]).toEqual(['1.2.3', 'latest']);
    expect(two.tags.size).toBe(0);
    expect(tagged.problems.map(({ level }) => level)).toEqual(['notice']);
  });
});

describe('tags that cannot be written twice', () => {
  it.each([
    { name: 'held with a notice', literal: false, action: 'held', level: 'notice' },
    {
      name: 'an error when the user wrote its name',
      literal: true,
      action: 'failed',
      level: 'error',
    },
  ])('a floating tag is $name', async ({ literal, action, level }) => {
    const store = createStore();
    const there = putTagged(store, 'latest', {
      version: '1.2.2',
      source: SOURCE,
      revision: OTHER_SHA,
    });
    const latest = floatingTag('latest', { versions: seriesOf('1.2.3'), literal });
    const repository = refusing(store, 'latest', 'REGISTRY_TAG_IMMUTABLE');
    const tagged = await tagIn([{ store, repository }], {
      ...RELEASE,
      tags: [exactTag('1.2.3'), latest],
    });
    expect(actionsOf(tagged)).toEqual(['1.2.3 created', `latest ${action}`]);
    expect(store.tags.get('latest')).toBe(there);
    expect(tagged.tagResults.flatMap(({ problem }) => problem?.level ?? [])).toEqual([level]);
  });

  it('an answer that was lost on the way counts as written', async () => {
    const store = createStore();
    const repository = openMemory(store);
    const losing: Repository = {
      ...repository,
      putManifest: async (reference, manifest) => {
        await repository.putManifest(reference, manifest);
        throw new Problem([error('REGISTRY_TAG_IMMUTABLE', 'it is there already')]);
      },
    };
    const tagged = await tagIn([{ store, repository: losing }], {
      ...RELEASE,
      tags: [exactTag('1.2.3')],
    });
    expect(actionsOf(tagged)).toEqual(['1.2.3 created']);
    expect(tagged.problems).toEqual([]);
  });
});

describe('another run of the same commit was first', () => {
  it('takes its image, floating tags included, and says so', async () => {
    const store = createStore();
    const first = putTagged(store, '1.2.3', {
      ...{ source: SOURCE, revision: SHA, version: '1.2.3', recipe: 'recipe-1', salt: 'first' },
    });
    const tagged = await tagIn([{ store }], RELEASE);
    expect(actionsOf(tagged)).toEqual(['1.2.3 kept', 'latest created']);
    expect(store.tags.get('latest')).toBe(first);
    expect(tagged.problems.map(({ code }) => code)).toEqual(['TAG_OTHER_BITS']);
    expect(tagged.pushedImages[0]?.builtImage.manifest.digest).toBe(first);
  });

  it('has no floating tag moved to its image where that takes no signature', async () => {
    const theirs = { source: SOURCE, revision: SHA, version: '1.2.3', recipe: 'recipe-1' };
    const [store, refusing] = [createStore(), createStore()];
    for (const one of [store, refusing]) putTagged(one, '1.2.3', { ...theirs, salt: 'first' });
    const asked: string[] = [];
    const tagged = await tagIn([{ store }, { store: refusing, required: false }], {
      ...RELEASE,
      sign: (images) => {
        asked.push(...images.map(({ builtImage }) => builtImage.manifest.digest));
        return Promise.resolve(images.slice(0, 1));
      },
    });
    expect(asked).toEqual([store, refusing].map((one) => one.tags.get('1.2.3')));
    expect(actionsOf(tagged).toSorted()).toEqual([
      ...['1.2.3 kept', '1.2.3 kept'],
      ...['latest created', 'latest held'],
    ]);
    expect([...store.tags.keys()]).toEqual(['1.2.3', 'latest']);
    expect([...refusing.tags.keys()]).toEqual(['1.2.3']);
  });

  it('gives sha-<12> where another commit has the same seven digits', async () => {
    const store = createStore();
    const revision = `${SHA.slice(0, 7)}${'f'.repeat(33)}`;
    const theirs = putTagged(store, 'sha-1111111', {
      source: SOURCE,
      revision,
      recipe: 'recipe-1',
    });
    const tagged = await tagIn([{ store }], { tags: [exactTag('sha-1111111')] });
    expect(actionsOf(tagged)).toEqual(['sha-111111111111 created']);
    expect(store.tags.get('sha-1111111')).toBe(theirs);
  });
});

describe('candidates', () => {
  const unknown = { gitTags: () => Promise.resolve({ known: false as const, reason: 'offline' }) };
  const many = Array.from({ length: 60 }, (_, index) => ({
    name: `v2.0.${index}`,
    sha: OTHER_SHA,
  }));

  it.each([
    {
      name: 'a git tag without image holds nothing',
      list: ['v2.0.0'],
      images: [],
      action: 'created',
    },
    { name: 'one with an image does', list: ['v2.0.0'], images: ['2.0.0'], action: 'held' },
    {
      name: 'a prerelease does not',
      list: ['v2.0.0-rc.1'],
      images: ['2.0.0-rc.1'],
      action: 'created',
    },
    {
      name: 'another variant does not',
      list: ['v2.0.0'],
      images: ['2.0.0-alpine'],
      action: 'created',
    },
  ])('$name', async ({ list, images, action }) => {
    const store = createStore();
    for (const tag of images) putTagged(store, tag, { salt: tag });
    const gitTags = list.map((name) => ({ name, sha: OTHER_SHA }));
    const remote = {
      gitTags: () =>
        Promise.resolve({ known: true as const, from: 'remote' as const, list: gitTags }),
    };
    expect(actionsOf(await tagIn([{ store }], { ...RELEASE, remote }))[1]).toBe(`latest ${action}`);
  });

  it('asks the repository for its tags when git tags are not known', async () => {
    const store = createStore();
    putTagged(store, '2.0.0', { salt: 'later' });
    const tagged = await tagIn([{ store }], { ...RELEASE, remote: unknown });
    expect(actionsOf(tagged)[1]).toBe('latest held');
    expect(store.requests.filter((what) => what === 'GET tags/list')).toHaveLength(1);
  });

  it('holds when neither tells', async () => {
    const store = createStore();
    const listTags = () => Promise.resolve({ tags: [], complete: false });
    const repository = { ...openMemory(store), listTags };
    const tagged = await tagIn([{ store, repository }], { ...RELEASE, remote: unknown });
    expect(actionsOf(tagged)[1]).toBe('latest held');
    expect(tagged.tagResults[1]?.image.reason).toContain('moving');
  });

  it('looks for fifty at most, and then holds', async () => {
    const store = createStore();
    const remote = {
      gitTags: () => Promise.resolve({ known: true as const, from: 'remote' as const, list: many }),
    };
    const tagged = await tagIn([{ store }], { ...RELEASE, remote });
    expect(tagged.tagResults[1]?.image).toMatchObject({ action: 'held' });
    expect(tagged.tagResults[1]?.image.reason).toContain('60 git tags are higher');
    expect(store.requests.filter((what) => what.startsWith('HEAD 2.0.'))).toHaveLength(50);
  });
});

describe('prefixes and suffixes', () => {
  const alpine = seriesOf('1.2.3', { exactSuffix: '-alpine' });
  const tags = [
    exactTag('1.2.3-alpine'),
    floatingTag('1.2-alpine', { versions: alpine }),
    floatingTag('latest', { versions: alpine }),
  ];
  it.each([
    { name: 'takes latest where there is nothing else', images: [], latest: 'created' },
    { name: 'leaves latest to the bare image of this version', images: ['1.2.3'], latest: 'held' },
  ])('$name', async ({ images, latest }) => {
    const store = createStore();
    for (const tag of images) putTagged(store, tag, { salt: tag });
    const tagged = await tagIn([{ store }], { version: '1.2.3', tags });
    expect(actionsOf(tagged).slice(1)).toEqual(['1.2-alpine created', `latest ${latest}`]);
    if (latest === 'held') expect(tagged.tagResults[2]?.image.reason).toContain('onlatest=true');
  });

  it('leaves latest to the plain image of the current version', async () => {
    const store = createStore();
    const bare = putTagged(store, '1.2.2', {
      version: '1.2.2',
      source: SOURCE,
      revision: OTHER_SHA,
    });
    store.tags.set('latest', bare);
    const tagged = await tagIn([{ store }], { version: '1.2.3', tags });
    expect(actionsOf(tagged)[2]).toBe('latest held');
  });
});
