// SPDX-License-Identifier: Apache-2.0
// Creates repositories of Amazon ECR, private and public, with keys and with a role, in the registry that the name means.
import { onTestFinished, describe, expect, it } from 'vitest';
import type { RepositoryName } from '../../../src/registry-host.ts';
import type { CreateRepository } from '../../../src/settings/settings.ts';
import { problemOf } from '../../registry/bench.ts';
import type { Asked, Reply } from '../../registry/server.ts';
import { repository } from '../logins.ts';
import { type AwsCloud, openAws, stsFails } from '../oidc/cloud-aws.ts';
import { ROLE, type Trusted } from '../oidc/clouds.ts';
import { json, openIssuer } from '../oidc/issuer.ts';
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

/** A run on GitHub with a role. `region` is where the role is assumed; `answer` comes in place of what is right. */
async function withRole(
  rules: EcrAccountRules,
  host: string,
  { region = 'eu-west-1', answer }: { region?: string; answer?: Trusted['answer'] } = {},
) {
  const issuer = await openIssuer({ sub: SUBJECT }, Date.now);
  const trusted: Trusted = {
    ...{ issuer: () => issuer.served.url, subject: SUBJECT, now: Date.now, busy: [], answer },
  };
  const aws: AwsCloud = await openAws(trusted, undefined, rules);
  onTestFinished(async () => {
    await Promise.all([issuer.served.close(), aws.served.close()]);
  });
  const oidc = { role: { provider: 'aws', roleArn: ROLE, region } } as const;
  const world = await openEnvironment({
    env: { ...issuer.env, ...endpoints(aws.served.url) },
    registries: [{ prefix: host, oidc }],
  });
  return { ...world, api: aws.api, issuer, aws };
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
  const { credentials, api } = await withRole({}, ECR, { region: 'us-east-1' });
  expect(await credentials.createRepository(at, plain)).toBe('created');
  expect(api.created).toEqual(['CreateRepository team/app MUTABLE']);
});

/** What AWS says of what has ended: an identity token, or the session of a role. */
const TOKEN_ENDED = stsFails('ExpiredTokenException', 'Token expired: current date/time …', 400);
const SESSION_ENDED = json(
  { __type: 'ExpiredTokenException', message: 'The security token in the request is expired' },
  400,
);

/** The action of a request: `AssumeRoleWithWebIdentity`, `CreateRepository`. */
const toAction = ({ headers }: Asked): string =>
  headers['x-amz-target']?.toString().split('.')[1] ?? 'AssumeRoleWithWebIdentity';

/** Answers the first `times` requests for an action so. */
function refuseFirst(action: string, reply: Reply, times = 1): (asked: Asked) => Reply | undefined {
  let left = times;
  return (asked) => {
    if (toAction(asked) !== action || left === 0) return undefined;
    left -= 1;
    return reply;
  };
}

describe('what has ended is made anew once', () => {
  const ends = [
    { name: 'a token', action: 'AssumeRoleWithWebIdentity', reply: TOKEN_ENDED, assumed: 2 },
    { name: 'a session', action: 'CreateRepository', reply: SESSION_ENDED, assumed: 2 },
  ];
  it.each(ends.flatMap((end) => rows.map((row) => ({ ...end, at: row.at, what: row.name }))))(
    '$name, for $what that is created',
    async ({ action, reply, at, assumed }) => {
      const { credentials, api, issuer, aws } = await withRole({}, at.host, {
        answer: refuseFirst(action, reply),
      });
      expect(await credentials.createRepository(at, plain)).toBe('created');
      expect(api.created).toHaveLength(1);
      expect(issuer.tokens).toHaveLength(2);
      const asked = aws.served.asked.map(toAction);
      expect(asked.filter((one) => one === 'AssumeRoleWithWebIdentity')).toHaveLength(assumed);
    },
  );

  it.each([
    { name: 'a token', action: 'AssumeRoleWithWebIdentity', reply: TOKEN_ENDED },
    { name: 'a session before the list', action: 'DescribeImages', reply: SESSION_ENDED },
  ])('$name, for images that are listed', async ({ action, reply }) => {
    const { credentials, issuer } = await withRole({}, ECR, { answer: refuseFirst(action, reply) });
    const images = await credentials.openImages(repository(`${ECR}/team/app`));
    expect(await images.list()).toMatchObject([{ digest: 'sha256:1' }]);
    expect(issuer.tokens).toHaveLength(2);
  });

  it('a session, for images that are deleted at the same time', async () => {
    const { credentials, api, aws } = await withRole({}, ECR, {
      answer: refuseFirst('BatchDeleteImage', SESSION_ENDED, 3),
    });
    const images = await credentials.openImages(repository(`${ECR}/team/app`));
    await images.list();
    const tags = ['1.0.0', '1.0.1', '1.0.2'];
    await Promise.all(tags.map((imageTag) => images.remove([{ imageTag }])));
    expect(api.deleted.toSorted()).toEqual(tags);
    const assumed = aws.served.asked.map(toAction);
    expect(assumed.filter((one) => one === 'AssumeRoleWithWebIdentity')).toHaveLength(2);
  });

  it('and not twice', async () => {
    const at = repository(`${ECR}/team/app`);
    const { credentials, api, aws } = await withRole({}, ECR, {
      answer: refuseFirst('CreateRepository', SESSION_ENDED, 9),
    });
    const { problems } = await problemOf(credentials.createRepository(at, plain));
    expect(problems[0]?.code).toBe('REPOSITORY_CREATE_FAILED');
    expect(api.created).toEqual([]);
    expect(aws.served.asked.map(toAction).filter((one) => one === 'CreateRepository').length).toBe(
      2,
    );
  });

  it('and not with the same keys', async () => {
    const asked: string[] = [];
    const { url } = await open((request) => {
      asked.push(toAction(request));
      return SESSION_ENDED;
    });
    const keys = { AWS_ACCESS_KEY_ID: KEYS.id, AWS_SECRET_ACCESS_KEY: KEYS.secretKey };
    const { credentials } = await openEnvironment({ env: { ...endpoints(url), ...keys } });
    const creating = credentials.createRepository(repository(`${ECR}/team/app`), plain);
    expect((await problemOf(creating)).problems[0]?.code).toBe('REPOSITORY_CREATE_FAILED');
    expect(asked).toEqual(['CreateRepository']);
  });
});
