// SPDX-License-Identifier: Apache-2.0
// Signing with a key through the CLI bundle. Programs that are not ours judge every signature: cosign 2 and 3, oras, crane.
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Receipt, ShippedTarget } from '../../src/ship/record/receipt.ts';
import { startLink } from '../bench/link.ts';
import { startFaultProxy, type FaultProxy } from '../lab/fault-proxy.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { isNightly, nightly, pickRows } from '../lab/nightly.ts';
import { startReferrersProxy, type ReferrersProxy } from '../lab/referrers-proxy.ts';
import { judge, judgeLine, type Verifier } from '../lab/verifiers.ts';
import { runCli, runId, type CliOptions, type CliRun } from './cli.ts';
import { openJobs } from './legs.ts';
import { makeProject, type Project } from './project.ts';

const COPY = 'FROM scratch\nCOPY busybox /\n';
/** A layer of 40 MB that does not compress. */
const LARGE = `FROM scratch
COPY busybox /bin/busybox
RUN ["/bin/busybox", "sh", "-c", "/bin/busybox head -c 40000000 /dev/urandom > /large"]
`;
const PASSWORD = 'correct horse battery';
let site: Lab;
let project: Project;
let withApi: ReferrersProxy;
let keys: string;

beforeAll(async () => {
  site = await lab();
  project = await makeProject({
    lab: site,
    files: { 'copy.Dockerfile': COPY, 'large.Dockerfile': LARGE },
  });
  await project.release('v1.2.3');
  withApi = await startReferrersProxy(site.registries.second.url);
  keys = await mkdtemp(join(tmpdir(), 'tagship-keys-'));
  const made = await judge('cosign-3', ['generate-key-pair'], {
    cwd: keys,
    env: { COSIGN_PASSWORD: PASSWORD },
  });
  expect(made).toMatchObject({ ok: true });
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  await writeFile(join(keys, 'other.pub'), publicKey.export({ type: 'spki', format: 'pem' }));
});
afterAll(async () => {
  await withApi.close();
  await project.remove();
  await rm(keys, { recursive: true, force: true });
});

const plain = (name: string) => `${site.registries.plain.host}/sign-${runId}/${name}`;
const proxied = (name: string) => `${withApi.host}/sign-${runId}/${name}`;

function ship(args: readonly string[], more: Partial<CliOptions> = {}): Promise<CliRun> {
  return runCli({
    ...{ lab: site, project },
    args: ['ship', '--push', '--json', '--sign', 'key', ...args],
    ...more,
  });
}

const withKey = () => ({
  args: ['--sign-key-file', join(keys, 'cosign.key')],
  env: { COSIGN_PASSWORD: PASSWORD },
});

function targetOf(run: CliRun): ShippedTarget {
  expect(run.code, run.stderr).toBe(0);
  const [target] = (JSON.parse(run.stdout) as Receipt).targets;
  if (target === undefined) throw new Error('the receipt has no target');
  return target;
}

async function verifies(verifier: Verifier, reference: string, key = 'cosign.pub') {
  const args = ['verify', '--key', key, '--insecure-ignore-tlog=true', reference];
  const { ok, text } = await judge(verifier, args, { cwd: keys });
  return { ok, text };
}

async function get(repository: string, what: string) {
  const slash = repository.indexOf('/');
  const url = `http://${repository.slice(0, slash)}/v2/${repository.slice(slash + 1)}/${what}`;
  const accept = ['image.index', 'image.manifest'].map(
    (kind) => `application/vnd.oci.${kind}.v1+json`,
  );
  const answer = await fetch(url, { headers: { accept: accept.join(', ') } });
  return { status: answer.status, body: await answer.text() };
}

