// SPDX-License-Identifier: Apache-2.0
// Writes the history of a run: for each image whose tags were written, a record that refers to it. Writes no tag but the fallback index.
import { notice, type ProblemData } from '../../problem.ts';
import { createSlots } from '../../registry/http/pause.ts';
import type { Settings } from '../../settings/settings.ts';
import type { ShipContext } from '../context.ts';
import { toProblems, type Destination, type TagResult } from '../destination.ts';
import type { Journal } from '../record/journal.ts';
import type { ReceiptReferrer, ShippedImage } from '../record/receipt.ts';
import { attachRecord, type AttachContext } from './records.ts';
import { makeMark, type RunMark } from './mark.ts';
import { HISTORY_KIND, isWritten, makeHistory, type HistoryCommand } from './record.ts';
import type { Plan } from '../../plan/plan.ts';

/** What the history of a run is written with. */
export interface HistoryContext extends Pick<
  ShipContext,
  'env' | 'clock' | 'signal' | 'trust' | 'log'
> {
  readonly settings: Pick<Settings, 'history'>;
  readonly facts: Plan['facts'];
  readonly command: HistoryCommand;
  /** Told of every record, before it is written and after. */
  readonly note: (referrer: ReceiptReferrer) => void;
}

const AT_ONCE = 8;

/**
 * Writes what a run did to tags, where the setting `history` says so and the run is trusted, after the tags were verified. What cannot
 * be written is a notice: the tags are right, and a run again would find nothing to record.
 */
export async function writeHistory(
  tagResults: readonly Pick<TagResult, 'destination' | 'image'>[],
  context: HistoryContext,
): Promise<readonly ProblemData[]> {
  const { settings, trust, log, env, clock, facts } = context;
  const parts = listParts(tagResults);
  if (!settings.history || trust.level === 'untrusted' || parts.length === 0) return [];
  const by = makeMark(facts, env, clock.now());
  const slots = createSlots(AT_ONCE);
  return log.group('History', async () => {
    const problems = parts.map((part) => slots.within(() => writePart(part, by, context)));
    return (await Promise.all(problems)).flat();
  });
}

/** The history of a run that ships or merges. */
export async function keepHistory(
  tagResults: readonly TagResult[],
  { context, facts }: { readonly context: ShipContext; readonly facts: Plan['facts'] },
  journal: Journal,
): Promise<void> {
  const command = context.settings.legs === undefined ? 'ship' : 'merge';
  const note = journal.noteReferrer;
  journal.learn({ problems: await writeHistory(tagResults, { ...context, facts, command, note }) });
}

/** An image in a repository, and the lines of the receipt about its tags there. */
interface Part {
  readonly destination: Destination;
  readonly digest: string;
  readonly images: readonly ShippedImage[];
}

/** Two targets may share a repository, and tags of one platform point at its own manifest. */
function listParts(
  tagResults: readonly Pick<TagResult, 'destination' | 'image'>[],
): readonly Part[] {
  const parts = new Map<string, Part>();
  for (const { destination, image } of tagResults) {
    const { digest } = image;
    if (digest === null || !isWritten(image)) continue;
    const key = `${destination.name}@${digest}`;
    const before = parts.get(key)?.images ?? [];
    parts.set(key, { destination, digest, images: [...before, image] });
  }
  return [...parts.values()];
}

async function writePart(
  { destination, digest, images }: Part,
  by: RunMark,
  context: HistoryContext,
): Promise<readonly ProblemData[]> {
  const { repository, name, target } = destination;
  const { command } = context;
  const version = target.version ?? undefined;
  const record = makeHistory(images, { command, by, repository: name, digest, version });
  if (record === undefined) return [];
  const told = { repository: name, subject: digest, format: 'history' as const };
  let written: Pick<ReceiptReferrer, 'digest' | 'tag'> = { digest: null, tag: null };
  const attaching: AttachContext = {
    ...context,
    onWrite: (manifest, tag) => {
      written = { digest: manifest, tag };
      context.note({ ...told, ...written, action: 'failed' });
    },
  };
  try {
    const subject = await repository.resolve(digest);
    if (subject === undefined) return [];
    const { artifactType } = HISTORY_KIND;
    await attachRecord(repository, subject, { artifactType, record, created: by.at }, attaching);
    context.note({ ...told, ...written, action: 'created' });
    context.log.info(`recorded ${name}@${digest}`);
    return [];
  } catch (thrown) {
    context.signal.throwIfAborted();
    context.note({ ...told, ...written, action: 'failed' });
    return [describeUnwritten(name, toProblems(thrown))];
  }
}

function describeUnwritten(name: string, [first]: readonly ProblemData[]): ProblemData {
  return notice(
    'HISTORY_NOT_WRITTEN',
    `the tags of "${name}" are written, but the history of this run is not: ${first?.message ?? ''}`,
    first?.hint ?? '',
  );
}
