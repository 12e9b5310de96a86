// SPDX-License-Identifier: Apache-2.0
// The bench fixture: projects with warm images, builders, registries with and without a password.
import { randomBytes } from 'node:crypto';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeProject, gitEnv, type Project } from '../e2e/project.ts';
import { lab, useLab, writeDockerConfig, type Lab } from '../lab/lab.ts';
import { passwordUsers } from '../lab/registries.ts';
import { startRegistry, type BenchRegistry } from './registries.ts';

/** The push strategy: our client uploads an OCI layout, or the builder pushes. */
export type Strategy = 'layout' | 'builder';

/** What is pushed. */
export type Size = 'tiny' | '200 MB';

/** Everything that a measurement needs, up and warm. */
export interface BenchFixture {
  readonly lab: Lab;
  readonly projects: Readonly<Record<Size, Project>>;
  /** Registries without authentication. */
  readonly open: readonly BenchRegistry[];
  /** Registries that require `user` and `password`. */
  readonly locked: readonly BenchRegistry[];
  readonly user: string;
  readonly password: string;
  /** The name of the builder for each strategy. */
  readonly builders: Readonly<Record<Strategy, string>>;
  /** The environment of a measured process, without logins. */
  readonly env: (size: Size) => Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** The version that each project is at. */
export const VERSION = '1.2.3';

const REGISTRIES = 3;
const BIG_BYTES = 200_000_000;
/** buildx's builder for the engine's own BuildKit, reached as a remote one: it pushes by itself. */
const REMOTE_BUILDER = 'bench';
const DOCKERFILE = 'FROM scratch\nCOPY busybox /bin/busybox\nCOPY payload /payload\n';

/** Brings everything up; `close` takes it down. */
export async function openBenchFixture(sizes: readonly Size[]): Promise<BenchFixture> {
  const release = await useLab();
  const site = await lab();
  const folder = await mkdtemp(join(tmpdir(), 'tagship-bench-push-'));
  const htpasswd = join(site.root, 'run', 'htpasswd');
  const start = (name: string, more = {}) => startRegistry(site, folder, { name, ...more });
  const numbers = Array.from({ length: REGISTRIES }, (_, index) => index + 1);
  const open = await Promise.all(numbers.map((number) => start(`open-${number}`)));
  const locked = await Promise.all(
    numbers.map((number) => start(`locked-${number}`, { htpasswd })),
  );
  const config = join(folder, 'docker');
  writeDockerConfig(site, config);
  const projects = {
    tiny: await makeBenchProject(site, 1_000),
    '200 MB': await makeBenchProject(site, sizes.includes('200 MB') ? BIG_BYTES : 1_000),
  };
  const env = (size: Size) => ({
    ...gitEnv(projects[size].home),
    ...site.env,
    DOCKER_CONFIG: config,
    TMPDIR: folder,
  });
  const run = async (size: Size, ...args: readonly string[]) =>
    promisify(execFile)('docker', args, { cwd: projects[size].directory, env: env(size) });
  await run(
    'tiny',
    ...['buildx', 'create', '--name', REMOTE_BUILDER, '--driver', 'remote'],
    site.buildkit.tcp,
  );
  for (const size of sizes)
    await run(
      size,
      'buildx',
      'build',
      '--tag',
      `bench-${size.replace(' ', '').toLowerCase()}`,
      '.',
    );
  return {
    lab: site,
    projects,
    open,
    locked,
    user: 'alice',
    password: passwordUsers.alice,
    builders: { layout: 'default', builder: REMOTE_BUILDER },
    env,
    close: async () => {
      await Promise.all([...open, ...locked].map((registry) => registry.close()));
      await Promise.all(Object.values(projects).map((project) => project.remove()));
      await rm(folder, { recursive: true, force: true });
      await release();
    },
  };
}

/** A project whose image has a layer of that many bytes which do not compress. */
async function makeBenchProject(site: Lab, bytes: number): Promise<Project> {
  const files = { Dockerfile: DOCKERFILE, '.gitignore': 'payload\n' };
  const project = await makeProject({ lab: site, files });
  await writeFile(join(project.directory, 'payload'), randomBytes(bytes));
  await project.git('tag', `v${VERSION}`);
  await project.push();
  return project;
}
