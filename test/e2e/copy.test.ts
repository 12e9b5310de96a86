// SPDX-License-Identifier: Apache-2.0
// Copies through the CLI bundle, between the lab's registries and layouts. Programs that are not ours read and write layouts too.
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CopyReceipt } from '../../src/lifecycle/copy/copy.ts';
import { copyImage } from '../../src/registry/manifests/copy.ts';
import type { Manifest, Repository } from '../../src/registry/registry.ts';
import { startFaultProxy, type FaultProxy } from '../lab/fault-proxy.ts';
import type { FaultRule } from '../lab/fault.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { isNightly, nightly, pickRows } from '../lab/nightly.ts';
import { judge } from '../lab/verifiers.ts';
import { createBench, toBlob, toManifest, toSource, type Bench } from '../registry/bench.ts';
import { makeImage, toDescriptor } from '../registry/image.ts';
import { runCli, runId, type CliOptions, type CliRun } from './cli.ts';
import { makeProject, type Project } from './project.ts';

const image = makeImage(runId, 300_000);
const [amd64 = image.root, arm64 = image.root] = image.children;
const [layer] = image.blobs.slice(-3);
const NOTE = 'application/vnd.example.note';
const EMPTY = toBlob('{}', 'application/vnd.oci.empty.v1+json');
let site: Lab;
let project: Project;
let proxy: FaultProxy;
let bench: Bench;

beforeAll(async () => {
  site = await lab();
  project = await makeProject({ lab: site });
  proxy = await startFaultProxy(site.registries.second);
  bench = createBench();
  await seed();
});
afterAll(async () => {
  bench.client.close();
  await proxy.close();
  await project.remove();
});

/** A manifest that holds a text. */
function makeNote(text: string, more: object = {}) {
  const blob = toBlob(text, NOTE);
  const manifest = toManifest({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    artifactType: NOTE,
    config: EMPTY.descriptor,
    layers: [blob.descriptor],
    ...more,
  });
  return { manifest, blobs: [EMPTY, blob] };
}

const signature = makeNote(`signature ${runId}`);
const referrer = makeNote(`referrer ${runId}`, { subject: toDescriptor(amd64) });
const fallback = toManifest({
  schemaVersion: 2,
  mediaType: 'application/vnd.oci.image.index.v1+json',
  manifests: [{ ...toDescriptor(referrer.manifest), artifactType: NOTE }],
});
const tagOf = ({ digest }: Manifest) => digest.replace(':', '-');
const path = (name: string) => `copy-${runId}/${name}`;
const plain = (name = 'app') => `${site.registries.plain.host}/${path(name)}`;
const second = (name: string) => `${site.registries.second.host}/${path(name)}`;
const openPlain = (name = 'app') => bench.open(site.registries.plain.host, path(name));
const openSecond = (name: string) => bench.open(site.registries.second.host, path(name));

/** An index with an attestation, a signature of it, and a referrer of one platform. */
async function seed(): Promise<void> {
  const target = openPlain();
  const notes = [signature, referrer];
  const source = toSource(
    [...image.blobs, ...notes.flatMap(({ blobs }) => blobs)],
    [image.root, ...image.children],
  );
  for (const manifest of [image.root, ...notes.map((note) => note.manifest)]) {
    const [copied] = await copyImage(manifest, source, [target]);
    if (copied?.problem) throw copied.problem;
  }
  for (const tag of ['1.2.3', '1.2', 'latest', 'main']) await target.putManifest(tag, image.root);
  await target.putManifest(`${tagOf(image.root)}.sig`, signature.manifest);
  await target.putManifest(tagOf(amd64), fallback);
}

function copy(args: readonly string[], more: Partial<CliOptions> = {}): Promise<CliRun> {
  return runCli({ lab: site, project, args: ['copy', '--json', ...args], ...more });
}

function receiptOf(run: CliRun): CopyReceipt {
  expect(run.code, run.stderr).toBe(0);
  return JSON.parse(run.stdout) as CopyReceipt;
}

