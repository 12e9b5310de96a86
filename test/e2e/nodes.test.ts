// SPDX-License-Identifier: Apache-2.0
// Builders of two nodes, which are two real BuildKits: one image of both, and no tag that was not given.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FaultRule } from '../lab/fault.ts';
import { type FaultProxy, startFaultProxy } from '../lab/fault-proxy.ts';
import { lab as openLab, type Lab } from '../lab/lab.ts';
import { isNightly, nightly, pickRows } from '../lab/nightly.ts';
import { runCli, runId, type CliOptions, type CliRun } from './cli.ts';
import { receiptOf, tagsOf } from './legs.ts';
import { makeProject, type Project } from './project.ts';

const PLATFORMS = ['linux/amd64', 'linux/arm64'];

let lab: Lab;
let project: Project;
let buildxConfig: string;

beforeAll(async () => {
  lab = await openLab();
  const files = {
    Dockerfile: 'FROM scratch\nARG TARGETARCH\nCOPY $TARGETARCH /arch\n',
    amd64: 'amd64\n',
    arm64: 'arm64\n',
  };
  project = await makeProject({ lab, files });
  buildxConfig = await mkdtemp(join(tmpdir(), 'tagship-buildx-'));
  await createBuilder('both', [lab.buildkit.tcp, lab.secondBuildkit.tcp]);
  await createBuilder('dead', [lab.buildkit.tcp, 'tcp://127.0.0.1:9']);
});

afterAll(async () => {
  await project.remove();
  await rm(buildxConfig, { recursive: true, force: true });
});

/** A builder of the user's, made as the documentation of buildx says. */
async function createBuilder(name: string, endpoints: readonly string[]): Promise<void> {
  for (const [index, endpoint] of endpoints.entries()) {
    const node = ['--name', name, '--node', `${name}-${index}`, '--driver', 'remote'];
    const platform = ['--platform', PLATFORMS[index] ?? ''];
    const append = index === 0 ? [] : ['--append'];
    await promisify(execFile)(
      join(lab.plugins, 'docker-buildx'),
      ['create', ...append, ...node, ...platform, endpoint],
      { env: { ...process.env, ...lab.env, BUILDX_CONFIG: buildxConfig } },
    );
  }
}

const pairs = (second = lab.secondBuildkit.tcp) =>
  `linux/amd64=${lab.buildkit.tcp},linux/arm64=${second}`;

let count = 0;
const newPath = (): string => `nodes-${runId}/${(count += 1)}`;

interface Shipping {
  readonly images: readonly string[];
  readonly gitTag?: string;
  readonly platforms?: readonly string[];
  readonly flags?: readonly string[];
  readonly more?: Partial<CliOptions>;
}

function ship(shipping: Shipping): Promise<CliRun> {
  const { images, gitTag = 'v1.0.0', platforms = PLATFORMS, flags = [], more = {} } = shipping;
  const args = [
    ...['ship', '--push', '--json', '--platforms', platforms.join(), '--git-tag', gitTag],
    ...images.flatMap((image) => ['--image', image]),
    ...flags,
  ];
  return runCli({ lab, project, ...more, args });
}

interface Entry {
  readonly digest: string;
  readonly platform: { readonly os: string; readonly architecture: string };
  readonly annotations?: Readonly<Record<string, string>>;
}

interface Index {
  readonly mediaType: string;
  readonly manifests: readonly Entry[];
  readonly annotations?: Readonly<Record<string, string>>;
}

async function read(image: string, reference: string): Promise<Index> {
  const [host = '', ...path] = image.split('/');
  const types = ['index', 'manifest'].map((kind) => `application/vnd.oci.image.${kind}.v1+json`);
  const url = `http://${host}/v2/${path.join('/')}/manifests/${reference}`;
  const response = await fetch(url, { headers: { accept: types.join() } });
  return (await response.json()) as Index;
}

const builders = [
  { kind: 'made', name: 'of pairs', flags: () => ['--builder', pairs()], env: () => ({}) },
  {
    kind: 'known',
    name: 'of a name',
    flags: () => ['--builder', 'both'],
    env: () => ({ BUILDX_CONFIG: buildxConfig }),
  },
  {
    kind: 'known',
    name: 'that is the current one',
    flags: () => [],
    env: () => ({ BUILDX_CONFIG: buildxConfig, BUILDX_BUILDER: 'both' }),
  },
] as const;

