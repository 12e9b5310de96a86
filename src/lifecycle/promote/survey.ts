// SPDX-License-Identifier: Apache-2.0
// Asks every repository what a promotion would do there, and what forbids it. Writes nothing.
import type { PlannedTag } from '../../plan/plan.ts';
import { compareVersions, parseVersion } from '../../plan/version/version.ts';
import { error, hasErrors, type ProblemData } from '../../problem.ts';
import {
  asNotices,
  listExact,
  listFloating,
  toProblems,
  toReference,
  type Destination,
} from '../../ship/destination.ts';
import { describeRefusal } from '../../registry/auth/rights.ts';
import type { FloatDecision } from '../../ship/tag/float/decide.ts';
import type { Float, FloatRun, Judged } from '../../ship/tag/float/floating.ts';
import { judgeFloat } from '../../ship/tag/float/judge.ts';
import { createSnapshot, type Snapshot } from '../../ship/tag/snapshot.ts';
import type { PromotedRepository, PromotedTag } from './promotion.ts';

/** A repository that was asked. */
export interface SurveyedRepository {
  readonly destination: Destination;
  readonly told: PromotedRepository;
  /** The repository does not exist, and is created before the image is copied. */
  readonly isMissing: boolean;
  /** It takes part; false if it is not required and something is wrong with it. */
  readonly usable: boolean;
  readonly problems: readonly ProblemData[];
}

/** What is promoted, and what decides. */
export interface Asking {
  readonly digest: string;
  readonly run: FloatRun;
}

/** Asks all repositories at once. One that cannot be asked does not keep the others from being asked. */
export async function surveyAll(
  destinations: readonly Destination[],
  asking: Asking,
): Promise<readonly SurveyedRepository[]> {
  const snapshot = createSnapshot(asking.run.remote);
  return Promise.all(destinations.map((destination) => surveyOne(destination, asking, snapshot)));
}

async function surveyOne(
  destination: Destination,
  asking: Asking,
  snapshot: Snapshot,
): Promise<SurveyedRepository> {
  const { repository, name } = destination;
  try {
    await repository.authorize('pull,push');
    const right = await repository.provePush();
    const isMissing = !right.ok && right.reason === 'missing' && destination.creation !== undefined;
    if (!right.ok && !isMissing) return failed(destination, [describeRefusal(destination, right)]);
    const [there, ...tags] = await Promise.all([
      repository.resolve(asking.digest),
      ...listExact(destination).map((tag) => surveyExact(destination, tag, asking.digest)),
      ...listFloating(destination).map((tag) => surveyFloat(destination, tag, asking, snapshot)),
    ]);
    const image = there === undefined ? 'copy' : 'there';
    const told = { repository: name, image, tags: tags.map(({ tag }) => tag) } as const;
    const problems = tags.flatMap(({ problem }) => problem ?? []);
    return finish(destination, { told, isMissing }, problems);
  } catch (thrown) {
    return failed(destination, toProblems(thrown));
  }
}

function failed(destination: Destination, problems: readonly ProblemData[]): SurveyedRepository {
  const told = { repository: destination.name, image: 'unknown', tags: [] } as const;
  return finish(destination, { told, isMissing: false }, problems);
}

function finish(
  destination: Destination,
  found: Pick<SurveyedRepository, 'told' | 'isMissing'>,
  problems: readonly ProblemData[],
): SurveyedRepository {
  const usable = !hasErrors(problems);
  return {
    destination,
    ...found,
    usable,
    problems: destination.required ? problems : asNotices(problems),
  };
}

interface SurveyedTag {
  readonly tag: PromotedTag;
  readonly problem?: ProblemData;
}

