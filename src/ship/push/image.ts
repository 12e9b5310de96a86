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
  const found = await findPlatforms(repository, digest);
  const name = `${repository.repository.name}@${digest}`;
  return found === undefined ? [describeAbsent(name)] : listMissing(name, asked, found.held);
}

/** The image of a digest: the platforms whose manifest is there, and problems as those of {@link verifyImage}. */
export interface WholeImage {
  readonly platforms: readonly string[];
  readonly problems: readonly ProblemData[];
}

/** As {@link verifyImage}; where no platform is requested, every one that the image lists must have its manifest. */
export async function verifyWhole(
  repository: Repository,
  digest: string,
  asked: readonly string[],
): Promise<WholeImage> {
  const found = await findPlatforms(repository, digest);
  const name = `${repository.repository.name}@${digest}`;
  if (found === undefined) return { platforms: [], problems: [describeAbsent(name)] };
  const { listed, held } = found;
  const wanted = asked.length === 0 ? listed : asked;
  return { platforms: held, problems: listMissing(name, wanted, held) };
}

/** The platforms that an image lists, and those of them whose manifest is there; undefined if there is no image. */
async function findPlatforms(
  repository: Repository,
  digest: string,
): Promise<{ readonly listed: readonly string[]; readonly held: readonly string[] } | undefined> {
  const manifest = await repository.getManifest(digest);
  if (manifest === undefined) return undefined;
  const { platforms } = await readPlatforms(repository, manifest);
  const held = await Promise.all(
    Object.entries(platforms).map(async ([platform, child]) =>
      child === digest || (await repository.resolve(child)) !== undefined ? [platform] : [],
    ),
  );
  return { listed: Object.keys(platforms), held: held.flat() };
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
