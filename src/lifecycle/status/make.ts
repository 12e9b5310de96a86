// SPDX-License-Identifier: Apache-2.0
// Readings of repositories → the status. Pure.
import { findAll } from './findings.ts';
import { indexRepository, toEntries, type ReadRepository } from './entry.ts';
import type { RepositoryReading } from './reading.ts';
import type { Status, StatusImage, StatusRepository } from './status.ts';
import type { CompiledPolicy } from '../prune/verdicts.ts';
import { toStorage } from './storage.ts';
import { compareTags, nameStatusTags, type KnownNames, type TagName } from './tag-kind.ts';
import { judgeReading } from './verdict.ts';

/** One image, and the readings of its repositories. */
export interface ImageReadings {
  readonly name: string;
  readonly repositories: readonly RepositoryReading[];
}

/** What is known besides the registries. */
export interface StatusFacts extends KnownNames {
  readonly toolVersion: string;
  /** UTC ISO 8601. */
  readonly time: string;
  /** The policy of the settings for prune, whose verdicts are shown. */
  readonly policy?: CompiledPolicy;
}

/** The status that follows from what was read. */
export function makeStatus(images: readonly ImageReadings[], facts: StatusFacts): Status {
  const made = images.map((image) => makeImage(image, facts));
  return {
    schemaVersion: 1,
    toolVersion: facts.toolVersion,
    time: facts.time,
    images: made.map(({ image }) => image),
    findings: made.flatMap(({ image, repositories }) => findAll(image, repositories)),
    problems: images.flatMap(({ repositories }) => repositories.flatMap((one) => one.problems)),
  };
}

function makeImage(
  { name, repositories: readings }: ImageReadings,
  known: StatusFacts,
): { readonly image: StatusImage; readonly repositories: readonly ReadRepository[] } {
  const repositories = readings.map((reading) =>
    indexRepository(
      reading,
      nameStatusTags(reading.listed, known),
      known.policy && judgeReading(reading, known.policy, Date.parse(known.time)),
    ),
  );
  const names = mergeNames(repositories);
  const tags = names.sort(compareTags).map((one) => ({
    tag: one.tag,
    kind: isChannel(one, repositories) ? ('floating' as const) : one.kind,
    series: one.series,
    variant: one.variant,
    entries: toEntries(one, repositories),
  }));
  const image: StatusImage = {
    name,
    repositories: readings.map(toRepository),
    tags,
    storage: toStorage(repositories),
  };
  return { image, repositories };
}

/** The tags that were looked at in one of the repositories at least. A longer list of tags knows more of a name. */
function mergeNames(repositories: readonly ReadRepository[]): TagName[] {
  const names = new Map<string, TagName>();
  const longestFirst = repositories.toSorted(
    (one, other) => other.reading.listed.length - one.reading.listed.length,
  );
  for (const { reading, names: own } of longestFirst) {
    for (const tag of reading.digests.keys()) {
      const name = own.get(tag);
      if (name !== undefined && !names.has(tag)) names.set(tag, name);
    }
  }
  return [...names.values()];
}

/** A name that says nothing, but points at a version: `production`, `stable`. */
function isChannel({ tag, kind }: TagName, repositories: readonly ReadRepository[]): boolean {
  if (kind !== 'unknown') return false;
  return repositories.some(({ reading, byDigest }) => {
    const same = byDigest.get(reading.digests.get(tag) ?? '') ?? [];
    return same.some(({ version }) => version !== null);
  });
}

function toRepository(reading: RepositoryReading): StatusRepository {
  const { name, state, depth, listed, isListComplete, digests, images } = reading;
  const blobs = new Map([...images.values()].flatMap((image) => [...image.blobs]));
  return {
    name,
    state,
    tags: state === 'failed' ? null : listed.length,
    complete: state !== 'failed' && isListComplete && digests.size === listed.length,
    depth,
    bytes: depth === 'digests' || state === 'failed' ? null : sumOf(blobs.values()),
  };
}

function sumOf(sizes: Iterable<number>): number {
  let sum = 0;
  for (const size of sizes) sum += size;
  return sum;
}
