// SPDX-License-Identifier: Apache-2.0
// A run that was killed after it took a floating tag from a higher version, and before it looked again.
import { expect, it } from 'vitest';
import type { Series } from '../../../src/plan/plan.ts';
import { error, Problem } from '../../../src/problem.ts';
import type { Repository } from '../../../src/registry/registry.ts';
import { createStore, openMemory, type Store } from '../memory.ts';
import { exactTag, floatingTag, seriesOf } from '../plans.ts';
import { tagIn, type Given } from '../tagging.ts';

const KNOWN = ['1.0.0', '1.0.1', '1.1.0', '1.2.0'];

function release(version: string, git: readonly string[], settings: Given['settings'] = {}): Given {
  const higher = git.filter((other) => other > version).toReversed();
  const above: Series['above'] = higher.map((other) => ({
    gitTag: `v${other}`,
    version: other,
    tag: other,
  }));
  const list = git.map((name) => ({ name: `v${name}`, sha: '' }));
  return {
    version,
    sha: version.replaceAll('.', '').padEnd(40, '0'),
    tags: [exactTag(version), floatingTag('latest', { versions: seriesOf(version, { above }) })],
    remote: { gitTags: () => Promise.resolve({ known: true, from: 'remote', list }) },
    settings,
  };
}

/** 1.1.0 ships between the last look of 1.0.0 and its write; nothing of 1.0.0 comes after that. */
async function overwrite(store: Store): Promise<void> {
  const memory = openMemory(store);
  const killed: Repository = {
    ...memory,
    putManifest: async (reference, manifest) => {
      if (reference !== 'latest') return memory.putManifest(reference, manifest);
      await tagIn([{ store }], release('1.1.0', KNOWN));
      await memory.putManifest(reference, manifest);
      throw new Problem([error('RUN_KILLED', 'the run was killed')]);
    },
  };
  await tagIn([{ store, repository: killed }], release('1.0.0', KNOWN));
  expect(store.tags.get('latest')).toBe(store.tags.get('1.0.0'));
  expect(store.tags.get('1.1.0')).toBeDefined();
}

const BEHIND =
  'it already points at this image, although 1.1.0 is higher and has an image here. If it is not to stay there, ship that version again.';

it.each([
  {
    name: 'the higher run again',
    run: '1.1.0',
    latest: '1.1.0',
    reason: /^1\.1\.0 is higher than/,
  },
  { name: 'the next higher one', run: '1.2.0', latest: '1.2.0', reason: /^1\.2\.0 is higher than/ },
  { name: 'the lower run again', run: '1.0.0', latest: '1.0.0', reason: BEHIND },
  {
    name: 'a backport',
    run: '1.0.1',
    latest: '1.0.0',
    reason: '1.1.0 is higher than 1.0.1 and has an image here',
  },
  {
    name: 'the lower one, always',
    run: '1.0.0',
    settings: { moving: 'always' },
    latest: '1.0.0',
    reason: 'it already points at this image',
  },
] as const)('latest after $name is $latest', async ({ run, latest, reason, ...rest }) => {
  const store = createStore();
  await overwrite(store);
  const settings = 'settings' in rest ? rest.settings : {};
  const { tagResults } = await tagIn([{ store }], release(run, KNOWN, settings));
  expect(store.tags.get('latest')).toBe(store.tags.get(latest));
  const image = tagResults.find(({ image: { tag } }) => tag === 'latest')?.image;
  expect(image?.reason).toEqual(
    typeof reason === 'string' ? reason : expect.stringMatching(reason),
  );
});
