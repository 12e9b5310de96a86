// SPDX-License-Identifier: Apache-2.0
// Where the tags of a yanked version go, by a list of tags that is not whole.
import { expect, it } from 'vitest';
import { listYankedTags } from '../../../src/lifecycle/yank/survey.ts';
import { parseVersion } from '../../../src/plan/version/version.ts';
import { problemOf } from '../../registry/bench.ts';
import { createStore, openMemory } from '../../ship/memory.ts';

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
