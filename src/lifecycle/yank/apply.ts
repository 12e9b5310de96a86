// SPDX-License-Identifier: Apache-2.0
// Writes tombstones, and moves floating tags off a yanked image. The tombstone is there before a tag is moved.
import type { Plan } from '../../plan/plan.ts';
import { error, type ProblemData } from '../../problem.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import type { ShipContext } from '../../ship/context.ts';
import { asNotices, toProblems, type Destination } from '../../ship/destination.ts';
import { readInterruption } from '../../ship/end.ts';
import { attachRecord } from '../../ship/history/records.ts';
import { nextNumber, YANK_KIND, type Tombstone } from '../../ship/history/tombstone.ts';
import type { RunMark } from '../../ship/history/mark.ts';
import type { BegunTag, TagHistory, HistoryResult } from '../../ship/history/history.ts';
import { createHistory } from '../../ship/history/write.ts';
import type { ReceiptReferrer, ShippedImage } from '../../ship/record/receipt.ts';
import { attachBundle } from '../../ship/sign/attach.ts';
import type { Signer } from '../../ship/sign/signer.ts';
import type { YankedRepository, YankedTag, YankReport } from './report.ts';
import { listYankedTags, needsMark, type MarkedSubject, type SurveyedYank } from './survey.ts';

/** What is written. */
export interface YankGiven {
  readonly command: 'yank' | 'unyank';
  readonly because: string;
  readonly version: string;
  /** Only these floating tags; absent for all. */
  readonly tags?: readonly string[];
  readonly by: RunMark;
  readonly facts: Plan['facts'];
  readonly signer: Signer | undefined;
}

/** Waits before a tag is read again that should have moved, ms. */
const WAITS_MS: readonly number[] = [0, 100, 250, 500, 1_000, 2_000, 4_000];

/** Applies it in all repositories at once; a failed one does not stop the others. */
export async function applyAll(
  surveyed: readonly SurveyedYank[],
  given: YankGiven,
  context: ShipContext,
): Promise<Pick<YankReport, 'repositories' | 'problems' | 'referrers'>> {
  const referrers = new Map<string, ReceiptReferrer>();
  const note = (one: ReceiptReferrer): void => {
    referrers.set(`${one.format} ${one.repository}@${one.subject}`, one);
  };
  const history = createHistory({ ...context, facts: given.facts, command: 'yank', note });
  const isBegun = (name: string) =>
    [...referrers.values()].some(
      ({ repository, format }) => repository === name && format === 'yank',
    );
  const writing = { context, note, isBegun, history };
  const applied = await Promise.all(surveyed.map((one) => applyOne(one, given, writing)));
  const repositories = applied.map(({ told }) => told);
  const problems = applied.flatMap((one) => one.problems);
  try {
    if (applied.some(({ isCut }) => isCut === true)) context.signal.throwIfAborted();
    problems.push(...((await history?.write(applied.flatMap((one) => one.moved))) ?? []));
  } catch (thrown) {
    const why = readInterruption(context.signal);
    if (why === undefined) throw thrown;
    problems.push(describeInterrupted(given.command, why, repositories));
  }
  return { repositories, referrers: [...referrers.values()], problems };
}

function describeInterrupted(
  command: YankGiven['command'],
  why: string,
  repositories: readonly YankedRepository[],
): ProblemData {
  const marked = repositories.filter(({ mark }) => mark === 'written' || mark === 'there').length;
  const tags = repositories.flatMap((one) => one.tags);
  const moved = tags.filter(({ action }) => action === 'moved').length;
  const of = tags.filter(({ action }) => action !== 'stay').length;
  const told = of === 0 ? '' : ` and ${moved} of ${of} tags moved`;
  const message = `the ${command} was interrupted (${why}); ${marked} of ${repositories.length} repositories are marked${told}.`;
  return error('YANK_INTERRUPTED', message, 'Run it again: it finishes what was begun.');
}

