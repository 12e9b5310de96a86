// SPDX-License-Identifier: Apache-2.0
// What other programs make in all its forms, shipped through the CLI bundle: indexes, attestations, zstd, several images, either store.
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import { openClassicEngine } from '../lab/classic.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { isNightly } from '../lab/nightly.ts';
import { judge } from '../lab/verifiers.ts';
import { makeDockerImage, writeArchive } from '../ship/made/archives.ts';
import { runCli, runId, type CliOptions, type CliRun } from './cli.ts';
import { makeProject, type Project } from './project.ts';
import { images, receiptOf } from './promotions.ts';

let site: Lab;
let project: Project;
const NAMES = [`forms-a-${runId}:1`, `forms-b-${runId}:1`] as const;

const repository = (name: string) => `${site.registries.plain.host}/forms-${runId}/${name}`;

/** The Docker client, on the engine of the lab or on another one. */
async function docker(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const options = { cwd: project.directory, env: { ...process.env, ...site.env, ...env } };
  return await promisify(execFile)('docker', args, options);
}

const run = (args: readonly string[], more: Partial<CliOptions> = {}): Promise<CliRun> =>
  runCli({ lab: site, project, args, ...more });

const ship = (from: string, name: string, more: Partial<CliOptions> = {}) =>
  run(['ship', '--push', '--json', '--from', from, ...images(repository(name))], more);

const skopeo = async (...args: readonly string[]) => {
  const done = await judge('skopeo', ['copy', ...args], { cwd: project.directory });
  expect(done.ok, done.text).toBe(true);
};

beforeAll(async () => {
  site = await lab();
  project = await makeProject({ lab: site });
  await project.write({ '.gitignore': 'by-*\nout*\n' });
  await project.commit('Second');
  await project.release('v1.2.3');
  if (isNightly) await openClassicEngine(site.classicEngine);
}, 120_000);
afterAll(() => project.remove());

/** What crane reads of a tag. */
async function manifestOf(name: string, tag = '1.2.3'): Promise<Manifest> {
  const args = ['manifest', '--insecure', `${repository(name)}:${tag}`];
  const found = await judge('crane', args, { cwd: project.directory });
  return JSON.parse(found.text) as Manifest;
}

interface Manifest {
  readonly annotations?: Readonly<Record<string, string>>;
  readonly layers?: readonly { readonly mediaType: string }[];
  readonly manifests?: readonly {
    readonly digest: string;
    readonly annotations?: Readonly<Record<string, string>>;
  }[];
}

it('of several images in an archive one is named by its position; without it all are listed', async () => {
  const archive = makeDockerImage({ names: null });
  await writeArchive(join(project.directory, 'out.tar'), archive.entries);
  const receipt = receiptOf(await ship('docker-archive:out.tar:@0', 'position'));
  expect(Object.keys(receipt.targets[0]?.platforms ?? {})).toEqual(['linux/amd64']);
  const refused = await ship('docker-archive:out.tar:@1', 'position');
  expect(refused.code).toBe(1);
  expect(refused.stderr).toMatch(/has no image "@1"; the last of its 1 is @0/);
});

describe.each(isNightly ? ['docker save of two images, by the engine with'] : [])('%s', () => {
  const stores = [
    { name: 'the containerd store', env: () => ({}) },
    { name: 'the classic store', env: () => ({ DOCKER_HOST: site.classicEngine.unix }) },
  ];
  it.each(stores)('$name', async ({ name, env }) => {
    for (const [at, image] of NAMES.entries()) {
      await docker(
        ['build', '--quiet', '--build-arg', `VERSION=${at}`, '--tag', image, '.'],
        env(),
      );
    }
    const file = `by-${name.split(' ')[1] ?? ''}.tar`;
    await docker(['save', '--output', file, ...NAMES], env());
    const refused = await ship(`docker-archive:${file}`, 'two');
    expect(refused.stderr).toMatch(/FROM_SEVERAL/);
    for (const image of NAMES) expect(refused.stderr).toContain(image);
    const digests = new Set<string | undefined>();
    for (const at of [`:${NAMES[0]}`, `:${NAMES[1]}`, ':@0', ':@1']) {
      const where = `two-${name.split(' ')[1] ?? ''}${at.replaceAll(/\W/g, '-')}`;
      const receipt = receiptOf(await ship(`docker-archive:${file}${at}`, where));
      digests.add(receipt.targets[0]?.platforms['linux/amd64']);
    }
    expect(digests.size).toBe(2);
    const engine = await ship(`docker:${NAMES[0]}`, `engine-${file}`, { env: env() });
    expect(digests).toContain(receiptOf(engine).targets[0]?.platforms['linux/amd64']);
    await docker(['image', 'rm', ...NAMES], env());
  });
});

