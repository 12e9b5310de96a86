// SPDX-License-Identifier: Apache-2.0
// Records what a run is about to do to tags: if it is killed, the history still knows where they came from. Never fails a run.
import type { Clock } from '../../clock.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import type { Descriptor } from '../../registry/registry.ts';
import { toProblems, type Destination } from '../destination.ts';
import type { ReceiptReferrer } from '../record/receipt.ts';
import type { BegunTag, TagHistory, HistoryContext } from './history.ts';
import { makeMark } from './mark.ts';
import { HISTORY_KIND, makeHistory } from './record.ts';
import { attachRecord } from './records.ts';

/** A move that is begun. */
export interface BegunMove extends BegunTag {
  /** UTC ISO 8601. */
  readonly at: string;
  /** The manifest of the record; undefined if none was written. */
  readonly record?: string;
}

/** The moves that a run has begun. */
export interface Beginning {
  readonly begin: TagHistory['begin'];
  readonly list: () => readonly BegunMove[];
}

/** How long tags wait for the record, ms: what is wrong with it must not hold up a release. */
const LONGEST_MS = 10_000;

/** Nothing begun yet. */
export function createBeginning(context: HistoryContext): Beginning {
  const begun: BegunMove[] = [];
  const turns = new Map<string, Promise<void>>();
  const beginPart = async (part: BegunPart): Promise<void> => {
    const now = context.clock.now();
    const record = await tryAttach(part, now, context);
    begun.push(
      ...part.tags.map((one) => ({
        ...one,
        at: new Date(now).toISOString(),
        ...omitUndefined({ record }),
      })),
    );
  };
  /** One at a time for an image: each changes the same list of what refers to it. */
  const inTurn = (part: BegunPart): Promise<void> => {
    const turn = (turns.get(part.key) ?? Promise.resolve()).then(() => beginPart(part));
    turns.set(part.key, turn);
    return turn;
  };
  return {
    begin: async (tags) => {
      if (tags.length === 0) return;
      await atMost(Promise.all(listParts(tags).map(inTurn)), context);
    },
    list: () => begun,
  };
}

/** The tags that go to one image in one repository. */
interface BegunPart {
  readonly key: string;
  readonly destination: Destination;
  readonly digest: string;
  readonly tags: readonly BegunTag[];
}

function listParts(tags: readonly BegunTag[]): readonly BegunPart[] {
  const parts = new Map<string, BegunPart>();
  for (const tag of tags) {
    const { destination, digest } = tag;
    const key = `${destination.name}@${digest}`;
    const before = parts.get(key)?.tags ?? [];
    parts.set(key, { key, destination, digest, tags: [...before, tag] });
  }
  return [...parts.values()];
}

/** The manifest of the record; undefined if it could not be written: the tags are moved all the same. */
async function tryAttach(
  { destination, digest, tags }: BegunPart,
  now: number,
  context: HistoryContext,
): Promise<string | undefined> {
  const { repository, name, target } = destination;
  const { facts, env, command, log } = context;
  const by = makeMark(facts, env, now);
  const version = target.version ?? undefined;
  const lines = tags.map((one) => ({ ...one, action: 'begun' as const }));
  const record = makeHistory(lines, { command, by, repository: name, digest, version });
  const told = { repository: name, subject: digest, format: 'history' as const };
  let written: Pick<ReceiptReferrer, 'digest' | 'tag'> = { digest: null, tag: null };
  try {
    const subject: Descriptor | undefined = await repository.resolve(digest);
    if (subject === undefined || record === undefined) return undefined;
    const given = { artifactType: HISTORY_KIND.artifactType, record, created: by.at };
    const onWrite = (manifest: string, tag: string | null) => {
      written = { digest: manifest, tag };
      context.note({ ...told, ...written, action: 'failed' });
    };
    const attached = await attachRecord(repository, subject, given, {
      ...{ ...context, onWrite, isUnchecked: true },
    });
    context.note({ ...told, ...written, action: 'created' });
    return attached.digest;
  } catch (thrown) {
    context.signal.throwIfAborted();
    const [problem] = toProblems(thrown);
    log.debug(`${name}: not recorded before tags are moved: ${problem?.message ?? ''}`);
    return undefined;
  }
}

async function atMost(
  work: Promise<unknown>,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<void> {
  const over = new AbortController();
  const waiting = clock.sleep(LONGEST_MS, AbortSignal.any([signal, over.signal]));
  try {
    await Promise.race([work, waiting]);
  } finally {
    over.abort();
  }
}
