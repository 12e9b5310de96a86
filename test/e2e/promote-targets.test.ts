// SPDX-License-Identifier: Apache-2.0
// Promotions of several images of one project, by the CLI bundle on real registries.
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Promotion } from '../../src/lifecycle/promote/promotion.ts';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import { startFaultProxy, type FaultProxy } from '../lab/fault-proxy.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { runCli, runId, type CliRun } from './cli.ts';
import { makeProject, type Project } from './project.ts';
import { read, receiptOf } from './promotions.ts';
import { nightly } from '../lab/nightly.ts';

let site: Lab;
let project: Project;
let faulty: FaultProxy;
const shipped = new Map<string, string>();

beforeAll(async () => {
  site = await lab();
  faulty = await startFaultProxy({ url: site.registries.second.url });
  project = await makeProject({ lab: site, files: { Dockerfile: DOCKERFILE } });
  await project.write({ 'tagship.yml': configOf([of('{{name}}')]) });
  await project.commit('Targets');
  await project.release('v1.2.3');
  const { targets } = receiptOf(await cli(['ship', '--push', '--json']));
  for (const { name, digest } of targets) shipped.set(name, digest ?? '');
}, 120_000);
afterAll(async () => {
  await faulty.close();
  await project.remove();
});

const DOCKERFILE = 'FROM scratch\nCOPY busybox /\nARG T=0\nLABEL t=$T\n';
const of = (name: string) => `${site.registries.plain.host}/promote-targets-${runId}/${name}`;
const elsewhere = (name: string) => `promote-targets-${runId}/${name}`;

const configOf = (images: readonly string[]) => `images: ${JSON.stringify(images)}
targets:
  api: {build-args: T=api}
  web: {build-args: T=web}
`;

function cli(args: readonly string[]): Promise<CliRun> {
  return runCli({ lab: site, project, args });
}

it('all targets get the tags, each its own image, and --only chooses', async () => {
  const dry = await cli(['promote', '1.2.3', '--to', 'production', '--dry-run', '--json']);
  expect(dry.code, dry.stderr).toBe(0);
  const { targets } = JSON.parse(dry.stdout) as { targets: readonly Promotion[] };
  expect(targets.map(({ target, image }) => [target, image?.digest])).toEqual([...shipped]);

  const only = receiptOf(await cli(['promote', '1.2.3', '--to', 'qa', '--only', 'web', '--json']));
  expect(only.targets.map(({ name }) => name)).toEqual(['web']);
  expect(await read(of('api'), 'qa')).toBeUndefined();

  const receipt = receiptOf(await cli(['promote', '1.2.3', '--to', 'production', '--json']));
  expect(receipt.targets.map(({ name, status }) => `${name} ${status}`)).toEqual([
    'api shipped',
    'web shipped',
  ]);
  for (const [name, digest] of shipped) expect(await read(of(name), 'production')).toBe(digest);
});

nightly(it)('images of several targets are copied at the same time', async () => {
  const place = `promote-targets-${runId}/together/{{name}}`;
  await project.write({
    'tagship.yml': configOf([of('{{name}}'), `${faulty.host}/${place}`]),
  });
  // Each image's manifest waits for the other's.
  const arrivals = new EventTarget();
  const both = ['api', 'web'].map((name) => ({ name, arrived: once(arrivals, name) }));
  faulty.use(async ({ method, url }) => {
    if (method !== 'PUT' || !url.includes('/manifests/sha256:')) return undefined;
    for (const { name } of both)
      if (url.includes(`/${name}/`)) arrivals.dispatchEvent(new Event(name));
    await Promise.all(both.map(({ arrived }) => arrived));
    return undefined;
  });
  const receipt = receiptOf(await cli(['promote', '1.2.3', '--to', 'together', '--json']));
  faulty.use([]);
  expect(receipt.status).toBe('done');
  expect(receipt.targets.map(({ name }) => name)).toEqual(['api', 'web']);
  for (const [name, digest] of shipped) {
    const second = `${site.registries.second.host}/promote-targets-${runId}/together/${name}`;
    expect(await read(second, 'together')).toBe(digest);
  }
});

nightly(it)(
  'a digest is of one target, and a tag that one of them lacks promotes none',
  async () => {
    const digest = await cli(['promote', shipped.get('api') ?? '', '--to', 'x']);
    expect(digest.code).toBe(1);
    expect(digest.stderr).toContain('PROMOTE_FROM');
    const lacking = await cli(['promote', 'qa', '--to', 'x']);
    expect(lacking.code).toBe(1);
    expect(lacking.stderr).toContain('PROMOTE_MISSING');
    expect(await read(of('web'), 'x')).toBeUndefined();
  },
);

nightly(it)(
  'no target is tagged where the image of another does not arrive; together: false tags the rest',
  async () => {
    const place = elsewhere('{{name}}');
    const images = [of('{{name}}'), `${faulty.host}/${place}`];
    await project.write({ 'tagship.yml': configOf(images) });
    const refuse = {
      ...{ method: 'PUT', url: /\/web\/manifests\//, count: 1000 },
      fault: { kind: 'status', status: 403 },
    } as const;
    faulty.use([refuse]);
    const args = ['promote', '1.2.3', '--to', 'stable', '--json'];
    const failed = await cli(args);
    expect(failed.code).toBe(1);
    expect((JSON.parse(failed.stdout) as Receipt).status).toBe('failed');
    expect(await read(of('api'), 'stable')).toBeUndefined();

    const apart = await cli([...args, '--no-together']);
    expect(apart.code).toBe(1);
    expect(await read(of('api'), 'stable')).toBe(shipped.get('api'));
    expect(await read(of('web'), 'stable')).toBeUndefined();
    faulty.use([]);
    const finished = receiptOf(await cli(args));
    expect(finished.status).toBe('done');
    const second = `${site.registries.second.host}/${elsewhere('web')}`;
    expect(await read(second, 'stable')).toBe(shipped.get('web'));
  },
);
