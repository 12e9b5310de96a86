// SPDX-License-Identifier: Apache-2.0
// dist/cli loads the code of a cloud, and its SDK, only in a run that logs in there.
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { ecrApi } from '../credentials/ambient/services.ts';
import { gitEnv, makeProject, type Project } from '../e2e/project.ts';
import { serve } from '../registry/server.ts';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';
let project: Project;

beforeAll(async () => {
  project = await makeProject({});
  await project.release('v1.2.3');
});

afterAll(() => project.remove());

/** Words that only the code of one cloud has. */
const MARKS: Readonly<Record<string, string>> = {
  'SDK of AWS': 'AmazonEC2ContainerRegistry_V20150921',
  'AWS, from the environment': 'AWS_CONTAINER_AUTHORIZATION_TOKEN',
  Google: ':generateAccessToken',
  Azure: 'AADSTS7000112',
  Quay: '/oauth2/federation/robot/token',
  JFrog: '/access/api/v1/oidc/token',
  'Docker Hub': 'identity.docker.com',
  'the credential helper': '_TAGSHIP_LOGIN_KEY',
  'identity tokens': 'ACTIONS_ID_TOKEN_REQUEST_URL',
};

/** What a command says, and which of the clouds' code it loaded. */
async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const directory = await mkdtemp(join(tmpdir(), 'tagship-clouds-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const options = {
    cwd: project.directory,
    env: { ...gitEnv(project.home), NODE_V8_COVERAGE: directory, ...env },
  };
  const words = [join(dist, 'cli/index.js'), ...args];
  const text = await new Promise<string>((resolve) => {
    execFile(process.execPath, words, options, (_error, stdout, stderr) => {
      resolve(stdout + stderr);
    });
  });
  const reports = await Promise.all(
    (await readdir(directory)).map((name) => readFile(join(directory, name), 'utf8')),
  );
  const paths = reports
    .flatMap((report) => [...report.matchAll(/"file:\/\/([^"]+\/dist\/[^"]+\.js)"/g)])
    .map(([, path = '']) => path);
  const code = await Promise.all([...new Set(paths)].map((path) => readFile(path, 'utf8')));
  expect(code.length).toBeGreaterThan(1);
  const loaded = Object.keys(MARKS).filter((name) =>
    code.some((one) => one.includes(MARKS[name] ?? '')),
  );
  return { text, loaded };
}

it.each(Object.entries(MARKS))('the code of %s is in dist', async (_name, mark) => {
  const shared = join(dist, 'shared');
  const files = (await readdir(shared)).filter((name) => name.endsWith('.js'));
  const code = await Promise.all(files.map((name) => readFile(join(shared, name), 'utf8')));
  expect(code.some((one) => one.includes(mark))).toBe(true);
});

it('a plan loads none, whatever registry it is for', async () => {
  const images = [`${ECR}/app`, 'acme.azurecr.io/app', 'europe-docker.pkg.dev/a/b/app', 'acme/app'];
  const registries = { [ECR]: { 'role-to-assume': 'arn:aws:iam::123456789012:role/ci' } };
  const { text, loaded } = await run(
    ['plan', '--git-tag', 'v1.2.3', ...images.flatMap((image) => ['--image', image])],
    { TAGSHIP_REGISTRIES: JSON.stringify(registries) },
  );
  expect(text).toContain('acme.azurecr.io/app');
  expect(loaded).toEqual([]);
});

it('a run that ships with a password loads none', async () => {
  const denied = '{"errors":[{"code":"DENIED","message":"no"}]}';
  const registry = await serve(() => ({ status: 403, body: denied }));
  onTestFinished(registry.close);
  const { text, loaded } = await run(
    ['ship', '--push', '--git-tag', 'v1.2.3', '--image', `${registry.host}/acme/app`],
    {
      TAGSHIP_REGISTRIES: JSON.stringify({
        [registry.host]: { username: 'acme', 'password-env': 'REGISTRY_PASSWORD' },
      }),
      REGISTRY_PASSWORD: 'right-4711',
    },
  );
  expect(text).toContain('REGISTRY_DENIED');
  expect(loaded).toEqual([]);
});

it('a login to Amazon loads the SDK, and no other cloud', async () => {
  const keys = { id: 'AKIAEXAMPLE', secretKey: 'secret/key+of-a-user' };
  const served = await serve(ecrApi(keys).answer);
  onTestFinished(served.close);
  const { text, loaded } = await run(['whoami', ECR], {
    ...{ AWS_ENDPOINT_URL_ECR: served.url, AWS_ACCESS_KEY_ID: keys.id },
    AWS_SECRET_ACCESS_KEY: keys.secretKey,
  });
  expect(text).toContain('AWS_ACCESS_KEY_ID');
  expect(loaded).toContain('SDK of AWS');
  expect(loaded).not.toContain('Azure');
  expect(loaded).not.toContain('Google');
});
