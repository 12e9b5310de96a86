// SPDX-License-Identifier: Apache-2.0
// An SBOM that buildx made with a scanner of ours, read back from the registry and written as CycloneDX; and what
// its statements say they are about.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createShell } from '../../src/shell.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { nightly } from '../lab/nightly.ts';
import { runCli, runId } from './cli.ts';
import { makeProject, type Project } from './project.ts';
import { pushScanner } from './scanner.ts';

let site: Lab;
let project: Project;
let scanner: string;

beforeAll(async () => {
  site = await lab();
  project = await makeProject({ lab: site });
  scanner = `${site.registries.plain.host}/sbom-${runId}/scanner:1`;
  await pushScanner(site, project.home, scanner);
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

nightly(it)('writes no file where no SBOM was made', async () => {
  const result = await ship('without');
  expect(result.code, result.stderr).toBe(0);
  await expect(readFile(join(project.home, 'without.json'))).rejects.toThrow('ENOENT');
});

interface Described {
  readonly digest: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

it('writes what the scanner found of the digest that was shipped; provenance and SBOM name the image manifest', async () => {
  const result = await ship('subject', `--sbom=generator=${scanner}`, '--json');
  expect(result.code, result.stderr).toBe(0);
  const { targets } = JSON.parse(result.stdout) as {
    targets: { digest: string; platforms: Record<string, string> }[];
  };
  const { host } = site.registries.plain;
  const path = `sbom-${runId}/subject`;
  const headers = {
    accept: 'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json',
  };
  const read = async (at: string) =>
    (await fetch(`http://${host}/v2/${path}/${at}`, { headers })).json();
  const digest = targets[0]?.digest ?? '';
  expect(JSON.parse(await readFile(join(project.home, 'subject.json'), 'utf8'))).toMatchObject({
    bomFormat: 'CycloneDX',
    metadata: { component: { type: 'container', version: digest } },
    components: [{ name: 'busybox', version: '1.37', purl: 'pkg:generic/busybox@1.37' }],
  });
  const [platform = '', image = ''] = Object.entries(targets[0]?.platforms ?? {})[0] ?? [];
  const index = (await read(`manifests/${digest}`)) as { manifests: Described[] };
  const about = index.manifests.filter(
    ({ annotations }) => annotations?.['vnd.docker.reference.digest'] === image,
  );
  expect(about).toHaveLength(1);
  const attestation = (await read(`manifests/${about[0]?.digest ?? ''}`)) as {
    layers: Described[];
  };
  const statements = (await Promise.all(
    attestation.layers.map((layer) => read(`blobs/${layer.digest}`)),
  )) as { predicateType: string; subject: unknown }[];
  expect(statements.map(({ predicateType }) => predicateType).sort()).toEqual([
    expect.stringContaining('https://slsa.dev/provenance/'),
    'https://spdx.dev/Document',
  ]);
  const name = `pkg:oci/subject@${image}?platform=${encodeURIComponent(platform)}&repository_url=${encodeURIComponent(`${host}/${path}`).replace('%3A', ':')}`;
  const sha256 = image.replace('sha256:', '');
  for (const { subject } of statements) expect(subject).toEqual([{ name, digest: { sha256 } }]);
  const inspected = await createShell()({
    argv: [
      ...(['docker', 'buildx', 'imagetools', 'inspect', `${host}/${path}@${digest}`] as const),
      ...['--format', '{{json .Provenance}} {{json .SBOM}}'],
    ],
    env: { ...site.env, HOME: project.home },
  });
  expect(inspected.stdout, inspected.stderr).toMatch(/"SLSA":.*"SPDX":/s);
});
