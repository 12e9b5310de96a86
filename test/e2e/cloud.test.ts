// SPDX-License-Identifier: Apache-2.0
// Shipping to the registries of the clouds by their real names, with what the environment offers and nothing else.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createFinder } from '../../src/secret-forms.ts';
import {
  ecrApi,
  entraSecrets,
  googleTokens,
  serviceAccount,
} from '../credentials/ambient/services.ts';
import { openInternet } from '../credentials/ambient/internet.ts';
import { acrHost } from '../credentials/ambient/offers.ts';
import { ACR, ECR, GAR, NOWHERE } from '../credentials/ambient/world.ts';
import { githubEnv } from '../bundle/github.ts';
import { openAws } from '../credentials/oidc/cloud-aws.ts';
import { CLIENT, ROLE, TENANT, toPassword } from '../credentials/oidc/clouds.ts';
import { openIssuer } from '../credentials/oidc/issuer.ts';
import { lab as openLab, type Lab } from '../lab/lab.ts';
import { nightly, pickRows } from '../lab/nightly.ts';
import { serve } from '../registry/server.ts';
import { type CliRun, runCli, runId } from './cli.ts';
import { makeProject, type Project } from './project.ts';
import { startSwapProxy, type SwapOptions } from './swap-proxy.ts';

const KEYS = { id: 'AKIAEXAMPLE', secretKey: 'secret/key+of-a-user' };
const SUBJECT = 'repo:acme/app:ref:refs/tags/v1.2.3';
let lab: Lab;
let project: Project;
let sha: string;
/** One for each test: all registries are the same one behind their names. */
let alias: string;
let path: string;
let tests = 0;

beforeAll(async () => {
  lab = await openLab();
  project = await makeProject({ lab });
  sha = await project.release('v1.2.3');
});

beforeEach(() => {
  alias = `cloud-${runId}-${(tests += 1)}`;
  path = `${alias}/images/app`;
});

afterAll(() => project.remove());

/** A real registry with the name of a cloud's. */
async function openRegistryAt(
  host: string,
  options: Pick<SwapOptions, 'accepts' | 'own'> & Pick<Partial<SwapOptions>, 'lacks'>,
) {
  const { host: target, users } = lab.registries.htpasswd;
  const swap = await startSwapProxy({ target, login: `bob:${users.bob ?? ''}`, ...options });
  const internet = await openInternet({ [host]: swap.host });
  onTestFinished(async () => {
    await Promise.all([internet.close(), swap.close()]);
  });
  return { ...NOWHERE, ...internet.env } as Record<string, string>;
}

async function open(answer: Parameters<typeof serve>[0]) {
  const served = await serve(answer);
  onTestFinished(served.close);
  return served;
}

const ship = (host: string, env: Record<string, string>, registries: object = {}) =>
  runCli({
    ...{ lab, project, watchProcesses: true },
    args: [
      ...['ship', '--push', '--image', `${host}/${path}`, '--platforms', 'linux/amd64'],
      ...['--builder', 'default', '--publish', 'layout', '--read-delay', '0'],
    ],
    env: { ...env, HOME: project.home, TAGSHIP_REGISTRIES: JSON.stringify(registries) },
  });

/** The run was done, and showed no secret. */
function expectDone(run: CliRun, host: string, secrets: readonly string[]): void {
  expect(run.stderr).not.toContain('LOGIN_');
  expect(run.code, run.stderr.slice(-1500)).toBe(0);
  expect(run.stdout).toContain(`${host}/${path}:1.2.3`);
  expect(run.left).toEqual([]);
  const text = [run.stdout, run.stderr, ...run.commandLines].join('\n');
  expect(secrets.filter((value) => createFinder(value)(text).length > 0)).toEqual([]);
}

