// SPDX-License-Identifier: Apache-2.0
// The workflows of the cookbook about published images, run job by job as GitHub runs them, on registries in place of ghcr.io and quay.io.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { githubEnv, pushEvent } from '../bundle/github.ts';
import { pickNode } from '../bundle/node.ts';
import { listBlocks } from '../contract/documents.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { isNightly, nightly } from '../lab/nightly.ts';
import { runWorkflow } from '../lab/workflow-run.ts';
import type { JobReport, StepReport } from '../lab/workflow.ts';
import { storeOf } from '../lifecycle/prune/stores.ts';
import { createBench } from '../registry/bench.ts';
import { cliBundle, runCli, runId } from './cli.ts';
import { writeKeys } from './history.ts';
import { makeProject, type Project } from './project.ts';
import { read, receiptOf } from './promotions.ts';
import { pushStore } from './stored.ts';

const action = fileURLToPath(new URL('../..', import.meta.url));
const blocks = listBlocks('docs/cookbook.md');
let site: Lab;
let project: Project;
let digest = '';

const here = () => `${site.registries.plain.host}/cookbook-${runId}/app`;
const mirror = () => `${site.registries.second.host}/cookbook-${runId}/app`;

beforeAll(async () => {
  site = await lab();
  project = await makeProject({ lab: site });
  if (!isNightly) return;
  await writeKeys(project.directory);
  const sign = ['--sign', 'key', '--sign-key-file', 'own.pem', '--history'];
  for (const version of ['1.2.2', '1.2.3']) {
    await project.commit(version);
    await project.release(`v${version}`);
    const args = ['ship', '--push', '--json', '--image', here(), ...sign];
    digest = receiptOf(await runCli({ lab: site, project, args })).targets[0]?.digest ?? '';
  }
}, 120_000);
afterAll(() => project.remove());

/** The text of the cookbook's workflow in that file that has this line, on the lab's registries. */
function workflowOf(file: string, line: string): string {
  const found = blocks.filter(
    ({ path, text }) => path === `.github/workflows/${file}` && text.includes(line),
  );
  expect(found, file).toHaveLength(1);
  return toLab(found[0]?.text ?? '');
}

function toLab(text: string): string {
  const quay = mirror().split('/', 1)[0] ?? '';
  return text
    .replaceAll('ghcr.io/acme/app', here())
    .replaceAll('quay.io/acme/app', mirror())
    .replaceAll('quay.io:', `"${quay}":`);
}

