// SPDX-License-Identifier: Apache-2.0
// The main job through the CLI bundle: from a git commit to verified images on registries with different credentials.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { isNightly, nightly, pickRows } from '../lab/nightly.ts';
import { runCli, runId, type CliOptions, type CliRun } from './cli.ts';
import { makeProject, type Project } from './project.ts';

const run = promisify(execFile);
/** Builds for any platform. */
const COPY = 'FROM scratch\nCOPY busybox /\n';
let site: Lab;
let project: Project;

beforeAll(async () => {
  site = await lab();
  project = await makeProject({ lab: site, files: { 'copy.Dockerfile': COPY } });
  await project.release('v1.2.3');
});
afterAll(() => project.remove());

function cli(args: readonly string[], more: Partial<CliOptions> = {}): Promise<CliRun> {
  return runCli({ lab: site, project, args, ...more });
}

function receiptOf(result: CliRun): Receipt {
  // At the start of a line: buildx prints "error:" within lines of its own.
  expect(result.stderr, result.stderr).not.toMatch(/^error:/m);
  return JSON.parse(result.stdout) as Receipt;
}

/** Between an empty image and the largest that the project's Dockerfile makes. */
function isSize(bytes: number): boolean {
  return bytes > 1000 && bytes < 10_000_000;
}

function actions(receipt: Receipt): string[] {
  return receipt.targets.flatMap(({ images }) =>
    images.map(({ tag, action }) => `${tag} ${action}`),
  );
}

const strategies = [
  { strategy: 'endpoint', builder: () => [] },
  { strategy: 'layout', builder: () => ['--publish', 'layout'] },
  { strategy: 'builder', builder: () => ['--builder', site.buildkit.tcp, '--publish', 'builder'] },
];
// By each strategy an image comes to every kind of registry in publish.test.ts, by day by the builder.
describe.each(pickRows(strategies))('ship by $strategy', ({ strategy, builder }) => {
  const repositories = () =>
    [site.registries.plain.host, site.registries.htpasswd.host].map(
      (host) => `${host}/ship-${runId}/${strategy}`,
    );
  const args = () => [
    'ship',
    '--push',
    '--json',
    ...repositories().flatMap((name) => ['--image', name]),
    '--registry',
    `${site.registries.htpasswd.host}=alice`,
    '--password-stdin',
    site.registries.htpasswd.host,
    '--build-args',
    'VERSION={{version}}',
    ...builder(),
  ];
  const password = () => site.registries.htpasswd.users.alice ?? '';
  let first: CliRun;

  it('puts one digest under every tag in both registries', async () => {
    first = await cli(args(), { stdin: password(), watchProcesses: true });
    const receipt = receiptOf(first);
    expect(first.code).toBe(0);
    expect(receipt).toMatchObject({ schemaVersion: 1, status: 'done', pushed: true });
    expect(actions(receipt).sort()).toEqual(
      ['1.2.3', '1.2', '1', 'latest'].flatMap((tag) => [`${tag} created`, `${tag} created`]).sort(),
    );
    const digests = receipt.targets.flatMap(({ images }) => images.map(({ digest }) => digest));
    expect(new Set(digests)).toEqual(new Set([receipt.targets[0]?.digest]));
    expect(Object.keys(receipt.targets[0]?.platforms ?? {})).toEqual(['linux/amd64']);
    expect(receipt.targets[0]?.sizes).toEqual({
      'linux/amd64': expect.toSatisfy(isSize) as number,
    });
  });

  nightly(it)('knows the size of each platform', async () => {
    const image = `${site.registries.plain.host}/ship-${runId}/${strategy}-platforms`;
    const platforms = ['linux/amd64', 'linux/arm64'];
    const result = await cli([
      ...['ship', '--push', '--json', '--image', image, '--file', 'copy.Dockerfile'],
      ...['--platforms', platforms.join(','), ...builder()],
    ]);
    const { sizes = {} } = receiptOf(result).targets[0] ?? {};
    expect(Object.keys(sizes)).toEqual(platforms);
    expect(Object.values(sizes).every(isSize)).toBe(true);
  });

  it('says no secret anywhere, and leaves nothing behind', () => {
    const secret = password();
    const base64 = Buffer.from(`alice:${secret}`).toString('base64');
    for (const value of [secret, base64]) {
      expect(first.stdout).not.toContain(value);
      expect(first.stderr).not.toContain(value);
      expect(first.commandLines.filter((line) => line.includes(value))).toEqual([]);
    }
    expect(first.commandLines.some((line) => line.includes('buildx build'))).toBe(true);
    expect(first.left).toEqual([]);
    expect(existsSync(join(project.home, '.docker'))).toBe(false);
  });

  it('can be pulled and run', async () => {
    const image = `${repositories()[0] ?? ''}:1.2`;
    const { stdout } = await run('docker', ['run', '--rm', '--pull=always', image], {
      env: { ...process.env, ...site.env },
    });
    expect(stdout.trim()).toBe('1.2.3');
  });

  it('changes nothing when run again', async () => {
    const receipt = receiptOf(await cli(args(), { stdin: password() }));
    expect(new Set(actions(receipt).map((line) => line.split(' ')[1]))).toEqual(new Set(['kept']));
    expect(receipt.targets[0]?.reused).toBe(true);
  });

  it('is what verify reads back from both', async () => {
    const references = repositories().map((name) => `${name}:latest`);
    const login = args().slice(args().indexOf('--registry'), args().indexOf('--build-args'));
    const result = await cli(['verify', ...references, '--same-digest', ...login], {
      stdin: password(),
    });
    expect(result.code, result.stderr).toBe(0);
  });
});

