// SPDX-License-Identifier: Apache-2.0
// Builders on a cluster: buildx's real driver against an API of the lab, whose pods are the lab's BuildKits.
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cluster,
  type ClusterOptions,
  renderKubeconfig,
  startCluster,
} from '../lab/kubernetes.ts';
import { type Lab, lab as openLab, writeDockerConfig } from '../lab/lab.ts';
import { isNightly, nightly, pickRows } from '../lab/nightly.ts';
import { type CliOptions, type CliRun, runCli, runId } from './cli.ts';
import { makeProject, type Project } from './project.ts';

let lab: Lab;
let project: Project;
let root: string;
let cluster: Cluster | undefined;

beforeAll(async () => {
  lab = await openLab();
  const files = {
    Dockerfile: 'FROM scratch\nARG TARGETARCH\nCOPY $TARGETARCH /arch\n',
    Slow: 'FROM scratch\nCOPY busybox /bin/busybox\nRUN ["/bin/busybox", "sleep", "60"]\n',
    amd64: 'amd64\n',
    arm64: 'arm64\n',
  };
  project = await makeProject({ lab, files });
  root = await mkdtemp(join(tmpdir(), 'tagship-cluster-'));
});
afterEach(async () => {
  await cluster?.close();
  cluster = undefined;
});
afterAll(async () => {
  await project.remove();
  await rm(root, { recursive: true, force: true });
});

async function start(options: Partial<ClusterOptions> = {}): Promise<Cluster> {
  const ports = (namespace: string) =>
    namespace === 'arm' ? lab.ports.secondBuildkit : lab.ports.buildkit;
  cluster = await startCluster({ toBuildKit: ports, ...options });
  return cluster;
}

let count = 0;

interface Shipped extends CliRun {
  readonly image: string;
  readonly config: readonly string[];
}

/** Ships with a Docker configuration and a kubeconfig of its own, and no engine. */
async function ship(
  server: string,
  builder: string,
  more: Partial<CliOptions> & { readonly flags?: readonly string[] } = {},
): Promise<Shipped> {
  const id = (count += 1);
  const image = `${lab.registries.plain.host}/cluster-${runId}/${id}`;
  const DOCKER_CONFIG = join(root, `docker-${id}`);
  const KUBECONFIG = join(root, `kubeconfig-${id}`);
  writeDockerConfig(lab, DOCKER_CONFIG);
  await writeFile(KUBECONFIG, renderKubeconfig({ lab: server }));
  const flags = ['--builder', builder, ...(more.flags ?? [])];
  const args = ['ship', '--push', '--git-tag', 'v1.0.0', '--image', image, ...flags];
  const env = { DOCKER_CONFIG, KUBECONFIG, DOCKER_HOST: 'unix:///nowhere.sock', ...more.env };
  const result = await runCli({ lab, project, ...more, args, env });
  return { ...result, image, config: await readdir(DOCKER_CONFIG) };
}

async function tagsOf(image: string): Promise<readonly string[]> {
  const path = image.slice(image.indexOf('/') + 1);
  const response = await fetch(`${lab.registries.plain.url}/v2/${path}/tags/list`);
  return (((await response.json()) as { tags?: readonly string[] }).tags ?? []).toSorted();
}

/** Whether the slow step has begun. */
const isBuilding = (stderr: string): boolean => /RUN .*sleep/.test(stderr);

const TAGS = ['1', '1.0', '1.0.0', 'latest'];

