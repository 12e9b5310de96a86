// SPDX-License-Identifier: Apache-2.0
// The bits of an image that is in a repository, and whether every platform is among them.
import { error, type ProblemData } from '../../problem.ts';
import { readPlatforms } from '../../registry/manifests/platforms.ts';
import type { BlobSource, Repository } from '../../registry/registry.ts';
import type { BuiltImage } from '../destination.ts';
import { findMissing } from '../platform.ts';

/**
 * The bits behind a digest, as a build would have given them.
 *
 * @throws Problem REGISTRY_NOT_FOUND when they are not there
 */
export async function readImage(source: BlobSource, digest: string): Promise<BuiltImage> {
  const manifest = await source.readManifest(digest);
  return { manifest, ...(await readPlatforms(source, manifest)) };
}

/**
 * What is wrong with a repository's copy of bits that were read before, from there or from elsewhere.
 * A digest says what its manifest holds, so all of it is asked for at once, and nothing twice.
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
 * What is wrong with the image behind a digest: it is not there, or a platform that was asked for
 * is missing or has no manifest. Empty when all is well.
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
      'Look at the build: a base image may lack that platform.',
    ),
  );
}