describe.each(pickRows(builders))('a builder $name', ({ kind, flags, env }) => {
  const more = () => ({ env: env() });

  it('moves no tag but those of the plan, and builds nothing when run again', async () => {
    const image = `${lab.registries.plain.host}/${newPath()}`;
    const images = [image];
    const first = receiptOf(await ship({ images, flags: flags(), more: more() }));
    const again = receiptOf(await ship({ images, flags: flags(), more: more() }));
    expect(again.targets[0]).toMatchObject({ reused: true, digest: first.targets[0]?.digest });
    expect(await tagsOf(image)).toEqual(['1', '1.0', '1.0.0', 'latest']);
    if (!isNightly) return; // what a pre-release moves is the same for all builders: tagging.test.ts
    const latest = await read(image, 'latest');
    receiptOf(await ship({ images, gitTag: 'v2.0.0-rc.1', flags: flags(), more: more() }));
    expect(await tagsOf(image)).toEqual(['1', '1.0', '1.0.0', '2.0.0-rc.1', 'latest']);
    expect(await read(image, 'latest')).toEqual(latest);
  });

  nightly(it)('writes no tag where the test fails', async () => {
    const image = `${lab.registries.plain.host}/${newPath()}`;
    const result = await ship({
      images: [image],
      flags: [...flags(), '--test', 'false'],
      more: more(),
    });
    expect(result.code).toBe(1);
    expect(result.stderr).toContain('No tag was written');
    expect(await tagsOf(image)).toEqual([]);
  });

  // How a builder is named changes who makes it, and not what it builds.
  if (!isNightly && kind !== 'made') return;

  nightly(it)('gives no latest where latest is never', async () => {
    const image = `${lab.registries.plain.host}/${newPath()}`;
    receiptOf(
      await ship({ images: [image], flags: [...flags(), '--latest', 'never'], more: more() }),
    );
    expect(await tagsOf(image)).toEqual(['1', '1.0', '1.0.0']);
  });
});

describe('the image of two nodes', () => {
  /** The platforms of an index in their order, attestations last. */
  const listEntries = ({ manifests }: Index) =>
    manifests.map(({ platform: { os, architecture } }) => `${os}/${architecture}`);

  const kinds = [
    { name: 'with attestations', flags: [], rest: ['unknown/unknown', 'unknown/unknown'] },
    { name: 'without', flags: ['--provenance', 'false'], rest: [] },
  ];
  it.each(pickRows(kinds))('is one index in every registry, $name', async ({ flags, rest }) => {
    const path = newPath();
    const images = [lab.registries.plain, lab.registries.second].map(
      ({ host }) => `${host}/${path}`,
    );
    const platforms = PLATFORMS.toReversed();
    const words = ['--annotations', 'manifest-descriptor:of=entry', '--annotations', 'all=levels'];
    const given = ['--builder', pairs(), ...words, ...flags];
    const receipt = receiptOf(await ship({ images, platforms, flags: given }));
    const digest = receipt.targets[0]?.digest ?? '';
    const [one, other] = await Promise.all(images.map((image) => read(image, digest)));
    expect(other).toEqual(one);
    expect(one?.mediaType).toBe('application/vnd.oci.image.index.v1+json');
    expect(one?.annotations).toMatchObject({
      all: 'levels',
      'org.opencontainers.image.version': '1.0.0',
    });
    expect(one === undefined ? [] : listEntries(one)).toEqual([
      'linux/arm64',
      'linux/amd64',
      ...rest,
    ]);
    const entries = one?.manifests ?? [];
    const named = entries.slice(0, 2).map(({ annotations }) => annotations?.of);
    expect(named).toEqual(['entry', 'entry']);
    for (const { digest: about, annotations } of entries.slice(2)) {
      expect(await read(images[1] ?? '', about)).toMatchObject({ schemaVersion: 2 });
      const subject = annotations?.['vnd.docker.reference.digest'];
      expect(entries.slice(0, 2).map((entry) => entry.digest)).toContain(subject);
    }
    expect(receipt.targets[0]?.platforms).toEqual(
      Object.fromEntries(
        entries.slice(0, 2).map((entry) => [`linux/${entry.platform.architecture}`, entry.digest]),
      ),
    );
  });

  nightly(it)('has the form of the one that a single node builds', async () => {
    const path = newPath();
    const forms = await Promise.all(
      [pairs(), lab.buildkit.tcp].map(async (builder, at) => {
        const image = `${lab.registries.plain.host}/${path}-${at}`;
        const flags = ['--builder', builder, '--provenance', 'false'];
        const { targets } = receiptOf(await ship({ images: [image], flags }));
        const index = await read(image, targets[0]?.digest ?? '');
        return JSON.stringify(index).replaceAll(/sha256:[0-9a-f]{64}/g, 'digest');
      }),
    );
    expect(forms[0]).toBe(forms[1]);
  });

  nightly(it)('has tags of its platforms, and of nothing else', async () => {
    const image = `${lab.registries.plain.host}/${newPath()}`;
    receiptOf(await ship({ images: [image], flags: ['--builder', pairs(), '--arch-tags=true'] }));
    expect(await tagsOf(image)).toContain('1.0.0-arm64');
  });
});

