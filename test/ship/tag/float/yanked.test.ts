// SPDX-License-Identifier: Apache-2.0
// Versions that were yanked: what runs do about their floating tags, also at the same time as the yank.
import { describe, expect, it } from 'vitest';
import { surveyYank } from '../../../../src/lifecycle/yank/survey.ts';
import { applyAll } from '../../../../src/lifecycle/yank/apply.ts';
import { parseVersion } from '../../../../src/plan/version/version.ts';
import { attachRecord } from '../../../../src/ship/history/records.ts';
import { YANK_KIND } from '../../../../src/ship/history/tombstone.ts';
import type { ShipContext } from '../../../../src/ship/context.ts';
import { countRuns } from '../../../lab/nightly.ts';
import { createStore, openMemory, putImage, type Step, type Store } from '../../memory.ts';
import { exactTag, floatingTag, seriesOf, SOURCE } from '../../plans.ts';
import { byChance, createRandom, interleave } from '../scheduler.ts';
import { actionsOf, contextOf, destinationOf, putOurs, tagIn, type Given } from '../../tagging.ts';

const ORDERS = countRuns(200);
const clock = { now: () => 0, random: () => 0, sleep: () => Promise.resolve() };
const signal = new AbortController().signal;
const by = { at: '2026-11-27T03:00:00Z', ci: 'github' };

/** A run that ships a version that git does not know, so that the repository's tags decide. */
function runOf(version: string, given: Partial<Given> = {}): Given {
  const versions = seriesOf(version);
  const tags = [exactTag(version), floatingTag('latest', { versions })];
  return { version, tags, settings: { version }, ...given };
}

function putRelease(store: Store, version: string): string {
  const { digest } = putImage(store, {
    version,
    source: SOURCE,
    revision: version.padEnd(40, '0'),
  });
  store.tags.set(version, digest);
  return digest;
}

async function yank(
  store: Store,
  digest: string,
  given: {
    readonly state?: 'yanked' | 'lifted';
    readonly number?: number;
    readonly tags?: readonly string[];
  } = {},
): Promise<void> {
  const repository = openMemory(store);
  const subject = await repository.resolve(digest);
  if (subject === undefined) throw new Error('no image');
  const record = {
    ...{ schemaVersion: 1, kind: 'tagship/yank', state: 'yanked', number: 1, version: '1.2.3' },
    ...{ because: 'it loses data', by },
    ...given,
  };
  const attached = { artifactType: YANK_KIND.artifactType, record, created: by.at };
  await attachRecord(repository, subject, attached, { clock, signal });
}

describe.each([
  { name: 'with the referrers API', hasReferrers: true },
  { name: 'without', hasReferrers: false },
])('a version that was yanked, in a registry $name', ({ hasReferrers }) => {
  it('does not get its floating tags again', async () => {
    const store = createStore({ hasReferrers });
    const older = putRelease(store, '1.2.2');
    store.tags.set('latest', older);
    const run = runOf('1.2.3');
    await yank(store, putOurs(store, run).digest);
    const tagged = await tagIn([{ store }], run);
    expect(actionsOf(tagged)).toEqual(['1.2.3 created', 'latest held']);
    expect(tagged.tagResults[1]?.image.reason).toContain('1.2.3 was yanked because it loses data');
    expect(store.tags.get('latest')).toBe(older);
  });

  it('not even with moving: always', async () => {
    const store = createStore({ hasReferrers });
    const older = putRelease(store, '1.2.2');
    store.tags.set('latest', older);
    const run = runOf('1.2.3', { settings: { version: '1.2.3', moving: 'always' } });
    await yank(store, putOurs(store, run).digest);
    expect(actionsOf(await tagIn([{ store }], run))).toContain('latest held');
  });

  it('gets them when that was lifted', async () => {
    const store = createStore({ hasReferrers });
    store.tags.set('latest', putRelease(store, '1.2.2'));
    const run = runOf('1.2.3');
    const ours = putOurs(store, run).digest;
    await yank(store, ours);
    await yank(store, ours, { state: 'lifted', number: 2 });
    expect(actionsOf(await tagIn([{ store }], run))).toContain('latest moved');
  });

  it('does not hold lower versions', async () => {
    const store = createStore({ hasReferrers });
    const yanked = putRelease(store, '1.2.3');
    store.tags.set('latest', yanked);
    await yank(store, yanked);
    const tagged = await tagIn([{ store }], runOf('1.2.2'));
    expect(actionsOf(tagged)).toEqual(['1.2.2 created', 'latest moved']);
  });

  it('lets the next lower one hold them', async () => {
    const store = createStore({ hasReferrers });
    putRelease(store, '1.2.2');
    await yank(store, putRelease(store, '1.2.3'));
    const tagged = await tagIn([{ store }], runOf('1.2.1'));
    expect(tagged.tagResults[1]?.image).toMatchObject({
      action: 'held',
      reason: '1.2.2 is higher than 1.2.1 and has an image here',
    });
  });

  it('is taken back from the tags that are named only', async () => {
    const store = createStore({ hasReferrers });
    store.tags.set('latest', putRelease(store, '1.2.2'));
    const run = runOf('1.2.3');
    await yank(store, putOurs(store, run).digest, { tags: ['production'] });
    expect(actionsOf(await tagIn([{ store }], run))).toContain('latest moved');
  });
});

describe('a yank, and a run of the same version at the same time', () => {
  /** What the yank of 1.2.3 does in a repository. */
  async function yankNow(store: Store, step: Step): Promise<void> {
    const repository = openMemory(store, step);
    const destination = destinationOf({ store, repository }, runOf('1.2.3'));
    const version = parseVersion('1.2.3');
    if (version === undefined) throw new Error('no version');
    const counting = { revisions: undefined, ignoreVersions: undefined };
    const surveyed = await surveyYank(destination, { command: 'yank', version, counting });
    const context = { ...contextOf(runOf('1.2.3')), env: {} } as unknown as ShipContext;
    const { facts } = contextOf(runOf('1.2.3'));
    const given = {
      command: 'yank',
      because: 'it loses data',
      version: '1.2.3',
      by,
      facts,
    } as const;
    await applyAll([surveyed], { ...given, signer: undefined }, context);
  }

  it(`latest never ends at the yanked version, in ${ORDERS} orders by chance`, async () => {
    let moved = 0;
    for (let seed = 0; seed < ORDERS; seed += 1) {
      const store = createStore({ hasReferrers: true });
      const older = putRelease(store, '1.2.2');
      store.tags.set('latest', older);
      const run = runOf('1.2.3');
      store.tags.set('1.2.3', putOurs(store, run).digest);
      const scripted = [
        (step: Step) =>
          tagIn([{ store, repository: openMemory(store, step) }], run).then(() => undefined),
        (step: Step) => yankNow(store, step),
      ];
      await interleave(scripted, byChance(createRandom(seed), 2));
      expect(store.tags.get('latest'), `seed ${seed}`).toBe(older);
      expect(store.tags.get('1.2.3'), `seed ${seed}`).toBe(putOurs(store, run).digest);
      if (store.writes.some(({ tag }) => tag === 'latest')) moved += 1;
    }
    expect(moved).toBeGreaterThan(ORDERS / 20);
  }, 120_000);
});
