// SPDX-License-Identifier: Apache-2.0
// The engine's own builder pushes through the endpoint of the run to real registries.
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startLink } from '../bench/link.ts';
import type { Fault, FaultRule } from '../lab/fault.ts';
import { type FaultProxy, startFaultProxy } from '../lab/fault-proxy.ts';
import { lab as openLab, type Lab } from '../lab/lab.ts';
import type { BuildInput } from '../../src/ship/push/built.ts';
import { buildAndPublish } from '../../src/ship/push/publish.ts';
import { readContents } from '../../src/registry/manifests/contents.ts';
import { type Clock, systemClock } from '../../src/clock.ts';
import type { Problem } from '../../src/problem.ts';
import { createShell } from '../../src/shell.ts';
import { makeBuildFixture, type BuildFixture } from './build-context.ts';
import { isNightly, nightly, pickRows } from '../lab/nightly.ts';
import { makeProject, type Project } from './project.ts';

/** A layer of 40 MB that does not compress, and another one each time. */
const LARGE = `FROM scratch
COPY busybox /bin/busybox
ARG VERSION
RUN ["/bin/busybox", "sh", "-c", "echo $VERSION; /bin/busybox head -c 40000000 /dev/urandom > /large"]
`;

/** How much faster than the world the clock goes that decides how long a slow registry is waited for. */
const SPEED = 5;
const fastClock: Clock = {
  now: () => systemClock.now() * SPEED,
  sleep: (ms, signal) => systemClock.sleep(ms / SPEED, signal),
  random: systemClock.random,
};

let lab: Lab;
let project: Project;
const fixtures: BuildFixture[] = [];
const proxies: FaultProxy[] = [];

beforeAll(async () => {
  lab = await openLab();
  project = await makeProject({
    lab,
    files: { 'plain.Dockerfile': 'FROM scratch\nCOPY busybox /\n', 'large.Dockerfile': LARGE },
  });
});

afterAll(async () => {
  for (const fixture of fixtures) await fixture.close();
  for (const proxy of proxies) await proxy.close();
  await project.remove();
});

/** What must be seen nowhere. */
const ADDRESS = /127\.0\.0\.1:\d+\/[0-9a-f]{32}|[0-9a-f]{32}:image/;

let count = 0;
const newPath = (): string => `endpoint/${Date.now()}-${count++}`;
const toBuild = (words: readonly string[]) => ({
  argv: ['docker', 'buildx', 'build', '--platform', 'linux/amd64', ...words, '.'],
  ...{ context: '.', file: 'Dockerfile', recipe: 'recipe-1', sourceDateEpoch: 1_700_000_000 },
});

async function open(
  given: Record<string, string> = {},
  env: Record<string, string> = {},
  clock?: Clock,
): Promise<BuildFixture> {
  const fixture = await makeBuildFixture(lab, project, {
    ...{ env, ...(clock && { clock }) },
    given: { builder: 'default', publish: 'endpoint', ...given },
  });
  fixtures.push(fixture);
  return fixture;
}

/** A registry of the lab behind a proxy that does these faults. */
async function proxied(kind: 'plain' | 'second' | 'token', rules: readonly FaultRule[] = []) {
  const proxy = await startFaultProxy(lab.registries[kind]);
  proxies.push(proxy);
  proxy.use(rules);
  return proxy;
}

/** Builds a layer of its own and pushes it; `label` makes it another image. */
async function publish(
  fixture: BuildFixture,
  hosts: readonly string[],
  given: {
    readonly path?: string;
    readonly label?: string;
    readonly words?: readonly string[];
    readonly platforms?: readonly string[];
    /** Before the build. */
    readonly onReady?: (input: BuildInput) => void;
  } = {},
) {
  const { path = newPath(), words = [], platforms = ['linux/amd64'] } = given;
  const { label = path } = given;
  const repositories = hosts.map((host) => `${host}/${path}`);
  const build = toBuild(['--build-arg', `VERSION=${label}`, '--label', `own=${label}`, ...words]);
  const input = await fixture.prepare({ repositories, build, platforms }, true);
  given.onReady?.(input);
  return { built: await buildAndPublish(input), input };
}

