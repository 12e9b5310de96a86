// SPDX-License-Identifier: Apache-2.0
// Says what a scan found. Pure.
import { error, type ProblemData } from '../../problem.ts';
import type { ReceiptScan, Severity } from '../record/receipt.ts';
import type { Finding, Scan } from './findings.ts';
import { SEVERITIES } from './scanned.ts';

/** How many findings a Problem names. */
const MOST_NAMED = 10;

/**
 * The error SCAN_FOUND with the numbers by severity of each platform, and the worst findings; undefined where nothing was
 * found that fails a run.
 */
export function describeFound(
  scans: readonly Scan[],
  failing: ReadonlySet<Severity>,
): ProblemData | undefined {
  const [first] = scans.filter(({ result }) => !result.passed);
  if (first === undefined) return undefined;
  const where = scans.map(({ platform, result }) => `${platform}: ${renderCounts(result)}`);
  const findings = scans.flatMap(({ report }) => report?.findings ?? []);
  const all = [
    ...new Set(findings.filter(({ severity }) => failing.has(severity)).map(renderFinding)),
  ];
  const more = all.length > MOST_NAMED ? [`… and ${all.length - MOST_NAMED} more`] : [];
  return error(
    'SCAN_FOUND',
    `${first.result.scanner} found vulnerabilities in "${first.image}" (${where.join('; ')}). No tag was written.`,
    [
      'Update the packages or the base image, or accept findings in the file of scan-ignore:',
      ...all.slice(0, MOST_NAMED),
      ...more,
    ].join('\n'),
  );
}

/** `1 critical, 2 high`; `nothing` where there is none. */
function renderCounts({ counts }: Pick<ReceiptScan, 'counts'>): string {
  const parts = SEVERITIES.flatMap((severity) => {
    const count = counts?.[severity] ?? 0;
    return count === 0 ? [] : [`${count} ${severity}`];
  });
  return parts.length === 0 ? 'nothing' : parts.join(', ');
}

function renderFinding(finding: Finding): string {
  const { severity, id, package: name, version, fixed } = finding;
  return `${severity} ${id} in ${name} ${version}, ${fixed === '' ? 'no fix yet' : `fixed in ${fixed}`}`;
}
