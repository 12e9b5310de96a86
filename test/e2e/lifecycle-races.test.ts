// SPDX-License-Identifier: Apache-2.0
// Commands of the lifecycle at the same time in one repository, through the CLI bundle on real registries, several rounds each.
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

const ROUNDS = [0, 1, 2, 3, 4];

let site: Lab;
let project: Project;
let proxy: FaultProxy;
let bench: Bench;

beforeAll(async () => {
  site = await lab();
  project = await makeProject({
    lab: site,
    files: { Dockerfile: 'FROM scratch\nARG V\nLABEL v=$V\nCOPY busybox /\n' },
  });
  proxy = await startFaultProxy(site.registries.second);
  bench = createBench();
});
afterAll(async () => {
  bench.client.close();
  await proxy.close();
  await project.remove();
});

const path = (name: string) => `lifecycle-races-${runId}/${name}`;
const at = (name: string) => `${site.registries.second.host}/${path(name)}`;
const through = (name: string) => `${proxy.host}/${path(name)}`;
const open = (name: string) => bench.open(site.registries.second.host, path(name));
const runWith = (args: readonly string[], more: Partial<CliOptions> = {}): Promise<CliRun> =>
  runCli({ lab: site, project, args, isAlone: false, ...more });
const run = (...args: readonly string[]): Promise<CliRun> => runWith(args);
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Every tag of a repository with its digest; each can be pulled whole, as verify says. */
async function readWhole(name: string): Promise<ReadonlyMap<string, string>> {
  const { tags } = await open(name).listTags(5);
  const found = new Map<string, string>();
  for (const tag of tags.filter((one) => !one.startsWith('sha256-'))) {
    const { digest } = (await open(name).resolve(tag)) ?? {};
    expect(digest, `${name}:${tag} points to nothing`).toBeDefined();
    const verified = await run('verify', `${at(name)}:${tag}`);
    expect(verified.code, verified.stderr).toBe(0);
    found.set(tag, digest ?? '');
  }
  return found;
}

/** A repository with old images, pushed to the registry. */
async function makeRepository(name: string): Promise<Store> {
  const store = storeOf(['1.0.0', '1.1.0', 'latest=1.1.0', '1.1=1.1.0', 'sha-1', 'sha-2', 'sha-3']);
  await pushStore(store, open(name));
  return store;
}

const PRUNE = ['--delete', 'sha-*', '--minimum-age', '0h', '--yes'];

nightly(it)('a prune keeps an image that is promoted after the plan was shown, whole', async () => {
  const store = await makeRepository('promoted');
  const digest = store.tags.get('sha-3') ?? '';
  let promoted: Promise<CliRun> | undefined;
  proxy.use(async ({ method, url }) => {
    if (method !== 'PUT' || !url.includes('/manifests/tagship-prune-')) return undefined;
    await (promoted ??= run('promote', `${at('promoted')}@${digest}`, '--to', 'production'));
    return undefined;
  });
  const pruned = await run('prune', through('promoted'), ...PRUNE, '--json');
  proxy.use([]);
  expect((await promoted)?.code, (await promoted)?.stderr).toBe(0);
  expect(pruned.code, pruned.stderr).toBe(0);
  const { repositories } = JSON.parse(pruned.stdout) as PruneReceipt;
  const problems = repositories.flatMap((one) => one.problems);
  const digests = repositories.flatMap((one) => one.digests);
  expect(problems.map(({ code }) => code)).toContain('PRUNE_TAGGED');
  expect(digests).not.toContain(digest);
  expect((await open('promoted').resolve('production'))?.digest).toBe(digest);
});

