// SPDX-License-Identifier: Apache-2.0
// dist/cli loads the code of a cloud, and its SDK, only in a run that logs in there.
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { ecrApi } from '../credentials/ambient/services.ts';
import { CLIENT, CONNECTION, POOL, ROBOT, ROLE, TENANT } from '../credentials/oidc/clouds.ts';
import { gitEnv, makeProject, type Project } from '../e2e/project.ts';
import { serve } from '../registry/server.ts';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';
const SECRET = 'password-of-a-plan-4711';
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

/** A network namespace without a network. */
const OFFLINE = ['unshare', '--user', '--map-root-user', '--net'];

/** What a command says, and which of the clouds' code it loaded. Its argv begins with `through`. */
async function run(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  through: readonly string[] = [],
) {
  const directory = await mkdtemp(join(tmpdir(), 'tagship-clouds-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const options = {
    cwd: project.directory,
    env: { ...gitEnv(project.home), NODE_V8_COVERAGE: directory, ...env },
  };
  const [program = '', ...words] = [
    ...[...through, process.execPath],
    ...[join(dist, 'cli/index.js'), ...args],
  ];
  const text = await new Promise<string>((resolve) => {
    execFile(program, words, options, (_error, stdout, stderr) => {
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

/** Every provider, by what a run may have for it, and the source that the plan names. */
const SOURCES: readonly {
  readonly source: string;
  readonly image: string;
  /** The entry of its host in `registries`. */
  readonly entry?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}[] = [
  { source: 'identity token for AWS', image: `${ECR}/app`, entry: { 'role-to-assume': ROLE } },
  {
    ...{ source: 'identity token for AWS', image: 'public.ecr.aws/acme/app' },
    entry: { 'role-to-assume': ROLE },
  },
  {
    ...{ source: 'identity token for Google', image: 'europe-docker.pkg.dev/acme/images/app' },
    entry: { 'workload-identity-provider': POOL },
  },
  {
    ...{ source: 'identity token for Azure', image: 'acme.azurecr.io/app' },
    entry: { 'client-id': CLIENT, 'tenant-id': TENANT },
  },
  {
    ...{ source: 'identity token for Docker Hub', image: 'docker.io/acme/app' },
    entry: { username: 'acme', 'connection-id': CONNECTION },
  },
  { source: 'identity token for Quay', image: 'quay.io/acme/app', entry: { robot: ROBOT } },
  {
    ...{ source: 'identity token for JFrog', image: 'acme.jfrog.io/docker/app' },
    entry: { 'provider-name': 'github' },
  },
  {
    ...{ source: 'registries', image: 'harbor.acme.example/acme/app' },
    entry: { username: 'robot$acme+ci', 'password-env': 'WORD' },
  },
  { source: 'github-token', image: 'ghcr.io/acme/app', env: { TAGSHIP_GITHUB_TOKEN: SECRET } },
  {
    ...{ source: 'CI_REGISTRY_PASSWORD', image: 'registry.gitlab.com/acme/app' },
    env: {
      ...{ CI_REGISTRY: 'registry.gitlab.com', CI_REGISTRY_USER: 'gitlab-ci-token' },
      CI_REGISTRY_PASSWORD: SECRET,
    },
  },
  {
    ...{ source: 'AWS_ACCESS_KEY_ID', image: '210987654321.dkr.ecr.eu-west-1.amazonaws.com/app' },
    env: { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: SECRET },
  },
  {
    ...{ source: 'GOOGLE_APPLICATION_CREDENTIALS', image: 'gcr.io/acme/app' },
    env: { GOOGLE_APPLICATION_CREDENTIALS: '/nonexistent/account.json' },
  },
  {
    ...{ source: 'AZURE_CLIENT_SECRET', image: 'other.azurecr.io/app' },
    env: { AZURE_CLIENT_SECRET: SECRET },
  },
  { source: 'none', image: 'registry.acme.example/app' },
];

it('a plan names the source of the login for each repository, in text and in JSON, without a network', async () => {
  const entries = SOURCES.flatMap(({ image, entry }) =>
    entry === undefined ? [] : [[image.split('/')[0], entry]],
  );
  const env = {
    ...Object.assign({ WORD: SECRET }, ...SOURCES.map((row) => row.env ?? {})),
    TAGSHIP_REGISTRIES: JSON.stringify(Object.fromEntries(entries)),
  } as Readonly<Record<string, string>>;
  const args = ['--push', ...SOURCES.flatMap(({ image }) => ['--image', image])];
  const plan = ['plan', '--git-tag', 'v1.2.3', ...args];
  const text = await run(plan, env, OFFLINE);
  const json = await run([...plan, '--json'], env, OFFLINE);
  const named = text.text.matchAll(/^ {2}(\S+) +login: (.+)$/gm);
  const expected = Object.fromEntries(SOURCES.map(({ image, source }) => [image, source]));
  expect(Object.fromEntries([...named].map(([, name, source]) => [name, source]))).toEqual(
    expected,
  );
  const { targets } = JSON.parse(json.text) as { targets: readonly { logins: unknown }[] };
  expect(targets.map(({ logins }) => logins)).toEqual([expected]);
  expect(text.text + json.text).not.toContain(SECRET);
  expect([...text.loaded, ...json.loaded]).toEqual([]);
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
