// SPDX-License-Identifier: Apache-2.0
// The bench fixture: projects with warm images, builders, registries and the networks before them.
import { randomBytes } from 'node:crypto';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeProject, gitEnv, type Project } from '../e2e/project.ts';
import { startFaultProxy } from '../lab/fault-proxy.ts';
import { lab, useLab, writeDockerConfig, type Lab } from '../lab/lab.ts';
import { passwordUsers } from '../lab/registries.ts';
import { startLink } from './link.ts';
import { placePayload } from './payload.ts';
import { startRegistry, type BenchRegistry, type Stored } from './registries.ts';
import type { BuilderName, Network, Row, Size } from './rows.ts';

/** Everything that a measurement needs, up and warm. */
export interface BenchFixture {
  readonly lab: Lab;
  readonly user: string;
  readonly password: string;
  /** The name that buildx has for each builder. */
  readonly builders: Readonly<Record<BuilderName, string>>;
  /** The registries of a row, as both sides name them. */
  readonly hosts: (row: Row) => readonly string[];
  /** Empties all registries; those of a warm row then have all but its last layer, in that repository. */
  readonly reset: (row: Row, repository: string) => void;
  readonly directory: (size: Size) => string;
  /** The environment of a measured process, without logins. */
  readonly env: (size: Size) => Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** The version that each project is at. */
export const VERSION = '1.2.3';

const REGISTRIES = 3;
const ROUND_TRIP_MS = 50;
/** buildx's builder for the engine's own BuildKit, reached as a remote one. */
const REMOTE_BUILDER = 'bench';
const SEED = 'acme/seed';

/** Something that is up. */
interface Running {
  readonly close: () => Promise<void>;
}

/**
 * Brings everything up; `close` takes it down.
 *
 * @param bytes what is in the large layer of each image that the rows need
 */
export async function openBenchFixture(
  rows: readonly Row[],
  bytes: Readonly<Record<Size, number>>,
): Promise<BenchFixture> {
  const release = await useLab();
  const site = await lab();
  const folder = await mkdtemp(join(tmpdir(), 'tagship-bench-push-'));
  const { registries, locked, open, networks, running } = await startNetworks(site, folder);
  const projects = new Map<Size, Project>();
  const seeds = new Map<Size, Stored>();
  const config = join(folder, 'docker');
  writeDockerConfig(site, config);
  const projectOf = (size: Size): Project => {
    const project = projects.get(size);
    if (project === undefined) throw new Error(`no project for ${size}`);
    return project;
  };
  const env = (size: Size) => ({
    ...gitEnv(projectOf(size).home),
    ...site.env,
    DOCKER_CONFIG: config,
    TMPDIR: folder,
  });
  const close = async (): Promise<void> => {
    await Promise.all([...running, ...registries].map((one) => one.close()));
    await Promise.all([...projects.values()].map((project) => project.remove()));
    await rm(folder, { recursive: true, force: true });
    await release();
  };
  const buildx = async (size: Size, ...args: readonly string[]) =>
    promisify(execFile)('docker', ['buildx', ...args], {
      cwd: projectOf(size).directory,
      env: env(size),
    });
  try {
    for (const size of new Set(rows.map((row) => row.size))) {
      projects.set(size, await makeBenchProject(site, bytes[size]));
      if (projects.size === 1) {
        const driver = ['--driver', 'remote', site.buildkit.tcp];
        await buildx(size, 'create', '--name', REMOTE_BUILDER, ...driver);
      }
      await buildx(size, 'build', '--output', 'type=cacheonly', '.');
      if (!rows.some((row) => row.size === size && row.warm)) continue;
      const [registry] = open;
      if (registry === undefined) throw new Error('no registry');
      const tag = ['--tag', `${registry.host}/${SEED}:base`];
      await buildx(size, 'build', '--target', 'base', '--push', ...tag, '--provenance=false', '.');
      seeds.set(size, registry.store(SEED));
    }
  } catch (cause) {
    await close();
    throw cause;
  }
  return {
    lab: site,
    user: 'alice',
    password: passwordUsers.alice,
    builders: { docker: 'default', near: REMOTE_BUILDER, remote: REMOTE_BUILDER },
    hosts: (row) =>
      (row.login ? locked.map(({ host }) => host) : networks[row.network]).slice(0, row.registries),
    reset: (row, repository) => {
      for (const registry of registries) registry.reset();
      const of = seeds.get(row.size);
      if (row.warm && of !== undefined) open[0]?.reset({ of, as: repository });
    },
    directory: (size) => projectOf(size).directory,
    env,
    close,
  };
}

/** The registries, and their hosts through each network. */
async function startNetworks(
  site: Lab,
  folder: string,
): Promise<{
  readonly registries: readonly BenchRegistry[];
  readonly open: readonly BenchRegistry[];
  readonly locked: readonly BenchRegistry[];
  readonly networks: Readonly<Record<Network, readonly string[]>>;
  readonly running: readonly Running[];
}> {
  const htpasswd = join(site.root, 'run', 'htpasswd');
  const start = (name: string, more = {}) => startRegistry(site, folder, { name, ...more });
  const numbers = Array.from({ length: REGISTRIES }, (_, index) => index + 1);
  const open = await Promise.all(numbers.map((number) => start(`open-${number}`)));
  const locked = await Promise.all(
    numbers.map((number) => start(`locked-${number}`, { htpasswd })),
  );
  const secure = await start('tls', { tls: true });
  const far = await Promise.all(
    open.map(async ({ host }) => {
      const proxy = await startFaultProxy({ url: `http://${host}` });
      proxy.setLatency(ROUND_TRIP_MS);
      return proxy;
    }),
  );
  const portOf = (index: number) => open[index]?.port ?? 0;
  const farSecure = await startLink({ port: secure.port, roundTripMs: ROUND_TRIP_MS });
  const limited = await startLink({ port: portOf(0), bytesPerSecond: 100_000_000 });
  const slow = await startLink({ port: portOf(REGISTRIES - 1), bytesPerSecond: 25_000_000 });
  const near = open.map(({ host }) => host);
  return {
    registries: [...open, ...locked, secure],
    open,
    locked,
    running: [...far, farSecure, limited, slow],
    networks: {
      '0 ms': near,
      '50 ms': far.map(({ host }) => host),
      'TLS, 50 ms': [farSecure.host],
      '100 MB/s': [limited.host],
      'one at 25 MB/s': [...near.slice(0, -1), slow.host],
    },
  };
}

/** A project whose image has a large layer that does not compress, if any, and one of 1 kB above it. */
async function makeBenchProject(site: Lab, bytes: number): Promise<Project> {
  const isLarge = bytes > 0;
  const dockerfile = [
    'FROM scratch AS base',
    'COPY busybox /bin/busybox',
    ...(isLarge ? ['COPY payload /payload'] : []),
    'FROM base',
    'COPY change /change',
    '',
  ].join('\n');
  const files = { Dockerfile: dockerfile, '.gitignore': 'payload\nchange\n' };
  const project = await makeProject({ lab: site, files });
  await writeFile(join(project.directory, 'change'), randomBytes(1_000));
  if (isLarge) await placePayload(site, bytes, join(project.directory, 'payload'));
  await project.git('tag', `v${VERSION}`);
  await project.push();
  return project;
}
