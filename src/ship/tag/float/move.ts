// SPDX-License-Identifier: Apache-2.0
// Moves floating tags, and yields to newer images that were pushed meanwhile. `decide.ts` decides.
import { readCurrent } from '../../../plan/version/standing.ts';
import { notice } from '../../../problem.ts';
import type { Settings } from '../../../settings/settings.ts';
import type { FloatDecision } from './decide.ts';
import { toTagResult, type FloatingUpdate } from './update.ts';
import { findNewer, isFromGit, judgeFloat } from './judge.ts';
import type { BegunTag, TagHistory } from '../../history/history.ts';
import type { TagJournal, WrittenTag } from '../../record/journal.ts';
import { createSnapshot, type Snapshot } from '../snapshot.ts';
import {
  digestFor,
  listFloating,
  manifestFor,
  asNotices,
  toProblems,
  toReference,
  type TagResult,
  type PushedImage,
} from '../../destination.ts';
import { explainOtherKind } from '../other-kind.ts';
import { readDelayMs } from '../../verify/read-delay.ts';
import { isImmutable } from '../exact/write.ts';
import type { ShipContext } from '../../context.ts';
import type { FloatRun, Judged } from './floating.ts';
import { findYank, putBack } from './yanked.ts';

/** What moving floating tags needs in addition to the image. */
export interface FloatContext extends FloatRun, Pick<ShipContext, 'clock' | 'signal'> {
  readonly settings: FloatRun['settings'] & Pick<Settings, 'readDelay'>;
  readonly journal: TagJournal;
  /** Records which tags are about to be moved, in a run with a history. */
  readonly begin?: TagHistory['begin'];
  /** Starts to read tags back, when nothing more is written. */
  readonly beginReadBack: (pushedImages: readonly PushedImage[]) => Snapshot;
}

/** The results of the floating tags. */
export interface TaggedFloats {
  readonly tagResults: readonly TagResult[];
  /** What was read since the last write; undefined if that must still be read. */
  readonly snapshot?: Snapshot;
}

/** The limit of rounds; each one means that yet another newer image was pushed. */
const ROUNDS = 10;

/**
 * Moves the floating tags of all destinations: decide, write, check again. Registries have no
 * compare-and-set, so two runs can both decide to write, and the older one can write last. After
 * its own write, it sees the exact tag that the newer run wrote before it decided, and corrects the
 * floating tag. Hosts with delayed answers are checked once more after a while.
 */
export async function tagFloats(
  pushedImages: readonly PushedImage[],
  context: FloatContext,
  snapshot: Snapshot,
): Promise<TaggedFloats> {
  const { journal } = context;
  const decided = await each(pushedImages.flatMap(listUpdates), journal, (update) =>
    decide(update, context, snapshot),
  );
  await context.begin?.(decided.flatMap(toBegun));
  const written = await writeAll(decided, context);
  if (!written.some(mayBeWritten)) return { tagResults: written.map(toTagResult) };
  // Usually there is nothing newer, and what was read meanwhile is final.
  const back = context.beginReadBack(pushedImages);
  const checked = await yieldToNewer(written, context, back);
  const waitMs = Math.max(0, ...checked.map((update) => lagMs(update, context.settings)));
  if (waitMs === 0) {
    const isLast = checked.every((update, index) => update === written[index]);
    return { tagResults: checked.map(toTagResult), ...(isLast ? { snapshot: back } : {}) };
  }
  await context.clock.sleep(waitMs, context.signal);
  return { tagResults: (await yieldToNewer(checked, context)).map(toTagResult) };
}

function toBegun({ float, judged }: FloatingUpdate): readonly BegunTag[] {
  const { destination, planned, ours: digest } = float;
  if (judged?.decision.action !== 'move' || digest === undefined) return [];
  const { tag, kind } = planned;
  const { reason } = judged.decision;
  return [{ destination, digest, tag, kind, from: judged.here ?? null, reason }];
}