nightly(it)('a prune and a ship at once: what the ship reports as done is there', async () => {
  for (const round of ROUNDS) {
    const name = `shipped-${round}`;
    await makeRepository(name);
    await project.commit(`round ${round}`);
    const words = ['ship', '--push', '--json', '--image', at(name), '--build-args', `V=${round}`];
    const shipping = run(...words);
    await wait(300 * round);
    const runs = [await run('prune', at(name), ...PRUNE), await run('prune', at(name), ...PRUNE)];
    const shipped = await shipping;
    for (const one of runs) expect(one.stderr).not.toMatch(/Error:|This is a bug/);
    const tags = await readWhole(name);
    if (shipped.code === 0) expect([...tags.keys()]).toContain('main');
    else expect(shipped.stderr).toMatch(/^error: /m);
    expect([...tags.keys()]).toEqual(expect.arrayContaining(['1.0.0', '1.1', '1.1.0', 'latest']));
  }
});

nightly(it)('a prune and promotions at once leave every tag whole', async () => {
  for (const round of ROUNDS) {
    const name = `promotions-${round}`;
    const store = await makeRepository(name);
    const pruning = run('prune', at(name), ...PRUNE);
    await wait(150 * round);
    const promoted = await run(
      ...['promote', `${at(name)}@${store.tags.get('sha-2') ?? ''}`, '--to', 'stage', '--json'],
    );
    const pruned = await pruning;
    const tags = await readWhole(name);
    // The tag itself can be lost, if it is given between the last list and the deletion: see the threat model.
    for (const { code, stderr } of [promoted, pruned]) expect([0, 1], stderr).toContain(code);
    expect([...tags.keys()]).toEqual(expect.arrayContaining(['1.0.0', '1.1', '1.1.0', 'latest']));
  }
});

nightly(it)('a prune at the source of a copy: what the copy reports as done is whole', async () => {
  for (const round of ROUNDS) {
    const [from, to] = [`source-${round}`, `copied-${round}`];
    await makeRepository(from);
    const copying = run('copy', at(from), at(to), '--all-tags', '--json');
    await wait(100 * round);
    const pruned = await run('prune', at(from), ...PRUNE);
    expect(pruned.code, pruned.stderr).toBe(0);
    const copied = await copying;
    const tags = await readWhole(to);
    await readWhole(from);
    if (copied.code === 0)
      expect([...tags.keys()]).toEqual(expect.arrayContaining(['1.0.0', 'latest']));
    else expect(copied.stderr).toMatch(/COPY_NOT_FOUND|REGISTRY_NOT_FOUND/);
    const again = await run('copy', at(from), at(to), '--all-tags');
    expect(again.code, again.stderr).toBe(0);
  }
});

const yank = (version: string, name: string) =>
  run('yank', version, '--because', 'it loses data', '--image', at(name), '--json');

nightly(it)('yanks of two versions at once leave the floating tags at the third', async () => {
  for (const round of ROUNDS) {
    const name = `yanks-${round}`;
    const store = storeOf(['1.0.0', '1.0.1', '1.0.2', 'latest=1.0.2', '1=1.0.2', '1.0=1.0.2']);
    await pushStore(store, open(name));
    const first = yank('1.0.2', name);
    await wait(60 * round);
    const runs = await Promise.all([first, yank('1.0.1', name)]);
    for (const { code, stderr } of runs) expect(code, stderr).toBe(0);
    const tags = await readWhole(name);
    for (const tag of ['latest', '1', '1.0'])
      expect(tags.get(tag), tag).toBe(store.tags.get('1.0.0'));
    for (const tag of ['1.0.0', '1.0.1', '1.0.2']) expect(tags.get(tag)).toBe(store.tags.get(tag));
  }
});

nightly(it)(
  'a yank and a promotion of the version at once: no floating tag stays at it',
  async () => {
    for (const round of ROUNDS) {
      const name = `yanked-${round}`;
      const store = storeOf(['1.0.0', '1.0.1', 'latest=1.0.0', '1=1.0.0', '1.0=1.0.0']);
      await pushStore(store, open(name));
      const promoting = run(...['promote', `${at(name)}:1.0.1`, '--to', 'latest,1,1.0', '--json']);
      await wait(60 * round);
      const yanked = await yank('1.0.1', name);
      expect(yanked.code, yanked.stderr).toBe(0);
      await promoting;
      const tags = await readWhole(name);
      for (const tag of ['latest', '1', '1.0'])
        expect(tags.get(tag), tag).toBe(store.tags.get('1.0.0'));
    }
  },
);

