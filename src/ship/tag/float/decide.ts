// SPDX-License-Identifier: Apache-2.0
// Decides whether a floating tag moves, from its current image and other candidates. Pure.
import type { Current } from '../../../plan/version/standing.ts';

/** Whether a floating tag moves, and why, in the user's words. */
export interface FloatDecision {
  readonly action: 'move' | 'keep' | 'hold';
  readonly reason: string;
  /** What the user can do about it; absent if nothing is to be done. */
  readonly hint?: string;
  /** It is held because our image is yanked. */
  readonly isYanked?: boolean;
  /** It is held because the exact tag of our version has the image of another run. */
  readonly isOtherBuild?: boolean;
}

/** An exact tag that has an image in the repository. */
export interface TaggedImage {
  readonly tag: string;
  readonly digest: string;
  /** Why our tag follows it, if that is not because it is newer. */
  readonly why?: string;
}

/** An image without our affixes that is here, or that the plan gives to this repository. */
export type UnsuffixedImage = Pick<TaggedImage, 'tag'> & Partial<TaggedImage>;

/** The current image of the tag, and how its version compares to ours. */
export interface CurrentImage extends Current {
  /** It has our version, but another prefix or suffix. */
  readonly isOtherVariant?: boolean;
}

const FORCE = 'To move it nevertheless, set moving to "always".';
const ONLATEST = 'To give the suffix to this tag as well, add onlatest=true to the flavor.';

interface AnyFloat {
  /** Our digest here; undefined if it is not built yet. */
  readonly ours: string | undefined;
  /** What the floating tag points at now; undefined if it does not exist. */
  readonly here: string | undefined;
}

/** What decides about a floating tag of a version series. */
export interface VersionFloat extends AnyFloat {
  readonly version: string;
  readonly seriesName: string;
  /** The highest version above ours that has an image here. */
  readonly higher: TaggedImage | undefined;
  /** Why it is unknown whether there is one. */
  readonly uncertain: string | undefined;
  /** The current image of the tag; undefined if its version is unknown. */
  readonly identity: CurrentImage | undefined;
  /** What our version's exact tag points at here; undefined if it does not exist. */
  readonly exactHere: string | undefined;
  /** The image without our suffix that the floating tag belongs to, if there is one. */
  readonly bare: UnsuffixedImage | undefined;
}

/**
 * Whether a floating tag of a version series that holds another digest moves; the first row that applies decides.
 *
 * | what is known                                                | decision               |
 * | ------------------------------------------------------------ | ---------------------- |
 * | a higher version of the series has an image here             | hold                   |
 * | it is unknown whether a higher version has one               | hold                   |
 * | the tag lacks our suffix, and images without it are here     | hold (`onlatest=true`) |
 * | it points at a higher version, unknown to git or spelled differently | hold           |
 * | it points at our version with another suffix, and lacks ours | hold (`onlatest=true`) |
 * | it points at our version with other build metadata           | hold                   |
 * | it points at our version, whose exact tag has another image  | hold                   |
 * | anything else                                                | move                   |
 */
export function decideVersionFloat(facts: VersionFloat): FloatDecision {
  return decideBySeries(facts) ?? decideByCurrent(facts);
}

/** A tag that points at our digest is kept, with a notice if a higher version has an image. */
export function decideKept(higher: TaggedImage | undefined): FloatDecision {
  const reason = 'it already points at this image';
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
  if (here === undefined) return { action: 'move', reason: 'tag did not exist' };
  if (identity === undefined) {
    return { action: 'move', reason: `no higher version of ${facts.seriesName} has an image here` };
  }
  switch (identity.standing) {
    case 'above':
      return {
        action: 'hold',
        reason: `${identity.version} is newer than ${version}, and the tag points at it`,
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
      reason: `${current.version} is the same version, and has the tag already`,
      hint: ONLATEST,
    };
  }
  if (current.isTwin === true) {
    return {
      action: 'hold',
      reason: `${current.version} came first, and ${version} is not higher`,
      hint: FORCE,
    };
  }
  return exactHere === undefined || exactHere === ours || ours === undefined
    ? { action: 'move', reason: `it follows the image of ${version}` }
    : {
        action: 'hold',
        reason: `${version} here is another build, and the tag follows that one`,
        isOtherBuild: true,
      };
}

