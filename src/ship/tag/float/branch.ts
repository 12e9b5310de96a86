// SPDX-License-Identifier: Apache-2.0
// The facts that decide about the floating tag of a branch: its tip, and which commit came first.
import type { PlannedTag, Plan } from '../../../plan/plan.ts';
import { decideBranchFloat, type FloatDecision, type FoundImage, type Lineage } from './decide.ts';
import type { Look } from '../snapshot.ts';
import { listExact, type Place } from '../../destination.ts';
import { findRelease } from './release.ts';
import { headOf, revisionOf } from '../../reuse/revision.ts';
import type { Float, FloatRun } from './floating.ts';

/** Reads what decides about the floating tag of a branch, and decides. */
export async function judgeBranch(
  float: Float,
  run: FloatRun,
  look: Look,
  here: string | undefined,
): Promise<FloatDecision> {
  const { place, planned, ours } = float;
  const revision = headOf(run.facts);
  const branch = branchOf(run.facts);
  const release = await findRelease(place, planned, run, look);
  const tip = branch === undefined ? undefined : await look.tip(branch);
  const known = release !== undefined || tip === revision;
  const tipImage = known ? undefined : await findTipImage(float, run, look);
  const asks = !known && tipImage === undefined && here !== undefined;
  const holder = asks ? (await place.readHolder(here, 'origin')).revision : undefined;
  return decideBranchFloat({
    ours,
    here,
    moving: run.settings.moving,
    revision,
    branch,
    tip,
    tipImage,
    holder,
    ...(await readLineage(run, revisionOf(place.target, run.facts.sha), holder)),
    release: release?.tag,
  });
}

async function readLineage(
  { remote, facts }: FloatRun,
  ours: string,
  holder: string | undefined,
): Promise<{
  readonly lineage: Lineage;
  readonly ourTime: string | undefined;
  readonly holderTime: string | undefined;
}> {
  const times = { ourTime: facts.commitTime, holderTime: undefined };
  if (holder === undefined) return { lineage: 'unknown', ...times };
  if (holder === ours) return { lineage: 'same', ...times };
  const descends = await remote.isAncestor(holder, ours);
  if (descends === true) return { lineage: 'descendant', ...times };
  if ((await remote.isAncestor(ours, holder)) === true) return { lineage: 'ancestor', ...times };
  const lineage = descends === undefined ? 'unknown' : 'unrelated';
  return { lineage, ...times, holderTime: await remote.commitTime(holder) };
}

/**
 * The image of the branch's tip, when that is not our commit: under the tag that our own commit
 * has, with the tip's digits instead of ours.
 */
export async function findTipImage(
  { place, planned }: Float,
  { facts }: FloatRun,
  look: Look,
): Promise<FoundImage | undefined> {
  const branch = branchOf(facts);
  const tip = branch === undefined ? undefined : await look.tip(branch);
  if (tip === undefined || tip === headOf(facts)) return undefined;
  for (const tag of listTipTags(place, planned, facts.sha, tip)) {
    const digest = await look.digest(place, tag);
    if (digest === undefined) continue;
    const { revision } = await place.readHolder(digest, 'origin');
    if (revision === undefined || revision === tip) return { tag, digest };
  }
  return undefined;
}

/** The names that the tip's image may have: as ours, and with twelve digits where seven are taken. */
function listTipTags(
  place: Place,
  planned: PlannedTag,
  sha: string,
  tip: string,
): readonly string[] {
  const ours = listExact(place).filter(({ platform }) => platform === planned.platform);
  return ours.flatMap(({ tag, rule }) => {
    const match = /(?<![0-9a-z])[0-9a-f]{7,64}(?![0-9a-z])/.exec(tag);
    if (match === null || !sha.startsWith(match[0]) || rule.startsWith('type=build')) return [];
    const name = (length: number) => tag.replace(match[0], tip.slice(0, length));
    return match[0].length === 7 ? [name(7), name(12)] : [name(match[0].length)];
  });
}

/** The branch whose tip says which commit is the newest; none where another project than the event's is checked out. */
export function branchOf(facts: Plan['facts']): string | undefined {
  const { baseRef, defaultBranch, checkedOut } = facts;
  if (checkedOut?.is === 'elsewhere') return undefined;
  return checkedOut?.is === 'base' ? (baseRef ?? defaultBranch) : branchOfEvent(facts);
}

function branchOfEvent({ event, baseRef, defaultBranch }: Plan['facts']): string | undefined {
  if (event.kind === 'branch') return event.branch;
  if (event.kind === 'change') return event.origin === 'project' ? event.source : undefined;
  if (event.kind === 'schedule') return event.branch ?? defaultBranch;
  return baseRef ?? defaultBranch;
}
