// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOfRecipe } from '../ship/recipes.ts';
import { buildAndPublish } from '../../src/ship/push/publish.ts';
import type { Problem } from '../../src/problem.ts';
import { readContents } from '../../src/registry/manifests/contents.ts';
import type { Script } from '../lab/fault.ts';
import { startFaultProxy, type FaultProxy } from '../lab/fault-proxy.ts';
import { lab as openLab, type Lab } from '../lab/lab.ts';
import { isNightly, nightly, pickRows } from '../lab/nightly.ts';
import { makeBuildFixture, type BuildFixture, type BuildFixtureOptions } from './build-context.ts';
import { watchProcesses } from './processes.ts';
import { startFarBuildKit } from './far.ts';
import { makeProject, type Project } from './project.ts';

let lab: Lab;
let project: Project;
const fixtures: BuildFixture[] = [];
const proxies: FaultProxy[] = [];

beforeAll(async () => {
  lab = await openLab();
  // Of its own content, so that no other build renews what is in the cache for it.
  const files = {
    ...{ stable: path(), 'stable.Dockerfile': 'FROM scratch\nCOPY stable /\n' },
    large: randomBytes(6_000_000).toString('base64'),
    'large.Dockerfile': 'FROM scratch\nCOPY large /\n',
  };
  project = await makeProject({ lab, files });
});

afterAll(async () => {
  for (const one of [...fixtures, ...proxies]) await one.close();
  await project.remove();
});

async function open(options: BuildFixtureOptions): Promise<BuildFixture> {
  const fixture = await makeBuildFixture(lab, project, options);
  fixtures.push(fixture);
  return fixture;
}

async function proxied(kind: 'plain' | 'second'): Promise<FaultProxy> {
  const proxy = await startFaultProxy(lab.registries[kind]);
  proxies.push(proxy);
  return proxy;
}

let count = 0;
/** A repository's path that nothing has used before. */
const path = (): string => `publish/${Date.now()}-${count++}`;
const argv = (...words: string[]) => [
  'docker',
  'buildx',
  'build',
  '--platform',
  'linux/amd64',
  ...words,
  '.',
];
const build = (...words: string[]) => ({
  argv: argv(...words),
  ...{ context: '.', file: 'Dockerfile', recipe: 'recipe-1', sourceDateEpoch: 1_700_000_000 },
});

/** All ways out, by the lab's builders. */
const strategies = [
  { strategy: 'layout', builder: 'default', says: 'exporting to oci image format' },
  { strategy: 'endpoint', builder: 'default', says: 'pushing manifest for the registries' },
  { strategy: 'builder', builder: 'remote', says: 'pushing layers' },
] as const;
const toBuilder = (builder: string): string => (builder === 'remote' ? lab.buildkit.tcp : builder);

/** Registries with logins, as settings and as repositories of a new path. */
function registriesOf(...kinds: readonly (keyof Lab['registries'])[]) {
  const users = { plain: '', second: '', htpasswd: 'bob', tls: 'alice', token: 'publisher' };
  const env: Record<string, string> = {};
  const entries = kinds.map((kind) => {
    const { host, users: known } = lab.registries[kind];
    env[`PASSWORD_${kind}`] = known[users[kind]] ?? '';
    const login =
      users[kind] === '' ? {} : { username: users[kind], 'password-env': `PASSWORD_${kind}` };
    return [host, { ...login, ...(kind === 'tls' ? { ca: lab.ca } : {}) }] as const;
  });
  return {
    env,
    registries: JSON.stringify(
      Object.fromEntries(entries.filter(([, entry]) => Object.keys(entry).length > 0)),
    ),
    repositories: kinds.map((kind) => `${lab.registries[kind].host}/${path()}`),
    secrets: Object.values(env).filter((value) => value !== ''),
  };
}

// By day where BuildKit itself logs in everywhere. What we push ourselves comes to every kind of registry in
// registry.test.ts, and through the endpoint of a run to two kinds in ship.test.ts.
describe.each(pickRows(strategies.toReversed()))('by $strategy', ({ builder, strategy, says }) => {
  it('every repository has the same image, whatever its authentication', async () => {
    const { registries, repositories, env, secrets } = registriesOf(
      'plain',
      'htpasswd',
      'tls',
      'token',
      'second',
    );
    const fixture = await open({
      given: { builder: toBuilder(builder), publish: strategy, registries },
      env,
    });
    const input = await fixture.prepare({ repositories, build: build() }, true);
    const stop = watchProcesses();
    const built = await buildAndPublish(input);
    const lines = stop();
    expect(built.failed).toEqual([]);
    expect(Object.keys(built.platforms)).toEqual(['linux/amd64']);
    expect(built.imageId).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(built.mediaType).toBe('application/vnd.oci.image.index.v1+json');
    expect(fixture.output()).toContain(says);
    for (const repository of input.repositories) {
      const there = await repository.readManifest(built.digest);
      expect(Buffer.from(there.bytes).equals(Buffer.from(built.manifest.bytes))).toBe(true);
      for (const child of Object.values(built.platforms)) {
        expect(await repository.resolve(child)).toBeDefined();
      }
    }
    expect(
      lines.some((line) => line.includes(`io.tagship.recipe=${digestOfRecipe('recipe-1')}`)),
    ).toBe(true);
    for (const secret of [
      ...secrets,
      ...secrets.map((value) => Buffer.from(value).toString('base64')),
    ]) {
      expect(fixture.output()).not.toContain(secret);
      expect(lines.filter((line) => line.includes(secret))).toEqual([]);
    }
  });
});

