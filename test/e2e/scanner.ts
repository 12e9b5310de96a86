// SPDX-License-Identifier: Apache-2.0
// A scanner for SBOMs that needs no network but the lab's. Expects nothing.
import { execFile } from 'node:child_process';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Lab } from '../lab/lab.ts';

/** What the scanner finds in every image. */
export const STATEMENT = {
  _type: 'https://in-toto.io/Statement/v0.1',
  predicateType: 'https://spdx.dev/Document',
  predicate: {
    SPDXID: 'SPDXRef-DOCUMENT',
    packages: [
      {
        name: 'busybox',
        versionInfo: '1.37',
        licenseDeclared: 'GPL-2.0-only',
        externalRefs: [{ referenceType: 'purl', referenceLocator: 'pkg:generic/busybox@1.37' }],
      },
    ],
  },
};

/**
 * Builds a scanner in a new directory below `home` and pushes it. BuildKit starts the scanner with the
 * image mounted, and takes what it leaves in a directory.
 */
export async function pushScanner(lab: Lab, home: string, reference: string): Promise<void> {
  const context = join(home, 'scanner');
  await mkdir(context, { recursive: true });
  await copyFile(lab.busybox, join(context, 'busybox'));
  await writeFile(join(context, 'sbom.json'), JSON.stringify(STATEMENT));
  await writeFile(
    join(context, 'Dockerfile'),
    `FROM scratch
COPY busybox /bin/busybox
COPY sbom.json /sbom.json
ENTRYPOINT ["/bin/busybox", "sh", "-c", "/bin/busybox cp /sbom.json $BUILDKIT_SCAN_DESTINATION/sbom.spdx.json"]
`,
  );
  const flags = ['--quiet', '--provenance=false', '--push', '--tag', reference];
  const args = ['buildx', 'build', ...flags, context];
  await promisify(execFile)('docker', args, { env: { ...process.env, ...lab.env } });
}