/** Whether a write was started: a failed one may still have been done. */
function mayBeWritten({ written, problems }: FloatingUpdate): boolean {
  return written !== undefined || problems.length > 0;
}

/** Holds floating tags, for a reason that is not their own. */
export function holdFloats(
  pushedImages: readonly PushedImage[],
  reason: string,
): readonly TagResult[] {
  return pushedImages
    .flatMap(listUpdates)
    .map((update) => toTagResult({ ...update, judged: hold(undefined, reason) }));
}

function listUpdates(pushedImage: PushedImage): readonly FloatingUpdate[] {
  const { destination, builtImage } = pushedImage;
  return listFloating(destination).map((planned) => ({
    pushedImage,
    float: { destination, planned, ours: digestFor(builtImage, planned) },
    problems: [],
  }));
}

async function decide(
  update: FloatingUpdate,
  context: FloatContext,
  snapshot: Snapshot,
): Promise<FloatingUpdate> {
  return { ...update, judged: await judgeFloat(update.float, context, snapshot) };
}

/** The tags of whole images first: a platform's manifest is not written at the same time as its index. */
async function writeAll(
  decided: readonly FloatingUpdate[],
  context: FloatContext,
): Promise<readonly FloatingUpdate[]> {
  const { journal } = context;
  const isPart = ({ float }: FloatingUpdate) => float.planned.platform !== undefined;
  const write = (parts: boolean) => (update: FloatingUpdate) =>
    isPart(update) === parts ? writeOurs(update, context) : Promise.resolve(update);
  return each(await each(decided, journal, write(false)), journal, write(true));
}

async function writeOurs(before: FloatingUpdate, context: FloatContext): Promise<FloatingUpdate> {
  const { pushedImage, float } = before;
  const isClear = before.judged?.decision.action === 'move';
  const ready = isClear ? await manifestFor(pushedImage, float.planned) : undefined;
  const update = await decideAgain(before, context);
  if (update.judged?.decision.action !== 'move') return update;
  const manifest = ready ?? (await manifestFor(pushedImage, float.planned));
  await context.journal.write(toWrite(update), manifest);
  return { ...update, written: manifest.digest };
}

/**
 * Decides again if the tag of a version has moved since it was decided, until it is unchanged
 * from the decision to the write; its current image may have been read before our exact tags were written.
 * A higher version that git does not know is seen only while it has the tag.
 */
async function decideAgain(update: FloatingUpdate, context: FloatContext): Promise<FloatingUpdate> {
  const { destination, planned } = update.float;
  const isQuick = planned.versions === undefined || context.settings.moving === 'always';
  // The record of what is begun took its time, and the next one says what the tag was moved from.
  if (isQuick && context.begin === undefined) return update;
  let current = update;
  for (let round = 0; round < ROUNDS; round += 1) {
    const here = (await destination.repository.resolve(planned.tag))?.digest;
    if (here === current.judged?.here) break;
    current = await decide(current, context, createSnapshot(context.remote));
  }
  return current;
}

function toWrite({ float: { destination, planned }, judged }: FloatingUpdate): WrittenTag {
  return { destination, planned, from: judged?.here ?? null };
}

/** Checks again until no newer image is found after the last write, before which `first` was started. */
async function yieldToNewer(
  all: readonly FloatingUpdate[],
  context: FloatContext,
  first = createSnapshot(context.remote),
): Promise<readonly FloatingUpdate[]> {
  let current = all;
  for (let round = 0; round < ROUNDS; round += 1) {
    if (current.every((update) => !isOpen(update))) break;
    const snapshot = round === 0 ? first : createSnapshot(context.remote);
    const next = await each(current, context.journal, (update) =>
      yieldOnce(update, context, snapshot),
    );
    const changed = next.some((update, index) => update !== current[index]);
    current = next;
    if (!changed) break;
  }
  return current;
}

