// SPDX-License-Identifier: Apache-2.0
// An SBOM that buildx made with a scanner of ours, read back from the registry and written as CycloneDX.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lab, type Lab } from '../lab/lab.ts';
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
