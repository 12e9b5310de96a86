// SPDX-License-Identifier: Apache-2.0
// A run ends at each of its requests, by a signal or by a fault of ours: its receipt says what the registries say.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOfRecipe } from './recipes.ts';
import { apply } from '../../src/ship/ship.ts';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import type { Shell } from '../../src/shell.ts';
import type { Repository } from '../../src/registry/registry.ts';
import { scriptBuilder } from '../faults/builder.ts';
import { expectReceiptMatches } from '../faults/receipt-check.ts';
import { settingsOf } from '../plan/settings.ts';
import { createStore, openMemory, putImage, type Store } from './memory.ts';
import { exactTag, floatingTag, planOf, seriesOf, SOURCE, targetOf } from './plans.ts';
import { SHA, silentLog } from './tagging.ts';
import { pickRows } from '../lab/nightly.ts';
import type { ApplyContext } from '../../src/ship/context.ts';

const NAMES = ['one.test/acme/app', 'two.test/acme/app'] as const;
const TAGS = ['1.2.3', 'sha-1111111', '1.2', 'latest'] as const;
const LABELS = {
  'org.opencontainers.image.source': SOURCE,
  'org.opencontainers.image.revision': SHA,
  'org.opencontainers.image.version': '1.2.3',
};
const PLAN = planOf({
  facts: { sha: SHA },
  targets: [
    targetOf({
      version: '1.2.3',
      repositories: NAMES,
      labels: LABELS,
      tags: [
        ...[exactTag('1.2.3'), exactTag('sha-1111111')],
        floatingTag('1.2', { versions: seriesOf('1.2.3', { name: '1.2.x', range: '1.2.x' }) }),
        floatingTag('latest', { versions: seriesOf('1.2.3') }),
      ],
    }),
  ],
});

/** Two registries: the second has a `latest` that the first has not. */
function createWorld(): readonly Store[] {
  const [one, two] = [createStore(), createStore()];
  const older = putImage(two, { version: '1.2.2', source: SOURCE, revision: '9'.repeat(40) });
  two.tags.set('1.2.2', older.digest).set('latest', older.digest);
  return [one, two];
}

/** What happens at the `at`th request: before the registry hears of it, or after it has done it. */
interface Cut {
  readonly at: number;
  readonly when: 'before' | 'after';
  readonly how: 'signal' | 'fault';
}

class Fault extends TypeError {}

/** Makes every request of the run count, and ends it at one of them. */
function createCutter({ at, when, how }: Cut, controller: AbortController) {
  let count = 0;
  const end = (): never => {
    if (how === 'fault') throw new Fault('a bug');
    controller.abort(new Error('ended by SIGTERM'));
    throw controller.signal.reason as Error;
  };
  const count1 =
    <A extends unknown[], R>(method: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      controller.signal.throwIfAborted();
      const mine = (count += 1);
      if (mine === at && when === 'before') end();
      const result = await method(...args);
      if (mine === at && when === 'after') end();
      return result;
    };
  const wrap = (repository: Repository): Repository => ({
    ...repository,
    resolve: count1(repository.resolve),
    getManifest: count1(repository.getManifest),
    readManifest: count1(repository.readManifest),
    putManifest: count1(repository.putManifest),
    hasBlob: count1(repository.hasBlob),
    putBlob: count1(repository.putBlob),
    sendBlob: count1(repository.sendBlob),
    provePush: count1(repository.provePush),
    listReferrers: repository.listReferrers,
    listTags: count1(repository.listTags),
  });
  return { wrap, count: () => count };
}

let tempDir: string;

beforeAll(async () => {
  tempDir = await mkdtemp(join(tmpdir(), 'tagship-interrupt-'));
  await writeFile(join(tempDir, 'Dockerfile'), 'FROM scratch\n');
});

afterAll(() => rm(tempDir, { recursive: true }));

/** A shell whose builder builds the release. */
function builderOf(built: string[]): Shell {
  const labels = { ...LABELS, 'io.tagship.recipe': digestOfRecipe('recipe-1') };
  const image = { platforms: ['linux/amd64'], labels, annotations: LABELS, attested: false };
  return scriptBuilder(image, built);
}

/** Applies the plan. Returns its reports, its result or error, and its requests. */
async function ship(
  stores: readonly Store[],
  cut: Cut,
  { controller = new AbortController(), told = [] as Receipt[], shell = builderOf } = {},
) {
  const cutter = createCutter(cut, controller);
  const built: string[] = [];
  const context: ApplyContext = {
    env: { HOME: tempDir, PATH: '' },
    testEnv: {},
    trust: { level: 'trusted', reason: 'it is ours' },
    cwd: tempDir,
    shell: shell(built),
    clock: { now: () => 0, random: () => 0, sleep: () => Promise.resolve() },
    log: silentLog,
    signal: controller.signal,
    tempDir,
    settings: settingsOf(),
    registries: {
      open: ({ name }) => {
        const store = stores[name === NAMES[0] ? 0 : 1] ?? createStore();
        return cutter.wrap(openMemory(store, undefined, name));
      },
      connect: () => undefined,
      endPreflight: () => undefined,
      counts: () => ({ requests: cutter.count(), retries: 0 }),
      close: () => undefined,
    },
    remote: {
      gitTags: () => Promise.resolve({ known: true, from: 'remote', list: [] }),
      tip: () => Promise.resolve(SHA),
      isAncestor: () => Promise.resolve(undefined),
      commitTime: () => Promise.resolve(undefined),
    },
    push: true,
    report: (receipt) => {
      told.push(receipt);
      return Promise.resolve();
    },
    credentials: {
      childEnv: () => Promise.resolve({}),
      createRepository: () => Promise.reject(new Error('it was asked for')),
    },
  };
  const end: unknown = await apply(PLAN, context).catch((thrown: unknown) => thrown);
  // What the run left behind would write now.
  await new Promise((resolve) => setImmediate(resolve));
  return { told, end, built, requests: cutter.count() };
}

