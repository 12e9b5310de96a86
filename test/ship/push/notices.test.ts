// SPDX-License-Identifier: Apache-2.0
// What is said of a repository before a run writes to it: tags that begin with `v`, builds that are not made again.
import { describe, expect, it } from 'vitest';
import { explainNotRebuilt } from '../../../src/ship/push/notices.ts';
import { preflight } from '../../../src/ship/preflight.ts';
import { error, Problem } from '../../../src/problem.ts';
import type { Repository } from '../../../src/registry/registry.ts';
import { createStore, openMemory, putImage } from '../memory.ts';
import { exactTag } from '../plans.ts';
import { destinationOf, SHA } from '../tagging.ts';

const preset = exactTag('1.2.3');

async function codesOf(there: readonly string[], given = preset, complete = true) {
  const store = createStore();
  const { digest } = putImage(store, {});
  for (const tag of there) store.tags.set(tag, digest);
  const repository: Repository = {
    ...openMemory(store),
    listTags: () => Promise.resolve({ tags: [...store.tags.keys()], complete }),
  };
  const destination = destinationOf({ store, repository }, { tags: [given] });
  const [surveyed] = await preflight([destination], { sha: SHA, onExisting: 'auto' });
  return surveyed?.problems.map(({ level, code }) => `${level} ${code}`);
}

describe('a repository with tags that begin with v', () => {
  it.each([
    { there: ['v1.2.2', 'latest', 'sha-abc1234'], says: ['notice V_TAGS_ONLY'] },
    { there: ['v1.2.2', '1.2.2'], says: [] },
    { there: ['latest', 'main'], says: [] },
    { there: [], says: [] },
  ])('is reported once, with v-prefix: $there', async ({ there, says }) => {
    expect(await codesOf(there)).toEqual(says);
  });

  it('is not reported if a rule has spelled the tag, or not all tags are known', async () => {
    expect(await codesOf(['v1.2.2'], exactTag('1.2.3', { rule: 'type=semver' }))).toEqual([]);
    expect(await codesOf(['v1.2.2'], preset, false)).toEqual([]);
  });

  it('is not reported if the registry lists nothing', async () => {
    const store = createStore();
    const repository: Repository = {
      ...openMemory(store),
      listTags: () => Promise.reject(new Problem([error('REGISTRY_DENIED', 'denied', '')])),
    };
    const destination = destinationOf({ store, repository }, { tags: [preset] });
    const [surveyed] = await preflight([destination], { sha: SHA, onExisting: 'auto' });
    expect(surveyed).toMatchObject({ usable: true, problems: [] });
  });
});

it.each([
  { argv: ['docker', 'buildx', 'build', '--pull'], says: 'pull asks' },
  { argv: ['docker', 'buildx', 'build', '--pull', '--no-cache'], says: 'pull and no-cache asks' },
  { argv: ['docker', 'buildx', 'build'], says: undefined },
])('says that nothing was rebuilt for $argv', ({ argv, says }) => {
  const build = { argv, context: '.', file: 'Dockerfile', recipe: '' };
  const [told] = explainNotRebuilt({ build });
  expect(told === undefined).toBe(says === undefined);
  if (says !== undefined) expect(told?.message).toContain(says);
  if (says !== undefined) expect(told?.hint).toContain('on-existing');
});
