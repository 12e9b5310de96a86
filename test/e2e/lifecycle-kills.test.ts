// SPDX-License-Identifier: Apache-2.0
// ship, promote, promote --back, yank and unyank with a history, killed at each kind of request, in two registries: one with the
// referrers API, one without. The next run finishes, and the history tells each move once.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TagLog } from '../../src/lifecycle/log/log.ts';
import { startFaultProxy, type FaultProxy } from '../lab/fault-proxy.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { isNightly, pickRows } from '../lab/nightly.ts';
import { startReferrersProxy, type ReferrersProxy } from '../lab/referrers-proxy.ts';
import { sign, storeOf } from '../lifecycle/prune/stores.ts';
import { createBench, type Bench } from '../registry/bench.ts';
import { runCli, runId, type CliOptions, type CliRun } from './cli.ts';
import { makeProject, type Project } from './project.ts';
import { images, linesOfLog, read, receiptOf } from './promotions.ts';
import { pushStore } from './stored.ts';

const FLOATS = ['1.2', 'latest'];
let site: Lab;
let project: Project;
let withApi: ReferrersProxy;
/** In front of the registry without the referrers API, and of that with it. */
let proxies: { readonly fallback: FaultProxy; readonly api: FaultProxy };
let bench: Bench;
const store = storeOf(['1.2.1', '1.2.2', '1.2.3']);
const digest = store.tags.get('1.2.3') ?? '';

beforeAll(async () => {
  site = await lab();
  project = await makeProject({ lab: site });
  withApi = await startReferrersProxy(site.registries.second.url);
  proxies = {
    fallback: await startFaultProxy(site.registries.plain),
    api: await startFaultProxy({ url: `http://${withApi.host}` }),
  };
  bench = createBench();
  for (const how of ['tag', 'referrer'] as const) sign(store, digest, how);
  for (const version of isNightly ? ['1.2.1', '1.2.2', '1.2.3'] : []) {
    await project.commit(version);
    await project.release(`v${version}`);
  }
  await pushStore(store, bench.open(site.registries.plain.host, path('app')));
});
afterAll(async () => {
  bench.client.close();
  for (const proxy of Object.values(proxies)) await proxy.close();
  await withApi.close();
  await project.remove();
});

const path = (name: string) => `lifecycle-kills-${runId}/${name}`;
const source = () => `${site.registries.plain.host}/${path('app')}`;
const targets = (name: string) => Object.values(proxies).map(({ host }) => `${host}/${path(name)}`);
const open = ({ host }: FaultProxy, name: string) => bench.open(host, path(name));
const run = (args: readonly string[], more: Partial<CliOptions> = {}): Promise<CliRun> =>
  runCli({ lab: site, project, args, ...more });

interface Row {
  readonly kind: string;
  readonly where: 'fallback' | 'api';
  readonly method: string;
  readonly url: RegExp;
  /** Only after a write to this address has come by. */
  readonly following?: RegExp;
}

/** Each row, killed before the registry hears of the request, and when it has done what was asked. */
const twice = (rows: readonly Row[]) =>
  rows.flatMap((row) => (['before', 'after'] as const).map((when) => ({ ...row, when })));

type Killed = ReturnType<typeof twice>[number];

/** Runs a command and ends it by SIGKILL once the request of the row hangs. */
async function killAt(
  { where, method, url, following, when }: Killed,
  args: readonly string[],
): Promise<void> {
  const proxy = proxies[where];
  let isOpen = following === undefined;
  proxy.use((asked) => {
    const isDue = isOpen && asked.method === method && url.test(asked.url);
    if (asked.method === 'PUT' && following?.test(asked.url) === true) isOpen = true;
    return isDue ? { kind: 'hang', when } : undefined;
  });
  const isDue = () => proxy.log.some(({ fault }) => fault === 'hang');
  // It has no receipt to say which tags it wrote.
  const kill = { signal: 'SIGKILL', when: isDue } as const;
  const { code, stderr } = await run(args, { kill, isAlone: false });
  proxy.use([]);
  expect(code, stderr).toBeNull();
}

/** The movements of `latest` in the history of a repository. */
async function readMoves(reference: string): Promise<readonly string[]> {
  const { code, stdout, stderr } = await run(['log', `${reference}:latest`, '--json']);
  expect(code, stderr).toBe(0);
  return linesOfLog(JSON.parse(stdout) as TagLog);
}