describe('a builder on a cluster', () => {
  it('is made of a deployment, and removed after the run', async () => {
    const { url, made, deployments } = await start();
    const result = await ship(url, 'kubernetes://builds?rootless=true');
    expect(result.code, result.stderr).toBe(0);
    expect(await tagsOf(result.image)).toEqual(TAGS);
    expect(made).toHaveLength(1);
    expect(made[0]?.containers[0]).toMatchObject({
      image: 'moby/buildkit:buildx-stable-1-rootless',
      args: expect.arrayContaining(['--oci-worker-no-process-sandbox']) as string[],
    });
    expect([...deployments.keys()]).toEqual([]);
    expect(result.config).toEqual(['config.json']);
    expect(result.left).toEqual([]);
  });

  nightly(it)('for each platform is one image, with no tag that was not given', async () => {
    const { url, made, deployments } = await start();
    const pairs = 'linux/amd64=kubernetes://amd,linux/arm64=kubernetes://arm';
    const flags = ['--platforms', 'linux/amd64,linux/arm64', '--latest', 'never'];
    const result = await ship(url, pairs, { flags });
    expect(result.code, result.stderr).toBe(0);
    expect(await tagsOf(result.image)).toEqual(['1', '1.0', '1.0.0']);
    expect(made).toHaveLength(2);
    expect([...deployments.keys()]).toEqual([]);
  });

  nightly(it)('is removed when the run is cancelled', async () => {
    const { url, deployments } = await start();
    const kill = { signal: 'SIGTERM', when: isBuilding } as const;
    const result = await ship(url, 'kubernetes://builds', { kill, flags: ['--file', 'Slow'] });
    expect(result.code).toBe(130);
    expect([...deployments.keys()]).toEqual([]);
  });

  nightly(it)('of a run that was killed is removed by the next', async () => {
    const { url, made, deployments } = await start();
    const temp = await mkdtemp(join(root, 'temp-'));
    const env = { TMPDIR: temp };
    const kill = { signal: 'SIGKILL', when: isBuilding } as const;
    const first = await ship(url, 'kubernetes://builds', { kill, env, flags: ['--file', 'Slow'] });
    expect(first.code).toBe(null);
    expect([...deployments.keys()]).toHaveLength(1);
    const next = await ship(url, 'kubernetes://builds', { env });
    expect(next.code, next.stderr).toBe(0);
    expect(made).toHaveLength(2);
    expect([...deployments.keys()]).toEqual([]);
  });
});

describe('a builder on a cluster that does not start', () => {
  const forbidden = {
    code: 403,
    reason: 'Forbidden',
    message:
      'deployments.apps is forbidden: User "system:serviceaccount:ci:default" cannot create resource "deployments" in API group "apps" in the namespace "builds"',
  };
  const isPost = (request: string) => request.startsWith('POST ');
  const failures: readonly {
    name: string;
    options: Partial<ClusterOptions>;
    says: string;
    hint: string;
  }[] = [
    {
      name: 'its pods never become ready',
      options: { isReady: () => false },
      says: 'expected 1 replicas to be ready, got 0',
      hint: 'kubectl --namespace builds get events',
    },
    {
      name: 'it is not permitted',
      options: { refuse: (request) => (isPost(request) ? forbidden : undefined) },
      says: 'deployments.apps is forbidden',
      hint: 'role in the namespace "builds"',
    },
    {
      name: 'the token is not accepted',
      options: { refuse: () => ({ code: 401, reason: 'Unauthorized', message: 'Unauthorized' }) },
      says: 'Unauthorized',
      hint: 'under users in the kubeconfig',
    },
  ];
  it.each(pickRows(failures))(
    'says why, and leaves nothing: $name',
    async ({ options, says, hint }) => {
      const { url, deployments } = await start(options);
      const result = await ship(url, 'kubernetes://builds?timeout=2s');
      expect(result.code).toBe(1);
      expect(result.stderr).toContain('BUILDER_UNREACHABLE');
      expect(result.stderr).toContain(says);
      expect(result.stderr).toContain(hint);
      expect([...deployments.keys()]).toEqual([]);
      expect(result.config).toEqual(['config.json']);
      expect(result.left).toEqual([]);
    },
  );

  const absent = [
    {
      name: 'no kubeconfig',
      server: 'http://127.0.0.1:9',
      env: { KUBECONFIG: '/nowhere/config' },
      says: 'stat /nowhere/config: no such file',
      hint: 'Set KUBECONFIG',
    },
    {
      name: 'no cluster',
      server: 'http://127.0.0.1:9',
      env: {},
      says: 'connection refused',
      hint: 'Check server under clusters in the kubeconfig',
    },
  ];
  it.each(isNightly ? absent : [])('says why: $name', async ({ server, env, says, hint }) => {
    const result = await ship(server, 'kubernetes://builds', { env });
    expect(result.code).toBe(1);
    expect(result.stderr).toContain(says);
    expect(result.stderr).toContain(hint);
    expect(result.left).toEqual([]);
  });
});
