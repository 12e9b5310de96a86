// SPDX-License-Identifier: Apache-2.0
// The output `metadata`: what buildx says of a build, and what the registries say of its image. Pure.
import type { BuildRecord } from '../../ship/build/record.ts';
import type { Receipt, ShippedTarget } from '../../ship/record/receipt.ts';

/**
 * The metadata of the first target, with the keys of buildx's metadata file, which are those of
 * docker/build-push-action's output.
 *
 * | key                                           | from                                             |
 * | --------------------------------------------- | ------------------------------------------------ |
 * | `buildx.build.ref`, `buildx.build.warnings`   | buildx; absent where nothing was built           |
 * | `buildx.build.provenance`, with `/linux/amd64` and the like behind it for several platforms | buildx |
 * | `containerimage.digest`, `.descriptor`, `.config.digest` | the image that the tags point at, however it was pushed |
 * | `image.name`                                  | the references that were written, comma-separated |
 *
 * What buildx says of another image than the one that the tags point at (a copy in other media types,
 * a part of an index that is put together here) is left out.
 *
 * @see https://docs.docker.com/reference/cli/docker/buildx/build/#metadata-file
 */
export function toBuildMetadata(
  receipt: Receipt,
  references: readonly string[],
  records: readonly BuildRecord[],
): Readonly<Record<string, unknown>> {
  const [target] = receipt.targets;
  if (target === undefined) return {};
  const said = join(records.filter(({ name }) => name === target.name));
  const isSame = said['containerimage.digest'] === target.digest;
  const kept = Object.entries(said).filter(([key]) => isSame || !isOfImage(key));
  const all = {
    ...Object.fromEntries(kept),
    ...describeImage(target, said),
    ...(references.length === 0 ? {} : { 'image.name': references.join(',') }),
  };
  // By code units, as buildx writes them.
  return Object.fromEntries(Object.entries(all).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The builds of a target as one: what an earlier one says stands. */
function join(records: readonly BuildRecord[]): Readonly<Record<string, unknown>> {
  const all = records.map(({ platform, metadata }) =>
    platform === undefined ? metadata : ofPlatform(metadata, platform),
  );
  return Object.assign({}, ...all.toReversed()) as Readonly<Record<string, unknown>>;
}

/** As buildx names what it knows of one platform among several. */
function ofPlatform(
  metadata: BuildRecord['metadata'],
  platform: string,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(metadata)
      .filter(([key]) => !isOfImage(key))
      .map(([key, value]) => [key === PROVENANCE ? `${key}/${platform}` : key, value]),
  );
}

const PROVENANCE = 'buildx.build.provenance';

function isOfImage(key: string): boolean {
  return key.startsWith('containerimage.') || key === 'image.name';
}

function describeImage(
  { digest, imageId, descriptor }: ShippedTarget,
  said: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (digest === null) return {};
  const own = said['containerimage.descriptor'] as { readonly digest?: unknown } | null | undefined;
  const isOwn = own?.digest === digest;
  return {
    ...(imageId === null ? {} : { 'containerimage.config.digest': imageId }),
    'containerimage.digest': digest,
    ...(isOwn || descriptor === undefined ? {} : { 'containerimage.descriptor': descriptor }),
  };
}
