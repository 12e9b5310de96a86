// SPDX-License-Identifier: Apache-2.0
// Images that other programs made, shipped through the CLI bundle: skopeo, oras, crane and Docker are the other programs.
import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { chmod, cp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFaultProxy, type FaultProxy } from '../lab/fault-proxy.ts';
import type { FaultRule } from '../lab/fault.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { isNightly, nightly, pickRows } from '../lab/nightly.ts';
import { judge } from '../lab/verifiers.ts';
import { makeDockerImage, writeArchive } from '../ship/made/archives.ts';
import { runCli, runId, type CliOptions, type CliRun } from './cli.ts';
import { makeProject, type Project } from './project.ts';
import { images, linesOf, read, receiptOf } from './promotions.ts';

let site: Lab;
let project: Project;
let proxy: FaultProxy;
/** The image in the engine, and its digest in a registry. */
const NAME = `made-${runId}:1`;
let pushed = '';

const plain = (name: string) => `${site.registries.plain.host}/from-${runId}/${name}`;
const second = (name: string) => `${site.registries.second.host}/from-${runId}/${name}`;
const docker = (...args: string[]) =>
  promisify(execFile)('docker', args, {
    cwd: project.directory,
    env: { ...process.env, ...site.env },
  });

beforeAll(async () => {
  site = await lab();
  project = await makeProject({ lab: site });
  proxy = await startFaultProxy(site.registries.second);
  await docker('build', '--quiet', '--tag', NAME, '.');
  await docker('save', '--output', 'saved.tar', NAME);
  const cwd = project.directory;
  const copy = ['copy', '--dest-tls-verify=false'];
  for (const args of [
    [...copy, 'docker-archive:saved.tar', `docker://${plain('seed')}:1`],
    [...copy, 'docker-archive:saved.tar', 'oci:by-skopeo:1'],
    ...(isNightly ? [[...copy, 'docker-archive:saved.tar', 'oci-archive:by-skopeo.tar:1']] : []),
  ]) {
    expect(await judge('skopeo', args, { cwd })).toMatchObject({ ok: true });
  }
  const seeded = await judge('crane', ['digest', '--insecure', `${plain('seed')}:1`], { cwd });
  pushed = seeded.text.trim();
  await project.write({ '.gitignore': 'saved.tar\nby-*\n*.key\n*.pub\nout*\n' });
  await project.write({ 'out-test': '#!/bin/sh\ndocker run --rm "$SHIPPED_IMAGE" > out-said\n' });
  await chmod(join(cwd, 'out-test'), 0o755);
  await project.commit('Second');
  await project.release('v1.2.3');
}, 120_000);
afterAll(async () => {
  await docker('image', 'rm', NAME).catch(() => undefined); // of a test that ended early
  await proxy.close();
  await project.remove();
});

function cli(args: readonly string[], more: Partial<CliOptions> = {}): Promise<CliRun> {
  return runCli({ lab: site, project, args, ...more });
}

const ship = (from: string, names: readonly string[], more: Partial<CliOptions> = {}) =>
  cli(['ship', '--push', '--json', '--from', from, ...images(...names)], more);

