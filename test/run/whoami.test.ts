// SPDX-License-Identifier: Apache-2.0
// tagship whoami in a process like CI's: against an issuer, an identity service and a registry with token authentication.
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CliProcess } from '../../src/cli/cli.ts';
import { runCli } from '../../src/cli/run.ts';
import { createShell } from '../../src/shell.ts';
import { createFinder } from '../../src/secret-forms.ts';
import { gitEnv, makeProject, type Project } from '../e2e/project.ts';
import { githubEnv, release } from '../bundle/github.ts';
import {
  ACCOUNT,
  CLIENT,
  CONNECTION,
  POOL,
  ROBOT,
  ROLE,
  TENANT,
} from '../credentials/oidc/clouds.ts';
import { openWorld, SUBJECT, toEndpoints, type World } from '../credentials/oidc/world.ts';
import type { WhoamiRow } from '../../src/run/whoami.ts';
import type { OidcRole } from '../../src/settings/oidc.ts';

let project: Project;
let sha: string;

beforeAll(async () => {
  project = await makeProject({});
  sha = await release(project);
});

afterAll(() => project.remove());

/** Runs the command line as GitHub would. */
async function run(
  world: World,
  args: readonly string[],
  env: Record<string, string> = {},
  command = 'whoami',
) {
  const streams = {
    stdout: new PassThrough(),
    stderr: new PassThrough(),
    stdin: new PassThrough(),
  };
  const read = (stream: PassThrough) => String((stream.read() as Buffer | null) ?? '');
  const code = await runCli({
    argv: [command, ...args],
    cwd: project.directory,
    env: {
      ...gitEnv(project.home),
      ...githubEnv('refs/tags/v1.2.3', sha),
      ...world.issuer.env,
      TAGSHIP_REGISTRIES: `{"${world.host}": {"robot": "${ROBOT}"}}`,
      TAGSHIP_IMAGES: `${world.host}/acme/app`,
      ...env,
    },
    shell: createShell(),
    signal: new AbortController().signal,
    streams: streams as unknown as CliProcess['streams'],
  });
  const said = { stdout: read(streams.stdout), stderr: read(streams.stderr) };
  const text = said.stdout + said.stderr;
  const shown = world.secrets().filter((one) => one !== '' && createFinder(one)(text).length > 0);
  expect(shown).toEqual([]);
  return { code, ...said };
}

const quay = { provider: 'quay', robot: ROBOT } as const;

/** Each provider: its role, and the entry of `registries` that asks for it. */
const google = { 'workload-identity-provider': POOL };
const providers: readonly {
  readonly name: string;
  readonly role: OidcRole;
  readonly entry: Readonly<Record<string, string>>;
  readonly user: string;
}[] = [
  {
    name: 'Docker Hub',
    role: {
      ...{ provider: 'docker-hub', connectionId: CONNECTION },
      ...{ organization: 'acme', expiresInS: 3600 },
    },
    entry: { username: 'acme', 'connection-id': CONNECTION },
    user: 'acme',
  },
  {
    ...{ name: 'Google', role: { provider: 'google', identityProvider: POOL } },
    ...{ entry: google, user: 'oauth2accesstoken' },
  },
  {
    name: 'a service account of Google',
    role: { provider: 'google', identityProvider: POOL, serviceAccount: ACCOUNT },
    entry: { ...google, 'service-account': ACCOUNT },
    user: 'oauth2accesstoken',
  },
  {
    name: 'Azure',
    role: { provider: 'azure', clientId: CLIENT, tenantId: TENANT },
    entry: { 'client-id': CLIENT, 'tenant-id': TENANT },
    user: '00000000-0000-0000-0000-000000000000',
  },
  { name: 'Quay', role: quay, entry: { robot: ROBOT }, user: ROBOT },
  {
    name: 'JFrog',
    role: { provider: 'jfrog', providerName: 'github' },
    entry: { 'provider-name': 'github' },
    user: 'ci-user',
  },
  {
    name: 'AWS',
    role: { provider: 'aws', roleArn: ROLE, region: 'eu-west-1' },
    entry: { 'role-to-assume': ROLE, 'aws-region': 'eu-west-1' },
    user: 'AWS',
  },
];

/** What could change a registry: an upload is only started, and cancelled. */
const writesOf = ({ registry }: World) =>
  registry.served
    .lines()
    .filter((line) => /^(?:PUT|PATCH|DELETE)/.test(line) && !line.endsWith('/blobs/uploads/one'));

