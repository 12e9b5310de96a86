// SPDX-License-Identifier: Apache-2.0
// login: job and tagship login against a registry with passwords: later steps pull, and the Docker configuration is put back.
import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findNodes } from '../bundle/node.ts';
import { runActionStep, type ActionStep } from '../lab/action-step.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { nightly, pickRows } from '../lab/nightly.ts';
import { runCli, runId } from './cli.ts';
import { makeProject, type Project } from './project.ts';

const action = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
let site: Lab;
let project: Project;
let sha = '';

beforeAll(async () => {
  site = await lab();
  project = await makeProject({ lab: site });
  sha = await project.release('v1.2.3');
});
afterAll(() => project.remove());
afterEach(() => rm(join(project.home, '.docker'), { recursive: true, force: true }));

const node = findNodes().at(-1)?.path ?? process.execPath;
const directory = () => join(project.home, '.docker');
const file = () => join(directory(), 'config.json');
const plugins = () => `"cliPluginsExtraDirs":${JSON.stringify([site.plugins])}`;
const image = () => `${site.registries.htpasswd.host}/login-${runId}/app`;
const secret = () => site.registries.htpasswd.users.alice ?? '';

function toStep(more: Partial<ActionStep> = {}): ActionStep {
  return {
    action,
    node,
    workspace: project.directory,
    event: {
      ref: 'refs/tags/v1.2.3',
      repository: { full_name: 'acme/app', default_branch: 'main' },
    },
    ...more,
    with: {
      images: image(),
      registries: `${site.registries.htpasswd.host}: {username: alice, password: "${secret()}"}`,
      login: 'job',
      ...more.with,
    },
    env: {
      ...site.env,
      HOME: project.home,
      DOCKER_CONFIG: directory(),
      GITHUB_EVENT_NAME: 'push',
      GITHUB_REF: 'refs/tags/v1.2.3',
      GITHUB_REF_TYPE: 'tag',
      GITHUB_SHA: sha,
      GITHUB_REPOSITORY: 'acme/app',
      GITHUB_RUN_ID: '7',
      GITHUB_JOB: 'image',
      ...more.env,
    },
  };
}

/** A later step of the job: whether Docker may pull the image with the job's configuration. */
async function pull(): Promise<string> {
  const env = { ...site.env, HOME: project.home, DOCKER_CONFIG: directory() };
  try {
    await run('docker', ['pull', '--quiet', `${image()}:1.2.3`], { env });
    return 'pulled';
  } catch (thrown) {
    return String((thrown as { stderr?: string }).stderr);
  }
}

function write(text: string): void {
  mkdirSync(directory(), { recursive: true });
  writeFileSync(file(), text, { mode: 0o644 });
}

