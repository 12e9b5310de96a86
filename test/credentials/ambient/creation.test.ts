// SPDX-License-Identifier: Apache-2.0
// Creates repositories of Amazon ECR, private and public, with keys and with a role, in the registry that the name means.
import { onTestFinished, describe, expect, it } from 'vitest';
import type { RepositoryName } from '../../../src/registry-host.ts';
import type { CreateRepository } from '../../../src/settings/settings.ts';
import { problemOf } from '../../registry/bench.ts';
import { repository } from '../logins.ts';
import { type AwsCloud, openAws } from '../oidc/cloud-aws.ts';
import { ROLE } from '../oidc/clouds.ts';
import { openIssuer } from '../oidc/issuer.ts';
import { type EcrAccountRules, ecrApi } from './services.ts';
import { ECR, open, openEnvironment } from './world.ts';

const KEYS = { id: 'AKIAEXAMPLE', secretKey: 'secret/key+of-a-user' };
const SUBJECT = 'repo:acme/app:ref:refs/heads/main';
const PUBLIC = 'public.ecr.aws';

const endpoints = (url: string) => ({
  AWS_ENDPOINT_URL_STS: url,
  AWS_ENDPOINT_URL_ECR: url,
  AWS_ENDPOINT_URL_ECR_PUBLIC: url,
});

/** A run with keys in its environment. */
async function withKeys(rules: EcrAccountRules) {
  const api = ecrApi(KEYS, rules);
  const { url } = await open(api.answer);
  const keys = { AWS_ACCESS_KEY_ID: KEYS.id, AWS_SECRET_ACCESS_KEY: KEYS.secretKey };
  return { ...(await openEnvironment({ env: { ...endpoints(url), ...keys } })), api };
}

/** A run on GitHub with a role. `region` is where the role is assumed. */
async function withRole(rules: EcrAccountRules, host: string, region = 'eu-west-1') {
  const issuer = await openIssuer({ sub: SUBJECT }, Date.now);
  const trusted = { issuer: () => issuer.served.url, subject: SUBJECT, now: Date.now, busy: [] };
  const aws: AwsCloud = await openAws(trusted, undefined, rules);
  onTestFinished(async () => {
    await Promise.all([issuer.served.close(), aws.served.close()]);
  });
  const oidc = { role: { provider: 'aws', roleArn: ROLE, region } } as const;
  const world = await openEnvironment({
    env: { ...issuer.env, ...endpoints(aws.served.url) },
    registries: [{ prefix: host, oidc }],
  });
  return { ...world, api: aws.api };
}

const accounts = [
  { name: 'keys', start: (rules: EcrAccountRules) => withKeys(rules) },
  { name: 'a role', start: (rules: EcrAccountRules, host: string) => withRole(rules, host) },
];
const plain: CreateRepository = { immutable: false, scan: false };
const full: CreateRepository = { immutable: true, scan: true, lifecycle: '{"rules":[]}' };

interface Row {
  readonly name: string;
  readonly at: RepositoryName;
  readonly wanted: CreateRepository;
  readonly created: readonly string[];
}

const rows: readonly Row[] = [
  {
    name: 'a private repository',
    at: repository(`${ECR}/team/app`),
    wanted: full,
    created: [
      'CreateRepository team/app IMMUTABLE scan',
      'PutLifecyclePolicy team/app {"rules":[]}',
    ],
  },
  {
    name: 'a public repository',
    at: repository(`${PUBLIC}/acme/team/app`),
    wanted: plain,
    created: ['CreateRepository team/app'],
  },
];

describe.each(accounts)('with $name', ({ start }) => {
  it.each(rows)('$name is created once', async ({ at, wanted, created }) => {
    const { credentials, api } = await start({}, at.host);
    expect(await credentials.createRepository(at, wanted)).toBe('created');
    expect(await credentials.createRepository(at, wanted)).toBe('exists');
    expect(api.created).toEqual(created);
  });

  it.each(rows)('$name is refused: the action and the account are named', async (row) => {
    const { credentials, api } = await start({ denied: ['CreateRepository'] }, row.at.host);
    const { problems } = await problemOf(credentials.createRepository(row.at, row.wanted));
    expect(problems[0]?.code).toBe('REPOSITORY_CREATE_FAILED');
    expect(problems[0]?.hint).toContain(':CreateRepository');
    expect(api.created).toEqual([]);
  });

  it('nothing is created in the account of the keys where the name is of another one', async () => {
    const at = repository('999999999999.dkr.ecr.eu-west-1.amazonaws.com/team/app');
    const { credentials, api } = await start({}, at.host);
    const { problems } = await problemOf(credentials.createRepository(at, plain));
    expect(problems[0]?.code).toBe('REPOSITORY_CREATE_FAILED');
    expect(api.created).toEqual([]);
  });

  it('a public registry of another alias is refused, and the alias of the account is named', async () => {
    const at = repository(`${PUBLIC}/other/team/app`);
    const { credentials, api } = await start({}, at.host);
    const { problems } = await problemOf(credentials.createRepository(at, plain));
    expect(problems[0]?.code).toBe('REPOSITORY_CREATE_FAILED');
    expect(problems[0]?.message).toContain('acme');
    expect(api.created).toEqual([]);
  });
});

describe('the images that are listed and deleted', () => {
  it.each([`${ECR}/team/app`, `${PUBLIC}/acme/app`])('are those of %s', async (name) => {
    const { credentials } = await withKeys({});
    const images = await credentials.openImages(repository(name));
    expect(await images.list()).toMatchObject([{ digest: 'sha256:1' }]);
  });

  it.each([
    '999999999999.dkr.ecr.eu-west-1.amazonaws.com/team/app',
    'public.ecr.aws/other/team/app',
  ])('are not those of the same name in the account of the keys: %s', async (name) => {
    const { credentials } = await withKeys({});
    const images = await credentials.openImages(repository(name));
    const asking = [images.list(), images.remove([{ imageTag: '1.0.0' }])];
    const codes = await Promise.all(
      asking.map(async (one) => (await problemOf(one)).problems[0]?.code),
    );
    expect(codes).toEqual(['PRUNE_REFUSED', 'PRUNE_REFUSED']);
  });
});

it('the registry is asked in the region of its name, wherever the role is assumed', async () => {
  const at = repository(`${ECR}/team/app`);
  const { credentials, api } = await withRole({}, ECR, 'us-east-1');
  expect(await credentials.createRepository(at, plain)).toBe('created');
  expect(api.created).toEqual(['CreateRepository team/app MUTABLE']);
});
