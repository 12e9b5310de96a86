// SPDX-License-Identifier: Apache-2.0
// Times as git and CI systems write them, made UTC. Reads no clock.

/**
 * A time with a zone, as UTC ISO 8601 (`2026-11-22T00:00:00.000Z` however it was written);
 * undefined for anything else, a time without a zone too, since that would mean another instant on
 * every machine.
 */
export function toUtc(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const iso = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)? ?(Z|[+-]\d\d:?\d\d)$/i.exec(
    text.trim(),
  );
  if (iso === null) return undefined;
  const at = new Date(
    text
      .trim()
      .replace(' ', 'T')
      .replace(/ (?=[+-])/, ''),
  );
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
