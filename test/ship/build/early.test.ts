// SPDX-License-Identifier: Apache-2.0
// A build that starts beside the preflight: until the registries have answered, nothing of it is shown or uploaded.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEarlyBuild } from '../../../src/ship/build/early.ts';
import { holdLog } from '../../../src/ship/build/held-log.ts';
import type { Builder } from '../../../src/ship/builder/builder.ts';
import type { ApplyContext } from '../../../src/ship/context.ts';
import type { Receipt } from '../../../src/ship/record/receipt.ts';
import { apply } from '../../../src/ship/ship.ts';
import { createStopwatch } from '../../../src/ship/record/stopwatch.ts';
import type { Log } from '../../../src/log.ts';
import type { PushRight, Repository } from '../../../src/registry/registry.ts';
import type { Shell } from '../../../src/shell.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { scriptBuilder } from '../../faults/builder.ts';
import { settingsOf } from '../../plan/settings.ts';
import { createStore, openMemory, putImage, type Store } from '../memory.ts';
import { exactTag, planOf, SOURCE, targetOf } from '../plans.ts';
import { digestOfRecipe } from '../recipes.ts';
import { contextOf, SHA } from '../tagging.ts';

const NAME = 'one.test/acme/app';
const LABELS = {
  'org.opencontainers.image.source': SOURCE,
  'org.opencontainers.image.revision': SHA,
};
const TARGET = { repositories: [NAME], labels: LABELS, tags: [exactTag('1.2.3')] };
const PLAN = planOf({ facts: { sha: SHA }, targets: [targetOf(TARGET)] });
const GRANTED: PushRight = { ok: true };
const REFUSED: PushRight = { ok: false, reason: 'permission', detail: 'read only' };

let tempDir: string;
beforeAll(async () => {
  tempDir = await mkdtemp(join(tmpdir(), 'tagship-early-'));
  await writeFile(join(tempDir, 'Dockerfile'), 'FROM scratch\n');
});
afterAll(() => rm(tempDir, { recursive: true }));

function createMoment() {
  let come = (): void => undefined;
  const moment = new Promise<void>((resolve) => {
    come = resolve;
  });
  return {
    moment,
    come: () => {
      come();
    },
  };
}

/** A log that notes everything. */
function noteLog(): { log: Log; said: string[] } {
  const said: string[] = [];
  const say = (line: string): void => void said.push(line);
  const problem: Log['problem'] = ({ code }) => {
    say(code);
  };
  const group: Log['group'] = (title, step) => (say(title), step());
  return { said, log: { group, problem, info: say, debug: () => undefined, output: say } };
}

/** What a build is like, and what the registry says after it has begun. */
interface Scene {
  readonly store?: Store;
  readonly right?: PushRight;
  /** The build ends by a signal only, else well. */
  readonly isLong?: boolean;
  /** What the registry has not seen when the build has done all it can. */
  readonly whileAsked?: (store: Store, said: readonly string[]) => void;
}

/** Applies the plan. The registry does not say whether we may push until the build has begun, or is done. */
async function ship({ store = createStore(), right = GRANTED, isLong, whileAsked }: Scene) {
  const { log, said } = noteLog();
  const [begun, done] = [createMoment(), createMoment()];
  const ended: boolean[] = [];
  const records: string[] = [];
  const labels = { ...LABELS, 'io.tagship.recipe': digestOfRecipe('recipe-1') };
  const image = { platforms: ['linux/amd64'], labels, annotations: LABELS, attested: false };
  const build = scriptBuilder(image, []);
  const shell: Shell = async (command) => {
    if (!command.argv.includes('--metadata-file')) return build(command);
    command.onOutput?.('#1 building\n', 'stderr');
    begun.come();
    if (isLong === true) await untilAborted(command.signal);
    const result = await build(command);
    ended.push(command.signal?.aborted === true);
    setImmediate(done.come);
    return result;
  };
  const memory = openMemory(store, undefined, NAME);
  const repository: Repository = {
    ...memory,
    provePush: async () => {
      await (isLong === true ? begun : done).moment;
      whileAsked?.(store, said);
      return right;
    },
  };
  const given = { tags: [exactTag('1.2.3')] };
  const told: Receipt[] = [];
  const context = {
    ...contextOf(given),
    ...{ env: { HOME: tempDir, PATH: '' }, testEnv: {}, cwd: tempDir, tempDir, shell, log },
    trust: { level: 'trusted', reason: 'it is ours' },
    signal: new AbortController().signal,
    registries: {
      open: () => repository,
      connect: () => undefined,
      endPreflight: () => undefined,
      counts: () => ({ requests: 0, retries: 0 }),
      close: () => undefined,
    },
    push: true,
    onBuilt: ({ name }) => void records.push(name),
    report: (receipt) => (told.push(receipt), Promise.resolve()),
    settings: settingsOf(),
    credentials: {
      childEnv: () => Promise.resolve({}),
      createRepository: () => Promise.reject(new Error('it was asked for')),
    },
  } as ApplyContext;
  const receipt = await apply(PLAN, context);
  return { receipt, said, ended, records, store };
}

async function untilAborted(signal: AbortSignal | undefined): Promise<void> {
  if (signal?.aborted === true) return;
  await new Promise((resolve) => signal?.addEventListener('abort', resolve));
}

const isWrite = (request: string) => /^(?:PUT|POST)/.test(request);