nightly(it)('latest stays where it is for a backport', async () => {
  const backport = await makeProject({ lab: site });
  const image = `${site.registries.plain.host}/ship-${runId}/backport`;
  await backport.git('tag', 'v1.1.8');
  await backport.commit('Two');
  await backport.git('tag', 'v2.0.1');
  await backport.push();
  const ship = async (gitTag: string) => {
    await backport.git('checkout', '--quiet', gitTag);
    return receiptOf(
      await runCli({
        lab: site,
        project: backport,
        args: ['ship', '--push', '--json', '--image', image],
      }),
    );
  };
  await ship('v2.0.1');
  const receipt = await ship('v1.1.8');
  expect(actions(receipt).sort()).toEqual([
    '1 created',
    '1.1 created',
    '1.1.8 created',
    'latest held',
  ]);
  const latest = receipt.targets[0]?.images.find(({ tag }) => tag === 'latest');
  expect(latest?.reason).toContain('2.0.1');
  await backport.remove();
});

nightly(it)('a plan made before is applied, and refused for another commit', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'tagship-plan-'));
  const path = join(dir, 'plan.json');
  const image = ['--image', `${site.registries.plain.host}/ship-${runId}/saved`];
  const planned = await cli(['plan', '--json', '--push', ...image]);
  await writeFile(path, planned.stdout);
  const shipped = await cli(['ship', '--plan', path, '--json', '--add-hosts', 'db:10.0.0.5']);
  expect(receiptOf(shipped).status).toBe('done');
  expect(shipped.stderr).toContain('--add-hosts cannot change it');
  const other = await makeProject({ lab: site, files: { other: 'yes' } });
  const refused = await runCli({
    lab: site,
    project: other,
    args: ['ship', '--plan', path, ...image],
  });
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('PLAN_OTHER_COMMIT');
  await Promise.all([other.remove(), rm(dir, { recursive: true })]);
});

nightly(it)('a plan made before moves latest by the settings it was made with', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'tagship-plan-'));
  const path = join(dir, 'plan.json');
  const image = ['--image', `${site.registries.plain.host}/ship-${runId}/by-branch`];
  await cli(['ship', '--push', '--json', '--git-tag', 'v1.2.3', ...image]);
  const onMain = ['--branch', 'main', '--default-branch', 'main'];
  const planned = await cli([
    'plan',
    '--json',
    '--push',
    '--latest',
    'branch',
    ...onMain,
    ...image,
  ]);
  await writeFile(path, planned.stdout);
  const receipt = receiptOf(await cli(['ship', '--plan', path, '--json']));
  const latest = receipt.targets[0]?.images.find(({ tag }) => tag === 'latest');
  expect(latest).toMatchObject({ action: 'moved' });
  await rm(dir, { recursive: true });
});

describe('outputs together with a push', () => {
  it.each(pickRows(strategies))(
    'by $strategy are written, at night also where nothing is built, and say what is pushed',
    async ({ strategy, builder }) => {
      const dir = await mkdtemp(join(tmpdir(), 'tagship-outputs-'));
      const { host, url } = site.registries.plain;
      const name = `ship-${runId}/outputs-${strategy}`;
      const outputs = [
        `type=local,dest=${dir}`,
        'type=image,compression=zstd,force-compression=true',
      ];
      const args = [
        ...['ship', '--push', '--json', '--image', `${host}/${name}`, ...builder()],
        ...outputs.flatMap((output) => ['--outputs', output]),
      ];
      for (const reused of isNightly ? [false, true] : [false]) {
        const receipt = receiptOf(await cli(args));
        expect(receipt).toMatchObject({ status: 'done', targets: [{ reused }] });
        expect(await readFile(join(dir, 'version'), 'utf8')).toBe('none\n');
        await rm(dir, { recursive: true });
        const manifest = receipt.targets[0]?.platforms['linux/amd64'] ?? '';
        const answer = await fetch(`${url}/v2/${name}/manifests/${manifest}`, {
          headers: { accept: 'application/vnd.oci.image.manifest.v1+json' },
        });
        expect(await answer.text()).toContain('tar+zstd');
      }
    },
  );
});

describe.each(isNightly ? ['login'] : [])('every kind of %s', () => {
  it.each([
    { name: 'TLS with its own authority', kind: 'tls', user: 'alice', path: 'tls' },
    { name: 'a token service', kind: 'token', user: 'publisher', path: 'token' },
  ] as const)('$name', async ({ kind, user, path }) => {
    const { host, users } = site.registries[kind];
    const registries = JSON.stringify({
      [host]: {
        username: user,
        'password-env': 'THE_PASSWORD',
        ...(kind === 'tls' ? { ca: site.ca } : {}),
      },
    });
    const result = await cli(
      [
        'ship',
        '--push',
        '--json',
        '--image',
        `${host}/ship-${runId}/${path}`,
        '--registries',
        registries,
      ],
      { env: { THE_PASSWORD: users[user] ?? '' } },
    );
    expect(receiptOf(result).status).toBe('done');
  });
});
