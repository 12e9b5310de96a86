// SPDX-License-Identifier: Apache-2.0
// The examples that publish a status page, run as GitHub and GitLab would up to what they hand over.
import { mkdir, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { githubEnv, pushEvent } from '../bundle/github.ts';
import { findNodes } from '../bundle/node.ts';
import { runId } from '../e2e/cli.ts';
import { makeProject, type Project } from '../e2e/project.ts';
import { makeImages, makeSigner, seedStatus } from '../e2e/statuses.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { runWorkflow } from '../lab/workflow-run.ts';
import { createBench } from '../registry/bench.ts';
import { renderComponent, resolveJob, type InputValue } from '../gitlab/render.ts';
import { readExampleText } from './example.ts';
import { installPrograms, readRun, runScript } from './runs.ts';

const path = `examples-${runId}/status`;
let site: Lab;
let project: Project;
let sha: string;

beforeAll(async () => {
  site = await lab();
  project = await makeProject({});
  sha = await project.git('rev-parse', 'HEAD');
  await mkdir(project.home, { recursive: true });
  const { client, open } = createBench();
  const { plain, second } = site.registries;
  const made = { images: makeImages(`examples ${runId}`), signer: makeSigner().signer };
  await seedStatus(open(plain.host, path), open(second.host, path), made);
  client.close();
});
afterAll(() => project.remove());

const image = () => `${site.registries.plain.host}/${path}`;

async function readPage(file: string): Promise<string> {
  return readFile(join(project.directory, file), 'utf8');
}

it('examples/github/status-page.yml writes the page that it uploads', async () => {
  const bin = await installPrograms(project);
  const ref = 'refs/heads/main';
  const jobs = await runWorkflow(readExampleText('github/status-page.yml'), {
    workspace: project.directory,
    node: findNodes()[1]?.path ?? '',
    actions: {
      'actions/checkout': 'provided',
      'actions/upload-pages-artifact': 'provided',
      'actions/deploy-pages': 'provided',
    },
    github: {
      ref,
      sha,
      event_name: 'schedule',
      repository: 'acme/app',
      api_url: 'http://127.0.0.1:9',
    },
    event: pushEvent(ref),
    secrets: { GITHUB_TOKEN: 'ghs_0123456789abcdef' },
    env: {
      ...githubEnv(ref, sha),
      PATH: [bin, site.env.PATH].join(delimiter),
      HOME: project.home,
      TAGSHIP_IMAGES: image(),
    },
  });
  const log = jobs.flatMap(({ steps }) => steps.map((step) => step.log)).join('\n');
  expect(
    jobs.map(({ id, result }) => `${id}: ${result}`),
    log,
  ).toEqual(['status: success', 'publish: success']);
  expect(await readPage('status-page/index.html')).toContain(
    `docker pull ${image()}:1.3.0@sha256:`,
  );
  await project.git('clean', '--quiet', '--force', '-d');
});

it('examples/gitlab/status-page.yml writes the page that GitLab publishes', async () => {
  const { include } = parse(readExampleText('gitlab/status-page.yml')) as {
    include: [{ remote: string; inputs: Readonly<Record<string, InputValue>> }];
  };
  const [{ remote, inputs }] = include;
  const template = remote.slice(remote.indexOf('templates/'));
  const component = await readFile(new URL(`../../${template}`, import.meta.url), 'utf8');
  const rendered = renderComponent(component, inputs);
  const pages = resolveJob('jobs' in rendered ? rendered.jobs : {}, 'pages');
  const variables = Object.entries(pages.variables ?? {}).map(
    ([name, variable]): [string, string] => [
      name,
      String(typeof variable === 'object' ? variable.value : variable),
    ],
  );
  const example = {
    script: (pages.script ?? []).join('\n'),
    env: { ...Object.fromEntries(variables), TAGSHIP_IMAGES: image() },
    secrets: {},
  };
  const ci = readRun('gitlab', 'schedule', sha);
  const run = await runScript({ project, example, ci, store: {} });
  expect(run.code, run.stderr).toBe(0);
  expect(pages.artifacts).toMatchObject({ paths: ['public'] });
  expect(await readPage('public/index.html')).toContain(`docker pull ${image()}:1.3.0@sha256:`);
});
