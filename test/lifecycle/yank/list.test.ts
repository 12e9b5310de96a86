// SPDX-License-Identifier: Apache-2.0
// Where the tags of a yanked version go, by a list of tags that is not whole.
import { expect, it } from 'vitest';
import { listYankedTags, surveyYank } from '../../../src/lifecycle/yank/survey.ts';
import { parseVersion } from '../../../src/plan/version/version.ts';
import { error, Problem } from '../../../src/problem.ts';
import { problemOf } from '../../registry/bench.ts';
import { createStore, openMemory, putImage } from '../../ship/memory.ts';
import { destinationOf } from '../../ship/tagging.ts';

it('no tag is moved by a list that is not whole', async () => {
  const version = parseVersion('1.2.3');
  if (version === undefined) throw new Error('1.2.3');
  const why = 'a page of it leads to one before it';
  const listTags = () => Promise.resolve({ tags: ['1.2.3', 'latest'], complete: false, why });
  const repository = { ...openMemory(createStore()), listTags };
  const question = {
    command: 'yank',
    version,
    counting: { revisions: undefined, ignoreVersions: undefined },
  } as const;
  const { problems } = await problemOf(listYankedTags(repository, question, new Set()));
  expect(problems).toMatchObject([{ code: 'YANK_TOO_MANY' }]);
  expect(problems[0]?.message).toContain(why);
});

it('of hundreds of tags each that points at the yanked image is found, and the version to go to', async () => {
  const version = parseVersion('1.200.0');
  if (version === undefined) throw new Error('1.200.0');
  const store = createStore();
  const yanked = putImage(store, { version: '1.200.0' }).digest;
  const other = putImage(store, { version: '1.0.0' }).digest;
  const floats = Array.from({ length: 300 }, (_, at) => `team-${at}`);
  for (const tag of [...floats, 'latest', 'prod', '1.200.0']) store.tags.set(tag, yanked);
  // Tags of versions that are listed, and whose image is the yanked one.
  for (let minor = 1; minor < 200; minor += 1) store.tags.set(`1.${minor}.0`, yanked);
  store.tags.set('1.0.0', other);
  const found = await listYankedTags(
    openMemory(store),
    { command: 'yank', version, counting: { revisions: undefined, ignoreVersions: undefined } },
    new Set([yanked]),
  );
  expect(found.find(({ tag }) => tag === 'latest')).toMatchObject({ action: 'move', to: other });
  const staying = found.filter(({ action }) => action === 'stay').map(({ tag }) => tag);
  expect(staying).toEqual(expect.arrayContaining([...floats, 'prod']));
});

it('what a registry lists and is no tag is neither asked for nor moved', async () => {
  const version = parseVersion('1.2.3');
  if (version === undefined) throw new Error('1.2.3');
  const store = createStore();
  const yanked = putImage(store, { version: '1.2.3' }).digest;
  const other = putImage(store, { version: '1.2.2' }).digest;
  const odd = ['latest-a/../../x', 'prod\n::error::', '../../other/manifests/1', ''];
  for (const tag of ['1.2.3', 'latest', ...odd, ...odd.map((one) => `1.2.3-${one}`)]) {
    store.tags.set(tag, yanked);
  }
  for (const tag of ['1.2.2', '1.2.2-a/../../x']) store.tags.set(tag, other);
  const found = await listYankedTags(
    openMemory(store),
    { command: 'yank', version, counting: { revisions: undefined, ignoreVersions: undefined } },
    new Set([yanked]),
  );
  expect(found.map(({ tag, toTag }) => [tag, toTag])).toEqual([['latest', '1.2.2']]);
  const asked = store.requests.filter((what) => what.startsWith('HEAD'));
  expect(asked.filter((what) => /\/|\n/.test(what))).toEqual([]);
});

it('a repository that cannot be asked is not said to have no image', async () => {
  const version = parseVersion('1.2.3');
  if (version === undefined) throw new Error('1.2.3');
  const store = createStore();
  const refused = new Problem([error('REGISTRY_DENIED', 'may not push')]);
  const repository = { ...openMemory(store), authorize: () => Promise.reject(refused) };
  const destination = destinationOf({ store, repository }, { tags: [] });
  const counting = { revisions: undefined, ignoreVersions: undefined };
  const { told, problems } = await surveyYank(destination, { command: 'yank', version, counting });
  expect(told).toMatchObject({ mark: 'unasked', digest: null });
  expect(problems).toMatchObject([{ code: 'REGISTRY_DENIED' }]);
});
