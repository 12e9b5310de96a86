// SPDX-License-Identifier: Apache-2.0
// Reads what `docker save`, Nix, Bazel, Jib and Kaniko write: an archive with manifest.json. Makes an OCI manifest of it.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { checked, isDigest, toDigest } from '../../registry/blobs/digest.ts';
import { isObject, parseJson, parseObject } from '../../registry/json.ts';
import type { LayoutFiles } from '../../registry/layout/files.ts';
import { createSlots } from '../../registry/http/pause.ts';
import type { BlobSource, Descriptor, Manifest } from '../../registry/registry.ts';
import { quoteWritten } from '../../settings/file/written.ts';
import type { RunContext } from '../context.ts';
import { detectCompression, isCorrupt } from './archive.ts';
import { shorten } from './layout.ts';
import { broken, missing, otherKind, several } from './problems.ts';

/** An image of an archive, as its `manifest.json` lists it. */
interface Listed {
  readonly config: string;
  readonly names: readonly string[];
  readonly layers: readonly string[];
}

/** A blob, and how its bytes are read again and again. */
interface Blob {
  readonly descriptor: Descriptor;
  readonly open: () => Promise<AsyncIterable<Uint8Array>>;
}

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const CONFIG = 'application/vnd.oci.image.config.v1+json';
const LAYER = 'application/vnd.oci.image.layer.v1.tar';

/** Layers that are compressed at the same time. */
const AT_ONCE = 2;

/** More than any image has. */
const MOST_LAYERS = 1_000;

type ArchiveContext = Pick<RunContext, 'tempDir' | 'signal'>;

/**
 * The image of an archive, with its layers compressed by gzip where they are not compressed. Every layer must be what the
 * configuration says; names in the archive lead only to files of the archive.
 *
 * @throws Problem FROM_BROKEN, FROM_KIND, FROM_MISSING, FROM_SEVERAL
 */
export async function convertDockerArchive(
  files: LayoutFiles,
  { written, at }: { readonly written: string; readonly at?: string | undefined },
  context: ArchiveContext,
): Promise<{ readonly manifest: Manifest; readonly source: BlobSource }> {
  const listed = chooseListed(await readListed(files, written), written, at);
  const bytes = await files.read(listed.config);
  if (bytes === undefined) throw broken(written, 'it lacks the configuration of the image');
  const diffIds = readDiffIds(bytes);
  if (diffIds?.length !== listed.layers.length) {
    throw broken(written, 'its configuration and its manifest.json differ in the layers');
  }
  const directory = await mkdtemp(join(context.tempDir, 'layers-'));
  const slots = createSlots(AT_ONCE);
  const made = new Map<string, Promise<Blob>>();
  const layers = diffIds.map((diffId, layer) => {
    const name = listed.layers[layer] ?? '';
    const known =
      made.get(diffId) ??
      slots.within(() => makeLayer({ files, name, diffId, directory, written, context }));
    made.set(diffId, known);
    return known;
  });
  const all = await awaitAll(layers);
  const config: Blob = {
    descriptor: { mediaType: CONFIG, digest: toDigest(bytes), size: bytes.byteLength },
    open: () => Promise.resolve(Readable.from([bytes])),
  };
  const manifest = toManifest(config, all);
  return { manifest, source: toSource(manifest, [config, ...all], written) };
}

/** Waits for all, so that nothing is written any more when one has failed. */
async function awaitAll<T>(works: readonly Promise<T>[]): Promise<readonly T[]> {
  await Promise.allSettled(works);
  return await Promise.all(works);
}

async function readListed(files: LayoutFiles, written: string): Promise<readonly Listed[]> {
  const bytes = await files.read('manifest.json');
  if (bytes === undefined) {
    const hint = 'For an OCI image layout in a tar archive write oci-archive:FILE.';
    throw otherKind(written, 'it has no manifest.json, so docker save did not write it', hint);
  }
  const parsed = parseJson(Buffer.from(bytes).toString('utf8'));
  const list: readonly unknown[] = Array.isArray(parsed) ? parsed : [];
  const listed = list.map(toListed).filter((one) => one !== undefined);
  if (listed.length > 0 && listed.length === list.length) return listed;
  throw broken(written, 'its manifest.json lists no image');
}

