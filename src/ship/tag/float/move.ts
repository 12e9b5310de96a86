// SPDX-License-Identifier: Apache-2.0
// Moves floating tags, and gives way to whoever came in between. What decides is in `decide.ts`.
import { readCurrent } from '../../../plan/version/standing.ts';
import { notice } from '../../../problem.ts';
import type { Settings } from '../../../settings/settings.ts';
import type { FloatDecision } from './decide.ts';
import { toTagResult, type FloatingUpdate } from './update.ts';
import { findNewer, isFromGit, judgeFloat } from './judge.ts';
import type { TagJournal, WrittenTag } from '../../journal.ts';
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

/** What moving floating tags needs besides the bits. */
export interface FloatContext extends FloatRun, Pick<ShipContext, 'clock' | 'signal'> {
  readonly settings: FloatRun['settings'] & Pick<Settings, 'readDelay'>;
  readonly journal: TagJournal;
  /** Begins to read tags back, for when nothing more is written. */
  readonly beginReadBack: (pushedImages: readonly PushedImage[]) => Snapshot;
}

/** What became of the floating tags. */
export interface TaggedFloats {
  readonly tagResults: readonly TagResult[];
  /** What was read since the last write; undefined where that is still to be read. */
  readonly snapshot?: Snapshot;
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
  pushedImages: readonly PushedImage[],
  context: FloatContext,
  snapshot: Snapshot,
): Promise<TaggedFloats> {
  const { journal } = context;
  const decided = await each(pushedImages.flatMap(listUpdates), journal, (update) =>
    decide(update, context, snapshot),
  );
  const written = await writeAll(decided, context);
  if (!written.some(mayBeWritten)) return { tagResults: written.map(toTagResult) };
  // Mostly there is nothing to give way to, and what was read meanwhile is the last word.
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

/** Whether a write was begun: one that failed may have been done all the same. */
function mayBeWritten({ written, problems }: FloatingUpdate): boolean {
  return written !== undefined || problems.length > 0;
}

/** Floating tags that are left where they are, for a reason that has nothing to do with themselves. */
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

/** The tags of whole images first: a platform's manifest is not written beside its index. */
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
 * Decides again when the tag of a version has moved since it was decided, until it stands still
 * from the decision to the write; its holder may have been read before our exact tags were written.
 * A higher version that git does not know is seen only while it holds the tag.
 */
async function decideAgain(update: FloatingUpdate, context: FloatContext): Promise<FloatingUpdate> {
  const { destination, planned } = update.float;
  if (planned.versions === undefined || context.settings.moving === 'always') return update;
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

/** Looks again until nobody newer is found behind what was written last, after which `first` was begun. */
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
  const newer = await findNewer(float, context, snapshot);
  if (newer === undefined) return reassert(update, context, snapshot);
  if (newer.digest === written) return update;
  const manifest = await float.destination.repository.getManifest(newer.digest);
  if (manifest === undefined) return update;
  await context.journal.write(toWrite(update), manifest);
  return { ...update, written: manifest.digest, newer };
}

/**
 * Writes ours again where a lower version took the tag right after us. That is for versions that
 * are not from git: who ships one of git's versions does not look for them among the exact tags.
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

/** Whether we wrote the tag, so that undoing an overwrite is ours to do. */
function isOpen({ written, problems }: FloatingUpdate): boolean {
  return written !== undefined && problems.length === 0;
}

function lagMs(update: FloatingUpdate, { readDelay }: FloatContext['settings']): number {
  return isOpen(update)
    ? readDelayMs(update.float.destination.repository.repository.host, readDelay)
    : 0;
}

/** Does a step for all at once; what fails stays behind with its problems and stops nobody else. */
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

/** Whether nothing is left to do but to look again. */
function isDone({ judged, written, problems }: FloatingUpdate): boolean {
  return judged?.decision.action !== 'move' || written !== undefined || problems.length > 0;
}

function failed(update: FloatingUpdate, thrown: unknown): FloatingUpdate {
  const { destination, planned } = update.float;
  if (!isImmutable(thrown) || planned.literal === true) {
    const problems = toProblems(thrown);
    return { ...update, problems: destination.required ? problems : asNotices(problems) };
  }
  const reason = 'the registry lets no tag be written twice';
  return {
    ...update,
    judged: hold(update.judged?.here, reason),
    problems: [
      notice(
        'TAG_IMMUTABLE',
        `"${toReference(destination, planned.tag)}" stays where it is: ${reason}.`,
        'Leave floating tags out of the registry’s immutability rule, or do not give this one.',
      ),
    ],
  };
}

function hold(here: string | undefined, reason: string): Judged {
  const decision: FloatDecision = { action: 'hold', reason };
  return { here, decision };
}
