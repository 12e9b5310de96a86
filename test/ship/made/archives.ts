// SPDX-License-Identifier: Apache-2.0
// Archives as docker save and build tools write them, packed by tar.
import { execFile } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { toDigest } from '../../../src/registry/blobs/digest.ts';

/** A file of an archive: its bytes, or what a symbolic link names. */
export type Entry = Buffer | { readonly link: string };

/** An image in an archive. */
export interface DockerImage {
  readonly entries: Readonly<Record<string, Entry>>;
  readonly layers: readonly Buffer[];
}

/** An image of one platform with these layers, as it stands in an archive. */
export function makeDockerImage(
  given: {
    readonly layers?: readonly Buffer[];
    readonly architecture?: string;
    readonly names?: readonly string[] | null;
    /** How a layer stands in the archive. */
    readonly pack?: (layer: Buffer) => Buffer;
    /** What the configuration says of the layers, if not the truth. */
    readonly diffIds?: readonly unknown[];
  } = {},
): DockerImage {
  const { layers = [Buffer.alloc(2048, 'one'), Buffer.alloc(1024, 'two')] } = given;
  const { architecture = 'amd64', names = ['app:1.2'], pack = (layer: Buffer) => layer } = given;
  const diffIds = given.diffIds ?? layers.map((layer) => toDigest(layer));
  const config = Buffer.from(
    JSON.stringify({ os: 'linux', architecture, rootfs: { type: 'layers', diff_ids: diffIds } }),
  );
  const configName = `${toDigest(config).slice(7)}.json`;
  const files = layers.map((layer, at) => [`layer-${at}/layer.tar`, pack(layer)] as const);
  const list = [{ Config: configName, RepoTags: names, Layers: files.map(([name]) => name) }];
  return {
    layers,
    entries: {
      'manifest.json': Buffer.from(JSON.stringify(list)),
      [configName]: config,
      ...Object.fromEntries(files),
    },
  };
}

/** Several images in one archive. */
export function joinArchives(...images: readonly DockerImage[]): DockerImage['entries'] {
  const lists = images.map(({ entries }) => entries['manifest.json'] as Buffer);
  const all = lists.flatMap((list) => JSON.parse(list.toString()) as object[]);
  const renamed = images.flatMap(({ entries }, at) =>
    Object.entries(entries).map(([name, entry]) => [
      name.startsWith('layer-') ? `${at}-${name}` : name,
      entry,
    ]),
  );
  const list = JSON.stringify(
    all.map((one, at) => ({
      ...one,
      Layers: (one as { Layers: string[] }).Layers.map((name) => `${at}-${name}`),
    })),
  );
  return { ...(Object.fromEntries(renamed) as object), 'manifest.json': Buffer.from(list) };
}

/** Writes an archive; `gzip` compresses it as a whole. */
export async function writeArchive(
  path: string,
  entries: DockerImage['entries'],
  gzip?: 'gzip',
): Promise<void> {
  const directory = `${path}.d`;
  await mkdir(directory, { recursive: true });
  for (const [name, entry] of Object.entries(entries)) {
    await mkdir(dirname(join(directory, name)), { recursive: true });
    if (Buffer.isBuffer(entry)) await writeFile(join(directory, name), entry);
    else await symlink(entry.link, join(directory, name));
  }
  const names = Object.keys(entries);
  const flags = gzip === undefined ? '-cf' : '-czf';
  await promisify(execFile)('tar', ['-C', directory, flags, path, '--', ...names]);
}