interface Writing {
  readonly context: ShipContext;
  readonly note: (referrer: ReceiptReferrer) => void;
  /** Whether a mark in this repository was begun. */
  readonly isBegun: (name: string) => boolean;
  /** Undefined in a run without one. */
  readonly history: TagHistory | undefined;
}

interface Applied {
  readonly told: YankedRepository;
  readonly moved: readonly HistoryResult[];
  /** A signal has ended it. */
  readonly isCut?: boolean;
  readonly problems: readonly ProblemData[];
}

async function applyOne(
  surveyed: SurveyedYank,
  given: YankGiven,
  writing: Writing,
): Promise<Applied> {
  const { destination, told, subjects } = surveyed;
  if (told.digest === null) return { told, moved: [], problems: [] };
  const fail = (mark: YankedRepository['mark'], thrown: unknown): Applied => {
    if (writing.context.signal.aborted) return cutOff({ ...told, mark });
    const problems = toProblems(thrown);
    const shown = destination.required ? problems : asNotices(problems);
    return { told: { ...told, mark }, moved: [], problems: shown };
  };
  try {
    if (told.mark === 'write') await markAll(destination, subjects, given, writing);
  } catch (thrown) {
    const isOpen = writing.context.signal.aborted && writing.isBegun(destination.name);
    return fail(isOpen ? 'unknown' : 'failed', thrown);
  }
  const mark = told.mark === 'write' ? 'written' : told.mark;
  try {
    return await moveAll({ ...surveyed, told: { ...told, mark } }, writing);
  } catch (thrown) {
    return fail(mark, thrown);
  }
}

/** A repository whose tags a signal has kept from being moved. */
function cutOff(told: YankedRepository): Applied {
  const tags = told.tags.map((tag) => (tag.action === 'move' ? toUnmoved(tag, false) : tag));
  return { told: { ...told, tags }, moved: [], problems: [], isCut: true };
}

function toUnmoved(tag: YankedTag, isBegun: boolean): YankedTag {
  const reason = `the run was interrupted ${isBegun ? 'while' : 'before'} it was moved`;
  return { ...tag, action: 'failed', reason };
}

/** Moves the tags that point at the image now: it may have got some before its tombstone was there. */
async function moveAll(
  { destination, question, told, subjects }: SurveyedYank,
  { context, history }: Writing,
): Promise<Applied> {
  const yanked = new Set(subjects.map(({ subject }) => subject.digest));
  const tags = await listYankedTags(destination.repository, question, yanked);
  await history?.begin(tags.flatMap((tag) => toBegun(destination, tag)));
  const results = await Promise.all(tags.map((tag) => moveTag(destination, tag, yanked, context)));
  const problems = results.flatMap((one) => one.problems);
  return {
    told: { ...told, tags: results.map(({ tag }) => tag) },
    moved: results.flatMap(({ tag }, at) => toResult(destination, tag, tags[at])),
    problems: destination.required ? problems : asNotices(problems),
    isCut: results.some((one) => one.isCut === true),
  };
}

/** Puts a tombstone on every manifest of the image that needs one, and signs it where the run signs. */
export async function markAll(
  { repository, name }: Pick<Destination, 'repository' | 'name'>,
  subjects: readonly MarkedSubject[],
  given: YankGiven,
  { context, note }: Pick<Writing, 'context' | 'note'>,
): Promise<void> {
  const { command, because, version, tags, by, signer } = given;
  const { artifactType } = YANK_KIND;
  // One after the other: the manifests of an image are few, and each has its own list.
  for (const { subject, tombstones } of subjects) {
    if (tags === undefined && !needsMark(tombstones, command)) continue;
    const record: Tombstone = {
      schemaVersion: 1,
      kind: 'tagship/yank',
      number: nextNumber(tombstones),
      state: command === 'yank' ? 'yanked' : 'lifted',
      ...{ version, because, by },
      ...omitUndefined({ tags }),
    };
    const told = { repository: name, subject: subject.digest, format: 'yank', tag: null } as const;
    const attaching = {
      ...context,
      onWrite: (digest: string, tag: string | null) => {
        note({ ...told, tag, digest, action: 'failed' });
      },
    };
    const attached = { artifactType, record, created: by.at };
    const written = await attachRecord(repository, subject, attached, attaching);
    note({ ...told, digest: written.digest, action: 'created' });
    context.log.info(`${record.state.padEnd(8)} ${name}@${subject.digest}`);
    if (signer === undefined) continue;
    const bundle = () => signer.makeBundle(written.digest);
    await attachBundle(repository, written, bundle, { ...context, signer, note });
  }
}

