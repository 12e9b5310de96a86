// SPDX-License-Identifier: Apache-2.0
// The status of real registries, through the CLI bundle: what tags are, drift, alarms, and a page that is served.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readImageRepositories } from '../../src/lifecycle/status/read.ts';
import type { Status, StatusEntry } from '../../src/lifecycle/status/status.ts';
import { startFaultProxy, type FaultProxy } from '../lab/fault-proxy.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { nightly, pickRows } from '../lab/nightly.ts';
import { startReferrersProxy } from '../lab/referrers-proxy.ts';
import { createBench, type Bench } from '../registry/bench.ts';
import { runCli, runId, type CliOptions, type CliRun } from './cli.ts';
import { makeProject, type Project } from './project.ts';
import {
  CREATED,
  makeImages,
  makeSigner,
  publish,
  seedStatus,
  signBoth,
  withAnnotations,
} from './statuses.ts';

const images = makeImages(runId);
const { signer, publicKey } = makeSigner();
const { older, newer, olderAgain } = images.indexes;
let site: Lab;
let project: Project;
let proxy: FaultProxy;
let bench: Bench;

beforeAll(async () => {
  site = await lab();
  project = await makeProject({});
  proxy = await startFaultProxy(site.registries.second);
  bench = createBench();
  const { plain: one, second: other } = site.registries;
  await seedStatus(bench.open(one.host, path()), bench.open(other.host, path()), {
    images,
    signer,
  });
  await writeFile(join(project.home, 'cosign.pub'), publicKey);
});
afterAll(async () => {
  bench.client.close();
  await proxy.close();
  await project.remove();
});

const path = (name = 'app') => `status-${runId}/${name}`;
const first = (name = 'app') => `${site.registries.plain.host}/${path(name)}`;
const second = (name = 'app') => `${site.registries.second.host}/${path(name)}`;

function status(args: readonly string[], more: Partial<CliOptions> = {}): Promise<CliRun> {
  return runCli({ lab: site, project, args: ['status', ...args], ...more });
}

function read({ stdout }: CliRun): Status {
  return JSON.parse(stdout) as Status;
}

function placesOf(found: Status, tag: string): readonly StatusEntry[] {
  return found.images[0]?.tags.find((one) => one.tag === tag)?.entries ?? [];
}