nightly(it)('a yank and a ship of the version at once: no floating tag stays at it', async () => {
  for (const round of ROUNDS) {
    const name = `yank-ship-${round}`;
    const before = [`1.${round}.0`, `1.${round}.1`] as const;
    const ship = async (version: string) => {
      await project.commit(version);
      await project.release(`v${version}`);
      return run('ship', '--push', '--json', '--image', at(name), '--build-args', `V=${version}`);
    };
    const first = await ship(before[0]);
    expect(first.code, first.stderr).toBe(0);
    const shipping = ship(before[1]);
    while ((await open(name).resolve(before[1])) === undefined) await wait(20);
    await wait(30 * round);
    const yanked = await yank(before[1], name);
    expect(yanked.code, yanked.stderr).toBe(0);
    const shipped = await shipping;
    expect(shipped.code, shipped.stderr).toBe(0);
    const tags = await readWhole(name);
    for (const tag of ['latest', '1', `1.${round}`]) {
      expect(tags.get(tag), tag).toBe(tags.get(before[0]));
    }
  }
});

nightly(it)('a copy to a registry where a newer version is shipped takes no tag back', async () => {
  for (const round of ROUNDS) {
    const name = `restored-${round}`;
    const old = await makeRepository(`backup-${round}`);
    const version = `2.${round}.0`;
    await project.commit(version);
    await project.release(`v${version}`);
    const args = ['--push', '--json', '--image', at(name), '--build-args', `V=${version}`];
    const shipping = run('ship', ...args);
    await wait(200 * round);
    const copied = await run('copy', at(`backup-${round}`), at(name), '--all-tags', '--json');
    const shipped = await shipping;
    expect(shipped.code, shipped.stderr).toBe(0);
    expect([0, 1], copied.stderr).toContain(copied.code);
    const tags = await readWhole(name);
    expect(tags.get('latest')).toBe(tags.get(version));
    if (copied.code === 0) expect(tags.get('1.1.0')).toBe(old.tags.get('1.1.0'));
  }
});

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
  const args = ['prune', through('two'), ...POLICY];
  const runs = await Promise.all([runWith(args), runWith(args)]);
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
    const args = ['prune', through('backup'), ...POLICY, '--backup', 'saved'];
    proxy.use([
      { method: 'GET', url: /\/blobs\//, from: 2, fault: { kind: 'hang', when: 'after' } },
    ]);
    const isDue = () => proxy.log.some(({ fault }) => fault === 'hang');
    await runWith(args, { kill: { signal: 'SIGKILL', when: isDue } });
    proxy.use([]);
    expect(await readState(store, open('backup'))).toEqual(before);
    const again = await runWith(args);
    expect(again.code, again.stderr).toBe(0);
    const restored = `${site.registries.plain.host}/${path('restored')}`;
    const copied = await runWith(['copy', 'oci:saved', restored, '--all-tags']);
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
    proxy.use(async ({ method, url }) => {
      if (method !== 'DELETE' || !url.includes(digest)) return undefined;
      promoted ??= runWith([
        'promote',
        `${at('tagged')}@${digest}`,
        '--to',
        'production',
        '--json',
      ]);
      await promoted;
      return undefined;
    });
    const pruned = await runWith(['prune', through('tagged'), ...POLICY, '--json']);
    proxy.use([]);
    expect((await promoted)?.code, (await promoted)?.stderr).toBe(0);
    // No registry deletes an image only while no other tag names it.
    const receipt = JSON.parse(pruned.stdout) as PruneReceipt;
    expect(receipt.repositories[0]?.digests).toContain(digest);
    const tags = await readWhole('tagged');
    for (const tag of ['1.0.0', '1.0.1', 'latest']) expect(tags.get(tag)).toBe(store.tags.get(tag));
  },
);
