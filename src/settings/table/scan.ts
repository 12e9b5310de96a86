// SPDX-License-Identifier: Apache-2.0
// The settings that say how the image is scanned.
import type { Setting } from './setting.ts';

/** Settings of the group Scan. None of them counts in the settings file of an untrusted change. */
export const scanSettings: readonly Setting[] = [
  {
    name: 'scan',
    key: 'scan',
    type: 'string',
    group: 'Scan',
    default: undefined,
    doc: 'Scan every platform of the image for known vulnerabilities after `test` and before any signature or tag: with an installed `trivy`, `grype` or `scout` (the plugin of Docker), or with a command, to which `SHIPPED_IMAGE` names the image and whose exit code decides. Untrusted runs do not scan.',
    examples: ['trivy', 'grype', './scan.sh'],
  },
  {
    name: 'scan-severity',
    key: 'scanSeverity',
    type: 'list',
    group: 'Scan',
    commas: true,
    default: ['critical', 'high'],
    doc: 'Severities that fail the run: `critical`, `high`, `medium`, `low`, `unknown`. The least of them counts, with all above it.',
    examples: [['critical'], ['critical', 'high', 'medium']],
  },
  {
    name: 'scan-ignore',
    key: 'scanIgnore',
    type: 'string',
    group: 'Scan',
    default: undefined,
    defaultText: 'what the scanner finds itself, such as .trivyignore',
    doc: 'File with the findings that are accepted, in the form of the scanner: an ignore file of Trivy, a configuration of Grype with `ignore`, a VEX document for Docker Scout.',
    examples: ['.trivyignore'],
  },
  {
    name: 'scan-timeout',
    key: 'scanTimeout',
    type: 'duration',
    group: 'Scan',
    default: 600_000,
    doc: 'Time limit for the scan of one platform.',
    examples: ['15m'],
  },
  {
    name: 'scan-sarif',
    inTarget: false,
    key: 'scanSarif',
    type: 'string',
    group: 'Scan',
    default: undefined,
    doc: 'File to write all findings to as SARIF, for the code scanning of GitHub. It is written also if the scan fails the run.',
    examples: ['scan.sarif'],
  },
  {
    name: 'scan-gitlab',
    inTarget: false,
    inComponent: false,
    key: 'scanGitlab',
    type: 'string',
    group: 'Scan',
    default: undefined,
    doc: "File to write all findings to as GitLab's container scanning report.",
    examples: ['gl-container-scanning-report.json'],
  },
];