/** How our commit relates to the current image's, as far as history shows. */
export type Lineage = 'same' | 'descendant' | 'ancestor' | 'unrelated' | 'unknown';

/** What decides about a floating tag that follows a branch. */
export interface BranchFloat extends AnyFloat {
  readonly revision: string;
  /** The branch whose tip counts; undefined if the run is not on a branch. */
  readonly branch: string | undefined;
  /** The branch's tip now; undefined if it could not be read. */
  readonly tip: string | undefined;
  /** The image of the tip, if the tip is not ours and has an image here. */
  readonly tipImage: TaggedImage | undefined;
  /** The commit of the current image; undefined if it is unknown. */
  readonly identity: string | undefined;
  readonly lineage: Lineage;
  /** Commit times, UTC ISO 8601. */
  readonly ourTime: string | undefined;
  readonly identityTime: string | undefined;
  /** The release that reserves the tag for releases (`latest: auto`), if there is one. */
  readonly release: string | undefined;
  /** Why it is unknown whether there is such a release. */
  readonly uncertain?: string | undefined;
}

/**
 * Whether a floating tag that follows a branch and holds another digest moves; the first row that applies decides.
 *
 * | what is known                                    | decision |
 * | ------------------------------------------------ | -------- |
 * | it is for releases, and there is one             | hold     |
 * | it is unknown whether there is one               | hold     |
 * | our commit is the branch's tip                   | move     |
 * | the tip has an image here already                | hold     |
 * | the tag does not exist                           | move     |
 * | the commit of the current image is unknown       | hold     |
 * | our commit is that commit, or descends from it   | move     |
 * | that commit descends from ours                   | hold     |
 * | our commit is later than that commit             | move     |
 * | anything else                                    | hold     |
 */
export function decideBranchFloat(facts: BranchFloat): FloatDecision {
  return decideByTip(facts) ?? decideByLineage(facts);
}

function decideByTip(facts: BranchFloat): FloatDecision | undefined {
  const { release, uncertain, tip, revision, tipImage, here, identity } = facts;
  const branch = facts.branch ?? 'the branch';
  if (release !== undefined) {
    return { action: 'hold', reason: `it is for releases, and ${release} is one` };
  }
  if (uncertain !== undefined) {
    const reason = `it is for releases, and the list of tags does not show whether there is one: ${uncertain}`;
    return { action: 'hold', reason, hint: FORCE };
  }
  if (tip === revision)
    return { action: 'move', reason: `${short(revision)} is the tip of ${branch}` };
  if (tipImage !== undefined) {
    return {
      action: 'hold',
      reason: `${branch} has moved on to ${short(tip ?? '')}, whose image is here (${tipImage.tag})`,
    };
  }
  if (here === undefined) return { action: 'move', reason: 'tag did not exist' };
  return identity === undefined
    ? {
        action: 'hold',
        reason: `the current image does not name its commit, and ${short(revision)} is not the tip of ${branch}`,
        hint: FORCE,
      }
    : undefined;
}

function decideByLineage(facts: BranchFloat): FloatDecision {
  const ours = short(facts.revision);
  const identity = short(facts.identity ?? '');
  switch (facts.lineage) {
    case 'same':
      return { action: 'move', reason: `it points at another build of the same commit ${ours}` };
    case 'descendant':
      return { action: 'move', reason: `${ours} descends from ${identity}` };
    case 'ancestor':
      return { action: 'hold', reason: `it points at ${identity}, which descends from ${ours}` };
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
      reason: `history does not show whether ${ours} or ${identity} is newer`,
      hint: `Fetch the history (fetch-depth: 0). ${FORCE}`,
    };
  }
  return Date.parse(ourTime) > Date.parse(identityTime)
    ? { action: 'move', reason: `${ours} was committed after ${identity}` }
    : {
        action: 'hold',
        reason: `it points at ${identity}, which was committed no earlier than ${ours}`,
      };
}

function short(revision: string): string {
  return revision.slice(0, 12);
}
