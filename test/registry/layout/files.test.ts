// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLayout, readLayout } from '../../../src/registry/blobs/layout.ts';
import { packLayout } from '../../../src/registry/layout/archive.ts';
import { directoryFiles, openArchiveFiles } from '../../../src/registry/layout/files.ts';
import { createLayoutWriter, readRoots } from '../../../src/registry/layout/writer.ts';
import type { BlobSource } from '../../../src/registry/registry.ts';
import { listOpenFiles } from '../../open-files.ts';
import { problemOf, toBlob, toSource } from '../bench.ts';
import { makeImage, toDescriptor, writeLayout } from '../image.ts';

const run = promisify(execFile);
const image = makeImage('layout');
const digests = [...image.blobs.map((blob) => blob.descriptor), image.root, ...image.children].map(
  ({ digest }) => digest,
);
let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tagship-layout-'));
});
afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

const codesOf = async (work: Promise<unknown>) =>
  (await problemOf(work)).problems.map(({ code }) => code);

async function readAll(source: BlobSource, blob = toBlob('')): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await source.openBlob(blob.descriptor)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function write(path: string): Promise<void> {
  const source = toSource(image.blobs);
  const writer = await createLayoutWriter(path);
  for (const { descriptor } of image.blobs) await writer.putBlob(descriptor, source);
  for (const manifest of [...image.children, image.root]) await writer.putManifest(manifest);
  await writer.writeIndex([toDescriptor(image.root)]);
}

describe('a layout that is written', () => {
  it('is read back, and leaves nothing else', async () => {
    await write(join(directory, 'new', 'layout'));
    const layout = await openLayout(join(directory, 'new', 'layout'));
    expect(layout.roots).toEqual([toDescriptor(image.root)]);
    for (const blob of image.blobs) expect(await readAll(layout, blob)).toEqual(blob.bytes);
    const names = await readdir(join(directory, 'new', 'layout'));
    expect(names.sort()).toEqual(['blobs', 'index.json', 'oci-layout']);
  });

  it('again writes only what lacks, or was cut by a crash', async () => {
    await write(directory);
    const [first, second] = image.blobs;
    if (first === undefined || second === undefined) throw new Error('no blobs');
    const path = join(directory, 'blobs', ...first.descriptor.digest.split(':'));
    await writeFile(path, first.bytes.subarray(1));
    await writeFile(join(directory, 'blobs/sha256/.tagship-0123'), 'half');
    const source = toSource(image.blobs);
    const writer = await createLayoutWriter(directory);
    expect(await writer.putBlob(first.descriptor, source)).toBe('uploaded');
    expect(await writer.putBlob(second.descriptor, source)).toBe('present');
    expect(await readFile(path)).toEqual(first.bytes);
    expect(await readdir(join(directory, 'blobs/sha256'))).not.toContain('.tagship-0123');
    expect(await readRoots(directory)).toEqual([toDescriptor(image.root)]);
  });

  it('takes no blob of other bytes', async () => {
    const blob = toBlob('right');
    const wrong = toSource([{ ...blob, bytes: Buffer.from('wrong') }]);
    const writer = await createLayoutWriter(directory);
    expect(await codesOf(writer.putBlob(blob.descriptor, wrong))).toEqual([
      'REGISTRY_DIGEST_MISMATCH',
    ]);
    expect(await readdir(join(directory, 'blobs/sha256'))).toEqual([]);
  });

  it.each(['blobs', 'blobs/sha256'])('is not written through a link: %s', async (name) => {
    await mkdir(join(directory, 'elsewhere/sha256'), { recursive: true });
    await mkdir(join(directory, 'layout', name, '..'), { recursive: true });
    await symlink(join(directory, 'elsewhere'), join(directory, 'layout', name));
    const work = createLayoutWriter(join(directory, 'layout'));
    expect(await codesOf(work)).toEqual(['COPY_NOT_WRITABLE']);
    expect(await readdir(join(directory, 'elsewhere'))).toEqual(['sha256']);
  });

  it('packed into an archive twice gives the same bytes, which tar and we read', async () => {
    await write(join(directory, 'layout'));
    const archives = ['a.tar', 'b.tar'].map((name) => join(directory, name));
    for (const path of archives) await packLayout(join(directory, 'layout'), path, digests);
    const [first = '', second = ''] = archives;
    expect((await readFile(first)).equals(await readFile(second))).toBe(true);
    const { stdout } = await run('tar', ['tf', first]);
    expect(stdout.split('\n').slice(0, 2)).toEqual(['oci-layout', 'index.json']);
    const files = await openArchiveFiles(first);
    const layout = await readLayout(files);
    for (const blob of image.blobs) expect(await readAll(layout, blob)).toEqual(blob.bytes);
    await files.close();
  });
});

