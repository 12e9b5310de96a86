// SPDX-License-Identifier: Apache-2.0
// The order of tags: exact tags everywhere at once; floating tags when all required destinations have those.
import { omitUndefined } from '../../omit-undefined.ts';
import type { Target } from '../../plan/plan.ts';
import type { ProblemData } from '../../problem.ts';
import type { Log } from '../../log.ts';
import type { Settings } from '../../settings/settings.ts';
import { findFirstImage } from './exact/adopt.ts';
import { confirmExact, readExactAgain } from './exact/confirm.ts';
import { createSnapshot, type Snapshot } from './snapshot.ts';
import {
  listHeld,
  toImage,
  toProblems,
  type TagResult,
  type PushedImage,
  type Destination,
} from '../destination.ts';
import { holdsExact, readExactTags, tagExact } from './exact/write.ts';
import { holdFloats, tagFloats, type FloatContext, type TaggedFloats } from './float/move.ts';
import { isSameBuild } from '../verify/verify.ts';
import type { Produced } from '../run.ts';
import type { Settled } from './exact/settle.ts';
import { isRival, type ExactOutcome, type ExactTagState } from './exact/state.ts';

/** What tagging needs in addition to the image. */
export interface TagContext extends FloatContext {
  readonly settings: FloatContext['settings'] & Pick<Settings, 'onExisting'>;
  /** The settings of a target where there are several; otherwise `settings` are those of all. */
  readonly settingsFor?: (target: Target) => Settings;
  readonly log?: Pick<Log, 'info'>;
  /** Signs images that the run did not push, before a tag is moved to them, and returns those that are signed; undefined if the run does not sign. */
  readonly sign?:
    | ((pushedImages: readonly PushedImage[], isTagged: boolean) => Promise<readonly PushedImage[]>)
    | undefined;
  /** Exact tags that were read in advance. */
  readonly exactTags?: ReadonlyMap<Destination, Promise<readonly ExactTagState[]>>;
}

/** The results of all tags of a run. */
export interface Tagged {
  /** The image that the exact tags of each destination point at now. */
  readonly pushedImages: readonly PushedImage[];
  readonly tagResults: readonly TagResult[];
  readonly problems: readonly ProblemData[];
  /** What was read since the last write; undefined if that must still be read. */
  readonly snapshot?: Snapshot;
}

/**
 * Tags what was produced. Exact tags are read back before any floating tag is decided.
 * Floating tags are moved in no required destination while any required destination
 * lacks an exact tag, so that no `latest` names a release that is missing elsewhere; a destination that is
 * not required and failed holds only its own floating tags.
 */
export async function tagAll(
  produced: readonly Pick<Produced, 'pushedImages'>[],
  context: TagContext,
  snapshot = createSnapshot(context.remote),
): Promise<Tagged> {
  const pushedImages = produced.flatMap((one) => one.pushedImages);
  const written = await writeExactTags(pushedImages, context);
  const back = createSnapshot(context.remote);
  const waiting = { ...context, sha: context.facts.sha, snapshot: back };
  const confirmed = await Promise.all(
    written.map(async (outcome) => {
      const one = await confirmExact(outcome, waiting);
      say(one.tagResults, context);
      return one;
    }),
  );
  const settled = { snapshot: back, ...(await settle(confirmed, pushedImages, context)) };
  const { exact, floats, last } = await tagRest(settled, pushedImages, context, snapshot);
  say(floats.tagResults, context);
  const tagResults = exact.flatMap((outcome) => outcome.tagResults);
  const problems = exact.map((outcome, at) => listProblems(outcome, pushedImages[at]));
  return {
    pushedImages: exact.map(toPushed),
    tagResults: [...tagResults, ...floats.tagResults, ...pushedImages.flatMap(tellHeld)],
    problems: (await Promise.all(problems)).flat(),
    ...omitUndefined({ snapshot: last }),
  };
}