interface Started {
  readonly event?: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

/** The last job of a workflow that was started by hand or by its schedule. */
async function run(
  text: string,
  { event = 'schedule', inputs = {} }: Started = {},
): Promise<JobReport & { readonly own: StepReport }> {
  const sha = await project.git('rev-parse', 'HEAD');
  const env = { ...githubEnv('refs/heads/main', sha), GITHUB_EVENT_NAME: event };
  const github = Object.entries(env).map(([key, value]) => [
    key.slice('GITHUB_'.length).toLowerCase(),
    value,
  ]);
  const jobs = await runWorkflow(text, {
    workspace: project.directory,
    node: pickNode(),
    actions: {
      ...{ 'actions/checkout': 'provided', 'tagship/tagship': action },
      ...{ 'actions/upload-pages-artifact': 'provided', 'actions/deploy-pages': 'provided' },
    },
    github: Object.fromEntries(github) as Record<string, string>,
    event: { ...pushEvent('refs/heads/main'), inputs },
    inputs,
    secrets: { GITHUB_TOKEN: 'token-4711', QUAY_TOKEN: 'token-4712' },
    env: { PATH: site.env.PATH, HOME: project.home },
  });
  const job = jobs.find(({ steps }) => steps.some(({ name }) => name.startsWith('tagship/')));
  const own = job?.steps.find(({ name }) => name.startsWith('tagship/'));
  if (job === undefined || own === undefined) throw new Error(JSON.stringify(jobs));
  expect(own.unexpectedInputs).toEqual([]);
  return { ...job, own };
}

it('prune: old commits and nights go, and all else stays', async () => {
  const store = storeOf(['1.0.0', 'latest=1.0.0', 'sha-1a2b3c4', 'nightly-7', 'stable-1']);
  const { host } = site.registries.second;
  const name = `cookbook-${runId}/pruned`;
  const bench = createBench();
  await pushStore(store, bench.open(host, name));
  bench.client.close();
  const text = workflowOf('prune.yml', 'command: prune').replaceAll(here(), `${host}/${name}`);
  const job = await run(text);
  expect(job.result, job.own.log).toBe('success');
  expect(job.own.summary).toContain('nightly-7');
  const tags = ['1.0.0', 'latest', 'stable-1', 'sha-1a2b3c4', 'nightly-7'];
  const found = await Promise.all(tags.map((tag) => read(`${host}/${name}`, tag)));
  const wanted = tags.slice(0, 3).map((tag) => store.tags.get(tag));
  expect(found).toEqual([...wanted, undefined, undefined]);
});

nightly(it)('verify: an image that is signed passes, and one that is not fails', async () => {
  // The public instance of Sigstore is out of reach: a key stands for the identity.
  const text = workflowOf('deploy.yml', 'command: verify')
    .replace(/verify-identity-regexp: .*/, 'verify-key: own.pub')
    .replace(/ +verify-issuer: .*\n/, '');
  const signed = await run(text, {
    ...{ event: 'workflow_dispatch', inputs: { image: `${here()}@${digest}` } },
  });
  expect(signed.result, signed.own.log).toBe('success');
  const plain = ['ship', '--push', '--json', '--image', `${here()}-plain`];
  receiptOf(await runCli({ lab: site, project, args: plain }));
  const refused = await run(text, {
    ...{ event: 'workflow_dispatch', inputs: { image: `${here()}-plain:1.2.3` } },
  });
  expect(refused.result).toBe('failure');
  expect(refused.own.log).toContain('VERIFY_UNSIGNED');
});

nightly(it)('promote: the version gets the tags of the environment', async () => {
  const job = await run(workflowOf('promote.yml', 'command: promote'), {
    ...{ event: 'workflow_dispatch', inputs: { version: '1.2.3' } },
  });
  expect(job.result, job.own.log).toBe('success');
  expect(await read(here(), 'production')).toBe(digest);
});

nightly(it)('who moved latest: the summary names version and run', async () => {
  const text = workflowOf('who-moved-latest.yml', 'command: log');
  const job = await run(text, { event: 'workflow_dispatch' });
  expect(job.result, job.own.log).toBe('success');
  expect(job.own.summary).toContain('1.2.3');
});

nightly(it)('status: passes where nothing was found, and the page is written', async () => {
  const job = await run(workflowOf('status.yml', 'command: status'));
  expect(job.result, job.own.log).toBe('success');
  expect(job.own.summary).toContain('latest');
  const example = await readFile(join(action, 'examples/github/status-page.yml'), 'utf8');
  const npx = `"${process.execPath}" "${cliBundle}"`;
  const text = example
    .replace(/npx --yes tagship@\S+/, npx)
    .replace(' --html', ` ${here()} --html`);
  expect(text).not.toBe(example);
  await runWorkflow(text, {
    ...{ workspace: project.directory, node: pickNode() },
    actions: Object.fromEntries(
      ['checkout', 'upload-pages-artifact', 'deploy-pages'].map((one) => [
        `actions/${one}`,
        'provided',
      ]),
    ),
    secrets: { GITHUB_TOKEN: 'token-4711' },
    env: { PATH: site.env.PATH, HOME: project.home },
  });
  const page = await readFile(join(project.directory, 'status-page', 'index.html'), 'utf8');
  expect(page).toContain(digest);
});

nightly(it)('copy: all tags and signatures are in the second registry', async () => {
  const job = await run(workflowOf('copy.yml', 'command: copy'));
  expect(job.result, job.own.log).toBe('success');
  for (const tag of ['1.2.3', 'latest', 'production']) {
    expect(await read(mirror(), tag), tag).toBe(digest);
  }
  expect(await read(mirror(), digest.replace(':', '-'))).toBeDefined();
});

nightly(it)('yank and unyank: latest goes to the version before, and may come back', async () => {
  const text = workflowOf('yank.yml', 'yank, unyank');
  const inputs = { version: '1.2.3', because: '<b>x</b> **y** `z` | ::error::boom ##[error]boom' };
  const start = (command: string) =>
    run(text, { event: 'workflow_dispatch', inputs: { ...inputs, command } });
  const yanked = await start('yank');
  expect(yanked.result, yanked.own.log).toBe('success');
  expect(await read(here(), 'latest')).toBe(await read(here(), '1.2.2'));
  expect(yanked.own.summary).not.toContain('<b>');
  expect(yanked.own.summary).toContain('boom');
  expect(yanked.own.log).not.toMatch(/^(?:::error::|##\[error\])boom/m);
  const lifted = await start('unyank');
  expect(lifted.result, lifted.own.log).toBe('success');
});