describe('login: job', () => {
  const configurations = [
    { name: 'a configuration of its own form', more: ' , "HttpHeaders": {"x": "y"}  }\n' },
    { name: 'a store that has no login', more: ',"credsStore":"tagship-test-missing"}' },
  ];
  it.each(pickRows(configurations))(
    'later steps pull, and the post step puts back $name',
    async ({ more }) => {
      const text = `{${plugins()}${more}`;
      write(text);
      const main = await runActionStep(toStep());
      expect(main.code, main.stdout).toBe(0);
      expect(statSync(file()).mode & 0o777).toBe(0o600);
      expect(await pull()).toBe('pulled');
      const spoken = main.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
      const basic = Buffer.from(`alice:${secret()}`).toString('base64');
      for (const hidden of [secret(), basic]) {
        expect(spoken.join('\n') + JSON.stringify(main.outputs) + main.summary).not.toContain(
          hidden,
        );
      }
      const env = { RUNNER_TEMP: main.runnerTemp };
      const post = await runActionStep(toStep({ phase: 'post', state: main.state, env }));
      expect(post.code, post.stdout).toBe(0);
      expect(readFileSync(file(), 'utf8')).toBe(text);
      expect(statSync(file()).mode & 0o777).toBe(0o644);
      expect(existsSync(`${file()}.tagship`)).toBe(false);
      expect(await pull()).not.toBe('pulled');
      [main, post].forEach(({ cleanup }) => {
        cleanup();
      });
    },
  );

  it.each(pickRows(configurations))(
    'a kill just after the write leaves $name to the post step',
    async ({ more }) => {
      const text = `{${plugins()}${more}`;
      write(text);
      const watcher: { kill?: () => void } = {};
      const watching = watch(directory(), (_, name) => {
        if (name === 'config.json') watcher.kill?.();
      });
      const main = await runActionStep(
        toStep({
          onStart: (cancel) => {
            watcher.kill = () => {
              cancel('SIGKILL');
            };
          },
        }),
      );
      watching.close();
      expect(main.code).toBeNull();
      expect(readFileSync(file(), 'utf8')).not.toBe(text);
      const env = { RUNNER_TEMP: main.runnerTemp };
      const post = await runActionStep(toStep({ phase: 'post', state: main.state, env }));
      expect(post.code, post.stdout).toBe(0);
      expect(readFileSync(file(), 'utf8')).toBe(text);
      expect(readdirSync(directory()).filter((name) => name.startsWith('config.json'))).toEqual([
        'config.json',
      ]);
      [main, post].forEach(({ cleanup }) => {
        cleanup();
      });
    },
  );

  it('refuses a configuration that it cannot put back before anything is pushed', async () => {
    write(`{${plugins()}}`);
    await chmod(file(), 0o400);
    const images = `${site.registries.htpasswd.host}/login-${runId}/refused`;
    const main = await runActionStep(toStep({ with: { images } }));
    expect(main.code).toBe(1);
    expect(main.commands.find(({ name }) => name === 'error')?.properties).toContain(
      'LOGIN_JOB_CONFIG',
    );
    expect(main.outputs.digest).toBeUndefined();
    main.cleanup();
  });

  nightly(it)('leaves none in a run for a fork, with a notice', async () => {
    write(`{${plugins()}}`);
    const event = {
      repository: { full_name: 'acme/app', default_branch: 'main' },
      pull_request: {
        number: 42,
        head: { sha, ref: 'main', repo: { full_name: 'mallory/app', fork: true } },
        base: { ref: 'main', repo: { full_name: 'acme/app' } },
      },
    };
    const main = await runActionStep(
      toStep({
        event,
        env: { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/42/merge' },
      }),
    );
    expect(main.code, main.stdout).toBe(0);
    expect(main.stdout).toContain('LOGIN_LEFT_OUT');
    expect(readFileSync(file(), 'utf8')).toBe(`{${plugins()}}`);
    main.cleanup();
  });
});

nightly(it)(
  'tagship login lets a script pull, twice as once, and logout takes it out',
  async () => {
    const text = '{"auths": {"quay.io": {"auth": "eDp5"}} }';
    write(text);
    const env = {
      DOCKER_CONFIG: directory(),
      TAGSHIP_REGISTRIES: `${site.registries.htpasswd.host}: {username: alice, password-env: WORD}`,
      WORD: secret(),
    };
    const tagship = (...args: string[]) => runCli({ lab: site, project, env, args });
    for (const turn of [1, 2]) {
      const { code, stdout, stderr } = await tagship('login', site.registries.htpasswd.host);
      expect(code, `${turn} ${stderr}`).toBe(0);
      expect(stdout).toContain('logged in');
      expect(stdout + stderr).not.toContain(secret());
    }
    const auths = (JSON.parse(readFileSync(file(), 'utf8')) as { auths: object }).auths;
    expect(Object.keys(auths).sort()).toEqual(['quay.io', site.registries.htpasswd.host].sort());
    const out = await tagship('logout');
    expect(out.stdout).toContain(`Removed: ${site.registries.htpasswd.host}`);
    expect(readFileSync(file(), 'utf8')).toBe(text);
    expect((await tagship('logout')).code).toBe(0);
  },
);
