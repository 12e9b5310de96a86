// SPDX-License-Identifier: Apache-2.0
// The lab does what the suites rely on.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lab, up, writeDockerConfig, type Lab } from './lab.ts';
import { ask } from './probe.ts';
import { passwordUsers, tokenUsers } from './registries.ts';
import type { TokenRequest } from './token-server.ts';
import { isNightly, nightly } from './nightly.ts';

const run = promisify(execFile);
const unique = `lab-${process.pid}-${Date.now()}`;
let here: Lab;
let directory: string;

beforeAll(async () => {
  here = await lab();
  directory = await mkdtemp(join(tmpdir(), 'tagship-lab-test-'));
  await run('cp', [here.busybox, join(directory, 'busybox')]);
  await writeFile(
    join(directory, 'Dockerfile'),
    `FROM scratch
COPY busybox /bin/busybox
RUN ["/bin/busybox", "--install", "-s", "/bin"]
RUN echo ${unique} > /said
CMD ["cat", "/said"]
`,
  );
});

afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
});

describe('bringing it up', () => {
  it('starts nothing the second time', async () => {
    expect((await up({ keep: false })).started).toEqual([]);
  });

  it('gives two that ask at once the same lab', async () => {
    const script = fileURLToPath(new URL('lab.ts', import.meta.url));
    const ask = `const { up } = await import(${JSON.stringify(script)}); console.log(JSON.stringify((await up({ keep: false })).lab.ports))`;
    const answers = await Promise.all(
      [1, 2].map(() => run(process.execPath, ['--input-type=module', '-e', ask])),
    );
    expect(answers.map(({ stdout }) => JSON.parse(stdout) as unknown)).toEqual([
      here.ports,
      here.ports,
    ]);
  });
});

describe('the engine', () => {
  it('has the versions that the product is made for', async () => {
    const { stdout: info } = await docker('info', '--format', '{{json .}}');
    expect(info).toContain('io.containerd.snapshotter');
    expect((await docker('buildx', 'version')).stdout).toMatch(/ 0\.29\./);
  });

  nightly(it)('builds with a RUN step, pushes and runs what it pushed', async () => {
    const reference = `${here.registries.plain.host}/${unique}/app:1`;
    await docker('buildx', 'build', '--quiet', '--push', '--tag', reference, directory);
    const { stdout } = await docker('run', '--rm', '--pull=always', '--network=none', reference);
    expect(stdout.trim().split('\n').at(-1)).toBe(unique);
  });
});

// Files of test/e2e build and push with it.
describe.each(isNightly ? ['TCP and a socket'] : [])('the remote BuildKit by %s', () => {
  const rows = [
    {
      name: 'over TCP, to the registry with tokens',
      endpoint: 'tcp',
      registry: 'token',
      user: 'publisher',
    },
    {
      name: 'over a unix socket, to the registry with TLS',
      endpoint: 'unix',
      registry: 'tls',
      user: 'bob',
    },
  ] as const;
  it.each(rows)('pushes by digest $name', async ({ endpoint, registry, user }) => {
    const { host, users } = here.registries[registry];
    const config = join(directory, `config-${endpoint}`);
    const auth = Buffer.from(`${user}:${users[user] ?? ''}`).toString('base64');
    writeDockerConfig(here, config, { auths: { [host]: { auth } } });
    const env = { ...process.env, ...here.env, DOCKER_CONFIG: config };
    await run(
      'docker',
      ['buildx', 'create', '--name', 'far', '--driver', 'remote', here.buildkit[endpoint]],
      { env },
    );
    const output = `type=image,push-by-digest=true,push=true,name=${host}/${unique}/app`;
    const metadata = join(directory, `${endpoint}.json`);
    await run(
      'docker',
      [
        'buildx',
        'build',
        '--builder=far',
        `--output=${output}`,
        `--metadata-file=${metadata}`,
        directory,
      ],
      { env },
    );
    expect(await readFile(metadata, 'utf8')).toMatch(
      /"containerimage.digest": "sha256:[0-9a-f]{64}"/,
    );
  });
});

