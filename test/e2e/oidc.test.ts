// SPDX-License-Identifier: Apache-2.0
// Shipping with an identity token as the only secret: by the providers whose addresses a process can be told.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
import { isNightly, pickRows } from '../lab/nightly.ts';
import { runId } from './cli.ts';
import { openOidcSite, type OidcSite, strategies, toFlags } from './oidc-site.ts';
import { startSwapProxy, type SwapProxy } from './swap-proxy.ts';

let site: OidcSite;
let aws: Cloud;

beforeAll(async () => {
  site = await openOidcSite();
  aws = await openAws(site.trust(), `publisher:${site.lab.registries.token.users.publisher ?? ''}`);
});

afterAll(async () => {
  await Promise.all([site.close(), aws.served.close()]);
});

const role = { 'role-to-assume': ROLE, 'aws-region': 'eu-west-1' };
const awsEnv = () => {
  const { url } = aws.served;
  return { AWS_ENDPOINT_URL_STS: url, AWS_ENDPOINT_URL_ECR: url };
};

/** A provider that has paths on the host of the registry. */
interface Provider {
  readonly name: string;
  readonly entry: Readonly<Record<string, string>>;
  readonly open: (trusted: Trusted, entra: Cloud) => ReturnType<typeof quayPaths>;
  /** On GitLab, the audiences of the tokens in the variables of the job; on GitHub without it. */
  readonly gitlab?: (host: string) => readonly string[];
}

const quay = { entry: { robot: ROBOT }, open: (trusted: Trusted) => quayPaths(trusted) };
const jfrog = {
  entry: { 'provider-name': 'github' },
  open: (trusted: Trusted) => jfrogPaths(trusted),
};
const azure = {
  entry: { 'client-id': CLIENT, 'tenant-id': TENANT },
  open: (_trusted: Trusted, entra: Cloud) => acrPaths((token) => entra.given.includes(token)),
};
const other = 'https://other.example';
const providers: readonly Provider[] = [
  { name: 'Quay on GitHub', ...quay },
  { name: 'JFrog on GitHub', ...jfrog },
  { name: 'Azure on GitHub', ...azure },
  { name: 'Quay on GitLab', ...quay, gitlab: (host) => [other, `https://${host}`] },
  { name: 'JFrog on GitLab', ...jfrog, gitlab: (host) => [host] },
  { name: 'Azure on GitLab', ...azure, gitlab: () => [other, 'api://AzureADTokenExchange'] },
];

/** Quay and JFrog exchange the token at the registry itself, Azure at another host first. */
describe.each(pickRows(providers))('ship with an account of $name', (provider) => {
  const { name, entry, open, gitlab } = provider;
  let entra: Cloud;
  let proxy: SwapProxy;
  const given: string[] = [];

  beforeAll(async () => {
    const trusted = site.trust();
    entra = await openEntra(trusted);
    const handle = open(trusted, entra);
    const gave = (what: string): string => {
      given.push(`${what}-${randomUUID()}`);
      return given.at(-1) ?? '';
    };
    const { host, users } = site.lab.registries.htpasswd;
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
    const path = `${name.toLowerCase().replaceAll(' ', '-')}-${strategy.publish}`;
    const { host } = proxy;
    const run = await site.ship({
      ...{ host, path, entry, args: toFlags(site.lab, strategy) },
      ...(gitlab === undefined ? {} : { gitlab: gitlab(host) }),
      env: { AZURE_AUTHORITY_HOST: entra.served.url },
    });
    site.expectDone(run, [...given, ...entra.given], `${host}/oidc-${runId}/${path}:1.2.3`);
    expect(given.length).toBeGreaterThan(0);
  });
});

/** The CI systems, with the audiences of the tokens in the variables of a job of GitLab. */
const systems = [
  { system: 'GitHub' },
  { system: 'GitLab', gitlab: [other, 'sts.amazonaws.com'] },
] as const;
const awsRows = systems.flatMap((system) =>
  strategies.map((strategy) => ({ ...system, strategy, publish: strategy.publish })),
);

describe('ship with the role of AWS', () => {
  it.each(isNightly ? awsRows : [])(
    'pushes by $publish on $system, and shows no secret',
    async ({ strategy, system, ...job }) => {
      const { host, users } = site.lab.registries.token;
      const path = `aws-${system.toLowerCase()}-${strategy.publish}`;
      const args = toFlags(site.lab, strategy);
      const run = await site.ship({ ...job, host, path, entry: role, args, env: awsEnv() });
      const given = [...aws.given, users.publisher ?? ''];
      site.expectDone(run, given, `${host}/oidc-${runId}/${path}:1.2.3`);
    },
  );

  it('says what the trust policy needs, and builds nothing', async () => {
    const asked = aws.served.asked.length;
    const { host } = site.lab.registries.token;
    const entry = { ...role, 'role-to-assume': `${ROLE}-other` };
    const run = await site.ship({ host, path: 'refused', entry, args: [], env: awsEnv() });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('LOGIN_TRUST_REFUSED');
    expect(run.stderr).toContain(`Let the trust policy of ${ROLE}-other allow`);
    expect(run.stderr).toContain(`the subject ${site.subject}`);
    expect(aws.served.asked.length).toBeGreaterThan(asked);
    expect(site.findShown(run, aws.given)).toEqual([]);
  });
});
