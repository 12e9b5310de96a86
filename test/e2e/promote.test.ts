// SPDX-License-Identifier: Apache-2.0
// Promotions through the CLI bundle, on real registries: the same digest everywhere, never back, nothing left half done.
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFaultProxy, type FaultProxy } from '../lab/fault-proxy.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { nightly, pickRows } from '../lab/nightly.ts';
import { startReferrersProxy, type ReferrersProxy } from '../lab/referrers-proxy.ts';
import { judge } from '../lab/verifiers.ts';
import { runCli, runId, type CliOptions, type CliRun } from './cli.ts';
import { makeProject, type Project } from './project.ts';
import { images, linesOf, promotionOf, read, receiptOf } from './promotions.ts';

const COPY = 'FROM scratch\nCOPY busybox /\nARG V=0\nLABEL v=$V\n';
let site: Lab;
let project: Project;
let keys: string;
let withApi: ReferrersProxy;
let faulty: FaultProxy;
/** Digest by version, in the registry that has the releases. */
const shipped: Record<string, string> = {};

beforeAll(async () => {
  site = await lab();
  project = await makeProject({ lab: site, files: { Dockerfile: COPY } });
  keys = await mkdtemp(join(tmpdir(), 'tagship-keys-'));
  for (const name of ['own', 'other']) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    await writeFile(join(keys, `${name}.pem`), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await writeFile(join(keys, `${name}.pub`), publicKey.export({ type: 'spki', format: 'pem' }));
  }
  withApi = await startReferrersProxy(site.registries.second.url);
  faulty = await startFaultProxy({ url: site.registries.second.url });
  for (const version of ['1.2.2', '1.2.3']) {
    await project.commit(version);
    await project.release(`v${version}`);
    const run = await cli(
      ['ship', '--push', '--json', '--image', releases(), '--sign', 'key'],
      ['--sign-key-file', join(keys, 'own.pem'), '--platforms', 'linux/amd64,linux/arm64'],
      ['--build-args', `V=${version}`],
    );
    expect(run.code, run.stderr).toBe(0);
    shipped[version] = receiptOf(run).targets[0]?.digest ?? '';
  }
}, 120_000);
afterAll(async () => {
  await withApi.close();
  await faulty.close();
  await project.remove();
  await rm(keys, { recursive: true, force: true });
});

const releases = () => `${site.registries.plain.host}/promote-${runId}/app`;
const elsewhere = (name: string) => `${site.registries.second.host}/promote-${runId}/${name}`;

function cli(...args: readonly (readonly string[])[]): Promise<CliRun> {
  return runWith({}, ...args);
}

function runWith(
  more: Partial<CliOptions>,
  ...args: readonly (readonly string[])[]
): Promise<CliRun> {
  return runCli({ lab: site, project, args: args.flat(), ...more });
}

