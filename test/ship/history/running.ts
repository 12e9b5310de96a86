// SPDX-License-Identifier: Apache-2.0
// Runs with a history in memory: ship, promote, promote --back, yank and log, each ended at any of its requests.
import type { TagLog } from '../../../src/lifecycle/log/log.ts';
import { readLog } from '../../../src/lifecycle/log/log.ts';
import { applyPromotions } from '../../../src/lifecycle/promote/apply.ts';
import { findBefore } from '../../../src/lifecycle/promote/back.ts';
import { makeBareFacts } from '../../../src/lifecycle/promote/facts.ts';
import { preparePromotion, type PromotionContext } from '../../../src/lifecycle/promote/prepare.ts';
import type { YankReport } from '../../../src/lifecycle/yank/report.ts';
import { applyYank, prepareYank } from '../../../src/lifecycle/yank/yank.ts';
import type { Facts } from '../../../src/facts/facts.ts';
import type { PlannedTag } from '../../../src/plan/plan.ts';
import type { ProblemData } from '../../../src/problem.ts';
import type { Manifest, RegistryClient, Repository } from '../../../src/registry/registry.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { createHistory } from '../../../src/ship/history/write.ts';
import type { Receipt, ReceiptReferrer } from '../../../src/ship/record/receipt.ts';
import { tagAll } from '../../../src/ship/tag/tag.ts';
import { readBack } from '../../../src/ship/verify/verify.ts';
import { omitUndefined } from '../../../src/omit-undefined.ts';
import type { Cutter } from '../../lifecycle/cutter.ts';
import { match } from '../../plan/rules/match.ts';
import { settingsOf } from '../../plan/settings.ts';
import { openMemory, putImage, type Step, type Store } from '../memory.ts';
import { exactTag, floatingTag, seriesOf, SOURCE } from '../plans.ts';
import { scriptShell } from '../scripted-shell.ts';
import { contextOf, destinationOf, silentLog } from '../tagging.ts';

/** The repository of all runs. */
export const NAME = 'registry.test/acme/app';
/** The commit of a version. */
const shaOf = (version: string) =>
  Buffer.from(version.padEnd(20, '.')).toString('hex').slice(0, 40).padEnd(40, '0');

/** Milliseconds since 1970, a second later each time. */
export type Time = () => number;

/** A new time, at the start of a day. */
export function createTime(): Time {
  let seconds = 0;
  return () => Date.UTC(2026, 10, 27) + 1_000 * (seconds += 1);
}

/** What a run has: the store, the clock that all runs share, and where it ends. */
export interface Running {
  readonly store: Store;
  readonly time: Time;
  /** The number of its requests after which it hangs; undefined for a run that ends by itself. */
  readonly requests?: number;
  /** It hangs as soon as this is so. */
  readonly until?: (store: Store) => boolean;
  /** No time passes while a run waits. */
  readonly isImpatient?: boolean;
  readonly settings?: Partial<Settings>;
  readonly facts?: Partial<Facts>;
  readonly step?: Step;
  /** Ends it at a request. */
  readonly cutter?: Cutter;
}

/** A clock that all runs share: it goes on a second each time it is read, and no longer than it takes to wait. */
const clockOf = ({ time, isImpatient = false }: Pick<Running, 'time' | 'isImpatient'>) => ({
  now: time,
  random: () => 0,
  sleep: (ms: number, signal?: AbortSignal) =>
    isImpatient || ms < 10_000
      ? Promise.resolve()
      : new Promise<void>((_, reject) => {
          signal?.addEventListener('abort', () => {
            reject(new Error('aborted'));
          });
        }),
});

/** Does what a run does. Returns whether it came to its end: one that is killed hangs in a request for good. */
export async function runUntil(
  running: Running,
  run: (running: Running) => Promise<unknown>,
): Promise<boolean> {
  const { store, requests = Infinity, until = () => false, step } = running;
  let count = 0;
  let kill = (): void => undefined;
  const killed = new Promise<false>((resolve) => {
    kill = () => {
      resolve(false);
    };
  });
  const stepped: Step = async (what) => {
    await step?.(what);
    count += 1;
    if (count <= requests && !until(store)) return;
    // What else has begun goes on until it asks for something, too.
    if (step === undefined) setImmediate(kill);
    else kill();
    await new Promise(() => undefined);
  };
  return Promise.race([killed, run({ ...running, step: stepped }).then(() => true)]);
}

/** Puts the image of a version into a store, by digest. */
export function put(store: Store, version: string): Manifest {
  return putImage(store, { version, revision: shaOf(version), source: SOURCE, recipe: 'recipe-1' });
}

const FLOATS = ['latest', '1'];
const VERSIONS = ['1.2.2', '1.2.3', '1.2.4'];

/** The tags of a version: itself, `1` and `latest`. */
function tagsOf(version: string): readonly PlannedTag[] {
  const above = VERSIONS.filter((one) => one > version)
    .toReversed()
    .map((tag) => ({ gitTag: tag, version: tag, tag }));
  const versions = seriesOf(version, { above });
  return [exactTag(version), ...FLOATS.map((tag) => floatingTag(tag, { versions }))];
}

