// SPDX-License-Identifier: Apache-2.0
// Prunes through the CLI bundle next to other runs in the same repository, and interrupted ones, on a real registry.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PruneReceipt } from '../../src/lifecycle/prune/prune.ts';
import { startFaultProxy, type FaultProxy } from '../lab/fault-proxy.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { nightly } from '../lab/nightly.ts';
import { copyOf, treeOf } from '../lifecycle/prune/registries.ts';
import { pruneStore, questionOf, sign, storeOf } from '../lifecycle/prune/stores.ts';
import { createBench, type Bench } from '../registry/bench.ts';
import type { Store } from '../ship/memory.ts';
import { runCli, runId, type CliOptions, type CliRun } from './cli.ts';
import { makeProject, type Project } from './project.ts';
import { pushStore, readState, stateOf } from './stored.ts';

let site: Lab;
let project: Project;
let proxy: FaultProxy;
let bench: Bench;

beforeAll(async () => {
  site = await lab();
  project = await makeProject({ lab: site });
  proxy = await startFaultProxy(site.registries.second);
  bench = createBench();
});
afterAll(async () => {
  bench.client.close();
  await proxy.close();
  await project.remove();
});

const path = (name: string) => `prune-races-${runId}/${name}`;
const at = (name: string) => `${proxy.host}/${path(name)}`;
const open = (name: string) => bench.open(site.registries.second.host, path(name));
const run = (args: readonly string[], more: Partial<CliOptions> = {}): Promise<CliRun> =>
  runCli({ lab: site, project, args, ...more });
const POLICY = ['--delete', 'sha-*', '--yes'];

/** Old images with signatures; two tags of one image, of which one is to go. */
function makeStore(): Store {
  const store = storeOf(['1.0.0', '1.0.1', 'latest=1.0.1', 'sha-1a2b3c4', 'sha-5e6f7a8']);
  const digests = [...store.tags.values()];
  sign(store, digests[0] ?? '', 'tag');
  sign(store, digests[3] ?? '', 'referrer');
  store.tags.set('sha-9f8e7d6', digests[0] ?? '');
  return store;
}

it('two prunes at once both succeed, and delete what one of them would', async () => {
  const store = makeStore();
  await pushStore(store, open('two'));
  const wanted = copyOf(store);
  await pruneStore(wanted, questionOf({ delete: ['sha-*'] }));
  // Nothing is written before both have read the tags for their plan and once more.
  let lists = 0;
  let begin: () => void = () => undefined;
  const bothAreReady = new Promise<void>((resolve) => (begin = resolve));
  proxy.use(async ({ method, url }) => {
    if (url.includes('/tags/list') && (lists += 1) === 4) begin();
    if (method === 'PUT' || method === 'DELETE') await bothAreReady;
    return undefined;
  });
  const args = ['prune', at('two'), ...POLICY];
  const runs = await Promise.all([run(args), run(args)]);
  proxy.use([]);
  for (const { code, stderr } of runs) expect(code, stderr).toBe(0);
  expect(await readState(store, open('two'))).toEqual(stateOf(wanted));
});

nightly(it)(
  'an image whose backup is interrupted is not deleted, and the next prune goes on',
  async () => {
    const store = makeStore();
    await pushStore(store, open('backup'));
    const before = await readState(store, open('backup'));
    const args = ['prune', at('backup'), ...POLICY, '--backup', 'saved'];
    proxy.use([
      { method: 'GET', url: /\/blobs\//, from: 2, fault: { kind: 'hang', when: 'after' } },
    ]);
    const isDue = () => proxy.log.some(({ fault }) => fault === 'hang');
    await run(args, { kill: { signal: 'SIGKILL', when: isDue } });
    proxy.use([]);
    expect(await readState(store, open('backup'))).toEqual(before);
    const again = await run(args);
    expect(again.code, again.stderr).toBe(0);
    const restored = `${site.registries.plain.host}/${path('restored')}`;
    const copied = await run(['copy', 'oci:saved', restored, '--all-tags']);
    expect(copied.code, copied.stderr).toBe(0);
    const target = bench.open(site.registries.plain.host, path('restored'));
    // The list of referrers is written anew.
    const lists = [...store.tags].flatMap(([tag, digest]) =>
      /^sha256-[0-9a-f]{64}$/.test(tag) ? [digest] : [],
    );
    for (const [tag, digest] of store.tags) {
      if (!tag.startsWith('sha-')) continue;
      expect((await target.resolve(tag))?.digest).toBe(digest);
      for (const part of treeOf(store, digest)) {
        if (!lists.includes(part)) expect(await target.resolve(part)).toBeDefined();
      }
    }
  },
);

nightly(it)(
  'an image that is tagged while it is deleted loses that tag at most, and no other image loses anything',
  async () => {
    const store = makeStore();
    await pushStore(store, open('tagged'));
    const digest = store.tags.get('sha-1a2b3c4') ?? '';
    let promoted: Promise<CliRun> | undefined;
    const direct = `${site.registries.second.host}/${path('tagged')}`;
    proxy.use(async ({ method, url }) => {
      if (method !== 'DELETE' || !url.includes(digest)) return undefined;
      promoted ??= run(['promote', `${direct}@${digest}`, '--to', 'production', '--json']);
      await promoted;
      return undefined;
    });
    const pruned = await run(['prune', at('tagged'), ...POLICY, '--json']);
    proxy.use([]);
    expect((await promoted)?.code, (await promoted)?.stderr).toBe(0);
    // No registry deletes an image only while no other tag names it.
    const receipt = JSON.parse(pruned.stdout) as PruneReceipt;
    expect(receipt.repositories[0]?.digests).toContain(digest);
    for (const tag of ['1.0.0', '1.0.1', 'latest']) {
      const named = (await open('tagged').resolve(tag))?.digest ?? '';
      expect(named).toBe(store.tags.get(tag));
      for (const part of treeOf(store, named))
        expect(await open('tagged').resolve(part)).toBeDefined();
    }
  },
);
