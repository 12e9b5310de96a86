// SPDX-License-Identifier: Apache-2.0
// Records what a run has done: however it ends, its receipt is made from this.
import type { PlannedTag } from '../../plan/plan.ts';
import type { ProblemData } from '../../problem.ts';
import type { Manifest } from '../../registry/registry.ts';
import { decideLongerName } from '../tag/exact/decide.ts';
import {
  listExact,
  listFloating,
  toImage,
  type TagResult,
  type Destination,
} from '../destination.ts';
import type { LegRecord, ReceiptAttestation, ReceiptHook, ReceiptReferrer } from './receipt.ts';
import { revisionOf } from '../reuse/revision.ts';
import type { Fate, Produced, Surveyed } from '../run.ts';
import type { Scan } from '../scan/findings.ts';
import type { VerifyBy } from '../sign/verify-command.ts';

/** What is known of a run. */
export interface RunProgress {
  readonly surveyed: readonly Surveyed[];
  readonly produced: readonly Produced[];
  /** The results of tags so far. */
  readonly tagResults: readonly TagResult[];
  readonly problems: readonly ProblemData[];
  /** The targets that failed or were skipped, by name. */
  readonly fates: Readonly<Record<string, Fate>>;
  /** The image is pushed, and tags were to follow. */
  readonly pushed: boolean;
  /** How a user verifies what was signed. */
  readonly verifyBy?: VerifyBy;
  /** The signatures so far. */
  readonly referrers: readonly ReceiptReferrer[];
  /** The attestations that GitHub has so far. */
  readonly attestations?: readonly ReceiptAttestation[];
  /** The scans so far. */
  readonly scans: readonly Scan[];
  /** What a leg that succeeded has built. */
  readonly record?: LegRecord;
  /** The deploy hooks, as soon as it is decided which are called. */
  readonly hooks?: readonly ReceiptHook[];
}

/** A tag that is written, and what it pointed at before. */
export interface WrittenTag {
  readonly destination: Destination;
  readonly planned: PlannedTag;
  readonly from: string | null;
}

/** Writes tags and records them. */
export interface TagJournal {
  /**
   * Writes a tag. It is recorded before and after: in between it is unknown whether the registry has
   * written it. After the end of the run nothing is written.
   */
  readonly write: (tag: WrittenTag, manifest: Manifest) => Promise<void>;
  /** Records the result of a tag and replaces an earlier record. */
  readonly note: (tagResult: TagResult) => void;
}

/** One run's journal. */
export interface Journal extends TagJournal {
  /** Records a signature and replaces an earlier record of it. */
  readonly noteReferrer: (referrer: ReceiptReferrer) => void;
  /** Records the scan of one platform of a target. */
  readonly noteScan: (scan: Scan) => void;
  /** Adds to what is known; problems are appended. */
  readonly learn: (more: Partial<Omit<RunProgress, 'referrers' | 'scans'>>) => void;
  /**
   * What is known now. Until tags are read back, this is what was recorded, plus every tag that
   * the run was to write and did not.
   */
  readonly read: () => RunProgress;
  /** Ends the journal: later writes fail with this reason. */
  readonly close: (why: unknown) => void;
}

/** A digest has one signature of this run in each format, but as much as others have attached. */
function nameReferrer({ format, repository, subject, tag, digest }: ReceiptReferrer): string {
  const own = { legacy: tag, referrer: digest } as Readonly<Record<string, string | null>>;
  return `${format} ${repository}@${subject} ${own[format] ?? ''}`;
}

const NOTHING = { surveyed: [], produced: [], problems: [], fates: {}, pushed: false };

/** A journal for the run of one commit; it ends with the signal. */
export function createJournal(sha: string, signal: AbortSignal): Journal {
  let progress: Omit<RunProgress, 'tagResults' | 'referrers' | 'scans'> & {
    tagResults?: RunProgress['tagResults'];
  } = NOTHING;
  const ending = new AbortController();
  const noted = new Map<string, TagResult>();
  const referrers = new Map<string, ReceiptReferrer>();
  const scans: Scan[] = [];
  const note = (tagResult: TagResult): void => {
    noted.set(keyOf(tagResult.destination, tagResult.planned.tag), tagResult);
  };
  return {
    note,
    write: async ({ destination, planned, from }, manifest) => {
      signal.throwIfAborted();
      ending.signal.throwIfAborted();
      note({ ...toUnwritten(destination, planned, WHILE, from), isUncertain: true });
      await destination.repository.putManifest(planned.tag, manifest);
    },
    noteReferrer: (referrer) => {
      referrers.set(nameReferrer(referrer), referrer);
    },
    noteScan: (scan) => {
      scans.push(scan);
    },
    learn: (more) => {
      const problems = [...progress.problems, ...(more.problems ?? [])];
      const fates = { ...progress.fates, ...more.fates };
      progress = { ...progress, ...more, problems, fates };
    },
    read: () => {
      const { tagResults, pushed, produced } = progress;
      return {
        ...progress,
        referrers: [...referrers.values()],
        scans: [...scans],
        tagResults: tagResults ?? (pushed ? listNoted(produced, noted, sha) : []),
      };
    },
    close: (why) => {
      ending.abort(why);
    },
  };
}

const BEFORE = 'the run ended before this tag was decided; run it again';
const WHILE = 'the run ended while this tag was being written, so it may exist; run it again';

function listNoted(
  produced: RunProgress['produced'],
  noted: ReadonlyMap<string, TagResult>,
  sha: string,
): readonly TagResult[] {
  const destinations = produced.flatMap(({ pushedImages }) =>
    pushedImages.map(({ destination }) => destination),
  );
  return destinations.flatMap((destination) =>
    [...listExact(destination), ...listFloating(destination)].map((planned) => {
      const longer = toLongerName(destination, planned, sha);
      const found =
        noted.get(keyOf(destination, longer)) ?? noted.get(keyOf(destination, planned.tag));
      return found ?? toUnwritten(destination, planned, BEFORE, null);
    }),
  );
}

/** The name that a tag has if another commit has `sha-<7>`. */
function toLongerName(destination: Destination, { kind, tag }: PlannedTag, sha: string): string {
  const other = { digest: '', revision: '' };
  return kind === 'exact'
    ? (decideLongerName(tag, revisionOf(destination.target, sha), other) ?? tag)
    : tag;
}

function toUnwritten(
  destination: Destination,
  planned: PlannedTag,
  reason: string,
  from: string | null,
): TagResult {
  const image = toImage(destination, planned, { action: 'failed', digest: from, from, reason });
  return { destination, planned, image };
}

function keyOf(destination: Destination, tag: string): string {
  return `${destination.target.name} ${destination.name}:${tag}`;
}
