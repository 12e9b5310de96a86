// SPDX-License-Identifier: Apache-2.0
// What goes to repositories when the engine has pushed an image to the endpoint, and buildx has not ended yet.
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { error, Problem } from '../../../src/problem.ts';
import type { BlobSource, Manifest } from '../../../src/registry/registry.ts';
import type { DeliveryInput } from '../../../src/ship/push/built.ts';
import {
  type EndpointAheadOptions,
  openEndpointAhead,
} from '../../../src/ship/push/strategy/endpoint-ahead.ts';
import { toBlob, toManifest, toSource } from '../../registry/bench.ts';
import { createStore, openMemory } from '../memory.ts';

const config = toBlob(JSON.stringify({ architecture: 'amd64', os: 'linux', config: {} }));
const note = toBlob(JSON.stringify({ architecture: 'unknown', os: 'unknown', config: {} }));
const statement = toBlob(
  JSON.stringify({ _type: 'https://in-toto.io/Statement/v0.1', subject: [], predicate: {} }),
  'application/vnd.in-toto+json',
);
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const image = toManifest({
  ...{ schemaVersion: 2, mediaType: MANIFEST },
  ...{ config: config.descriptor, layers: [] },
});
const attestation = toManifest({
  ...{ schemaVersion: 2, mediaType: MANIFEST },
  ...{ config: note.descriptor, layers: [statement.descriptor] },
});
const toEntry = ({ digest, bytes }: Manifest, more: object) => ({
  ...{ mediaType: MANIFEST, digest, size: bytes.byteLength },
  ...more,
});
const index = toManifest({
  schemaVersion: 2,
  mediaType: 'application/vnd.oci.image.index.v1+json',
  manifests: [
    toEntry(image, { platform: { os: 'linux', architecture: 'amd64' } }),
    toEntry(attestation, {
      platform: { os: 'unknown', architecture: 'unknown' },
      annotations: {
        'vnd.docker.reference.digest': image.digest,
        'vnd.docker.reference.type': 'attestation-manifest',
      },
    }),
  ],
});
const blobs = toSource([config, note, statement]);
const source: BlobSource = {
  ...blobs,
  readManifest: (digest) => {
    const found = [image, attestation].find((one) => one.digest === digest);
    return found === undefined
      ? Promise.reject(new Problem([error('REGISTRY_NOT_FOUND', digest)]))
      : Promise.resolve(found);
  },
};
const AS_BUILT = { attestations: 'index', mediaTypes: 'oci' } as const;

/** One repository in memory, and the moment in which the preflight ends. */
function open(given: Partial<EndpointAheadOptions['settings']> = {}, platforms = ['linux/amd64']) {
  const store = createStore();
  const repository = openMemory(store);
  let clear: (input: DeliveryInput) => void = () => undefined;
  const cleared = new Promise<DeliveryInput>((resolve) => {
    clear = resolve;
  });
  const settings = { ...AS_BUILT, ...given };
  const ahead = openEndpointAhead([repository], { settings, cleared: () => cleared });
  const input = {
    ...{ target: { name: 'app', platforms, repositories: [repository.repository.name] } },
    repositories: [repository],
    context: { settings: { ...settings, registries: [] } },
  };
  return {
    ...{ store, ahead, input },
    clear: () => {
      clear(input);
    },
  };
}

async function settle(): Promise<void> {
  for (let turns = 0; turns < 50; turns += 1) await turn();
}

describe('an image that the engine has pushed to the endpoint', () => {
  it('goes nowhere before the preflight has ended', async () => {
    const { store, ahead, clear } = open();
    ahead.begin({ manifest: index, source });
    await settle();
    expect(store.requests).toEqual([]);
    clear();
    expect(await ahead.find(index.digest)).toBeDefined();
  });

  it('goes out by digest, with the subjects of its statements, and gets no tag', async () => {
    const { store, ahead, clear } = open();
    clear();
    ahead.begin({ manifest: index, source });
    const built = await ahead.find(index.digest);
    const sent = [...store.blobs.values()].map((bytes) => Buffer.from(bytes).toString());
    expect(sent.filter((text) => text.includes('in-toto'))).toEqual([
      expect.stringContaining(`"digest":{"sha256":"${image.digest.slice('sha256:'.length)}"}`),
    ]);
    expect(store.blobs.has(statement.descriptor.digest)).toBe(false);
    expect(built?.digest).not.toBe(index.digest);
    const [first, second, last, ...more] = store.manifests.keys();
    expect([first, second]).toContain(image.digest);
    expect([last, more]).toEqual([built?.digest, []]);
    expect([...store.tags.keys()]).toEqual([]);
  });

  it('is written no further when it is not needed', async () => {
    const { store, ahead, clear } = open();
    ahead.begin({ manifest: index, source });
    ahead.drop();
    clear();
    await settle();
    expect([...store.blobs.keys(), ...store.manifests.keys()]).toEqual([]);
  });

  it('is refused without a platform that was asked for, before a manifest is written', async () => {
    const { store, ahead, clear } = open({}, ['linux/amd64', 'linux/arm64']);
    clear();
    ahead.begin({ manifest: index, source });
    await expect(ahead.find(index.digest)).rejects.toMatchObject({
      problems: [{ code: 'BUILD_PLATFORM_MISSING' }],
    });
    expect([...store.manifests.keys()]).toEqual([]);
  });

  it('is not sent twice to the repositories that it is then copied to', async () => {
    const { store, ahead, clear, input } = open();
    clear();
    ahead.begin({ manifest: index, source });
    ahead.begin({ manifest: index, source });
    await ahead.find(index.digest);
    await settle();
    const before = [...store.requests];
    const [target] = ahead.listTargets(input);
    await target?.putBlob(config.descriptor, source);
    expect(store.requests).toEqual(before);
  });

  it.each([{ attestations: 'plain' }, { mediaTypes: 'docker' }] as const)(
    'waits for the end of buildx where it goes out in another form: %j',
    async (settings) => {
      const { store, ahead, clear } = open(settings);
      clear();
      ahead.begin({ manifest: index, source });
      expect(await ahead.find(index.digest)).toBeUndefined();
      await settle();
      expect(store.requests).toEqual([]);
    },
  );

  it('is delivered by the caller where it could not be read', async () => {
    const { ahead, clear } = open();
    clear();
    const manifest = { ...index, digest: `sha256:${'0'.repeat(64)}` };
    const broken = { ...source, readManifest: () => Promise.reject(new Error('not there')) };
    ahead.begin({ manifest, source: broken });
    expect(await ahead.find(manifest.digest)).toBeUndefined();
    expect(await ahead.find(index.digest)).toBeUndefined();
  });
});
