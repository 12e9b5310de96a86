// SPDX-License-Identifier: Apache-2.0
// The facts that decide about one floating tag in one repository, read and put to `decide.ts`.
import type { Series } from '../../../plan/plan.ts';
import { toTag } from '../../../plan/reference/references.ts';
import { readCurrent } from '../../../plan/version/standing.ts';
import { findHigher } from './candidates.ts';
import {
  type CurrentImage,
  decideKept,
  decideVersionFloat,
  type FloatDecision,
  type FoundImage,
  type VersionFloat,
} from './decide.ts';
import { findTipImage, judgeBranch } from './branch.ts';
import type { Look } from '../snapshot.ts';
import { listExact } from '../../destination.ts';
import { findRelease } from './release.ts';
import { findBare, toBare } from './variant.ts';
import type { Float, FloatRun, Judged } from './floating.ts';

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
  const fromGit = run.settings.version === undefined;
  const { higher } = await findHigher(place, planned.versions, look, fromGit);
  const image = higher ?? (await findBare(place, planned, look, { fromGit }));
  return image?.digest === undefined
    ? findOtherBuild(float, planned.versions, look)
    : { tag: image.tag, digest: image.digest };
}

/** Our own version's exact tag, where another build of the same version got it after all. */
async function findOtherBuild(
  { place, planned, ours }: Float,
  series: Series,
  look: Look,
): Promise<FoundImage | undefined> {
  const tag = exactTag(series);
  if (!listExact(place).some((exact) => exact.tag === tag && exact.platform === planned.platform)) {
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
  float: Float,
  series: Series,
  edge: { readonly run: FloatRun; readonly look: Look; readonly here: string | undefined },
): Promise<VersionFloat> {
  const { place, planned, ours } = float;
  const { run, look, here } = edge;
  const { settings } = run;
  const fromGit = settings.version === undefined;
  const found = await findHigher(place, series, look, fromGit);
  const asks = here !== undefined && found.higher === undefined;
  const holder = asks ? await readHolding(float, series, { run, look, here }) : undefined;
  const isOpen = found.higher === undefined && holder?.standing !== 'above';
  return {
    ours,
    here,
    moving: settings.moving,
    version: series.version,
    seriesName: series.name,
    ...found,
    holder,
    exactHere:
      holder?.standing === 'equal' ? await look.digest(place, exactTag(series)) : undefined,
    bare: isOpen
      ? await findBare(place, planned, look, { fromGit, current: holder?.plain })
      : undefined,
  };
}

/** What a floating tag points at now, and whether that is an image that a run like ours wrote. */
async function readHolding(
  { place, planned }: Float,
  series: Series,
  { run, look, here }: { readonly run: FloatRun; readonly look: Look; readonly here: string },
): Promise<CurrentImage | undefined> {
  const said = await place.readHolder(here, 'origin');
  const gitTags = run.settings.version === undefined ? await look.gitTags() : undefined;
  const current = readCurrent(series, said, gitTags?.known === true ? gitTags.list : undefined);
  if (current?.standing !== 'equal' || toBare(planned.tag, series) === undefined) return current;
  const exact = listExact(place).filter(({ platform }) => platform === planned.platform);
  const digests = await Promise.all(exact.map(({ tag }) => look.digest(place, tag)));
  const isOurs = digests.includes(here) || exact.some(({ tag }) => tag === said.version);
  return isOurs ? current : { ...current, isOtherVariant: true };
}

/** The exact tag of our own version in a series. */
function exactTag({ exactPrefix, version, exactSuffix }: Series): string {
  const name = exactPrefix + version + exactSuffix;
  return toTag(name) ?? name;
}
