// SPDX-License-Identifier: Apache-2.0
// Shipping with an identity token as the only secret: by the providers whose addresses a process can be told.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFinder } from '../../src/secret-forms.ts';
import { githubEnv } from '../bundle/github.ts';
import { openAws } from '../credentials/oidc/cloud-aws.ts';
import {
  acrPaths,
  CLIENT,
  type Cloud,
  jfrogPaths,
  openEntra,
  quayPaths,
  ROBOT,
  ROLE,
  TENANT,
  type Trusted,
} from '../credentials/oidc/clouds.ts';
import { openIssuer, type Issuer } from '../credentials/oidc/issuer.ts';
import { lab as openLab, type Lab } from '../lab/lab.ts';
import { type CliRun, runCli, runId } from './cli.ts';
import { makeProject, type Project } from './project.ts';
import { pickRows } from '../lab/nightly.ts';
import { startSwapProxy, type SwapProxy } from './swap-proxy.ts';

const subject = 'repo:acme/app:ref:refs/tags/v1.2.3';
let lab: Lab;
let project: Project;
let sha: string;
let issuer: Issuer;
let aws: Cloud;

beforeAll(async () => {
  lab = await openLab();
  project = await makeProject({ lab });
  sha = await project.release('v1.2.3');
  issuer = await openIssuer({ sub: subject }, Date.now);
  aws = await openAws(trust(), `publisher:${lab.registries.token.users.publisher ?? ''}`);
});

/** Whom all providers accept. */
function trust(): Trusted {
  return { issuer: () => issuer.served.url, subject, now: Date.now, busy: [] };
}

afterAll(async () => {
  await project.remove();
  await Promise.all([issuer.served.close(), aws.served.close()]);
});

/** A run on GitHub in which nothing but the permission for identity tokens says who it is. */
function ship(
  {
    host,
    path,
    entry,
  }: {
    readonly host: string;
    readonly path: string;
    readonly entry: Readonly<Record<string, string>>;
  },
  args: readonly string[],
  env: Record<string, string> = {},
) {
  const { url } = aws.served;
  return runCli({
    ...{ lab, project, watchProcesses: true },
    args: [
      'ship',
      '--image',
      `${host}/oidc-${runId}/${path}`,
      '--platforms',
      'linux/amd64',
      ...args,
    ],
    env: {
      ...githubEnv('refs/tags/v1.2.3', sha),
      ...issuer.env,
      ...{ AWS_ENDPOINT_URL_STS: url, AWS_ENDPOINT_URL_ECR: url },
      TAGSHIP_REGISTRIES: JSON.stringify({ [host]: entry }),
      ...env,
    },
  });
}

const role = { 'role-to-assume': ROLE, 'aws-region': 'eu-west-1' };

const strategies = [
  { publish: 'layout', builder: 'default' },
  { publish: 'builder', builder: 'remote' },
] as const;
const flags = ({ publish, builder }: (typeof strategies)[number]) => [
  ...['--builder', builder === 'remote' ? lab.buildkit.tcp : builder, '--publish', publish],
];

/** The run was done, left nothing behind, and showed no secret. */
function expectDone(run: CliRun, given: readonly string[], reference: string): void {
  expect(run.stderr).not.toContain('LOGIN_');
  expect(run.code).toBe(0);
  expect(run.stdout).toContain(reference);
  expect(run.left).toEqual([]);
  const secrets = [
    ...issuer.tokens.map(({ token }) => token),
    ...[...given, issuer.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? ''],
  ];
  const text = [run.stdout, run.stderr, ...run.commandLines].join('\n');
  expect(secrets.filter((value) => createFinder(value)(text).length > 0)).toEqual([]);
}

/** The providers that have paths on the host of the registry. */
const providers = [
  { name: 'Quay', entry: { robot: ROBOT }, open: (trusted: Trusted) => quayPaths(trusted) },
  {
    name: 'JFrog',
    entry: { 'provider-name': 'github' },
    open: (trusted: Trusted) => jfrogPaths(trusted),
  },
  {
    name: 'Azure',
    entry: { 'client-id': CLIENT, 'tenant-id': TENANT },
    open: (_trusted: Trusted, entra: Cloud) => acrPaths((token) => entra.given.includes(token)),
  },
];

describe.each(providers)('ship with an account of $name', ({ name, entry, open }) => {
  let entra: Cloud;
  let proxy: SwapProxy;
  const given: string[] = [];

  beforeAll(async () => {
    const trusted = trust();
    entra = await openEntra(trusted);
    const handle = open(trusted, entra);
    const gave = (what: string): string => {
      given.push(`${what}-${randomUUID()}`);
      return given.at(-1) ?? '';
    };
    const { host, users } = lab.registries.htpasswd;
    proxy = await startSwapProxy({
      target: host,
      login: `bob:${users.bob ?? ''}`,
      accepts: (login) => given.includes(login.slice(login.indexOf(':') + 1)),
      own: (asked) => handle(asked, gave),
    });
  });

  afterAll(async () => {
    await Promise.all([entra.served.close(), proxy.close()]);
  });

  it.each(pickRows(strategies))('pushes by $publish, and shows no secret', async (strategy) => {
    const path = `${name.toLowerCase()}-${strategy.publish}`;
    const { host } = proxy;
    const env = { AZURE_AUTHORITY_HOST: entra.served.url };
    const run = await ship({ host, path, entry }, flags(strategy), env);
    expectDone(run, [...given, ...entra.given], `${host}/oidc-${runId}/${path}:1.2.3`);
    expect(given.length).toBeGreaterThan(0);
  });
});

describe('ship with the role of AWS', () => {
  it.each(pickRows(strategies))('pushes by $publish, and shows no secret', async (strategy) => {
    const { host, users } = lab.registries.token;
    const path = `aws-${strategy.publish}`;
    const run = await ship({ host, path, entry: role }, flags(strategy));
    const given = [...aws.given, users.publisher ?? ''];
    expectDone(run, given, `${host}/oidc-${runId}/${path}:1.2.3`);
  });

  it('says what the trust policy needs, and builds nothing', async () => {
    const asked = aws.served.asked.length;
    const { host } = lab.registries.token;
    const entry = { ...role, 'role-to-assume': `${ROLE}-other` };
    const run = await ship({ host, path: 'refused', entry }, []);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('LOGIN_TRUST_REFUSED');
    expect(run.stderr).toContain(`Let the trust policy of ${ROLE}-other allow`);
    expect(run.stderr).toContain(`the subject ${subject}`);
    expect(aws.served.asked.length).toBeGreaterThan(asked);
  });
});
