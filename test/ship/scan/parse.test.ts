// SPDX-License-Identifier: Apache-2.0
// Reports of Trivy, Grype and Docker Scout, in the form that their documents and sources give.
import { describe, expect, it } from 'vitest';
import { countFindings } from '../../../src/ship/scan/findings.ts';
import { parseReport } from '../../../src/ship/scan/parse.ts';
import type { ScannerName } from '../../../src/ship/scan/scanned.ts';

const trivy = (vulnerabilities: unknown, more: object = {}) => ({
  ...{ SchemaVersion: 2, Trivy: { Version: '0.58.0' }, ArtifactName: 'ghcr.io/acme/app' },
  Metadata: { OS: { Family: 'alpine', Name: '3.20.0' } },
  Results: [{ Target: 'app (alpine 3.20.0)', Class: 'os-pkgs', Vulnerabilities: vulnerabilities }],
  ...more,
});
const one = {
  ...{ VulnerabilityID: 'CVE-2024-1', PkgName: 'openssl', InstalledVersion: '3.0.1' },
  ...{ FixedVersion: '3.0.2', Severity: 'CRITICAL', Title: 'openssl: overflow' },
  PrimaryURL: 'https://avd.aquasec.com/nvd/cve-2024-1',
};
const grype = (matches: unknown) => ({
  matches,
  distro: { name: 'alpine', version: '3.20.0' },
  descriptor: { name: 'grype', version: '0.85.0' },
});
const match = (severity: string) => ({
  vulnerability: {
    ...{ id: 'CVE-2024-1', severity, description: 'overflow', fix: { versions: ['3.0.2'] } },
    dataSource: 'https://nvd.nist.gov/vuln/detail/CVE-2024-1',
  },
  artifact: { name: 'openssl', version: '3.0.1' },
});
const scout = {
  version: '15.0.6',
  scan: { scanner: { id: 'docker-scout', version: '1.15.0' } },
  vulnerabilities: [
    {
      ...{ id: 'a1', severity: 'High', solution: 'Upgrade openssl to 3.0.2', name: 'overflow' },
      identifiers: [{ type: 'cve', value: 'CVE-2024-1', url: 'https://scout.docker.com/v/1' }],
      location: {
        dependency: { package: { name: 'openssl' }, version: '3.0.1' },
        operating_system: 'alpine 3.20',
      },
    },
  ],
};
const found = { id: 'CVE-2024-1', package: 'openssl', version: '3.0.1', fixed: '3.0.2' };

const read = (name: ScannerName, report: unknown) =>
  parseReport[name](typeof report === 'string' ? report : JSON.stringify(report));

describe('a report', () => {
  it.each([
    { name: 'trivy', report: trivy([one]), severity: 'critical', version: '0.58.0' },
    { name: 'grype', report: grype([match('Medium')]), severity: 'medium', version: '0.85.0' },
    { name: 'grype', report: grype([match('Negligible')]), severity: 'low', version: '0.85.0' },
    { name: 'scout', report: scout, severity: 'high', version: '1.15.0' },
  ] as const)('of $name with a finding that is $severity', ({ name, report, ...says }) => {
    expect(read(name, report)).toMatchObject({
      version: says.version,
      findings: [{ ...found, severity: says.severity }],
    });
  });

  it.each([
    { name: 'trivy', report: trivy(undefined) },
    { name: 'trivy', report: { SchemaVersion: 2, ArtifactName: 'app' } },
    { name: 'trivy', report: trivy(null) },
    { name: 'grype', report: grype([]) },
    { name: 'scout', report: { ...scout, vulnerabilities: [] } },
  ] as const)('of $name without findings: $report', ({ name, report }) => {
    expect(read(name, report)?.findings).toEqual([]);
  });

  it.each([
    { name: 'trivy', report: '' },
    { name: 'trivy', report: '{"SchemaVersion": 2' },
    { name: 'trivy', report: [] },
    { name: 'trivy', report: trivy([one], { SchemaVersion: 1 }) },
    { name: 'trivy', report: trivy('none') },
    { name: 'trivy', report: trivy([one], { Results: {} }) },
    { name: 'trivy', report: grype([]) },
    { name: 'trivy', report: '['.repeat(100_000) },
    { name: 'grype', report: trivy([one]) },
    { name: 'grype', report: { matches: [] } },
    { name: 'scout', report: { vulnerabilities: [] } },
    { name: 'scout', report: trivy([one]) },
  ] as const)('that is none of $name is refused: %#', ({ name, report }) => {
    expect(read(name, report)).toBeUndefined();
  });
});

describe('what stands in a report', () => {
  it('becomes short printable lines, and links of https only', () => {
    const hostile = {
      ...one,
      VulnerabilityID: 'CVE-1\r\n::set-output name=a::b',
      PkgName: '\u001b[31mred\u001b[0m\u0007\u202e',
      InstalledVersion: 'x'.repeat(100_000),
      FixedVersion: { not: 'text' },
      Severity: '__proto__',
      Title: 'a\n##[error]b',
      PrimaryURL: 'javascript:alert(1)',
    };
    const [finding] = read('trivy', trivy([hostile, 7, null, [], {}]))?.findings ?? [];
    expect(finding).toEqual({
      ...{ id: 'CVE-1 ::set-output name=a::b', package: 'red', version: 'x'.repeat(200) },
      ...{ fixed: '', severity: 'unknown', title: 'a ##[error]b', link: '' },
    });
  });

  it('counts once, the worst first', () => {
    const low = { ...one, VulnerabilityID: 'CVE-2024-2', Severity: 'LOW' };
    const report = read('trivy', trivy([low, one, { ...one, PkgPath: 'other' }]));
    expect(report?.findings.map(({ severity }) => severity)).toEqual(['critical', 'low']);
    expect(countFindings(report?.findings ?? [])).toEqual({
      ...{ critical: 1, high: 0, medium: 0, low: 1, unknown: 0 },
    });
  });
});
