// SPDX-License-Identifier: Apache-2.0
// The examples of a monorepo as they are run: by the CLI, on GitHub and on GitLab; all for one tagship.yml.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import { githubEnv, pushEvent } from '../bundle/github.ts';
import { findNodes } from '../bundle/node.ts';
import { runCli, runId } from '../e2e/cli.ts';
import { makeProject, type Project } from '../e2e/project.ts';
import { runPipeline } from '../gitlab/pipeline.ts';
import { renderComponent, type InputValue } from '../gitlab/render.ts';
import { lab, writeDockerConfig, type Lab } from '../lab/lab.ts';
import { runWorkflow } from '../lab/workflow-run.ts';
import { isNightly, nightly } from '../lab/nightly.ts';
import { readExampleText } from './example.ts';
import { makeMonorepo } from './monorepo.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const SHIP = 'tagship/tagship/.github/workflows/ship.yml';
const RELEASE = ['1', '1.0', '1.0.0', 'latest'];
const BOTH = ['linux/amd64', 'linux/arm64'];

let site: Lab;
let project: Project | undefined;
let count = 0;

beforeAll(async () => {
  site = await lab();
});
afterEach(() => project?.remove());

const newPath = () => `monorepo-${runId}/${(count += 1)}`;

async function makeOwn(
  images: readonly string[],
  files: Readonly<Record<string, string>> = {},
): Promise<Project> {
  project = await makeProject({ files: { ...makeMonorepo(images), ...files } });
  return project;
}

interface Answer {
  readonly tags?: readonly string[] | null;
  readonly manifests?: readonly { readonly platform: { os: string; architecture: string } }[];
}

async function ask(repository: string, path: string): Promise<Answer> {
  const [host = '', ...name] = repository.split('/');
  const user = host === site.registries.htpasswd.host ? 'alice' : '';
  const password = site.registries.htpasswd.users[user] ?? '';
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const accept = 'application/vnd.oci.image.index.v1+json';
  const headers = { accept, ...(user !== '' && { authorization }) };
  const answer = await fetch(`http://${host}/v2/${name.join('/')}/${path}`, { headers });
  return (await answer.json()) as Answer;
}

async function tagsOf(repository: string): Promise<readonly string[]> {
  return [...((await ask(repository, 'tags/list')).tags ?? [])].sort();
}

async function platformsOf(repository: string, tag: string): Promise<readonly string[]> {
  const { manifests = [] } = await ask(repository, `manifests/${tag}`);
  const all = manifests.map(({ platform }) => `${platform.os}/${platform.architecture}`);
  return all.filter((platform) => platform !== 'unknown/unknown');
}

/** The images of the release are there, on both platforms, and the web page has none. */
async function expectRelease(prefix: string): Promise<void> {
  for (const name of ['base', 'api', 'worker']) {
    expect(await tagsOf(`${prefix}/${name}`), name).toEqual(RELEASE);
    expect(await platformsOf(`${prefix}/${name}`, '1.0.0'), name).toEqual(BOTH);
  }
  expect(await tagsOf(`${prefix}/web`)).toEqual([]);
}

describe('examples/cli', () => {
  it('releases by legs and a merge; then at night the web page alone, and what changed', async () => {
    const prefix = `${site.registries.plain.host}/${newPath()}`;
    const own = await makeOwn([`${prefix}/{{name}}`]);
    await own.release('v1.0.0');
    const ship = async (args: readonly string[]): Promise<Receipt> => {
      const run = await runCli({ lab: site, project: own, args: [...args, '--json'] });
      expect(run.code, run.stderr).toBe(0);
      return JSON.parse(run.stdout) as Receipt;
    };
    const push = ['ship', '--push', '--builder', site.buildkit.tcp];
    const records = ['amd64', 'arm64'].map((name) => join(own.home, `leg-${name}.json`));
    await ship([...push, '--leg', 'linux/amd64', '--record', records[0] ?? '']);
    const second = ['ship', '--push', '--builder', site.secondBuildkit.tcp];
    await ship([...second, '--leg', 'linux/arm64', '--record', records[1] ?? '']);
    expect(await tagsOf(`${prefix}/api`)).toEqual([]);
    await ship(['merge', '--push', ...records]);
    await expectRelease(prefix);
    if (!isNightly) return;
    await own.commit('A page');
    await own.release('web@2.0.1');
    await ship([...push, '--git-tag', 'web@2.0.1']);
    expect(await tagsOf(`${prefix}/web`)).toEqual(['2', '2.0', '2.0.1', 'latest']);
    await own.commit('A change', { 'services/api/api.sh': 'echo changed\n' });
    await own.push();
    const { targets } = await ship(push);
    const built = targets.filter(({ reused }) => !reused).map(({ name }) => name);
    expect(built).toEqual(['api']);
  });
});

nightly(it)('github/monorepo.yml releases by legs and a merge', async () => {
  const prefix = `${site.registries.plain.host}/${newPath()}`;
  const own = await makeOwn([`${prefix}/{{name}}`]);
  const sha = await own.release('v1.0.0');
  writeDockerConfig(site, join(own.home, '.docker'));
  const ref = 'refs/tags/v1.0.0';
  const github = Object.entries({ ...githubEnv(ref, sha), GITHUB_EVENT_NAME: 'push' });
  const jobs = await runWorkflow(readExampleText('github/monorepo.yml'), {
    workspace: own.directory,
    node: findNodes()[1]?.path ?? '',
    actions: { 'actions/checkout': 'provided', 'tagship/tagship': root },
    workflows: { [SHIP]: readFileSync(join(root, '.github/workflows/ship.yml'), 'utf8') },
    github: Object.fromEntries(
      github.map(([name, value]) => [name.slice('GITHUB_'.length).toLowerCase(), value]),
    ),
    event: pushEvent(ref),
    env: {
      ...{ PATH: site.env.PATH, DOCKER_HOST: site.env.DOCKER_HOST, HOME: own.home },
      TAGSHIP_BUILDER: site.buildkit.tcp,
    },
  });
  const log = jobs.flatMap(({ steps }) => steps.map((step) => step.log)).join('\n');
  expect(
    jobs.map(({ result }) => result).filter((result) => result !== 'success'),
    log,
  ).toEqual([]);
  await expectRelease(prefix);
});

nightly(it)('gitlab/monorepo.yml releases by legs and a merge', async () => {
  const { include } = parse(readExampleText('gitlab/monorepo.yml')) as {
    include: readonly { inputs: Readonly<Record<string, InputValue>> }[];
  };
  const template = readFileSync(join(root, 'templates/multi.yml'), 'utf8');
  const more = { engine: 'host', builder: site.buildkit.tcp };
  const { errors, text = '' } = renderComponent(template, { ...include[0]?.inputs, ...more });
  expect(errors).toEqual([]);
  const own = await makeOwn(['unused.example/{{name}}'], { '.gitlab-ci.yml': text });
  await own.release('v1.0.0');
  const image = newPath();
  const pipeline = await runPipeline({
    ...{ site, project: own, image },
    variables: { CI_COMMIT_TAG: 'v1.0.0', CI_COMMIT_REF_NAME: 'v1.0.0' },
    unset: ['CI_COMMIT_BRANCH'],
  });
  expect(pipeline.code, pipeline.log).toBe(0);
  await expectRelease(`${site.registries.htpasswd.host}/${image}`);
});
