// SPDX-License-Identifier: Apache-2.0
// Which tags of a repository a log without a tag reads.
import { expect, it } from 'vitest';
import { readLog } from '../../../src/lifecycle/log/log.ts';
import { createStore, openMemory, putImage } from '../../ship/memory.ts';

it('floating tags are read first, however many tags of commits and versions there are', async () => {
  const store = createStore();
  const { digest } = putImage(store, { version: '1.2.3' });
  const commits = Array.from({ length: 300 }, (_, at) => `sha-${String(at).padStart(7, '0')}`);
  const versions = Array.from({ length: 300 }, (_, at) => `1.${at}.0`);
  const floating = ['1', '1.2', 'latest', 'main', 'production', 'zeta'];
  // Registries list them in the order of their names.
  for (const tag of [...commits, ...versions, ...floating].toSorted()) store.tags.set(tag, digest);
  const repository = openMemory(store);
  const log = await readLog(
    'ghcr.io/acme/app',
    {},
    {
      open: () => repository,
      connect: () => undefined,
      endPreflight: () => undefined,
      counts: () => ({ requests: 0, retries: 0 }),
      close: () => undefined,
    },
  );
  const read = Object.keys(log.current);
  expect(read).toEqual(expect.arrayContaining(floating));
  expect(read).toHaveLength(200);
  expect(log.problems.map(({ code }) => code)).toContain('LOG_CUT');
});

it('a repository without tags is told from one without records', async () => {
  const store = createStore();
  const registries = {
    open: () => openMemory(store),
    connect: () => undefined,
    endPreflight: () => undefined,
    counts: () => ({ requests: 0, retries: 0 }),
    close: () => undefined,
  };
  const says = async () => (await readLog('r.test/acme/app', {}, registries)).problems[0]?.message;
  expect(await says()).toContain('"r.test/acme/app" has no tags');
  store.tags.set('latest', putImage(store, { version: '1.2.3' }).digest);
  expect(await says()).toContain('nothing is recorded');
});