describe('a builder of two nodes that fails', () => {
  it.each(
    pickRows([
      {
        name: 'of pairs',
        flags: () => ['--builder', pairs('tcp://127.0.0.1:9')],
        env: () => ({}),
        says: 'no BuildKit answers at',
      },
      {
        name: 'of a name', // buildx itself waits 20 s for it
        flags: () => ['--builder', 'dead'],
        env: () => ({ BUILDX_CONFIG: buildxConfig }),
        says: 'the build of "default" for linux/arm64 failed',
      },
    ]),
  )('leaves no tag where one node of it is down: $name', async ({ flags, env, says }) => {
    const image = `${lab.registries.plain.host}/${newPath()}`;
    const result = await ship({ images: [image], flags: flags(), more: { env: env() } });
    expect(result.code).toBe(1);
    expect(result.stderr).toContain(says);
    expect(await tagsOf(image)).toEqual([]);
  });

  nightly(it)('leaves no tag where it is told to write a layout', async () => {
    const images = [`${lab.registries.plain.host}/${newPath()}`];
    const result = await ship({ images, flags: ['--builder', pairs(), '--publish', 'layout'] });
    expect(result.code).toBe(1);
    expect(result.stderr).toContain('an OCI layout of several platforms from several nodes');
    expect(result.stderr).not.toContain('exporting to');
  });

  const HANG = { kind: 'hang', when: 'before' } as const;

  /** Acts on an image behind a proxy that has this fault. */
  async function withFault(
    rule: FaultRule,
    act: (image: string, proxy: FaultProxy) => Promise<void>,
  ): Promise<void> {
    const proxy = await startFaultProxy(lab.registries.plain);
    try {
      proxy.use([rule]);
      await act(`${proxy.host}/${newPath()}`, proxy);
    } finally {
      await proxy.close();
    }
  }

  it.each(pickRows(['SIGTERM', 'SIGKILL'] as const))(
    'leaves no tag after %s between the two pushes, and is finished by the next run',
    async (signal) => {
      const put = {
        method: 'PUT',
        url: /\/manifests\//,
        manifest: /"manifests"[^]*"arm64"/,
        count: 99,
      };
      await withFault({ ...put, fault: HANG }, async (image, proxy) => {
        const flags = ['--builder', pairs()];
        const when = () => proxy.log.some((one) => one.fault !== undefined);
        const killed = await ship({ images: [image], flags, more: { kill: { signal, when } } });
        expect(killed.code).toBe(signal === 'SIGKILL' ? null : 130);
        proxy.use([]);
        expect(await tagsOf(image)).toEqual([]);
        receiptOf(await ship({ images: [image], flags }));
        expect(await tagsOf(image)).toEqual(['1', '1.0', '1.0.0', 'latest']);
      });
    },
  );

  const INDEX = /"manifests"[^]*(?:arm64[^]*amd64|amd64[^]*arm64)/;
  const cuts = [
    { name: 'the manifest of one node', manifest: /"config"/ },
    { name: 'the index of both', manifest: INDEX },
  ];
  // By day a run is finished that was ended between the two pushes, above.
  it.each(isNightly ? cuts : [])('finishes a push that was cut at $name', async ({ manifest }) => {
    const fault = { kind: 'reset', when: 'before' } as const;
    const put = { method: 'PUT', url: /\/manifests\/sha256/, manifest, count: 1, fault };
    await withFault(put, async (image) => {
      receiptOf(await ship({ images: [image], flags: ['--builder', pairs()] }));
      expect(await tagsOf(image)).toEqual(['1', '1.0', '1.0.0', 'latest']);
    });
  });

  nightly(it)('uploads from here the image of a node whose push hangs', async () => {
    const push = { method: 'PUT', url: /\/blobs\/uploads\/.+/, userAgent: /^(?!tagship)/ };
    await withFault({ ...push, count: Infinity, fault: HANG }, async (image) => {
      const flags = ['--builder', pairs(), '--push-idle-timeout', '4s'];
      const run = await ship({ images: [image], flags });
      expect(Object.keys(receiptOf(run).targets[0]?.platforms ?? {})).toHaveLength(2);
      expect(run.stderr).toContain('PUSH_FROM_HERE');
      expect(await tagsOf(image)).toEqual(['1', '1.0', '1.0.0', 'latest']);
    });
  });

  nightly(it)('leaves no tag where the registry refuses the index', async () => {
    const fault = { kind: 'status', status: 403, code: 'DENIED', message: 'no' } as const;
    const put = {
      method: 'PUT',
      url: /\/manifests\/sha256/,
      manifest: INDEX,
      count: Infinity,
      fault,
    };
    await withFault(put, async (image) => {
      expect((await ship({ images: [image], flags: ['--builder', pairs()] })).code).toBe(1);
      expect(await tagsOf(image)).toEqual([]);
    });
  });
});