describe('an archive that tar wrote', () => {
  it.each(['gnu', 'pax', 'ustar'])('%s, with long names before it', async (format) => {
    await writeLayout(join(directory, 'layout'), image);
    const long = join(directory, 'layout', 'deep'.repeat(24), 'er'.repeat(40));
    await mkdir(join(long, '..'), { recursive: true });
    await writeFile(long, 'x');
    const path = join(directory, 'a.tar');
    await run('tar', [`--format=${format}`, '-C', join(directory, 'layout'), '-cf', path, '.']);
    const files = await openArchiveFiles(path);
    const layout = await readLayout(files);
    expect(layout.roots).toEqual([toDescriptor(image.root)]);
    for (const blob of image.blobs) expect(await readAll(layout, blob)).toEqual(blob.bytes);
    await files.close();
  });

  it.each([
    { name: 'compressed', make: (tar: Buffer) => Buffer.concat([Buffer.from([31, 139]), tar]) },
    { name: 'cut', make: (tar: Buffer) => tar.subarray(0, 1300) },
    { name: 'empty', make: () => Buffer.alloc(0) },
    { name: 'of zeros', make: () => Buffer.alloc(10_240) },
    {
      name: 'with a size past its end',
      make: (tar: Buffer) => {
        tar.write('77777777777', 124, 'latin1');
        return tar;
      },
    },
  ])('$name is refused', async ({ make }) => {
    await write(join(directory, 'layout'));
    const path = join(directory, 'a.tar');
    await packLayout(join(directory, 'layout'), path, digests);
    await writeFile(path, make(await readFile(path)));
    const work = async () => {
      const files = await openArchiveFiles(path);
      await readLayout(files).finally(files.close);
    };
    expect(await codesOf(work())).toEqual(['REGISTRY_LAYOUT_INVALID']);
  });
});

it('a file that is opened and not read, or read in part, does not stay open', async () => {
  await write(join(directory, 'layout'));
  const files = directoryFiles(join(directory, 'layout'));
  expect(await files.open('index.json')).toBeDefined();
  expect(await files.open('nothing')).toBeUndefined();
  expect(await listOpenFiles(directory)).toEqual([]);
  for await (const piece of (await files.open('index.json')) ?? []) {
    expect(piece.byteLength).toBeGreaterThan(0);
    break;
  }
  expect(await listOpenFiles(directory)).toEqual([]);
});

describe('a hostile layout', () => {
  it.each([
    { name: 'an index.json that is a link', make: (at: string) => symlink('/etc/passwd', at) },
    { name: 'an index.json that is a device', make: (at: string) => symlink('/dev/zero', at) },
    { name: 'an index.json that is a pipe', make: (at: string) => run('mkfifo', [at]) },
    { name: 'an index.json that is a directory', make: (at: string) => mkdir(at) },
    {
      name: 'an index.json that is too large',
      make: (at: string) => writeFile(at, Buffer.alloc(17 * 1024 * 1024)),
    },
  ])('$name is refused', async ({ make }) => {
    await make(join(directory, 'index.json'));
    expect(await codesOf(openLayout(directory))).toEqual(['REGISTRY_LAYOUT_INVALID']);
  });

  it.each(['/dev/zero', 'pipe'])('a blob that is %s is refused', async (to) => {
    await writeLayout(directory, image);
    const [blob] = image.blobs;
    const path = join(directory, 'blobs', ...(blob?.descriptor.digest ?? '').split(':'));
    await rm(path);
    await (to === 'pipe' ? run('mkfifo', [path]) : symlink(to, path));
    const layout = await openLayout(directory);
    expect(await codesOf(readAll(layout, blob))).toEqual(['REGISTRY_LAYOUT_INVALID']);
  });
});
