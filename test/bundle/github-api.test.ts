// SPDX-License-Identifier: Apache-2.0
// dist/action and dist/cli where GitHub's API tells of the project, and where it isn't asked. A server on loopback stands for it.
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Plan } from '../../src/plan/plan.ts';
import { gitEnv, makeProject, type Project } from '../e2e/project.ts';
import { readFixture } from '../facts/fixture.ts';
import { REPOSITORY, startGithub, type GithubServer } from '../github/server.ts';
import { runActionStep } from '../lab/action-step.ts';
import { githubEnv, pushEvent } from './github.ts';
import { pickRows } from '../lab/nightly.ts';
import { findNodes } from './node.ts';

const action = fileURLToPath(new URL('../..', import.meta.url));
const cli = join(action, 'dist/cli/index.js');
const images = '127.0.0.1:9/acme/app';
const OCI = 'org.opencontainers.image.';
const schedule = readFixture('github', 'schedule').event;
let project: Project;
let sha: string;
let temp: string;
let server: GithubServer;

beforeAll(async () => {
  project = await makeProject({});
  sha = await project.commit('Second');
});

beforeEach(async () => {
  temp = await mkdtemp(join(tmpdir(), 'tagship-github-api-'));
  server = await startGithub({ body: REPOSITORY });
});

afterEach(async () => {
  await server.close();
  await rm(temp, { recursive: true });
});

afterAll(() => project.remove());

/** A job on `main` whose loaded files are noted. */
function toEnv(eventName: string): Record<string, string> {
  return {
    ...githubEnv('refs/heads/main', sha),
    GITHUB_EVENT_NAME: eventName,
    GITHUB_API_URL: server.url,
    NODE_V8_COVERAGE: join(temp, 'loaded'),
  };
}

/** Whether the client of GitHub's API was loaded. */
async function hasLoadedClient(): Promise<boolean> {
  const directory = join(temp, 'loaded');
  const files = await readdir(directory);
  const texts = await Promise.all(files.map((name) => readFile(join(directory, name), 'utf8')));
  const paths = texts
    .flatMap((text) => [...text.matchAll(/"file:\/\/([^"]+\/dist\/[^"]+\.js)"/g)])
    .map(([, path = '']) => path);
  expect(paths.length).toBeGreaterThan(0);
  const codes = await Promise.all(paths.map((path) => readFile(path, 'utf8')));
  return codes.some((code) => code.includes('octokit-core.js'));
}

async function step(node: string, eventName: string, event: unknown) {
  const result = await runActionStep({
    action,
    node,
    workspace: project.directory,
    event,
    with: { command: 'plan', images },
    env: { ...toEnv(eventName), RUNNER_TEMP: temp, HOME: project.home },
  });
  result.cleanup();
  return result;
}

async function plan(node: string, eventName: string, event: unknown, args: readonly string[] = []) {
  const path = join(temp, 'event.json');
  await writeFile(path, JSON.stringify(event));
  const env = {
    ...gitEnv(project.home),
    ...toEnv(eventName),
    ...{ GITHUB_ACTIONS: 'true', GITHUB_EVENT_PATH: path, TAGSHIP_GITHUB_TOKEN: 'ghs_secret' },
  };
  const words = [cli, 'plan', '--json', `--image=${images}`, ...args];
  return new Promise<{ made: Plan; stdout: string; stderr: string }>((resolve) => {
    execFile(node, words, { cwd: project.directory, env }, (_error, stdout, stderr) => {
      resolve({ made: JSON.parse(stdout) as Plan, stdout, stderr });
    });
  });
}

const labels = {
  [`${OCI}description`]: REPOSITORY.description,
  [`${OCI}licenses`]: 'Apache-2.0',
  [`${OCI}title`]: 'app',
  [`${OCI}url`]: 'https://github.com/acme/app',
};
const requests = (token: string) => [
  { method: 'GET', url: '/repos/acme/app', headers: { authorization: `token ${token}` } },
];

describe.each(pickRows(findNodes()))('under Node $major', ({ path }) => {
  it('the action labels a schedule with what the API says', async () => {
    const result = await step(path, 'schedule', schedule);
    expect(result).toMatchObject({ code: 0, stderr: '' });
    expect(result.outputs.tags).toBe(`${images}:nightly`);
    expect(JSON.parse(result.outputs.json ?? '')).toMatchObject({ labels });
    expect(result.commands.filter(({ name }) => name === 'notice')).toEqual([]);
    expect(server.requests).toMatchObject(requests('ghs_lab'));
    expect(await hasLoadedClient()).toBe(true);
  });

  it('npx tagship does so too, and a public project gets its provenance', async () => {
    const { made, stdout, stderr } = await plan(path, 'schedule', schedule);
    expect({ stderr, problems: made.problems }).toEqual({ stderr: '', problems: [] });
    expect(made.targets[0]?.labels).toMatchObject(labels);
    expect(JSON.stringify(made.targets)).toContain('mode=max');
    expect(stdout).not.toContain('ghs_secret');
    expect(server.requests).toMatchObject(requests('ghs_secret'));
  });

  it('nothing is asked or loaded where the payload says it all', async () => {
    const result = await step(path, 'push', pushEvent('refs/heads/main'));
    expect(result).toMatchObject({ code: 0, stderr: '' });
    const { made } = await plan(path, 'push', pushEvent('refs/heads/main'));
    expect(made.problems).toEqual([]);
    expect(server.requests).toEqual([]);
    expect(await hasLoadedClient()).toBe(false);
  });

  it('a failure is a notice, and the plan is as without', async () => {
    await server.close();
    server = await startGithub({ status: 404, body: { message: 'Not Found' } });
    const result = await step(path, 'schedule', schedule);
    const notices = result.commands.filter(({ name }) => name === 'notice');
    expect({ code: result.code, notices }).toMatchObject({
      code: 0,
      notices: [{ properties: 'title=GITHUB_REFUSED' }],
    });
    expect(notices[0]?.message).toContain('it answered 404 "Not Found"');
    expect(notices[0]?.message).toContain('permissions: contents: read');
    expect(result.outputs.tags).toBe(`${images}:nightly`);
    expect(JSON.parse(result.outputs.json ?? '')).toMatchObject({
      labels: { [`${OCI}description`]: '', [`${OCI}licenses`]: '' },
    });
  });
});

it('labels under compat: strict are those of docker/metadata-action', async () => {
  const { made } = await plan(process.execPath, 'schedule', schedule, ['--compat=strict']);
  expect(made.targets[0]?.labels).toMatchObject(labels);
  expect(server.requests).toHaveLength(1);
});

it('--no-remote asks nothing', async () => {
  await plan(process.execPath, 'schedule', schedule, ['--no-remote']);
  expect(server.requests).toEqual([]);
});
