// SPDX-License-Identifier: Apache-2.0
// Bad input through the CLI bundle: a clear error, exit code 1, and nothing pushed.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lab, type Lab } from '../lab/lab.ts';
import { pickRows } from '../lab/nightly.ts';
import { serve } from '../registry/server.ts';
import { runCli, runId, type CliOptions } from './cli.ts';
import { listCommands } from './processes.ts';
import { makeProject, type Project } from './project.ts';

let site: Lab;
let project: Project;
const path = `refused-${runId}/app`;

beforeAll(async () => {
  site = await lab();
  const slow = 'FROM scratch\nCOPY busybox /bin/busybox\nRUN ["/bin/busybox", "sleep", "61"]\n';
  const files = { 'rules/bad.yml': 'tagz: x\npush: maybe\n', 'slow.Dockerfile': slow };
  project = await makeProject({ lab: site, files });
  await project.git('tag', 'v1.2.3');
});
afterAll(() => project.remove());

interface Refusal {
  readonly name: string;
  readonly code: string;
  /** What the message quotes. */
  readonly says: string;
  readonly host?: (site: Lab) => string;
  readonly args?: (site: Lab) => readonly string[];
  readonly env?: (site: Lab) => Readonly<Record<string, string>>;
}

const login = (kind: 'htpasswd' | 'token', username: string) => (site: Lab) => [
  '--registries',
  JSON.stringify({ [site.registries[kind].host]: { username, 'password-env': 'THE_PASSWORD' } }),
];

const refusals: readonly Refusal[] = [
  {
    name: 'no Dockerfile',
    code: 'BUILD_NO_DOCKERFILE',
    says: 'missing/Dockerfile',
    args: () => ['--file', 'missing/Dockerfile'],
  },
  {
    name: 'no daemon',
    code: 'ENGINE_UNREACHABLE',
    says: 'unix:///nowhere.sock',
    env: () => ({ DOCKER_HOST: 'unix:///nowhere.sock' }),
  },
  {
    name: 'a wrong password',
    code: 'LOGIN_REFUSED',
    says: path,
    host: ({ registries }) => registries.htpasswd.host,
    args: login('htpasswd', 'alice'),
    env: () => ({ THE_PASSWORD: 'not-the-password' }),
  },
  {
    name: 'no permission to push',
    code: 'REGISTRY_DENIED',
    says: path,
    host: ({ registries }) => registries.token.host,
    args: login('token', 'reader'),
    env: ({ registries }) => ({ THE_PASSWORD: registries.token.users.reader ?? '' }),
  },
  {
    name: 'a registry that is not there',
    code: 'REGISTRY_UNREACHABLE',
    says: '127.0.0.1:1',
    host: () => '127.0.0.1:1',
  },
  {
    name: 'an image name with a character that no registry takes',
    code: 'REPOSITORY_ILLEGAL',
    says: '!',
    args: () => ['--image', 'ghcr.io/acme/app!'],
  },
  {
    name: 'one tag as exact and as floating',
    code: 'TAG_TWO_KINDS',
    says: 'same',
    args: () => [
      '--tags',
      'type=raw,value=same,kind=exact',
      '--tags',
      'type=raw,value=same,kind=floating',
    ],
  },
  {
    name: 'no tags at all',
    code: 'NO_TAGS',
    says: 'type=ref',
    args: () => ['--tags', 'type=ref,event=pr'],
  },
  {
    name: 'a mistyped key in the settings file',
    code: 'SETTINGS_UNKNOWN',
    says: 'rules/bad.yml:1:1',
    args: () => ['--config', 'rules/bad.yml'],
  },
];

describe('refused', () => {
  it.each(pickRows(refusals, ({ code }) => /^(?:BUILD|ENGINE|LOGIN|REGISTRY)/.exec(code)?.[0]))(
    '$name',
    async ({ code, says, host, args, env }) => {
      const registry = host?.(site) ?? site.registries.plain.host;
      const options: CliOptions = {
        lab: site,
        project,
        args: [
          'ship',
          '--push',
          '--retry-deadline',
          '1s',
          '--image',
          `${registry}/${path}`,
          ...(args?.(site) ?? []),
        ],
        env: env?.(site) ?? {},
      };
      const result = await runCli(options);
      expect(result.code, result.stderr).toBe(1);
      expect(result.stderr).toContain(`[${code}]`);
      expect(result.stderr).toContain(says);
      expect(result.stderr).toContain('→');
      expect(result.left).toEqual([]);
    },
  );

  it('left nothing in the registry', async () => {
    const answer = await fetch(`${site.registries.plain.url}/v2/${path}/tags/list`);
    expect(answer.status).toBe(404);
  });
});

it('reports all problems of a file at once', async () => {
  const { stderr } = await runCli({
    lab: site,
    project,
    args: ['plan', '--config', 'rules/bad.yml'],
  });
  expect(stderr).toContain('rules/bad.yml:1:1: unknown setting');
  expect(stderr).toContain('rules/bad.yml:2:7: push:');
  expect(stderr).not.toMatch(/tagz|maybe/); // of a file in the checkout nothing is repeated
});

it('lowers an upper-case repository with a notice', async () => {
  const image = `${site.registries.plain.host}/Refused-${runId}/App`;
  const result = await runCli({ lab: site, project, args: ['plan', '--json', '--image', image] });
  expect(result.code).toBe(0);
  expect(result.stderr).toContain('notice');
  expect(result.stdout).toContain(`"${image.toLowerCase()}"`);
});

it('ends with 130 when interrupted, and leaves nothing behind', async () => {
  const registry = await serve(() => ({ status: 503 }));
  const result = await runCli({
    lab: site,
    project,
    args: ['ship', '--push', '--image', `${registry.host}/app`, '--retry-deadline', '1m'],
    kill: { signal: 'SIGINT', when: () => registry.asked.length > 0 },
  });
  await registry.close();
  expect(result.code).toBe(130);
  expect(result.left).toEqual([]);
});

it('ends a build that has begun before the registry refused, without a word of it', async () => {
  const mark = `MARK=early-${runId}`;
  const builds = () =>
    listCommands().filter((line) => line.includes(` --metadata-file `) && line.includes(mark));
  const step = () => listCommands().some((line) => line.startsWith('/bin/busybox sleep 61'));
  const registry = await serve(async ({ method, path: asked }) => {
    if (asked === '/v2/') return { status: 200 };
    if (method !== 'POST') return { status: 404 };
    while (!step()) await sleep(20);
    return { status: 403, body: '{"errors":[{"code":"DENIED","message":"read only"}]}' };
  });
  const args = ['ship', '--push', '--file', 'slow.Dockerfile', '--build-args', mark];
  const result = await runCli({
    ...{ lab: site, project },
    args: [...args, '--image', `${registry.host}/${path}`],
  });
  const left = builds();
  await registry.close();
  expect(result.code, result.stderr).toBe(1);
  expect(result.stderr).toContain('REGISTRY_DENIED');
  expect(result.stderr).not.toMatch(/Build |busybox|CANCELED/);
  expect(result.left).toEqual([]);
  expect(left).toEqual([]);
  expect(registry.asked.filter(({ method }) => !/GET|HEAD|POST/.test(method))).toEqual([]);
});
