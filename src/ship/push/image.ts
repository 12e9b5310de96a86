// SPDX-License-Identifier: Apache-2.0
// Reads an image from a repository and checks its platforms.
import { error, type ProblemData } from '../../problem.ts';
import { readPlatforms } from '../../registry/manifests/platforms.ts';
import type { BlobSource, Repository } from '../../registry/registry.ts';
import type { BuiltImage } from '../destination.ts';
import { findMissing } from '../platform.ts';

/**
 * The image of a digest, as a build would return it.
 *
 * @throws Problem REGISTRY_NOT_FOUND if it does not exist
 */
export async function readImage(source: BlobSource, digest: string): Promise<BuiltImage> {
  const manifest = await source.readManifest(digest);
  return { manifest, ...(await readPlatforms(source, manifest)) };
}

/**
 * Problems of a repository's copy of an image that was read before, from there or from elsewhere.
 * A digest determines its manifest, so everything is requested at once, and nothing twice.
 */
export async function verifyCopy(
  repository: Repository,
  builtImage: BuiltImage,
  asked: readonly string[],
): Promise<readonly ProblemData[]> {
  const { digest } = builtImage.manifest;
  const seen =
    builtImage.seen?.repository === repository.repository ? builtImage.seen.digests : NONE;
  const platforms = Object.entries(builtImage.platforms);
  const isPlain = platforms.some(([, child]) => child === digest);
  if (isPlain && !seen.has(digest)) return verifyImage(repository, digest, asked);
  const isThere = async (child: string) =>
    seen.has(child) || (await repository.resolve(child)) !== undefined;
  const [whole, ...held] = await Promise.all([
    seen.has(digest) || repository.getManifest(digest),
    ...platforms.map(async ([platform, child]) => ((await isThere(child)) ? [platform] : [])),
  ]);
  if (whole === undefined) return [describeAbsent(`${repository.repository.name}@${digest}`)];
  return listMissing(`${repository.repository.name}@${digest}`, asked, held.flat());
}

const NONE: ReadonlySet<string> = new Set();

/**
 * Problems of the image of a digest: it does not exist, or a requested platform
 * is missing or has no manifest. Empty if it is complete.
 */
export async function verifyImage(
  repository: Repository,
  digest: string,
  asked: readonly string[],
): Promise<readonly ProblemData[]> {
  const name = `${repository.repository.name}@${digest}`;
  const manifest = await repository.getManifest(digest);
  if (manifest === undefined) return [describeAbsent(name)];
  const { platforms } = await readPlatforms(repository, manifest);
  const held = await Promise.all(
    Object.entries(platforms).map(async ([platform, child]) =>
      child === digest || (await repository.resolve(child)) !== undefined ? [platform] : [],
    ),
  );
  return listMissing(name, asked, held.flat());
}

function describeAbsent(name: string): ProblemData {
  return error('VERIFY_MISSING', `"${name}" is not there.`, 'Run it again.');
}

function listMissing(
  name: string,
  asked: readonly string[],
  there: readonly string[],
): readonly ProblemData[] {
  const missing = findMissing(asked, Object.fromEntries(there.map((platform) => [platform, ''])));
  return missing.map((platform) =>
    error(
      'VERIFY_PLATFORM',
      `"${name}" lacks the platform "${platform}"; it has ${there.join(', ') || 'none'}.`,
      'Check the build: a base image may lack that platform.',
    ),
  );
}