describe('with a key of cosign, on a registry without the referrers API and on one with it', () => {
  let target: ShippedTarget;
  let first: CliRun;
  const images = () => [plain('app'), proxied('app')];
  const args = () => [
    ...images().flatMap((name) => ['--image', name]),
    ...['--file', 'copy.Dockerfile', '--platforms', 'linux/amd64,linux/arm64'],
    ...withKey().args,
  ];
  /** Everything that the index leads to, and itself. */
  const subjects = () => [...new Set((target.referrers ?? []).map(({ subject }) => subject))];

  it('signs index, platforms and attestations in both formats', async () => {
    first = await ship(args(), { env: withKey().env, watchProcesses: true });
    target = targetOf(first);
    expect(subjects()).toHaveLength(5);
    expect(subjects()).toEqual(
      expect.arrayContaining([target.digest, ...Object.values(target.platforms)]),
    );
    expect(target.referrers).toHaveLength(20);
    expect(new Set(target.referrers?.map(({ action }) => action))).toEqual(new Set(['created']));
  });

  const judges = [
    { verifier: 'cosign-2', at: 0 },
    { verifier: 'cosign-3', at: 1 },
    { verifier: 'cosign-2', at: 1 },
    { verifier: 'cosign-3', at: 0 },
  ] as const;
  it.each(pickRows(judges, ({ verifier }) => verifier))(
    '$verifier accepts every digest in registry $at',
    async ({ verifier, at }) => {
      const image = images()[at] ?? '';
      for (const digest of isNightly ? subjects() : [target.digest ?? '']) {
        expect(await verifies(verifier, `${image}@${digest}`)).toMatchObject({ ok: true });
      }
    },
  );

  nightly(it)('prints the command that verifies', async () => {
    expect(target.verifyCommand).toBe(
      `cosign verify --key ${join(keys, 'cosign.pub')} --insecure-ignore-tlog=true ${images()[0] ?? ''}@${target.digest ?? ''}`,
    );
    const line = target.verifyCommand ?? '';
    expect(await judgeLine('cosign-3', line, { cwd: keys })).toMatchObject({ ok: true });
  });

  it('tagship verify --signed is a gate', async () => {
    const verify = (...args: string[]) =>
      runCli({ lab: site, project, args: ['verify', '--signed', ...args] });
    const reference = `${images()[0] ?? ''}:1.2.3`;
    const key = join(keys, 'cosign.pub');
    expect(await verify('--key', key, reference)).toMatchObject({ code: 0 });
    const other = await verify('--key', join(keys, 'other.pub'), reference);
    expect(other.code).toBe(1);
    expect(other.stderr).toContain('VERIFY_UNSIGNED');
    if (!isNightly) return;
    const json = await verify('--key', key, '--json', `${images()[1] ?? ''}:latest`);
    expect(JSON.parse(json.stdout)).toMatchObject({ problems: [] });
    expect(await verify(reference)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('VERIFY_KEY') as string,
    });
  });

  it.each(pickRows(['cosign-3', 'cosign-2'] as const))(
    '%s rejects another key and another digest',
    async (verifier) => {
      const reference = `${images()[0] ?? ''}@${target.digest ?? ''}`;
      expect(await verifies(verifier, reference, 'other.pub')).toMatchObject({ ok: false });
      const unsigned = (target.referrers ?? []).find(({ digest }) => digest !== null)?.digest ?? '';
      expect(await verifies(verifier, `${images()[0] ?? ''}@${unsigned}`)).toMatchObject({
        ok: false,
      });
    },
  );

  it('oras and crane see the signatures', async () => {
    for (const image of pickRows(images().toReversed())) {
      const reference = `${image}@${target.digest ?? ''}`;
      const discovered = await judge(
        'oras',
        ['discover', '--plain-http', '--format', 'json', reference],
        { cwd: keys },
      );
      expect(discovered.text).toContain('application/vnd.dev.sigstore.bundle.v0.3+json');
    }
    const tags = await judge('crane', ['ls', images()[0] ?? ''], { cwd: keys });
    const hex = (target.digest ?? '').replace(':', '-');
    expect(tags.text.split('\n')).toEqual(expect.arrayContaining([hex, `${hex}.sig`]));
  });

  it('gives the fallback index the artifact type of the bundle', async () => {
    const hex = (target.digest ?? '').replace(':', '-');
    const { body } = await get(images()[0] ?? '', `manifests/${hex}`);
    const { manifests } = JSON.parse(body) as { manifests: { artifactType: string }[] };
    expect(manifests.map(({ artifactType }) => artifactType)).toEqual([
      'application/vnd.dev.sigstore.bundle.v0.3+json',
    ]);
    expect((await get(proxied('app'), `manifests/${hex}`)).status).toBe(404);
  });

  nightly(it)('adds nothing when it runs again', async () => {
    const again = targetOf(await ship(args(), { env: withKey().env }));
    expect(new Set(again.referrers?.map(({ action }) => action))).toEqual(new Set(['kept']));
    const hex = (target.digest ?? '').replace(':', '-');
    const { body } = await get(images()[0] ?? '', `manifests/${hex}.sig`);
    expect((JSON.parse(body) as { layers: object[] }).layers).toHaveLength(1);
  });

  it('shows neither key nor password, and passes them to no process', async () => {
    const key = await readFile(join(keys, 'cosign.key'), 'utf8');
    const lines = key.split('\n').filter((line) => line.length > 20 && !line.startsWith('---'));
    for (const secret of [PASSWORD, ...lines]) {
      expect(first.stdout + first.stderr).not.toContain(secret);
      expect(first.commandLines.filter((line) => line.includes(secret))).toEqual([]);
    }
    expect(first.left).toEqual([]);
  });
});