describe('a build beside the preflight', () => {
  it('shows and uploads nothing before the registry has answered', async () => {
    let isSeen = false;
    const { receipt, said, records, store } = await ship({
      whileAsked: ({ requests, blobs }, lines) => {
        isSeen = true;
        expect(requests.filter(isWrite)).toEqual([]);
        expect(blobs.size).toBe(0);
        expect(lines.join()).not.toContain('building');
      },
    });
    expect(isSeen).toBe(true);
    expect(receipt.status, JSON.stringify(receipt.problems)).toBe('done');
    expect(store.tags.has('1.2.3')).toBe(true);
    expect(records).toHaveLength(1);
    const at = said.findIndex((line) => line.startsWith('Build '));
    expect(said.slice(at, at + 2)).toEqual(['Build app', '#1 building\n']);
  });

  it('is ended where the registry refuses, and nothing is known of it', async () => {
    const { receipt, said, ended, records, store } = await ship({ isLong: true, right: REFUSED });
    expect(receipt.problems.map(({ code }) => code)).toEqual(['PREFLIGHT_REFUSED']);
    expect(ended).toEqual([true]);
    expect(records).toEqual([]);
    expect(said.join()).not.toContain('uild');
    expect(store.requests.filter(isWrite)).toEqual([]);
  });

  it('is ended where the image is there already', async () => {
    const store = createStore();
    const there = putImage(store, { source: SOURCE, revision: SHA, recipe: 'recipe-1' });
    store.tags.set('1.2.3', there.digest);
    const { receipt, ended, records, said } = await ship({ store, isLong: true });
    expect(receipt.status, JSON.stringify(receipt.problems)).toBe('done');
    expect(ended).toEqual([true]);
    expect(records).toEqual([]);
    expect(said.join()).not.toContain('building');
    expect(store.tags.get('1.2.3')).toBe(there.digest);
  });
});

describe('a build that waits for the preflight', () => {
  const rows: readonly {
    readonly name: string;
    readonly flags?: readonly string[];
    readonly settings?: Partial<Settings>;
    readonly builder?: Partial<Builder>;
    readonly push?: boolean;
  }[] = [
    { name: 'writes a cache', flags: ['--cache-to', 'type=registry,ref=x/y'] },
    { name: 'writes a cache, in one word', flags: ['--cache-to=type=gha'] },
    { name: 'has a secret', flags: ['--secret', 'id=a,env=A'] },
    { name: 'has keys', flags: ['--ssh', 'default'] },
    { name: 'has rights', flags: ['--allow', 'network.host'] },
    { name: 'may find an earlier one', settings: { reuse: true } },
    { name: 'is on Kubernetes', builder: { driver: 'kubernetes' } },
    { name: 'is on a builder of this run', builder: { remove: () => Promise.resolve() } },
    { name: 'pushes by itself', builder: { driver: 'remote', canPushByDigest: true } },
    { name: 'is not pushed', push: false },
  ];

  it.each([...rows, { name: 'none of these', isStarted: true }])('$name', async (row) => {
    const { flags = [], settings = {}, builder = {}, push = true } = row as (typeof rows)[number];
    const commands: string[] = [];
    const shell: Shell = ({ argv, signal }) => {
      commands.push(argv.join(' '));
      return untilAborted(signal).then(() => ({
        code: 1,
        stdout: '',
        stderr: '',
        timedOut: false,
      }));
    };
    const build = { argv: ['docker', 'buildx', 'build', ...flags, '.'] };
    const base = targetOf(TARGET);
    const target = { ...base, build: { ...base.build, ...build } as typeof base.build };
    const plan = planOf({ facts: { sha: SHA }, targets: [target] });
    const { log } = noteLog();
    const context = {
      ...contextOf({ tags: [] }),
      ...{ env: {}, cwd: tempDir, tempDir, shell, log, push, settings: settingsOf(settings) },
      registries: { open: () => openMemory(createStore(), undefined, NAME) },
    } as unknown as ApplyContext;
    const prepared = Promise.resolve({
      childEnv: {},
      builder: {
        ...{ driver: 'docker', store: 'containerd', canWriteLayout: true, env: {} },
        ...{ canPushByDigest: false, knownHosts: [], program: ['docker', 'buildx'] },
        ...builder,
      } as unknown as Builder,
    });
    const never = () => Promise.reject(new Error('it was asked for'));
    const early = openEarlyBuild({
      ...{ plan, whole: plan, context, taken: new Map(), exactTags: new Map() },
      watch: createStopwatch(context.clock),
      buildEnvironment: {
        ...{ prepare: () => undefined, prepared: () => prepared, builder: never },
        ...{ childEnv: never, onRetry: () => undefined },
        endpoint: () => Promise.resolve(undefined),
      },
    });
    early.start();
    await early.begun; // the preflight waits for it
    // Long enough for a build to start: loading the module, and a folder.
    if ('isStarted' in row) await expect.poll(() => commands.length).toBe(1);
    else {
      await import('../../../src/ship/push/publish.ts');
      for (let turn = 0; turn < 20; turn += 1) await mkdtemp(join(tempDir, 'turn-'));
      expect(commands).toEqual([]);
    }
    await early.drop();
    early.start();
    expect(commands.length).toBe('isStarted' in row ? 1 : 0);
  });
});

describe('a held log', () => {
  it('shows what was kept in its order, and then all at once', async () => {
    const { log, said } = noteLog();
    const held = holdLog(log);
    const running = held.log.group('Group', async () => {
      held.log.output('one');
      await Promise.resolve();
      held.log.info('two');
      return 3;
    });
    held.later(() => said.push('effect'));
    expect(await running).toBe(3);
    expect(said).toEqual([]);
    held.release();
    held.log.info('four');
    await held.log.group('Next', () => Promise.resolve());
    held.release();
    expect(said).toEqual(['Group', 'one', 'effect', 'two', 'four', 'Next']);
  });
});
