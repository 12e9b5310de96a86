// SPDX-License-Identifier: Apache-2.0
// Files that options and settings name and that are named pipes without a writer: none is waited for.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPasswordReader } from '../../../src/credentials/password.ts';
import { resolveAuthConfig } from '../../../src/credentials/ci-files.ts';
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