function snapshot(stores: readonly Store[]) {
  return new Map(
    stores.flatMap(({ tags }, at) =>
      TAGS.map((tag) => [`${NAMES[at] ?? ''}:${tag}`, tags.get(tag) ?? null] as const),
    ),
  );
}

/** More requests than an undisturbed run makes; cuts beyond its last one find it done. */
const CUTS = Array.from({ length: 56 }, (_, index) => index + 1);
const NEVER: Cut = { at: Infinity, when: 'before', how: 'signal' };

it('an undisturbed run makes no more requests than are cut', async () => {
  const { requests, told, end } = await ship(createWorld(), NEVER);
  expect(requests).toBeLessThanOrEqual(CUTS.length);
  expect(requests).toBeGreaterThan(CUTS.length / 2);
  expect(told).toEqual([end]);
  expect(told[0]?.status).toBe('done');
});

describe.each([
  { how: 'signal', when: 'before' },
  { how: 'signal', when: 'after' },
  { how: 'fault', when: 'before' },
  { how: 'fault', when: 'after' },
] as const)('a $how $when the request is done', ({ how, when }) => {
  it.each(pickRows(CUTS, (at) => (how === 'signal' ? at : Math.ceil(at / 4))))(
    'at request %i: the receipt is true, and the next run finishes',
    async (at) => {
      const stores = createWorld();
      const before = snapshot(stores);
      const { told, end, built, requests } = await ship(stores, { at, when, how });
      const [receipt] = told;
      if (receipt === undefined) throw new Error('no receipt');
      expect(told).toHaveLength(1);
      if (requests < at) {
        expect(receipt.status).toBe('done');
        return;
      }
      expectReceiptMatches(receipt, before, snapshot(stores));
      // All tags or, before any was to be written, none.
      const count = receipt.targets.flatMap(({ images }) => images).length;
      expect(count).toBe(receipt.pushed ? before.size : 0);
      const codes = receipt.problems.map(({ code }) => code);
      expect(codes).toContain(how === 'signal' ? 'SHIP_INTERRUPTED' : 'SHIP_BUG');
      if (how === 'signal') expect(end).toBe(receipt);
      else expect(end).toBeInstanceOf(Fault);

      const isOut = stores.some(({ tags }) => tags.has('1.2.3'));
      const again = await ship(stores, NEVER);
      expect(again.told[0]?.status).toBe('done');
      if (isOut) expect(again.built).toEqual([]);
      expect(new Set(snapshot(stores).values())).toEqual(new Set([again.built[0] ?? built[0]]));
    },
  );
});

it('tells what was written, what may have been, and what was not reached', async () => {
  const seen = new Set<string>();
  for (const at of CUTS) {
    const { told } = await ship(createWorld(), { at, when: 'before', how: 'signal' });
    const images = told.flatMap(({ targets }) => targets.flatMap((target) => target.images));
    images.forEach(({ kind, action, reason }) => seen.add(`${kind} ${action}: ${reason}`));
  }
  const WHILE = 'the run ended while this tag was being written, so it may exist; run it again';
  const BEFORE = 'the run ended before this tag was decided; run it again';
  expect([...seen].sort()).toEqual([
    'exact created: it is 1.2.3',
    'exact created: it is sha-1111111',
    `exact failed: ${BEFORE}`,
    `exact failed: ${WHILE}`,
    'floating created: tag did not exist',
    `floating failed: ${BEFORE}`,
    `floating failed: ${WHILE}`,
    'floating moved: 1.2.3 is higher than 1.2.2',
  ]);
});

it('a run that ends before it begins says so', async () => {
  const stores = createWorld();
  const { told } = await ship(stores, { at: 1, when: 'before', how: 'signal' });
  expect(told[0]).toMatchObject({ status: 'failed', pushed: false, targets: [{ images: [] }] });
  expect(told[0]?.problems[0]?.message).toContain('SIGTERM');
});

it('tells it before what it has started has ended', async () => {
  const controller = new AbortController();
  const told: Receipt[] = [];
  let end = (): void => undefined;
  const slow = new Promise<void>((resolve) => (end = resolve));
  const shell = (built: string[]): Shell => {
    const build = builderOf(built);
    return async (command) => {
      if (!command.argv.includes('--metadata-file')) return build(command);
      controller.abort(new Error('ended by SIGINT'));
      await slow;
      return { code: null, stdout: '', stderr: '', timedOut: false, aborted: true };
    };
  };
  let isOver = false;
  const shipped = ship(createWorld(), NEVER, { controller, told, shell }).finally(() => {
    isOver = true;
  });
  await expect.poll(() => told).toHaveLength(1);
  expect(told[0]).toMatchObject({ status: 'failed', pushed: false });
  expect(isOver).toBe(false);
  end();
  expect((await shipped).told).toHaveLength(1);
});
