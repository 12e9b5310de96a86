// SPDX-License-Identifier: Apache-2.0
// Reads the setting `scan`, and says which targets are scanned. Pure.
import type { Target } from '../../plan/plan.ts';
import { error, Problem } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import { settingsForTarget } from '../../settings/targets.ts';
import type { Severity } from '../record/receipt.ts';

/** The scanners whose reports are read. */
export type ScannerName = 'trivy' | 'grype' | 'scout';

/** What scans the image: a scanner, or the command of the user. */
export type ScanChoice =
  { readonly scanner: ScannerName } | { readonly scanner: 'command'; readonly command: string };

const SCANNERS: ReadonlyMap<string, ScannerName> = new Map([
  ['trivy', 'trivy'],
  ['grype', 'grype'],
  ['scout', 'scout'],
  ['docker scout', 'scout'],
]);

/** Words that switch a setting off, where somebody writes them as an input. */
const OFF: ReadonlySet<string> = new Set(['none', 'false', 'off', 'no']);

/**
 * What scans the image; undefined where nothing does.
 *
 * | `scan`                 | means                                                  |
 * | ---------------------- | ------------------------------------------------------ |
 * | `trivy`                | the program `trivy`                                    |
 * | `none`, `false`, `off` | nothing                                                |
 * | `true`                 | refused: as a command it would let every image through |
 * | `./scan.sh --fast`     | a command                                              |
 *
 * @throws Problem SCAN_INVALID
 */
export function parseScan({ scan }: Pick<Settings, 'scan'>): ScanChoice | undefined {
  const text = scan?.trim();
  if (text === undefined || OFF.has(text)) return undefined;
  const scanner = SCANNERS.get(text.toLowerCase());
  if (scanner !== undefined) return { scanner };
  if (['true', 'yes', 'on'].includes(text)) {
    throw invalid(
      `scan: "${text}" names no scanner.`,
      'Write scan: trivy, grype or scout, or a command.',
    );
  }
  return { scanner: 'command', command: text };
}

/** Whether a scan is asked for, rightly or not. */
export function wantsScan({ scan }: Pick<Settings, 'scan'>): boolean {
  return scan !== undefined && !OFF.has(scan.trim());
}

/** Whether a target is scanned: it is built, and has tags that depend on it. */
export function isScanned({ name, untagged }: Target, settings: Settings): boolean {
  const own = settingsForTarget(settings, name);
  return wantsScan(own) && (own.call ?? 'build') === 'build' && untagged === undefined;
}

/** From the worst to the least. */
export const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'unknown'];

/**
 * The severities that fail a run: the least that is named, and all above it. A user of Grype writes `high` and means
 * `critical` too, one of Trivy lists both.
 *
 * @throws Problem SCAN_INVALID
 */
export function toFailing({ scanSeverity }: Pick<Settings, 'scanSeverity'>): ReadonlySet<Severity> {
  const places = scanSeverity.map((word) => {
    const place = SEVERITIES.findIndex((one) => one === word.toLowerCase());
    if (place >= 0) return place;
    const hint = `Write one or more of ${SEVERITIES.join(', ')}.`;
    throw invalid(`scan-severity: "${word}" is not a severity.`, hint);
  });
  if (places.length === 0) {
    throw invalid('scan-severity is empty.', 'Name a severity, or leave out scan to scan nothing.');
  }
  return new Set(SEVERITIES.slice(0, Math.max(...places) + 1));
}

function invalid(message: string, hint: string): Problem {
  return new Problem([error('SCAN_INVALID', message, hint)]);
}
