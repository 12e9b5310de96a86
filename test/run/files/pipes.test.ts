// SPDX-License-Identifier: Apache-2.0
// Files that options and settings name and that are named pipes without a writer: none is waited for.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDockerLogins } from '../../../src/credentials/docker.ts';
import { addServerAuthority } from '../../../src/credentials/gitlab-ca.ts';
import { createPasswordReader } from '../../../src/credentials/password.ts';
import { resolveAuthConfig } from '../../../src/credentials/ci-files.ts';
import { readPayload } from '../../../src/run/entry.ts';
import { createShell } from '../../../src/shell.ts';
import type { RunContext } from '../../../src/ship/context.ts';
import { isolateBuildx } from '../../../src/ship/builder/make.ts';
import { readCurrentContext } from '../../../src/ship/engine/current.ts';
import { findBuildx } from '../../../src/ship/engine/engine.ts';
import { makeProject, type Project } from '../../e2e/project.ts';
import { problemOf } from '../../registry/bench.ts';
import { settingsFrom } from '../../settings/reading.ts';
import { runWords } from '../command-line.ts';

const image = '--image=127.0.0.1:9/acme/app';
let project: Project;
let directory: string;
let pipe: string;

beforeAll(async () => {
  project = await makeProject({});
  directory = mkdtempSync(join(tmpdir(), 'tagship-pipes-'));
  pipe = join(directory, 'pipe');
  execFileSync('mkfifo', [pipe]);
});
afterAll(async () => {
  rmSync(directory, { recursive: true });
  await project.remove();
});

const run = (argv: readonly string[], env: Record<string, string> = {}) =>
  runWords(argv, { cwd: project.directory, env: { HOME: project.home, ...env } });

it('ship --plan: there is no plan in it', { timeout: 20_000 }, async () => {
  const { code, stderr } = await run(['ship', '--plan', pipe]);
  expect({ code, stderr }).toMatchObject({ code: 1 });
  expect(stderr).toContain('[PLAN_NOT_JSON]');
});

it('a password-file is empty', { timeout: 20_000 }, async () => {
  const settings = await settingsFrom({
    given: { registries: `127.0.0.1:9: {username: me, password-file: ${pipe}}` },
  });
  const [entry] = settings.registries;
  expect(entry).toBeDefined();
  if (entry === undefined) return;
  const read = createPasswordReader({ env: {}, cwd: directory });
  const { problems } = await problemOf(read(entry));
  expect(problems).toMatchObject([{ code: 'LOGIN_PASSWORD_MISSING' }]);
});

it('a buildkitd-config cannot be read', { timeout: 20_000 }, async () => {
  const { stderr } = await run(['plan', image, '--buildkitd-config', pipe]);
  expect(stderr).toContain('[BUILDKITD_CONFIG_MISSING]');
});

it('a DOCKER_AUTH_CONFIG gives no login', { timeout: 20_000 }, async () => {
  const { problems } = await resolveAuthConfig({ DOCKER_AUTH_CONFIG: pipe });
  expect(problems[0]?.message).toContain('it is not a regular file; ignoring it.');
});

/** A directory with a pipe of this name, in place of a file. */
function makeFolder(name: string): string {
  const folder = mkdtempSync(join(directory, 'folder-'));
  execFileSync('mkfifo', [join(folder, name)]);
  return folder;
}

it.each([
  ['Docker', (folder: string) => ({ DOCKER_CONFIG: folder })],
  ['Podman', (folder: string) => ({ REGISTRY_AUTH_FILE: join(folder, 'config.json') })],
])('a configuration of %s is refused', { timeout: 20_000 }, async (kind, toEnv) => {
  const folder = makeFolder('config.json');
  const env = { HOME: directory, ...toEnv(folder) };
  const logins = openDockerLogins({ env, shell: createShell() });
  const repository = { name: '127.0.0.1:9/acme/app', host: '127.0.0.1:9', path: 'acme/app' };
  const find = kind === 'Docker' ? logins.find : logins.podman.find;
  const { problems } = await problemOf(find(repository));
  expect(problems).toMatchObject([{ code: 'LOGIN_CONFIG_INVALID' }]);
  expect(problems[0]?.message).toContain('config.json": it is not a regular file');
});

it('a Docker configuration names no folder of plugins, and no context', () => {
  const env = { PATH: '', HOME: directory, DOCKER_CONFIG: makeFolder('config.json') };
  const address = { socket: '/var/run/docker.sock' };
  expect(readCurrentContext(env)).toMatchObject({ name: 'default', address });
  return expect(findBuildx(env)).resolves.toEqual(expect.any(Array));
});

it('a CI_SERVER_TLS_CA_FILE adds no authority', { timeout: 20_000 }, async () => {
  const env = { CI_REGISTRY: 'registry.example.com', CI_SERVER_TLS_CA_FILE: pipe };
  expect(await addServerAuthority([], env)).toEqual([]);
});

it('a node identity of buildx is made anew', { timeout: 20_000 }, async () => {
  const env = { PATH: '', HOME: directory, BUILDX_CONFIG: makeFolder('.buildNodeID') };
  const tempDir = mkdtempSync(join(directory, 'temp-'));
  const made = await isolateBuildx({ env, tempDir } as unknown as RunContext);
  expect(readFileSync(join(made.BUILDX_CONFIG ?? '', '.buildNodeID'), 'utf8')).toHaveLength(16);
});

it('an event payload is refused', async () => {
  const { problems } = await problemOf(
    Promise.resolve().then(() => readPayload({ GITHUB_EVENT_PATH: pipe })),
  );
  expect(problems).toMatchObject([{ code: 'EVENT_UNREADABLE' }]);
});

it('an event payload that is not JSON is refused, with the next move', async () => {
  const path = join(directory, 'event.json');
  writeFileSync(path, 'hello');
  const { problems } = await problemOf(
    Promise.resolve().then(() => readPayload({ GITHUB_EVENT_PATH: path })),
  );
  expect(problems).toMatchObject([
    {
      code: 'EVENT_UNREADABLE',
      message: `the event payload "${path}" cannot be read: it is not JSON`,
      hint: expect.stringContaining('unset GITHUB_EVENT_PATH') as string,
    },
  ]);
});

it('a Docker configuration of a gigabyte is not read', async () => {
  const folder = mkdtempSync(join(directory, 'huge-'));
  writeFileSync(join(folder, 'config.json'), '');
  truncateSync(join(folder, 'config.json'), 1024 ** 3);
  const env = { HOME: directory, DOCKER_CONFIG: folder };
  const { problems } = await problemOf(openDockerLogins({ env, shell: createShell() }).fromFile());
  expect(problems[0]?.message).toContain('it is longer than 4194304 bytes');
});