describe('a release to two registries', () => {
  const cwd = () => ({ cwd: project.directory });
  const rows: readonly {
    readonly kind: string;
    readonly name: string;
    readonly from: () => string;
    readonly make?: () => ReturnType<typeof judge>;
    readonly env?: Readonly<Record<string, string>>;
  }[] = [
    {
      kind: 'layout',
      name: 'a layout of skopeo, without an engine',
      from: () => 'oci:by-skopeo',
      env: { DOCKER_HOST: 'tcp://127.0.0.1:1', PATH: '/usr/bin:/bin' },
    },
    {
      kind: 'layout',
      name: 'a layout of oras',
      make: () =>
        judge(
          'oras',
          ['copy', '--from-plain-http', `${plain('seed')}:1`, '--to-oci-layout', 'by-oras:1'],
          cwd(),
        ),
      from: () => 'oci:by-oras',
    },
    { kind: 'archive', name: 'docker save', from: () => 'docker-archive:saved.tar' },
    { kind: 'engine', name: 'the engine', from: () => `docker:${NAME}` },
    { kind: 'registry', name: 'another registry', from: () => `${plain('seed')}@${pushed}` },
    { kind: 'archive', name: 'an archive of skopeo', from: () => 'oci-archive:by-skopeo.tar' },
    {
      kind: 'layout',
      name: 'a layout of crane',
      make: () =>
        judge(
          'crane',
          ['pull', '--format=oci', '--insecure', `${plain('seed')}:1`, 'by-crane'],
          cwd(),
        ),
      from: () => 'oci:by-crane',
    },
  ];

  // By day an archive of Docker is shipped below, twice.
  const daily = rows.filter(({ kind }) => isNightly || kind !== 'archive');
  it.each(pickRows(daily, ({ kind }) => kind))(
    'of $name',
    async ({ name, make, from, env = {} }) => {
      if (make !== undefined) expect(await make()).toMatchObject({ ok: true });
      const path = name.replaceAll(/\W+/g, '-');
      const [one, other] = [plain(path), second(path)];
      const receipt = receiptOf(await ship(from(), [one, other], { env }));
      const [target] = receipt.targets;
      expect(target?.from).toEqual([
        { image: from(), digest: expect.stringMatching(/^sha256:/) as string },
      ]);
      expect(Object.keys(target?.platforms ?? {})).toEqual(['linux/amd64']);
      for (const repository of [one, other]) {
        for (const tag of ['1.2.3', '1.2', '1', 'latest']) {
          expect(await read(repository, tag), `${repository}:${tag}`).toBe(target?.digest);
        }
      }
      const manifest = await judge('crane', ['manifest', '--insecure', `${one}:1.2.3`], cwd());
      expect(JSON.parse(manifest.text)).toMatchObject({
        annotations: {
          'org.opencontainers.image.revision': await project.git('rev-parse', 'HEAD'),
          'org.opencontainers.image.version': '1.2.3',
          'io.tagship.recipe': expect.stringMatching(/^2:[0-9a-f]{64}$/) as string,
        },
      });
      if (isNightly) {
        const again = receiptOf(await ship(from(), [one, other]));
        expect(new Set(linesOf(again).map((line) => line.split(' ')[1]))).toEqual(
          new Set(['kept']),
        );
      }
    },
  );

  nightly(it)('has the digest of its platform unchanged, and runs', async () => {
    const repository = plain('unchanged');
    receiptOf(await ship(`${plain('seed')}@${pushed}`, [repository]));
    expect(await read(repository, pushed)).toBe(pushed);
    const { stdout } = await docker('run', '--rm', `${repository}:1.2.3`);
    expect(stdout).toBe('none\n');
  });
});

describe('a later run of the commit', () => {
  it('takes the image that is there, where a program makes another one each time', async () => {
    const repository = plain('again');
    await writeArchive(join(project.directory, 'out.tar'), makeDockerImage().entries);
    const first = receiptOf(await ship('docker-archive:out.tar', [repository]));
    await rm(join(project.directory, 'out.tar.d'), { recursive: true });
    const other = makeDockerImage({ layers: [Buffer.alloc(1024, 'other')] });
    await writeArchive(join(project.directory, 'out.tar'), other.entries);
    const again = receiptOf(await ship('docker-archive:out.tar', [repository]));
    expect(again.targets[0]).toMatchObject({ reused: true, digest: first.targets[0]?.digest });
    expect(again.problems.map(({ code }) => code)).toContain('SHIP_REUSED');
  });

  nightly(it)('with another source is refused, unless the image is the same', async () => {
    const repository = plain('other');
    receiptOf(await ship('oci:by-skopeo', [repository]));
    await cp(join(project.directory, 'by-skopeo'), join(project.directory, 'out-copy'), {
      recursive: true,
    });
    const refused = await ship(`docker-archive:saved.tar`, [repository]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/points at another image already: .*target, from or platforms/);
  });
});

