// SPDX-License-Identifier: Apache-2.0
// The history of a run: for each image whose tags it writes, records that refer to it. Writes no tag but the fallback index.
import { omitUndefined } from '../../omit-undefined.ts';
import { notice, type ProblemData } from '../../problem.ts';
import { createSlots } from '../../registry/http/pause.ts';
import { toProblems, type Destination } from '../destination.ts';
import type { ReceiptReferrer, ShippedImage } from '../record/receipt.ts';
import { createBeginning, type BegunMove } from './begin.ts';
import { listFound, toHistoryEntries } from './entry.ts';
import type { TagHistory, HistoryContext, HistoryResult } from './history.ts';
import { makeMark, type RunMark } from './mark.ts';
import { HISTORY_KIND, isWritten, makeHistory, type RecordedTag } from './record.ts';
import { attachRecord, readRecords, type AttachContext } from './records.ts';

const AT_ONCE = 8;

/** The history of a run, where the setting `history` says so and the run is trusted; undefined for any other. */
export function createHistory(context: HistoryContext): TagHistory | undefined {
  const { settings, trust, log, env, clock, facts } = context;
  if (!settings.history || trust.level === 'untrusted') return undefined;
  const beginning = createBeginning(context);
  return {
    begin: beginning.begin,
    write: async (tagResults) => {
      const parts = listParts(tagResults, beginning.list());
      if (parts.length === 0) return [];
      const by = makeMark(facts, env, clock.now());
      const slots = createSlots(AT_ONCE);
      return log.group('History', async () => {
        const problems = parts.map((part) => slots.within(() => writePart(part, by, context)));
        return (await Promise.all(problems)).flat();
      });
    },
  };
}

/** An image in a repository, and what is to be recorded of its tags there. */
interface Part {
  readonly destination: Destination;
  readonly digest: string;
  /** The tags that were written, and those that were begun and not moved. */
  readonly lines: readonly RecordedTag[];
  /** The tags that were in place already: they may lack a record. */
  readonly kept: readonly ShippedImage[];
  readonly begun: readonly BegunMove[];
}

/** Two targets may share a repository, and tags of one platform point at its own manifest. */
function listParts(
  tagResults: readonly HistoryResult[],
  begun: readonly BegunMove[],
): readonly Part[] {
  const parts = new Map<string, Part>();
  const add = (destination: Destination, digest: string, more: Partial<Part>): void => {
    const key = `${destination.name}@${digest}`;
    const own = begun.filter((one) => `${one.destination.name}@${one.digest}` === key);
    const part = parts.get(key) ?? { destination, digest, lines: [], kept: [], begun: own };
    const { lines = [], kept = [] } = more;
    parts.set(key, { ...part, lines: [...part.lines, ...lines], kept: [...part.kept, ...kept] });
  };
  for (const { destination, image } of tagResults) {
    const { digest, action } = image;
    if (digest === null) continue;
    if (action === 'kept') add(destination, digest, { kept: [image] });
    if (!isWritten(image)) continue;
    const started = begun.findLast((one) => isSameTag(one, image) && one.digest === digest);
    const line = { ...image, action: action as RecordedTag['action'] };
    add(destination, digest, {
      lines: [{ ...line, ...omitUndefined({ begun: started?.record }) }],
    });
  }
  for (const one of begun.filter((move) => isLeft(move, tagResults))) {
    const line = { ...one, action: 'left' as const, ...omitUndefined({ begun: one.record }) };
    add(one.destination, one.digest, { lines: [line] });
  }
  return [...parts.values()];
}

function isSameTag(
  { destination, tag }: BegunMove,
  image: Pick<ShippedImage, 'repository' | 'tag'>,
): boolean {
  return destination.name === image.repository && tag === image.tag;
}

/**
 * Whether a tag that the run began to move is known not to have been moved by it, or to have been given back. One that failed may have been written, and
 * one that another run has moved on since was: what is recorded after it tells.
 */
function isLeft(move: BegunMove, tagResults: readonly HistoryResult[]): boolean {
  const own = tagResults.find(({ image }) => isSameTag(move, image));
  if (move.record === undefined || own === undefined || own.image.action === 'failed') return false;
  const isMovedOn = own.image.action === 'held' && own.expected === move.digest;
  const isRecorded = isWritten(own.image) && own.image.digest === move.digest;
  return !isMovedOn && !isRecorded;
}

async function writePart(
  part: Part,
  by: RunMark,
  context: HistoryContext,
): Promise<readonly ProblemData[]> {
  const { destination, digest } = part;
  const { repository, name, target } = destination;
  const { command } = context;
  const version = target.version ?? undefined;
  const told = { repository: name, subject: digest, format: 'history' as const };
  let written: Pick<ReceiptReferrer, 'digest' | 'tag'> | undefined;
  const attaching: AttachContext = {
    ...context,
    onWrite: (manifest, tag) => {
      written = { digest: manifest, tag };
      context.note({ ...told, ...written, action: 'failed' });
    },
  };
  const isWriting = part.lines.length > 0;
  try {
    const lines = [...part.lines, ...(await findUnrecorded(part))];
    const began = part.begun.map(({ at }) => at).toSorted()[0];
    const record = makeHistory(lines, { command, by, repository: name, digest, version, began });
    if (record === undefined) return [];
    const subject = await repository.resolve(digest);
    if (subject === undefined) return [];
    const { artifactType } = HISTORY_KIND;
    await attachRecord(repository, subject, { artifactType, record, created: by.at }, attaching);
    if (written !== undefined) context.note({ ...told, ...written, action: 'created' });
    context.log.info(`recorded ${name}@${digest}`);
    return [];
  } catch (thrown) {
    context.signal.throwIfAborted();
    if (isWriting || written !== undefined) {
      context.note({ ...told, digest: null, tag: null, ...written, action: 'failed' });
    }
    return [describeUnwritten(name, toProblems(thrown), isWriting)];
  }
}

/** The tags in place that no record leads to. A run that wrote all of its tags asks nothing. */
async function findUnrecorded({
  destination: { repository, name },
  digest,
  kept,
  begun,
}: Part): Promise<readonly RecordedTag[]> {
  if (kept.length === 0) return [];
  const own = new Set(begun.map(({ record }) => record));
  const records = await readRecords(repository, digest, HISTORY_KIND);
  const entries = records
    .filter((one) => !own.has(one.digest))
    .flatMap((one) => toHistoryEntries(one, { repository: name, digest }));
  return listFound(kept, entries);
}

function describeUnwritten(
  name: string,
  [first]: readonly ProblemData[],
  isWriting: boolean,
): ProblemData {
  const what = isWriting
    ? `the tags of "${name}" are written, but the history of this run is not`
    : `the tags of "${name}" were in place, and it could not be asked or recorded since which run`;
  return notice('HISTORY_NOT_WRITTEN', `${what}: ${first?.message ?? ''}`, first?.hint ?? '');
}