function toListed(entry: unknown): Listed | undefined {
  if (!isObject(entry)) return undefined;
  const { Config: config, RepoTags: tags, Layers: layers } = entry;
  const isText = (one: unknown) => typeof one === 'string';
  if (typeof config !== 'string' || !Array.isArray(layers) || !layers.every(isText)) {
    return undefined;
  }
  if (layers.length > MOST_LAYERS) return undefined;
  const names = Array.isArray(tags) ? (tags as unknown[]).filter(isText) : [];
  return { config, names, layers };
}

/** `@1` is the second image of an archive, as skopeo writes it. */
const POSITION = /^@(\d{1,4})$/;

/**
 * The name of the image of an archive that stands at a position, by which its OCI layout has it, too; any other `at` as it is.
 *
 * @throws Problem FROM_MISSING, FROM_BROKEN
 */
export async function nameListed(
  files: LayoutFiles,
  written: string,
  at: string | undefined,
): Promise<string | undefined> {
  if (at === undefined || !POSITION.test(at)) return at;
  const { names } = chooseListed(await readListed(files, written), written, at);
  return names[0] ?? at;
}

function chooseListed(listed: readonly Listed[], written: string, at?: string): Listed {
  const [, position] = POSITION.exec(at ?? '') ?? [];
  if (position !== undefined) {
    const one = listed[Number(position)];
    if (one !== undefined) return one;
    const last = `the last of its ${listed.length} is @${listed.length - 1}`;
    throw missing(written, `it has no image ${quoteWritten(at ?? '')}; ${last}`);
  }
  const matches = (name: string, wanted: string) =>
    [wanted, `${wanted}:latest`].includes(shorten(name));
  const wanted =
    at === undefined
      ? listed
      : listed.filter(({ names }) => names.some((name) => matches(name, shorten(at))));
  const [only] = wanted;
  if (only === undefined) throw missing(written, `it has no image ${quoteWritten(at ?? '')}`);
  if (new Set(wanted.map(({ config }) => config)).size === 1) return only;
  throw several(
    written,
    wanted.flatMap((one) => one.names),
  );
}

/** The digests of the layers as they are unpacked; undefined for what is no configuration. */
function readDiffIds(bytes: Uint8Array): readonly string[] | undefined {
  const { rootfs } = parseObject(Buffer.from(bytes).toString('utf8')) ?? {};
  const ids = isObject(rootfs) ? rootfs.diff_ids : undefined;
  const isOne = (id: unknown) => typeof id === 'string' && isDigest(id) && id.startsWith('sha256:');
  return Array.isArray(ids) && ids.every(isOne) ? ids : undefined;
}

interface LayerOrder {
  readonly files: LayoutFiles;
  readonly name: string;
  readonly diffId: string;
  readonly directory: string;
  readonly written: string;
  readonly context: ArchiveContext;
}

async function makeLayer(order: LayerOrder): Promise<Blob> {
  const { name, written } = order;
  const compression = detectCompression(await readStart(order));
  switch (compression) {
    case 'none':
      return await compress(order);
    case 'gzip':
    case 'zstd':
      return await take(order, compression);
    case 'xz':
    case 'bzip2':
      throw broken(written, `the layer ${show(name)} is compressed by ${compression}`);
  }
}

async function openFile({ files, name, written }: LayerOrder) {
  const stream = await files.open(name);
  if (stream === undefined) throw broken(written, `it lacks the layer ${show(name)}`);
  return stream;
}

async function readStart(order: LayerOrder): Promise<Uint8Array> {
  for await (const chunk of await openFile(order)) return chunk;
  return new Uint8Array();
}

