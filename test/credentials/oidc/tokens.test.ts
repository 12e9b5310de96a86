// SPDX-License-Identifier: Apache-2.0
// Where identity tokens come from, by CI system.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Env } from '../../../src/facts/facts.ts';
import { omitUndefined } from '../../../src/omit-undefined.ts';
import type { OidcRole } from '../../../src/settings/oidc.ts';
import { problemOf } from '../../registry/bench.ts';
import { repository } from '../logins.ts';
import { CLIENT, CONNECTION, POOL, ROBOT, ROLE, TENANT } from './clouds.ts';
import type { Issuer } from './issuer.ts';
import { openWorld, type WorldSetup } from './world.ts';

const HUB = 'https://identity.docker.com';
const hub = {
  provider: 'docker-hub',
  connectionId: CONNECTION,
  organization: 'acme',
  expiresInS: 600,
} as const;
const quay = { provider: 'quay', robot: ROBOT } as const;
const byVariable = (name: string) => ({ idToken: { from: 'env', name } }) as const;

describe('a token comes from', () => {
  it.each<{ name: string; setup: Partial<WorldSetup>; from: string }>([
    {
      name: 'the one of the id_tokens of GitLab with the audience',
      setup: {
        env: (issuer) => ({
          GITLAB_CI: 'true',
          AWS_ID_TOKEN: issuer.sign('sts.amazonaws.com'),
          GITLAB_OIDC_TOKEN: issuer.sign([HUB, 'other']),
        }),
      },
      from: 'the variable GITLAB_OIDC_TOKEN',
    },
    {
      name: 'GitLab, by the name of the variable',
      setup: {
        env: (issuer) => ({ GITLAB_CI: 'true', HUB: issuer.sign(HUB) }),
        oidc: byVariable('HUB'),
      },
      from: 'the variable HUB',
    },
    {
      name: 'GitLab, with any audience where the provider does not look at it',
      setup: {
        role: quay,
        env: (issuer) => ({ GITLAB_CI: 'true', ID_TOKEN: issuer.sign('https://gitlab.example') }),
      },
      from: 'the variable ID_TOKEN',
    },
    {
      name: 'Bitbucket',
      setup: {
        env: (issuer) => ({
          BITBUCKET_BUILD_NUMBER: '1',
          BITBUCKET_STEP_OIDC_TOKEN: issuer.sign([HUB]),
        }),
      },
      from: 'Bitbucket Pipelines',
    },
    {
      name: 'CircleCI, where the audience fits',
      setup: {
        env: (issuer) => ({ CIRCLECI: 'true', CIRCLE_OIDC_TOKEN_V2: issuer.sign(HUB) }),
      },
      from: 'CircleCI',
    },
  ])('$name', async ({ setup, from }) => {
    const world = await openWorld({ role: hub, ...setup });
    const found = await world.credentials.find(repository(`${world.host}/a/b`));
    expect(found?.identity?.from).toBe(from);
    expect(world.masked).toContain(world.issuer.tokens.at(-1)?.token);
  });

  it.each([
    {
      name: 'Buildkite',
      env: { BUILDKITE: 'true' },
      line: `buildkite-agent oidc request-token --audience ${HUB}`,
    },
    {
      name: 'CircleCI, for another audience',
      env: { CIRCLECI: 'true', CIRCLE_OIDC_TOKEN: 'a.b.c' },
      line: `circleci run oidc get --claims {"aud":"${HUB}"}`,
    },
  ])('the program of $name', async ({ env, line }) => {
    let issuer: Issuer | undefined;
    const stdout = { get: () => `${issuer?.sign(HUB) ?? ''}\n`, enumerable: true };
    const result = Object.defineProperty({}, 'stdout', stdout) as { stdout: string };
    const world = await openWorld({
      ...{ role: hub, answers: [{ when: /oidc/, result }] },
      env: (given) => {
        issuer = given;
        return env;
      },
    });
    const found = await world.credentials.find(repository(`${world.host}/a/b`));
    expect(found?.credential).toMatchObject({ username: 'acme' });
    expect(world.shell.lines()).toEqual([line]);
  });

  const aws = { provider: 'aws', roleArn: ROLE, region: 'eu-west-1' } as const;
  const azure = { provider: 'azure', clientId: CLIENT, tenantId: TENANT } as const;
  const byFile = (path: string) => ({ idToken: { from: 'file', path } }) as const;
  const jenkins = { JENKINS_URL: 'https://ci.example/', BUILD_NUMBER: '1' };
  const files: readonly {
    readonly name: string;
    readonly role: OidcRole;
    readonly audience?: string;
    readonly env: (path: string) => Env;
    readonly oidc?: (path: string) => WorldSetup['oidc'];
    readonly from: RegExp;
  }[] = [
    {
      ...{ name: 'that the entry names', role: hub, env: () => ({ CI: 'true' }), oidc: byFile },
      from: /^the file .*token$/,
    },
    {
      name: 'to which a variable leads, as those of GitLab do',
      ...{ role: hub, env: (path) => ({ CI: 'true', TOKEN: path }) },
      ...{ oidc: () => byVariable('TOKEN'), from: /^the variable TOKEN$/ },
    },
    {
      ...{ name: 'of Jenkins', role: hub, env: () => jenkins, oidc: byFile },
      from: /^the file .*token$/,
    },
    {
      name: 'that AWS_WEB_IDENTITY_TOKEN_FILE names, on Jenkins',
      ...{ role: aws, audience: 'sts.amazonaws.com' },
      env: (path) => ({ ...jenkins, AWS_WEB_IDENTITY_TOKEN_FILE: path }),
      from: /^the file .*token$/,
    },
    {
      name: 'that AZURE_FEDERATED_TOKEN_FILE names, on Azure Pipelines',
      ...{ role: azure, audience: 'api://AzureADTokenExchange' },
      env: (path) => ({ TF_BUILD: 'True', AZURE_FEDERATED_TOKEN_FILE: path }),
      from: /^the file .*token$/,
    },
  ];
  it.each(files)('a file $name', async ({ role, audience = HUB, env, oidc, from }) => {
    const directory = await mkdtemp(join(tmpdir(), 'tagship-token-'));
    onTestFinished(() => rm(directory, { recursive: true }));
    const path = join(directory, 'token');
    const setup = { role, env: () => env(path), ...omitUndefined({ oidc: oidc?.(path) }) };
    const world = await openWorld(setup);
    await writeFile(path, `${world.issuer.sign(audience)}\n`);
    const found = await world.credentials.find(repository(`${world.host}/a/b`));
    expect(found?.identity?.from).toMatch(from);
    expect(world.masked).toContain(world.issuer.tokens.at(-1)?.token);
  });

  it('GitHub with the audience of the setting', async () => {
    const role = { provider: 'google', identityProvider: POOL } as const;
    const world = await openWorld({
      role,
      oidc: { audience: `https://iam.googleapis.com/${POOL}` },
    });
    await world.credentials.find(repository(`${world.host}/a/b`));
    expect(world.issuer.tokens.map(({ audience }) => audience)).toEqual([world.provider.audience]);
  });
});

