// SPDX-License-Identifier: Apache-2.0
// What becomes of an image that a builder pushes to the endpoint: its statements, its digest, what is missing. The builder is
// scripted; its push is real.
import { writeFile } from 'node:fs/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../../src/clock.ts';
import type { RegistryEndpoint } from '../../../../src/ship/endpoint/endpoint.ts';
import { openIntake } from '../../../../src/ship/endpoint/intake.ts';
import { startServer } from '../../../../src/ship/endpoint/server.ts';
import { buildAndPublish } from '../../../../src/ship/push/publish.ts';
import { omitUndefined } from '../../../../src/omit-undefined.ts';
import { writeLayout } from '../../../faults/images.ts';
import { type TestBlob, toBlob, toManifest } from '../../../registry/bench.ts';
import { prepare } from '../../build/task.ts';
import { OTHER_USER } from '../../endpoint/users.ts';
import { createStore, openMemory } from '../../memory.ts';

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const INDEX = 'application/vnd.oci.image.index.v1+json';

/** What a builder makes of one platform, and says about it. */
function makeImage(statement: object) {
  const config = toBlob(JSON.stringify({ architecture: 'amd64', os: 'linux', config: {} }));
  const layer = toBlob(Buffer.alloc(100_000, 'layer'));
  const note = toBlob(JSON.stringify({ architecture: 'unknown', os: 'unknown', config: {} }));
  const told = toBlob(
    JSON.stringify({ _type: 'https://in-toto.io/Statement/v0.1', ...statement }),
    'application/vnd.in-toto+json',
  );
  const toImage = (own: TestBlob, layers: readonly TestBlob[]) =>
    toManifest({
      ...{ schemaVersion: 2, mediaType: MANIFEST, config: own.descriptor },
      layers: layers.map(({ descriptor }) => descriptor),
    });
  const [image, attestation] = [toImage(config, [layer]), toImage(note, [told])];
  const toEntry = ({ digest, bytes }: typeof image, architecture: string, os: string) => ({
    ...{ mediaType: MANIFEST, digest, size: bytes.byteLength, platform: { architecture, os } },
  });
  const annotations = {
    'vnd.docker.reference.digest': image.digest,
    'vnd.docker.reference.type': 'attestation-manifest',
  };
  const index = toManifest({
    ...{ schemaVersion: 2, mediaType: INDEX },
    manifests: [
      toEntry(image, 'amd64', 'linux'),
      { ...toEntry(attestation, 'unknown', 'unknown'), annotations },
    ],
  });
  return { layer, blobs: [config, note, told], manifests: [image, attestation], index };
}

interface Case {
  readonly statement?: (name: string) => object;
  /** What buildx reports; the digest of what was pushed unless said. */
  readonly digest?: string;
  readonly withoutLayer?: boolean;
  readonly settings?: NonNullable<Parameters<typeof prepare>[1]>['settings'];
  /** A manifest that the builder pushes, and what it says when it is refused. */
  readonly refused?: {
    readonly manifest: Uint8Array;
    readonly stderr: string;
    /** 413 unless said. */
    readonly status?: number;
  };
  /** The user that was seen to reach the endpoint; any unless said. */
  readonly uid?: number;
}

