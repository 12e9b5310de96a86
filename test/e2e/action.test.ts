// SPDX-License-Identifier: Apache-2.0
// The action's bundle as GitHub's runner starts it, under Node 20 and Node 24: outputs, annotations, summary, masks, post step.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../src/plan/plan.ts';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import { findNodes } from '../bundle/node.ts';
import { runActionStep, type ActionStep, type StepResult } from '../lab/action-step.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { nightly, pickRows } from '../lab/nightly.ts';
import { runId } from './cli.ts';
import { makeProject, type Project } from './project.ts';
import { watchTags } from './tags.ts';

const action = fileURLToPath(new URL('../..', import.meta.url));
let site: Lab;
let project: Project;
let sha = '';

beforeAll(async () => {
  site = await lab();
  project = await makeProject({ lab: site });
  sha = await project.release('v1.2.3');
});
afterAll(() => project.remove());

const repository = {
  full_name: 'acme/App',
  default_branch: 'main',
  html_url: 'https://github.com/acme/App',
};

function onTag(more: Partial<ActionStep> & Pick<ActionStep, 'node'>): ActionStep {
  return {
    action,
    workspace: project.directory,
    event: { ref: 'refs/tags/v1.2.3', repository },
    ...more,
    env: {
      ...site.env,
      HOME: project.home,
      GITHUB_EVENT_NAME: 'push',
      GITHUB_REF: 'refs/tags/v1.2.3',
      GITHUB_REF_TYPE: 'tag',
      GITHUB_SHA: sha,
      GITHUB_REPOSITORY: 'acme/App',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_RUN_NUMBER: '567',
      ...more.env,
    },
  };
}

/**
 * The step and its post step, in one RUNNER_TEMP, as in a job. No tag may change but those that its
 * receipt names.
 */
async function job(
  step: ActionStep,
): Promise<{ main: StepResult; post: StepResult; left: readonly string[] }> {
  const words = Object.values({ ...step.with, ...step.env }).join('\n');
  const tags = watchTags(site, words);
  const main = await runActionStep(step);
  const { receipt } = main.outputs;
  tags.expectOnly(receipt === undefined ? undefined : (JSON.parse(receipt) as Receipt), words);
  const env = { ...step.env, RUNNER_TEMP: main.runnerTemp };
  const post = await runActionStep({ ...step, env, phase: 'post', state: main.state });
  const left = readdirSync(main.runnerTemp);
  post.cleanup();
  main.cleanup();
  return { main, post, left };
}