/** Writes the exact tags of all destinations at once. */
async function writeExactTags(
  pushedImages: readonly PushedImage[],
  context: TagContext,
): Promise<readonly ExactOutcome[]> {
  const { journal, facts, exactTags, begin } = context;
  const reading = pushedImages.map((pushedImage) => {
    const { destination } = pushedImage;
    const { onExisting } = toTargetContext(context, destination.target).settings;
    const options = { sha: facts.sha, onExisting, journal, ...omitUndefined({ begin }) };
    const states = exactTags?.get(destination) ?? readExactTags(pushedImage, options);
    states.catch(() => undefined); // reported where it is awaited
    return { pushedImage, options, reading: states };
  });
  return Promise.all(
    reading.map(({ pushedImage, options, reading: own }) =>
      tagExact(pushedImage, options, own, () => findFirstImage(pushedImage, reading)),
    ),
  );
}

/** Gives exact tags one image everywhere if another run of the same commit writes them, too. */
async function settle(
  exact: readonly ExactOutcome[],
  pushedImages: readonly PushedImage[],
  context: TagContext,
): Promise<Settled> {
  if (!exact.some(({ tagResults }) => tagResults.some(isRival))) return { exact };
  const { journal, facts, clock, signal, remote } = context;
  const built = new Map(pushedImages.map((one) => [one.destination, one]));
  const waiting = { clock, signal, sha: facts.sha };
  const newSnapshot = () => createSnapshot(remote);
  const { settleExact } = await import('./exact/settle.ts'); // seldom needed
  return settleExact(exact, { journal, built, waiting, newSnapshot });
}

/** How often exact tags are looked at after floating tags; each time, another run has written one of them meanwhile. */
const ROUNDS = 5;

/**
 * Floating tags; then the exact tags are read once more, and if another run has written one of them, all is done again. `last` is
 * what was read since the last write.
 */
async function tagRest(
  settled: Settled,
  pushedImages: readonly PushedImage[],
  context: TagContext,
  snapshot: Snapshot,
): Promise<{ exact: readonly ExactOutcome[]; floats: TaggedFloats; last: Snapshot | undefined }> {
  const float = async (some: readonly ExactOutcome[], from: Snapshot) =>
    tagFloating(some, await signOthers(some, pushedImages, context), context, from);
  let { exact, snapshot: last } = settled;
  let floats = await float(exact, snapshot);
  for (let round = 0; round < ROUNDS; round += 1) {
    if (floats.snapshot !== undefined) last = floats.snapshot;
    else if (floats.tagResults.some(isLater)) last = createSnapshot(context.remote);
    const reading = { ...context, sha: context.facts.sha, snapshot: last };
    const read = await Promise.all(exact.map((one) => readExactAgain(one, reading)));
    const again = await settle(read, pushedImages, context);
    const isChanged = again.snapshot !== undefined;
    if (!isChanged && !(await isAnyTaken(floats.tagResults, reading))) break;
    if (isChanged) ({ exact, snapshot: last } = again);
    const moved = await float(exact, createSnapshot(context.remote));
    const { joinResults } = await import('./float/rejoin.ts'); // seldom needed
    floats = { ...moved, tagResults: joinResults(floats.tagResults, moved.tagResults) };
  }
  return { exact, floats, last };
}

/** Whether a floating tag that has this run's image reads back as that of another run of the same commit. */
async function isAnyTaken(
  floats: readonly TagResult[],
  { snapshot, sha }: { readonly snapshot: Snapshot | undefined; readonly sha: string },
): Promise<boolean> {
  const isTaken = async ({ destination, planned, image, expected }: TagResult) => {
    const wanted = image.action === 'kept' ? image.digest : expected;
    if (wanted === undefined || snapshot === undefined) return false;
    try {
      const digest = await snapshot.digest(destination, planned.tag);
      const isOther = digest !== undefined && digest !== wanted;
      return isOther && (await isSameBuild(destination, digest, sha));
    } catch (thrown) {
      return toProblems(thrown).length === 0; // told when it is read back
    }
  };
  return (await Promise.all(floats.map(isTaken))).includes(true);
}

function toPushed({ pushedImage }: ExactOutcome): PushedImage {
  return pushedImage;
}

/** Whether something is known of a floating tag that is later than the last reading of the exact tags. */
function isLater({ expected, isOtherBuild }: TagResult): boolean {
  return expected !== undefined || isOtherBuild === true;
}

