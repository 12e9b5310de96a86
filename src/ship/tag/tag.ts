// SPDX-License-Identifier: Apache-2.0
// The order of tags: exact tags everywhere at once; floating tags when all required destinations have those.
import { omitUndefined } from '../../omit-undefined.ts';
import type { Target } from '../../plan/plan.ts';
import type { ProblemData } from '../../problem.ts';
import type { Log } from '../../log.ts';
import type { Settings } from '../../settings/settings.ts';
import { confirmExact } from './exact/confirm.ts';
import { createSnapshot, type Snapshot } from './snapshot.ts';
import {
  listHeld,
  toImage,
  type TagResult,
  type PushedImage,
  type Destination,
} from '../destination.ts';
import { holdsExact, tagExact } from './exact/write.ts';
import { holdFloats, tagFloats, type FloatContext, type TaggedFloats } from './float/move.ts';
import type { Produced } from '../run.ts';
import type { ExactOutcome, ExactTagState } from './exact/state.ts';

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
  const { journal, facts, exactTags, begin } = context;
  const written = await Promise.all(
    pushedImages.map((pushedImage) => {
      const { destination } = pushedImage;
      const { onExisting } = toTargetContext(context, destination.target).settings;
      const options = { sha: facts.sha, onExisting, journal, ...omitUndefined({ begin }) };
      return tagExact(pushedImage, options, exactTags?.get(destination));
    }),
  );
  const back = createSnapshot(context.remote);
  const waiting = { ...context, sha: facts.sha, snapshot: back };
  const exact = await Promise.all(
    written.map(async (outcome) => {
      const confirmed = await confirmExact(outcome, waiting);
      say(confirmed.tagResults, context);
      return confirmed;
    }),
  );
  const unsigned = await signOthers(exact, pushedImages, context);
  const floats = await tagFloating(exact, unsigned, context, snapshot);
  say(floats.tagResults, context);
  const tagResults = exact.flatMap((outcome) => outcome.tagResults);
  return {
    pushedImages: exact.map(({ pushedImage }) => pushedImage),
    tagResults: [...tagResults, ...floats.tagResults, ...pushedImages.flatMap(tellHeld)],
    problems: exact.flatMap((outcome) => outcome.problems),
    ...toLastSnapshot(floats, back),
  };
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
  const others = exact.map(({ pushedImage }) => pushedImage).filter((one) => !own.has(nameOf(one)));
  if (sign === undefined || others.length === 0) return new Set();
  const signed = await sign(others, true);
  return new Set(others.filter((one) => !signed.includes(one)));
}

/** The last snapshot: since the exact tags were written, if no floating tag was written after them. */
function toLastSnapshot(
  { snapshot, tagResults }: TaggedFloats,
  back: Snapshot,
): Pick<Tagged, 'snapshot'> {
  if (snapshot !== undefined) return { snapshot };
  return tagResults.some(({ expected }) => expected !== undefined) ? {} : { snapshot: back };
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
  const pushedImages = exact.map(({ pushedImage }) => pushedImage);
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
