// SPDX-License-Identifier: Apache-2.0
// What tests of copies share: small images, layouts of them, and registries in this process.
import { REF_NAME } from '../../../src/registry/layout/files.ts';
import { createLayoutWriter } from '../../../src/registry/layout/writer.ts';
import {
  copyImages,
  type CopyContext,
  type CopyReceipt,
} from '../../../src/lifecycle/copy/copy.ts';
import type { Manifest } from '../../../src/registry/registry.ts';
import { createBench, toBlob, toManifest, toSource } from '../../registry/bench.ts';
import type { DialectServer } from '../../registry/dialect.ts';
import { toDescriptor } from '../../registry/image.ts';

/** The client that copies. */
export const bench = createBench();

const config = toBlob(
  '{"os":"linux","architecture":"amd64"}',
  'application/vnd.oci.image.config.v1+json',
);

/** A manifest of its own for each version, which says it. */
export function makeManifest(version: string, more: object = {}): Manifest {
  return toManifest({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: config.descriptor,
    layers: [],
    annotations: { 'org.opencontainers.image.version': version },
    ...more,
  });
}

/** Puts images into a registry, by tag, and others without one. */
export function seed(
  { kept }: DialectServer,
  tags: Readonly<Record<string, Manifest>>,
  more: readonly Manifest[] = [],
): void {
  kept.blobs.set(config.descriptor.digest, config.bytes);
  for (const { mediaType, digest, bytes } of [...Object.values(tags), ...more]) {
    kept.manifests.set(digest, { type: mediaType, bytes: Buffer.from(bytes) });
  }
  for (const [tag, { digest }] of Object.entries(tags)) kept.tags.set(tag, digest);
}

/** Writes a layout with these images, by tag. */
export async function writeLayout(
  path: string,
  tags: Readonly<Record<string, Manifest>>,
): Promise<string> {
  const writer = await createLayoutWriter(path);
  await writer.putBlob(config.descriptor, toSource([config]));
  for (const manifest of new Set(Object.values(tags))) await writer.putManifest(manifest);
  await writer.writeIndex(
    Object.entries(tags).map(([tag, manifest]) => ({
      ...toDescriptor(manifest),
      annotations: { [REF_NAME]: tag },
    })),
  );
  return `oci:${path}`;
}

/** Copies, with these options. */
export function copy(
  from: string,
  to: readonly string[],
  more: { readonly allTags?: boolean; readonly dryRun?: boolean } = {},
  onBytes: (bytes: number) => void = () => undefined,
  context: Partial<CopyContext> = {},
): Promise<CopyReceipt> {
  return copyImages(
    { from, to, allTags: false, platforms: [], replace: false, dryRun: false, ...more },
    { registries: bench.client, onBytes, onPlan: () => undefined, ...context },
  );
}

/** The repository of a registry in this process. */
export const at = ({ host }: Pick<DialectServer, 'host'>): string => `${host}/acme/app`;
