// SPDX-License-Identifier: Apache-2.0
// Commands whose login fails at a service that repeats what it was sent: no secret is in what they print or write.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { CliProcess } from '../../src/cli/cli.ts';
import { runCli } from '../../src/cli/run.ts';
import type { OidcRole } from '../../src/settings/oidc.ts';
import { createShell, type Shell } from '../../src/shell.ts';
import { githubEnv, release } from '../bundle/github.ts';
import { echo, findLeaks } from '../credentials/echo.ts';
import { CLIENT, CONNECTION, POOL, ROBOT, ROLE, TENANT } from '../credentials/oidc/clouds.ts';
import { openWorld, toEndpoints, type World } from '../credentials/oidc/world.ts';
import { gitEnv, makeProject, type Project } from '../e2e/project.ts';
import { pickRows } from '../lab/nightly.ts';

let project: Project;
let sha: string;
beforeAll(async () => {
  project = await makeProject({});
  sha = await release(project);
});
afterAll(() => project.remove());

/** The providers, and what of a login is repeated. */
const logins: readonly {
  readonly name: string;
  readonly role: OidcRole;
  readonly entry: Readonly<Record<string, string>>;
}[] = [
  {
    name: 'Docker Hub',
    role: {
      ...{ provider: 'docker-hub', connectionId: CONNECTION },
      ...{ organization: 'acme', expiresInS: 600 },
    },
    entry: { username: 'acme', 'connection-id': CONNECTION },
  },
  {
    name: 'Google',
    role: { provider: 'google', identityProvider: POOL },
    entry: { 'workload-identity-provider': POOL },
  },
  {
    name: 'Azure',
    role: { provider: 'azure', clientId: CLIENT, tenantId: TENANT },
    entry: { 'client-id': CLIENT, 'tenant-id': TENANT },
  },
  { name: 'Quay', role: { provider: 'quay', robot: ROBOT }, entry: { robot: ROBOT } },
  {
    name: 'JFrog',
    role: { provider: 'jfrog', providerName: 'github' },
    entry: { 'provider-name': 'github' },
  },
  {
    name: 'AWS',
    role: { provider: 'aws', roleArn: ROLE, region: 'eu-west-1' },
    entry: { 'role-to-assume': ROLE, 'aws-region': 'eu-west-1' },
  },
];

const commands: readonly { readonly args: readonly string[]; readonly code: number }[] = [
  { args: ['whoami', '--check', '--json', '--debug'], code: 1 },
  { args: ['plan', '--json', '--debug', '--out', 'out/plan.json'], code: 0 },
  { args: ['ship', '--push', '--debug', '--receipt', 'out/receipt.json'], code: 1 },
];

const rows = logins.flatMap((login) =>
  commands.flatMap(({ args, code }) =>
    (['provider', 'registry'] as const)
      .filter((at) => at === 'provider' || !['Quay', 'JFrog'].includes(login.name))
      .map((at) => ({ ...login, at, args, code, command: args[0] })),
  ),
);

describe('a login is refused', () => {
  it.each(pickRows(rows, ({ name, at }) => [name, at]))(
    'by the $at of $name, in $command',
    async ({ role, entry, at, args, code }) => {
      const answer = echo(role.provider === 'aws' && at === 'provider' ? 'XML' : 'JSON, forbidden');
      const world = await openWorld({
        role,
        ...(at === 'provider' ? { answer: () => answer } : { registryAnswer: answer }),
      });
      const out = await mkdtemp(join(tmpdir(), 'tagship-out-'));
      onTestFinished(() => rm(out, { recursive: true, force: true }));
      const ran = await run(world, {
        args: args.map((arg) => arg.replace(/^out/, out)),
        entry,
        out,
      });
      expect(ran.code, ran.text).toBe(code);
      const files = await readTree(out);
      expect(findLeaks(secretsOf(world), [ran.text, ...ran.children, ...files])).toEqual([]);
      expect((await readdir(out)).filter((name) => name.startsWith('tagship-'))).toEqual([]);
    },
  );
});

/** All that the world made, but for what every child of a job has. */
function secretsOf(world: World): readonly string[] {
  return world
    .secrets()
    .filter((one) => one !== '' && one !== world.issuer.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN);
}

interface RunOptions {
  readonly args: readonly string[];
  readonly entry: Readonly<Record<string, string>>;
  /** Where its temporary files and outputs are. */
  readonly out: string;
}

async function run(world: World, { args, entry, out }: RunOptions) {
  const [stdout, stderr, stdin] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const children: string[] = [];
  const shell = createShell();
  const recording: Shell = (command) => {
    children.push(JSON.stringify([command.argv, command.env]));
    return shell(command);
  };
  const code = await runCli({
    argv: args,
    cwd: project.directory,
    env: {
      ...{ ...gitEnv(project.home), ...githubEnv('refs/tags/v1.2.3', sha), ...world.issuer.env },
      ...toEndpoints(world.provider.served.url),
      ...{ TMPDIR: out, DOCKER_HOST: 'tcp://127.0.0.1:9', TAGSHIP_RETRY_DEADLINE: '1s' },
      TAGSHIP_REGISTRIES: JSON.stringify({ [world.host]: entry }),
      TAGSHIP_IMAGES: `${world.host}/acme/app`,
      GITHUB_STEP_SUMMARY: join(out, 'summary.md'),
    },
    shell: recording,
    signal: new AbortController().signal,
    streams: { stdout, stderr, stdin } as unknown as CliProcess['streams'],
  });
  const read = (stream: PassThrough) => String((stream.read() as Buffer | null) ?? '');
  return { code, text: read(stdout) + read(stderr), children };
}

async function readTree(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8')));
}
