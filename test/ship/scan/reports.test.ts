// SPDX-License-Identifier: Apache-2.0
// Findings as SARIF and as GitLab's report.
import { describe, expect, it } from 'vitest';
import type { Finding, Scan } from '../../../src/ship/scan/findings.ts';
import { renderGitlabReport } from '../../../src/ship/scan/gitlab-report.ts';
import { renderSarif } from '../../../src/ship/scan/sarif.ts';

const finding: Finding = {
  ...{ id: 'CVE-2024-1', package: 'openssl', version: '3.0.1', fixed: '3.0.2' },
  ...{ severity: 'critical', title: 'openssl: overflow', link: 'https://example.com/1' },
};
const scan = (given: Partial<Scan> = {}, findings: readonly Finding[] = [finding]): Scan => ({
  ...{ target: 'app', platform: 'linux/amd64', file: 'Dockerfile', began: 0, ended: 1_000 },
  image: `ghcr.io/acme/app@sha256:${'a'.repeat(64)}`,
  result: { scanner: 'trivy', passed: false },
  report: { findings, version: '0.58.0', system: 'alpine 3.20.0' },
  ...given,
});
interface Sarif {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly object[] } };
    readonly results: readonly {
      readonly ruleIndex: number;
      readonly locations: readonly {
        readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
      }[];
      readonly partialFingerprints: { readonly primaryLocationLineHash: string };
    }[];
  }[];
}
const sarifOf = (scans: readonly Scan[]): Sarif['runs'] =>
  (JSON.parse(renderSarif(scans)) as Sarif).runs;

describe('SARIF', () => {
  it('is one run with each rule once, and a result of its own for each platform', () => {
    const runs = sarifOf([scan(), scan({ platform: 'linux/arm64' })]);
    expect(runs).toHaveLength(1);
    expect(runs[0]?.tool.driver.rules).toMatchObject([
      { id: 'CVE-2024-1', properties: { 'security-severity': '9.5' } },
    ]);
    const prints = runs[0]?.results.map((one) => one.partialFingerprints.primaryLocationLineHash);
    expect(new Set(prints).size).toBe(2);
  });

  it('names a file as an URI', () => {
    const [result] = sarifOf([scan({ file: 'docker/my file' })])[0]?.results ?? [];
    expect(result?.locations[0]?.physicalLocation.artifactLocation.uri).toBe('docker/my%20file');
  });

  it('has no more results than code scanning shows', () => {
    const many = Array.from({ length: 6_000 }, (_, id) => ({ ...finding, id: `CVE-${id}` }));
    expect(sarifOf([scan({}, many)])[0]?.results).toHaveLength(5_000);
  });
});

describe("GitLab's report", () => {
  it('has what its schema requires', () => {
    const report = JSON.parse(renderGitlabReport([scan()])) as {
      readonly vulnerabilities: readonly { readonly location: { readonly image: string } }[];
    };
    expect(report).toMatchObject({
      scan: {
        ...{ status: 'success', type: 'container_scanning' },
        ...{ start_time: '1970-01-01T00:00:00', end_time: '1970-01-01T00:00:01' },
        scanner: { id: 'trivy', name: 'Trivy', version: '0.58.0', vendor: { name: 'Trivy' } },
      },
      vulnerabilities: [
        {
          ...{ severity: 'Critical', solution: 'Upgrade openssl to 3.0.2' },
          identifiers: [{ type: 'cve', name: 'CVE-2024-1', value: 'CVE-2024-1' }],
          location: {
            dependency: { package: { name: 'openssl' }, version: '3.0.1' },
            operating_system: 'alpine 3.20.0',
          },
        },
      ],
    });
    const pattern = /^[^:]+(:\d+[^:]*)?:[^:]+(:[^:]+)?$/;
    expect(report.vulnerabilities[0]?.location.image).toMatch(pattern);
  });
});
