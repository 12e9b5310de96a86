// SPDX-License-Identifier: Apache-2.0
// Engines at TCP addresses and of Docker contexts push to the endpoint of the run, if they share our loopback.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeIdentity } from '../lab/certificates.ts';
import { lab as openLab, type Lab, writeDockerConfig } from '../lab/lab.ts';
import { isNightly, nightly, pickRows } from '../lab/nightly.ts';
import { type Relay, startRelay } from '../lab/relay.ts';
import { type CliOptions, type CliRun, runCli, runId } from './cli.ts';
import { startElsewhere } from './elsewhere.ts';
import { makeProject, type Project } from './project.ts';

let lab: Lab;
let project: Project;
let root: string;
let certs: string;
let relays: Readonly<Record<'tls' | 'plain', Relay>>;

beforeAll(async () => {
  lab = await openLab();
  project = await makeProject({ lab });
  root = await mkdtemp(join(tmpdir(), 'tagship-engines-'));
  const authority = makeIdentity({ name: 'engine-ca' });
  const names = { ipAddresses: ['127.0.0.1'], dnsNames: ['localhost'] };
  const server = makeIdentity({ name: 'engine', issuer: authority, ...names });
  const client = makeIdentity({ name: 'client', issuer: authority });
  const target = lab.engine.socket;
  relays = {
    tls: await startRelay({ target, tls: { server, clients: authority } }),
    plain: await startRelay({ target }),
  };
  certs = join(root, 'certs');
  await mkdir(certs);
  await writeFile(join(certs, 'ca.pem'), authority.certificate);
  await writeFile(join(certs, 'cert.pem'), client.certificate);
  await writeFile(join(certs, 'key.pem'), client.key);
});

afterAll(async () => {
  await Promise.all(Object.values(relays).map(({ close }) => close()));
  await project.remove();
  await rm(root, { recursive: true, force: true });
});

let count = 0;
type Variables = Readonly<Record<string, string>>;

/** Ships an image that is another each time. */
async function ship(env: Variables, more: Partial<CliOptions> = {}): Promise<CliRun> {
  const name = `endpoint-engines-${runId}/${(count += 1)}`;
  const image = ['--image', `${lab.registries.plain.host}/${name}`, '--labels', `own=${name}`];
  const args = ['ship', '--push', '--git-tag', 'v1.0.0', ...image];
  const run = await runCli({ lab, project, ...more, args, env });
  expect(run.code, run.stderr).toBe(0);
  expect(run.left).toEqual([]);
  return run;
}

function expectPushed({ stderr }: CliRun): void {
  expect(stderr).toContain('pushing manifest for the registries');
  expect(stderr).not.toContain('PUSH_FROM_HERE');
}

/** A Docker configuration with the context `near`, as docker writes it. */
async function createContext(docker: string, content: object = {}): Promise<Variables> {
  const DOCKER_CONFIG = join(root, `docker-${(count += 1)}`);
  writeDockerConfig(lab, DOCKER_CONFIG, content);
  const env = { ...process.env, DOCKER_CONFIG, DOCKER_HOST: '' };
  await promisify(execFile)('docker', ['context', 'create', 'near', '--docker', docker], { env });
  return { DOCKER_CONFIG, DOCKER_HOST: '' };
}

const toPem = (name: string): string => join(certs, `${name}.pem`);
const withTls = (address: string): string =>
  `host=${address},ca=${toPem('ca')},cert=${toPem('cert')},key=${toPem('key')}`;

it.each(
  pickRows(
    [
      {
        kind: 'address',
        name: 'at an address',
        env: () => ({ DOCKER_HOST: `tcp://127.0.0.1:${relays.plain.port}` }),
      },
      {
        kind: 'address',
        name: 'at an address, in CI',
        env: () => ({ CI: 'true', DOCKER_HOST: `tcp://localhost:${relays.plain.port}` }),
      },
      {
        kind: 'address',
        name: 'with TLS',
        env: () => ({
          DOCKER_HOST: `tcp://localhost:${relays.tls.port}`,
          DOCKER_TLS_VERIFY: '1',
          DOCKER_CERT_PATH: certs,
        }),
      },
      {
        kind: 'address',
        name: 'with TLS that is not verified',
        env: () => ({
          DOCKER_HOST: `tcp://127.0.0.1:${relays.tls.port}`,
          DOCKER_TLS: '1',
          DOCKER_CERT_PATH: certs,
        }),
      },
      {
        kind: 'context',
        name: 'of a context that the environment names',
        env: async () => ({
          ...(await createContext(`host=unix://${lab.engine.socket}`)),
          DOCKER_CONTEXT: 'near',
        }),
      },
      {
        kind: 'context',
        name: 'of the context that is in use',
        env: () => createContext(`host=unix://${lab.engine.socket}`, { currentContext: 'near' }),
      },
      {
        kind: 'context',
        name: 'of a context with TLS',
        env: async () => ({
          ...(await createContext(withTls(`tcp://127.0.0.1:${relays.tls.port}`))),
          DOCKER_CONTEXT: 'near',
        }),
      },
      {
        kind: 'context',
        name: 'of a context whose TLS is not verified',
        env: async () => ({
          ...(await createContext(
            `host=tcp://127.0.0.1:${relays.tls.port},cert=${toPem('cert')},key=${toPem('key')},skip-tls-verify=true`,
          )),
          DOCKER_CONTEXT: 'near',
        }),
      },
    ],
    ({ kind }) => kind,
  ),
)('an engine $name pushes to all registries at once', async ({ env }) => {
  expectPushed(await ship(await env()));
});

nightly(it)('so does a service of the job that starts late', async () => {
  const { port, close } = await startRelay({ target: lab.engine.socket });
  await close();
  let starting: Promise<Relay> | undefined;
  const onStderr = (stderr: string): void => {
    if (!stderr.includes('Waiting for the Docker engine')) return;
    starting ??= startRelay({ target: lab.engine.socket, port });
  };
  const run = await ship({ CI: 'true', DOCKER_HOST: `tcp://127.0.0.1:${port}` }, { onStderr });
  await (await starting)?.close();
  expect(starting).toBeDefined();
  expectPushed(run);
});

/** In the network of the job this port leads to the engine. */
const ELSEWHERE = 2375;

it.each(
  isNightly
    ? [
        {
          name: 'of a context',
          env: () => createContext(`host=unix://${lab.engine.socket}`, { currentContext: 'near' }),
        },
        { name: 'at an address', env: () => ({ DOCKER_HOST: `tcp://127.0.0.1:${ELSEWHERE}` }) },
      ]
    : [],
)('an engine $name whose loopback is not ours ships by a layout', async ({ env }) => {
  const through = await startElsewhere(lab, [`${ELSEWHERE}=${lab.engine.socket}`]);
  const { stderr } = await ship(await env(), { through });
  expect(stderr).toContain('exporting to oci image format');
  expect(stderr).not.toMatch(/pushing manifest for the registries|PUSH_FROM_HERE/);
});
