// SPDX-License-Identifier: Apache-2.0
// `npm run demo -- lifecycle`: two releases on two registries are promoted, backed up, pruned, restored and shown on a page.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeProject, type Project } from '../test/e2e/project.ts';
import { lab, useLab, writeDockerConfig, type Lab } from '../test/lab/lab.ts';
import { check, say, tagship, type RunContext } from './demo-stage.ts';

/** Where the demo runs and what it looks after. */
interface Stage {
  readonly project: Project;
  readonly context: RunContext;
  readonly repositories: readonly [string, string];
}

/** Ships two versions and looks after them; prints the commands. */
export async function showLifecycle(): Promise<void> {
  say('Starting an engine and two registries on this machine …');
  const release = await useLab();
  const here = await lab();
  const project = await makeProject({ lab: here });
  try {
    const stage = prepare(here, project);
    await shipTwice(stage);
    await promote(stage);
    await prune(stage);
    await show(stage);
  } finally {
    await project.remove();
    await release();
  }
}

function prepare(here: Lab, project: Project): Stage {
  const config = join(project.home, 'docker');
  writeDockerConfig(here, config);
  const { plain, second } = here.registries;
  const name = `demo-${Date.now()}/hello`;
  return {
    project,
    context: {
      cwd: project.directory,
      env: { ...here.env, DOCKER_CONFIG: config, HOME: project.home },
    },
    repositories: [`${plain.host}/${name}`, `${second.host}/${name}`],
  };
}

const toImages = ({ repositories }: Stage) => repositories.map((name) => `--image=${name}`);

async function shipTwice(stage: Stage): Promise<void> {
  const { project, context } = stage;
  say('\n1. Two releases go to two registries, and each run records what it does to tags.');
  for (const version of ['1.2.3', '1.2.4']) {
    await project.commit(`A change for ${version}`, { 'change.txt': `${version}\n` });
    await project.release(`v${version}`);
    const args = [`--git-tag=v${version}`, '--history', ...toImages(stage)];
    await tagship(context, ['ship', '--push', ...args]);
  }
}

async function promote(stage: Stage): Promise<void> {
  const { context, repositories } = stage;
  const to = ['--to=production', '--history', ...toImages(stage)];
  say('\n2. The older version is promoted, then the newer one; nothing is built.');
  await tagship(context, ['promote', '1.2.3', ...to]);
  await tagship(context, ['promote', '1.2.4', ...to]);
  const digests = await readAll(repositories, ['production', '1.2.4']);
  check('production is 1.2.4 in both registries', new Set(digests).size === 1);
  say('\n3. Who moved production, and from what to what?');
  const log = await tagship(context, ['log', `${repositories[0]}:production`]);
  check('the log names both versions', log.includes('1.2.3') && log.includes('1.2.4'));
}

async function prune({ context, repositories: [first, second] }: Stage): Promise<void> {
  const policy = ['--keep-last=1', '--minimum-age=0d'];
  say('\n4. The first registry is to keep one version. First a dry run, then with a backup.');
  const [before = ''] = await readAll([first], ['1.2.3']);
  await tagship(context, ['prune', first, ...policy]);
  check('the dry run deleted nothing', (await readAll([first], ['1.2.3'])).join() === before);
  await tagship(context, ['prune', first, ...policy, '--yes', '--backup=backup']);
  check('1.2.3 is gone', (await readAll([first], ['1.2.3'])).join() === '');
  const kept = await readAll([first, second], ['1.2.4', 'latest', 'production']);
  check('1.2.4, latest and production are as they were', new Set(kept).size === 1);
  say('\n5. 1.2.3 is restored from the backup.');
  await tagship(context, ['copy', 'oci:backup:1.2.3', first]);
  check('1.2.3 is the same image again', (await readAll([first], ['1.2.3'])).join() === before);
}

async function show({ context, repositories }: Stage): Promise<void> {
  say('\n6. What is there now, as a table and as a page.');
  await tagship(context, ['status', ...repositories, '--html=status.html', '--fail-on=drift']);
  const page = await readFile(join(context.cwd, 'status.html'), 'utf8');
  check(
    'the page shows production and 1.2.4',
    page.includes('production') && page.includes('1.2.4'),
  );
}

/** The digests of these tags in each repository; empty for one that does not exist. */
async function readAll(
  repositories: readonly string[],
  tags: readonly string[],
): Promise<readonly string[]> {
  const accept = ['image.index', 'image.manifest'].map(
    (kind) => `application/vnd.oci.${kind}.v1+json`,
  );
  const all = repositories.flatMap((name) => tags.map((tag) => ({ name, tag })));
  return Promise.all(
    all.map(async ({ name, tag }) => {
      const slash = name.indexOf('/');
      const url = `http://${name.slice(0, slash)}/v2${name.slice(slash)}/manifests/${tag}`;
      const answer = await fetch(url, { method: 'HEAD', headers: { accept: accept.join(', ') } });
      return answer.ok ? (answer.headers.get('docker-content-digest') ?? '') : '';
    }),
  );
}