/** A layer that is compressed already. What zstd has compressed is verified where it is unpacked. */
async function take(order: LayerOrder, compression: 'gzip' | 'zstd'): Promise<Blob> {
  const [whole, unpacked] = [createMeter(), createMeter()];
  const stream = whole.pass(await openFile(order));
  const { signal } = order.context;
  if (compression === 'zstd') await drain(stream);
  else {
    await orBroken(pipeline(stream, createGunzip(), unpacked.pass, drain, { signal }), order);
    checkDiff(order, unpacked.digest());
  }
  const mediaType = `${LAYER}+${compression}`;
  const descriptor = { mediaType, digest: whole.digest(), size: whole.size() };
  return { descriptor, open: () => openFile(order) };
}

/** A layer as it is unpacked, which is compressed for the registry. */
async function compress(order: LayerOrder): Promise<Blob> {
  const { diffId, directory, context } = order;
  const [unpacked, whole] = [createMeter(), createMeter()];
  const path = join(directory, diffId.replace(':', '-'));
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  const stream = unpacked.pass(await openFile(order));
  await pipeline(stream, createGzip(), whole.pass, file, { signal: context.signal });
  checkDiff(order, unpacked.digest());
  const descriptor = { mediaType: `${LAYER}+gzip`, digest: whole.digest(), size: whole.size() };
  return { descriptor, open: () => Promise.resolve(createReadStream(path)) };
}

/** The name of a file, which may be anything. */
function show(name: string): string {
  return quoteWritten(name.slice(0, 100));
}

function checkDiff({ name, diffId, written }: LayerOrder, digest: string): void {
  if (digest === diffId) return;
  throw broken(
    written,
    `the layer ${show(name)} is ${digest}, and its configuration says ${diffId}`,
  );
}

async function orBroken(work: Promise<void>, { name, written }: LayerOrder): Promise<void> {
  try {
    await work;
  } catch (thrown) {
    if (!isCorrupt(thrown)) throw thrown;
    throw broken(written, `the layer ${show(name)} is cut or changed`, thrown);
  }
}

async function drain(stream: AsyncIterable<Uint8Array>): Promise<void> {
  const chunks = stream[Symbol.asyncIterator]();
  while ((await chunks.next()).done !== true);
}

/** Counts and hashes the bytes of one stream. */
function createMeter() {
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = (chunk: Uint8Array): Uint8Array => {
    bytes += chunk.byteLength;
    hash.update(chunk);
    return chunk;
  };
  return {
    pass: (stream: AsyncIterable<Uint8Array>) => map(stream, measure),
    size: () => bytes,
    digest: () => `sha256:${hash.digest('hex')}`,
  };
}

async function* map(
  stream: AsyncIterable<Uint8Array>,
  change: (chunk: Uint8Array) => Uint8Array,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) yield change(chunk);
}

function toManifest(config: Blob, layers: readonly Blob[]): Manifest {
  const body = {
    schemaVersion: 2,
    mediaType: MANIFEST,
    config: config.descriptor,
    layers: layers.map(({ descriptor }) => descriptor),
  };
  const bytes = Buffer.from(JSON.stringify(body, undefined, 2));
  return { mediaType: MANIFEST, bytes, digest: toDigest(bytes) };
}

function toSource(manifest: Manifest, blobs: readonly Blob[], written: string): BlobSource {
  const byDigest = new Map(blobs.map((blob) => [blob.descriptor.digest, blob]));
  return {
    openBlob: async (descriptor) => {
      const blob = byDigest.get(descriptor.digest);
      if (blob === undefined) throw broken(written, `it lacks ${descriptor.digest}`);
      return checked(await blob.open(), descriptor, `"${written}"`);
    },
    readManifest: (digest) =>
      digest === manifest.digest
        ? Promise.resolve(manifest)
        : Promise.reject(broken(written, `it lacks ${digest}`)),
  };
}
