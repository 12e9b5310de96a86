// SPDX-License-Identifier: Apache-2.0
// Reads the facts that decide about one floating tag in one repository, and calls `decide.ts`.
import type { Series } from '../../../plan/plan.ts';
import { toTag } from '../../../plan/reference/references.ts';
import { readCurrent } from '../../../plan/version/standing.ts';
import { findHigher } from './candidates.ts';
import {
  type CurrentImage,
  decideKept,
  decideVersionFloat,
  type FloatDecision,
  type TaggedImage,
  type VersionFloat,
} from './decide.ts';
import { findTipImage, judgeBranch } from './branch.ts';
import type { Snapshot } from '../snapshot.ts';
import { listExact } from '../../destination.ts';
import { findRelease } from './release.ts';
import { findUnsuffixed, unsuffixedSeries } from './variant.ts';
import { decideYanked, findYank } from './yanked.ts';
import { describeYank } from '../../history/tombstone.ts';
import type { Float, FloatRun, Judged } from './floating.ts';

/** Reads what decides about a floating tag, and decides. */
export async function judgeFloat(float: Float, run: FloatRun, snapshot: Snapshot): Promise<Judged> {
  const { destination, planned, ours } = float;
  const [here, yank] = await Promise.all([
    snapshot.digest(destination, planned.tag),
    findYank(float, snapshot),
  ]);
  if (yank !== undefined) return { here, decision: decideYanked(yank) };
  if (ours !== undefined && here === ours) {
    return { here, decision: await judgeKept(float, run, snapshot) };
  }
  if (run.settings.moving === 'always') {
    const reason = run.settings.back ? 'promote --back was asked for' : 'moving: always';
    return { here, decision: { action: 'move', reason } };
  }
  const decision =
    planned.versions === undefined
      ? await judgeBranch(float, run, snapshot, here)
      : decideVersionFloat(await readVersion(float, planned.versions, { run, snapshot, here }));
  return { here, decision };
}

/**
 * A tag that points at our image stays. A higher version of git may still have an image: a run
 * of ours was killed right after it had taken the tag from it, or a user rolled back. What is
 * in the registry is the same in both cases, so this is reported and not undone.
 */
async function judgeKept(
  { destination, planned: { tag, versions } }: Float,
  run: FloatRun,
  snapshot: Snapshot,
): Promise<FloatDecision> {
  const asks =
    versions !== undefined && versions.above.length > 0 && run.settings.moving !== 'always';
  if (!asks || !(await isFromGit(run, snapshot))) return decideKept(undefined);
  return decideKept(
    (await findHigher(destination, versions, snapshot, { fromGit: true, tag })).higher,
  );
}

/**
 * The image with a better claim to a floating tag of ours that did not exist
 * when the tag was decided. Undefined if there is none.
 */
export async function findNewer(
  float: Float,
  run: FloatRun,
  snapshot: Snapshot,
): Promise<TaggedImage | undefined> {
  const { destination, planned } = float;
  if (run.settings.moving === 'always') return undefined;
  if (planned.versions === undefined) {
    const { release } = await findRelease(destination, planned, run, snapshot);
    return release ?? findTipImage(float, run, snapshot);
  }
  const fromGit = run.settings.version === undefined;
  const { tag } = planned;
  const { higher } = await findHigher(destination, planned.versions, snapshot, { fromGit, tag });
  const image = higher ?? (await findUnsuffixed(destination, planned, snapshot, { fromGit }));
  return image?.digest === undefined ? undefined : { tag: image.tag, digest: image.digest };
}

/** Whether versions come from git here: then git tags are the candidates, otherwise the repository's own tags. */
export async function isFromGit({ settings }: FloatRun, snapshot: Snapshot): Promise<boolean> {
  return settings.version === undefined && (await snapshot.gitTags()).known;
}

async function readVersion(
  float: Float,
  series: Series,
  runContext: {
    readonly run: FloatRun;
    readonly snapshot: Snapshot;
    readonly here: string | undefined;
  },
): Promise<VersionFloat> {
  const { destination, planned, ours } = float;
  const { run, snapshot, here } = runContext;
  const { settings } = run;
  const fromGit = settings.version === undefined;
  const { tag } = planned;
  const found = await findHigher(destination, series, snapshot, { fromGit, tag });
  const asks = here !== undefined && found.higher === undefined;
  const holding = asks ? await readHolding(float, series, { run, snapshot, here }) : undefined;
  const identity = await withoutYanked(holding, { destination, planned, here, snapshot });
  const isOpen = found.higher === undefined && identity?.standing !== 'above';
  return {
    ours,
    here,
    version: series.version,
    seriesName: series.name,
    ...found,
    identity,
    exactHere:
      identity?.standing === 'equal'
        ? await snapshot.digest(destination, exactTag(series))
        : undefined,
    bare: isOpen
      ? await findUnsuffixed(destination, planned, snapshot, { fromGit, current: identity?.plain })
      : undefined,
  };
}

/** What a floating tag points at now, and whether that image was written by a run like ours. */
async function readHolding(
  { destination, planned }: Float,
  series: Series,
  {
    run,
    snapshot,
    here,
  }: { readonly run: FloatRun; readonly snapshot: Snapshot; readonly here: string },
): Promise<CurrentImage | undefined> {
  const said = await destination.readIdentity(here, 'origin');
  const gitTags = run.settings.version === undefined ? await snapshot.gitTags() : undefined;
  const current = readCurrent(series, said, gitTags?.known === true ? gitTags.list : undefined);
  if (current?.standing !== 'equal' || unsuffixedSeries(planned.tag, series) === undefined)
    return current;
  const exact = listExact(destination).filter(({ platform }) => platform === planned.platform);
  const digests = await Promise.all(exact.map(({ tag }) => snapshot.digest(destination, tag)));
  const isOurs = digests.includes(here) || exact.some(({ tag }) => tag === said.version);
  return isOurs ? current : { ...current, isOtherVariant: true };
}

/** A higher version that the tag must not point at does not count. */
async function withoutYanked(
  current: CurrentImage | undefined,
  {
    destination,
    planned,
    here,
    snapshot,
  }: Pick<Float, 'destination' | 'planned'> & {
    readonly here: string | undefined;
    readonly snapshot: Snapshot;
  },
): Promise<CurrentImage | undefined> {
  if (here === undefined || current?.standing !== 'above') return current;
  const yank = await snapshot.yank(destination, here, planned.tag);
  return yank === undefined
    ? current
    : { ...current, standing: 'outside', why: describeYank(yank) };
}

/** The exact tag of our own version in a series. */
function exactTag({ exactPrefix, version, exactSuffix }: Series): string {
  const name = exactPrefix + version + exactSuffix;
  return toTag(name) ?? name;
}
