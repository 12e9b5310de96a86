// SPDX-License-Identifier: Apache-2.0
// How much a registry, token service or proxy may answer, and how long it may take. Pure; `timeouts.ts` and `body.ts` enforce the limits.

const KIB = 1024;
const MIB = 1024 * KIB;

/** A token, a ping, and the body of an answer of which only status and headers count, bytes. */
export const SMALL_BYTES = MIB;
/** What is read of a refusal; it is cut there, since its first words are all that is shown, bytes. */
export const REFUSAL_BYTES = 64 * KIB;
/** A page of `tags/list`, bytes. */
export const PAGE_BYTES = 8 * MIB;
/** Pages of one list of tags, of which many registries give a hundred tags each; more than these hold are not read. */
export const TAG_PAGES = 1_000;
/** The tags of one list together, characters. */
export const TAG_CHARACTERS = 64 * MIB;
/** All pages of one list together, ms. */
export const LIST_MS = 600_000;
/** Pages in a row that name nothing new: a list that goes on after them is taken for endless. */
export const EMPTY_PAGES = 10;
/** A manifest, an index and an image's configuration, bytes; registries themselves take 4 MiB. */
export const MANIFEST_BYTES = 16 * MIB;
/** All manifests of one image together, which are kept while it is copied, bytes. */
export const TREE_BYTES = 64 * MIB;
/** The SBOMs of one image together, bytes. */
export const SBOM_BYTES = 128 * MIB;
/** The provenance and SBOMs of one build together, of which each is kept while it is copied, bytes. */
export const STATEMENT_BYTES = 128 * MIB;
/** Indexes that stand one in another, the outermost included. */
export const INDEX_DEPTH = 3;
/** What an index lists, together with the indexes in it. */
export const INDEX_ENTRIES = 1_000;
/** Images that a layout on disk lists, and files of its archive: a whole repository is backed up in one. */
export const LAYOUT_ENTRIES = 100_000;
/** Objects and lists in JSON that stand one in another. */
export const JSON_DEPTH = 100;
/** Redirects of one request. */
export const REDIRECTS = 5;
/** Informational answers (`102 Processing`) before the answer itself. */
export const INFORMATIONAL = 100;

/** One request and its answer, unless the bytes of a blob move in it, ms. */
const TOTAL_MS = 30_000;
/** The minimum rate of progress, bytes per second. */
const SLOWEST_BYTES_PER_S = KIB;
/** The largest piece in which bytes of a blob are sent: progress is not known more precisely. */
export const PIECE_BYTES = 512 * KIB;

/** A blob that is read before it is sent: a stream costs more than to keep so many bytes. */
export const WHOLE_BYTES = 64 * KIB;

/** A blob that is refused whole goes in pieces: Cloudflare's limit of a request, bytes. */
export const LARGE_BYTES = 100_000_000;
/** The size of a piece of a large blob, which is kept in memory, bytes. */
export const CHUNK_BYTES = 32_000_000;
/** The size of a piece where that is too large: below the 1 MiB that nginx takes by default, bytes. */
export const SMALL_CHUNK_BYTES = 1_000_000;

/** A host is reported as silent after this long, ms. */
export const SILENT_MS = 30_000;
/** Before anything was sent, a silent host is abandoned after this long, ms. */
export const PREFLIGHT_MS = 90_000;

/** The default of `push-idle-timeout`, ms. */
export const IDLE_MS = 120_000;

/** Until a connection with its TLS is established, ms. */
const CONNECT_MS = 15_000;

/** A registry hashes and stores what it was sent: a second for so many bytes, as slow disks do. */
const BYTES_STORED_PER_MS = 20_000;
const LONGEST_STORING_MS = 600_000;

/** The limits of one exchange, ms. */
export interface Limits {
  readonly connectMs: number;
  /** No byte of a body moves, up or down. */
  readonly stallMs: number;
  /** All of an exchange that moves no blob. */
  readonly totalMs: number;
  /** The bytes of a body that must at least move within {@link Limits.paceMs}. */
  readonly paceBytes: number;
  readonly paceMs: { readonly down: number; readonly up: number };
  /** See {@link SILENT_MS} and {@link PREFLIGHT_MS}. */
  readonly silentMs: number;
  readonly preflightMs: number;
  /** Everything is sent, but no response begins. */
  readonly responseMs: (sent: Sent) => number;
}

/** A request's body, when its last byte has left. */
export interface Sent {
  readonly bytes: number;
  /** From its first byte to its last. */
  readonly tookMs: number;
}

/** What the limits of an exchange follow from; a field that is missing has its usual value. */
export interface LimitOptions {
  /** The setting `push-idle-timeout`, ms. */
  readonly idleMs?: number | undefined;
  readonly connectMs?: number | undefined;
  readonly totalMs?: number | undefined;
  readonly slowestBytesPerS?: number | undefined;
  readonly silentMs?: number | undefined;
  readonly preflightMs?: number | undefined;
}

/**
 * The limits of one exchange. The bytes of a blob may take as long as they need while they move; all
 * else is over after 30 s, or after a quarter of `push-idle-timeout` where that is longer.
 *
 * | we wait for                        | limit                                  | by default     |
 * | ---------------------------------- | -------------------------------------- | -------------- |
 * | a connection                       | fixed                                  | 15 s           |
 * | all of an exchange without a blob  | 30 s, or a quarter of `idleMs`         | 30 s           |
 * | the next byte of a body to go out  | `idleMs`                               | 2 m            |
 * | the next byte of a body to come in | `idleMs`                               | 2 m            |
 * | 1 KiB/s of a body to come in       | over `idleMs`                          | 120 KiB in 2 m |
 * | 1 KiB/s of a body to go out        | over `idleMs` and a piece of 512 KiB   | 120 KiB in     |
 * |                                    |                                        | 10 m 32 s      |
 * | an answer                          | half of `idleMs`                       | 1 m            |
 * | an answer after a body was sent    | half of `idleMs` and time to store it: | 1 m and, for   |
 * |                                    | 1 s for 20 MB, or as long as sending   | 1 GB in 40 s,  |
 * |                                    | took if longer; at most 10 m           | 50 s           |
 *
 * As long as sending took, because a proxy in between may take all before it passes the first byte on.
 */
export function toLimits(options: LimitOptions = {}): Limits {
  const { idleMs = IDLE_MS, connectMs = CONNECT_MS } = options;
  const { totalMs = Math.max(TOTAL_MS, idleMs / 4), slowestBytesPerS = SLOWEST_BYTES_PER_S } =
    options;
  return {
    connectMs,
    silentMs: options.silentMs ?? SILENT_MS,
    preflightMs: options.preflightMs ?? PREFLIGHT_MS,
    stallMs: idleMs,
    totalMs,
    paceBytes: (slowestBytesPerS * idleMs) / 1000,
    paceMs: { down: idleMs, up: idleMs + (PIECE_BYTES * 1000) / slowestBytesPerS },
    responseMs: ({ bytes, tookMs }) => {
      const storingMs = bytes === 0 ? 0 : Math.max(bytes / BYTES_STORED_PER_MS, tookMs);
      return Math.ceil(idleMs / 2 + Math.min(storingMs, LONGEST_STORING_MS));
    },
  };
}
