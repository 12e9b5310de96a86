// SPDX-License-Identifier: Apache-2.0
// The bits of an image that is in a repository, and whether every platform is among them.
import { error, Problem, type ProblemData } from '../problem.ts';
import type { BlobSource, Manifest, Repository } from '../registry/registry.ts';
import { parseImage, parsePlatform, readConfig, toPlatform } from './image.ts';
import type { Bits } from './place.ts';

/**
 * The bits behind a digest, as a build would have given them.
 *
 * @throws Problem REGISTRY_NOT_FOUND when the repository does not have them
 */
export async function readBits(source: BlobSource, digest: string): Promise<Bits> {
  return toBits(source, await source.readManifest(digest));
}

/** The bits of a manifest whose parts are in `source`. */
export async function toBits(source: BlobSource, manifest: Manifest): Promise<Bits> {
  const { children, config } = parseImage(manifest);
  if (config !== undefined) {
    const { platform } = await readConfig(source, config);
    return { manifest, platforms: { [platform]: manifest.digest }, imageId: config.digest };
  }
  const platforms = children.map((child) => [
    toPlatform(child.platform ?? { os: '', architecture: '' }),
    child.digest,
  ]);
  return {
    manifest,
    platforms: Object.fromEntries(platforms) as Record<string, string>,
    imageId: await readImageId(
      source,
      children.map((child) => child.digest),
    ),
  };
}

/** The config digest of an image with one platform, what `docker images` calls its ID. */
async function readImageId(
  source: BlobSource,
  children: readonly string[],
): Promise<string | null> {
  const [only, ...others] = children;
  if (only === undefined || others.length > 0) return null;
  return parseImage(await source.readManifest(only)).config?.digest ?? null;
}

/**
 * What is wrong with the image behind a digest: it is not there, or a platform that was asked for
 * is missing or has no manifest. Empty when all is well.
 */
export async function verifyBits(
  repository: Repository,
  digest: string,
  platforms: readonly string[],
): Promise<readonly ProblemData[]> {
  const name = `${repository.repository.name}@${digest}`;
  const manifest = await repository.getManifest(digest);
  if (manifest === undefined) {
    return [error('VERIFY_MISSING', `"${name}" is not there.`, 'Run it again.')];
  }
  const document = parseImage(manifest);
  const present =
    document.config === undefined
      ? await Promise.all(
          document.children.map(async (child) => {
            const there = await repository.resolve(child.digest);
            return there === undefined
              ? []
              : [toPlatform(child.platform ?? { os: '', architecture: '' })];
          }),
        )
      : [[(await readConfig(repository, document.config)).platform]];
  const found = new Set(present.flat());
  const missing = platforms.filter((platform) => !found.has(parsePlatform(platform)));
  return missing.map((platform) =>
    error(
      'VERIFY_PLATFORM',
      `"${name}" lacks the platform "${platform}"; it has ${[...found].join(', ') || 'none'}.`,
      'Look at the build: a base image may lack that platform.',
    ),
  );
}

/**
 * The platform's manifest alone, without index and attestations, for hosts that take nothing
 * else: `linux/amd64` where it was built, else the first platform.
 *
 * @throws Problem VERIFY_PLATFORM when the image has no platform at all
 */
export async function toPlain(source: BlobSource, bits: Bits): Promise<Bits> {
  const [first] = Object.keys(bits.platforms);
  const platform = 'linux/amd64' in bits.platforms ? 'linux/amd64' : first;
  const digest = platform === undefined ? undefined : bits.platforms[platform];
  if (platform === undefined || digest === undefined) {
    throw new Problem([
      error('VERIFY_PLATFORM', `The image ${bits.manifest.digest} has no platform to tag alone.`),
    ]);
  }
  return digest === bits.manifest.digest ? bits : toBits(source, await source.readManifest(digest));
}