describe('two registries that differ', () => {
  it('says what each tag is, and ends with 3 where --fail-on names what was found', async () => {
    const html = join(project.home, 'status.html');
    const key = join(project.home, 'cosign.pub');
    const args = [first(), second(), '--json', '--key', key, '--html', html];
    const run = await status([...args, '--fail-on', 'drift,backwards']);
    expect(run.code, run.stderr).toBe(3);
    const found = read(run);
    expect(found.images[0]?.tags.map(({ tag, kind, series }) => [tag, kind, series])).toEqual([
      ['latest', 'floating', 'all'],
      ['1.3.0', 'exact', null],
      ['1.2.3', 'exact', null],
      ['main', 'branch', null],
    ]);
    expect(placesOf(found, 'latest')).toMatchObject([
      {
        digest: older.digest,
        version: '1.2.3',
        versionFrom: 'digest',
        sameAs: ['1.2.3'],
        state: 'same',
      },
      { digest: newer.digest, version: '1.3.0', sameAs: ['1.3.0'], state: 'different' },
    ]);
    expect(placesOf(found, '1.2.3')[1]).toMatchObject({
      digest: olderAgain.digest,
      state: 'same-platforms',
    });
    expect(placesOf(found, 'main')[1]).toMatchObject({ digest: null, state: 'missing' });
    const [entry] = placesOf(found, '1.3.0');
    expect(entry?.signature).toMatchObject({
      isSigned: true,
      isVerified: true,
      formats: ['bundle', 'legacy'],
    });
    expect(entry?.image).toMatchObject({
      created: CREATED,
      platforms: [
        { platform: 'linux/amd64', bytes: expect.any(Number) as number, isMissing: false },
        { platform: 'linux/arm64' },
      ],
    });
    expect(found.findings.map(({ kind, repository, tags }) => [kind, repository, tags])).toEqual([
      ['unsigned', first(), ['latest', '1.2.3']],
      ['backwards', first(), ['latest']],
      ['drift', second(), ['latest']],
      ['drift', second(), ['1.2.3']],
      ['unsigned', second(), ['latest', '1.3.0']],
      ['unsigned', second(), ['1.2.3']],
    ]);
    const page = await readFile(html, 'utf8');
    expect(page).toContain(`docker pull ${first()}:1.3.0@${newer.digest}`);
    expect(run.stderr).toContain('--fail-on backwards: ');
  });

  nightly(it)('prints a table, and metrics', async () => {
    const table = await status([first(), second()]);
    expect(table.code, table.stderr).toBe(0);
    expect(table.stdout).toMatch(/^ {2}latest +all versions +1\.2\.3 /m);
    const metrics = await status([first(), second(), '--metrics', '--fail-on', 'broken']);
    expect(metrics.code, metrics.stderr).toBe(0);
    expect(metrics.stdout).toContain(`tagship_tag_same{repository="${second()}",tag="1.2.3"} 0\n`);
  });

  nightly(it)('reads the repositories of the settings, by target', async () => {
    await project.write({
      'tagship.yml': `targets:\n  app:\n    images: [${first()}, ${second()}]\n  web:\n    images: ${first('none')}\n`,
    });
    const run = await status(['--json']);
    await project.git('clean', '--quiet', '--force');
    expect(run.code, run.stderr).toBe(0);
    expect(
      read(run).images.map(({ name, repositories }) => [
        name,
        repositories.map((one) => one.state),
      ]),
    ).toEqual([
      ['app', ['read', 'read']],
      ['web', ['empty']],
    ]);
  });
});

const refusals = [
  { name: 'nothing is named', args: () => [], code: 1, says: 'STATUS_NO_REPOSITORY' },
  { name: 'a name is none', args: () => ['Not A Name'], code: 1, says: 'REPOSITORY_' },
  {
    name: 'a kind is none',
    args: () => [first(), '--fail-on', 'all'],
    code: 1,
    says: '--fail-on does not know \\"all\\"',
  },
  {
    name: 'a key is none',
    args: () => [first(), '--key', 'none.pub'],
    code: 1,
    says: 'VERIFY_KEY',
  },
];
it.each(pickRows(refusals))('$name: exit code $code', async ({ args, code, says }) => {
  const run = await status(args());
  expect(run.code).toBe(code);
  expect(run.stderr.replaceAll('"', '\\"')).toContain(says);
});

it('a registry that does not answer does not keep the others from being read', async () => {
  proxy.use([{ url: /tags\/list/, count: 99, fault: { kind: 'status', status: 403 } }]);
  const run = await status([first(), `${proxy.host}/${path()}`, '--json', '--fail-on', 'drift']);
  proxy.use([]);
  expect(run.code).toBe(1);
  expect(run.stderr).toContain('REGISTRY_DENIED');
  const found = read(run);
  expect(found.images[0]?.repositories.map(({ state }) => state)).toEqual(['read', 'failed']);
  expect(placesOf(found, 'latest')[1]).toMatchObject({ state: 'unknown' });
  expect(found.findings.filter(({ kind }) => kind === 'drift')).toEqual([]);
});

it('finds an index whose manifest is gone', async () => {
  const [gone] = images.newer.children;
  const missing = { kind: 'status', status: 404 } as const;
  proxy.use([{ url: new RegExp(gone?.digest ?? '-'), count: 99, fault: missing }]);
  const run = await status([`${proxy.host}/${path()}`, '--json', '--fail-on', 'broken']);
  proxy.use([]);
  expect(run.code, run.stderr).toBe(3);
  expect(read(run).findings.map(({ kind, tags }) => [kind, tags])).toContainEqual([
    'broken',
    ['latest', '1.3.0'],
  ]);
});

