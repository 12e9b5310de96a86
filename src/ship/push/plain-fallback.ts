// SPDX-License-Identifier: Apache-2.0
// Copies an image to repositories in the form that each of them accepts. Writes no tag.
import { notice, type ProblemData } from '../../problem.ts';
import { readContents } from '../../registry/manifests/contents.ts';
import { copyImage, type ImagePart } from '../../registry/manifests/copy.ts';
import { toDigest } from '../../registry/blobs/digest.ts';
import { toDockerTypes } from '../../registry/manifests/docker-types.ts';
import { isAttestation, readPlatforms } from '../../registry/manifests/platforms.ts';
import type { Settings } from '../../settings/settings.ts';
import type { BlobSource, Descriptor, Manifest, Repository } from '../../registry/registry.ts';
import type { BuiltImage } from '../destination.ts';

/** The result of copying an image to one repository. */
export interface CopyResult {
  readonly repository: Repository;
  /** The image there now: as it was built, or without what the host does not accept. */
  readonly builtImage: BuiltImage;
  /** Why there is none; empty if there is one. */
  readonly problems: readonly ProblemData[];
  /** Why the image differs from the one that was built. */
  readonly notices: readonly ProblemData[];
}

/**
 * Copies an image to all targets at once. A host that accepts no index, or no attestations, gets the image
 * without them: see {@link withoutAttestations}. Any other failure is the problem of that host.
 */
export async function copyTo(
  builtImage: BuiltImage,
  source: BlobSource,
  targets: readonly Repository[],
): Promise<readonly CopyResult[]> {
  const copied = await copyImage(builtImage.manifest, source, targets);
  return await Promise.all(
    targets.map(async (repository, index): Promise<CopyResult> => {
      const { problem, refused } = copied[index] ?? {};
      if (problem === undefined) return { repository, builtImage, problems: [], notices: [] };
      const failed = { repository, builtImage, problems: problem.problems, notices: [] };
      if (refused === undefined) return { ...failed, problems: explain(failed.problems, refused) };
      return await copyPlainTo(failed, source, refused);
    }),
  );
}

/** The image in the requested media types, and a source to read its parts from. */
export async function toForm(
  builtImage: BuiltImage,
  source: BlobSource,
  mediaTypes: Settings['mediaTypes'],
): Promise<{ readonly builtImage: BuiltImage; readonly source: BlobSource }> {
  if (mediaTypes === 'oci') return { builtImage, source };
  const made = await toDockerTypes({ manifest: builtImage.manifest, source });
  const { imageId, platforms } = await readPlatforms(made.source, made.manifest);
  return { builtImage: { manifest: made.manifest, imageId, platforms }, source: made.source };
}

async function copyPlainTo(
  failed: CopyResult,
  source: BlobSource,
  part: ImagePart,
): Promise<CopyResult> {
  const { repository, builtImage, problems } = failed;
  const manifest = await withoutAttestations(builtImage, source);
  if (manifest === undefined) return { ...failed, problems: explain(problems, part) };
  const [again] = await copyImage(manifest, source, [repository]);
  const problem = again?.problem;
  if (problem === undefined) {
    const bare = { ...builtImage, manifest };
    return { ...failed, builtImage: bare, problems: [], notices: [describe(failed, bare, part)] };
  }
  const isSame = problem.problems.some(({ code }) => code === 'REGISTRY_UNSUPPORTED');
  return { ...failed, problems: isSame ? explain(problems, again?.refused) : problem.problems };
}

/**
 * The same image without its attestations, in the plainest form: undefined if it already has this form.
 *
 * | platforms | an index becomes                          |
 * | --------- | ----------------------------------------- |
 * | one       | the manifest of the platform              |
 * | several   | an index of the same platforms' manifests |
 */
export async function withoutAttestations(
  builtImage: BuiltImage,
  source: BlobSource,
): Promise<Manifest | undefined> {
  const { isIndex, manifests } = readContents(builtImage.manifest);
  if (!isIndex) return undefined;
  const [only, ...others] = Object.values(builtImage.platforms);
  if (only === undefined) return undefined;
  if (others.length === 0) return await source.readManifest(only);
  return manifests.some(isAttestation) ? toIndex(builtImage.manifest) : undefined;
}

/** The same index without the entries for attestations; always the same bytes. */
function toIndex({ mediaType, bytes }: Manifest): Manifest {
  const body = JSON.parse(Buffer.from(bytes).toString('utf8')) as { manifests: Descriptor[] };
  const manifests = body.manifests.filter((entry) => !isAttestation(entry));
  const bare = Buffer.from(JSON.stringify({ ...body, manifests }));
  return { mediaType, bytes: bare, digest: toDigest(bare) };
}

function describe(
  { repository, builtImage, problems }: CopyResult,
  bare: BuiltImage,
  part: ImagePart,
): ProblemData {
  const { name, host } = repository.repository;
  const what = part === 'index' ? 'this index' : 'its attestation';
  const answer = problems[0]?.message ?? '';
  return notice(
    'PUSH_PLAIN',
    `"${name}" differs from the other repositories: ${host} does not accept ${what}, so it has ${nameForm(bare)} ` +
      `${bare.manifest.digest} of the same build instead of ${builtImage.manifest.digest}. ${answer}`,
    'To have one digest everywhere, write attestations: plain (provenance: false with several platforms).',
  );
}

function nameForm({ manifest, platforms }: BuiltImage): string {
  const [[only, digest] = [], ...others] = Object.entries(platforms);
  return digest === manifest.digest && others.length === 0
    ? `the plain ${only ?? ''} manifest`
    : 'the index without attestations';
}

/** The original problem with a hint; `part` is what was refused last. */
function explain(
  problems: readonly ProblemData[],
  part: ImagePart | undefined,
): readonly ProblemData[] {
  const hint = adviseOn(part === 'index');
  return problems.map((one) => (one.code === 'REGISTRY_UNSUPPORTED' ? { ...one, hint } : one));
}

/** What to do about a host that accepts the image in none of our forms. */
export function adviseOn(needsIndex: boolean): string {
  return needsIndex
    ? 'Several platforms need an index: ship one platform to this host, in a run of its own with platforms: linux/amd64, or give it required: false in registries.'
    : "It accepts neither an index nor a plain OCI manifest: write media-types: docker, which pushes Docker's types, or update it, or give it required: false in registries.";
}
