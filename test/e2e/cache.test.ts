// SPDX-License-Identifier: Apache-2.0
// The cache in a registry, between two BuildKits that share nothing else.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import { startFaultProxy } from '../lab/fault-proxy.ts';
import { lab as openLab, type Lab } from '../lab/lab.ts';
import { nightly } from '../lab/nightly.ts';
import { runCli, runId, type CliRun } from './cli.ts';
import { DOCKERFILE, makeProject, type Project } from './project.ts';

let lab: Lab;
let project: Project;

beforeAll(async () => {
  lab = await openLab();
  // So that no builder has a step of it in its own cache.
  const Dockerfile = DOCKERFILE.replace('COPY busybox', 'COPY unique /unique\nCOPY busybox');
  project = await makeProject({ lab, files: { Dockerfile, unique: runId } });
});
afterAll(() => project.remove());

function ship(builder: string, ...flags: readonly string[]): Promise<CliRun> {
  return shipTo(lab.registries.plain.host, builder, ...flags);
}

function shipTo(host: string, builder: string, ...flags: readonly string[]): Promise<CliRun> {
  const image = `${host}/cache-${runId}/app`;
  const args = ['ship', '--push', '--json', '--image', image, '--builder', builder, ...flags];
  return runCli({ lab, project, args: [...args, '--on-existing', 'replace'] });
}

interface Manifests {
  readonly manifests?: readonly { readonly digest: string; readonly platform?: object }[];
  readonly layers?: readonly { readonly digest: string }[];
}

/** The digest of what the RUN step wrote. A step that runs again writes a file of another time, and so another layer. */
async function readRunLayer({ stdout }: CliRun): Promise<string> {
  const [target] = (JSON.parse(stdout) as Receipt).targets;
  const base = `http://${lab.registries.plain.host}/v2/cache-${runId}/app/manifests`;
  const types = ['vnd.oci.image.index.v1+json', 'vnd.oci.image.manifest.v1+json'];
  const headers = { accept: types.map((type) => `application/${type}`).join(',') };
  const ask = async (digest: string) =>
    (await (await fetch(`${base}/${digest}`, { headers })).json()) as Manifests;
  const index = await ask(target?.digest ?? '');
  const image = await ask(index.manifests?.[0]?.digest ?? '');
  return image.layers?.at(-1)?.digest ?? '';
}

it('is read by another builder, and one that is not there is no error', async () => {
  const [one, other] = [lab.buildkit.tcp, lab.secondBuildkit.tcp];
  const arg = ['--build-args', `VERSION=${runId}`];
  // Nothing is in the cache yet, which fails no build.
  const first = await ship(one, '--branch', 'main', '--cache', 'registry', ...arg);
  expect(first.code, first.stderr).toBe(0);
  const layer = await readRunLayer(first);
  expect(layer).toMatch(/^sha256:/);

  const second = await ship(other, '--branch', 'main', '--cache', 'registry', ...arg);
  expect(second.code, second.stderr).toBe(0);
  expect(second.stderr).toContain('importing cache manifest');
  expect(await readRunLayer(second), second.stderr).toBe(layer);
});

nightly(it)('is not read for a release', async () => {
  await project.release('v1.0.0');
  const release = ['--git-tag', 'v1.0.0', '--cache', 'registry'];
  const released = await ship(
    lab.secondBuildkit.tcp,
    ...release,
    '--build-args',
    `VERSION=${runId}-release`,
  );
  expect(released.code, released.stderr).toBe(0);
  expect(released.stderr).not.toContain('importing cache manifest');
});

nightly(it)('fails no build where its registry is down', async () => {
  const proxy = await startFaultProxy(lab.registries.plain);
  const fault = { kind: 'status', status: 503, message: 'down' } as const;
  proxy.use([{ url: /\/app-cache\//, count: Infinity, fault }]);
  const flags = [
    '--branch',
    'main',
    '--cache',
    'registry',
    '--build-args',
    `VERSION=${runId}-down`,
  ];
  const run = await shipTo(proxy.host, lab.buildkit.tcp, ...flags);
  const asked = proxy.log.filter(({ fault: kind }) => kind !== undefined);
  await proxy.close();
  expect(run.code, run.stderr).toBe(0);
  // It was to be read, and to be written.
  for (const kind of ['manifests', 'blobs'])
    expect(asked.map(({ url }) => url).join()).toContain(kind);
  expect((JSON.parse(run.stdout) as Receipt).status).toBe('done');
});
