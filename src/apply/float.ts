// SPDX-License-Identifier: Apache-2.0
// The facts that decide about one floating tag in one repository, read and put to `decide-float.ts`.
import type { PlannedTag, Plan, Series } from '../plan/plan.ts';
import { standOf } from '../plan/versions.ts';
import type { Settings } from '../settings/settings.ts';
import type { ShipContext } from './apply.ts';
import { findHigher } from './candidates.ts';
import {
  decideKept,
  decideVersionFloat,
  type FloatDecision,
  type FoundImage,
  type VersionFloat,
} from './decide-float.ts';
import { findTipImage, judgeBranch } from './float-branch.ts';
import type { Look } from './look.ts';
import { listExact, type Place } from './place.ts';
import { findRelease } from './release.ts';

/** A floating tag in a place, and the digest that we would have it point at. */
export interface Float {
  readonly place: Place;
  readonly planned: PlannedTag;
  /** Undefined while nothing is built. */
  readonly ours: string | undefined;
}

/** What all floating tags of a run are decided by. */
export interface FloatRun {
  readonly facts: Plan['facts'];
  readonly settings: Pick<Settings, 'moving' | 'version' | 'latest'>;
  readonly remote: ShipContext['remote'];
}

/** A decision, and what the floating tag pointed at when it was made. */
export interface Judged {
  readonly decision: FloatDecision;
  readonly here: string | undefined;
}

/** Reads what decides about a floating tag, and decides. */
export async function judgeFloat(float: Float, run: FloatRun, look: Look): Promise<Judged> {
  const { place, planned, ours } = float;
  const here = await look.digest(place, planned.tag);
  if (ours !== undefined && here === ours) {
    return { here, decision: await judgeKept(float, run, look) };
  }
  if (run.settings.moving === 'always') {
    return { here, decision: { action: 'move', reason: 'moving: always' } };
  }
  const decision =
    planned.versions === undefined
      ? await judgeBranch(float, run, look, here)
      : decideVersionFloat(await readVersion(float, planned.versions, { run, look, here }));
  return { here, decision };
}

/**
 * A tag that holds our bits stays. A higher version of git's may have an image all the same: a run
 * of ours was killed right after it had taken the tag from it, or somebody rolled back. What is
 * there is the same in both, so it is said and not undone.
 */
async function judgeKept(
  { place, planned: { versions } }: Float,
  run: FloatRun,
  look: Look,
): Promise<FloatDecision> {
  const asks =
    versions !== undefined && versions.above.length > 0 && run.settings.moving !== 'always';
  if (!asks || !(await isFromGit(run, look))) return decideKept(undefined);
  return decideKept((await findHigher(place, versions, look, true)).higher);
}

/**
 * The image that a floating tag of ours has to give way to: one with a better claim that was not
 * there when the tag was decided. Undefined when there is none.
 */
export async function findOvertaker(
  float: Float,
  run: FloatRun,
  look: Look,
): Promise<FoundImage | undefined> {
  const { place, planned } = float;
  if (run.settings.moving === 'always') return undefined;
  if (planned.versions === undefined) {
    const release = await findRelease(place, planned, run, look);
    return release ?? findTipImage(float, run, look);
  }
  const { higher } = await findHigher(
    place,
    planned.versions,
    look,
    run.settings.version === undefined,
  );
  return higher ?? findOtherBuild(float, planned.versions, look);
}

/** Our own version's exact tag, where another build of the same version got it after all. */
async function findOtherBuild(
  { place, planned, ours }: Float,
  series: Series,
  look: Look,
): Promise<FoundImage | undefined> {
  const tag = exactTag(series, series.version);
  if (
    !listExact(place.target).some(
      (exact) => exact.tag === tag && exact.platform === planned.platform,
    )
  ) {
    return undefined;
  }
  const digest = await look.digest(place, tag);
  return digest === undefined || digest === ours ? undefined : { tag, digest };
}

/** Whether versions are git's here: then git tags are the candidates, else the repository's own tags. */
export async function isFromGit({ settings }: FloatRun, look: Look): Promise<boolean> {
  return settings.version === undefined && (await look.gitTags()).known;
}

async function readVersion(
  { place, planned, ours }: Float,
  series: Series,
  edge: { readonly run: FloatRun; readonly look: Look; readonly here: string | undefined },
): Promise<VersionFloat> {
  const { run, look, here } = edge;
  const { settings } = run;
  const found = await findHigher(place, series, look, settings.version === undefined);
  const holder =
    here === undefined || found.higher !== undefined
      ? undefined
      : (await place.readHolder(here, 'origin')).version;
  const standing = holder === undefined ? undefined : standOf(series, holder);
  return {
    ours,
    here,
    moving: settings.moving,
    version: series.version,
    seriesName: series.name,
    ...found,
    holder:
      holder === undefined || standing === undefined ? undefined : { version: holder, standing },
    exactHere:
      standing === 'equal' ? await look.digest(place, exactTag(series, series.version)) : undefined,
    bare: found.higher === undefined ? await findBare(place, planned, look, holder) : undefined,
  };
}

/**
 * The exact tag without our affixes that shows that a floating tag without them is not ours to
 * take: of our version, else of the holder's.
 */
async function findBare(
  place: Place,
  { tag, versions }: PlannedTag,
  look: Look,
  holder: string | undefined,
): Promise<FoundImage | undefined> {
  if (versions === undefined) return undefined;
  const series = toBare(tag, versions);
  if (series === undefined) return undefined;
  for (const version of new Set([versions.version, holder])) {
    if (version === undefined) continue;
    const bare = exactTag(series, version);
    const digest = await look.digest(place, bare);
    if (digest !== undefined) return { tag: bare, digest };
  }
  return undefined;
}

/**
 * The prefix and suffix that a floating tag's own series has, when they are fewer than ours.
 *
 * | floating tag        | our exact tags     | its series                                      |
 * | ------------------- | ------------------ | ----------------------------------------------- |
 * | `1.2-alpine`        | `…-alpine`         | ours                                            |
 * | `latest`            | `…-alpine`         | without suffix                                  |
 * | `production`        | `…-production`     | ours: the suffix itself                         |
 * | `latest`            | `v…`               | ours: a lone `v` is a way of writing versions   |
 */
export function toBare(
  tag: string,
  series: Pick<Series, 'exactPrefix' | 'exactSuffix'>,
): Pick<Series, 'exactPrefix' | 'exactSuffix'> | undefined {
  const { exactPrefix, exactSuffix } = series;
  const hasPrefix = exactPrefix === '' || exactPrefix === 'v' || tag.startsWith(exactPrefix);
  const hasSuffix =
    exactSuffix === '' || tag.endsWith(exactSuffix) || exactSuffix.endsWith(`-${tag}`);
  if (hasPrefix && hasSuffix) return undefined;
  return {
    exactPrefix: hasPrefix ? exactPrefix : '',
    exactSuffix: hasSuffix ? exactSuffix : '',
  };
}

function exactTag(series: Pick<Series, 'exactPrefix' | 'exactSuffix'>, version: string): string {
  return series.exactPrefix + version + series.exactSuffix;
}