describe.each(isNightly ? ['an index with attestations keeps them'] : [])('%s', () => {
  const rows = [
    { name: 'from a registry', from: (seed: string, digest: string) => `${seed}@${digest}` },
    { name: 'from an OCI archive', from: () => 'oci-archive:by-index.tar' },
    { name: 'with zstd layers', from: () => 'oci-archive:by-zstd.tar' },
  ];
  it.each(rows)('$name', async ({ name, from }) => {
    const seed = receiptOf(await run(['ship', '--push', '--json', ...images(repository('seed'))]));
    const digest = seed.targets[0]?.digest ?? '';
    const source = `docker://${repository('seed')}@${digest}`;
    const all = ['--all', '--src-tls-verify=false', source];
    if (name.includes('archive')) await skopeo(...all, 'oci-archive:by-index.tar:1');
    if (name.includes('zstd')) {
      const output = 'type=oci,dest=by-zstd.tar,compression=zstd,force-compression=true';
      await docker(['build', '--output', output, '--provenance', 'mode=min', '.']);
    }
    const where = name.toLowerCase().replaceAll(/\W+/g, '-');
    const receipt = receiptOf(await ship(from(repository('seed'), digest), where));
    const index = await manifestOf(where);
    const kinds = index.manifests?.map((one) => one.annotations?.['vnd.docker.reference.type']);
    expect(kinds).toEqual([undefined, 'attestation-manifest']);
    const platform = receipt.targets[0]?.platforms['linux/amd64'] ?? '';
    const child = await judge(
      'crane',
      ['manifest', '--insecure', `${repository(where)}@${platform}`],
      { cwd: project.directory },
    );
    const layers = (JSON.parse(child.text) as Manifest).layers ?? [];
    const wanted = name.includes('zstd') ? 'zstd' : 'gzip';
    for (const { mediaType } of layers) expect(mediaType).toMatch(new RegExp(`\\+${wanted}$`));
    const ran = await docker(['run', '--rm', `${repository(where)}:1.2.3`]);
    expect(ran.stdout).not.toBe('');
  });
});

describe.each(isNightly ? ['targets, each with an image of its own'] : [])('%s', () => {
  const setUp = async () => {
    for (const architecture of ['amd64', 'arm64']) {
      const layers = [Buffer.alloc(1024, architecture)];
      const { entries } = makeDockerImage({ architecture, layers });
      await writeArchive(join(project.directory, `out-${architecture}.tar`), entries);
    }
    const config = join(project.home, 'targets.yml');
    const targets =
      "  one: {from: 'docker-archive:out-amd64.tar'}\n  two: {from: ['docker-archive:out-amd64.tar', 'docker-archive:out-arm64.tar']}\n";
    await writeFile(config, `images: ${repository('targets')}/{{name}}\ntargets:\n${targets}`);
    return ['--push', '--json', '--config', config];
  };
  const platformsOf = ({ targets }: Receipt) =>
    targets.map(({ name, platforms }) => [name, Object.keys(platforms)]);
  const wanted = [
    ['one', ['linux/amd64']],
    ['two', ['linux/amd64', 'linux/arm64']],
  ];

  it('are shipped in one run', async () => {
    const receipt = receiptOf(await run(['ship', ...(await setUp())]));
    expect(platformsOf(receipt)).toEqual(wanted);
    expect(receipt.targets.map(({ from }) => from?.length)).toEqual([1, 2]);
  });

  it('have nothing to do in a leg, and are merged without one', async () => {
    const common = await setUp();
    const leg = await run(['ship', ...common, '--leg', 'linux/amd64', '--record', 'out-leg.json']);
    expect(leg.code, leg.stderr).toBe(0);
    const receipt = receiptOf(await run(['merge', 'out-leg.json', ...common]));
    expect(platformsOf(receipt)).toEqual(wanted);
  });
});
