// SPDX-License-Identifier: Apache-2.0
// Builders by address: BuildKits over TCP, with and without TLS, as a service of the job, and on an engine over ssh.
import { execFile } from 'node:child_process';
import {
  chmod,
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Identity, makeIdentity } from '../lab/certificates.ts';
import { type Lab, lab as openLab, writeDockerConfig } from '../lab/lab.ts';
import { isNightly, nightly, pickRows } from '../lab/nightly.ts';
import { findPort } from '../lab/probe.ts';
import { type Relay, startRelay } from '../lab/relay.ts';
import { type CliOptions, type CliRun, runCli, runId } from './cli.ts';
import { renderComponent } from '../gitlab/render.ts';
import { makeProject, type Project } from './project.ts';

let lab: Lab;
let project: Project;
let root: string;

beforeAll(async () => {
  lab = await openLab();
  project = await makeProject({ lab });
  root = await mkdtemp(join(tmpdir(), 'tagship-addresses-'));
});

afterAll(async () => {
  await project.remove();
  await rm(root, { recursive: true, force: true });
});

const run = promisify(execFile);
let count = 0;

interface Shipped extends CliRun {
  readonly image: string;
  /** What is in the directory of the Docker configuration afterwards. */
  readonly config: readonly string[];
}

/** Ships with a Docker configuration of its own, and no engine unless `env` names one. */
async function ship(
  builder: string | undefined,
  env: Readonly<Record<string, string>> = {},
  more: Partial<CliOptions> & { readonly flags?: readonly string[] } = {},
): Promise<Shipped> {
  const id = (count += 1);
  const image = `${lab.registries.plain.host}/addresses-${runId}/${id}`;
  const own = { DOCKER_CONFIG: join(root, `docker-${id}`), DOCKER_HOST: 'unix:///nowhere.sock' };
  writeDockerConfig(lab, own.DOCKER_CONFIG);
  const flags = [...(builder === undefined ? [] : ['--builder', builder]), ...(more.flags ?? [])];
  const args = ['ship', '--push', '--git-tag', 'v1.0.0', '--image', image, ...flags];
  const result = await runCli({ lab, project, ...more, args, env: { ...own, ...env } });
  return { ...result, image, config: await readdir(own.DOCKER_CONFIG) };
}

async function tagsOf(image: string): Promise<readonly string[]> {
  const path = image.slice(image.indexOf('/') + 1);
  const response = await fetch(`${lab.registries.plain.url}/v2/${path}/tags/list`);
  return (((await response.json()) as { tags?: readonly string[] }).tags ?? []).toSorted();
}

const TAGS = ['1', '1.0', '1.0.0', 'latest'];

// By day nodes.test.ts has a BuildKit that does not answer.
describe.each(isNightly ? ['a BuildKit'] : [])('%s over TCP', () => {
  const absent = [
    { name: 'that refuses', builder: 'tcp://127.0.0.1:9', says: 'ECONNREFUSED' },
    {
      name: 'of a host that is not there',
      builder: 'tcp://no-such-host.invalid:1234',
      says: 'no-such-host.invalid',
    },
    { name: 'at a socket that is not there', builder: 'unix:///nowhere.sock', says: 'ENOENT' },
  ];
  it.each(absent)('$name is named, and nothing is left', async ({ builder, says }) => {
    const result = await ship(builder);
    expect(result.code).toBe(1);
    expect(result.stderr).toContain('BUILDER_UNREACHABLE');
    expect(result.stderr).toContain(says);
    expect(result.config).toEqual(['config.json']);
    expect(result.left).toEqual([]);
  });

  it('that is a service, and listens only when it has been waited for', async () => {
    const port = await findPort(20_000);
    let relay: Promise<Relay> | undefined;
    const onStderr = (stderr: string) => {
      if (stderr.includes('Waiting for the BuildKit')) {
        relay ??= startRelay({ target: lab.ports.buildkit, port });
      }
    };
    const result = await ship(`tcp://127.0.0.1:${port}`, { CI: 'true' }, { onStderr });
    await (await relay)?.close();
    expect(result.code, result.stderr).toBe(0);
    expect(relay).toBeDefined();
    expect(await tagsOf(result.image)).toEqual(TAGS);
  });
});

