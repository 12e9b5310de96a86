// SPDX-License-Identifier: Apache-2.0
// Formats dates with Moment's tokens, in any IANA zone.
import { error, Problem } from '../../problem.ts';
import { quote } from '../quote.ts';

/** Formats a time (ISO 8601) with a Moment format; see {@link loadDates}. */
export type FormatDate = (time: string, format: unknown, zone: unknown) => string;

/**
 * Loads Moment and the abbreviations of zones, and returns a function that formats dates.
 *
 * Zones come from the runtime's own tables (Intl), not from moment-timezone: its data is 730
 * kB, four times Moment, and Intl agrees wherever both have the same rules. An unknown zone counts
 * as UTC, as in the original.
 *
 * @throws Problem RULE_TIME_ZONE from that function, if the zone is not a name.
 */
export async function loadDates(): Promise<FormatDate> {
  const [{ default: moment }, { abbreviateZone }] = await Promise.all([
    import('moment'),
    import('./zones.ts'),
  ]);
  return (time, format, zone) => {
    if (typeof zone !== 'string' || zone === '') throw noZone(zone);
    const at = new Date(time);
    const offset = offsetOf(zone, at);
    const local = moment(at).utcOffset(offset ?? 0);
    const abbreviation = () => abbreviateZone(zone, at);
    Object.assign(local, { zoneAbbr: abbreviation, zoneName: abbreviation });
    // in an unknown zone, the default format ends like that of a local time
    if (offset === undefined) Object.assign(local, { isUtc: () => false });
    return local.format(format as string | undefined);
  };
}

/** Whether dates can be formatted in a zone. */
export function isZone(zone: string): boolean {
  return offsetOf(zone, new Date(0)) !== undefined;
}

/** Minutes east of Greenwich at a time; undefined for an unknown zone. */
function offsetOf(zone: string, at: Date): number | undefined {
  if (/^[+-]?\d/.test(zone)) return undefined;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  } catch {
    // Intl reports an unknown zone by throwing.
    return undefined;
  }
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  const offset = Number(hours) * 60 + Number(minutes);
  return sign === '-' ? -offset : offset;
}

function noZone(zone: unknown): Problem {
  return new Problem([
    error(
      'RULE_TIME_ZONE',
      `invalid time zone ${quote(String(zone))}`,
      "Write an IANA name in quotes: tz='Europe/Berlin'.",
    ),
  ]);
}