describe('production in two registries', () => {
  const both = () => images(releases(), elsewhere('app'));
  const toProduction = () => ['--environment', 'production', ...both()];

  // By day a promotion of several targets is shown first: promote-targets.test.ts.
  nightly(it)('shows what would be done, and does nothing', async () => {
    const run = await cli(['promote', '1.2.2', '--dry-run', '--json'], toProduction());
    expect(run.code, run.stderr).toBe(0);
    const { image, repositories } = promotionOf(run);
    expect(image).toMatchObject({ digest: shipped['1.2.2'], version: '1.2.2' });
    expect(repositories.map((one) => one.image)).toEqual(['there', 'copy']);
    expect(repositories[1]?.tags.map(({ tag, action: would }) => `${tag} ${would}`)).toEqual([
      '1.2.2-production create',
      '1.2-production create',
      '1-production create',
      'production create',
    ]);
    expect(repositories[0]?.tags[0]?.reason).toBe('it is written once');
    expect(await read(releases(), 'production')).toBeUndefined();
    expect(await read(elsewhere('app'), '1.2.2-production')).toBeUndefined();
  });

  it('copies the image whole, and gives the same digest everywhere', async () => {
    const receipt = receiptOf(await cli(['promote', '1.2.2', '--json'], toProduction()));
    expect(receipt).toMatchObject({
      status: 'done',
      promoted: `${releases()}@${shipped['1.2.2'] ?? ''}`,
    });
    for (const repository of [releases(), elsewhere('app')]) {
      for (const tag of ['production', '1.2.2-production', '1.2-production', '1-production']) {
        expect(await read(repository, tag), `${repository}:${tag}`).toBe(shipped['1.2.2']);
      }
    }
    const verified = await cli([
      'verify',
      `${elsewhere('app')}:production`,
      '--platforms',
      'linux/amd64,linux/arm64',
    ]);
    expect(verified.code, verified.stderr).toBe(0);
  });

  nightly(it)(
    'carries signatures of index, platforms and attestations, which cosign accepts',
    async () => {
      const digest = shipped['1.2.2'] ?? '';
      for (const verifier of ['cosign-2', 'cosign-3'] as const) {
        const args = ['verify', '--key', 'own.pub', '--insecure-ignore-tlog=true'];
        const answer = await judge(verifier, [...args, `${elsewhere('app')}@${digest}`], {
          cwd: keys,
        });
        expect(answer).toMatchObject({ ok: true });
      }
    },
  );

  it('moves forward', async () => {
    const receipt = receiptOf(await cli(['promote', 'v1.2.3', '--json'], toProduction()));
    expect(linesOf(receipt)).toEqual(
      expect.arrayContaining([
        `${releases()}:production moved`,
        `${elsewhere('app')}:production moved`,
        `${elsewhere('app')}:1.2.3-production created`,
      ]),
    );
    expect(await read(elsewhere('app'), 'production')).toBe(shipped['1.2.3']);
  });

  nightly(it)('is done again without a write', async () => {
    const receipt = receiptOf(await cli(['promote', '1.2.3', '--json'], toProduction()));
    const kept = receipt.targets.flatMap((one) => one.images).map((one) => one.action);
    expect(new Set(kept)).toEqual(new Set(['kept']));
  });

  it('refuses to go back, and writes nothing', async () => {
    const run = await cli(['promote', '1.2.2', '--json'], toProduction());
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('PROMOTE_BACKWARDS');
    expect(await read(releases(), 'production')).toBe(shipped['1.2.3']);
    expect(await read(elsewhere('app'), 'production')).toBe(shipped['1.2.3']);
  });

  nightly(it)('goes back where moving is "always"', async () => {
    const run = await cli(
      ['promote', '1.2.2', '--json', '--to', 'canary', '--image', releases()],
      ['--moving', 'always'],
    );
    receiptOf(run);
    expect(await read(releases(), 'canary')).toBe(shipped['1.2.2']);
  });
});

describe('what is refused before anything is written', () => {
  const signedBy = (key: string) => ['--signed', '--verify-key', join(keys, key)];
  const rows = [
    {
      name: 'an exact tag of another image',
      code: 'PROMOTE_TAKEN',
      from: '1.2.3',
      args: () => ['--to', '1.2.2'],
    },
    {
      name: 'a signature by another key',
      code: 'PROMOTE_UNSIGNED',
      from: '1.2.3',
      args: () => ['--to', 'qa', ...signedBy('other.pub')],
    },
    {
      name: 'no key',
      code: 'PROMOTE_NO_KEY',
      from: '1.2.3',
      args: () => ['--to', 'qa', '--signed'],
    },
    {
      name: 'a tag that does not exist',
      code: 'PROMOTE_MISSING',
      from: '9.9.9',
      args: () => ['--to', 'qa'],
    },
    { name: 'no destination', code: 'PROMOTE_NOWHERE', from: '1.2.3', args: () => [] },
    {
      name: 'a lower version as latest',
      code: 'PROMOTE_BACKWARDS',
      from: '1.2.2',
      args: () => ['--to', 'latest'],
    },
  ];
  it.each(pickRows(rows, ({ code }) => code.includes('UNSIGNED')))(
    '$name: $code',
    async ({ code, from, args }) => {
      const before = await read(releases(), 'latest');
      const run = await cli(['promote', from, '--image', releases(), ...args()]);
      expect(run.code, run.stdout + run.stderr).toBe(1);
      expect(run.stderr).toContain(code);
      expect(await read(releases(), 'qa')).toBeUndefined();
      expect(await read(releases(), 'latest')).toBe(before);
    },
  );

  nightly(it)('an untrusted run', async () => {
    const env = {
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: 'push',
      GITHUB_REF: 'refs/heads/dependabot/npm/x',
      GITHUB_REF_TYPE: 'branch',
      GITHUB_ACTOR: 'dependabot[bot]',
      GITHUB_SHA: await project.git('rev-parse', 'HEAD'),
      GITHUB_REPOSITORY: 'acme/App',
      GITHUB_SERVER_URL: 'https://github.com',
    };
    const run = await runWith({ env }, ['promote', '1.2.3', '--to', 'qa', '--image', releases()]);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('PROMOTE_UNTRUSTED');
    expect(await read(releases(), 'qa')).toBeUndefined();
  });
});