// By day reach.test.ts has the answers of such a server.
describe.each(isNightly ? ['a certificate'] : [])('a BuildKit behind TLS that asks for %s', () => {
  const authority = makeIdentity({ name: 'buildkit-ca' });
  const issue = (issuer: Identity) =>
    makeIdentity({ name: 'someone', issuer, ipAddresses: ['127.0.0.1'] });
  let relay: Relay;

  beforeAll(async () => {
    const tls = { server: issue(authority), clients: authority };
    relay = await startRelay({ target: lab.ports.buildkit, tls, protocols: ['h2'] });
  });
  afterAll(() => relay.close());

  async function writeFiles(ca: Identity, client: Identity): Promise<string> {
    const folder = await mkdtemp(join(root, 'tls-'));
    const files = { ca: ca.certificate, cert: client.certificate, key: client.key };
    for (const [name, text] of Object.entries(files)) {
      await writeFile(join(folder, `${name}.pem`), text);
    }
    return `cacert=${folder}/ca.pem&cert=${folder}/cert.pem&key=${folder}/key.pem`;
  }

  it('builds for a client that has one', async () => {
    const query = await writeFiles(authority, issue(authority));
    const result = await ship(`tcp://127.0.0.1:${relay.port}?${query}`);
    expect(result.code, result.stderr).toBe(0);
    expect(result.stderr, 'it pushes through us').toContain('manifest for the registries');
    expect(await tagsOf(result.image)).toEqual(TAGS);
  });

  const wrong = [
    {
      name: 'none',
      query: () => Promise.resolve(''),
      says: ['It is not a BuildKit, or one with TLS'],
    },
    {
      name: 'no key',
      query: async () => (await writeFiles(authority, issue(authority))).replace(/&key=.*/, ''),
      says: ['lacks key'],
    },
    {
      name: 'one of another authority',
      query: () => writeFiles(authority, issue(makeIdentity({ name: 'another-ca' }))),
      says: ['It does not take the client certificate'],
    },
    {
      name: 'another authority for the server',
      query: () => writeFiles(makeIdentity({ name: 'another-ca' }), issue(authority)),
      says: ['Set cacert'],
    },
  ];
  it.each(wrong)('refuses a client that has $name, and says so', async ({ query, says }) => {
    const given = await query();
    const result = await ship(`tcp://127.0.0.1:${relay.port}${given === '' ? '' : `?${given}`}`);
    expect(result.code).toBe(1);
    for (const words of says) expect(result.stderr).toContain(words);
    expect(await tagsOf(result.image)).toEqual([]);
  });
});

describe.each(isNightly ? ['engine: remote'] : [])('the GitLab component with %s', () => {
  /** What the job of the component has in its environment on GitLab, in the pipeline of a git tag. */
  async function environment(
    inputs: Readonly<Record<string, string>>,
  ): Promise<Record<string, string>> {
    const template = await readFile(new URL('../../templates/build.yml', import.meta.url), 'utf8');
    const rendered = renderComponent(template, { engine: 'remote', ...inputs });
    const jobs = 'jobs' in rendered ? rendered.jobs : {};
    const variables = ['settings', 'remote'].flatMap((name) =>
      Object.entries(jobs[`.tagship:container-image:${name}`]?.variables ?? {}),
    );
    const given = variables.map(([name, value]) => [
      name,
      String(typeof value === 'object' ? value.value : value),
    ]);
    const sha = await project.git('rev-parse', 'HEAD');
    return {
      ...(Object.fromEntries(given) as Record<string, string>),
      ...{ CI: 'true', GITLAB_CI: 'true', CI_SERVER_URL: 'https://gitlab.example' },
      ...{ CI_COMMIT_TAG: 'v1.0.0', CI_COMMIT_REF_NAME: 'v1.0.0', CI_COMMIT_SHA: sha },
      ...{ CI_PROJECT_PATH: 'g/p', CI_PROJECT_URL: 'https://gitlab.example/g/p' },
      ...{ CI_DEFAULT_BRANCH: 'main', CI_PIPELINE_SOURCE: 'push', CI_PROJECT_DIR: '' },
    };
  }

  it('ships from the BuildKit of its service, without an engine', async () => {
    const env = await environment({});
    expect(env.BUILDKIT_HOST).toBe('tcp://buildkitd:1234');
    // The alias of the service is a host name in the job's network.
    const result = await ship(undefined, { ...env, BUILDKIT_HOST: lab.buildkit.tcp });
    expect(result.code, result.stderr).toBe(0);
    expect(await tagsOf(result.image)).toEqual(TAGS);
    expect(result.config).toEqual(['config.json']);
  });

  it('uses the builder that an input names', async () => {
    const env = await environment({ builder: lab.secondBuildkit.tcp });
    const result = await ship(undefined, env);
    expect(result.code, result.stderr).toBe(0);
    expect(await tagsOf(result.image)).toEqual(TAGS);
  });

  it('uses the builder that the settings file names', async () => {
    await project.write({ 'tagship.yml': 'builder: no-such-builder\n' });
    const result = await ship(undefined, await environment({}), { flags: ['--allow-dirty'] });
    await rm(join(project.directory, 'tagship.yml'));
    expect(result.stderr).toContain('there is no buildx builder "no-such-builder"');
  });
});