/** Builds, and publishes to two repositories in memory; what they have is in one text. */
async function publish({ statement = () => ({}), digest, withoutLayer, ...given }: Case) {
  const stores = [createStore(), createStore()];
  const repositories = stores.map((store, at) => openMemory(store, undefined, `r${at}.test/app`));
  let name = '';
  const push = async ({ argv }: { readonly argv: readonly string[] }): Promise<void> => {
    const file = argv[argv.indexOf('--metadata-file') + 1] ?? '';
    const { layer, blobs, manifests, index } = makeImage(statement(name));
    const url = `http://${name.replace('/', '/v2/')}`;
    if (given.refused !== undefined) {
      const body = Buffer.from(given.refused.manifest);
      const put = await fetch(`${url}/manifests/image`, { method: 'PUT', body });
      expect(put.status).toBe(given.refused.status ?? 413);
      return;
    }
    for (const { descriptor, bytes } of withoutLayer === true ? blobs : [layer, ...blobs]) {
      const to = `${url}/blobs/uploads/?digest=${descriptor.digest}`;
      expect((await fetch(to, { method: 'POST', body: Buffer.from(bytes) })).status).toBe(201);
    }
    for (const one of [...manifests, index]) {
      const to = `${url}/manifests/${one === index ? 'image' : one.digest}`;
      const put = await fetch(to, { method: 'PUT', body: Buffer.from(one.bytes) });
      expect(put.status).toBe(201);
    }
    await writeFile(file, JSON.stringify({ 'containerimage.digest': digest ?? index.digest }));
  };
  const layouts: string[] = [];
  const write = async ({ argv }: { readonly argv: readonly string[] }): Promise<void> => {
    const file = argv[argv.indexOf('--metadata-file') + 1] ?? '';
    const output = argv.find((word) => word.startsWith('type=oci')) ?? '';
    const dest = /"?dest=([^",]+)/.exec(output)?.[1] ?? '';
    const made = await writeLayout(dest, { platforms: ['linux/amd64'], ...PLAIN, salt: 'layout' });
    layouts.push(made);
    await writeFile(file, JSON.stringify({ 'containerimage.digest': made }));
  };
  const { refused } = given;
  const result = refused === undefined ? {} : { code: 1, stderr: refused.stderr };
  const answers = [
    { when: /type=oci/, result: {}, also: write },
    { when: / build /, result, also: push },
  ];
  const { task, problems, retries } = await prepare(answers, {
    ...omitUndefined({ settings: given.settings }),
    target: { repositories: repositories.map(({ repository }) => repository.name) },
  });
  const server = await startServer(60_000);
  onTestFinished(server.close);
  const endpoint: RegistryEndpoint = {
    close: server.close,
    open: (options) => {
      const own = { clock: systemClock, directory: task.context.tempDir };
      const intake = openIntake({ ...options, ...own });
      const mount = server.mount(intake.handle, given.uid);
      name = mount.name;
      return { ...intake, ...mount };
    },
  };
  const done = await buildAndPublish({ ...task, repositories, endpoint }).catch(
    (thrown: unknown) => thrown,
  );
  const texts = stores.map(({ blobs, manifests }) =>
    [...blobs.values(), ...[...manifests.values()].map(({ bytes }) => bytes)]
      .map((bytes) => Buffer.from(bytes).toString())
      .join('\n'),
  );
  const path = name.slice(name.indexOf('/') + 1);
  return { done, texts, stores, problems, layouts, retries: retries(), path };
}

const PLAIN = { labels: {}, annotations: {}, attested: false };

const SUBJECT = (name: string) => ({
  subject: [{ name: `pkg:docker/${name}@image?platform=linux%2Famd64`, digest: { sha256: '00' } }],
});

