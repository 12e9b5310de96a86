// SPDX-License-Identifier: Apache-2.0
// Identifies the image of a digest: its build, version and commit.
import { Problem } from '../../problem.ts';
import { readContents } from '../../registry/manifests/contents.ts';
import { isAttestation, readWords, toPlatformText } from '../../registry/manifests/platforms.ts';
import type { Manifest, Repository } from '../../registry/registry.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import { oncePer } from '../../once.ts';

/** The config label with the recipe of an image. */
export const RECIPE_LABEL = 'io.tagship.recipe';

/** The config label with what the setting `paths` names: `inputs` of the plan. */
export const INPUTS_LABEL = 'io.tagship.inputs';

/** What is known of the image of a digest. Absent fields are unknown. */
export interface ImageIdentity {
  readonly digest: string;
  readonly version?: string;
  readonly revision?: string;
  /** The digest of the recipe that it was built with. */
  readonly recipe?: string;
  /** The digest of the files that it was built from. */
  readonly inputs?: string;
  /** Its platforms, if its index names them. */
  readonly platforms?: readonly string[];
}

/** How much must be known: annotations are enough for `origin`; `recipe` needs the config. */
export type Depth = 'origin' | 'recipe';

/** Identifies the image of a digest; every digest is read once. */
export type IdentityReader = (digest: string, depth: Depth) => Promise<ImageIdentity>;

const VERSION = 'org.opencontainers.image.version';
const REVISION = 'org.opencontainers.image.revision';
const SOURCE = 'org.opencontainers.image.source';
const WORD = /^[\x21-\x7e]{1,256}$/;

/**
 * Creates a reader of current images in one repository.
 *
 * Annotations come first, the config's labels second, and both count only together with an
 * `org.opencontainers.image.source` equal to this project's URL: an image inherits the labels of
 * its base image, version and revision included.
 */
export function createIdentityReader(
  repository: Repository,
  projectUrl: string | undefined,
): IdentityReader {
  const readsAgain = { retries: true };
  const origin = oncePer(
    (digest: string) => digest,
    (digest) => readOrigin(repository, digest, projectUrl),
    readsAgain,
  );
  const full = oncePer(
    (digest: string) => digest,
    async (digest) => readLabels(repository, await origin(digest), projectUrl),
    readsAgain,
  );
  return async (digest, depth) => {
    const { identity } = await origin(digest);
    return depth === 'origin' && identity.revision !== undefined ? identity : full(digest);
  };
}

/** Whether two URLs are the same project: letter case, `.git` and a trailing slash make no difference. */
export function isSameProject(one: string | undefined, other: string | undefined): boolean {
  return normalizeUrl(one) === normalizeUrl(other);
}

interface Found {
  readonly manifest: Manifest | undefined;
  readonly identity: ImageIdentity;
}

async function readOrigin(
  repository: Repository,
  digest: string,
  projectUrl: string | undefined,
): Promise<Found> {
  const manifest = await repository.getManifest(digest);
  if (manifest === undefined) return { manifest, identity: { digest } };
  const { annotations } = await orNothing(() => Promise.resolve(readContents(manifest)));
  const source = annotations[SOURCE];
  // A recipe on an index is a run's own; no image takes it over from its base.
  const isStated = source !== undefined || RECIPE_LABEL in annotations;
  const believed = isStated && isSameProject(source, projectUrl);
  return { manifest, identity: believed ? toIdentity(digest, annotations) : { digest } };
}

async function readLabels(
  repository: Repository,
  { manifest, identity }: Found,
  projectUrl: string | undefined,
): Promise<ImageIdentity> {
  if (manifest === undefined) return identity;
  const { labels } = await orNothing(() => readWords(repository, manifest));
  if (!isSameProject(labels[SOURCE], projectUrl)) return identity;
  const platforms = listPlatforms(manifest);
  return {
    ...toIdentity(identity.digest, labels),
    ...identity,
    ...(platforms.length === 0 ? {} : { platforms }),
  };
}

/** The platforms in an index; none for a plain manifest. */
function listPlatforms(manifest: Manifest): readonly string[] {
  return readContents(manifest).manifests.flatMap((entry) =>
    entry.platform === undefined || isAttestation(entry) ? [] : [toPlatformText(entry.platform)],
  );
}

interface Words {
  readonly annotations: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
}

/** What can be read; an image of an unknown kind has no identity. */
async function orNothing(read: () => Promise<Partial<Words>>): Promise<Words> {
  const nothing: Words = { annotations: {}, labels: {} };
  try {
    return { ...nothing, ...(await read()) };
  } catch (thrown) {
    const isOdd =
      thrown instanceof Problem &&
      thrown.problems.every(({ code }) => code === 'REGISTRY_MANIFEST_INVALID');
    if (isOdd) return nothing;
    throw thrown;
  }
}

function toIdentity(digest: string, texts: Readonly<Record<string, string>>): ImageIdentity {
  const version = toWord(texts[VERSION]);
  const revision = toWord(texts[REVISION]);
  const recipe = toWord(texts[RECIPE_LABEL]);
  const inputs = toWord(texts[INPUTS_LABEL]);
  return {
    digest,
    ...omitUndefined({ version, revision, recipe, inputs }),
  };
}

/** Values from an image are shown and compared: anything but printable ASCII is ignored. */
function toWord(text: string | undefined): string | undefined {
  return text !== undefined && WORD.test(text) ? text : undefined;
}

function normalizeUrl(url: string | undefined): string {
  return (url ?? '')
    .trim()
    .toLowerCase()
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
}