/** The digest of every tag. */
async function listDigests(repository: Repository): Promise<Record<string, string | undefined>> {
  const { tags } = await repository.listTags(5);
  const digests = await Promise.all(
    tags.toSorted().map(async (tag) => [tag, (await repository.resolve(tag))?.digest] as const),
  );
  return Object.fromEntries(digests);
}

describe('a whole repository', () => {
  it('goes to a registry, a directory and an archive at once, and from each to a registry again', async () => {
    const tar = join(project.directory, 'app.tar');
    const oci = join(project.directory, 'backup');
    const to = [second('all'), `oci:${oci}`, `oci-archive:${tar}`];
    const receipt = receiptOf(await copy([plain(), ...to, '--all-tags']));
    expect(receipt.destinations.map(({ status }) => status)).toEqual(['done', 'done', 'done']);
    const wanted = await listDigests(openPlain());
    expect(Object.keys(wanted)).toHaveLength(6);
    expect(await listDigests(openSecond('all'))).toEqual(wanted);
    for (const [name, from] of Object.entries({ oci: `oci:${oci}`, tar: `oci-archive:${tar}` })) {
      receiptOf(await copy([from, second(`from-${name}`), '--all-tags']));
      expect(await listDigests(openSecond(`from-${name}`))).toEqual(wanted);
    }
    expect(await readdir(project.directory)).not.toContain('app.tar.partial');
    await rm(oci, { recursive: true });
    await rm(tar);
  });

  it('within a registry is mounted, and a second copy sends nothing', async () => {
    const [first] = receiptOf(await copy([plain(), plain('twin'), '--all-tags'])).destinations;
    expect(first?.blobs).toMatchObject({ uploaded: 0 });
    expect(first?.blobs.mounted).toBeGreaterThan(6);
    const [again] = receiptOf(await copy([plain(), plain('twin'), '--all-tags'])).destinations;
    expect(again?.blobs).toMatchObject({ mounted: 0, uploaded: 0 });
    expect(new Set(again?.tags.map(({ action }) => action))).toEqual(new Set(['keep']));
  });
});

describe('layouts of other programs', () => {
  it('oras reads ours', async () => {
    receiptOf(await copy([`${plain()}:1.2.3`, 'oci:ours']));
    const cwd = project.directory;
    const oras = ['copy', '-r', '--from-oci-layout', 'ours:1.2.3', '--to-plain-http'];
    expect(await judge('oras', [...oras, `${second('by-oras')}:1`], { cwd })).toMatchObject({
      ok: true,
    });
    expect((await openSecond('by-oras').resolve('1'))?.digest).toBe(image.root.digest);
  });

  nightly(it)('crane and skopeo read ours', async () => {
    const cwd = project.directory;
    receiptOf(await copy([`${plain()}:1.2.3`, 'oci:one', '--platform', 'linux/arm64']));
    const crane = await judge('crane', ['push', '--insecure', 'one', `${second('by-crane')}:1`], {
      cwd,
    });
    expect(crane).toMatchObject({ ok: true });
    expect((await openSecond('by-crane').resolve('1'))?.digest).toBe(arm64.digest);
    const skopeo = ['copy', '--preserve-digests', '--dest-tls-verify=false', 'oci:one:1.2.3'];
    expect(
      await judge('skopeo', [...skopeo, `docker://${second('by-skopeo')}:1`], { cwd }),
    ).toMatchObject({ ok: true });
    expect((await openSecond('by-skopeo').resolve('1'))?.digest).toBe(arm64.digest);
  });

  const others = [
    {
      verifier: 'oras',
      args: () => [
        'copy',
        '-r',
        '--from-plain-http',
        `${plain()}:1.2.3`,
        '--to-oci-layout',
        'by-oras:1.2.3',
      ],
      from: 'oci:by-oras:1.2.3',
      digest: image.root.digest,
    },
    {
      verifier: 'crane',
      args: () => ['pull', '--format=oci', '--insecure', `${plain()}:1.2.3`, 'by-crane'],
      from: 'oci:by-crane',
      digest: image.root.digest,
    },
    {
      verifier: 'skopeo',
      args: () => [
        'copy',
        '--preserve-digests',
        '--src-tls-verify=false',
        `docker://${plain()}:1.2.3`,
        'oci-archive:by-skopeo.tar:1.2.3',
      ],
      from: 'oci-archive:by-skopeo.tar',
      digest: amd64.digest,
    },
  ] as const;
  it.each(pickRows(others))(
    'we read that of $verifier',
    async ({ verifier, args, from, digest }) => {
      const made = await judge(verifier, args(), { cwd: project.directory });
      expect(made).toMatchObject({ ok: true });
      receiptOf(await copy([from, `${second(`of-${verifier}`)}:1`]));
      expect((await openSecond(`of-${verifier}`).resolve('1'))?.digest).toBe(digest);
    },
  );
});

