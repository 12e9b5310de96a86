// SPDX-License-Identifier: Apache-2.0
// Tags in memory: one call for a destination, its image and the context.
import { createIdentityReader } from '../../src/ship/tag/current-image.ts';
import { createJournal } from '../../src/ship/record/journal.ts';
import { createSnapshot, type Snapshot } from '../../src/ship/tag/snapshot.ts';
import type { Destination } from '../../src/ship/destination.ts';
import { tagAll, type TagContext, type Tagged } from '../../src/ship/tag/tag.ts';
import type { Facts } from '../../src/facts/facts.ts';
import type { PlannedTag, Target } from '../../src/plan/plan.ts';
import type { Manifest, Repository } from '../../src/registry/registry.ts';
import type { Log } from '../../src/log.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { settingsOf } from '../plan/settings.ts';
import { openMemory, putImage, type Store } from './memory.ts';
import { planOf, SOURCE, targetOf } from './plans.ts';
import type { ShipContext } from '../../src/ship/context.ts';
import type { Produced } from '../../src/ship/run.ts';

export const SHA = '1'.repeat(40);
export const OTHER_SHA = '2'.repeat(40);

/** What a case says of its run; the rest is a run of commit `1111…` on `main`. */
export interface Given {
  readonly tags: readonly PlannedTag[];
  readonly held?: readonly PlannedTag[];
  readonly sha?: string;
  readonly version?: string;
  /** Sets two builds of one commit apart. */
  readonly salt?: string;
  readonly facts?: Partial<Facts>;
  readonly settings?: Partial<Settings>;
  readonly remote?: Partial<ShipContext['remote']>;
  readonly clock?: TagContext['clock'];
  readonly journal?: TagContext['journal'];
  readonly sign?: TagContext['sign'];
}

/** A repository, over a store or something that behaves otherwise. */
export interface Spot {
  readonly store: Store;
  readonly repository?: Repository;
  readonly required?: boolean;
}

/** A destination for a run's tags. */
export function destinationOf(
  { store, repository, required }: Spot,
  given: Given,
  target = targetFor(given),
): Destination {
  const opened = repository ?? openMemory(store);
  return {
    target,
    repository: opened,
    name: opened.repository.name,
    required: required ?? true,
    readIdentity: createIdentityReader(opened, SOURCE),
  };
}

function targetFor(given: Given): Target {
  const labels = {
    'org.opencontainers.image.source': SOURCE,
    'org.opencontainers.image.revision': given.sha ?? SHA,
  };
  const { tags, held = [] } = given;
  return targetOf({ tags, held, labels, version: given.version ?? null });
}

/** The image that a run built, in a store by digest. */
export function putOurs(store: Store, given: Given): Manifest {
  return putImage(store, {
    source: SOURCE,
    revision: given.sha ?? SHA,
    recipe: 'recipe-1',
    salt: given.salt ?? 'ours',
    ...(given.version === undefined ? {} : { version: given.version }),
  });
}

/** A log that drops everything. */
export const silentLog: Log = {
  group: (_title, step) => step(),
  info: () => undefined,
  debug: () => undefined,
  output: () => undefined,
  problem: () => undefined,
};

/** What tagging needs, with git as the case says. */
export function contextOf(given: Given): TagContext {
  const remote: TagContext['remote'] = {
    gitTags: () => Promise.resolve({ known: true, from: 'remote', list: [] }),
    tip: () => Promise.resolve(given.sha ?? SHA),
    isAncestor: () => Promise.resolve(undefined),
    commitTime: () => Promise.resolve(undefined),
    ...given.remote,
  };
  return {
    facts: planOf({ facts: { sha: given.sha ?? SHA, ...given.facts } }).facts,
    settings: settingsOf(given.settings),
    remote,
    clock: given.clock ?? { now: () => 0, random: () => 0, sleep: () => Promise.resolve() },
    signal: new AbortController().signal,
    log: silentLog,
    // Reads nothing ahead: who reads back does so in the end, in races as anywhere.
    beginReadBack: () => createSnapshot(remote),
    sign: given.sign,
    journal: given.journal ?? createJournal(given.sha ?? SHA, new AbortController().signal),
  };
}

/** Tags in some repositories that have the image already. */
export async function tagIn(
  spots: readonly Spot[],
  given: Given,
  snapshot?: Snapshot,
): Promise<Tagged> {
  const target = targetFor(given);
  const pushedImages = spots.map((spot) => {
    const manifest = putOurs(spot.store, given);
    const destination = destinationOf(spot, given, target);
    return {
      destination,
      builtImage: { manifest, platforms: { 'linux/amd64': manifest.digest }, imageId: null },
    };
  });
  const produced = pushedImages.map((pushedImage): Produced => {
    const { target } = pushedImage.destination;
    return {
      target,
      builtImage: pushedImage.builtImage,
      pushedImages: [pushedImage],
      reused: false,
      problems: [],
    };
  });
  return tagAll(produced, contextOf(given), snapshot);
}

/** What became of each tag: `latest moved`. */
export function actionsOf({ tagResults }: Pick<Tagged, 'tagResults'>): readonly string[] {
  return tagResults.map(({ image }) => `${image.tag} ${image.action}`);
}
