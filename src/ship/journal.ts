// SPDX-License-Identifier: Apache-2.0
// What a run has done so far, kept as it does it: however it ends, its receipt is made from this. Asks nobody.
import type { PlannedTag } from '../plan/plan.ts';
import type { ProblemData } from '../problem.ts';
import type { Manifest } from '../registry/registry.ts';
import { decideLongerName } from './tag/exact/decide.ts';
import { listExact, listFloating, toImage, type Landed, type Place } from './destination.ts';
import { revisionOf } from './reuse/revision.ts';
import type { Produced, Surveyed } from './run.ts';

/** What is known of a run. */
export interface Progress {
  readonly surveyed: readonly Surveyed[];
  readonly produced: readonly Produced[];
  /** What became of the tags. */
  readonly landed: readonly Landed[];
  readonly problems: readonly ProblemData[];
  /** The bits are out, and tags were to follow. */
  readonly pushed: boolean;
}

/** A tag that is written, and what it pointed at before. */
export interface WrittenTag {
  readonly place: Place;
  readonly planned: PlannedTag;
  readonly from: string | null;
}

/** Where tags are written, and noted. */
export interface TagJournal {
  /**
   * Writes a tag. It is noted before and after: in between nobody knows whether the registry has
   * done it. After the end of the run nothing is written.
   */
  readonly write: (tag: WrittenTag, manifest: Manifest) => Promise<void>;
  /** Notes what became of a tag, in place of what was noted of it before. */
  readonly note: (landed: Landed) => void;
}

/** One run's journal. */
export interface Journal extends TagJournal {
  /** Adds to what is known; problems come on top of those before. */
  readonly learn: (more: Partial<Progress>) => void;
  /**
   * What is known now. Until tags are read back, it is what was noted of them, with every tag that
   * the run was to give and did not.
   */
  readonly read: () => Progress;
  /** Ends the journal: whoever would write from now on is told why not. */
  readonly close: (why: unknown) => void;
}

const NOTHING = { surveyed: [], produced: [], problems: [], pushed: false };

/** A journal of the run of one commit; it ends with the signal. */
export function createJournal(sha: string, signal: AbortSignal): Journal {
  let progress: Omit<Progress, 'landed'> & { landed?: Progress['landed'] } = NOTHING;
  const ending = new AbortController();
  const noted = new Map<string, Landed>();
  const note = (landed: Landed): void => {
    noted.set(keyOf(landed.place, landed.planned.tag), landed);
  };
  return {
    note,
    write: async ({ place, planned, from }, manifest) => {
      signal.throwIfAborted();
      ending.signal.throwIfAborted();
      note({ ...toUnwritten(place, planned, WHILE, from), isUncertain: true });
      await place.repository.putManifest(planned.tag, manifest);
    },
    learn: (more) => {
      const problems = [...progress.problems, ...(more.problems ?? [])];
      progress = { ...progress, ...more, problems };
    },
    read: () => {
      const { landed, pushed, produced } = progress;
      return { ...progress, landed: landed ?? (pushed ? listNoted(produced, noted, sha) : []) };
    },
    close: (why) => {
      ending.abort(why);
    },
  };
}

const BEFORE = 'the run ended before this tag was settled; run it again';
const WHILE = 'the run ended while this tag was being written, so it may be there; run it again';

function listNoted(
  produced: Progress['produced'],
  noted: ReadonlyMap<string, Landed>,
  sha: string,
): readonly Landed[] {
  const places = produced.flatMap(({ landings }) => landings.map(({ place }) => place));
  return places.flatMap((place) =>
    [...listExact(place), ...listFloating(place)].map((planned) => {
      const longer = toLongerName(place, planned, sha);
      const found = noted.get(keyOf(place, longer)) ?? noted.get(keyOf(place, planned.tag));
      return found ?? toUnwritten(place, planned, BEFORE, null);
    }),
  );
}

/** The name that a tag has where another commit holds `sha-<7>`. */
function toLongerName(place: Place, { kind, tag }: PlannedTag, sha: string): string {
  const other = { digest: '', revision: '' };
  return kind === 'exact'
    ? (decideLongerName(tag, revisionOf(place.target, sha), other) ?? tag)
    : tag;
}

function toUnwritten(
  place: Place,
  planned: PlannedTag,
  reason: string,
  from: string | null,
): Landed {
  const image = toImage(place, planned, { action: 'failed', digest: from, from, reason });
  return { place, planned, image };
}

function keyOf(place: Place, tag: string): string {
  return `${place.target.name} ${place.name}:${tag}`;
}
