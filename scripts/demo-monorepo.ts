// SPDX-License-Identifier: Apache-2.0
// `npm run demo -- monorepo`: a base, two services on it and a web page, from one tagship.yml to two registries. Each
// platform is built on a BuildKit of its own, and a merge without an engine tags the images.
import { join } from 'node:path';
import { makeProject, type Project } from '../test/e2e/project.ts';
import { makeMonorepo } from '../test/examples/monorepo.ts';
import { lab, useLab, writeDockerConfig, type Lab } from '../test/lab/lab.ts';
import { check, cli, INDENT, run, say } from './demo-stage.ts';

const SERVICES = ['base', 'api', 'worker'];
const NAMES = [...SERVICES, 'web'];

/** Where the demo runs and what it ships to. */
interface Monorepo {
  readonly here: Lab;
  readonly project: Project;
  /** The parts of the repositories in front of `/api`. */
  readonly prefixes: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Ships a release in legs, the web page alone, and then what one commit changed; prints what is there. */
export async function showMonorepo(): Promise<void> {
  say('Starting an engine, two BuildKits and registries on this machine …');
  const release = await useLab();
  const here = await lab();
  const { plain, second } = here.registries;
  const path = `demo-${Date.now()}`;
  const prefixes = [plain, second].map(({ host }) => `${host}/${path}`);
  const files = makeMonorepo(prefixes.map((prefix) => `${prefix}/{{name}}`));
  const project = await makeProject({ lab: here, files });
  try {
    const config = join(project.home, 'docker');
    writeDockerConfig(here, config);
    const env = { ...here.env, DOCKER_CONFIG: config, HOME: project.home };
    const stage = { here, project, prefixes, env };
    await shipInLegs(stage);
    await shipWeb(stage);
    await shipChange(stage);
    await listAll(stage);
  } finally {
    await project.remove();
    await release();
  }
}

async function shipInLegs(stage: Monorepo): Promise<void> {
  const { here, project } = stage;
  say('\n1. Release v1.0.0: each platform on its own BuildKit, then a merge that has no engine.');
  await project.release('v1.0.0');
  const legs = [
    { platform: 'linux/amd64', builder: here.buildkit.tcp, record: 'leg-amd64.json' },
    { platform: 'linux/arm64', builder: here.secondBuildkit.tcp, record: 'leg-arm64.json' },
  ];
  const toPath = (record: string): string => join(project.home, record);
  for (const { platform, builder, record } of legs) {
    const own = ['--leg', platform, '--record', toPath(record), '--builder', builder];
    await tagship(stage, ['ship', '--push', '--git-tag', 'v1.0.0', ...own]);
  }
  const before = await readTags(stage, 'api');
  check(
    'the legs wrote no tag',
    before.every((tags) => tags.length === 0),
  );
  const records = legs.map(({ record }) => toPath(record));
  const args = ['merge', '--push', '--git-tag', 'v1.0.0', ...records];
  await tagship({ ...stage, env: { ...stage.env, DOCKER_HOST: 'unix:///nowhere' } }, args);
  for (const name of SERVICES) {
    const all = await readTags(stage, name);
    const platforms = await readPlatforms(stage, name, '1.0.0');
    const isWhole = platforms.every((list) => list.join() === 'linux/amd64,linux/arm64');
    const isTagged = all.every((tags) => tags.join() === '1,1.0,1.0.0,latest');
    check(`${name} has its four tags and both platforms in both registries`, isWhole && isTagged);
  }
  const web = await readTags(stage, 'web');
  check(
    'v1.0.0 is no release of web',
    web.every((tags) => tags.length === 0),
  );
}

async function shipWeb(stage: Monorepo): Promise<void> {
  say('\n2. Release web@2.0.1: of the web page alone.');
  await stage.project.commit('A page');
  await stage.project.release('web@2.0.1');
  const { tcp } = stage.here.buildkit;
  await tagship(stage, ['ship', '--push', '--git-tag', 'web@2.0.1', '--builder', tcp]);
  const web = await readTags(stage, 'web');
  check(
    'web is 2.0.1',
    web.every((tags) => tags.join() === '2,2.0,2.0.1,latest'),
  );
}

async function shipChange(stage: Monorepo): Promise<void> {
  say('\n3. A commit that changes one service: the others are not built, and get its tags.');
  const { project, here } = stage;
  const before = await readDigests(stage, 'latest');
  await project.commit('A change', { 'services/api/api.sh': 'echo changed\n' });
  await project.push();
  await tagship(stage, ['ship', '--push', '--branch', 'main', '--builder', here.buildkit.tcp]);
  const after = await readDigests(stage, 'main');
  const changed = NAMES.filter((_, at) => after[at] !== before[at]);
  check('only api is another image', changed.join() === 'api');
}

async function tagship(stage: Monorepo, args: readonly string[]): Promise<void> {
  say(`${INDENT}$ tagship ${args.join(' ')}`);
  const context = { cwd: stage.project.directory, env: stage.env };
  const { code } = await run(context, [process.execPath, cli, ...args]);
  check(`tagship ${args[0] ?? ''} ends with exit code 0`, code === 0);
}

async function listAll(stage: Monorepo): Promise<void> {
  say('\n4. What is there now:');
  for (const name of NAMES) {
    const all = await readTags(stage, name);
    for (const [at, tags] of all.entries()) {
      const platforms = await readPlatforms(stage, name, tags[0] ?? '');
      const repository = `${stage.prefixes[at] ?? ''}/${name}`;
      say(`${INDENT}${repository}  ${platforms[at]?.join(', ') ?? ''}  ${tags.join(' ')}`);
    }
  }
}

interface Answer {
  readonly digest: string;
  readonly tags?: readonly string[] | null;
  readonly manifests?: readonly { readonly platform: { os: string; architecture: string } }[];
}

/** The same question to both registries. */
async function ask({ prefixes }: Monorepo, name: string, path: string): Promise<Answer[]> {
  return Promise.all(
    prefixes.map(async (prefix) => {
      const [host = '', ...rest] = prefix.split('/');
      const accept = 'application/vnd.oci.image.index.v1+json';
      const url = `http://${host}/v2/${[...rest, name].join('/')}/${path}`;
      const answer = await fetch(url, { headers: { accept } });
      const digest = answer.headers.get('docker-content-digest') ?? 'none';
      return { digest, ...((await answer.json()) as object) };
    }),
  );
}

async function readTags(stage: Monorepo, name: string): Promise<readonly string[][]> {
  return (await ask(stage, name, 'tags/list')).map(({ tags }) => [...(tags ?? [])].sort());
}

async function readPlatforms(
  stage: Monorepo,
  name: string,
  tag: string,
): Promise<readonly (readonly string[])[]> {
  return (await ask(stage, name, `manifests/${tag}`)).map(({ manifests = [] }) =>
    manifests
      .map(({ platform }) => `${platform.os}/${platform.architecture}`)
      .filter((platform) => platform !== 'unknown/unknown'),
  );
}

/** The digest of each image in the first registry. */
async function readDigests(stage: Monorepo, tag: string): Promise<readonly string[]> {
  const answers = await Promise.all(NAMES.map((name) => ask(stage, name, `manifests/${tag}`)));
  return answers.map(([first]) => first?.digest ?? 'none');
}