async function surveyExact(
  destination: Destination,
  { tag, kind, reason }: PlannedTag,
  digest: string,
): Promise<SurveyedTag> {
  const there = await destination.repository.resolve(tag);
  const base = { tag, kind, from: there?.digest ?? null };
  if (there === undefined) return { tag: { ...base, action: 'create', fromVersion: null, reason } };
  const fromVersion = await nameVersion(destination, there.digest);
  if (there.digest === digest) {
    return { tag: { ...base, action: 'keep', fromVersion, reason: KEPT } };
  }
  const taken = 'it points at another image already, and an exact tag is written once';
  const message = `"${toReference(destination, tag)}" points at another image already, ${there.digest} instead of ${digest}. An exact tag is written once.`;
  const hint = 'Leave this tag out, or promote the image that has it.';
  return {
    tag: { ...base, action: 'refuse', fromVersion, reason: taken },
    problem: error('PROMOTE_TAKEN', message, hint),
  };
}

const KEPT = 'it already points at this image';

async function surveyFloat(
  destination: Destination,
  planned: PlannedTag,
  { digest, run }: Asking,
  snapshot: Snapshot,
): Promise<SurveyedTag> {
  const float = { destination, planned, ours: digest };
  const judged = await judgeFloat(float, run, snapshot);
  const here = judged.here ?? null;
  const { decision, fromVersion } = await judgeFrom(float, judged, run, snapshot);
  const { tag, kind } = planned;
  const isRefused = decision.action === 'hold' && planned.literal === true;
  const action = nameAction(decision.action, { isNew: here === null, isRefused });
  const line = { tag, kind, action, from: here, fromVersion, reason: decision.reason };
  if (!isRefused) return { tag: line };
  const hint = decision.hint ?? 'To move it back nevertheless, set moving to "always".';
  const message = `"${toReference(destination, tag)}" is not moved: ${decision.reason}.`;
  const code = decision.isYanked === true ? 'PROMOTE_YANKED' : 'PROMOTE_BACKWARDS';
  return { tag: line, problem: error(code, message, hint) };
}

function nameAction(
  action: FloatDecision['action'],
  { isNew, isRefused }: { readonly isNew: boolean; readonly isRefused: boolean },
): PromotedTag['action'] {
  if (action === 'move' && isNew) return 'create';
  return isRefused ? 'refuse' : action;
}

/** The decision with the version that the tag points at, and by it for a channel. */
async function judgeFrom(
  { destination, planned }: Float,
  { here, decision }: Judged,
  { settings }: FloatRun,
  snapshot: Snapshot,
): Promise<{ readonly decision: FloatDecision; readonly fromVersion: string | null }> {
  if (here === undefined) return { decision, fromVersion: null };
  const isFree =
    settings.moving === 'always' ||
    decision.action !== 'move' ||
    (await snapshot.yank(destination, here, planned.tag)) !== undefined;
  if (isFree) return { decision, fromVersion: await nameVersion(destination, here) };
  const fromVersion = await readVersion(destination, here);
  return { decision: judgeChannel(planned, decision, fromVersion), fromVersion };
}

/** A channel counts prereleases too: it does not go from one back to an earlier one. */
function judgeChannel(
  { versions }: PlannedTag,
  decision: FloatDecision,
  current: string | null,
): FloatDecision {
  const isChannel = versions !== undefined && versions.exactSuffix !== '';
  const here = current === null ? undefined : parseVersion(current);
  const ours = versions === undefined ? undefined : parseVersion(versions.version);
  if (!isChannel || here === undefined || ours === undefined) {
    return decision;
  }
  return compareVersions(here, ours) > 0
    ? {
        action: 'hold',
        reason: `${here.text} is newer than ${ours.text}, and the tag points at it`,
      }
    : decision;
}

async function readVersion({ readIdentity }: Destination, digest: string): Promise<string | null> {
  return (await readIdentity(digest, 'origin')).version ?? null;
}

/** The version of an image, where nothing is decided by it; null if it cannot be told. */
async function nameVersion(destination: Destination, digest: string): Promise<string | null> {
  try {
    return await readVersion(destination, digest);
  } catch (thrown) {
    toProblems(thrown); // throws again what is no answer of the registry
    return null;
  }
}