// GitHub runs actions with the newest; test/bundle runs both.
describe.each(pickRows(findNodes().toReversed()))('under Node $major', ({ major, path: node }) => {
  it('ships, and says so in outputs and summary', async () => {
    const { host, users } = site.registries.htpasswd;
    const images = [
      `${site.registries.plain.host}/action-${runId}/n${major}`,
      `${host}/action-${runId}/n${major}`,
    ];
    const artifacts = join(project.home, `artifacts-${major}`);
    const { main, post, left } = await job(
      onTag({
        node,
        runnerFiles: { GITHUB_ARTIFACTS: artifacts },
        with: {
          images: images.join('\n'),
          registries: `${host}: {username: alice, password: "${users.alice ?? ''}"}`,
          'build-args': 'VERSION={{version}}',
        },
      }),
    );
    expect(main.code, main.stdout).toBe(0);
    expect(main.unexpectedInputs).toEqual([]);
    const { outputs } = main;
    expect(outputs).toMatchObject({ version: '1.2.3', held: '' });
    expect(outputs['tag-names']?.split('\n').sort()).toEqual(['1', '1.2', '1.2.3', 'latest']);
    expect(outputs.tags?.split('\n')).toHaveLength(8);
    expect(outputs.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    const [first = ''] = images;
    expect(readFileSync(artifacts, 'utf8')).toBe(`oci://${first}:1.2.3@${outputs.digest ?? ''}\n`);
    const receipt = JSON.parse(outputs.receipt ?? '') as Receipt;
    expect(receipt.status).toBe('done');
    expect((JSON.parse(outputs.plan ?? '') as Plan).facts.run.number).toBe('567');
    const metadata = JSON.parse(outputs.metadata ?? '') as Record<string, unknown>;
    expect(metadata).toMatchObject({
      'buildx.build.provenance': { buildType: expect.stringContaining('buildkit') as unknown },
      'buildx.build.ref': expect.stringMatching(/^[\w-]+\/[\w-]+\/\w+$/) as unknown,
      'containerimage.config.digest': outputs.imageid,
      'containerimage.descriptor': { digest: outputs.digest },
      'containerimage.digest': outputs.digest,
    });
    expect(String(metadata['image.name']).split(',').sort()).toEqual(
      outputs.tags?.split('\n').sort(),
    );
    expect(main.summary).toContain('docker pull');
    expect(main.commands.filter(({ name }) => name === 'error')).toEqual([]);
    expect(post.code, post.stdout).toBe(0);
    expect(left).toEqual([]);
    expect(existsSync(`${project.home}/.docker`)).toBe(false);
  });

  nightly(it)('masks the password before it is used, and says it nowhere else', async () => {
    const password = `pass-${runId}-word`;
    const { host } = site.registries.htpasswd;
    const { main } = await job(
      onTag({
        node,
        with: {
          images: `${host}/action-${runId}/masked`,
          registries: `{"${host}": {"username": "alice", "password": "${password}"}}`,
        },
      }),
    );
    expect(main.code).toBe(1);
    expect(
      main.commands.some(({ name, message }) => name === 'add-mask' && message === password),
    ).toBe(true);
    const spoken = main.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
    expect(
      spoken.join('\n') + main.stderr + main.summary + JSON.stringify(main.outputs),
    ).not.toContain(password);
    expect(main.commands.find(({ name }) => name === 'error')?.properties).toContain(
      'LOGIN_REFUSED',
    );
  });

  it('plans with metadata-action rules, needs no Docker, and sets its outputs and variables', async () => {
    const { main, left } = await job(
      onTag({
        node,
        env: { DOCKER_HOST: 'unix:///nowhere.sock' },
        with: {
          command: 'plan',
          images: 'ghcr.io/acme/App',
          tags: 'type=semver,pattern={{version}}\ntype=sha',
          push: '',
          labels: '',
        },
      }),
    );
    expect(main.code, main.stdout).toBe(0);
    const names = ['1.2.3', 'latest', `sha-${sha.slice(0, 7)}`];
    expect(main.outputs.tags?.split('\n').sort()).toEqual(
      names.map((name) => `ghcr.io/acme/app:${name}`).sort(),
    );
    expect(main.env.DOCKER_METADATA_OUTPUT_VERSION).toBe('1.2.3');
    expect(main.outputs.json).toContain('ghcr.io/acme/app:1.2.3');
    expect(main.summary).toContain('<code>1.2.3</code>');
    expect(left).toEqual([]);
  });

  nightly(it)('gives bake files that later steps can read', async () => {
    const main = await runActionStep(
      onTag({ node, with: { command: 'plan', images: 'ghcr.io/acme/app' } }),
    );
    const bake = JSON.parse(readFileSync(main.outputs['bake-file'] ?? '', 'utf8')) as {
      target: object;
    };
    main.cleanup();
    expect(Object.keys(bake.target)).toEqual(['docker-metadata-action']);
  });

  it('makes every problem an annotation, all at once', async () => {
    const { main } = await job(
      onTag({
        node,
        with: { command: 'plan', push: 'maybe', platforms: 'linux/amd64', 'v-prefix': 'no' },
      }),
    );
    expect(main.code).toBe(1);
    const errors = main.commands
      .filter(({ name }) => name === 'error')
      .map(({ message }) => message);
    expect(errors.join('\n')).toContain('maybe');
    expect(errors.join('\n')).toContain('v-prefix');
    expect(main.outputs).toEqual({});
  });

  it('only builds a change from a fork, with a notice', async () => {
    const { main } = await job(
      onTag({
        node,
        with: { images: `${site.registries.plain.host}/action-${runId}/fork` },
        event: {
          repository,
          pull_request: {
            number: 42,
            head: { sha, ref: 'main', repo: { full_name: 'mallory/App', fork: true } },
            base: { ref: 'main', repo: repository },
          },
        },
        env: {
          GITHUB_EVENT_NAME: 'pull_request',
          GITHUB_REF: 'refs/pull/42/merge',
          GITHUB_HEAD_REF: 'main',
          GITHUB_BASE_REF: 'main',
        },
      }),
    );
    expect(main.code, main.stdout).toBe(0);
    expect((JSON.parse(main.outputs.receipt ?? '') as Receipt).pushed).toBe(false);
    const answer = await fetch(`${site.registries.plain.url}/v2/action-${runId}/fork/tags/list`);
    expect(answer.status).toBe(404);
  });
});
