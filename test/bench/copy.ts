// SPDX-License-Identifier: Apache-2.0
// How long `tagship copy` takes from one registry to another, compared to `skopeo sync` and `crane copy`.
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { lab } from '../lab/lab.ts';
import { fetchVerifiers } from '../lab/verifiers.ts';
import { startLink, type Link } from './link.ts';
import { renderTable, timeByTurns, type Timed } from './measure.ts';
import { startRegistry, type BenchRegistry } from './registries.ts';
import { publish, readLoad } from './results.ts';

const TAGS = [1, 10, 100];
const NETWORKS = [0, 50];
const RUNS = 5;
/** What all images share, as images of one project do, and what each has for itself. */
const BASE_BYTES = 2_000_000;
const OWN_BYTES = 20_000;

/**
 * Prints a table: for each number of tags and each round trip the middle times of the three programs, and ours compared to that of
 * skopeo. Both registries are behind the same network; each run copies to a repository of its own, and the destination has nothing
 * before. `--runs N` runs each so often, `--tags 1,10` measures only these, `--write` writes the table into docs/speed.md.
 */
export async function benchCopy(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: String(RUNS) },
      tags: { type: 'string', default: TAGS.join(',') },
      cli: {
        type: 'string',
        default: fileURLToPath(new URL('../../dist/cli/index.js', import.meta.url)),
      },
      write: { type: 'boolean', default: false },
    },
  });
  const started = readLoad();
  const counts = values.tags.split(',').map(Number);
  const site = await openSite(Math.max(...counts));
  const lines: (readonly string[])[] = [];
  try {
    for (const roundTripMs of NETWORKS) {
      for (const tags of counts) {
        const row = { tags, roundTripMs, runs: Number(values.runs), cli: values.cli };
        const line = await measure(site, row);
        process.stderr.write(`${line.join(' | ')} | load ${readLoad()}\n`);
        lines.push(line);
      }
    }
  } finally {
    await site.close();
  }
  const head = ['tags', 'network', 'skopeo sync', 'crane copy', 'tagship', 'tagship / skopeo'];
  const table = { head, lines };
  process.stdout.write(`${renderTable(table)}\n`);
  const load = [started, readLoad()] as const;
  const programs = ['skopeo and crane of Debian'];
  if (values.write) await publish({ name: 'copy', table, keys: 2, load, programs });
}

interface Row {
  readonly tags: number;
  readonly roundTripMs: number;
  readonly runs: number;
  readonly cli: string;
}

interface Site {
  readonly folder: string;
  readonly programs: string;
  readonly source: BenchRegistry;
  readonly target: BenchRegistry;
  readonly close: () => Promise<void>;
}

/** Two registries; the first has repositories `bench/N/app` with so many tags. */
async function openSite(most: number): Promise<Site> {
  const [own, programs] = await Promise.all([lab(), fetchVerifiers()]);
  const folder = await mkdtemp(join(tmpdir(), 'tagship-bench-copy-'));
  const source = await startRegistry(own, folder, { name: 'source' });
  const target = await startRegistry(own, folder, { name: 'target' });
  for (const tags of TAGS.filter((count) => count <= most)) {
    await fill(source.host, `bench/${tags}/app`, tags);
  }
  return {
    ...{ folder, programs, source, target },
    close: async () => {
      await Promise.all([source.close(), target.close()]);
      await rm(folder, { recursive: true });
    },
  };
}

/** Images with a shared layer and one of their own, tagged 0.0.1, 0.0.2 and so on. */
async function fill(host: string, repository: string, tags: number): Promise<void> {
  const base = await putBlob(host, repository, Buffer.alloc(BASE_BYTES, 'base'));
  for (let at = 1; at <= tags; at += 1) {
    const own = await putBlob(host, repository, Buffer.alloc(OWN_BYTES, `own ${at} `));
    const configuration = {
      architecture: 'amd64',
      os: 'linux',
      at,
      rootfs: { type: 'layers', diff_ids: [] },
    };
    const config = await putBlob(host, repository, Buffer.from(JSON.stringify(configuration)));
    const layer = (blob: object) => ({
      ...blob,
      mediaType: 'application/vnd.oci.image.layer.v1.tar',
    });
    const manifest = {
      schemaVersion: 2,
      mediaType: MANIFEST,
      config: { ...config, mediaType: 'application/vnd.oci.image.config.v1+json' },
      layers: [layer(base), layer(own)],
    };
    const body = JSON.stringify(manifest);
    const url = `http://${host}/v2/${repository}/manifests/0.0.${at}`;
    await expectDone(fetch(url, { method: 'PUT', headers: { 'content-type': MANIFEST }, body }));
  }
}

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';

async function putBlob(host: string, repository: string, bytes: Buffer) {
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const uploads = `http://${host}/v2/${repository}/blobs/uploads/`;
  const begun = await expectDone(fetch(uploads, { method: 'POST' }));
  const url = new URL(begun.headers.get('location') ?? '', uploads);
  url.searchParams.set('digest', digest);
  const headers = { 'content-type': 'application/octet-stream' };
  await expectDone(fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) }));
  return { digest, size: bytes.length };
}

async function expectDone(answer: Promise<Response>): Promise<Response> {
  const done = await answer;
  if (!done.ok) throw new Error(`${done.url} answered ${done.status}`);
  return done;
}

async function measure(site: Site, row: Row): Promise<readonly string[]> {
  const { source, target, folder } = site;
  const { tags, roundTripMs, runs } = row;
  const links: Link[] = [];
  const reach = async ({ port, host }: BenchRegistry): Promise<string> => {
    if (roundTripMs === 0) return host;
    const link = await startLink({ port, roundTripMs });
    links.push(link);
    return link.host;
  };
  try {
    const [from, to] = [`${await reach(source)}/bench/${tags}/app`, await reach(target)];
    const sides = toSides(site, { ...row, from, to });
    const before = () => {
      target.reset();
    };
    const times = await timeByTurns(
      sides.map((argv): Timed => ({
        argv,
        cwd: folder,
        env: { PATH: process.env.PATH, HOME: folder },
      })),
      runs,
      before,
    );
    const [skopeo = NaN, crane = NaN, ours = NaN] = times.map(({ median }) => median / 1000);
    const cells = [skopeo, crane, ours].map((seconds) => `${seconds.toFixed(2)} s`);
    return [String(tags), `${roundTripMs} ms`, ...cells, (ours / skopeo).toFixed(2)];
  } finally {
    await Promise.all(links.map((link) => link.close()));
  }
}

/** The same copy by skopeo, by crane and by ours. */
function toSides(
  { programs }: Site,
  { from, to, cli }: { readonly from: string; readonly to: string; readonly cli: string },
): readonly Timed['argv'][] {
  const plain = ['--src-tls-verify=false', '--dest-tls-verify=false'];
  return [
    [
      join(programs, 'skopeo'),
      'sync',
      '--all',
      '--src',
      'docker',
      '--dest',
      'docker',
      ...plain,
      from,
      `${to}/skopeo`,
    ],
    [join(programs, 'crane'), 'copy', '--all-tags', '--insecure', from, `${to}/crane/app`],
    [process.execPath, cli, 'copy', from, `${to}/tagship/app`, '--all-tags'],
  ];
}