// By day the test is below, and sign.test.ts signs an image that is built: what follows the push is the same.
nightly(it)('is tested and signed', async () => {
  const repository = second('signed');
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const cwd = project.directory;
  await writeFile(join(cwd, 'own.key'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
  await writeFile(join(cwd, 'own.pub'), publicKey.export({ type: 'spki', format: 'pem' }));
  const more = ['--sign', 'key', '--sign-key-file', 'own.key', '--test', './out-test'];
  const args = ['ship', '--push', '--json', '--from', 'oci:by-skopeo', '--image', repository];
  const receipt = receiptOf(await cli([...args, ...more]));
  expect(receipt.targets[0]?.tests).toEqual({ 'linux/amd64': 'tested' });
  expect(await readFile(join(cwd, 'out-said'), 'utf8')).toBe('none\n');
  const verify = ['verify', '--key', 'own.pub', '--insecure-ignore-tlog=true'];
  expect(await judge('cosign-3', [...verify, `${repository}:1.2.3`], { cwd })).toMatchObject({
    ok: true,
  });
});

describe('without a push it is tested in the engine', () => {
  const sources = [
    { name: 'into which it is loaded', from: () => 'oci:by-skopeo' },
    { name: 'where it is already', from: () => `docker:${NAME}` },
  ];
  it.each(pickRows(sources))('$name', async ({ from }) => {
    const args = ['ship', '--no-push', '--json', '--from', from(), '--test', './out-test'];
    const receipt = receiptOf(await cli([...args, '--image', plain('unpushed')]));
    expect(receipt).toMatchObject({ status: 'done', pushed: false });
    expect(receipt.targets[0]?.tests).toEqual({ 'linux/amd64': 'tested' });
    expect(await readFile(join(project.directory, 'out-said'), 'utf8')).toBe('none\n');
    expect((await docker('image', 'ls', '--quiet', 'tagship-from')).stdout).toBe('');
  });
});

nightly(it)('next to targets that legs build it is left to the merge, which tests it', async () => {
  const config = join(project.home, 'mixed.yml');
  const targets = "  made: {from: 'oci:by-skopeo', test: ./out-test}\n  built: {context: .}\n";
  await writeFile(config, `images: ${second('mixed')}/{{name}}\ntargets:\n${targets}`);
  const common = ['--push', '--json', '--config', config];
  const leg = await cli(['ship', ...common, '--leg', 'linux/amd64', '--record', 'out-leg.json']);
  expect(leg.code, leg.stderr).toBe(0);
  const receipt = receiptOf(await cli(['merge', 'out-leg.json', ...common]));
  expect(receipt.targets.map(({ name, status, tests }) => ({ name, status, tests }))).toEqual([
    { name: 'made', status: 'shipped', tests: { 'linux/amd64': 'tested' } },
    { name: 'built', status: 'shipped' },
  ]);
});

it('plan needs no image, and says that it is not there', async () => {
  const run = await cli(['plan', '--from', 'oci:by-none', '--image', plain('planned')]);
  expect(run.code, run.stderr).toBe(0);
  expect(run.stdout).toContain('From:  oci:by-none');
  expect(run.stderr).toContain('FROM_MISSING');
  const refused = await ship('oci:by-none', [plain('planned')]);
  expect(refused.code).toBe(1);
  expect(refused.stderr.match(/FROM_MISSING/g)).toHaveLength(1);
});

it('a link in the checkout of a stranger does not lead out of it', async () => {
  const at = join(project.directory, 'by-link');
  await symlink(join(project.directory, '..', 'home'), at);
  const run = await cli(['plan', '--fork', '--from', 'oci:by-link', '--image', plain('fork')]);
  expect(run.code).toBe(1);
  expect(run.stderr).toContain('PATH_OUTSIDE_CHECKOUT');
});

// By day runs of other images are killed at the same steps: faults/cli.test.ts.
describe.each(isNightly ? ['a run'] : [])('%s that was killed', () => {
  const fault = { kind: 'hang', when: 'before' } as const;
  const steps: readonly {
    readonly step: string;
    /** The receipt tells of tags, so that a run that wrote some has time for it. */
    readonly signal: NodeJS.Signals;
    readonly rule: FaultRule;
  }[] = [
    {
      step: 'the exact tag',
      signal: 'SIGKILL',
      rule: { method: 'PUT', url: /manifests\/1\.2\.3/, fault },
    },
    { step: 'a blob', signal: 'SIGKILL', rule: { method: 'PUT', url: /blobs\/uploads/, fault } },
    {
      step: 'the manifest',
      signal: 'SIGKILL',
      rule: { method: 'PUT', url: /manifests\/sha256/, fault },
    },
    {
      step: 'a floating tag',
      signal: 'SIGTERM',
      rule: { method: 'PUT', url: /manifests\/latest/, fault },
    },
  ];
  it.each(steps)('at $step is finished by the next', async ({ step, rule, signal }) => {
    const name = `killed-${step.replaceAll(' ', '-')}`;
    const through = `${proxy.host}/from-${runId}/${name}`;
    proxy.use([{ ...rule, count: 99 }]);
    const when = () => proxy.log.some((one) => one.fault === 'hang');
    const killed = await ship('oci:by-skopeo', [through], { kill: { signal, when } });
    expect(killed.code).not.toBe(0);
    proxy.use([]);
    const receipt = receiptOf(await ship('oci:by-skopeo', [through]));
    for (const tag of ['1.2.3', '1.2', '1', 'latest']) {
      expect(await read(second(name), tag)).toBe(receipt.targets[0]?.digest);
    }
  });
});