describe('an image that was pushed to the endpoint', () => {
  it('is the same everywhere, and names no address of the run', async () => {
    const { done, texts, stores, path } = await publish({ statement: SUBJECT });
    expect(done).toMatchObject({ failed: [], notices: [] });
    for (const [at, { manifests }] of stores.entries()) {
      expect(manifests.has((done as { digest: string }).digest)).toBe(true);
      expect(texts[at]).toContain('pkg:oci/app@sha256:');
      expect(texts[at]).not.toContain(path);
    }
    expect(stores.map(({ tags }) => tags.size)).toEqual([0, 0]);
  });

  const NAMING: readonly {
    readonly where: string;
    readonly statement: (name: string) => object;
  }[] = [
    { where: 'the predicate', statement: (name: string) => ({ predicate: { at: name } }) },
    {
      where: 'another subject',
      statement: (name: string) => ({ subject: [{ name: `oci://${name}`, digest: {} }] }),
    },
  ];

  it.each(NAMING)(
    'whose statement names it in $where is a layout instead',
    async ({ statement }) => {
      const { done, texts, stores, problems, layouts, retries, path } = await publish({
        statement,
      });
      const [digest = ''] = layouts;
      expect(done).toMatchObject({ digest, failed: [] });
      expect(problems).toMatchObject([{ level: 'notice', code: 'PUSH_FROM_HERE' }]);
      expect(problems[0]?.message).toContain('an attestation names an address of this run');
      expect(retries).toBe(1);
      for (const text of [...texts, JSON.stringify(problems)]) expect(text).not.toContain(path);
      for (const { manifests } of stores) expect(manifests.has(digest)).toBe(true);
    },
  );

  it.each(NAMING)(
    'whose statement names it in $where goes nowhere by publish: endpoint',
    async (row) => {
      const settings = { publish: 'endpoint' } as const;
      const { done, texts, stores, path } = await publish({ ...row, settings });
      expect(done).toMatchObject({
        problems: [{ code: 'PUSH_NAMES_ENDPOINT' }, { code: 'PUSH_NAMES_ENDPOINT' }],
      });
      for (const text of [...texts, JSON.stringify(done)]) expect(text).not.toContain(path);
      const kinds = stores.flatMap(({ manifests }) => [...manifests.values()]);
      expect(kinds.map(({ mediaType }) => mediaType)).not.toContain(INDEX);
    },
  );

  describe('that is too large', () => {
    const refused = {
      manifest: Buffer.alloc(17 * 1024 ** 2),
      stderr:
        'ERROR: failed to push 127.0.0.1:1/x:image: unexpected status from PUT request to http://127.0.0.1:1/v2/x/manifests/image: 413 Request Entity Too Large',
    };
    const told = 'too large for this process to take: the manifest image, of more than 16 MiB';

    it('is a layout instead, and the notice says what it was', async () => {
      const { done, problems, layouts } = await publish({ refused });
      expect(done).toMatchObject({ digest: layouts[0] });
      expect(problems).toMatchObject([{ code: 'PUSH_FROM_HERE' }]);
      expect(problems[0]?.message).toContain(told);
    });

    it('is named by publish: endpoint', async () => {
      const { done, layouts } = await publish({ refused, settings: { publish: 'endpoint' } });
      expect(done).toMatchObject({ problems: [{ code: 'PUSH_TOO_LARGE' }] });
      expect(JSON.stringify(done)).toContain(told);
      expect(layouts).toEqual([]);
    });
  });

  describe('that another user pushes than the one that was seen to reach this process', () => {
    const refused = {
      ...{ manifest: Buffer.from('{}'), status: 404 },
      stderr: 'ERROR: failed to solve: failed to push the registries: unknown: name unknown',
    };
    const told = 'the builder pushes as another user of this machine';

    it('is pushed in another way, and the notice says why', async () => {
      const { done, problems, layouts } = await publish({ refused, uid: OTHER_USER });
      expect(done).toMatchObject({ digest: layouts[0] });
      expect(problems).toMatchObject([{ code: 'PUSH_FROM_HERE' }]);
      expect(problems[0]?.message).toContain(told);
    });

    it('is impossible with publish: endpoint', async () => {
      const settings = { publish: 'endpoint' } as const;
      const { done, layouts } = await publish({ refused, uid: OTHER_USER, settings });
      expect(done).toMatchObject({ problems: [{ code: 'PUBLISH_IMPOSSIBLE' }] });
      expect(JSON.stringify(done)).toContain(told);
      expect(layouts).toEqual([]);
    });
  });

  it('is not taken for another one that the builder reports', async () => {
    const { done, stores } = await publish({ digest: `sha256:${'1'.repeat(64)}` });
    expect(done).toMatchObject({ problems: [{ code: 'PUSH_OTHER_IMAGE' }] });
    expect(stores.map(({ tags }) => tags.size)).toEqual([0, 0]);
  });

  it('without one of its layers is not published', async () => {
    const { done, stores } = await publish({ withoutLayer: true });
    expect(done).toMatchObject({ problems: [{ code: 'REGISTRY_NOT_FOUND' }, {}] });
    expect(stores.map(({ manifests }) => manifests.size)).toEqual([0, 0]);
  });
});
