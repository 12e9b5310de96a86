// SPDX-License-Identifier: Apache-2.0
// All findings of a run as SARIF, for the code scanning of GitHub. Pure.
import { createHash } from 'node:crypto';
import type { Severity } from '../record/receipt.ts';
import type { Finding, Scan } from './findings.ts';

/** GitHub takes 25,000 results in a run and shows 5,000, the worst first. */
const MOST_RESULTS = 5_000;

/** How GitHub reads a severity: as a level, and as a number that gives its own word for it. */
const LEVELS: Readonly<Record<Severity, { readonly level: string; readonly score: string }>> = {
  critical: { level: 'error', score: '9.5' },
  high: { level: 'error', score: '8.0' },
  medium: { level: 'warning', score: '5.5' },
  low: { level: 'note', score: '2.0' },
  unknown: { level: 'note', score: '0.0' },
};

/**
 * One SARIF run for all targets and platforms, since GitHub takes no second one of the same category. Results stand at the
 * first line of the Dockerfile: code scanning shows only what is in a file of the project.
 *
 * @see https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
export function renderSarif(scans: readonly Scan[]): string {
  const all = scans
    .flatMap((scan) => (scan.report?.findings ?? []).map((finding) => ({ scan, finding })))
    .slice(0, MOST_RESULTS);
  const rules = [...new Map(all.map(({ finding }) => [finding.id, finding])).values()];
  const places = new Map(rules.map(({ id }, index) => [id, index]));
  const [first] = scans;
  const { version = '' } = first?.report ?? {};
  const sarif = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: first?.result.scanner ?? 'none',
            ...(version === '' ? {} : { version }),
            rules: rules.map(toRule),
          },
        },
        results: all.map(({ scan, finding }) =>
          toResult(scan, finding, places.get(finding.id) ?? 0),
        ),
      },
    ],
  };
  return `${JSON.stringify(sarif, undefined, 2)}\n`;
}

function toRule({ id, title, link, severity }: Finding) {
  const { level, score } = LEVELS[severity];
  return {
    id,
    shortDescription: { text: title === '' ? id : title },
    defaultConfiguration: { level },
    ...(link === '' ? {} : { helpUri: link }),
    properties: { 'security-severity': score, tags: ['security', 'vulnerability'] },
  };
}

function toResult({ target, platform, image, file }: Scan, finding: Finding, ruleIndex: number) {
  const { id, package: name, version, fixed, severity } = finding;
  const fix = fixed === '' ? 'There is no fixed version yet.' : `Fixed in ${fixed}.`;
  const key = JSON.stringify([target, platform, id, name]);
  const print = createHash('sha256').update(key).digest('hex').slice(0, 16);
  return {
    ruleId: id,
    ruleIndex,
    level: LEVELS[severity].level,
    message: { text: `${id} in ${name} ${version} on ${platform}, in ${image}. ${fix}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: toUri(file) },
          region: { startLine: 1 },
        },
      },
    ],
    partialFingerprints: { primaryLocationLineHash: `${print}:1` },
  };
}

function toUri(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}
