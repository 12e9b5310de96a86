// SPDX-License-Identifier: Apache-2.0
// Decides about an exact tag, from its current image and the build of this run. Pure.
import { error, notice, type ProblemData } from '../../../problem.ts';
import { parseObject } from '../../../registry/json.ts';
import type { Settings } from '../../../settings/settings.ts';
import type { ImageIdentity } from '../current-image.ts';
import { differsInPlatforms, isLaterRecipe } from '../../reuse/revision.ts';

/** The build of this run. `digest` is known once it is built. */
export interface Ours {
  readonly revision: string;
  readonly recipe: string;
  /** What it is built from, under `paths`. */
  readonly inputs?: string;
  /** Recipes of older versions of the program for the same build. */
  readonly olderRecipes?: readonly string[];
  readonly digest?: string;
  /** The parts of the recipe, to show where another one differs. */
  readonly build?: { readonly recipe: string; readonly platforms: readonly string[] };
}

/** What to do about one exact tag in one repository, and why. */
export type ExactDecision =
  | { readonly action: 'write'; readonly reason: string }
  /** It points at our digest already; some registries refuse even to write that again. */
  | { readonly action: 'keep'; readonly reason: string }
  /** It holds another build of ours: its image are taken instead of building. */
  | {
      readonly action: 'reuse';
      readonly digest: string;
      readonly reason: string;
      /** A notice for the user. */
      readonly notice?: ProblemData;
    }
  | { readonly action: 'replace'; readonly reason: string }
  | { readonly action: 'refuse'; readonly problem: ProblemData };

/** What the decision about an exact tag depends on. */
export interface ExactFacts {
  /** `ghcr.io/acme/app:1.2.3`, for messages. */
  readonly reference: string;
  readonly ours: Ours;
  /** Absent if the tag does not exist. */
  readonly here: ImageIdentity | undefined;
  readonly onExisting: Settings['onExisting'];
}

/**

 * Decides about an exact tag. Exact tags are write-once: another image get one only when the user
 * says `on-existing: replace`.
 *
 * | what is there                              | auto   | reuse  | replace | fail   |
 * | ------------------------------------------ | ------ | ------ | ------- | ------ |
 * | nothing                                    | write  | write  | write   | write  |
 * | our digest                                 | keep   | keep   | keep    | keep   |
 * | another digest, our revision and recipe    | reuse  | reuse  | replace | refuse |
 * | another digest, our inputs and recipe      | reuse  | reuse  | replace | refuse |
 * | another digest, other or unknown build     | refuse | reuse  | replace | refuse |
 */
export function decideExact(facts: ExactFacts): ExactDecision {
  const { here, ours, onExisting } = facts;
  if (here === undefined) return { action: 'write', reason: 'tag did not exist' };
  if (here.digest === ours.digest)
    return { action: 'keep', reason: 'it already points at this image' };
  const differs = describeDifference(here, ours);
  switch (onExisting) {
    case 'replace':
      return { action: 'replace', reason: 'on-existing: replace' };
    case 'fail':
      return { action: 'refuse', problem: refuseAny(facts) };
    case 'reuse':
      return { action: 'reuse', digest: here.digest, reason: reuseReason(differs) };
    case 'auto':
      return differs === undefined
        ? {
            action: 'reuse',
            digest: here.digest,
            reason: reuseReason(differs),
            ...tellOlder(facts),
          }
        : { action: 'refuse', problem: refuseOther(facts, differs) };
  }
}

/**
 * What sets the current image's build apart from ours, in one clause; undefined when both are one build.
 */
export function describeDifference(here: ImageIdentity, ours: Ours): string | undefined {
  if (here.revision === undefined) return 'it does not name a commit of this project';
  if (isUnchanged(here, ours)) return undefined;
  if (here.revision !== ours.revision) {
    return `it is of commit ${short(here.revision)}, this run builds ${short(ours.revision)}`;
  }
  if (here.recipe === undefined) {
    return `it is of the same commit ${short(ours.revision)}, but has no recipe`;
  }
  if (here.recipe === ours.recipe || isOlder(here, ours)) return undefined;
  if (isLaterRecipe(here.recipe)) {
    return `it is of the same commit ${short(ours.revision)}, but its recipe is of a newer version of tagship`;
  }
  const platforms = describePlatforms(here, ours);
  if (platforms !== undefined) return platforms;
  return `it is of the same commit ${short(ours.revision)}, but ${nameParts(ours)} differ`;
}

