// SPDX-License-Identifier: Apache-2.0
// The demos on a fresh clone: `npm ci && npm run demo` shows and checks a release, `npm run demo -- monorepo` a project with
// several images, `npm run demo -- signed` signatures, `npm run demo -- lifecycle` what comes after; exit code 1 if a check fails.
import { join } from 'node:path';
import { makeProject, type Project } from '../test/e2e/project.ts';
import { lab, useLab, writeDockerConfig, type Lab } from '../test/lab/lab.ts';
import { showLifecycle } from './demo-lifecycle.ts';
import { showMonorepo } from './demo-monorepo.ts';
import { showSigned } from './demo-signed.ts';
import { check, cli, finish, INDENT, run, say, wasPrinted, type RunContext } from './demo-stage.ts';

/** One demonstration: where it runs and what it ships to. */
interface Stage {
  readonly here: Lab;
  readonly project: Project;
  /** The open registry's repository, and the one that needs a password. */
  readonly repositories: readonly [string, string];
  readonly user: string;
  readonly password: string;
  readonly env: Readonly<Record<string, string>>;
}

async function main(): Promise<void> {
  say('Starting an engine and registries on this machine (the first time, programs are fetched) …');
  const release = await useLab();
  const project = await makeProject({ lab: await lab() });
  try {
    const stage = await prepare(await lab(), project);
    await shipRelease(stage);
    await shipBackport(stage);
    check('the password appears in no output', !wasPrinted(stage.password));
  } finally {
    await project.remove();
    await release();
  }
}

/** A sample application: 1.1 has been released before, 1.2.3 now, and 1.1 gets a fix afterwards. */
async function prepare(here: Lab, project: Project): Promise<Stage> {
  await project.git('tag', 'v1.1.8');
  await project.git('branch', 'release/1.1');
  await project.commit('A new feature', { 'feature.txt': 'new\n' });
  await project.git('tag', 'v1.2.3');
  await project.push();
  const { plain, htpasswd } = here.registries;
  const user = 'alice';
  const password = htpasswd.users[user] ?? '';
  const config = join(project.home, 'docker');
  writeDockerConfig(here, config);
  const name = `demo-${Date.now()}/hello`;
  return {
    here,
    project,
    repositories: [`${plain.host}/${name}`, `${htpasswd.host}/${name}`],
    user,
    password,
    env: { ...here.env, DOCKER_CONFIG: config, HOME: project.home },
  };
}

async function shipRelease(stage: Stage): Promise<void> {
  say('\n1. A release: git tag v1.2.3, to two registries; the second one wants a password.');
  await ship(stage, 'v1.2.3');
  const digests = await readDigests(stage, ['1.2.3', '1.2', '1', 'latest']);
  check('all four tags lead to one digest in both registries', new Set(digests).size === 1);
  say('\n2. What was pushed, pulled and run:');
  for (const repository of stage.repositories)
    await runImage(stage, `${repository}:latest`, '1.2.3');
}

async function shipBackport(stage: Stage): Promise<void> {
  say('\n3. A backport: v1.1.9, made after 1.2.3, must not take latest.');
  await stage.project.git('switch', '--quiet', 'release/1.1');
  await stage.project.commit('A fix for 1.1', { 'fix.txt': 'fixed\n' });
  await stage.project.git('tag', 'v1.1.9');
  await stage.project.push();
  const before = await readDigests(stage, ['latest', '1', '1.2']);
  await ship(stage, 'v1.1.9');
  const after = await readDigests(stage, ['latest', '1', '1.2']);
  check('latest, 1 and 1.2 stayed where they were', before.join() === after.join());
  const [exact = '', series = 'none'] = await readDigests(stage, ['1.1.9', '1.1']);
  check('1.1 is 1.1.9', exact === series && !after.includes(exact));
  for (const repository of stage.repositories) {
    await runImage(stage, `${repository}:latest`, '1.2.3');
    await runImage(stage, `${repository}:1.1`, '1.1.9');
  }
}

async function ship(stage: Stage, gitTag: string): Promise<void> {
  const [, secured] = stage.repositories;
  const host = secured.split('/')[0] ?? '';
  const args = [
    'ship',
    '--push',
    `--git-tag=${gitTag}`,
    ...stage.repositories.map((repository) => `--image=${repository}`),
    '--build-args=VERSION={{version}}',
    `--registry=${host}=${stage.user}`,
    `--password-stdin=${host}`,
  ];
  say(`${INDENT}$ tagship ${args.join(' ')}`);
  const { code } = await run(contextOf(stage), [process.execPath, cli, ...args], stage.password);
  check(`tagship ship ${gitTag} ends with exit code 0`, code === 0);
}

async function runImage(stage: Stage, reference: string, version: string): Promise<void> {
  const [host = ''] = reference.split('/');
  const auth = Buffer.from(`${stage.user}:${stage.password}`).toString('base64');
  const config = join(stage.project.home, 'docker-for-pulling');
  writeDockerConfig(stage.here, config, { auths: { [host]: { auth } } });
  const args = ['docker', 'run', '--rm', '--quiet', '--pull=always', '--network=none', reference];
  say(`${INDENT}$ ${args.join(' ')}`);
  const { stdout } = await run(contextOf(stage, { DOCKER_CONFIG: config }), args);
  check(`it says ${version}`, stdout.trim() === version);
}

function contextOf(
  { project, env }: Stage,
  more: Readonly<Record<string, string>> = {},
): RunContext {
  return { cwd: project.directory, env: { ...env, ...more } };
}

/** The digests of tags, in the first registry and then in the second, as the registries report them. */
async function readDigests(stage: Stage, tags: readonly string[]): Promise<string[]> {
  const authorization = `Basic ${Buffer.from(`${stage.user}:${stage.password}`).toString('base64')}`;
  const digests: string[] = [];
  for (const repository of stage.repositories) {
    const [host = '', ...path] = repository.split('/');
    for (const tag of tags) {
      const url = `http://${host}/v2/${path.join('/')}/manifests/${tag}`;
      const accept = 'application/vnd.oci.image.index.v1+json';
      const response = await fetch(url, { method: 'HEAD', headers: { authorization, accept } });
      digests.push(response.headers.get('docker-content-digest') ?? `no ${repository}:${tag}`);
    }
  }
  return digests;
}

/** The demos by name; without one, that of a release. */
const demos: Readonly<Record<string, () => Promise<void>>> = {
  release: main,
  monorepo: showMonorepo,
  signed: showSigned,
  lifecycle: showLifecycle,
};

const [name = 'release'] = process.argv.slice(2);
const demo = demos[name];
if (demo === undefined) {
  process.stderr.write(`There is no demo "${name}": ${Object.keys(demos).join(', ')}.\n`);
  process.exitCode = 1;
} else {
  await demo();
  process.exitCode = finish();
}