it('one platform goes with what refers to it', async () => {
  receiptOf(await copy([`${plain()}:1.2.3`, second('one'), '--platform', 'linux/amd64']));
  expect(await listDigests(openSecond('one'))).toEqual({
    '1.2.3': amd64.digest,
    [tagOf(amd64)]: fallback.digest,
  });
});

it('a dry run writes nothing', async () => {
  const oci = join(project.directory, 'dry');
  const receipt = receiptOf(
    await copy([`${plain()}:1.*`, second('dry'), `oci:${oci}`, '--dry-run']),
  );
  expect(receipt.destinations.map(({ tags }) => tags.map(({ tag }) => tag).sort())).toEqual([
    ['1.2', '1.2.3'],
    ['1.2', '1.2.3'],
  ]);
  expect(await listDigests(openSecond('dry'))).toEqual({});
  expect(await readdir(project.directory)).not.toContain('dry');
});

it('an exact tag of another image is refused before anything is written, but for --replace', async () => {
  const other = makeNote('another image').manifest;
  const source = toSource(makeNote('another image').blobs, [other]);
  await copyImage(other, source, [openSecond('taken')]);
  await openSecond('taken').putManifest('1.2.3', other);
  const args = [`${plain()}:1.*`, second('taken')];
  const refused = await copy(args);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('COPY_TAG_TAKEN');
  expect(await listDigests(openSecond('taken'))).toEqual({ '1.2.3': other.digest });
  receiptOf(await copy([...args, '--replace']));
  expect(await listDigests(openSecond('taken'))).toMatchObject({ '1.2.3': image.root.digest });
});

// By day a promotion, which copies in the same way, retries: promote.test.ts.
describe.each(isNightly ? ['a destination'] : [])('faults of %s', () => {
  const rows: readonly { readonly name: string; readonly rule: FaultRule }[] = [
    { name: '503', rule: { method: 'PUT', fault: { kind: 'status', status: 503 }, count: 2 } },
    {
      name: '429',
      rule: { method: 'POST', fault: { kind: 'status', status: 429, retryAfter: '1' } },
    },
    { name: 'reset', rule: { method: 'PUT', fault: { kind: 'reset', when: 'after' }, count: 2 } },
    { name: 'reset in a body', rule: { method: 'PUT', fault: { kind: 'reset', when: 'during' } } },
  ];
  it.each(rows)('$name: all is copied', async (row) => {
    proxy.use([row.rule]);
    const name = `fault-${row.name.replaceAll(' ', '-')}`;
    receiptOf(await copy([`${plain()}:1.2.3`, `${proxy.host}/${path(name)}`]));
    expect(proxy.log.some(({ fault }) => fault !== undefined)).toBe(true);
    proxy.use([]);
    expect((await openSecond(name).resolve('1.2.3'))?.digest).toBe(image.root.digest);
  });
});