/** What makes up the recipe of a build, or of an image that is made already. */
function nameParts({ build }: Ours): string {
  const isMade = Array.isArray(parseObject(build?.recipe ?? '')?.from);
  if (isMade) return 'of another image: target, from or platforms';
  return (
    'of another build: target, context, build contexts, file, stage, network, hosts, secrets, SSH ' +
    'agents, build args or platforms'
  );
}

/** Whether an image was built from the same files in the same way, at whatever commit. */
function isUnchanged({ inputs, recipe }: ImageIdentity, ours: Ours): boolean {
  return ours.inputs !== undefined && inputs === ours.inputs && recipe === ours.recipe;
}

/** The difference of a build that is the same but for its platforms, such as another leg of the release. */
function describePlatforms(
  { recipe, platforms }: ImageIdentity,
  { revision, build }: Ours,
): string | undefined {
  if (recipe === undefined || platforms === undefined || build === undefined) return undefined;
  if (!differsInPlatforms(recipe, build.recipe, platforms)) return undefined;
  return (
    `it is the same build of the same commit ${short(revision)} for other platforms: ` +
    `it has ${platforms.join(', ')}, this run builds ${build.platforms.join(', ')}`
  );
}

/** Whether an older version of the program built it, and everything in its recipe agrees with ours. */
function isOlder({ recipe }: ImageIdentity, { olderRecipes = [] }: Ours): boolean {
  return recipe !== undefined && olderRecipes.includes(recipe);
}

/** The notice that an image counts as the same build, although its recipe lacks parts of ours. */
export function describeOlder(
  reference: string,
  here: ImageIdentity,
  ours: Ours,
): readonly ProblemData[] {
  if (here.revision !== ours.revision || !isOlder(here, ours)) return [];
  const message = `"${reference}" was built by an older version of tagship, whose recipe does not tell build-contexts, secrets, ssh, network and add-hosts apart; all else agrees, so it counts as this build.`;
  const hint = 'If one of these has changed since, set on-existing to "replace" once.';
  return [notice('RECIPE_OLDER', message, hint)];
}

function tellOlder({ reference, here, ours }: ExactFacts): { readonly notice?: ProblemData } {
  const [told] = here === undefined ? [] : describeOlder(reference, here, ours);
  return told === undefined ? {} : { notice: told };
}

/**
 * The longer name for a `sha-<7>` tag that another commit with the same seven digits holds, or
 * undefined if the tag has another form or no other image.
 *
 * | tag                      | of             | to                            |
 * | ------------------------ | -------------- | ----------------------------- |
 * | `sha-0123456`            | `0123456789ab` | `sha-0123456789ab`            |
 * | `sha-0123456-production` | `0123456789ab` | `sha-0123456789ab-production` |
 * | `1.2.3`                  | `0123456789ab` | `undefined`                   |
 */
export function decideLongerName(
  tag: string,
  revision: string,
  here: ImageIdentity | undefined,
): string | undefined {
  if (here?.revision === undefined || here.revision === revision) return undefined;
  const match = /^(.*?sha-)([0-9a-f]{7})(?![0-9a-f])(.*)$/.exec(tag);
  if (match?.[2] === undefined || !revision.startsWith(match[2])) return undefined;
  return `${match[1] ?? ''}${revision.slice(0, 12)}${match[3] ?? ''}`;
}

function reuseReason(differs: string | undefined): string {
  return differs === undefined
    ? 'this commit was built and tagged before; that image is used'
    : `on-existing: reuse, although ${differs}`;
}

function refuseAny({ reference, here }: ExactFacts): ProblemData {
  return error(
    'TAG_EXISTS',
    `"${reference}" exists already (${here?.digest ?? ''}), and on-existing is "fail".`,
    'Release a new version, or set on-existing to "auto" or "reuse" to use the existing image.',
  );
}

function refuseOther(facts: ExactFacts, differs: string): ProblemData {
  const { reference, here, ours } = facts;
  const isLeg = here !== undefined && describePlatforms(here, ours) !== undefined;
  return error(
    'TAG_TAKEN',
    `"${reference}" points at another image already: ${differs}. An exact tag is written once.`,
    isLeg
      ? 'Build all platforms in one run, or have each run push by digest alone (outputs: type=image,push-by-digest=true,name-canonical=true,push=true) and one step after them give the tags.'
      : 'Give one of the two builds a suffix (flavor: suffix=-…), release a new version, ' +
          'or set on-existing to "replace" to overwrite the old image.',
  );
}

function short(revision: string): string {
  return revision.slice(0, 12);
}