async function yieldOnce(
  update: FloatingUpdate,
  context: FloatContext,
  snapshot: Snapshot,
): Promise<FloatingUpdate> {
  const { float, written } = update;
  if (!isOpen(update)) return update;
  const yank = written === float.ours ? await findYank(float, snapshot) : undefined;
  if (yank !== undefined) return putBack(update, yank, { journal: context.journal, snapshot });
  const newer = await findNewer(float, context, snapshot);
  if (newer === undefined) return reassert(update, context, snapshot);
  if (newer.digest === written) return update;
  const manifest = await float.destination.repository.getManifest(newer.digest);
  if (manifest === undefined) return update;
  await context.journal.write(toWrite(update), manifest);
  return { ...update, written: manifest.digest, newer };
}

/**
 * Writes our image again if a lower version took the tag right after us. This is for versions that
 * are not from git: a run that ships a version of git does not look for them among the exact tags.
 */
async function reassert(
  update: FloatingUpdate,
  context: FloatContext,
  snapshot: Snapshot,
): Promise<FloatingUpdate> {
  const { float, pushedImage, written } = update;
  const { versions, tag } = float.planned;
  if (versions === undefined || (await isFromGit(context, snapshot))) return update;
  const here = await snapshot.digest(float.destination, tag);
  if (here === undefined || here === written) return update;
  const said = await float.destination.readIdentity(here, 'origin');
  if (readCurrent(versions, said, undefined)?.standing !== 'below') return update;
  await context.journal.write(toWrite(update), await manifestFor(pushedImage, float.planned));
  return { ...update };
}

/** Whether we wrote the tag, so that we must undo an overwrite. */
function isOpen({ written, problems }: FloatingUpdate): boolean {
  return written !== undefined && problems.length === 0;
}

function lagMs(update: FloatingUpdate, { readDelay }: FloatContext['settings']): number {
  return isOpen(update)
    ? readDelayMs(update.float.destination.repository.repository.host, readDelay)
    : 0;
}

/** Does a step for all at once; a failed one keeps its problems and does not stop the others. */
async function each(
  all: readonly FloatingUpdate[],
  journal: TagJournal,
  step: (update: FloatingUpdate) => Promise<FloatingUpdate>,
): Promise<readonly FloatingUpdate[]> {
  return Promise.all(
    all.map(async (update) => {
      if (update.problems.length > 0) return update;
      const after = await tryStep(update, step);
      if (after !== update && isDone(after)) journal.note(toTagResult(after));
      return after;
    }),
  );
}

async function tryStep(
  update: FloatingUpdate,
  step: (update: FloatingUpdate) => Promise<FloatingUpdate>,
): Promise<FloatingUpdate> {
  try {
    return await step(update);
  } catch (thrown) {
    const { pushedImage, float } = update;
    return failed(update, await explainOtherKind(pushedImage, float.planned, thrown));
  }
}

/** Whether only a final check is left. */
function isDone({ judged, written, problems }: FloatingUpdate): boolean {
  return judged?.decision.action !== 'move' || written !== undefined || problems.length > 0;
}

function failed(update: FloatingUpdate, thrown: unknown): FloatingUpdate {
  const { destination, planned } = update.float;
  if (!isImmutable(thrown) || planned.literal === true) {
    const problems = toProblems(thrown);
    return { ...update, problems: destination.required ? problems : asNotices(problems) };
  }
  const reason = 'the registry does not allow tags to be overwritten';
  return {
    ...update,
    judged: hold(update.judged?.here, reason),
    problems: [
      notice(
        'TAG_IMMUTABLE',
        `"${toReference(destination, planned.tag)}" was not moved: ${reason}.`,
        'Exclude floating tags from the immutability rule of the registry, or leave this tag out.',
      ),
    ],
  };
}

function hold(here: string | undefined, reason: string): Judged {
  const decision: FloatDecision = { action: 'hold', reason };
  return { here, decision };
}
