// SPDX-License-Identifier: Apache-2.0
// Ages as policies and tables have them. Pure.

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** An age in whole days, hours or minutes: `30d`, `12h`, `5m`. */
export function formatDays(ms: number): string {
  if (ms >= DAY_MS) return `${Math.floor(ms / DAY_MS)}d`;
  if (ms >= HOUR_MS) return `${Math.floor(ms / HOUR_MS)}h`;
  return `${Math.max(0, Math.floor(ms / MINUTE_MS))}m`;
}
