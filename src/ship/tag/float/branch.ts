// SPDX-License-Identifier: Apache-2.0
// Reads the facts that decide about the floating tag of a branch: its tip, and which commit came first.
import type { PlannedTag, Plan } from '../../../plan/plan.ts';
import { decideBranchFloat, type FloatDecision, type TaggedImage, type Lineage } from './decide.ts';
import type { Snapshot } from '../snapshot.ts';
import { listExact, type Destination } from '../../destination.ts';
import { findRelease } from './release.ts';
import { headOf, revisionOf } from '../../reuse/revision.ts';
import type { Float, FloatRun } from './floating.ts';

/** Reads what decides about the floating tag of a branch, and decides. */
export async function judgeBranch(
  float: Float,
  run: FloatRun,
  snapshot: Snapshot,
  here: string | undefined,
): Promise<FloatDecision> {
  const { destination, planned, ours } = float;
  const revision = headOf(run.facts);
  const branch = branchOf(run.facts);
  const { release, uncertain } = await findRelease(destination, planned, run, snapshot);
  const tip = branch === undefined ? undefined : await snapshot.tip(branch);
  const known = release !== undefined || uncertain !== undefined || tip === revision;
  const tipImage = known ? undefined : await findTipImage(float, run, snapshot);
  const asks = !known && tipImage === undefined && here !== undefined;
  const identity = asks ? (await destination.readIdentity(here, 'origin')).revision : undefined;
  return decideBranchFloat({
    ours,
    here,
    revision,
    branch,
    tip,
    tipImage,
    identity,
    ...(await readLineage(run, revisionOf(destination.target, run.facts.sha), identity)),
    release: release?.tag,
    uncertain,
  });
}

async function readLineage(
  { remote, facts }: FloatRun,
  ours: string,
  identity: string | undefined,
): Promise<{
  readonly lineage: Lineage;
  readonly ourTime: string | undefined;
  readonly identityTime: string | undefined;
}> {
  const times = { ourTime: facts.commitTime, identityTime: undefined };
  if (identity === undefined) return { lineage: 'unknown', ...times };
  if (identity === ours) return { lineage: 'same', ...times };
  const descends = await remote.isAncestor(identity, ours);
  if (descends === true) return { lineage: 'descendant', ...times };
  if ((await remote.isAncestor(ours, identity)) === true) return { lineage: 'ancestor', ...times };
  const lineage = descends === undefined ? 'unknown' : 'unrelated';
  return { lineage, ...times, identityTime: await remote.commitTime(identity) };
}

/**
 * The image of the branch's tip, if that is not our commit: under the tag that our own commit
 * has, with the tip's digits instead of ours.
 */
export async function findTipImage(
  { destination, planned }: Float,
  { facts }: FloatRun,
  snapshot: Snapshot,
): Promise<TaggedImage | undefined> {
  const branch = branchOf(facts);
  const tip = branch === undefined ? undefined : await snapshot.tip(branch);
  if (tip === undefined || tip === headOf(facts)) return undefined;
  for (const tag of listTipTags(destination, planned, facts.sha, tip)) {
    const digest = await snapshot.digest(destination, tag);
    if (digest === undefined) continue;
    const { revision } = await destination.readIdentity(digest, 'origin');
    if (revision === undefined || revision === tip) return { tag, digest };
  }
  return undefined;
}

/** The names that the tip's image may have: like ours, and with twelve digits where seven are taken. */
function listTipTags(
  destination: Destination,
  planned: PlannedTag,
  sha: string,
  tip: string,
): readonly string[] {
  const ours = listExact(destination).filter(({ platform }) => platform === planned.platform);
  return ours.flatMap(({ tag, rule }) => {
    const match = /(?<![0-9a-z])[0-9a-f]{7,64}(?![0-9a-z])/.exec(tag);
    if (match === null || !sha.startsWith(match[0]) || rule.startsWith('type=build')) return [];
    const name = (length: number) => tag.replace(match[0], tip.slice(0, length));
    return match[0].length === 7 ? [name(7), name(12)] : [name(match[0].length)];
  });
}

/** The branch whose tip is the newest commit; undefined if another project than the event's is checked out. */
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
