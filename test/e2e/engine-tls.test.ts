// SPDX-License-Identifier: Apache-2.0
// The engine of a CI job that is elsewhere: over TLS, with certificates that come late, are others, or do not come at all,
// and at a socket, without its network.
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Identity, makeIdentity } from '../lab/certificates.ts';
import { type Lab, lab as openLab, writeDockerConfig } from '../lab/lab.ts';
import { isNightly, nightly } from '../lab/nightly.ts';
import { type Relay, startRelay } from '../lab/relay.ts';
import { type CliOptions, type CliRun, runCli, runId } from './cli.ts';
import { startElsewhere } from './elsewhere.ts';
import { makeProject, type Project } from './project.ts';

let lab: Lab;
let project: Project;
let root: string;
let relays: Readonly<Record<'tls' | 'plain', Relay>>;
const authority = makeIdentity({ name: 'engine-ca' });

beforeAll(async () => {
  lab = await openLab();
  project = await makeProject({ lab });
  root = await mkdtemp(join(tmpdir(), 'tagship-engine-'));
  const ipAddresses = ['127.0.0.1'];
  const server = makeIdentity({ name: 'engine', issuer: authority, ipAddresses });
  const target = lab.engine.socket;
  relays = {
    tls: await startRelay({ target, tls: { server, clients: authority } }),
    plain: await startRelay({ target }),
  };
});

afterAll(async () => {
  await Promise.all(Object.values(relays).map(({ close }) => close()));
  await project.remove();
  await rm(root, { recursive: true, force: true });
});

/** What the engine's image writes into the volume that it shares with the job. */
async function writeCertificates(folder: string, issuer: Identity): Promise<void> {
  const { certificate, key } = makeIdentity({ name: 'client', issuer });
  await mkdir(folder, { recursive: true });
  const files = { 'ca.pem': issuer.certificate, 'cert.pem': certificate, 'key.pem': key };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
}

let count = 0;

/** Ships with a Docker configuration of its own; `left` is what is in its directory afterwards. */
async function ship(
  env: Readonly<Record<string, string>>,
  more: Partial<CliOptions> = {},
): Promise<CliRun & { readonly config: readonly string[] }> {
  const id = (count += 1);
  const image = `${lab.registries.plain.host}/engine-${runId}/${id}`;
  const DOCKER_CONFIG = join(root, `docker-${id}`);
  writeDockerConfig(lab, DOCKER_CONFIG);
  const args = ['ship', '--push', '--git-tag', 'v1.0.0', '--image', image];
  const run = await runCli({ lab, project, ...more, args, env: { DOCKER_CONFIG, ...env } });
  return { ...run, config: await readdir(DOCKER_CONFIG) };
}

const tls = (folder: string, port = relays.tls.port) => ({
  DOCKER_HOST: `tcp://127.0.0.1:${port}`,
  DOCKER_TLS_VERIFY: '1',
  DOCKER_CERT_PATH: folder,
});

it('an engine whose certificates come after the start of the job ships', async () => {
  const folder = join(root, 'late');
  const waiting = `and its certificates in "${folder}"`;
  let writing: Promise<void> | undefined;
  const onStderr = (stderr: string) => {
    if (stderr.includes(waiting)) writing ??= writeCertificates(folder, authority);
  };
  const run = await ship({ ...tls(folder), CI: 'true' }, { onStderr });
  expect(run.code, run.stderr).toBe(0);
  expect(run.stderr).toContain(waiting);
  expect(run.config).toEqual(['config.json']);
  expect(run.left).toEqual([]);
});

// By day refused.test.ts has an engine that is not there, and wait.test.ts what each failure is called.
describe.each(isNightly ? ['an engine'] : [])('%s that cannot be reached', () => {
  const failures = [
    {
      name: 'without certificates',
      env: () => tls('/nowhere/certs'),
      says: ['"/nowhere/certs" has no ca.pem, cert.pem, key.pem', 'Start Docker'],
    },
    {
      name: 'with those of another authority',
      certificates: makeIdentity({ name: 'other-ca' }),
      env: tls,
      says: ['x509', 'certificates of an earlier engine'],
    },
    {
      name: 'that has no TLS, though the environment asks for it',
      certificates: authority,
      env: (folder: string) => tls(folder, relays.plain.port),
      says: ['HTTP response to HTTPS client', 'DOCKER_TLS_VERIFY asks for TLS'],
    },
    {
      name: 'where nothing listens',
      env: () => ({ DOCKER_HOST: 'tcp://127.0.0.1:9' }),
      says: ['at "tcp://127.0.0.1:9"', 'Start Docker'],
    },
  ];
  it.each(failures)('is named, and nothing is left: $name', async ({ certificates, env, says }) => {
    const folder = join(root, `certs-${count}`);
    if (certificates !== undefined) await writeCertificates(folder, certificates);
    const run = await ship(env(folder));
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('ENGINE_UNREACHABLE');
    for (const words of says) expect(run.stderr).toContain(words);
    expect(run.config).toEqual(['config.json']);
    expect(run.left).toEqual([]);
    expect(await readdir(project.home)).toEqual([]);
  });
});

nightly(it)('an engine at a socket whose loopback is not ours ships by a layout', async () => {
  const through = await startElsewhere(lab);
  const run = await ship({}, { through });
  expect(run.code, run.stderr).toBe(0);
  expect(run.stderr).toContain('exporting to oci image format');
  expect(run.stderr).not.toMatch(/pushing manifest for the registries|PUSH_FROM_HERE/);
  expect(run.left).toEqual([]);
});
