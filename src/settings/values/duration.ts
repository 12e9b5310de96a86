// SPDX-License-Identifier: Apache-2.0
// Durations, as users write them.

/** Node's timers take no more than this many milliseconds: 24 days and 20 hours. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * Milliseconds, or `undefined` for what is not a duration, or longer than a timer allows.
 *
 * | text    | milliseconds | because                        |
 * | ------- | ------------ | ------------------------------ |
 * | `90s`   | 90,000       |                                |
 * | `2m`    | 120,000      |                                |
 * | `1h30m` | 5,400,000    | units may follow one another   |
 * | `500ms` | 500          |                                |
 * | `45`    | 45,000       | a plain number is seconds      |
 * | `1.5s`  | 1,500        | a fraction of the last unit    |
 * | `1h30`  | `undefined`  | thirty of what?                |
 * | `0`     | 0            |                                |
 */
export function parseDuration(text: string): number | undefined {
  if (/^\d{1,9}(?:\.\d{1,9})?$/.test(text)) return toTimer(Number(text) * 1000);
  const parts = LENGTH.exec(text)?.groups;
  if (!parts || text === '') return undefined;
  const { hours = 0, minutes = 0, seconds = 0, millis = 0 } = parts;
  return toTimer(
    Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000 + Number(millis),
  );
}

const NUMBER = String.raw`\d{1,9}(?:\.\d{1,9})?`;
const LENGTH = new RegExp(
  `^(?:(?<hours>${NUMBER})h)?(?:(?<minutes>${NUMBER})m)?(?:(?<seconds>${NUMBER})s)?(?:(?<millis>\\d{1,12})ms)?$`,
);

function toTimer(ms: number): number | undefined {
  return ms <= LONGEST_MS ? Math.round(ms) : undefined;
}

/** A duration as users write it: `120000` is `2m`. */
export function renderDuration(ms: number): string {
  if (ms > 0 && ms % 3_600_000 === 0) return `${ms / 3_600_000}h`;
  if (ms > 0 && ms % 60_000 === 0) return `${ms / 60_000}m`;
  return ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`;
}
