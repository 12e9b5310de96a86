// SPDX-License-Identifier: Apache-2.0
// What becomes of an exact tag, from who holds it and who we are. Pure; knows no registry.
import { error, notice, type ProblemData } from '../../../problem.ts';
import type { Settings } from '../../../settings/settings.ts';
import type { ImageIdentity } from '../current-image.ts';
import { differsInPlatforms, isLaterRecipe } from '../../reuse/revision.ts';

/** Which build this run is. `digest` is known once it is built. */
export interface Ours {
  readonly revision: string;
  readonly recipe: string;
  /** What older versions of the program call the same build, as far as they tell builds apart. */
  readonly olderRecipes?: readonly string[];
  readonly digest?: string;
  /** What the recipe is made of, to say where another one differs. */
  readonly build?: { readonly recipe: string; readonly platforms: readonly string[] };
}

/** What to do about one exact tag in one repository, and why. */
export type ExactDecision =
  | { readonly action: 'write'; readonly reason: string }
  /** It points at our digest already; some registries refuse even to write that again. */
  | { readonly action: 'keep'; readonly reason: string }
  /** It holds another build of ours: its bits are taken instead of building. */
  | {
      readonly action: 'reuse';
      readonly digest: string;
      readonly reason: string;
      /** What the user should know of it. */
      readonly notice?: ProblemData;
    }
  | { readonly action: 'replace'; readonly reason: string }
  | { readonly action: 'refuse'; readonly problem: ProblemData };

/** Everything an exact tag's fate follows from. */
export interface ExactFacts {
  /** `ghcr.io/acme/app:1.2.3`, for messages. */
  readonly reference: string;
  readonly ours: Ours;
  /** Absent where the tag is free. */
  readonly here: ImageIdentity | undefined;
  readonly onExisting: Settings['onExisting'];
}

/**
 * What becomes of an exact tag. Exact tags are write-once: other bits get one only when the user
 * says `on-existing: replace`.
 *
 * | what is there                              | auto   | reuse  | replace | fail   |
 * | ------------------------------------------ | ------ | ------ | ------- | ------ |
 * | nothing                                    | write  | write  | write   | write  |
 * | our digest                                 | keep   | keep   | keep    | keep   |
 * | another digest, our revision and recipe    | reuse  | reuse  | replace | refuse |
 * | another digest, other or unknown build     | refuse | reuse  | replace | refuse |
 */
export function decideExact(facts: ExactFacts): ExactDecision {
  const { here, ours, onExisting } = facts;
  if (here === undefined) return { action: 'write', reason: 'nothing was there' };
  if (here.digest === ours.digest) return { action: 'keep', reason: 'it holds these bits already' };
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
 * What sets the holder's build apart from ours, in one clause; undefined when both are one build.
 */
export function describeDifference(here: ImageIdentity, ours: Ours): string | undefined {
  if (here.revision === undefined) return 'it does not say which commit of this project it is of';
  if (here.revision !== ours.revision) {
    return `it is of commit ${short(here.revision)}, this run is of ${short(ours.revision)}`;
  }
  if (here.recipe === undefined) {
    return `it is of the same commit ${short(ours.revision)}, but does not say how it was built`;
  }
  if (here.recipe === ours.recipe || isOlder(here, ours)) return undefined;
  if (isLaterRecipe(here.recipe)) {
    return `it is of the same commit ${short(ours.revision)}, but a newer version of tagship says how it was built`;
  }
  const platforms = describePlatforms(here, ours);
  if (platforms !== undefined) return platforms;
  return (
    `it is of the same commit ${short(ours.revision)}, but of another build: target, context, build ` +
    'contexts, file, stage, network, hosts, secrets, SSH agents, build args or platforms differ'
  );
}

/** Where the same was built for other platforms, as by another leg of one release. */
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

/** Whether an older version of the program built it, and all that its recipe tells agrees with ours. */
function isOlder({ recipe }: ImageIdentity, { olderRecipes = [] }: Ours): boolean {
  return recipe !== undefined && olderRecipes.includes(recipe);
}

/** The notice that an image counts as the same build, though its recipe does not tell all that ours does. */
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
 * undefined when the tag is no such name or nobody else holds it.
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
    ? 'this commit was built and tagged before; its bits are used'
    : `on-existing: reuse, although ${differs}`;
}

function refuseAny({ reference, here }: ExactFacts): ProblemData {
  return error(
    'TAG_EXISTS',
    `"${reference}" exists already (${here?.digest ?? ''}), and on-existing is "fail".`,
    'Release a new version, or set on-existing to "auto" or "reuse" to go on from the bits that are there.',
  );
}

function refuseOther(facts: ExactFacts, differs: string): ProblemData {
  const { reference, here, ours } = facts;
  const isLeg = here !== undefined && describePlatforms(here, ours) !== undefined;
  return error(
    'TAG_TAKEN',
    `"${reference}" is taken by another image: ${differs}. An exact tag is given once.`,
    isLeg
      ? 'Build all platforms in one run, or have each run push by digest alone (outputs: type=image,push-by-digest=true,name-canonical=true,push=true) and one step after them give the tags.'
      : 'Give one of the two builds a suffix (flavor: suffix=-…), release a new version, ' +
          'or set on-existing to "replace" if the old image is to go.',
  );
}

function short(revision: string): string {
  return revision.slice(0, 12);
}