/**
 * Moves a tag until it reads back as another image: a run that ships the version at the same time may write it again, and sees the
 * tombstone only after that.
 */
async function moveTag(
  { repository, name }: Destination,
  tag: YankedTag,
  yanked: ReadonlySet<string>,
  { clock, signal, log }: ShipContext,
): Promise<Pick<Applied, 'problems' | 'isCut'> & { readonly tag: YankedTag }> {
  if (tag.action !== 'move' || tag.to === null) return { tag, problems: [] };
  const isOff = async () => {
    const here = await repository.resolve(tag.tag);
    return here === undefined || !yanked.has(here.digest);
  };
  let isBegun = false;
  try {
    if (await isOff()) return { tag: { ...tag, ...BY_OTHERS }, problems: [] };
    const manifest = await repository.readManifest(tag.to);
    for (const waitMs of WAITS_MS) {
      signal.throwIfAborted();
      isBegun = true;
      await repository.putManifest(tag.tag, manifest);
      await clock.sleep(waitMs, signal);
      if (!(await isOff())) continue;
      log.info(`moved    ${name}:${tag.tag}`);
      return { tag: { ...tag, action: 'moved' }, problems: [] };
    }
    const message = `"${name}:${tag.tag}" was moved to ${tag.toTag ?? tag.to}, and still points at the yanked image.`;
    const hint = 'Find out what else writes this tag, then run it again.';
    return {
      tag: { ...tag, action: 'failed' },
      problems: [error('YANK_NOT_MOVED', message, hint)],
    };
  } catch (thrown) {
    if (signal.aborted) return { tag: toUnmoved(tag, isBegun), problems: [], isCut: true };
    return { tag: { ...tag, action: 'failed' }, problems: toProblems(thrown) };
  }
}

const BY_OTHERS = {
  action: 'stay',
  to: null,
  toTag: null,
  toVersion: null,
  reason: 'another run moved it meanwhile',
} as const;

/** The image that a tag is moved to, whose version is another than the yanked one. */
function toNext(destination: Destination, { toVersion }: YankedTag): Destination {
  return { ...destination, target: { ...destination.target, version: toVersion } };
}

function toBegun(destination: Destination, moved: YankedTag): readonly BegunTag[] {
  const { action, tag, from, to: digest, reason } = moved;
  if (action !== 'move' || digest === null) return [];
  return [{ destination: toNext(destination, moved), digest, tag, kind: 'floating', from, reason }];
}

/** For the history: a tag that was moved, or that another run has moved before. */
function toResult(
  destination: Destination,
  result: YankedTag,
  planned: YankedTag | undefined,
): readonly HistoryResult[] {
  if (planned?.action !== 'move') return [];
  const { name } = destination;
  const { action: done, tag, from, to, reason } = result;
  const action = done === 'stay' ? 'held' : done === 'moved' ? 'moved' : 'failed';
  const base = { reference: `${name}:${tag}`, repository: name, tag, kind: 'floating' } as const;
  const image: ShippedImage = { ...base, action, digest: to, from, reason };
  return [{ destination: toNext(destination, result), image }];
}
