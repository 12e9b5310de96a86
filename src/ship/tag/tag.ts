// SPDX-License-Identifier: Apache-2.0
// The order of tags: exact ones everywhere at once, floating ones when all that is required holds those.
import type { ProblemData } from '../../problem.ts';
import type { Log } from '../../log.ts';
import type { Settings } from '../../settings/settings.ts';
import { confirmExact } from './exact/confirm.ts';
import { createLook, type Look } from './snapshot.ts';
import { listHeld, toImage, type Landed, type Landing, type Place } from '../destination.ts';
import { holdsExact, tagExact } from './exact/write.ts';
import { holdFloats, tagFloats, type FloatContext, type TaggedFloats } from './float/move.ts';
import type { Produced } from '../run.ts';
import type { ExactOutcome, Looked } from './exact/state.ts';

/** What tagging needs besides the bits. */
export interface TagContext extends FloatContext {
  readonly settings: FloatContext['settings'] & Pick<Settings, 'onExisting'>;
  readonly log?: Pick<Log, 'info'>;
  /** Exact tags as they were read in advance. */
  readonly exactTags?: ReadonlyMap<Place, Promise<readonly Looked[]>>;
}

/** What became of all tags of a run. */
export interface Tagged {
  /** The bits that each place's exact tags hold now. */
  readonly landings: readonly Landing[];
  readonly landed: readonly Landed[];
  readonly problems: readonly ProblemData[];
  /** What was read since the last write; undefined where that is still to be read. */
  readonly look?: Look;
}

/**
 * Tags what was produced. Exact tags are read back before any floating tag is decided. Floating tags are moved in no required place while any required place
 * lacks an exact tag, so that no `latest` names a release that is missing elsewhere; a place that is
 * not required and failed keeps its own floating tags back and nobody else's.
 */
export async function tagAll(
  produced: readonly Pick<Produced, 'landings'>[],
  context: TagContext,
  look = createLook(context.remote),
): Promise<Tagged> {
  const landings = produced.flatMap((one) => one.landings);
  const { journal, facts, settings, exactTags } = context;
  const options = { sha: facts.sha, onExisting: settings.onExisting, journal };
  const written = await Promise.all(
    landings.map((landing) => tagExact(landing, options, exactTags?.get(landing.place))),
  );
  const back = createLook(context.remote);
  const waiting = { ...context, sha: facts.sha, look: back };
  const exact = await Promise.all(
    written.map(async (outcome) => {
      const confirmed = await confirmExact(outcome, waiting);
      say(confirmed.landed, context);
      return confirmed;
    }),
  );
  const floats = await tagFloating(exact, context, look);
  say(floats.landed, context);
  const landed = exact.flatMap((outcome) => outcome.landed);
  return {
    landings: exact.map(({ landing }) => landing),
    landed: [...landed, ...floats.landed, ...landings.flatMap(tellHeld)],
    problems: exact.flatMap((outcome) => outcome.problems),
    ...toLastLook(floats, back),
  };
}

/** What was read last: since the exact tags were written, where no floating tag was written after them. */
function toLastLook({ look, landed }: TaggedFloats, back: Look): Pick<Tagged, 'look'> {
  if (look !== undefined) return { look };
  return landed.some(({ expected }) => expected !== undefined) ? {} : { look: back };
}

/** Tells of tags as they land. */
function say(landed: readonly Landed[], { log }: Pick<TagContext, 'log'>): void {
  for (const { image } of landed) log?.info(`${image.action.padEnd(8)} ${image.reference}`);
}

async function tagFloating(
  exact: readonly ExactOutcome[],
  context: TagContext,
  look: Look,
): Promise<TaggedFloats> {
  const lacking = exact.find((outcome) => outcome.landing.place.required && !holdsExact(outcome));
  const landings = exact.map(({ landing }) => landing);
  if (lacking !== undefined) {
    const { name } = lacking.landing.place;
    return { landed: holdFloats(landings, `${name} does not hold the exact tags yet`) };
  }
  const ready = exact.filter(holdsExact).map(({ landing }) => landing);
  const behind = exact.filter((one) => !holdsExact(one)).map(({ landing }) => landing);
  const moved = await tagFloats(ready, context, look);
  const held = holdFloats(behind, 'the exact tags are not here yet');
  return { ...moved, landed: [...moved.landed, ...held] };
}

/** The tags that the plan itself holds, for the receipt to tell why. */
function tellHeld({ place }: Landing): readonly Landed[] {
  return listHeld(place).map((planned) => {
    const { reason } = planned;
    const image = toImage(place, planned, { action: 'held', digest: null, from: null, reason });
    return { place, planned, image };
  });
}