/** Gives a version its tags, as a run does that has pushed the image. */
export async function ship(
  running: Running,
  version: string,
  tags: readonly PlannedTag[] = tagsOf(version),
): Promise<readonly ProblemData[]> {
  const { store, step, facts } = running;
  const given = {
    ...{ tags, version, sha: shaOf(version), clock: clockOf(running), ...omitUndefined({ facts }) },
    settings: { history: true, ...running.settings },
    remote: {
      gitTags: () =>
        Promise.resolve({
          ...({ known: true, from: 'remote' } as const),
          list: VERSIONS.map((name) => ({ name, sha: shaOf(name) })),
        }),
    },
  };
  const manifest = put(store, version);
  const destination = destinationOf({ store, repository: openMemory(store, step) }, given);
  const builtImage = { manifest, platforms: { 'linux/amd64': manifest.digest }, imageId: null };
  const context = contextOf(given);
  const referrers: ReceiptReferrer[] = [];
  const history = createHistory({
    ...{ ...context, env: {}, log: silentLog, command: 'ship' },
    trust: context.facts.trust,
    settings: { history: given.settings.history },
    note: (one) => referrers.push(one),
  });
  const tagged = await tagAll([{ pushedImages: [{ destination, builtImage }] }], {
    ...context,
    ...omitUndefined({ begin: history?.begin }),
  });
  const { snapshot } = tagged;
  const results = await readBack(tagged.tagResults, { ...context, sha: given.sha, snapshot });
  return [...tagged.problems, ...((await history?.write(results)) ?? [])];
}

function registriesOf(repository: Repository): RegistryClient {
  return {
    open: () => repository,
    connect: () => undefined,
    endPreflight: () => undefined,
    counts: () => ({ requests: 0, retries: 0 }),
    close: () => undefined,
  };
}

function contextFor(running: Running, settings: Partial<Settings>): PromotionContext {
  const { store, step, cutter } = running;
  const { remote, signal } = { ...contextOf({ tags: [] }), ...cutter };
  const repository = openMemory(store, step);
  return {
    ...{ env: {}, cwd: '/', shell: scriptShell([]).shell, tempDir: '/', testEnv: {} },
    ...{ clock: clockOf(running), log: silentLog, signal, remote },
    settings: settingsOf({ history: true, ...settings, ...running.settings }),
    trust: { level: 'trusted', reason: '' },
    registries: registriesOf(cutter?.wrap(repository) ?? repository),
    credentials: { createRepository: () => Promise.reject(new Error('it is there')) },
  };
}

const FACTS = makeBareFacts('2026-11-27T00:00:00Z');

/** Promotes a version, or moves the tag back. */
export async function promote(
  running: Running,
  /** \`back\` for the image before. */
  version: string,
  to: readonly string[] = ['production'],
): Promise<readonly string[]> {
  const receipt = await reportPromotion(running, version, to);
  return receipt.targets.flatMap(({ images }) =>
    images.map(({ tag, action }) => `${tag} ${action}`),
  );
}

/** The same, with all that the receipt says. */
export async function reportPromotion(
  running: Running,
  version: string,
  to: readonly string[],
): Promise<Receipt> {
  const back = version === 'back';
  const context = contextFor(running, { to, back, ...(back ? { moving: 'always' } : {}) });
  const from = back ? await findBefore([NAME], context.settings, context.registries) : version;
  const plan = { toolVersion: '0.0.0', secrets: [], match };
  const ready = await preparePromotion({ from, names: [NAME], facts: FACTS, plan }, context);
  const report = () => Promise.resolve();
  return await applyPromotions([ready], { ...context, report });
}

/** Yanks a version, or lifts that. */
export async function reportYank(
  running: Running,
  version: string,
  command: YankReport['command'] = 'yank',
): Promise<YankReport> {
  const context = contextFor(running, {});
  const wish = { command, version, because: 'it loses data', facts: FACTS } as const;
  const ready = await prepareYank({ ...wish, names: [NAME] }, context);
  return await applyYank(ready, context);
}

/** Yanks a version. */
export async function yank(running: Running, version: string): Promise<string> {
  return (await reportYank(running, version)).status;
}

/** The moves of a tag from the first to the latest: `1.2.2 > 1.2.3 moved ship`. */
export async function logOf(
  { store }: Pick<Running, 'store'>,
  tag: string,
): Promise<{ readonly lines: readonly string[]; readonly log: TagLog }> {
  const log = await readLog(`${NAME}:${tag}`, {}, registriesOf(openMemory(store)));
  const names = new Map(VERSIONS.map((version) => [put(store, version).digest, version]));
  const lines = log.moves
    .toReversed()
    .map(
      ({ from, to, action, command }) =>
        `${names.get(from ?? '') ?? '-'} > ${names.get(to) ?? to} ${action} ${command}`,
    );
  return { lines, log };
}

/** The version that a tag points at. */
export function versionAt({ store }: Pick<Running, 'store'>, tag: string): string | undefined {
  return VERSIONS.find((version) => put(store, version).digest === store.tags.get(tag));
}