it('promotes a signed image to a registry with the referrers API', async () => {
  const target = `${withApi.host}/promote-${runId}/api`;
  const run = await cli(
    ['promote', `${releases()}@${shipped['1.2.3'] ?? ''}`, '--to', 'stable', '--json'],
    ['--image', target, '--signed', '--verify-key', join(keys, 'own.pub')],
  );
  const { targets } = receiptOf(run);
  expect(
    targets[0]?.referrers?.some(({ tag, action: done }) => tag === null && done === 'created'),
  ).toBe(true);
  const args = ['verify', '--key', 'own.pub', '--insecure-ignore-tlog=true'];
  const reference = `${target}@${shipped['1.2.3'] ?? ''}`;
  expect(await judge('cosign-3', [...args, reference], { cwd: keys })).toMatchObject({ ok: true });
});

nightly(it)('does not promote a version that was yanked, but to its exact tag', async () => {
  const target = elsewhere('yanked');
  const promote = (to: string) =>
    cli(['promote', `${releases()}:1.2.3`, '--json', '--to', to, '--image', target]);
  receiptOf(await promote('1.2.3'));
  const yanked = await cli(['yank', '1.2.3', '--because', 'it is slow', '--image', target]);
  expect(yanked.code, yanked.stderr).toBe(0);
  const refused = await promote('latest,qa');
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('PROMOTE_YANKED');
  expect(
    promotionOf(refused).repositories[0]?.tags.map(({ tag, action }) => `${tag} ${action}`),
  ).toEqual(['latest refuse', 'qa refuse']);
  expect(linesOf(receiptOf(await promote('1.2.3')))).toEqual([`${target}:1.2.3 kept`]);
});

nightly(it)('is finished by a second run after a kill between two tags', async () => {
  const target = `${faulty.host}/promote-${runId}/killed`;
  const args = [
    'promote',
    `${releases()}:1.2.3`,
    '--json',
    '--to',
    '1.2.3',
    '--to',
    'stable',
    '--image',
    target,
  ];
  faulty.use([
    {
      method: 'PUT',
      url: /manifests\/stable$/,
      count: 1000,
      fault: { kind: 'status', status: 503 },
    },
  ]);
  const seen = () =>
    faulty.log.some(({ method, url }) => method === 'PUT' && url.endsWith('manifests/stable'));
  const first = await runWith({ kill: { signal: 'SIGKILL', when: seen } }, args);
  expect(first.code).toBeNull();
  faulty.use([]);
  expect(await read(elsewhere('killed'), '1.2.3')).toBe(shipped['1.2.3']);
  expect(await read(elsewhere('killed'), 'stable')).toBeUndefined();
  expect(linesOf(receiptOf(await cli(args)))).toEqual([
    `${target}:1.2.3 kept`,
    `${target}:stable created`,
  ]);
});

const faults = [
  { name: '429 at a blob', method: 'POST', url: /blobs\/uploads/, status: 429 },
  { name: '503 at a manifest by digest', method: 'PUT', url: /manifests\/sha256:/, status: 503 },
  { name: '503 at an exact tag', method: 'PUT', url: /manifests\/1\.2\.3$/, status: 503 },
  { name: '429 at a floating tag', method: 'PUT', url: /manifests\/stable$/, status: 429 },
  { name: '503 at a signature', method: 'PUT', url: /manifests\/sha256-[0-9a-f]+/, status: 503 },
  { name: '500 where the tag is read', method: 'HEAD', url: /manifests\/stable$/, status: 500 },
];
it.each(pickRows(faults))('retries a $name', async (row) => {
  const path = `fault-${row.status}-${faults.indexOf(row)}`;
  const target = `${faulty.host}/promote-${runId}/${path}`;
  const { method, url, status } = row;
  faulty.use([{ method, url, count: 2, fault: { kind: 'status', status } }]);
  const run = await cli([
    'promote',
    `${releases()}:1.2.3`,
    '--json',
    '--to',
    '1.2.3,stable',
    '--image',
    target,
  ]);
  const receipt = receiptOf(run);
  expect(receipt.retries).toBeGreaterThan(0);
  expect(await read(elsewhere(path), 'stable')).toBe(shipped['1.2.3']);
  expect(
    await read(elsewhere(path), `${(shipped['1.2.3'] ?? '').replace(':', '-')}.sig`),
  ).toBeDefined();
});
