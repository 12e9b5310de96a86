// SPDX-License-Identifier: Apache-2.0
// Floating tags without the prefix and suffix of our exact tags: which images they belong to. Writes nothing.
import type { PlannedTag, Series } from '../../../plan/plan.ts';
import { carries, spell, stripSpelling } from '../../../plan/version/spelling.ts';
import { readIn, spellingsOf } from '../../../plan/version/versions.ts';
import { findHigher } from './candidates.ts';
import type { BareImage } from './decide.ts';
import type { Look } from '../snapshot.ts';
import type { Place } from '../../destination.ts';

/**
 * The series that a floating tag has of its own, where it lacks a prefix or suffix of our exact tags;
 * undefined where it has them all.
 *
 * | floating tag        | our exact tags     | its series                                      |
 * | ------------------- | ------------------ | ----------------------------------------------- |
 * | `1.2-alpine`        | `…-alpine`         | ours                                            |
 * | `latest`            | `…-alpine`         | without suffix                                  |
 * | `production`        | `…-production`     | ours: the suffix itself                         |
 * | `latest`            | `v…`               | ours: a lone `v` is a way of writing versions   |
 */
export function toBare(tag: string, series: Series): Series | undefined {
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
 * The image without our affixes that shows that a floating tag without them is not ours to take: of
 * our version or a higher one, here or planned, or else of the version that has the tag now.
 */
export async function findBare(
  place: Place,
  { tag, versions }: PlannedTag,
  look: Look,
  run: { readonly fromGit: boolean; readonly current?: string | undefined },
): Promise<BareImage | undefined> {
  const series = versions === undefined ? undefined : toBare(tag, versions);
  if (series === undefined) return undefined;
  for (const version of new Set([series.version, run.current])) {
    const image =
      version === undefined ? undefined : await findVersion(place, series, version, look);
    if (image !== undefined) return image;
  }
  return (await findHigher(place, series, look, run.fromGit)).higher;
}

async function findVersion(
  place: Place,
  series: Series,
  text: string,
  look: Look,
): Promise<BareImage | undefined> {
  const version = readIn(series, text);
  if (version === undefined) return undefined;
  for (const spelling of spellingsOf(series)) {
    const tag = spell(spelling, { version });
    if (tag === undefined) continue;
    if (place.planned?.has(tag) === true) return { tag };
    const digest = await look.digest(place, tag);
    if (digest !== undefined) return { tag, digest };
  }
  return undefined;
}
