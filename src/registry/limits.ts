// SPDX-License-Identifier: Apache-2.0
// How long a registry may leave us waiting: every limit of one exchange, out of one setting. Pure.

/** What `push-idle-timeout` is when nobody says otherwise, ms. */
export const IDLE_MS = 120_000;

/** Until a connection stands, with its TLS, ms. */
export const CONNECT_MS = 15_000;

/** A registry hashes and stores what it was sent: a second for so many bytes, as slow disks do. */
const BYTES_STORED_PER_MS = 20_000;
const LONGEST_STORING_MS = 600_000;

/** The limits of one exchange, ms. */
export interface Limits {
  readonly connectMs: number;
  /** No byte of a body moves, up or down. */
  readonly stallMs: number;
  /** Nothing is heard once everything is sent: no answer begins. */
  readonly answerMs: (sent: Sent) => number;
}

/** A request's body, when its last byte has left. */
export interface Sent {
  readonly bytes: number;
  /** From its first byte to its last. */
  readonly tookMs: number;
}

/**
 * The limits that follow from `idleMs`, the setting `push-idle-timeout`. What moves is alive,
 * however slow it is.
 *
 * | we wait for                        | limit                                  | by default     |
 * | ---------------------------------- | -------------------------------------- | -------------- |
 * | a connection                       | fixed                                  | 15 s           |
 * | the next byte of a body to go out  | `idleMs`                               | 2 m            |
 * | the next byte of a body to come in | `idleMs`                               | 2 m            |
 * | an answer                          | half of `idleMs`                       | 1 m            |
 * | an answer after a body was sent    | half of `idleMs` and time to store it: | 1 m and, for   |
 * |                                    | 1 s for 20 MB, or as long as sending   | 1 GB in 40 s,  |
 * |                                    | took if longer; at most 10 m           | 50 s           |
 *
 * As long as sending took, because a proxy in between may take all before it passes the first byte on.
 */
export function toLimits(idleMs = IDLE_MS, connectMs = CONNECT_MS): Limits {
  return {
    connectMs,
    stallMs: idleMs,
    answerMs: ({ bytes, tookMs }) => {
      const storingMs = bytes === 0 ? 0 : Math.max(bytes / BYTES_STORED_PER_MS, tookMs);
      return Math.ceil(idleMs / 2 + Math.min(storingMs, LONGEST_STORING_MS));
    },
  };
}
