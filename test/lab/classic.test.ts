// SPDX-License-Identifier: Apache-2.0
// The engine with the classic store does what the suites rely on: TLS, and docker-container builders that are real.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openClassicEngine } from './classic.ts';
import { lab, writeDockerConfig, type Lab } from './lab.ts';
import { nightly } from './nightly.ts';

const unique = `classic-${process.pid}-${Date.now()}`;
const builder = `lab-${process.pid}`;
let here: Lab;
let directory: string;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  here = await lab();
  const { unix } = await openClassicEngine(here.classicEngine);
  directory = await mkdtemp(join(tmpdir(), 'tagship-classic-'));
  const config = join(directory, 'config');
  writeDockerConfig(here, config);
  env = { ...process.env, ...here.env, DOCKER_HOST: unix, DOCKER_CONFIG: config };
  await promisify(execFile)('cp', [here.busybox, join(directory, 'busybox')]);
  await writeFile(
    join(directory, 'Dockerfile'),
    `FROM scratch
COPY busybox /bin/busybox
RUN ["/bin/busybox", "--install", "-s", "/bin"]
RUN --mount=type=secret,id=word grep -q 4711 /run/secrets/word && echo ${unique} > /said
`,
  );
});

afterAll(async () => {
  await docker('buildx', 'rm', '--force', builder).catch(() => undefined);
  await rm(directory, { recursive: true, force: true });
});

async function docker(...args: string[]): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)('docker', args, { env });
  return stdout + stderr;
}

it('keeps images in the classic store', async () => {
  expect(await docker('info', '--format', '{{.Driver}} {{json .DriverStatus}}')).not.toContain(
    'io.containerd.snapshotter',
  );
});

it.each([
  { name: 'with the client certificate', tls: '1', says: '28.' },
  { name: 'without TLS', tls: '', says: 'HTTP request to an HTTPS server' },
])('answers at its TLS address $name: $says', async ({ tls, says }) => {
  const { tcp, certs } = here.classicEngine;
  const own = { ...env, DOCKER_HOST: tcp, DOCKER_TLS_VERIFY: tls, DOCKER_CERT_PATH: certs };
  const args = ['version', '--format', '{{.Server.Version}}'];
  const { stdout, stderr } = await promisify(execFile)('docker', args, { env: own }).catch(
    (cause: unknown) => cause as { stdout: string; stderr: string },
  );
  expect(stdout + stderr).toContain(says);
});

nightly(it)(
  'has builders of its own: made, booted, pushing by digest, with cache and secrets, removed',
  async () => {
    const options = ['--driver', 'docker-container', '--driver-opt', 'network=host', '--bootstrap'];
    await docker('buildx', 'create', '--name', builder, ...options);
    expect(await docker('ps', '--format', '{{.Names}}')).toContain(`buildx_buildkit_${builder}0`);
    const secret = join(directory, 'word');
    await writeFile(secret, '4711');
    const metadata = join(directory, 'metadata.json');
    const name = `${here.registries.plain.host}/${unique}/app`;
    const build = () =>
      docker(
        ...['buildx', 'build', '--builder', builder, '--progress', 'plain'],
        ...['--secret', `id=word,src=${secret}`, '--metadata-file', metadata],
        ...['--output', `type=image,name=${name},push=true,push-by-digest=true`, directory],
      );
    await build();
    const text = await readFile(metadata, 'utf8');
    const digest = /"containerimage.digest": "(sha256:[0-9a-f]{64})"/.exec(text)?.[1] ?? '';
    const pushed = await fetch(`http://${name.replace('/', '/v2/')}/manifests/${digest}`, {
      method: 'HEAD',
      headers: { accept: 'application/vnd.oci.image.index.v1+json' },
    });
    expect(pushed.status).toBe(200);
    expect((await build()).match(/CACHED/g)).toHaveLength(3);
    await docker('buildx', 'rm', builder);
    expect(await docker('ps', '--all', '--format', '{{.Names}}')).not.toContain(builder);
    expect(await docker('volume', 'ls', '--quiet')).not.toContain(builder);
  },
);
