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
import { ROBOT } from '../credentials/oidc/clouds.ts';
import { openWorld, SUBJECT, type World } from '../credentials/oidc/world.ts';

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