const ways = ['layout', 'endpoint', 'builder'] as const;
describe.each(isNightly ? ways : [])('published by %s to two registries', (publish) => {
  it('each has the signatures', async () => {
    const images = [plain(publish), proxied(publish)];
    const builder = publish === 'builder' ? ['--builder', site.buildkit.tcp] : [];
    const args = ['--publish', publish, '--file', 'copy.Dockerfile', ...builder];
    const named = images.flatMap((name) => ['--image', name]);
    const run = await ship([...args, ...named, ...withKey().args], { env: withKey().env });
    await expectAccepted(images, targetOf(run).digest ?? '');
  });
});

/** Both versions of cosign accept an image in each repository. */
async function expectAccepted(images: readonly string[], digest: string): Promise<void> {
  for (const image of images) {
    for (const verifier of ['cosign-2', 'cosign-3'] as const) {
      const { ok, text } = await verifies(verifier, `${image}@${digest}`);
      expect(ok, `${verifier} ${image} ${text}`).toBe(true);
    }
  }
}

nightly(it)('a slow registry, which gets the image from another, has the signatures', async () => {
  const [fast, slow] = [
    await startFaultProxy(site.registries.plain),
    await startFaultProxy(site.registries.second),
  ];
  const port = Number(slow.host.split(':')[1]);
  const link = await startLink({ port, bytesPerSecond: 1_000_000 });
  try {
    const images = [fast.host, link.host].map((host) => `${host}/sign-${runId}/slow`);
    const named = images.flatMap((name) => ['--image', name]);
    const args = ['--publish', 'endpoint', '--file', 'large.Dockerfile', ...named];
    const run = await ship([...args, ...withKey().args], { env: withKey().env });
    const { digest } = targetOf(run);
    const begun = ({ log }: FaultProxy) =>
      log.filter(({ method, url }) => method === 'PUT' && url.includes('/blobs/uploads/')).length;
    expect(begun(slow), 'once with the others, and once alone').toBeGreaterThan(begun(fast));
    await expectAccepted(images, digest ?? '');
  } finally {
    await Promise.all([link.close(), fast.close(), slow.close()]);
  }
});

nightly(it)('a registry that takes no index has the plain manifest signed', async () => {
  const picky = await startFaultProxy(site.registries.second);
  try {
    const fault = { kind: 'status', status: 405, code: 'UNSUPPORTED', message: 'no' } as const;
    picky.use([{ method: 'PUT', type: /index/, count: Infinity, fault }]);
    const image = `${picky.host}/sign-${runId}/picky`;
    const args = ['--file', 'copy.Dockerfile', '--image', plain('picky'), '--image', image];
    const run = await ship([...args, ...withKey().args], { env: withKey().env });
    expect(run.stderr).toContain('SIGN_LEGACY_ONLY');
    const digest = targetOf(run).images.find(({ repository }) => repository === image)?.digest;
    expect(digest).not.toBe(targetOf(run).digest);
    await expectAccepted([image], digest ?? '');
    await expectAccepted([plain('picky')], targetOf(run).digest ?? '');
  } finally {
    await picky.close();
  }
});

nightly(it)(
  'legs sign nothing and need no key, and their merge signs all of the image with its own',
  async () => {
    const jobs = await openJobs(site);
    try {
      const image = plain('legs');
      const flags = ['--sign', 'key', ...withKey().args];
      const settings = { images: [image], flags, env: withKey().env };
      const gone = [...flags.slice(0, 3), '/nowhere/other.key'];
      const paths = await jobs.runLegs({ ...settings, flags: gone });
      const refused = await jobs.merge(paths, { images: [image] });
      expect(refused.stderr).toContain('MERGE_UNSIGNED');
      const unsigned = await judge('crane', ['ls', image], { cwd: keys });
      expect(unsigned.text).not.toContain('sha256-');
      const target = targetOf(await jobs.merge(paths, settings));
      expect(new Set(target.referrers?.map(({ subject }) => subject)).size).toBeGreaterThan(2);
      const reference = `${image}@${target.digest ?? ''}`;
      expect(await verifies('cosign-2', reference)).toMatchObject({ ok: true });
      expect(await verifies('cosign-3', reference)).toMatchObject({ ok: true });
    } finally {
      await jobs.close();
    }
  },
);
