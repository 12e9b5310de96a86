// SPDX-License-Identifier: Apache-2.0
// Moves floating tags, and gives way to whoever came in between. What decides is in `decide.ts`.
import { readCurrent } from '../../../plan/version/standing.ts';
import { notice } from '../../../problem.ts';
import type { Settings } from '../../../settings/settings.ts';
import type { FloatDecision } from './decide.ts';
import { toLanded, type Moving } from './update.ts';
import { findOvertaker, isFromGit, judgeFloat } from './judge.ts';
import type { TagJournal, WrittenTag } from '../../journal.ts';
import { createLook, type Look } from '../snapshot.ts';
import {
  digestFor,
  listFloating,
  manifestFor,
  soften,
  toProblems,
  toReference,
  type Landed,
  type Landing,
} from '../../destination.ts';
import { explainOtherKind } from '../other-kind.ts';
import { settleMs } from '../../verify/read-delay.ts';
import { isImmutable } from '../exact/write.ts';
import type { ShipContext } from '../../context.ts';
import type { FloatRun, Judged } from './floating.ts';

/** What moving floating tags needs besides the bits. */
export interface FloatContext extends FloatRun, Pick<ShipContext, 'clock' | 'signal'> {
  readonly settings: FloatRun['settings'] & Pick<Settings, 'settle'>;
  readonly journal: TagJournal;
  /** Begins to read tags back, for when nothing more is written. */
  readonly beginReadBack: (landings: readonly Landing[]) => Look;
}

/** What became of the floating tags. */
export interface TaggedFloats {
  readonly landed: readonly Landed[];
  /** What was read since the last write; undefined where that is still to be read. */
  readonly look?: Look;
}

/** Looking again ends after so many rounds; each one means that yet another newer image came in. */
const ROUNDS = 10;

/**
 * Moves the floating tags of all places: decide, write, look again. Registries have no
 * compare-and-set, so two runs can both find the way clear and the older one write last. It then
 * sees, after its own write, the exact tag that the newer run wrote before it decided, and puts the
 * floating tag where it belongs. Hosts whose answers lag are looked at once more after a while.
 */
export async function tagFloats(
  landings: readonly Landing[],
  context: FloatContext,
  look: Look,
): Promise<TaggedFloats> {
  const { journal } = context;
  const decided = await each(landings.flatMap(listMoving), journal, (moving) =>
    decide(moving, context, look),
  );
  const written = await writeAll(decided, context);
  if (!written.some(mayBeWritten)) return { landed: written.map(toLanded) };
  // Mostly there is nothing to give way to, and what was read meanwhile is the last word.
  const back = context.beginReadBack(landings);
  const checked = await giveWay(written, context, back);
  const waitMs = Math.max(0, ...checked.map((moving) => lagMs(moving, context.settings)));
  if (waitMs === 0) {
    const isLast = checked.every((moving, index) => moving === written[index]);
    return { landed: checked.map(toLanded), ...(isLast ? { look: back } : {}) };
  }
  await context.clock.sleep(waitMs, context.signal);
  return { landed: (await giveWay(checked, context)).map(toLanded) };
}

/** Whether a write was begun: one that failed may have been done all the same. */
function mayBeWritten({ written, problems }: Moving): boolean {
  return written !== undefined || problems.length > 0;
}

/** Floating tags that are left where they are, for a reason that has nothing to do with themselves. */
export function holdFloats(landings: readonly Landing[], reason: string): readonly Landed[] {
  return landings
    .flatMap(listMoving)
    .map((moving) => toLanded({ ...moving, judged: hold(undefined, reason) }));
}

function listMoving(landing: Landing): readonly Moving[] {
  const { place, bits } = landing;
  return listFloating(place).map((planned) => ({
    landing,
    float: { place, planned, ours: digestFor(bits, planned) },
    problems: [],
  }));
}

async function decide(moving: Moving, context: FloatContext, look: Look): Promise<Moving> {
  return { ...moving, judged: await judgeFloat(moving.float, context, look) };
}

/** The tags of whole images first: a platform's manifest is not written beside its index. */
async function writeAll(
  decided: readonly Moving[],
  context: FloatContext,
): Promise<readonly Moving[]> {
  const { journal } = context;
  const isPart = ({ float }: Moving) => float.planned.platform !== undefined;
  const write = (parts: boolean) => (moving: Moving) =>
    isPart(moving) === parts ? writeOurs(moving, context) : Promise.resolve(moving);
  return each(await each(decided, journal, write(false)), journal, write(true));
}

async function writeOurs(before: Moving, context: FloatContext): Promise<Moving> {
  const { landing, float } = before;
  const isClear = before.judged?.decision.action === 'move';
  const ready = isClear ? await manifestFor(landing, float.planned) : undefined;
  const moving = await decideAgain(before, context);
  if (moving.judged?.decision.action !== 'move') return moving;
  const manifest = ready ?? (await manifestFor(landing, float.planned));
  await context.journal.write(toWrite(moving), manifest);
  return { ...moving, written: manifest.digest };
}

