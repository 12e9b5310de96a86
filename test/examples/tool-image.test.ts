// SPDX-License-Identifier: Apache-2.0
// The tool image, shipped by tagship itself onto an imported base, and used as CI systems use it. What the
// default base brings along is fetched by apk, which cannot be tried here.
import { execFile } from 'node:child_process';
import { cp, copyFile, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { version } from '../../src/version.ts';
import { findNodes } from '../bundle/node.ts';
import { runCli, runId } from '../e2e/cli.ts';
import { makeProject, type Project } from '../e2e/project.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { isNightly, nightly } from '../lab/nightly.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

let site: Lab;
let project: Project;
let repository: string;
let base: string;

beforeAll(async () => {
  site = await lab();
  repository = `${site.registries.plain.host}/examples-${runId}/tool`;
  base = `${site.registries.plain.host}/examples-${runId}/base:1`;
  await importBase();
  project = await makeProject({});
  for (const path of ['Dockerfile', '.dockerignore', 'dist/cli', 'dist/shared']) {
    await cp(join(root, path), join(project.directory, path), { recursive: true });
  }
  await project.commit('The tool image');
  await project.git('tag', `v${version}`);
  await project.push();
});
afterAll(async () => {
  await project.remove();
  await docker('image', 'rm', '--force', base, `${repository}:${version}`);
});

async function docker(...args: string[]): Promise<string> {
  const { stdout } = await run('docker', args, { env: { ...process.env, ...site.env } });
  return stdout.trim();
}

/**
 * git, Node, the docker client and buildx of this machine with their libraries, and busybox for the rest. They are
 * large, so that in `npm test` programs that do nothing have their names.
 */
async function importBase(): Promise<void> {
  const tree = await mkdtemp(join(tmpdir(), 'tagship-base-'));
  await mkdir(join(tree, 'bin'));
  for (const path of ['tmp', 'usr/bin', 'usr/local/bin'])
    await mkdir(join(tree, path), { recursive: true });
  await copyFile(site.busybox, join(tree, 'bin/busybox'));
  for (const name of ['sh', 'ln']) await symlink('busybox', join(tree, 'bin', name));
  await symlink('/bin/busybox', join(tree, 'usr/bin/env'));
  const directories = site.env.PATH.split(delimiter);
  const programs = [
    { from: await find(directories, 'docker'), to: 'usr/bin/docker' },
    { from: await find(directories, 'git'), to: 'usr/bin/git' },
    { from: findNodes()[0]?.path ?? '', to: 'usr/bin/node' },
    {
      from: join(site.plugins, 'docker-buildx'),
      to: 'usr/libexec/docker/cli-plugins/docker-buildx',
    },
  ];
  for (const { from, to } of programs) {
    if (!isNightly) {
      await mkdir(dirname(join(tree, to)), { recursive: true });
      await writeFile(join(tree, to), '#!/bin/sh\n', { mode: 0o755 });
      continue;
    }
    await place(from, join(tree, to));
    for (const library of await listLibraries(from)) await place(library, join(tree, library));
  }
  const archive = `${tree}.tar`;
  await run('tar', ['-C', tree, '-cf', archive, '.']);
  await docker('import', '--platform=linux/amd64', archive, base);
  await rm(tree, { recursive: true });
  await rm(archive);
}

async function place(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to);
}

async function find(directories: readonly string[], name: string): Promise<string> {
  for (const directory of directories) {
    const names = await readdir(directory).catch((): string[] => []);
    if (names.includes(name)) return join(directory, name);
  }
  throw new Error(`${name} is not on PATH`);
}

/** A program without libraries makes ldd fail. */
async function listLibraries(program: string): Promise<readonly string[]> {
  const { stdout } = await run('ldd', [program]).catch(() => ({ stdout: '' }));
  return [...stdout.matchAll(/(?:=> |^\s+)(\/\S+) \(/gm)].map(([, path = '']) => path);
}

describe('the tool image', () => {
  it('is built and released by tagship, with labels and by the git tag', async () => {
    const flags = ['--push', '--json', '--image', repository, '--build-args', `BASE=${base}`];
    const test = '--test=docker run --rm --network=none $SHIPPED_IMAGE --version';
    const result = await runCli({ lab: site, project, args: ['ship', ...flags, test] });
    expect(result.code, result.stderr).toBe(0);
    await docker('pull', '--quiet', `${repository}:${version}`);
    const format = '{{json .Config}}';
    const config = JSON.parse(
      await docker('image', 'inspect', `--format=${format}`, `${repository}:${version}`),
    ) as { Labels: Record<string, string>; Entrypoint: string[] };
    expect(config.Entrypoint).toEqual(['tagship']);
    expect(config.Labels['org.opencontainers.image.version']).toBe(version);
    expect(config.Labels['org.opencontainers.image.revision']).toBe(
      await project.git('rev-parse', 'HEAD'),
    );
  });

  nightly(it)('says its version, and with no arguments what it can do', async () => {
    const image = `${repository}:${version}`;
    expect(await docker('run', '--rm', '--network=none', image, '--version')).toBe(version);
    expect(await docker('run', '--rm', '--network=none', image)).toContain('tagship plan');
  });

  nightly(it)(
    'gives GitLab a shell with everything on PATH, where it asks for no entrypoint',
    async () => {
      const script =
        'tagship --version && git --version && docker --version && docker buildx version';
      const image = `${repository}:${version}`;
      const run = ['run', '--rm', '--network=none', '--entrypoint='];
      const said = await docker(...run, image, 'sh', '-c', script);
      expect(said.split('\n')).toEqual([
        version,
        expect.stringMatching(/^git version /),
        expect.stringMatching(/^Docker version /),
        expect.stringMatching(/buildx/),
      ]);
    },
  );

  nightly(it)('plans a checkout that is mounted', async () => {
    const mount = `${project.directory}:/work`;
    const run = ['run', '--rm', '--network=none', '--volume', mount, '--workdir=/work'];
    const plan = await docker(
      ...run,
      ...[`${repository}:${version}`, 'plan', '--json', '--image=ghcr.io/acme/tool'],
    );
    expect(JSON.parse(plan)).toMatchObject({
      targets: [
        { tags: expect.arrayContaining([expect.objectContaining({ tag: version })]) as [] },
      ],
    });
  });

  it('has nothing but the bundle in its context', async () => {
    const list = ['sh', '-c', 'cd /usr/local/lib/tagship && echo */*'];
    const run = ['run', '--rm', '--network=none', '--entrypoint='];
    const said = await docker(...run, `${repository}:${version}`, ...list);
    const folders = ['cli', 'shared'];
    const bundle = await Promise.all(
      folders.map(async (name) =>
        (await readdir(join(root, 'dist', name))).map((file) => `${name}/${file}`),
      ),
    );
    expect(said.split(' ').toSorted()).toEqual(bundle.flat().toSorted());
  });
});