it('a copy that was killed goes on: what was sent is not sent again', async () => {
  const sent = layer?.descriptor.digest ?? '';
  const held = { url: new RegExp(`${image.root.digest}|1\\.2\\.3`), method: 'PUT' };
  proxy.use([{ ...held, count: 99, fault: { kind: 'hang', when: 'before' } }]);
  const args = [`${plain()}:1.2.3`, `${proxy.host}/${path('killed')}`];
  const when = () => proxy.log.some(({ method, fault }) => method === 'PUT' && fault === 'hang');
  const killed = await copy(args, { kill: { signal: 'SIGKILL', when } });
  expect(killed.code).toBeNull();
  expect(await openSecond('killed').resolve('1.2.3')).toBeUndefined();
  expect(await openSecond('killed').hasBlob(sent)).toBe(true);
  proxy.use([]);
  const [again] = receiptOf(await copy(args)).destinations;
  expect(again?.blobs).toMatchObject({ uploaded: 3 }); // those of the notes, which go after the image
  expect((await openSecond('killed').resolve('1.2.3'))?.digest).toBe(image.root.digest);
});

nightly(it)('on a terminal a line in place has bytes and rate while it runs', async () => {
  proxy.use([{ method: 'POST', count: 99, fault: { kind: 'delay', ms: 300 } }]);
  const to = `${proxy.host}/${path('terminal')}`;
  const run = await runCli({
    ...{ lab: site, project, args: ['copy', `${plain()}:1.2.3`, to] },
    env: { NO_COLOR: '1' },
    through: ['sh', '-c', 'exec script -qec "$*" /dev/null', 'sh'],
  });
  proxy.use([]);
  expect(run.code, run.stdout).toBe(0);
  const [, line] = run.stdout.split('\u001B[1A\r\u001B[J')[0]?.split(/\r\n(?=copied)/) ?? [];
  expect(line).toMatch(/^copied [\d.]+ k?B, [\d.]+ k?B\/s\r\n$/);
  expect(run.stdout).toContain('done: ');
});

/** A request of each kind that a copy sends to its destination. */
const KINDS = [
  { kind: 'a list of tags', method: 'GET', url: /\/tags\/list/ },
  { kind: 'the start of an upload', method: 'POST', url: /\/blobs\/uploads\// },
  { kind: 'a blob', method: 'PUT', url: /\/blobs\/uploads\// },
  { kind: 'a manifest', method: 'PUT', url: /\/manifests\/sha256:/ },
  { kind: 'a signature or the list of referrers', method: 'PUT', url: /\/manifests\/sha256-/ },
  { kind: 'an exact tag', method: 'PUT', url: /\/manifests\/1\.2\.3$/ },
  { kind: 'a floating tag', method: 'PUT', url: /\/manifests\/latest$/ },
  { kind: 'the reading back', method: 'HEAD', url: /\/manifests\/1\.2\.3$/ },
];
const kills = KINDS.flatMap((row) =>
  (['before', 'after'] as const).map((when, at) => ({ ...row, when, name: `${row.kind}-${at}` })),
);
it.each(isNightly ? kills : [])(
  'a copy that is killed $when $kind is finished by the next one',
  async ({ method, url, when, name }) => {
    const target = `killed-${name.replaceAll(' ', '-')}`;
    proxy.use([{ method, url, count: 99, fault: { kind: 'hang', when } }]);
    const args = [plain(), `${proxy.host}/${path(target)}`, '--all-tags'];
    const isDue = () => proxy.log.some(({ fault }) => fault === 'hang');
    const killed = await copy(args, { kill: { signal: 'SIGKILL', when: isDue } });
    expect(killed.code).toBeNull();
    proxy.use([]);
    // A tag that is there names an image that is whole. The registry may still be writing one, which it lists already.
    const listed = async () => Object.values(await listDigests(openSecond(target)));
    await expect.poll(listed).not.toContain(undefined);
    for (const digest of await listed()) {
      expect(await openSecond(target).getManifest(digest ?? '')).toBeDefined();
    }
    receiptOf(await copy(args));
    expect(await listDigests(openSecond(target))).toEqual(await listDigests(openPlain()));
  },
);
