// SPDX-License-Identifier: Apache-2.0
import { appendFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { followLayout } from '../../src/registry/blobs/growing-layout.ts';
import type { BlobSource, Descriptor } from '../../src/registry/registry.ts';
import { toBlob } from './bench.ts';

interface Found {
  readonly blob: Descriptor;
  readonly source: BlobSource;
}

/** A watched folder, and the next reported blob. */
async function follow() {
  const folder = await mkdtemp(join(tmpdir(), 'tagship-growing-'));
  const waiting: ((found: Found) => void)[] = [];
  const told: Found[] = [];
  const layout = followLayout(folder, (blob, source) => {
    told.push({ blob, source });
    waiting.shift()?.({ blob, source });
  });
  onTestFinished(async () => {
    layout.end();
    await rm(folder, { recursive: true });
  });
  const next = () => new Promise<Found>((resolve) => waiting.push(resolve));
  return { folder, layout, told, next };
}

/** Begins a blob as containerd's store does: all that is known of it first, its bytes last. */
async function begin(folder: string, entry: string, given: { ref: string; total: number | '' }) {
  const path = join(folder, 'ingest', entry);
  await mkdir(path, { recursive: true });
  await writeFile(join(path, 'ref'), given.ref);
  if (given.total !== '') await writeFile(join(path, 'total'), String(given.total));
  await writeFile(join(path, 'data'), '');
  return path;
}

const { descriptor, bytes } = toBlob('a layer '.repeat(5000), 'application/octet-stream');
const [first, rest] = [bytes.subarray(0, 10_000), bytes.subarray(10_000)];
const { digest, size } = descriptor;

describe('a layout that is being written', () => {
  it('has a blob that can be read while it grows, and after it has moved', async () => {
    const { folder, layout, told, next } = await follow();
    const finding = next();
    layout.look();
    const path = await begin(folder, 'one', { ref: `layer-${digest}`, total: size });
    await appendFile(join(path, 'data'), first);
    const { blob, source } = await finding;
    expect(blob).toMatchObject({ digest, size });
    const reading = buffer(await source.openBlob(blob));
    await appendFile(join(path, 'data'), rest);
    await mkdir(join(folder, 'blobs/sha256'), { recursive: true });
    await rename(join(path, 'data'), join(folder, 'blobs', ...digest.split(':')));
    await rm(path, { recursive: true });
    layout.end();
    expect((await reading).equals(bytes)).toBe(true);
    expect((await buffer(await source.openBlob(blob))).equals(bytes)).toBe(true);
    expect(told).toHaveLength(1);
  });

  it.each([
    { name: 'is never whole', whole: first, why: /ends after 10000/ },
    {
      name: 'is of other bytes',
      whole: Buffer.alloc(size, 'x'),
      why: /not 40000 bytes with digest/,
    },
  ])('fails for a blob that $name', async ({ whole, why }) => {
    const { folder, layout, next } = await follow();
    const finding = next();
    layout.look();
    const path = await begin(folder, 'one', { ref: `layer-${digest}`, total: size });
    const { blob, source } = await finding;
    await appendFile(join(path, 'data'), whole);
    layout.end();
    await expect(source.openBlob(blob).then(buffer)).rejects.toThrow(why);
  });

  it('tells of nothing that it does not understand', async () => {
    const { folder, layout, told, next } = await follow();
    const finding = next();
    await begin(folder, 'a', { ref: `manifest-${digest}`, total: size });
    await begin(folder, 'b', { ref: `layer-${digest}`, total: '' });
    await begin(folder, 'c', { ref: 'layer-sha256:../../etc/passwd', total: size });
    await mkdir(join(folder, 'ingest/d'));
    await begin(folder, 'e', { ref: `config-${digest}`, total: size });
    layout.look();
    expect((await finding).blob).toMatchObject({ digest, size });
    expect(told).toHaveLength(1);
  });
});
