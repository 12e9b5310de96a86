// SPDX-License-Identifier: Apache-2.0
// How much storage the versions of each series take. Pure.
import type { ReadRepository } from './entry.ts';
import type { StatusStorage } from './status.ts';
import { compareNames, type TagName } from './tag-kind.ts';

/** More series than these are counted together. */
const MOST_SERIES = 12;

/** What a series holds. */
interface Held {
  readonly tags: number;
  readonly blobs: ReadonlyMap<string, number>;
}

/**
 * The storage of the first repository of which manifests were read: the highest series first, then what is of none. Tags that
 * point at a version take none of their own.
 *
 * | tags                    | series          |
 * | ----------------------- | --------------- |
 * | `1.2.3`, `1.4.0-alpine` | `1.x`           |
 * | `0.3.1`                 | `0.3.x`         |
 * | `main`, `nightly`       | `branches`      |
 * | `pr-12`                 | `pull requests` |
 * | `sha-1a2b3c4`           | `commits`       |
 */
export function toStorage(repositories: readonly ReadRepository[]): readonly StatusStorage[] {
  const repository = repositories.find(
    ({ reading }) => reading.depth === 'manifests' && reading.images.size > 0,
  );
  if (repository === undefined) return [];
  const all = [...collect(repository)];
  const versions = all
    .filter(([name]) => IS_VERSION.test(name))
    .sort(([one], [other]) => compareNames(other, one));
  const older = versions.slice(MOST_SERIES).map(([, held]) => held);
  return [
    ...versions.slice(0, MOST_SERIES),
    ...(older.length === 0 ? [] : [['older', older.reduce(merge)] as const]),
    ...all.filter(([name]) => !IS_VERSION.test(name)),
  ].map(([series, { tags, blobs }]) => ({
    series,
    tags,
    bytes: [...blobs.values()].reduce((sum, bytes) => sum + bytes, 0),
  }));
}

const IS_VERSION = /^\d/;

function collect({ reading, names, byDigest }: ReadRepository): ReadonlyMap<string, Held> {
  const found = new Map<string, Held>();
  for (const [tag, digest] of reading.digests) {
    const name = names.get(tag);
    const image = reading.images.get(digest ?? '');
    if (name === undefined || name.kind === 'floating' || image === undefined) continue;
    if (isCounted(name, byDigest.get(digest ?? '') ?? [])) continue;
    const series = toSeries(name);
    const one: Held = { tags: 1, blobs: image.blobs };
    const before = found.get(series);
    found.set(series, before === undefined ? one : merge(before, one));
  }
  return found;
}

/** What is no version counts as the version that it points at, and a commit as its branch. */
function isCounted(name: TagName, same: readonly TagName[]): boolean {
  if (name.version !== null) return false;
  return same.some(
    ({ version, kind }) => version !== null || (name.kind === 'exact' && kind === 'branch'),
  );
}

function merge(one: Held, other: Held): Held {
  return { tags: one.tags + other.tags, blobs: new Map([...one.blobs, ...other.blobs]) };
}

function toSeries({ kind, version }: TagName): string {
  if (version !== null) {
    const [major = 0, minor = 0] = version.numbers;
    return major === 0 ? `0.${minor}.x` : `${major}.x`;
  }
  switch (kind) {
    case 'exact':
      return 'commits';
    case 'branch':
      return 'branches';
    case 'change':
      return 'pull requests';
    case 'floating':
    case 'unknown':
      return 'others';
  }
}
