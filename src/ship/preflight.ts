// SPDX-License-Identifier: Apache-2.0
// Checks before the build: may this run push everywhere, and can it give the exact tags?
import type { PlannedTag } from '../plan/plan.ts';
import { error, type ProblemCode, type ProblemData } from '../problem.ts';
import { describeRefusal } from '../registry/auth/rights.ts';
import type { Settings } from '../settings/settings.ts';
import { readRecords } from './history/records.ts';
import { decideYank, describeYank, YANK_KIND } from './history/tombstone.ts';
import { decideExact } from './tag/exact/decide.ts';
import { explainVTags } from './push/notices.ts';
import {
  asNotices,
  listExact,
  listFloating,
  toProblems,
  toReference,
  type Destination,
} from './destination.ts';
import { identify } from './reuse/revision.ts';
import { nameExact } from './tag/exact/write.ts';
import type { Surveyed } from './run.ts';
import { omitUndefined } from '../omit-undefined.ts';

/**
 * Asks every destination at once: are the credentials accepted, may they push, and which images have the exact
 * tags. Writes nothing but an upload that is cancelled. A problem of one destination does not
 * keep the others from being asked, so that all problems are reported together.
 */
export async function preflight(
  destinations: readonly Destination[],
  options: PreflightOptions,
): Promise<readonly Surveyed[]> {
  return Promise.all(destinations.map((destination) => surveyDestination(destination, options)));
}

/** What a preflight is for. */
export interface PreflightOptions {
  readonly sha: string;
  readonly onExisting: Settings['onExisting'];
  /** Of an image that is made already: the digests that it can have in a repository. */
  readonly digests?: readonly string[];
}

async function surveyDestination(
  destination: Destination,
  options: PreflightOptions,
): Promise<Surveyed> {
  try {
    await destination.repository.authorize('pull,push');
    const [right, tags] = await Promise.all([
      destination.repository.provePush(),
      caught(surveyTags(destination, options)),
    ]);
    if (!right.ok && right.reason === 'missing' && destination.creation !== undefined) {
      const found = { usable: true, reusable: [], forbidden: false, problems: [] };
      return { destination, ...found, isMissing: true };
    }
    if (!right.ok) {
      const forbidden = right.reason === 'credentials' || right.reason === 'permission';
      return failed(destination, [describeRefusal(destination, right)], forbidden);
    }
    if (!tags.ok) return failed(destination, toProblems(tags.thrown), false);
    return tags.problems.length > 0
      ? failed(destination, tags.problems, false)
      : {
          destination,
          usable: true,
          reusable: tags.reusable,
          forbidden: false,
          problems: tags.notices,
        };
  } catch (thrown) {
    const problems = toProblems(thrown);
    return failed(destination, problems, problems.some(isForbidden));
  }
}

interface Tags {
  readonly reusable: readonly string[];
  /** Notices, which do not keep the run from continuing. */
  readonly notices: readonly ProblemData[];
  readonly problems: readonly ProblemData[];
}

/** A refused login makes reading fail, too; waiting for both keeps the better explanation. */
async function caught(
  step: Promise<Tags>,
): Promise<({ readonly ok: true } & Tags) | { readonly ok: false; readonly thrown: unknown }> {
  try {
    return { ok: true, ...(await step) };
  } catch (thrown) {
    return { ok: false, thrown };
  }
}