describe('the registries', () => {
  it.each([
    {
      name: 'htpasswd, the right password',
      registry: 'htpasswd',
      user: 'bob',
      password: passwordUsers.bob,
      status: 200,
    },
    {
      name: 'htpasswd, a wrong password',
      registry: 'htpasswd',
      user: 'bob',
      password: 'wrong',
      status: 401,
    },
    {
      name: 'tls, the right password',
      registry: 'tls',
      user: 'alice',
      password: passwordUsers.alice,
      status: 200,
    },
    {
      name: 'tls, a wrong password',
      registry: 'tls',
      user: 'alice',
      password: 'wrong',
      status: 401,
    },
  ] as const)('$name: $status', async ({ registry, user, password, status }) => {
    const ca = await readFile(here.ca, 'utf8');
    const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    const { url } = here.registries[registry];
    const answer = await ask(`${url}/v2/`, { ca, headers: { authorization } });
    expect(answer?.status).toBe(status);
  });

  it('tls is not believed without its authority', async () => {
    const { url } = here.registries.tls;
    const reason = await new Promise<string>((resolve, reject) => {
      request(`${url}/v2/`, () => {
        reject(new Error('it was believed'));
      })
        .on('error', (cause: NodeJS.ErrnoException) => {
          resolve(cause.code ?? '');
        })
        .end();
    });
    expect(reason).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  });
});

describe('the token service', () => {
  it.each([
    { name: 'publisher pushes anywhere', user: 'publisher', path: `${unique}/a`, status: 202 },
    {
      name: 'team-a pushes below its prefix',
      user: 'team-a',
      path: `team-a/${unique}`,
      status: 202,
    },
    { name: 'team-a pushes nowhere else', user: 'team-a', path: `${unique}/a`, status: 401 },
    { name: 'reader pushes nowhere', user: 'reader', path: `${unique}/a`, status: 401 },
  ] as const)('$name', async ({ user, path, status }) => {
    const token = await tokenFor(user, `repository:${path}:pull,push`);
    expect(await startUpload(path, token)).toBe(status);
  });

  nightly(it)('lets the tokens of brief die before the time it announces', async () => {
    const token = await tokenFor('brief', `repository:${unique}/b:pull,push`);
    expect(await startUpload(`${unique}/b`, token)).toBe(202);
    await new Promise((resolve) => setTimeout(resolve, 3100));
    expect(await startUpload(`${unique}/b`, token)).toBe(401);
  });

  it('takes a refresh token, and notes what was asked', async () => {
    const since = Date.now();
    const refresh = here.tokenService.refreshTokens['team-a'] ?? '';
    const scope = `repository:team-a/${unique}:pull`;
    const response = await fetch(`${here.tokenService.url}/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refresh, scope }),
    });
    expect(await response.json()).toMatchObject({ expires_in: 300 });
    const log = await fetch(`${here.tokenService.url}/log?since=${since}`);
    const entries = ((await log.json()) as TokenRequest[]).filter((entry) =>
      entry.scopes.includes(scope),
    );
    expect(entries).toMatchObject([{ grant: 'refresh_token', user: 'team-a', status: 200 }]);
  });
});

it('ends a process that is asked to stop, and no other', async () => {
  const { ensureDaemon, isDaemonAlive, stopDaemon } = await import('./daemon.ts');
  const bystander = spawn('sleep', ['60']);
  const daemon = {
    name: 'sleeper',
    argv: ['sleep', '60'],
    env: process.env,
    files: [],
    isReady: () => Promise.resolve(true),
  } as const;
  expect(await ensureDaemon(directory, daemon)).toBe('started');
  expect(await ensureDaemon(directory, daemon)).toBe('running');
  await stopDaemon(directory, 'sleeper');
  expect(isDaemonAlive(directory, 'sleeper')).toBe(false);
  expect(bystander.exitCode).toBeNull();
  bystander.kill();
});

function docker(...args: string[]): Promise<{ stdout: string }> {
  return run('docker', args, { env: { ...process.env, ...here.env } });
}

async function tokenFor(user: keyof typeof tokenUsers, scope: string): Promise<string> {
  const authorization = `Basic ${Buffer.from(`${user}:${tokenUsers[user].password}`).toString('base64')}`;
  const url = `${here.tokenService.url}/token?service=tagship-lab&scope=${scope}`;
  const answer = await fetch(url, { headers: { authorization } });
  return ((await answer.json()) as { token: string }).token;
}

async function startUpload(path: string, token: string): Promise<number> {
  const response = await fetch(`${here.registries.token.url}/v2/${path}/blobs/uploads/`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  });
  await response.arrayBuffer();
  return response.status;
}
