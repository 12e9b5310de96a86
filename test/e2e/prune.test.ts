// SPDX-License-Identifier: Apache-2.0
// Prunes through the CLI bundle, on the lab's registries: indexes, attestations, signatures, kills.
import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PruneReceipt } from '../../src/lifecycle/prune/prune.ts';
import { createDistributionHost } from '../../src/lifecycle/prune/hosts/distribution.ts';
import { startFaultProxy, type FaultProxy } from '../lab/fault-proxy.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { isNightly, nightly, pickRows } from '../lab/nightly.ts';
import { createBench, type Bench } from '../registry/bench.ts';
import { build, cases, copyOf, toQuestion, treeOf } from '../lifecycle/prune/registries.ts';
import { pruneStore, questionOf, sign, storeOf } from '../lifecycle/prune/stores.ts';
import { openMemory, type Store } from '../ship/memory.ts';
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

const path = (name: string) => `prune-${runId}/${name}`;
const at = (name: string) => `${site.registries.second.host}/${path(name)}`;
const open = (name: string) => bench.open(site.registries.second.host, path(name));

/** Old images with attestations and signatures; one tag of several is to go. */
function makeStore(): Store {
  const tags = ['1.0.0', '1.0.1', 'latest=1.0.1', 'sha-1a2b3c4', 'sha-5e6f7a8'];
  const store = storeOf(tags);
  const digests = [...store.tags.values()];
  sign(store, digests[0] ?? '', 'tag');
  sign(store, digests[1] ?? '', 'referrer');
  sign(store, digests[3] ?? '', 'referrer');
  sign(store, digests[4] ?? '', 'tag');
  store.tags.set('sha-9f8e7d6', digests[0] ?? '');
  return store;
}

const POLICY = ['--delete', 'sha-*'];

function prune(args: readonly string[], more: Partial<CliOptions> = {}): Promise<CliRun> {
  return runCli({ lab: site, project, args: ['prune', ...args], ...more });
}

function receiptOf(run: CliRun): PruneReceipt {
  expect(run.code, run.stderr).toBe(0);
  return JSON.parse(run.stdout) as PruneReceipt;
}

const question = questionOf({ delete: ['sha-*'] });

it('shows what would go, deletes it with --yes, and restores it from the backup', async () => {
  const store = makeStore();
  const before = stateOf(store);
  await pushStore(store, open('app'));
  const dry = await prune([at('app'), ...POLICY]);
  expect(dry.code, dry.stderr).toBe(0);
  expect(dry.stdout).toContain('dry run: nothing was deleted; 2 images and 3 tags to delete');
  expect(dry.stdout).toMatch(
    /delete +sha256:\S+ +sha-1a2b3c4 .*linux\/amd64, linux\/arm64.* deleted by sha-\*/,
  );
  expect(await readState(store, open('app'))).toEqual(before);
  const args = [
    at('app'),
    ...POLICY,
    '--yes',
    '--json',
    '--backup',
    'before',
    '--receipt',
    'r.json',
  ];
  const applied = await prune(args);
  expect(applied.stderr).toContain('(2 images and 3 tags to delete');
  const [done] = receiptOf(applied).repositories;
  expect(done).toMatchObject({
    status: 'done',
    tags: expect.arrayContaining(['sha-9f8e7d6']) as unknown,
  });
  const wanted = copyOf(store);
  await pruneStore(wanted, question);
  expect(stateOf(wanted)).not.toEqual(before);
  expect(await readState(store, open('app'))).toEqual(stateOf(wanted));
  const written = await readFile(join(project.directory, 'r.json'), 'utf8');
  expect(JSON.parse(written)).toMatchObject({ status: 'done' });
  const restored = ['copy', 'oci:before', at('app'), '--all-tags'];
  expect((await runCli({ lab: site, project, args: restored })).code).toBe(0);
  const after = await readState(store, open('app'));
  // The list of referrers is written anew by a restore.
  const lists = [...store.tags].flatMap(([tag, digest]) =>
    /^sha256-[0-9a-f]{64}$/.test(tag) ? [digest] : [],
  );
  const lost = before.digests.filter((digest) => !after.digests.includes(digest));
  expect(lost.filter((digest) => !lists.includes(digest))).toEqual([]);
});

describe('is refused', () => {
  it('where the registry does not delete, and nothing is changed', async () => {
    const store = storeOf(['sha-1a2b3c4']);
    await pushStore(store, open('off'));
    proxy.use([{ method: 'DELETE', count: 99, fault: { kind: 'status', status: 405 } }]);
    const run = await prune([`${proxy.host}/${path('off')}`, '--delete', '*', '--yes']);
    proxy.use([]);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('PRUNE_UNSUPPORTED');
    expect((await readState(store, open('off'))).digests).toEqual(stateOf(store).digests);
  });

  const untrusted = [
    { event: 'push', ref: 'refs/heads/dependabot/x', actor: 'dependabot[bot]' },
    { event: 'pull_request', ref: 'refs/pull/7/merge', actor: 'ada' },
  ];
  it.each(pickRows(untrusted))('on $event by $actor', async ({ event, ref, actor }) => {
    const env = {
      ...{ CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: event, GITHUB_REF: ref },
      ...{ GITHUB_ACTOR: actor, GITHUB_REPOSITORY: 'acme/App' },
      ...{ GITHUB_SHA: await project.git('rev-parse', 'HEAD') },
      GITHUB_SERVER_URL: 'https://github.com',
    };
    const run = await prune([at('app'), '--delete', '*', '--yes'], { env });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('PRUNE_UNTRUSTED');
  });

  it('with an empty list of what is in use', async () => {
    const run = await prune([at('app'), '--delete', '*', '--in-use', '-'], { stdin: '\n' });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('PRUNE_IN_USE');
  });
});