describe.each(pickRows(strategies))('by $strategy', ({ builder, strategy }) => {
  nightly(it)('a plain manifest, where no attestations are wanted', async () => {
    const { repositories } = registriesOf('plain', 'second');
    const fixture = await open({
      given: { builder: toBuilder(builder), publish: strategy, attestations: 'plain' },
    });
    const built = await buildAndPublish(
      await fixture.prepare({ repositories, build: build() }, true),
    );
    expect(built.mediaType).toBe('application/vnd.oci.image.manifest.v1+json');
    expect(built.platforms).toEqual({ 'linux/amd64': built.digest });
  });

  const dockerTypes = [
    { platforms: 'linux/amd64,linux/arm64', type: 'manifest.list.v2' },
    { platforms: 'linux/amd64', type: 'manifest.v2' },
  ];
  it.each(pickRows(dockerTypes))(
    'media types of Docker for $platforms, as the outputs say',
    async ({ platforms, type }) => {
      const { repositories } = registriesOf('plain', 'second');
      const outputs = 'type=image,oci-mediatypes=false,push=true';
      const fixture = await open({
        given: { builder: toBuilder(builder), publish: strategy, outputs, platforms },
      });
      const words = platforms.includes(',') ? ['--platform', platforms] : [];
      const input = await fixture.prepare({ repositories, build: build(...words) }, true);
      const built = await buildAndPublish(input);
      expect(built.mediaType).toBe(`application/vnd.docker.distribution.${type}+json`);
      for (const repository of input.repositories) {
        for (const digest of [built.digest, ...Object.values(built.platforms)]) {
          const { bytes } = await repository.readManifest(digest);
          expect(Buffer.from(bytes).toString()).not.toContain('vnd.oci');
        }
      }
    },
  );

  const environments: readonly { name: string; env: Record<string, string> }[] = [
    { name: 'an index', env: {} },
    {
      name: 'no index, since the environment refuses provenance',
      env: { BUILDX_NO_DEFAULT_ATTESTATIONS: '1' },
    },
  ];
  it.each(isNightly ? environments : [])('annotations on $name', async ({ env }) => {
    const { repositories } = registriesOf('plain');
    const fixture = await open({ given: { builder: toBuilder(builder), publish: strategy }, env });
    const task = { repositories, build: build('--annotation', 'manifest,index:a=b') };
    const built = await buildAndPublish(await fixture.prepare(task, true));
    expect(Buffer.from(built.manifest.bytes).toString()).toMatch(/"a": ?"b"/);
  });

  nightly(it)('the same digest twice, where nothing says when it was built', async () => {
    const { repositories } = registriesOf('plain');
    const fixture = await open({ given: { builder: toBuilder(builder), publish: strategy } });
    const task = {
      repositories,
      build: build('--provenance', 'false', '--file', 'stable.Dockerfile'),
    };
    const first = await buildAndPublish(await fixture.prepare(task, true));
    const second = await buildAndPublish(await fixture.prepare(task, true));
    expect(second.digest).toBe(first.digest);
  });

  // By day the engine's own builder pushes to such registries: endpoint.test.ts; faults.test.ts has layouts.
  nightly(it)('a registry that is not required may fail', async () => {
    const { repositories } = registriesOf('plain');
    const dead = '127.0.0.1:9';
    const given = {
      builder: toBuilder(builder),
      publish: strategy,
      'retry-deadline': '1s',
      registries: JSON.stringify({ [dead]: { required: false } }),
    };
    const fixture = await open({ given });
    const built = await buildAndPublish(
      await fixture.prepare({ repositories: [`${dead}/x`, ...repositories], build: build() }, true),
    );
    expect(built.failed.map(({ repository }) => repository.host)).toEqual([dead]);
  });

  nightly(it)('and one that is required ends the run', async () => {
    const fixture = await open({
      given: { builder: toBuilder(builder), publish: strategy, 'retry-deadline': '1s' },
    });
    const input = await fixture.prepare({ repositories: ['127.0.0.1:9/x'], build: build() }, true);
    const thrown = await buildAndPublish(input).catch((cause: unknown) => cause as Problem);
    expect('problems' in thrown && thrown.problems[0]?.message).toContain('127.0.0.1:9');
  });

  nightly(it)("leaves nothing in the user's Docker configuration", async () => {
    const { repositories } = registriesOf('plain');
    const fixture = await open({ given: { builder: toBuilder(builder), publish: strategy } });
    await buildAndPublish(await fixture.prepare({ repositories, build: build() }, true));
    expect((await fixture.leftovers()).filter((name) => name.includes('.docker'))).toEqual([]);
  });
});

