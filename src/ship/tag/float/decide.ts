// SPDX-License-Identifier: Apache-2.0
// Whether a floating tag moves, from who holds it and who else could claim it. Pure; knows no registry.
import type { Current } from '../../../plan/version/standing.ts';
import type { Settings } from '../../../settings/settings.ts';

/** Whether a floating tag moves, and why, in the user's words. */
export interface FloatDecision {
  readonly action: 'move' | 'keep' | 'hold';
  readonly reason: string;
  /** What the user can do about it; absent where nothing is to be done. */
  readonly hint?: string;
}

/** An exact tag that has an image in the repository. */
export interface FoundImage {
  readonly tag: string;
  readonly digest: string;
}

/** An image without our affixes that is here, or that the plan gives to this repository. */
export type UnsuffixedImage = Pick<FoundImage, 'tag'> & Partial<FoundImage>;

/** The image that has the tag, and where it stands to ours. */
export interface CurrentImage extends Current {
  /** It is of our version, and of another prefix or suffix than ours. */
  readonly isOtherVariant?: boolean;
}

const FORCE = 'To move it nevertheless, set moving to "always".';
const ONLATEST = 'To give the suffix to this tag as well, add onlatest=true to the flavor.';

interface AnyFloat {
  /** Our digest here; undefined while it is not built yet. */
  readonly ours: string | undefined;
  /** What the floating tag points at now; undefined where it does not exist. */
  readonly here: string | undefined;
  readonly moving: Settings['moving'];
}

/** What decides about a floating tag of a version series. */
export interface VersionFloat extends AnyFloat {
  readonly version: string;
  readonly seriesName: string;
  /** The highest version above ours that has an image here. */
  readonly higher: FoundImage | undefined;
  /** Why it could not be found out whether there is one. */
  readonly uncertain: string | undefined;
  /** The image that has the tag; undefined when its version is unknown. */
  readonly identity: CurrentImage | undefined;
  /** What our version's exact tag points at here; undefined where it does not exist. */
  readonly exactHere: string | undefined;
  /** The image without our suffix that the floating tag belongs to, where there is one. */
  readonly bare: UnsuffixedImage | undefined;
}

/**
 * Whether a floating tag of a version series moves; the first row that applies decides.
 *
 * | what is known                                                | decision               |
 * | ------------------------------------------------------------ | ---------------------- |
 * | it holds our digest                                          | keep                   |
 * | `moving: always`                                             | move                   |
 * | a higher version of the series has an image here             | hold                   |
 * | whether one has could not be found out                       | hold                   |
 * | the tag lacks our suffix, and images without it are here     | hold (`onlatest=true`) |
 * | it has a higher version, unknown to git or spelled otherwise | hold                   |
 * | it has our version with another suffix, and lacks ours       | hold (`onlatest=true`) |
 * | it has our version with other build metadata                 | hold                   |
 * | it has our version, whose exact tag has other bits           | hold                   |
 * | anything else                                                | move                   |
 */
export function decideVersionFloat(facts: VersionFloat): FloatDecision {
  return decideAny(facts) ?? decideBySeries(facts) ?? decideByCurrent(facts);
}

function decideAny({ ours, here, moving }: AnyFloat): FloatDecision | undefined {
  if (ours !== undefined && here === ours) return decideKept(undefined);
  return moving === 'always' ? { action: 'move', reason: 'moving: always' } : undefined;
}

/** A tag that holds our digest is kept, and says so where a higher version could have it. */
export function decideKept(higher: FoundImage | undefined): FloatDecision {
  const reason = 'it holds these bits already';
  if (higher === undefined) return { action: 'keep', reason };
  return {
    action: 'keep',
    reason: `${reason}, although ${higher.tag} is higher and has an image here`,
    hint: 'If it is not to stay there, ship that version again.',
  };
}

function decideBySeries(facts: VersionFloat): FloatDecision | undefined {
  const { higher, uncertain, bare } = facts;
  if (higher !== undefined) {
    return {
      action: 'hold',
      reason: `${higher.tag} is higher than ${facts.version} and has an image here`,
    };
  }
  if (uncertain !== undefined) {
    return {
      action: 'hold',
      reason: uncertain,
      hint: FORCE,
    };
  }
  return bare === undefined
    ? undefined
    : {
        action: 'hold',
        reason: `it belongs to the images without suffix: ${bare.tag} is ${bare.digest === undefined ? 'planned' : 'here'}`,
        hint: ONLATEST,
      };
}

function decideByCurrent(facts: VersionFloat): FloatDecision {
  const { identity, here, version } = facts;
  if (here === undefined) return { action: 'move', reason: 'nothing was there' };
  if (identity === undefined) {
    return { action: 'move', reason: `no higher version of ${facts.seriesName} has an image here` };
  }
  switch (identity.standing) {
    case 'above':
      return {
        action: 'hold',
        reason: `${identity.version} is newer than ${version}, and the tag is at it`,
      };
    case 'equal':
      return decideByEqual(facts, identity);
    case 'below':
      return { action: 'move', reason: `${version} is higher than ${identity.version}` };
    case 'outside':
      return {
        action: 'move',
        reason: `its ${identity.version} does not count: ${identity.why ?? `it is not of ${facts.seriesName}`}`,
      };
  }
}