describe('a prune that is killed at a write is completed by the next one', () => {
  const rows = Array.from({ length: 20 }, (_, nth) => nth).flatMap((nth) =>
    (['before', 'after'] as const).map((when) => ({ nth, when })),
  );
  it.each(pickRows(rows))('$when number $nth', async (row) => {
    const store = makeStore();
    const name = `killed-${row.when}-${row.nth}`;
    await pushStore(store, open(name));
    const wanted = copyOf(store);
    await pruneStore(wanted, question);
    let writes = -1;
    proxy.use(({ method }) => {
      if (!['PUT', 'DELETE'].includes(method)) return undefined;
      writes += 1;
      return writes === row.nth ? { kind: 'hang', when: row.when } : undefined;
    });
    const args = [`${proxy.host}/${path(name)}`, ...POLICY, '--yes'];
    const isDue = () => proxy.log.some(({ fault }) => fault === 'hang');
    await prune(args, { kill: { signal: 'SIGKILL', when: isDue } });
    proxy.use([]);
    const again = await prune(args);
    expect(again.code, again.stderr).toBe(0);
    expect(await readState(store, open(name))).toEqual(stateOf(wanted));
  });
});

describe('registries by chance', () => {
  const samples = fc.sample(cases, { seed: 4711, numRuns: isNightly ? 20 : 1 });
  it.each(samples.map((given, index) => ({ given, index })))('$index', async ({ given, index }) => {
    const store = build(given.registry);
    const target = open(`chance-${index}`);
    await pushStore(store, target);
    const asked = toQuestion(given, store);
    const wanted = copyOf(store);
    await pruneStore(wanted, asked);
    const host = createDistributionHost(target, () => `${index}`);
    await pruneStore(store, asked, { host, repository: target });
    const now = await readState(build(given.registry), target);
    expect(now).toEqual(stateOf(wanted));
    for (const tag of now.tags) {
      const { digest = '' } = (await target.resolve(tag)) ?? {};
      for (const part of treeOf(wanted, digest)) expect(now.digests).toContain(part);
    }
  });
});

it('an image that was pushed since the plan was shown keeps what it needs', async () => {
  const store = storeOf(['sha-1a2b3c4']);
  await pushStore(store, open('raced'));
  let lists = 0;
  proxy.use(async ({ url }) => {
    if (url.includes('/tags/list') && (lists += 1) === 2) {
      await open('raced').putManifest(
        'main',
        await openMemory(store).readManifest(store.tags.get('sha-1a2b3c4') ?? ''),
      );
    }
    return undefined;
  });
  const run = await prune([
    `${proxy.host}/${path('raced')}`,
    '--delete',
    'sha-*',
    '--yes',
    '--json',
  ]);
  proxy.use([]);
  expect(run.code, run.stderr).toBe(0);
  expect((await open('raced').listTags(1)).tags).toContain('main');
  const digest = (await open('raced').resolve('main'))?.digest ?? '';
  for (const part of treeOf(store, digest)) {
    expect(await open('raced').resolve(part)).toBeDefined();
  }
});

/** What Distribution leaves of a tag that it deletes while another client writes it: it lists the tag, and has no image for it. */
function leaveTag(name: string, tag: string): void {
  const tags = `docker/registry/v2/repositories/${path(name)}/_manifests/tags`;
  const hex = '0'.repeat(64);
  const file = join(site.root, 'data/second', tags, tag, 'index/sha256', hex, 'link');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `sha256:${hex}`);
}

const LEFT = [
  ['a tag that stays listed without an image after its deletion is removed', 1, 0],
  ['a tag that stays listed without an image whatever is done is reported', Infinity, 1],
] as const;

for (const [what, most, code] of LEFT)
  nightly(it)(what, async () => {
    const name = `left-${code}`;
    await pushStore(makeStore(), open(name));
    let [count, isDeleted] = [0, false];
    proxy.use(({ method, url }) => {
      isDeleted ||= method === 'DELETE';
      if (isDeleted && url.includes('/tags/list') && (count += 1) <= most) {
        leaveTag(name, 'sha-9f8e7d6');
      }
      return Promise.resolve(undefined);
    });
    const pruned = await prune([`${proxy.host}/${path(name)}`, ...POLICY, '--yes']);
    proxy.use([]);
    expect(count).toBeGreaterThan(1);
    expect(pruned.code, pruned.stderr).toBe(code);
    const { tags } = await open(name).listTags(5);
    expect(tags.includes('sha-9f8e7d6')).toBe(code !== 0);
    if (code !== 0) expect(pruned.stderr).toMatch(/PRUNE_DANGLING/);
  });