/** Problems of exact tags; which image they have is told once, as it is in the end. */
async function listProblems(
  { pushedImage, problems }: ExactOutcome,
  before?: PushedImage,
): Promise<readonly ProblemData[]> {
  const own = problems.filter(({ code }) => code !== 'TAG_OTHER_BITS');
  const digest = before?.builtImage.manifest.digest;
  if (digest === undefined || digest === pushedImage.builtImage.manifest.digest) return own;
  const { describeAdoption } = await import('./exact/place.ts'); // seldom needed
  return [...own, describeAdoption(digest, pushedImage)];
}

/**
 * Another run of the same commit may have been first with an exact tag: its image gets our floating tags, so it is signed, too.
 * Returns the images that take no signature.
 */
async function signOthers(
  exact: readonly ExactOutcome[],
  pushedImages: readonly PushedImage[],
  { sign }: Pick<TagContext, 'sign'>,
): Promise<ReadonlySet<PushedImage>> {
  const nameOf = ({ destination, builtImage }: PushedImage): string =>
    `${destination.name}@${builtImage.manifest.digest}`;
  const own = new Set(pushedImages.map(nameOf));
  const others = exact.map(toPushed).filter((one) => !own.has(nameOf(one)));
  if (sign === undefined || others.length === 0) return new Set();
  const signed = await sign(others, true);
  return new Set(others.filter((one) => !signed.includes(one)));
}

/** Logs tags as they are written. */
function say(tagResults: readonly TagResult[], { log }: Pick<TagContext, 'log'>): void {
  for (const { image } of tagResults) log?.info(`${image.action.padEnd(8)} ${image.reference}`);
}

async function tagFloating(
  exact: readonly ExactOutcome[],
  unsigned: ReadonlySet<PushedImage>,
  context: TagContext,
  snapshot: Snapshot,
): Promise<TaggedFloats> {
  const lacking = exact.find(
    (outcome) => outcome.pushedImage.destination.required && !holdsExact(outcome),
  );
  const pushedImages = exact.map(toPushed);
  if (lacking !== undefined) {
    const { name } = lacking.pushedImage.destination;
    return { tagResults: holdFloats(pushedImages, `${name} does not hold the exact tags yet`) };
  }
  const holding = exact.filter(holdsExact).map(({ pushedImage }) => pushedImage);
  const ready = holding.filter((one) => !unsigned.has(one));
  const behind = exact.filter((one) => !holdsExact(one)).map(({ pushedImage }) => pushedImage);
  const moved = await tagEachFloats(ready, context, snapshot);
  const held = [
    ...holdFloats(behind, 'the exact tags are not here yet'),
    ...holdFloats(
      holding.filter((one) => unsigned.has(one)),
      'the image of the exact tags takes no signature',
    ),
  ];
  return { ...moved, tagResults: [...moved.tagResults, ...held] };
}

/** The context with the settings of a target. */
function toTargetContext(context: TagContext, target: Target): TagContext {
  const settings = context.settingsFor?.(target);
  return settings === undefined ? context : { ...context, settings };
}

/** The floating tags of all targets at once, those of each target by its own settings. */
async function tagEachFloats(
  ready: readonly PushedImage[],
  context: TagContext,
  snapshot: Snapshot,
): Promise<TaggedFloats> {
  const targets = [...new Set(ready.map(({ destination }) => destination.target))];
  const moved = await Promise.all(
    targets.map((target) => {
      const own = ready.filter(({ destination }) => destination.target === target);
      return tagFloats(own, toTargetContext(context, target), snapshot);
    }),
  );
  const [only, ...others] = moved;
  if (only !== undefined && others.length === 0) return only;
  return { tagResults: moved.flatMap(({ tagResults }) => tagResults) };
}

/** The tags that the plan holds, so that the receipt shows why. */
function tellHeld({ destination }: PushedImage): readonly TagResult[] {
  return listHeld(destination).map((planned) => {
    const { reason } = planned;
    const image = toImage(destination, planned, {
      action: 'held',
      digest: null,
      from: null,
      reason,
    });
    return { destination, planned, image };
  });
}