function decideByEqual(facts: VersionFloat, current: CurrentImage): FloatDecision {
  const { version, exactHere, ours } = facts;
  if (current.isOtherVariant === true) {
    return {
      action: 'hold',
      reason: `${current.version} is the same version, and has it already`,
      hint: ONLATEST,
    };
  }
  if (current.isTwin === true) {
    return {
      action: 'hold',
      reason: `${current.version} came first, and ${version} is no higher`,
      hint: FORCE,
    };
  }
  return exactHere === undefined || exactHere === ours || ours === undefined
    ? { action: 'move', reason: `it follows the bits of ${version}` }
    : { action: 'hold', reason: `${version} here is another build, and it goes with that` };
}

/** How our commit stands to the holder's, as far as history tells. */
export type Lineage = 'same' | 'descendant' | 'ancestor' | 'unrelated' | 'unknown';

/** What decides about a floating tag that follows a branch. */
export interface BranchFloat extends AnyFloat {
  readonly revision: string;
  /** The branch whose tip counts; undefined when the run is on none. */
  readonly branch: string | undefined;
  /** The branch's tip now; undefined when it could not be asked. */
  readonly tip: string | undefined;
  /** The image of the tip, where it is not ours and has one here. */
  readonly tipImage: FoundImage | undefined;
  /** The holder's commit; undefined when it is unknown. */
  readonly identity: string | undefined;
  readonly lineage: Lineage;
  /** Commit times, UTC ISO 8601. */
  readonly ourTime: string | undefined;
  readonly identityTime: string | undefined;
  /** The release that claims the tag for releases (`latest: auto`), where there is one. */
  readonly release: string | undefined;
}

/**
 * Whether a floating tag that follows a branch moves; the first row that applies decides.
 *
 * | what is known                                    | decision |
 * | ------------------------------------------------ | -------- |
 * | it holds our digest                              | keep     |
 * | `moving: always`                                 | move     |
 * | it is for releases, and there is one             | hold     |
 * | our commit is the branch's tip                   | move     |
 * | the tip has an image here already                | hold     |
 * | nothing is there                                 | move     |
 * | the holder's commit is unknown                   | hold     |
 * | our commit is the holder's, or descends from it  | move     |
 * | the holder's commit descends from ours           | hold     |
 * | our commit is later than the holder's            | move     |
 * | anything else                                    | hold     |
 */
export function decideBranchFloat(facts: BranchFloat): FloatDecision {
  return decideAny(facts) ?? decideByTip(facts) ?? decideByLineage(facts);
}

function decideByTip(facts: BranchFloat): FloatDecision | undefined {
  const { release, tip, revision, tipImage, here, identity } = facts;
  const branch = facts.branch ?? 'the branch';
  if (release !== undefined) {
    return { action: 'hold', reason: `it is for releases, and ${release} is one` };
  }
  if (tip === revision)
    return { action: 'move', reason: `${short(revision)} is the tip of ${branch}` };
  if (tipImage !== undefined) {
    return {
      action: 'hold',
      reason: `${branch} has moved on to ${short(tip ?? '')}, whose image is here (${tipImage.tag})`,
    };
  }
  if (here === undefined) return { action: 'move', reason: 'nothing was there' };
  return identity === undefined
    ? {
        action: 'hold',
        reason: `what it holds does not say its commit, and ${short(revision)} is not the tip of ${branch}`,
        hint: FORCE,
      }
    : undefined;
}

function decideByLineage(facts: BranchFloat): FloatDecision {
  const ours = short(facts.revision);
  const identity = short(facts.identity ?? '');
  switch (facts.lineage) {
    case 'same':
      return { action: 'move', reason: `it holds another build of the same commit ${ours}` };
    case 'descendant':
      return { action: 'move', reason: `${ours} descends from ${identity}` };
    case 'ancestor':
      return { action: 'hold', reason: `it holds ${identity}, which descends from ${ours}` };
    case 'unrelated':
    case 'unknown':
      return decideByTime(facts, ours, identity);
  }
}

function decideByTime(facts: BranchFloat, ours: string, identity: string): FloatDecision {
  const { ourTime, identityTime } = facts;
  if (ourTime === undefined || identityTime === undefined) {
    return {
      action: 'hold',
      reason: `history does not tell whether ${ours} or its ${identity} is newer`,
      hint: `Fetch the history (fetch-depth: 0). ${FORCE}`,
    };
  }
  return Date.parse(ourTime) > Date.parse(identityTime)
    ? { action: 'move', reason: `${ours} was committed after ${identity}` }
    : {
        action: 'hold',
        reason: `it holds ${identity}, which was committed no earlier than ${ours}`,
      };
}

function short(revision: string): string {
  return revision.slice(0, 12);
}