describe('whoami --check asks as', () => {
  it.each(providers)('$name, by identity token', async ({ role, entry, user }) => {
    const world = await openWorld({ role });
    const { code, stdout, stderr } = await run(world, ['--check', '--json'], {
      ...toEndpoints(world.provider.served.url),
      TAGSHIP_REGISTRIES: JSON.stringify({ [world.host]: entry }),
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { registries } = JSON.parse(stdout) as { registries: readonly WhoamiRow[] };
    expect(registries).toMatchObject([
      {
        registry: `${world.host}/acme/app`,
        ...{ username: user, push: 'granted', problems: [] },
        identity: { subject: SUBJECT, from: 'GitHub Actions', issuer: world.issuer.served.url },
      },
    ]);
    expect(Date.parse(registries[0]?.until ?? '')).toBeGreaterThan(Date.now());
    expect(writesOf(world)).toEqual([]);
    expect(world.issuer.tokens).toHaveLength(1);
  });

  it.each([
    { password: 'right-4711', code: 0, push: 'granted', problem: [] },
    { password: 'wrong-4711', code: 1, push: 'refused', problem: ['LOGIN_REFUSED'] },
  ])('a user with a password, $push', async ({ password, code, push, problem }) => {
    const world = await openWorld({ role: quay });
    world.accept('right-4711');
    const entry = { username: ROBOT, 'password-env': 'ROBOT_TOKEN' };
    const asked = await run(world, ['--check', '--json'], {
      TAGSHIP_REGISTRIES: JSON.stringify({ [world.host]: entry }),
      ROBOT_TOKEN: password,
    });
    expect(asked.code).toBe(code);
    const { registries } = JSON.parse(asked.stdout) as { registries: readonly WhoamiRow[] };
    expect(registries).toMatchObject([
      { username: ROBOT, source: `registries: ${world.host}`, identity: null, until: null, push },
    ]);
    expect(registries[0]?.problems.map((one) => one.code)).toEqual(problem);
    expect(writesOf(world)).toEqual([]);
    expect(asked.stdout + asked.stderr).not.toContain(password);
  });
});

describe('whoami', () => {
  it('shows the identity, and whether a push is granted', async () => {
    const world = await openWorld({ role: quay });
    const { code, stdout, stderr } = await run(world, ['--check']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`${world.host}/acme/app\n`);
    for (const line of [
      `login     identity token for Quay, registries: ${world.host}`,
      `user      ${ROBOT}`,
      'token     GitHub Actions',
      `issuer    ${world.issuer.served.url}`,
      `audience  https://${world.host}`,
      `subject   ${SUBJECT}`,
      'push      granted',
    ]) {
      expect(stdout).toContain(line);
    }
    const writes = world.registry.served.lines().filter((line) => /^(?:PUT|PATCH)/.test(line));
    expect(writes).toEqual([]);
  });

  it('is JSON, of one registry', async () => {
    const world = await openWorld({ role: quay });
    const { code, stdout } = await run(world, [world.host, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      registries: [
        { registry: world.host, username: ROBOT, identity: { subject: SUBJECT }, push: null },
      ],
      problems: [],
    });
  });

  it('says why a login fails', async () => {
    const world = await openWorld({ role: quay, claims: { sub: 'repo:acme/app:pull_request' } });
    const { code, stdout, stderr } = await run(world, []);
    expect(code).toBe(1);
    expect(stdout).toContain('login  failed');
    expect(stderr).toContain('the subject repo:acme/app:pull_request');
  });

  it('asks for no token in a run of a fork', async () => {
    const world = await openWorld({ role: quay });
    const env = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/7/merge' };
    const { code, stderr } = await run(world, [], env);
    expect(code).toBe(1);
    expect(stderr).toContain('an untrusted run asks for no identity token');
    expect(world.issuer.served.asked).toEqual([]);
  });

  it('is who verify is, and asks for no token there in a run of a fork', async () => {
    const world = await openWorld({ role: quay });
    const args = [`${world.host}/acme/app:1.2.3`];
    const fork = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/7/merge' };
    await run(world, args, fork, 'verify');
    expect(world.issuer.tokens).toEqual([]);
    await run(world, args, {}, 'verify');
    expect(world.issuer.tokens).toHaveLength(1);
    expect(world.registry.served.lines().some((line) => line.includes('/manifests/1.2.3'))).toBe(
      true,
    );
  });

  it.each([
    { args: ['http://'], says: 'invalid registry "http://"' },
    { args: ['nowhere'], says: 'invalid registry "nowhere"' },
    { args: ['ghcr.io', 'quay.io'], says: '"quay.io" belongs to no flag' },
  ])('$args', async ({ args, says }) => {
    const world = await openWorld({ role: quay });
    const { code, stderr } = await run(world, args);
    expect(code).toBe(1);
    expect(stderr).toContain(says);
  });
});
