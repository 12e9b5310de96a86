// SPDX-License-Identifier: Apache-2.0
// Floating tags without the prefix and suffix of our exact tags: which images they belong to. Writes nothing.
import type { PlannedTag, Series } from '../../../plan/plan.ts';
import { carries, spell, stripSpelling } from '../../../plan/version/spelling.ts';
import { readIn, spellingsOf } from '../../../plan/version/versions.ts';
import { findHigher } from './candidates.ts';
import type { UnsuffixedImage } from './decide.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Destination } from '../../destination.ts';

/**
 * The own series of a floating tag that lacks a prefix or suffix of our exact tags;
 * undefined if it lacks none.
 *
 * | floating tag        | our exact tags     | its series                                      |
 * | ------------------- | ------------------ | ----------------------------------------------- |
 * | `1.2-alpine`        | `…-alpine`         | ours                                            |
 * | `latest`            | `…-alpine`         | without suffix                                  |
 * | `production`        | `…-production`     | ours: the suffix itself                         |
 * | `latest`            | `v…`               | ours: a lone `v` is a way of writing versions   |
 */
export function unsuffixedSeries(tag: string, series: Series): Series | undefined {
  const affixes = { prefix: series.exactPrefix, suffix: series.exactSuffix };
  const carried = carries(tag, affixes);
  if (carried.prefix && carried.suffix) return undefined;
  const lacking = {
    prefix: carried.prefix ? '' : affixes.prefix,
    suffix: carried.suffix ? '' : affixes.suffix,
  };
  const { spellings } = series;
  return {
    ...series,
    exactPrefix: affixes.prefix.slice(lacking.prefix.length),
    exactSuffix: affixes.suffix.slice(0, affixes.suffix.length - lacking.suffix.length),
    ...(spellings === undefined
      ? {}
      : { spellings: spellings.map((one) => stripSpelling(one, lacking)) }),
  };
}

/**
 * The image without our affixes which shows that a floating tag without them is not ours: one with
 * our version or a higher one, here or planned, or with the version that has the tag now.
 */
export async function findUnsuffixed(
  destination: Destination,
  { tag, versions }: PlannedTag,
  snapshot: Snapshot,
  run: { readonly fromGit: boolean; readonly current?: string | undefined },
): Promise<UnsuffixedImage | undefined> {
  const series = versions === undefined ? undefined : unsuffixedSeries(tag, versions);
  if (series === undefined) return undefined;
  for (const version of new Set([series.version, run.current])) {
    const image =
      version === undefined ? undefined : await findVersion(destination, series, version, snapshot);
    if (image !== undefined) return image;
  }
  return (await findHigher(destination, series, snapshot, { fromGit: run.fromGit, tag })).higher;
}

async function findVersion(
  destination: Destination,
  series: Series,
  text: string,
  snapshot: Snapshot,
): Promise<UnsuffixedImage | undefined> {
  const version = readIn(series, text);
  if (version === undefined) return undefined;
  for (const spelling of spellingsOf(series)) {
    const tag = spell(spelling, { version });
    if (tag === undefined) continue;
    if (destination.planned?.has(tag) === true) return { tag };
    const digest = await snapshot.digest(destination, tag);
    if (digest !== undefined) return { tag, digest };
  }
  return undefined;
}