async function surveyTags(destination: Destination, options: PreflightOptions): Promise<Tags> {
  const ours = identify(destination.target, options.sha);
  const decide = async (tag: PlannedTag) => {
    const { planned, there } = await nameExact(destination, tag, ours.revision);
    const here =
      there === undefined ? undefined : await destination.readIdentity(there.digest, 'recipe');
    const reference = toReference(destination, planned.tag);
    const { onExisting, digests = [] } = options;
    const digest = digests.find((one) => one === here?.digest);
    const known = { ...ours, ...omitUndefined({ digest }) };
    const decision = decideExact({ reference, ours: known, here, onExisting });
    const isReplaced = decision.action === 'replace' && there !== undefined;
    const yanked = isReplaced ? await refuseYanked(destination, planned, there.digest) : undefined;
    return { planned, there, decision: yanked ?? decision };
  };
  const [told, stale, ...found] = await Promise.all([
    explainVTags(destination),
    findMoved(destination),
    ...listExact(destination).map(decide),
  ]);
  const isOurs = (digest: string | undefined) =>
    found.some(({ decision, there }) => decision.action !== 'refuse' && there?.digest === digest);
  return {
    reusable: found.flatMap(({ planned, decision }) =>
      decision.action === 'reuse' && planned.platform === undefined ? [decision.digest] : [],
    ),
    notices: [
      ...told,
      ...found.flatMap(({ decision }) =>
        decision.action === 'reuse' && decision.notice !== undefined ? [decision.notice] : [],
      ),
    ],
    problems: [
      ...found.flatMap(({ decision }) => (decision.action === 'refuse' ? [decision.problem] : [])),
      // What an earlier try of the same plan has moved is no reason to stop.
      ...stale.filter(({ now }) => now === undefined || !isOurs(now)).map(describeStale),
    ],
  };
}

/** A floating tag that points at another image than when the plan was made. */
interface MovedTag {
  readonly reference: string;
  readonly before: string | null;
  readonly now: string | undefined;
}

/** The floating tags of a saved plan that have moved since its registries were asked; a plan that asked none has none. */
async function findMoved(destination: Destination): Promise<readonly MovedTag[]> {
  const moved = listFloating(destination).map(async ({ tag, there = {} }) => {
    const before = there[destination.name]?.digest;
    if (before === undefined) return [];
    const now = (await destination.repository.resolve(tag))?.digest;
    return now === (before ?? undefined)
      ? []
      : [{ reference: toReference(destination, tag), before, now }];
  });
  return (await Promise.all(moved)).flat();
}

function describeStale({ reference, before, now }: MovedTag): ProblemData {
  const [then, since] = [before ?? 'no image', now ?? 'no image'];
  return error(
    'PLAN_STALE',
    `"${reference}" pointed at ${then} when the plan was made, and points at ${since} now`,
    'Make the plan again: tagship plan --registry --out plan.json.',
  );
}

/** A yanked version is not replaced by another image under the same name: that would be given its floating tags again. */
async function refuseYanked(
  destination: Destination,
  { tag }: PlannedTag,
  digest: string,
): Promise<{ readonly action: 'refuse'; readonly problem: ProblemData } | undefined> {
  const found = await readRecords(destination.repository, digest, YANK_KIND);
  const yank = decideYank(found.map(({ record }) => record));
  if (yank === undefined) return undefined;
  const message = `"${toReference(destination, tag)}" is not replaced: ${describeYank(yank)}.`;
  const hint = `Release a new version. To give this one to another image: tagship unyank ${yank.version}.`;
  return { action: 'refuse', problem: error('TAG_YANKED', message, hint) };
}

function failed(
  destination: Destination,
  problems: readonly ProblemData[],
  forbidden: boolean,
): Surveyed {
  return {
    destination,
    usable: false,
    reusable: [],
    forbidden,
    problems: destination.required ? problems : asNotices(problems),
  };
}

/** Problems that are expected for a change: CI systems give it no secrets. */
const FORBIDDEN = new Set<ProblemCode>([
  'REGISTRY_DENIED',
  'LOGIN_REFUSED',
  'LOGIN_MISSING',
  'LOGIN_PASSWORD_MISSING',
  // Trust is often given to some branches and git tags only.
  'LOGIN_TRUST_REFUSED',
  'LOGIN_ID_TOKEN_MISSING',
  'REGISTRY_FILE_UNTRUSTED',
]);

function isForbidden({ code }: ProblemData): boolean {
  return FORBIDDEN.has(code);
}