describe('no token', () => {
  it.each<{ name: string; setup: Partial<WorldSetup>; code: string; says: string }>([
    {
      name: 'on GitHub without the permission',
      setup: { env: () => ({ GITHUB_ACTIONS: 'true' }) },
      code: 'LOGIN_ID_TOKEN_MISSING',
      says: 'Add `permissions: { contents: read, id-token: write }` to the job',
    },
    {
      name: 'that GitHub refuses',
      setup: { env: ({ env }) => ({ ...env, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'wrong-bearer' }) },
      code: 'LOGIN_ID_TOKEN_REFUSED',
      says: 'answered 401 "no"',
    },
    {
      name: 'on GitLab without id_tokens',
      setup: { env: () => ({ GITLAB_CI: 'true' }) },
      code: 'LOGIN_ID_TOKEN_MISSING',
      says: `Add to the job: id_tokens: { REGISTRY_ID_TOKEN: { aud: ${HUB} } }`,
    },
    {
      name: 'on GitLab with this audience',
      setup: { env: (issuer) => ({ GITLAB_CI: 'true', ID_TOKEN: issuer.sign('other') }) },
      code: 'LOGIN_ID_TOKEN_MISSING',
      says: 'the tokens of the job have other audiences: the variable ID_TOKEN (other)',
    },
    {
      name: 'on Bitbucket',
      setup: { env: () => ({ BITBUCKET_BUILD_NUMBER: '1' }) },
      code: 'LOGIN_ID_TOKEN_MISSING',
      says: 'Add `oidc: true` to the step.',
    },
    {
      name: 'on Buildkite, whose program fails',
      setup: {
        env: () => ({ BUILDKITE: 'true' }),
        answers: [{ when: /oidc/, result: { code: 1, stderr: 'no such job' } }],
      },
      code: 'LOGIN_ID_TOKEN_MISSING',
      says: 'buildkite-agent oidc request-token --audience failed (exit code 1)',
    },
    {
      name: 'on a laptop',
      setup: { env: () => ({}) },
      code: 'LOGIN_ID_TOKEN_MISSING',
      says: 'id-token-env or id-token-file',
    },
    {
      name: 'in the variable',
      setup: { env: () => ({}), oidc: byVariable('TOKEN') },
      code: 'LOGIN_ID_TOKEN_MISSING',
      says: 'the variable TOKEN is empty',
    },
    {
      name: 'in the file',
      setup: { oidc: { idToken: { from: 'file', path: '/nonexistent/token' } } },
      code: 'LOGIN_ID_TOKEN_MISSING',
      says: 'the file "/nonexistent/token" cannot be read',
    },
    {
      name: 'but another word',
      setup: { env: () => ({ TOKEN: 'hunter2-hunter2' }), oidc: byVariable('TOKEN') },
      code: 'LOGIN_ID_TOKEN_INVALID',
      says: 'is not a JSON Web Token',
    },
    {
      name: 'for this audience in the variable',
      setup: { env: (issuer) => ({ TOKEN: issuer.sign('other') }), oidc: byVariable('TOKEN') },
      code: 'LOGIN_ID_TOKEN_AUDIENCE',
      says: `has the audience other, but ${HUB} is needed`,
    },
    {
      name: 'that is still good',
      setup: { env: (issuer) => ({ TOKEN: issuer.sign(HUB, 10) }), oidc: byVariable('TOKEN') },
      code: 'LOGIN_ID_TOKEN_EXPIRED',
      says: 'ended at ',
    },
    {
      name: 'from an address without TLS',
      setup: {
        env: ({ env }) => ({ ...env, ACTIONS_ID_TOKEN_REQUEST_URL: 'http://ci.example/?a=1' }),
      },
      code: 'LOGIN_SERVICE_INSECURE',
      says: 'the address of ci.example does not begin with https://',
    },
  ])('$name', async ({ setup, code, says }) => {
    const world = await openWorld({ role: hub, ...setup });
    const { problems } = await problemOf(world.credentials.find(repository(`${world.host}/a/b`)));
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(`${problems[0]?.message ?? ''} ${problems[0]?.hint ?? ''}`).toContain(says);
    const text = JSON.stringify(problems);
    expect(world.issuer.tokens.filter(({ token }) => text.includes(token))).toEqual([]);
    expect(text).not.toContain('hunter2');
    expect(world.provider.served.asked).toEqual([]);
  });

  it('is asked for in an untrusted run', async () => {
    const trust = { level: 'untrusted', reason: 'this change comes from another project' } as const;
    const world = await openWorld({ role: hub, trust });
    const { problems } = await problemOf(world.credentials.find(repository(`${world.host}/a/b`)));
    expect(problems[0]?.code).toBe('LOGIN_UNTRUSTED');
    expect(problems[0]?.message).toContain('because this change comes from another project');
    expect(world.issuer.served.asked).toEqual([]);
    expect(await world.credentials.childEnv([])).not.toHaveProperty('DOCKER_AUTH_CONFIG');
  });
});

it('is asked for in an untrusted run where the workflow says so for the registry', async () => {
  const trust = { level: 'untrusted', reason: 'this change comes from another project' } as const;
  const world = await openWorld({ role: hub, trust, oidc: { untrusted: true } });
  const name = repository(`${world.host}/a/b`);
  expect((await world.credentials.find(name))?.credential).toMatchObject({ username: 'acme' });
  expect(await world.credentials.childEnv([name])).toHaveProperty('DOCKER_CONFIG');
});
