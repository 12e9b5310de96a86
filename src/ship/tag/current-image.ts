// SPDX-License-Identifier: Apache-2.0
// Who holds a tag: which build, version and commit a digest is. Does not decide what follows.
import { Problem } from '../../problem.ts';
import { readContents } from '../../registry/manifests/contents.ts';
import { isAttestation, readWords, toPlatformText } from '../../registry/manifests/platforms.ts';
import type { Manifest, Repository } from '../../registry/registry.ts';

/** The config label that says which build an image came from. */
export const RECIPE_LABEL = 'io.tagship.recipe';

/** What is known of the image behind a digest. A field that is absent is not known. */
export interface ImageIdentity {
  readonly digest: string;
  readonly version?: string;
  readonly revision?: string;
  /** What the recipe's digest was when it was built. */
  readonly recipe?: string;
  /** What it was built for, where its index says so. */
  readonly platforms?: readonly string[];
}

/** How much has to be known: `origin` is satisfied by annotations, `recipe` needs the config. */
export type Depth = 'origin' | 'recipe';

/** Finds out whose image a digest is; every digest is read once. */
export type IdentityReader = (digest: string, depth: Depth) => Promise<ImageIdentity>;

const VERSION = 'org.opencontainers.image.version';
const REVISION = 'org.opencontainers.image.revision';
const SOURCE = 'org.opencontainers.image.source';
const WORD = /^[\x21-\x7e]{1,256}$/;

/**
 * A reader of holders in one repository.
 *
 * Annotations come first, the config's labels second, and both count only beside an
 * `org.opencontainers.image.source` equal to this project's URL: an image inherits the labels of
 * its base image, version and revision included.
 */
export function createIdentityReader(
  repository: Repository,
  projectUrl: string | undefined,
): IdentityReader {
  const origins = new Map<string, Promise<Found>>();
  const full = new Map<string, Promise<ImageIdentity>>();
  return async (digest, depth) => {
    const found = await remember(origins, digest, () => readOrigin(repository, digest, projectUrl));
    if (depth === 'origin' && found.identity.revision !== undefined) return found.identity;
    return remember(full, digest, () => readLabels(repository, found, projectUrl));
  };
}

/** Whether two addresses are one project: letter case, `.git` and a closing slash make no difference. */
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
  const believed = source !== undefined && isSameProject(source, projectUrl);
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

/** The platforms that an index names; of a bare manifest none. */
function listPlatforms(manifest: Manifest): readonly string[] {
  return readContents(manifest).manifests.flatMap((entry) =>
    entry.platform === undefined || isAttestation(entry) ? [] : [toPlatformText(entry.platform)],
  );
}

interface Words {
  readonly annotations: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
}

/** What can be read; what is no image of a kind that we know says nothing of itself. */
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
  return {
    digest,
    ...(version === undefined ? {} : { version }),
    ...(revision === undefined ? {} : { revision }),
    ...(recipe === undefined ? {} : { recipe }),
  };
}

/** What an image says of itself is shown and compared: what is no word of printable ASCII says nothing. */
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

/** The answer for a key, asked for once; a failed question is asked again. */
function remember<T>(
  known: Map<string, Promise<T>>,
  key: string,
  ask: () => Promise<T>,
): Promise<T> {
  const before = known.get(key);
  if (before !== undefined) return before;
  const answer = ask();
  known.set(key, answer);
  answer.catch(() => known.delete(key));
  return answer;
}
