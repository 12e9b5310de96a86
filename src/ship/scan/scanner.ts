// SPDX-License-Identifier: Apache-2.0
// The command lines of the scanners. None holds a login: scanners read those of the run from a private Docker configuration. Pure.
import type { Env } from '../../facts/facts.ts';
import type { Command } from '../../shell.ts';
import type { ScannerName } from './scanned.ts';

/** What to scan. */
export interface ScanOrder {
  /** By digest where the image was pushed; else its name in the engine. */
  readonly image: string;
  readonly platform: string;
  readonly isPushed: boolean;
  /** Where the report goes. */
  readonly output: string;
  readonly ignore: string | undefined;
  readonly timeoutMs: number;
}

/** A scanner that is installed, or should be. */
export interface Scanner {
  /** Asks whether it is there. */
  readonly version: Command['argv'];
  readonly install: string;
  readonly argv: (order: ScanOrder) => Command['argv'];
  /** Exit codes of a scan that came to its end: a configuration of the user may have it fail on what it finds. */
  readonly ends: readonly number[];
  /** The variables for a registry without TLS. */
  readonly insecure: Env;
}

const ALL_SEVERITIES = 'UNKNOWN,LOW,MEDIUM,HIGH,CRITICAL';

/**
 * Each scans one platform of the index, and reports all that it finds: which findings count is decided here.
 *
 * @see https://trivy.dev/latest/docs/references/configuration/cli/trivy_image/
 * @see https://github.com/anchore/grype#readme
 * @see https://docs.docker.com/reference/cli/docker/scout/cves/
 */
export const scanners: Readonly<Record<ScannerName, Scanner>> = {
  trivy: {
    version: ['trivy', '--version'],
    install:
      'Install Trivy before this step (GitHub: aquasecurity/setup-trivy; others: https://trivy.dev/latest/getting-started/installation/).',
    argv: ({ image, platform, isPushed, output, ignore, timeoutMs }) => [
      ...(['trivy', 'image', '--format', 'json', '--output', output] as const),
      ...['--scanners', 'vuln', '--severity', ALL_SEVERITIES, '--exit-code', '0', '--no-progress'],
      ...['--timeout', `${Math.ceil(timeoutMs / 1000)}s`, '--platform', platform],
      ...['--image-src', isPushed ? 'remote' : 'docker'],
      ...(ignore === undefined ? [] : ['--ignorefile', ignore]),
      image,
    ],
    ends: [0],
    insecure: { TRIVY_INSECURE: 'true' },
  },
  grype: {
    version: ['grype', 'version'],
    install:
      'Install Grype before this step (GitHub: anchore/scan-action/download-grype; others: https://github.com/anchore/grype#installation).',
    argv: ({ image, platform, isPushed, output, ignore }) => [
      ...(['grype', `${isPushed ? 'registry' : 'docker'}:${image}`] as const),
      ...['--output', 'json', '--file', output, '--platform', platform],
      ...(ignore === undefined ? [] : ['--config', ignore]),
    ],
    ends: [0, 2],
    insecure: { GRYPE_REGISTRY_INSECURE_USE_HTTP: 'true' },
  },
  scout: {
    version: ['docker', 'scout', 'version'],
    install:
      'Install the plugin docker-scout before this step (https://docs.docker.com/scout/install/).',
    argv: ({ image, platform, isPushed, output, ignore }) => [
      ...(['docker', 'scout', 'cves', '--format', 'gitlab', '--output', output] as const),
      ...['--platform', platform],
      ...(ignore === undefined
        ? []
        : ['--only-vex-affected', '--vex-location', ignore, '--vex-author', '.*']),
      `${isPushed ? 'registry' : 'local'}://${image}`,
    ],
    ends: [0],
    insecure: {},
  },
};
