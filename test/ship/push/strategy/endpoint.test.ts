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
import { type TestBlob, toBlob, toManifest } from '../../../registry/bench.ts';
import { prepare } from '../../build/task.ts';
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
}

/** Builds, and publishes to two repositories in memory; what they have is in one text. */
async function publish({ statement = () => ({}), digest, withoutLayer }: Case) {
  const stores = [createStore(), createStore()];
  const repositories = stores.map((store, at) => openMemory(store, undefined, `r${at}.test/app`));
  let name = '';
  const push = async ({ argv }: { readonly argv: readonly string[] }): Promise<void> => {
    const file = argv[argv.indexOf('--metadata-file') + 1] ?? '';
    const { layer, blobs, manifests, index } = makeImage(statement(name));
    const url = `http://${name.replace('/', '/v2/')}`;
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
  const { task, problems } = await prepare([{ when: / build /, result: {}, also: push }], {
    target: { repositories: repositories.map(({ repository }) => repository.name) },
  });
  const server = await startServer(60_000);
  onTestFinished(server.close);
  const endpoint: RegistryEndpoint = {
    close: server.close,
    open: (options) => {
      const own = { clock: systemClock, directory: task.context.tempDir };
      const intake = openIntake({ ...options, ...own });
      const mount = server.mount(intake.handle);
      name = mount.name;
      return { ...intake, name };
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
  return { done, texts, stores, problems, path: name.slice(name.indexOf('/') + 1) };
}

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

  it.each([
    { where: 'the predicate', statement: (name: string) => ({ predicate: { at: name } }) },
    {
      where: 'another subject',
      statement: (name: string) => ({ subject: [{ name: `oci://${name}`, digest: {} }] }),
    },
  ])('whose statement names it in $where goes nowhere', async ({ statement }) => {
    const { done, texts, stores, path } = await publish({ statement });
    expect(done).toMatchObject({
      problems: [{ code: 'PUSH_NAMES_ENDPOINT' }, { code: 'PUSH_NAMES_ENDPOINT' }],
    });
    for (const text of [...texts, JSON.stringify(done)]) expect(text).not.toContain(path);
    const kinds = stores.flatMap(({ manifests }) => [...manifests.values()]);
    expect(kinds.map(({ mediaType }) => mediaType)).not.toContain(INDEX);
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