/** Promotes a version to repositories of their own, before anything is killed. */
async function promote(version: string, name: string): Promise<void> {
  receiptOf(await run(promotion(version, name)));
}
const promotion = (version: string, name: string) => [
  ...['promote', `${source()}:${version}`, '--to', [version, ...FLOATS].join(','), '--json'],
  ...['--history', ...images(...targets(name))],
];

const both = (row: Omit<Row, 'where'>): readonly Row[] =>
  (['fallback', 'api'] as const).map((where) => ({ ...row, where }));
const BLOBS = /\/blobs\/uploads\//;
const MANIFESTS = /\/manifests\/sha256:/;
const RECORDS = [
  ...both({ kind: 'the start of the upload of a record', method: 'POST', url: BLOBS }),
  ...both({ kind: 'a record', method: 'PUT', url: BLOBS }),
  ...both({ kind: 'the manifest of a record', method: 'PUT', url: MANIFESTS }),
];
const LISTS: readonly Row[] = [
  { kind: 'the list of referrers', where: 'fallback', method: 'PUT', url: /\/manifests\/sha256-/ },
  { kind: 'what refers to the image', where: 'api', method: 'GET', url: /\/referrers\// },
];

const promotions = twice([
  ...both({ kind: 'a floating tag', method: 'PUT', url: /\/manifests\/latest$/ }),
  ...both({ kind: 'the question for the image', method: 'HEAD', url: MANIFESTS }),
  ...both({ kind: 'the list of tags', method: 'GET', url: /\/tags\/list/ }),
  ...both({ kind: 'the start of an upload', method: 'POST', url: BLOBS }),
  ...both({ kind: 'a blob', method: 'PUT', url: BLOBS }),
  ...both({ kind: 'a manifest', method: 'PUT', url: MANIFESTS }),
  ...both({ kind: 'a signature', method: 'PUT', url: /\/manifests\/sha256-[0-9a-f]+\.sig$/ }),
  ...LISTS,
  ...both({ kind: 'an exact tag', method: 'PUT', url: /\/manifests\/1\.2\.3$/ }),
  ...both({
    ...{ kind: 'the reading back', method: 'HEAD', url: /\/manifests\/latest$/ },
    following: /\/manifests\/latest$/,
  }),
  ...[...RECORDS, ...LISTS].map((row) => ({
    ...{ ...row, kind: `${row.kind}, after the tags` },
    following: /\/manifests\/latest$/,
  })),
]);
it.each(pickRows(promotions))(
  'a promotion that is killed $when $kind ($where) is finished by the next one',
  async (row) => {
    const name = `promote-${promotions.indexOf(row)}`;
    if (isNightly) await promote('1.2.2', name);
    const args = promotion('1.2.3', name);
    await killAt(row, args);
    receiptOf(await run(args));
    for (const proxy of Object.values(proxies)) {
      for (const tag of ['1.2.3', ...FLOATS, digest]) {
        expect((await open(proxy, name).resolve(tag))?.digest, tag).toBe(digest);
      }
      const signature = await open(proxy, name).resolve(`${digest.replace(':', '-')}.sig`);
      expect(signature?.digest).toBe(store.tags.get(`${digest.replace(':', '-')}.sig`));
    }
    if (!isNightly) return;
    for (const target of targets(name)) {
      const verified = await run(['verify', `${target}:1.2.3`]);
      expect(verified.code, verified.stderr).toBe(0);
    }
    await expectHistory(name, PROMOTED);
    await goBack(name, '1.2.2');
  },
);

/** What a history tells of \`latest\` after 1.2.2 and 1.2.3 were promoted, from the last to the first. */
const PROMOTED = ['latest 1.2.3 promote', 'latest 1.2.2 promote'];

/** Each move is told once in both registries, whether the run that made it could record the end or not. */
async function expectHistory(name: string, lines: readonly string[]): Promise<void> {
  for (const target of targets(name)) {
    const moves = await readMoves(target);
    expect(moves.map((line) => line.replace(/ (?:created|moved|begun) /, ' '))).toEqual(lines);
  }
}

/** \`promote --back\` goes to the version before, in both registries. */
async function goBack(name: string, version: string): Promise<void> {
  receiptOf(await run(backwards(name)));
  for (const target of targets(name)) {
    expect(await read(target, 'latest')).toBe(await read(target, version));
  }
}
const backwards = (name: string) => [
  ...['promote', '--back', '--to', 'latest', '--json', '--history', ...images(...targets(name))],
];

/** Gives 1.2.1, 1.2.2, … to repositories of their own, with all their tags. */
async function promoteAll(name: string, ...versions: readonly string[]): Promise<void> {
  for (const version of versions) await promote(version, name);
}

async function shipping(version: string, name: string): Promise<readonly string[]> {
  await project.git('checkout', '--quiet', `v${version}`);
  const from = `${source()}@${store.tags.get(version) ?? ''}`;
  return ['ship', '--push', '--json', '--history', '--from', from, ...images(...targets(name))];
}

const commands = [
  {
    command: 'ship',
    before: async (name: string) => {
      for (const version of ['1.2.1', '1.2.2']) receiptOf(await run(await shipping(version, name)));
    },
    args: (name: string) => shipping('1.2.3', name),
    lines: ['latest 1.2.3 ship', 'latest 1.2.2 ship', 'latest 1.2.1 ship'],
    ...{ start: /\/manifests\/1\.2\.3$/, back: '1.2.2' },
  },
  {
    command: 'promote',
    before: (name: string) => promoteAll(name, '1.2.2'),
    args: (name: string) => Promise.resolve(promotion('1.2.3', name)),
    lines: PROMOTED,
    ...{ start: /\/manifests\/1\.2\.3$/, back: '1.2.2' },
  },
  {
    command: 'promote --back',
    before: (name: string) => promoteAll(name, '1.2.1', '1.2.2', '1.2.3'),
    args: (name: string) => Promise.resolve(backwards(name)),
    lines: ['latest  back', ...PROMOTED, 'latest 1.2.1 promote'],
    ...{ start: MANIFESTS, back: '1.2.1' },
  },
  {
    command: 'yank',
    before: (name: string) => promoteAll(name, '1.2.1', '1.2.2', '1.2.3'),
    args: (name: string) =>
      Promise.resolve([
        ...['yank', '1.2.3', '--because', 'x', '--json', '--history', ...images(...targets(name))],
      ]),
    lines: ['latest 1.2.2 yank', ...PROMOTED, 'latest 1.2.1 promote'],
    ...{ start: MANIFESTS, back: '1.2.1' },
  },
];
const moves = commands.flatMap((one) => {
  const latest = /\/manifests\/latest$/;
  const recorded = [
    ...both({ kind: 'the manifest of a record', method: 'PUT', url: MANIFESTS }),
    ...LISTS,
  ];
  // What is in no registry yet is the same as the row before; in memory every request has its turn.
  const records = [one.start, latest].flatMap((following) =>
    recorded.map((row) => ({ ...row, following, when: 'after' as const })),
  );
  const rows: readonly Killed[] = [
    ...twice(both({ kind: 'a floating tag', method: 'PUT', url: latest })),
    ...records,
  ];
  return rows.map((row) => ({ ...one, ...row }));
});
it.each(isNightly ? moves : [])(
  'the history tells each move once: $command, killed $when $kind, after $following ($where)',
  async (row) => {
    const name = `move-${moves.indexOf(row)}`;
    await row.before(name);
    const args = await row.args(name);
    await killAt(row, args);
    // Once more is further back where the killed run has recorded it in both registries.
    const done = await Promise.all(targets(name).map(readMoves));
    const isDone = done.every(([last]) => last === 'latest moved  back');
    if (!isDone) expect(await run(args)).toMatchObject({ code: 0 });
    await expectHistory(name, row.lines);
    await goBack(name, row.back);
  },
);

const unyanks = twice([...RECORDS, ...LISTS]);
it.each(isNightly ? unyanks : [])(
  'an unyank that is killed $when $kind ($where) is finished by the next one',
  async (row) => {
    const name = `unyank-${unyanks.indexOf(row)}`;
    await promote('1.2.3', name);
    const yanked = await run(['yank', '1.2.3', '--because', 'x', ...images(...targets(name))]);
    expect(yanked.code, yanked.stderr).toBe(0);
    const args = ['unyank', '1.2.3', ...images(...targets(name))];
    await killAt(row, args);
    const again = await run(args);
    expect(again.code, again.stderr).toBe(0);
    for (const target of targets(name)) {
      const verified = await run(['verify', '--not-yanked', `${target}:1.2.3`]);
      expect(verified.code, verified.stderr).toBe(0);
    }
  },
);