it('where reading counts as a pull, only manifests of digests that differ are read', async () => {
  const open = [bench.open(site.registries.plain.host, path()), bench.open(proxy.host, path())];
  const reader = {
    ...{ details: false, verifier: undefined, cache: new Map() },
    countsPulls: (host: string) => host === proxy.host,
  };
  proxy.use([]);
  const readings = await readImageRepositories(open, reader);
  const gets = proxy.log.filter(
    ({ method, url }) => method === 'GET' && url.includes('/manifests/'),
  );
  const differing = [olderAgain, newer].map(({ digest }) => digest);
  expect(new Set(gets.map(({ url }) => url.split('/').at(-1) ?? '')).size).toBeGreaterThan(0);
  expect(readings[1]?.depth).toBe('digests');
  expect([...(readings[1]?.images.keys() ?? [])].sort()).toEqual(differing.sort());
  proxy.use([]);
  await readImageRepositories(open.slice(1), reader);
  expect(
    proxy.log.filter(({ url, method }) => method === 'GET' && url.includes('/manifests/')),
  ).toEqual([]);
});

it('in CI, where nothing is known of the run, a settings file gives no password away', async () => {
  const stranger = await makeProject({});
  const guarded = await startFaultProxy(site.registries.htpasswd);
  try {
    await rm(join(stranger.directory, '.git'), { recursive: true });
    const login = `{ "${guarded.host}": { username: alice, password-env: LAB_PASSWORD } }`;
    await stranger.write({ 'tagship.yml': `registries: ${login}\n` });
    const run = await status([`${guarded.host}/${path()}`, '--json'], {
      project: stranger,
      env: { CI: 'true', LAB_PASSWORD: site.registries.htpasswd.users.alice ?? '' },
    });
    expect(run.code).toBe(1);
    expect(guarded.log.length).toBeGreaterThan(0);
    expect(guarded.log.filter(({ scheme }) => scheme !== '')).toEqual([]);
  } finally {
    await guarded.close();
    await stranger.remove();
  }
});

it('a second reading asks for no manifest again', async () => {
  const reader = { details: true, verifier: undefined, cache: new Map(), countsPulls: () => false };
  const open = [bench.open(proxy.host, path())];
  await readImageRepositories(open, reader);
  proxy.use([]);
  const [again] = await readImageRepositories(open, reader);
  expect(again?.images.size).toBe(2);
  expect(
    proxy.log.filter(({ url, method }) => method === 'GET' && url.includes('/manifests/')),
  ).toEqual([]);
});

nightly(it)('reads signatures through the referrers API', async () => {
  const withApi = await startReferrersProxy(site.registries.second.url);
  try {
    const target = bench.open(withApi.host, path('api'));
    await publish(target, images.newer, newer, ['1.3.0']);
    await signBoth(target, newer, signer);
    const run = await status([`${withApi.host}/${path('api')}`, '--json', '--fail-on', 'unsigned']);
    expect(run.code, run.stderr).toBe(0);
    expect(placesOf(read(run), '1.3.0')[0]?.signature).toMatchObject({
      isSigned: true,
      isVerified: null,
    });
  } finally {
    await withApi.close();
  }
});

it('what an image says of itself does not get into the page as HTML', async () => {
  const html = '</td><script>window.pwned = 1</script>';
  const hostile = withAnnotations(images.newer, {
    'org.opencontainers.image.version': html,
    'org.opencontainers.image.created': html,
  });
  await publish(bench.open(site.registries.plain.host, path('hostile')), images.newer, hostile, [
    'latest',
  ]);
  const file = join(project.home, 'hostile.html');
  const run = await status([first('hostile'), '--html', file]);
  expect(run.code, run.stderr).toBe(0);
  expect(await readFile(file, 'utf8')).not.toContain('pwned');
});