/**
 * Decides again when the tag of a version has moved since it was decided, until it stands still
 * from the decision to the write; its holder may have been read before our exact tags were written.
 * A higher version that git does not know is seen only while it holds the tag.
 */
async function decideAgain(moving: Moving, context: FloatContext): Promise<Moving> {
  const { place, planned } = moving.float;
  if (planned.versions === undefined || context.settings.moving === 'always') return moving;
  let current = moving;
  for (let round = 0; round < ROUNDS; round += 1) {
    const here = (await place.repository.resolve(planned.tag))?.digest;
    if (here === current.judged?.here) break;
    current = await decide(current, context, createLook(context.remote));
  }
  return current;
}

function toWrite({ float: { place, planned }, judged }: Moving): WrittenTag {
  return { place, planned, from: judged?.here ?? null };
}

/** Looks again until nobody newer is found behind what was written last, after which `first` was begun. */
async function giveWay(
  all: readonly Moving[],
  context: FloatContext,
  first = createLook(context.remote),
): Promise<readonly Moving[]> {
  let current = all;
  for (let round = 0; round < ROUNDS; round += 1) {
    if (current.every((moving) => !isOpen(moving))) break;
    const look = round === 0 ? first : createLook(context.remote);
    const next = await each(current, context.journal, (moving) =>
      giveWayOnce(moving, context, look),
    );
    const changed = next.some((moving, index) => moving !== current[index]);
    current = next;
    if (!changed) break;
  }
  return current;
}

async function giveWayOnce(moving: Moving, context: FloatContext, look: Look): Promise<Moving> {
  const { float, written } = moving;
  if (!isOpen(moving)) return moving;
  const overtaker = await findOvertaker(float, context, look);
  if (overtaker === undefined) return insist(moving, context, look);
  if (overtaker.digest === written) return moving;
  const manifest = await float.place.repository.getManifest(overtaker.digest);
  if (manifest === undefined) return moving;
  await context.journal.write(toWrite(moving), manifest);
  return { ...moving, written: manifest.digest, overtaker };
}

/**
 * Writes ours again where a lower version took the tag right after us. That is for versions that
 * are not from git: who ships one of git's versions does not look for them among the exact tags.
 */
async function insist(moving: Moving, context: FloatContext, look: Look): Promise<Moving> {
  const { float, landing, written } = moving;
  const { versions, tag } = float.planned;
  if (versions === undefined || (await isFromGit(context, look))) return moving;
  const here = await look.digest(float.place, tag);
  if (here === undefined || here === written) return moving;
  const said = await float.place.readHolder(here, 'origin');
  if (readCurrent(versions, said, undefined)?.standing !== 'below') return moving;
  await context.journal.write(toWrite(moving), await manifestFor(landing, float.planned));
  return { ...moving };
}

/** Whether we wrote the tag, so that undoing an overwrite is ours to do. */
function isOpen({ written, problems }: Moving): boolean {
  return written !== undefined && problems.length === 0;
}

function lagMs(moving: Moving, { settle }: FloatContext['settings']): number {
  return isOpen(moving) ? settleMs(moving.float.place.repository.repository.host, settle) : 0;
}

/** Does a step for all at once; what fails stays behind with its problems and stops nobody else. */
async function each(
  all: readonly Moving[],
  journal: TagJournal,
  step: (moving: Moving) => Promise<Moving>,
): Promise<readonly Moving[]> {
  return Promise.all(
    all.map(async (moving) => {
      if (moving.problems.length > 0) return moving;
      const after = await tryStep(moving, step);
      if (after !== moving && isSettled(after)) journal.note(toLanded(after));
      return after;
    }),
  );
}

async function tryStep(moving: Moving, step: (moving: Moving) => Promise<Moving>): Promise<Moving> {
  try {
    return await step(moving);
  } catch (thrown) {
    const { landing, float } = moving;
    return failed(moving, await explainOtherKind(landing, float.planned, thrown));
  }
}

/** Whether nothing is left to do but to look again. */
function isSettled({ judged, written, problems }: Moving): boolean {
  return judged?.decision.action !== 'move' || written !== undefined || problems.length > 0;
}

function failed(moving: Moving, thrown: unknown): Moving {
  const { place, planned } = moving.float;
  if (!isImmutable(thrown) || planned.literal === true) {
    const problems = toProblems(thrown);
    return { ...moving, problems: place.required ? problems : soften(problems) };
  }
  const reason = 'the registry lets no tag be written twice';
  return {
    ...moving,
    judged: hold(moving.judged?.here, reason),
    problems: [
      notice(
        'TAG_IMMUTABLE',
        `"${toReference(place, planned.tag)}" stays where it is: ${reason}.`,
        'Leave floating tags out of the registry’s immutability rule, or do not give this one.',
      ),
    ],
  };
}

function hold(here: string | undefined, reason: string): Judged {
  const decision: FloatDecision = { action: 'hold', reason };
  return { here, decision };
}
