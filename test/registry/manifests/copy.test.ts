// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, it } from 'vitest';
import { copyImage } from '../../../src/registry/manifests/copy.ts';
import { createBench, toManifest, toSource } from '../bench.ts';
import { makeImage } from '../image.ts';
import { type Asked, type Reply, serve, type Served } from '../server.ts';

const image = makeImage('copy');
const [firstImage = image.root] = image.children;
const isIndex = (body: string) => body.includes('"manifests"');
const isAttestation = (body: string) => body.includes('in-toto');
const source = () => toSource(image.blobs, [image.root, ...image.children]);

const running: Served[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

interface Store extends Served {
  readonly blobs: Map<string, Buffer>;
  readonly manifests: Map<string, Buffer>;
}

/** A registry in memory that refuses a manifest whose parts are not there, as real ones do. */
async function startStore(
  fault: (asked: Asked) => Reply | undefined = () => undefined,
): Promise<Store> {
  const blobs = new Map<string, Buffer>();
  const manifests = new Map<string, Buffer>();
  const server = await serve((asked) => fault(asked) ?? answer(asked, blobs, manifests));
  running.push(server);
  return { ...server, blobs, manifests };
}

function answer(
  { method, path, body }: Asked,
  blobs: Map<string, Buffer>,
  manifests: Map<string, Buffer>,
): Reply {
  const url = new URL(path, 'http://x');
  const [, kind = '', name = ''] = /\/(blobs|manifests)\/([^/]+)$/.exec(url.pathname) ?? [];
  const digest = url.searchParams.get('digest');
  if (method === 'POST') return { status: 202, headers: { location: '/up' } };
  if (digest !== null) {
    blobs.set(digest, body);
    return { status: 201 };
  }
  if (method !== 'PUT') {
    const held = (kind === 'blobs' ? blobs : manifests).has(name);
    const headers = { 'docker-content-digest': name, 'content-length': '1', 'content-type': 'x/y' };
    return held ? { headers } : { status: path === '/v2/' ? 200 : 404 };
  }
  const {
    config,
    layers = [],
    manifests: children = [],
  } = JSON.parse(body.toString()) as {
    config?: { digest: string };
    layers?: { digest: string }[];
    manifests?: { digest: string }[];
  };
  const parts = [...(config ? [config] : []), ...layers];
  const isWhole =
    parts.every((part) => blobs.has(part.digest)) &&
    children.every((child) => manifests.has(child.digest));
  if (isWhole) manifests.set(name, body);
  return isWhole
    ? { status: 201 }
    : { status: 400, body: '{"errors":[{"code":"MANIFEST_BLOB_UNKNOWN"}]}' };
}

describe('copyImage', () => {
  it('brings everything, byte for byte, children before parents, each blob once', async () => {
    const store = await startStore();
    const { open, client } = createBench();
    const [copied] = await copyImage(image.root, source(), [open(store.host)]);
    expect(copied).toMatchObject({ present: 0, mounted: 0, uploaded: 7 });
    expect(copied?.problem).toBeUndefined();
    expect(client.counts().retries).toBe(0);
    for (const { descriptor, bytes } of image.blobs) {
      expect(store.blobs.get(descriptor.digest)?.equals(bytes)).toBe(true);
    }
    for (const { digest, bytes } of [image.root, ...image.children]) {
      expect(store.manifests.get(digest)?.equals(bytes)).toBe(true);
    }
    expect(store.asked.filter(({ method }) => method === 'POST')).toHaveLength(7);
  });

  it('sends nothing that is there already', async () => {
    const store = await startStore();
    const { open } = createBench();
    await copyImage(image.root, source(), [open(store.host)]);
    const before = store.asked.length;
    const again = source();
    const [copied] = await copyImage(image.root, again, [open(store.host)]);
    expect(copied).toMatchObject({ present: 7, mounted: 0, uploaded: 0 });
    const requests = store.asked.slice(before);
    expect(requests.filter(({ method, body }) => method === 'PUT' || body.length > 0)).toEqual([]);
    expect(again.opened.size).toBe(0);
  });

  it('copies a single manifest too', async () => {
    const store = await startStore();
    const [single] = image.children;
    if (single === undefined) throw new Error('no child');
    const [copied] = await copyImage(single, source(), [createBench().open(store.host)]);
    expect(copied?.problem).toBeUndefined();
    expect([...store.manifests.keys()]).toEqual([single.digest]);
  });

  it('serves several targets, and one that fails holds up no other', async () => {
    const good = await startStore();
    const bad = await startStore(({ method }) => (method === 'POST' ? { status: 403 } : undefined));
    const { open } = createBench();
    const copied = await copyImage(image.root, source(), [open(good.host), open(bad.host)]);
    expect(copied.map(({ problem }) => problem?.problems[0]?.code)).toEqual([
      undefined,
      'REGISTRY_DENIED',
    ]);
    expect(copied.map(({ repository }) => repository.host)).toEqual([good.host, bad.host]);
    expect(good.manifests.has(image.root.digest)).toBe(true);
    expect(bad.manifests.size).toBe(0);
  });

  it('begins nothing more at a target that has refused', async () => {
    const many = Array.from({ length: 40 }, (_, n) => makeImage(`many ${n}`).blobs[2]).flatMap(
      (blob) => blob ?? [],
    );
    const wide = toManifest({
      config: many[0]?.descriptor,
      layers: many.map((blob) => blob.descriptor),
    });
    const bad = await startStore(({ method }) => (method === 'POST' ? { status: 403 } : undefined));
    await copyImage(wide, toSource(many), [createBench().open(bad.host)]);
    expect(bad.asked.filter(({ method }) => method === 'POST').length).toBeLessThan(20);
  });

  it.each([
    { name: 'the index', root: image.root, isRefused: isIndex, refused: 'index' },
    {
      name: 'the attestation',
      root: image.root,
      isRefused: isAttestation,
      refused: 'attestation',
    },
    { name: 'a plain manifest', root: firstImage, isRefused: () => true, refused: undefined },
  ])('tells what a host does not take: $name', async ({ root, isRefused, refused }) => {
    const store = await startStore(({ method, path, body }) =>
      method === 'PUT' && path.includes('/manifests/') && isRefused(body.toString())
        ? { status: 415 }
        : undefined,
    );
    const [copied] = await copyImage(root, source(), [createBench().open(store.host)]);
    expect(copied?.problem?.problems[0]?.code).toBe('REGISTRY_UNSUPPORTED');
    expect(copied?.refused).toBe(refused);
  });

  it('does not call a refusal of another kind so', async () => {
    const store = await startStore(({ method, body }) =>
      method === 'PUT' && isIndex(body.toString()) ? { status: 403 } : undefined,
    );
    const [copied] = await copyImage(image.root, source(), [createBench().open(store.host)]);
    expect(copied?.problem?.problems[0]?.code).toBe('REGISTRY_DENIED');
    expect(copied?.refused).toBeUndefined();
  });

  it('brings an attestation after the image that it is about, where it names it', async () => {
    let tries = 0;
    const layer = encodeURIComponent(image.blobs[1]?.descriptor.digest ?? '');
    // It takes so long to get the image there that its attestation could be first.
    const store = await startStore(({ path }) =>
      path.includes(layer) && (tries += 1) < 6 ? { status: 500 } : undefined,
    );
    const [platform, , attestation] = image.children;
    if (platform === undefined || attestation === undefined) throw new Error('no child');
    const about = toManifest({
      ...(JSON.parse(Buffer.from(attestation.bytes).toString()) as object),
      subject: { mediaType: platform.mediaType, digest: platform.digest, size: 1 },
    });
    const entries = [about, platform].map(({ mediaType, digest }) => ({
      mediaType,
      digest,
      size: 1,
    }));
    const root = toManifest({
      mediaType: 'application/vnd.oci.image.index.v1+json',
      manifests: entries,
    });
    const from = toSource(image.blobs, [about, platform]);
    await copyImage(root, from, [createBench().open(store.host)]);
    expect([...store.manifests.keys()]).toEqual([platform.digest, about.digest, root.digest]);
  });

  it('leaves out layers that may not be distributed', async () => {
    const store = await startStore();
    const foreign = {
      ...makeImage('foreign').blobs[2]?.descriptor,
      mediaType: 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip',
    };
    const config = image.blobs[0];
    const manifest = toManifest({ config: config?.descriptor, layers: [foreign] });
    await copyImage(manifest, source(), [createBench().open(store.host)]);
    expect([...store.blobs.keys()]).toEqual([config?.descriptor.digest]);
  });

  it('gets through a registry that fails now and then', async () => {
    let count = 0;
    const store = await startStore(({ method }) => {
      count += 1;
      if (method === 'HEAD' || count % 3 !== 0) return undefined;
      return count % 2 === 0 ? { status: 503 } : { reset: true };
    });
    const { open, client } = createBench();
    const [copied] = await copyImage(image.root, source(), [open(store.host)]);
    expect(copied?.problem).toBeUndefined();
    expect(store.manifests.has(image.root.digest)).toBe(true);
    expect(client.counts().retries).toBeGreaterThan(0);
  });
});