/** Stands in for buildkitd in a container: what buildx calls in it goes to the second BuildKit of the lab. */
const RELAY = {
  buildkitd: '#!/bin/sh\nexec /bin/busybox sleep 600\n',
  buildctl:
    '#!/bin/sh\ncase "$*" in\n*dial-stdio*) exec /bin/busybox nc 127.0.0.1 PORT ;;\n*) exec /bin/busybox nc -w 2 127.0.0.1 PORT -e /bin/true ;;\nesac\n',
};

describe('an engine over ssh', () => {
  const engine = () => `unix://${join(lab.engine.socket, '..', 'second.sock')}`;
  const docker = (...args: string[]) =>
    run('docker', ['--host', engine(), ...args], { env: { ...process.env, ...lab.env } });
  const left = async () => {
    const [containers, volumes] = await Promise.all([
      docker('ps', '--all', '--quiet', '--filter', 'name=buildx_buildkit_tagship'),
      docker('volume', 'ls', '--quiet', '--filter', 'name=buildx_buildkit_tagship'),
    ]);
    return `${containers.stdout}${volumes.stdout}`;
  };

  beforeAll(async () => {
    const folder = join(root, 'relay');
    await mkdir(join(folder, 'bin'), { recursive: true });
    await copyFile(lab.busybox, join(folder, 'bin/busybox'));
    for (const [name, text] of Object.entries(RELAY)) {
      const path = join(folder, 'bin', name);
      await writeFile(path, text.replaceAll('PORT', String(lab.ports.secondBuildkit)));
      await chmod(path, 0o755);
    }
    for (const name of ['sh', 'true']) {
      await copyFile(lab.busybox, join(folder, 'bin', name));
    }
    const archive = join(root, 'relay.tar');
    await run('tar', ['--create', '--file', archive, '--directory', folder, '.']);
    const change = (text: string) => ['--change', text];
    await docker(
      ...['import', ...change('ENTRYPOINT ["buildkitd"]'), ...change('ENV PATH=/bin')],
      ...[...change('VOLUME /var/lib/buildkit'), archive, 'tagship/relay:1'],
    );
  });
  afterAll(() => docker('image', 'rm', '--force', 'tagship/relay:1'));

  /** A program `ssh`, first in PATH: what it is asked is noted, then done by this machine. */
  async function installSsh(does: string): Promise<{ env: Record<string, string>; log: string }> {
    const bin = await mkdtemp(join(root, 'bin-'));
    const log = join(bin, 'log');
    const path = join(bin, 'ssh');
    await writeFile(path, `#!/bin/sh\necho "$*" >> '${log}'\n${does}\n`, { mode: 0o755 });
    return { env: { PATH: [bin, lab.env.PATH].join(delimiter) }, log };
  }

  const builder = 'ssh://me@arm:2222?image=tagship/relay:1&network=host';
  const bridge = () => `exec docker --host ${engine()} system dial-stdio`;

  nightly(it)('builds in a container that is made for the run, and removed', async () => {
    const { env, log } = await installSsh(bridge());
    const result = await ship(builder, env);
    expect(result.code, result.stderr).toBe(0);
    expect(await tagsOf(result.image)).toEqual(TAGS);
    expect(await readFile(log, 'utf8')).toMatch(
      /-l me -p 2222 .*-- arm docker system dial-stdio\n/,
    );
    expect(await left()).toBe('');
    expect(result.config).toEqual(['config.json']);
    expect(result.left).toEqual([]);
  });

  nightly(it)('has nothing left of a run that was cancelled', async () => {
    const { env } = await installSsh(bridge());
    await project.write({
      Slow: `FROM scratch\nCOPY busybox /bin/busybox\nRUN ["/bin/busybox", "sleep", "60"]\n`,
    });
    const when = (stderr: string) => /RUN .*sleep/.test(stderr);
    const kill = { signal: 'SIGTERM', when } as const;
    const result = await ship(builder, env, { kill, flags: ['--file', 'Slow', '--allow-dirty'] });
    expect(result.code).toBe(130);
    expect(await left()).toBe('');
    await rm(join(project.directory, 'Slow'));
  });

  const failures = [
    {
      name: 'no key is accepted',
      does: 'read -r line; echo "me@arm: Permission denied (publickey)." >&2; exit 255',
      says: ['me@arm: Permission denied (publickey)', 'SSH_AUTH_SOCK'],
    },
    {
      name: 'the host is not known',
      does: 'read -r line; echo "Host key verification failed." >&2; exit 255',
      says: ['known_hosts'],
    },
    {
      name: 'Docker is not there',
      does: 'read -r line; echo "sh: docker: not found" >&2; exit 127',
      says: ['Install the Docker CLI'],
    },
  ];
  it.each(pickRows(failures))('is told apart where $name', async ({ does, says }) => {
    const { env } = await installSsh(does);
    const result = await ship(builder, env);
    expect(result.code).toBe(1);
    for (const words of says) expect(result.stderr).toContain(words);
    expect(result.left).toEqual([]);
    expect(result.config).toEqual(['config.json']);
  });
});