describe('a registry that misbehaves while the builder pushes', () => {
  const rows = [
    {
      name: 'is pushed to from here when it never answers',
      fault: { kind: 'hang', when: 'before' } as const,
      count: 1,
      given: { 'push-idle-timeout': '1s' },
      notices: ['PUSH_FROM_HERE'],
    },
    {
      name: 'is tried again when it is busy',
      fault: { kind: 'status', status: 429 } as const,
      count: 8,
      given: {},
      retries: 1,
    },
  ];
  it.each(pickRows(rows))('$name', async ({ fault, count, given, retries, notices }) => {
    const proxy = await proxied('plain');
    proxy.use([{ method: 'PUT', url: /\/manifests\//, count, fault }]);
    const fixture = await open({ given: { builder: await startFarBuildKit(lab), ...given } });
    const input = await fixture.prepare(
      { repositories: [`${proxy.host}/${path()}`], build: build() },
      true,
    );
    const built = await buildAndPublish(input);
    expect(await input.repositories[0]?.resolve(built.digest)).toBeDefined();
    expect(fixture.problems.map(({ code }) => code)).toEqual(notices ?? []);
    if (retries !== undefined) expect(fixture.retries()).toBeGreaterThanOrEqual(retries);
  });
});

nightly(it)(
  'a builder that fails after its push leaves the other repositories without a tag',
  async () => {
    const [second, cache] = [
      await startFaultProxy(lab.registries.second),
      await startFaultProxy(lab.registries.plain),
    ];
    const refused = { kind: 'status', status: 403 } as const;
    cache.use([{ method: 'POST', count: Infinity, fault: refused }]);
    const fixture = await open({ given: { builder: lab.buildkit.tcp, publish: 'builder' } });
    const to = `type=registry,ref=${cache.host}/${path()},mode=max`;
    const repositories = [`${lab.registries.plain.host}/${path()}`, `${second.host}/${path()}`];
    const task = { repositories, build: build('--cache-to', to) };
    const thrown = await buildAndPublish(await fixture.prepare(task, true)).catch(
      (cause: unknown) => cause as Problem,
    );
    expect('problems' in thrown && thrown.problems[0]?.message).toContain('403');
    const written = second.log
      .filter(({ method, url }) => method === 'PUT' && url.includes('/manifests/'))
      .map(({ url }) => url.replace(/.*\/manifests\//, ''));
    expect(written.length, 'it was delivered while the cache was written').toBeGreaterThan(0);
    expect(written.filter((reference) => !reference.startsWith('sha256:'))).toEqual([]);
  },
);

const copies = [
  { name: 'once for all others', isCut: false, reads: 1 },
  { name: 'again by each where it was cut', isCut: true, reads: 3 },
];
/** Cuts the first answer of each blob, if it is so large. */
const cutOnce = (): Script => {
  const seen = new Set<string>();
  return ({ method, url }) => {
    if (method !== 'GET' || !url.includes('/blobs/') || seen.has(url)) return undefined;
    seen.add(url);
    return { kind: 'truncate', keepBytes: 3_000_000 };
  };
};
it.each(isNightly ? copies : [])('a large layer is read $name', async ({ isCut, reads }) => {
  const proxy = await proxied('plain');
  const fixture = await open({ given: { builder: lab.buildkit.tcp, publish: 'builder' } });
  const { host } = lab.registries.second;
  const repositories = [proxy.host, host, `${host}/other`].map((name) => `${name}/${path()}`);
  const task = { repositories, build: build('--file', 'large.Dockerfile') };
  const input = await fixture.prepare(task, true);
  if (isCut) proxy.use(cutOnce());
  const built = await buildAndPublish(input);
  const [image = ''] = Object.values(built.platforms);
  const { layers } = readContents(await built.source.readManifest(image));
  const layer = layers[0]?.digest ?? '';
  for (const repository of input.repositories) {
    expect(await repository.hasBlob(layer)).toBe(true);
    expect(await repository.resolve(built.digest)).toBeDefined();
  }
  const read = proxy.log.filter(({ method, url }) => method === 'GET' && url.endsWith(layer));
  expect(read).toHaveLength(reads);
});