const PUT = { method: 'PUT', url: /\/blobs\/uploads\// };
/** A registry that does this at each upload. */
const failing = (fault: Fault) => proxied('second', [{ ...PUT, count: Infinity, fault }]);
const countPuts = ({ log }: FaultProxy) =>
  log.filter(({ method, url }) => method === 'PUT' && url.includes('/blobs/uploads/')).length;

describe('an image that the engine pushes through the endpoint', () => {
  it.each(
    pickRows([
      { name: 'one platform', words: [] as string[] },
      {
        name: 'zstd',
        outputs: 'type=image,compression=zstd,force-compression=true,push=true',
        words: [],
      },
      {
        name: 'two platforms',
        words: ['--platform', 'linux/amd64,linux/arm64', '--file', 'plain.Dockerfile'],
        platforms: ['linux/amd64', 'linux/arm64'],
      },
    ]),
  )('is the same as that of a layout: $name', async ({ words, outputs, ...rest }) => {
    const { host } = lab.registries.plain;
    const label = newPath();
    const all = await Promise.all(
      ['endpoint', 'layout'].map(async (strategy) => {
        const own = { publish: strategy, ...(outputs === undefined ? {} : { outputs }) };
        const given = [...words, '--provenance', 'false'];
        const { built } = await publish(await open(own), [host], { label, words: given, ...rest });
        const { digest, platforms, imageId, mediaType } = built;
        return { digest, platforms, imageId, mediaType };
      }),
    );
    expect(all[0]).toEqual(all[1]);
  });

  it('stays nowhere: not in the engine, not on disk, and its address is not shown', async () => {
    const fixture = await open();
    const { built, input } = await publish(fixture, [lab.registries.plain.host]);
    const images = await createShell()({
      ...{ argv: ['docker', 'images', '--all', '--digests'], env: lab.env, cwd: '.' },
      signal: fixture.context.signal,
    });
    expect(images.code).toBe(0);
    expect(images.stdout).not.toMatch(/127\.0\.0\.1:\d+\/[0-9a-f]{32}/);
    expect(images.stdout).not.toContain(built.digest);
    expect((await fixture.leftovers()).filter((name) => /layout-|pushed-/.test(name))).toEqual([]);
    expect(fixture.output()).toContain('pushing manifest for the registries');
    expect(fixture.output()).not.toMatch(ADDRESS);
    const [repository] = input.repositories;
    for (const { digest } of readContents(built.manifest).manifests) {
      const manifest = await repository?.readManifest(digest);
      for (const layer of manifest === undefined ? [] : readContents(manifest).layers) {
        if (!layer.mediaType.includes('in-toto')) continue;
        const statement = Buffer.from((await repository?.readBlob?.(layer)) ?? '').toString();
        expect(statement).toContain('pkg:oci/');
        expect(statement).not.toMatch(ADDRESS);
      }
    }
  });

  nightly(it)('goes to those that lack it alone', async () => {
    const hosts = [await proxied('plain'), await proxied('second')] as const;
    const path = newPath();
    await publish(await open(), [hosts[0].host], { path });
    const before = hosts.map(countPuts);
    const { built, input } = await publish(
      await open(),
      hosts.map(({ host }) => host),
      { path },
    );
    // Of what there is, only what the two runs built differently is sent to the first again.
    expect(countPuts(hosts[0]) - (before[0] ?? 0)).toBeLessThan(countPuts(hosts[1]));
    for (const repository of input.repositories) {
      expect(await repository.resolve(built.digest)).toBeDefined();
    }
  });

  nightly(it)('two at a time do not disturb one another', async () => {
    const fixture = await open();
    const { host } = lab.registries.plain;
    const both = await Promise.all([publish(fixture, [host]), publish(fixture, [host])]);
    for (const { built, input } of both) {
      expect(await input.repositories[0]?.resolve(built.digest)).toBeDefined();
    }
    expect(both[0].built.digest).not.toBe(both[1].built.digest);
  });
});

describe('a registry that fails while the engine pushes', () => {
  const passing = [
    { name: 'in the middle of a layer', fault: { kind: 'reset', when: 'during' } },
    { name: 'before a layer', fault: { kind: 'reset', when: 'before' } },
    { name: 'with 503', fault: { kind: 'status', status: 503 } },
    { name: 'for lack of its token', fault: { kind: 'expired' } },
  ] as const;
  // By day the bundle gets over faults of several kinds in one run: faults/endpoint-cli.test.ts.
  it.each(isNightly ? passing : [])('gets it again: $name', async ({ fault }) => {
    const kind = fault.kind === 'expired' ? 'token' : 'plain';
    const failing = await proxied(kind, [{ ...PUT, count: 1, fault }]);
    const login = { username: 'publisher', 'password-env': 'THE_PASSWORD' };
    const registries = kind === 'token' ? JSON.stringify({ [failing.host]: login }) : '';
    const env = { THE_PASSWORD: lab.registries.token.users.publisher ?? '' };
    const fixture = await open(registries === '' ? {} : { registries }, env);
    const hosts = [failing.host, lab.registries.second.host];
    const { built, input } = await publish(fixture, hosts);
    expect(failing.log.filter((one) => one.fault !== undefined)).toHaveLength(1);
    for (const repository of input.repositories) {
      expect(await repository.resolve(built.digest)).toBeDefined();
    }
    expect(fixture.problems).toEqual([]);
  });

  nightly(it)('and is much slower than the others gets the layer after them', async () => {
    const [fast, slow] = [await proxied('plain'), await proxied('second')];
    const port = Number(slow.host.split(':')[1]);
    const link = await startLink({ port, bytesPerSecond: 4_000_000 });
    onTestFinished(link.close);
    const fixture = await open({}, {}, fastClock);
    const { built, input } = await publish(fixture, [fast.host, link.host], {
      words: ['--file', 'large.Dockerfile'],
    });
    const [entry] = readContents(built.manifest).manifests;
    const image = await input.repositories[0]?.readManifest(entry?.digest ?? '');
    const large = image && readContents(image).layers.find(({ size }) => size > 30_000_000);
    const puts = ({ log }: FaultProxy) =>
      log.filter(
        ({ method, url }) => method === 'PUT' && url.includes(large?.digest.slice(7) ?? '-'),
      );
    expect(puts(fast)).toHaveLength(1);
    expect(puts(slow), 'once beside the other, and once alone').toHaveLength(2);
    for (const repository of input.repositories) {
      expect(await repository.resolve(built.digest)).toBeDefined();
    }
    expect([built.failed, fixture.problems]).toEqual([[], []]);
  });

  it.each(
    pickRows([
      { name: 'is dead', host: () => Promise.resolve({ host: '127.0.0.1:9' }) },
      { name: 'denies it', host: () => failing({ kind: 'status', status: 403 }) },
      { name: 'never answers', host: () => failing({ kind: 'hang', when: 'before' }) },
    ]),
  )('and is not required holds nothing up: $name', async ({ host: make }) => {
    const { host } = await make();
    const registries = JSON.stringify({ [host]: { required: false } });
    const limits = { 'retry-deadline': '1s', 'push-idle-timeout': '2s' };
    const fixture = await open({ registries, ...limits });
    const { built, input } = await publish(fixture, [host, lab.registries.plain.host]);
    expect(built.failed.map(({ repository }) => repository.host)).toEqual([host]);
    expect(await input.repositories[1]?.resolve(built.digest)).toBeDefined();
  });

  it.each(
    pickRows([
      { name: 'is dead', host: () => Promise.resolve({ host: '127.0.0.1:9' }) },
      { name: 'denies it', host: () => failing({ kind: 'status', status: 403 }) },
      { name: 'is busy', host: () => failing({ kind: 'status', status: 503 }) },
    ]),
  )('and is required is the problem: $name', async ({ host: make }) => {
    const { host } = await make();
    const fixture = await open({ 'retry-deadline': '1s', publish: 'auto' });
    const thrown = await publish(fixture, [host, lab.registries.plain.host]).catch(
      (cause: unknown) => cause as Problem,
    );
    const problems = 'problems' in thrown ? thrown.problems : [];
    expect(problems.map(({ message }) => message).join('\n')).toContain(host);
    expect(problems.map(({ code }) => code)).not.toContain('BUILD_FAILED');
    expect(problems.map(({ code }) => code)).not.toContain('PUSH_FAILED');
    expect(JSON.stringify(problems)).not.toMatch(ADDRESS);
    expect(fixture.output()).not.toMatch(ADDRESS);
    expect(fixture.problems).toEqual([]); // no other strategy was tried
  });
});

nightly(it)('a build that fails when its image has arrived gives it no tag', async () => {
  const registry = await proxied('plain');
  const cache = await proxied('second', [
    { method: 'POST', count: Infinity, fault: { kind: 'status', status: 403 } },
  ]);
  const path = newPath();
  const thrown = await publish(await open(), [registry.host], {
    path,
    words: ['--cache-to', `type=registry,ref=${cache.host}/${path}/cache,mode=max`],
  }).catch((cause: unknown) => cause as Problem);
  expect('problems' in thrown && thrown.problems[0]?.message).toContain('403');
  const written = registry.log.filter(
    ({ method, url }) => method === 'PUT' && url.includes('/manifests/'),
  );
  expect(written.filter(({ url }) => !url.includes('/manifests/sha256:'))).toEqual([]);
  expect(written.length, 'it was delivered while the cache was written').toBeGreaterThan(0);
});

nightly(it)('a build that fails is the problem, whatever the registries do', async () => {
  const fixture = await open();
  const thrown = await publish(fixture, [lab.registries.plain.host], {
    words: ['--file', 'missing.Dockerfile'],
  }).catch((cause: unknown) => cause as Problem);
  expect('problems' in thrown && thrown.problems[0]?.code).toBe('BUILD_FAILED');
});

/** The engine reaches it no more when it comes to its push. */
const onReady = ({ endpoint }: BuildInput): void => endpoint?.close();

nightly(it)(
  'an endpoint that the engine reaches no more leaves the image to a layout',
  async () => {
    const fixture = await open({ publish: 'auto' });
    const { built, input } = await publish(fixture, [lab.registries.plain.host], { onReady });
    expect(await input.repositories[0]?.resolve(built.digest)).toBeDefined();
    expect(fixture.problems.map(({ code }) => code)).toEqual(['PUSH_FROM_HERE']);
    expect(fixture.retries()).toBe(1);
    expect(JSON.stringify(fixture.problems) + fixture.output()).not.toMatch(ADDRESS);
  },
);

nightly(it)('and is the problem under publish: endpoint', async () => {
  const fixture = await open();
  const thrown = await publish(fixture, [lab.registries.plain.host], { onReady }).catch(
    (cause: unknown) => cause as Problem,
  );
  const problems = 'problems' in thrown ? thrown.problems : [];
  expect(problems.map(({ code }) => code)).toEqual(['PUSH_FAILED']);
  expect(JSON.stringify(problems) + fixture.output()).not.toMatch(ADDRESS);
});
