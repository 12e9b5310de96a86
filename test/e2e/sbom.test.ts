// SPDX-License-Identifier: Apache-2.0
// An SBOM that buildx made with a scanner of ours, read back from the registry and written as CycloneDX.
import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lab, type Lab } from '../lab/lab.ts';
import { runCli, runId } from './cli.ts';
import { makeProject, type Project } from './project.ts';

let site: Lab;
let project: Project;
let scanner: string;

const STATEMENT = {
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

/** BuildKit starts the scanner with the image mounted, and takes what it leaves in a directory. */
async function makeScanner(): Promise<void> {
  const context = join(project.home, 'scanner');
  await mkdir(context, { recursive: true });
  await copyFile(site.busybox, join(context, 'busybox'));
  await writeFile(join(context, 'sbom.json'), JSON.stringify(STATEMENT));
  await writeFile(
    join(context, 'Dockerfile'),
    `FROM scratch
COPY busybox /bin/busybox
COPY sbom.json /sbom.json
ENTRYPOINT ["/bin/busybox", "sh", "-c", "/bin/busybox cp /sbom.json $BUILDKIT_SCAN_DESTINATION/sbom.spdx.json"]
`,
  );
  const args = [
    'buildx',
    'build',
    '--quiet',
    '--provenance=false',
    '--push',
    '--tag',
    scanner,
    context,
  ];
  await promisify(execFile)('docker', args, { env: { ...process.env, ...site.env } });
}

beforeAll(async () => {
  site = await lab();
  project = await makeProject({ lab: site });
  scanner = `${site.registries.plain.host}/sbom-${runId}/scanner:1`;
  await makeScanner();
});
afterAll(() => project.remove());

function ship(image: string, ...flags: readonly string[]) {
  const to = ['--image', `${site.registries.plain.host}/sbom-${runId}/${image}`];
  const args = [
    'ship',
    '--push',
    ...to,
    '--cyclonedx',
    join(project.home, `${image}.json`),
    ...flags,
  ];
  return runCli({ lab: site, project, args });
}

it('writes what the scanner found, of the digest that was shipped', async () => {
  const result = await ship('with', `--sbom=generator=${scanner}`, '--json');
  expect(result.code, result.stderr).toBe(0);
  const { targets } = JSON.parse(result.stdout) as { targets: { digest: string }[] };
  expect(JSON.parse(await readFile(join(project.home, 'with.json'), 'utf8'))).toMatchObject({
    bomFormat: 'CycloneDX',
    metadata: { component: { type: 'container', version: targets[0]?.digest } },
    components: [{ name: 'busybox', version: '1.37', purl: 'pkg:generic/busybox@1.37' }],
  });
});

it('writes no file where no SBOM was made', async () => {
  const result = await ship('without');
  expect(result.code, result.stderr).toBe(0);
  await expect(readFile(join(project.home, 'without.json'))).rejects.toThrow('ENOENT');
});