describe('ship to Amazon ECR with the keys of a user', () => {
  const creation = { immutable: false, scan: true, lifecycle: '{"rules":[]}' };

  async function start(denied: readonly string[] = []) {
    const api = ecrApi(KEYS, { denied });
    const { url } = await open(api.answer);
    const env = await openRegistryAt(ECR, {
      accepts: (login) => login === `AWS:${api.password}`,
      lacks: (name) => !api.repositories.has(name),
      own: () => undefined,
    });
    const keys = { AWS_ACCESS_KEY_ID: KEYS.id, AWS_SECRET_ACCESS_KEY: KEYS.secretKey };
    return { api, env: { ...env, ...keys, AWS_ENDPOINT_URL_ECR: url } };
  }

  nightly(it)('creates the repository', async () => {
    const { api, env } = await start();
    const run = await ship(ECR, env, { [ECR]: { 'create-repository': creation } });
    expectDone(run, ECR, [KEYS.secretKey, api.password]);
    expect(api.created).toEqual([
      `CreateRepository ${path} MUTABLE scan`,
      `PutLifecyclePolicy ${path} {"rules":[]}`,
    ]);
    expect(run.stderr + run.stdout).toContain(`created "${ECR}/${path}".`);
  });

  nightly(it)('names the action that is missing, and writes nothing', async () => {
    const { api, env } = await start(['CreateRepository']);
    const run = await ship(ECR, env, { [ECR]: { 'create-repository': true } });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('REPOSITORY_CREATE_FAILED');
    expect(run.stderr.replace(/\s+/g, ' ')).toContain(`ecr:CreateRepository on repository/${path}`);
    expect(api.created).toEqual([]);
  });

  it('creates nothing where anything else is wrong', async () => {
    const { api, env } = await start();
    const run = await ship(
      ECR,
      { ...env, TAGSHIP_FILE: 'Missing.Dockerfile' },
      { [ECR]: { 'create-repository': true } },
    );
    expect(run.code).toBe(1);
    expect(api.created).toEqual([]);
  });
});

describe('ship to Amazon ECR with a role', () => {
  const places = [
    { host: 'public.ecr.aws', toCreated: () => 'CreateRepository images/app' },
    { host: ECR, toCreated: () => `CreateRepository ${path} MUTABLE` },
  ];
  it.each(pickRows(places))('creates the repository on $host', async ({ host, toCreated }) => {
    const issuer = await openIssuer({ sub: SUBJECT }, Date.now);
    const trusted = { issuer: () => issuer.served.url, subject: SUBJECT, now: Date.now, busy: [] };
    const aws = await openAws(trusted, undefined, { alias });
    onTestFinished(async () => {
      await Promise.all([issuer.served.close(), aws.served.close()]);
    });
    const { api, given } = aws;
    const toName = (name: string) => (host === ECR ? name : name.replace(`${alias}/`, ''));
    const env = await openRegistryAt(host, {
      accepts: (login) => given.includes(login.replace(/^AWS:/, '')),
      lacks: (name) => !api.repositories.has(toName(name)),
      own: () => undefined,
    });
    const { url } = aws.served;
    const run = await ship(
      host,
      {
        ...{ ...env, ...githubEnv('refs/tags/v1.2.3', sha), ...issuer.env },
        ...{
          AWS_ENDPOINT_URL_STS: url,
          AWS_ENDPOINT_URL_ECR: url,
          AWS_ENDPOINT_URL_ECR_PUBLIC: url,
        },
      },
      { [host]: { 'role-to-assume': ROLE, 'create-repository': true } },
    );
    const tokens = issuer.tokens.map(({ token }) => token);
    expectDone(run, host, [...given, ...tokens]);
    expect(api.created).toEqual([toCreated()]);
    expect(run.stderr + run.stdout).toContain(`created "${host}/${path}".`);
  });
});

nightly(it)('ship to Google Artifact Registry with the file of a service account', async () => {
  const given: string[] = [];
  const served = await open((asked) => googleTokens(`${served.url}/token`, given)(asked));
  const accepts = (login: string) => given.some((token) => login === `oauth2accesstoken:${token}`);
  const env = await openRegistryAt(GAR, { accepts, own: () => undefined });
  const account = serviceAccount(`${served.url}/token`);
  await project.write({ '../account.json': JSON.stringify(account) });
  const file = join(project.directory, '../account.json');
  onTestFinished(() => rm(file));
  const run = await ship(GAR, { ...env, GOOGLE_APPLICATION_CREDENTIALS: file });
  expectDone(run, GAR, [...given, account.private_key ?? '']);
});

nightly(it)('ship to Azure Container Registry with a service principal', async () => {
  const given: string[] = [];
  const { url } = await open(entraSecrets('client~secret', given));
  const password = toPassword('acr');
  const env = await openRegistryAt(ACR, {
    accepts: (login) => login.endsWith(`:${password}`),
    own: acrHost(given, password),
  });
  const run = await ship(ACR, {
    ...{ ...env, AZURE_AUTHORITY_HOST: url, AZURE_CLIENT_ID: CLIENT, AZURE_TENANT_ID: TENANT },
    AZURE_CLIENT_SECRET: 'client~secret',
  });
  expectDone(run, ACR, [...given, password, 'client~secret']);
});
