// SPDX-License-Identifier: Apache-2.0
// `builder: auto` on an engine with the classic store, reached by TLS: a builder is made, used, and gone afterwards, however the run ends.
import { access, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import { openClassicEngine, standIns } from '../lab/classic.ts';
import { startFaultProxy } from '../lab/fault-proxy.ts';
import { lab as openLab, type Lab, writeDockerConfig } from '../lab/lab.ts';
import { isNightly, nightly, pickRows } from '../lab/nightly.ts';
import { askClassic, forward, listBuilders, tlsEnv } from './classic.ts';
import { runCli, runId, type CliOptions, type CliRun } from './cli.ts';
import { makeProject, type Project } from './project.ts';

let lab: Lab;
let project: Project;
/** Has a step that takes long, so that there is time to end the run. */
let slow: Project;

const SLOW = `FROM scratch
COPY busybox /bin/busybox
RUN ["/bin/busybox", "sleep", "120"]
`;

beforeAll(async () => {
  lab = await openLab();
  await openClassicEngine(lab.classicEngine);
  project = await makeProject({ lab });
  slow = await makeProject({ lab, files: { Dockerfile: SLOW } });
});

afterAll(async () => {
  await project.remove();
  await slow.remove();
});

// Other test files make builders on this engine, too: theirs are gone after a while, a forgotten one stays.
afterEach(async () => {
  await expect
    .poll(() => listBuilders(lab), {
      message: 'containers and volumes of builders',
      timeout: 60_000,
      interval: 500,
    })
    .toEqual([]);
});

let count = 0;
const newPath = (): string => `made-${runId}/${(count += 1)}`;

function ship(
  images: readonly string[],
  flags: readonly string[] = [],
  more: Partial<CliOptions> = {},
): Promise<CliRun> {
  const args = [
    ...['ship', '--push', '--json', '--git-tag', 'v1.0.0'],
    ...images.flatMap((image) => ['--image', image]),
    ...flags,
  ];
  return runCli({ lab, project, ...more, env: { ...tlsEnv(lab), ...more.env }, args });
}

function receiptOf(run: CliRun): Receipt {
  expect(run.code, run.stderr).toBe(0);
  return JSON.parse(run.stdout) as Receipt;
}

async function tagsOf(image: string): Promise<readonly string[]> {
  const [host = '', ...path] = image.split('/');
  const response = await fetch(`http://${host}/v2/${path.join('/')}/tags/list`);
  const { tags } = (await response.json()) as { tags?: readonly string[] };
  return (tags ?? []).toSorted();
}

/** Whether the engine runs the container of a builder that a run made. */
async function isBooted(): Promise<boolean> {
  const names = await askClassic(lab, 'ps', '--format', '{{.Names}}');
  return names.some((name) => name.includes('buildx_buildkit_tagship-'));
}

/** Whether the slow step has begun, as the run says. */
const isBuilding = (stderr: string): boolean => /RUN .*sleep/.test(stderr);

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

describe('a builder that is made over TLS', () => {
  const failures = [
    { name: 'a build that fails', flags: ['--target', 'nothing'], says: 'nothing' },
    { name: 'a test that fails', flags: ['--test', 'false'], says: 'No tag was written' },
  ];
  it.each(isNightly ? failures : [])('is gone after $name', async ({ flags, says }) => {
    const image = `${lab.registries.plain.host}/${newPath()}`;
    const run = await ship([image], flags);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(says);
    expect(await tagsOf(image)).toEqual([]);
    expect(run.left).toEqual([]);
  });

  nightly(it)('is gone after a push that the registry refuses', async () => {
    const proxy = await startFaultProxy(lab.registries.plain);
    try {
      const fault = { kind: 'status', status: 403, code: 'DENIED', message: 'no' } as const;
      proxy.use([{ method: 'PUT', url: /\/manifests\//, count: Infinity, fault }]);
      const image = `${proxy.host}/${newPath()}`;
      const run = await ship([image]);
      expect(run.code).toBe(1);
      expect(await tagsOf(image)).toEqual([]);
      expect(run.left).toEqual([]);
    } finally {
      await proxy.close();
    }
  });

  nightly(it)('is gone after SIGTERM', async () => {
    const image = `${lab.registries.plain.host}/${newPath()}`;
    const kill = { signal: 'SIGTERM', when: isBooted } as const;
    const run = await ship([image], [], { project: slow, kill });
    expect(run.code).toBe(130);
    expect(await tagsOf(image)).toEqual([]);
    expect(run.left).toEqual([]);
  });

  it('is gone after SIGKILL and the next run, which ships to two registries and leaves nothing', async () => {
    const temp = await mkdtemp(join(tmpdir(), 'tagship-killed-'));
    const config = await mkdtemp(join(tmpdir(), 'tagship-docker-'));
    writeDockerConfig(lab, config);
    const path = newPath();
    const images = [lab.registries.plain, lab.registries.second].map(
      ({ host }) => `${host}/${path}`,
    );
    const env = { TMPDIR: temp, DOCKER_CONFIG: config };
    const kill = { signal: 'SIGKILL', when: isBuilding } as const;
    const killed = await ship(images, [], { project: slow, env, kill });
    expect(killed.code, killed.stderr).toBeNull();
    expect(await listBuilders(lab)).not.toEqual([]);
    const run = await ship(images, ['--outputs', 'type=image,oci-artifact=true'], { env });
    const { targets } = receiptOf(run);
    expect(run.stderr).toContain('Making a builder for this run');
    expect(targets[0]?.platforms).toMatchObject({ 'linux/amd64': expect.any(String) as string });
    for (const image of images)
      expect(await tagsOf(image)).toEqual(['1', '1.0', '1.0.0', 'latest']);
    expect(await readdir(temp)).toEqual([]);
    expect(await readdir(config)).not.toContain('contexts');
    expect(await isThere(join(slow.home, '.docker'))).toBe(false);
    await Promise.all([rm(temp, { recursive: true }), rm(config, { recursive: true })]);
  });
});

nightly(it)(
  'a builder that is made is told how registries are reached that are not on loopback',
  async () => {
    const gateway = '172.31.252.1';
    const [tls, plain] = await Promise.all([
      forward({ host: gateway }, { port: lab.ports.tls }),
      forward({ host: gateway }, { port: lab.ports.plain }),
    ]);
    try {
      const path = newPath();
      const registries = {
        [`${gateway}:${tls.port}`]: {
          ca: lab.ca,
          username: 'alice',
          'password-env': 'WORD',
        },
        [`${gateway}:${plain.port}`]: { insecure: true },
      };
      const flags = ['--registries', JSON.stringify(registries), '--publish', 'builder'];
      const env = { WORD: lab.registries.tls.users.alice ?? '' };
      const runs = [tls, plain].map(({ port }) =>
        ship([`${gateway}:${port}/${path}-${port}`], flags, { env }),
      );
      for (const run of await Promise.all(runs)) receiptOf(run);
    } finally {
      await Promise.all([tls.close(), plain.close()]);
    }
  },
);

nightly(it)(
  'a builder that is made is told the proxies, and no process shows their password',
  async () => {
    const image = `${lab.registries.plain.host}/${newPath()}`;
    let seen: readonly string[] = [];
    const when = async () => {
      const id = (await isBooted())
        ? await askClassic(lab, 'ps', '--quiet', '--filter', 'name=buildx_buildkit_tagship-')
        : [];
      if (id[0] === undefined) return false;
      seen = await askClassic(lab, 'inspect', '--format', '{{json .Config}}', id[0]);
      return true;
    };
    const run = await ship([image], ['--buildkitd-flags=--debug'], {
      project: slow,
      kill: { signal: 'SIGTERM', when },
      watchProcesses: true,
      env: {
        HTTPS_PROXY: 'http://ada:s3cret-4711@proxy.test:3128',
        NO_PROXY: '127.0.0.1,.corp.test',
      },
    });
    expect(seen, run.stderr).toHaveLength(1);
    const config = JSON.parse(seen[0] ?? '{}') as { Env: string[]; Cmd: string[] };
    expect(config.Env).toContain('HTTPS_PROXY=http://ada:s3cret-4711@proxy.test:3128');
    expect(config.Env).toContain('NO_PROXY=127.0.0.1,.corp.test');
    expect(config.Cmd).toContain('--debug');
    expect(run.commandLines.filter((line) => line.includes('s3cret-4711'))).toEqual([]);
    expect(run.stderr).not.toContain('s3cret-4711');
  },
);

/** Boots that fail; buildx takes a quarter of a minute to give up, so they run side by side. */
const faults = [
  {
    name: 'its image is not there',
    image: 'tagship-lab/none:1',
    says: [/cannot create a builder .*(proxyconnect|pull)/, /driver-opts: image=/],
  },
  {
    name: 'BuildKit ends',
    image: standIns.dies,
    // What the engine answers depends on when buildx asks: of a container that ends, starts again, or just ended.
    says: [
      /is restarting|is not running|received 409/,
      /could not lock .* another instance running/,
    ],
  },
  {
    name: 'BuildKit never becomes ready',
    image: standIns.silent,
    says: [/failed to list workers: connection refused/, /waiting for the disk/],
  },
];

it('a builder that does not start says why, and is gone', async () => {
  const runs = pickRows(faults).map(async ({ name, image, says }) => {
    const flags = ['--driver-opts', `image=${image}`];
    const run = await ship([`${lab.registries.plain.host}/${newPath()}`], flags);
    expect(run.code, name).toBe(1);
    for (const words of says) expect(run.stderr, name).toMatch(words);
    expect(run.left, name).toEqual([]);
  });
  await Promise.all(runs);
});
