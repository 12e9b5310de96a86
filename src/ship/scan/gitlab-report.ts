// SPDX-License-Identifier: Apache-2.0
// All findings of a run as GitLab's container scanning report. Pure.
import { createHash } from 'node:crypto';
import { version } from '../../version.ts';
import type { Severity } from '../record/receipt.ts';
import type { Finding, Scan } from './findings.ts';

/** The form that GitLab 17.0 and later read. */
const FORM = '15.0.7';

const WORDS: Readonly<Record<Severity, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  unknown: 'Unknown',
};

/** Names of scanners as people know them. */
const NAMES: Readonly<Record<Scan['result']['scanner'], string>> = {
  trivy: 'Trivy',
  grype: 'Grype',
  scout: 'Docker Scout',
  command: 'command',
};

/**
 * The report, with the findings of every target and platform.
 *
 * @see https://gitlab.com/gitlab-org/security-products/security-report-schemas
 */
export function renderGitlabReport(scans: readonly Scan[]): string {
  const began = Math.min(...scans.map((scan) => scan.began));
  const ended = Math.max(...scans.map((scan) => scan.ended));
  const [first] = scans;
  const scanner = first?.result.scanner ?? 'command';
  const report = {
    version: FORM,
    scan: {
      analyzer: { id: 'tagship', name: 'tagship', vendor: { name: 'tagship' }, version },
      scanner: {
        id: scanner,
        name: NAMES[scanner],
        vendor: { name: NAMES[scanner] },
        version: toText(first?.report?.version, 'unknown'),
      },
      start_time: toTime(began),
      end_time: toTime(ended),
      status: 'success',
      type: 'container_scanning',
    },
    vulnerabilities: scans.flatMap((scan) =>
      (scan.report?.findings ?? []).map((finding) => toVulnerability(scan, finding)),
    ),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function toVulnerability(scan: Scan, finding: Finding) {
  const { id, package: name, version: installed, fixed, severity, title, link } = finding;
  const key = JSON.stringify([scan.target, scan.platform, id, name, installed]);
  return {
    id: createHash('sha256').update(key).digest('hex'),
    name: toText(title, id),
    description: `${id} in ${name} ${installed} on ${scan.platform}`,
    severity: WORDS[severity],
    solution: fixed === '' ? 'There is no fixed version yet.' : `Upgrade ${name} to ${fixed}`,
    identifiers: [
      {
        type: /^CVE-/i.test(id) ? 'cve' : 'advisory',
        name: id,
        value: id,
        ...(link === '' ? {} : { url: link }),
      },
    ],
    location: {
      dependency: { package: { name }, version: installed },
      operating_system: toText(scan.report?.system, 'unknown'),
      image: scan.image,
    },
    ...(link === '' ? {} : { links: [{ url: link }] }),
  };
}

function toText(text: string | undefined, otherwise: string): string {
  return text === undefined || text === '' ? otherwise : text;
}

/** `2026-01-02T03:04:05`, in UTC and without a zone, as the form asks for. */
function toTime(ms: number): string {
  return new Date(Number.isFinite(ms) ? ms : 0).toISOString().slice(0, 19);
}
