// SPDX-License-Identifier: Apache-2.0
// Bits brought to repositories in the form that each of them takes. Tags nothing.
import { notice, type ProblemData } from '../../problem.ts';
import { readContents } from '../../registry/manifests/contents.ts';
import { copyImage, type Part } from '../../registry/manifests/copy.ts';
import { toDigest } from '../../registry/blobs/digest.ts';
import { toDockerTypes } from '../../registry/manifests/docker-types.ts';
import { isAttestation, readPlatforms } from '../../registry/manifests/platforms.ts';
import type { Settings } from '../../settings/settings.ts';
import type { BlobSource, Descriptor, Manifest, Repository } from '../../registry/registry.ts';
import type { Bits } from '../destination.ts';

/** What came of bringing bits to one repository. */
export interface Brought {
  readonly repository: Repository;
  /** What is there now: the bits as they were built, or without what the host does not take. */
  readonly bits: Bits;
  /** Why nothing is; empty when it is. */
  readonly problems: readonly ProblemData[];
  /** That other bits are there than were built, and why. */
  readonly notices: readonly ProblemData[];
}

/**
 * Brings bits to all targets at once. A host that takes no index, or no attestations, gets the image
 * without them: see {@link toBare}. Whatever else keeps bits from a host is its problem.
 */
export async function bring(
  bits: Bits,
  source: BlobSource,
  targets: readonly Repository[],
): Promise<readonly Brought[]> {
  const copied = await copyImage(bits.manifest, source, targets);
  return await Promise.all(
    targets.map(async (repository, index): Promise<Brought> => {
      const { problem, refused } = copied[index] ?? {};
      if (problem === undefined) return { repository, bits, problems: [], notices: [] };
      const failed = { repository, bits, problems: problem.problems, notices: [] };
      if (refused === undefined) return { ...failed, problems: explain(failed.problems, refused) };
      return await bringBare(failed, source, refused);
    }),
  );
}

/** Bits in the media types that are wanted, and where their parts can be read from. */
export async function toForm(
  bits: Bits,
  source: BlobSource,
  mediaTypes: Settings['mediaTypes'],
): Promise<{ readonly bits: Bits; readonly source: BlobSource }> {
  if (mediaTypes === 'oci') return { bits, source };
  const made = await toDockerTypes({ manifest: bits.manifest, source });
  const { imageId, platforms } = await readPlatforms(made.source, made.manifest);
  return { bits: { manifest: made.manifest, imageId, platforms }, source: made.source };
}

async function bringBare(failed: Brought, source: BlobSource, part: Part): Promise<Brought> {
  const { repository, bits, problems } = failed;
  const manifest = await toBare(bits, source);
  if (manifest === undefined) return { ...failed, problems: explain(problems, part) };
  const [again] = await copyImage(manifest, source, [repository]);
  const problem = again?.problem;
  if (problem === undefined) {
    const bare = { ...bits, manifest };
    return { ...failed, bits: bare, problems: [], notices: [describe(failed, bare, part)] };
  }
  const isSame = problem.problems.some(({ code }) => code === 'REGISTRY_UNSUPPORTED');
  return { ...failed, problems: isSame ? explain(problems, again?.refused) : problem.problems };
}

/**
 * The same image without its attestations, in the plainest form: undefined when this is it already.
 *
 * | platforms | what comes of an index                    |
 * | --------- | ----------------------------------------- |
 * | one       | the manifest of the platform              |
 * | several   | an index of the same platforms' manifests |
 */
export async function toBare(bits: Bits, source: BlobSource): Promise<Manifest | undefined> {
  const { isIndex, manifests } = readContents(bits.manifest);
  if (!isIndex) return undefined;
  const [only, ...others] = Object.values(bits.platforms);
  if (only === undefined) return undefined;
  if (others.length === 0) return await source.readManifest(only);
  return manifests.some(isAttestation) ? toIndex(bits.manifest) : undefined;
}

/** The same index without the entries for attestations; the same bytes each time. */
function toIndex({ mediaType, bytes }: Manifest): Manifest {
  const body = JSON.parse(Buffer.from(bytes).toString('utf8')) as { manifests: Descriptor[] };
  const manifests = body.manifests.filter((entry) => !isAttestation(entry));
  const bare = Buffer.from(JSON.stringify({ ...body, manifests }));
  return { mediaType, bytes: bare, digest: toDigest(bare) };
}

function describe({ repository, bits, problems }: Brought, bare: Bits, part: Part): ProblemData {
  const { name, host } = repository.repository;
  const what = part === 'index' ? 'this index' : 'its attestation';
  const answer = problems[0]?.message ?? '';
  return notice(
    'PUSH_PLAIN',
    `"${name}" differs from its siblings: ${host} does not take ${what}, so it has ${nameForm(bare)} ` +
      `${bare.manifest.digest} of the same build instead of ${bits.manifest.digest}. ${answer}`,
    'To have one digest everywhere, write attestations: plain (provenance: false with several platforms).',
  );
}

function nameForm({ manifest, platforms }: Bits): string {
  const [[only, digest] = [], ...others] = Object.entries(platforms);
  return digest === manifest.digest && others.length === 0
    ? `the plain ${only ?? ''} manifest`
    : 'the index without attestations';
}

/** The problem as it was, with the way out; `part` is what was refused last. */
function explain(problems: readonly ProblemData[], part: Part | undefined): readonly ProblemData[] {
  const hint = adviseOn(part === 'index');
  return problems.map((one) => (one.code === 'REGISTRY_UNSUPPORTED' ? { ...one, hint } : one));
}

/** What to do about a host that takes an image in no form that we have. */
export function adviseOn(needsIndex: boolean): string {
  return needsIndex
    ? 'Several platforms need an index: ship one platform to this host, in a run of its own with platforms: linux/amd64, or give it required: false in registries.'
    : "It takes neither an index nor a plain OCI manifest: write media-types: docker, which pushes Docker's types, or update it, or give it required: false in registries.";
}
