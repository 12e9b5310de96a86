// SPDX-License-Identifier: Apache-2.0
// Reads a repository for its status: tags by HEAD, and the images behind them. Writes nothing.
import { isTag } from '../../plan/reference/references.ts';
import { notice, type ProblemData } from '../../problem.ts';
import { isDockerHub } from '../../registry-host.ts';
import { createSlots } from '../../registry/http/pause.ts';
import { TAG_PAGES } from '../../registry/limits.ts';
import type { Repository } from '../../registry/registry.ts';
import { asNotices, toProblems } from '../../ship/destination.ts';
import type { SignatureVerifier } from '../../ship/sign/signer.ts';
import { isRelatedTag } from '../../registry/manifests/fallback.ts';
import { readStatusImage } from './image.ts';
import type { ImageReading, RepositoryReading } from './reading.ts';
import { createSignatureReader } from './signature.ts';
import type { StatusSignature } from './status.ts';
import { compareTags, nameStatusTags } from './tag-kind.ts';

/** What decides how repositories are read. */
export interface StatusReader {
  /** Whether the registry of a host counts reading a manifest as a pull. */
  readonly countsPulls: (host: string) => boolean;
  /** Read manifests of those registries too. */
  readonly details: boolean;
  readonly verifier: SignatureVerifier | undefined;
  /** What was read before, by repository and digest: what a digest names never changes. */
  readonly cache: Map<string, ImageReading>;
}

/** More tags of a repository are not looked at. */
const MOST_TAGS = 1_000;
/** More images of a repository are not read. */
const MOST_IMAGES = 200;
/** More images of a registry that counts pulls are not read, where they differ from those elsewhere. */
const MOST_COUNTED = 20;
/** More images are not kept from one reading to the next. */
const MOST_KEPT = 5_000;
const AT_ONCE = 16;

/** Docker Hub counts the manifests that are read against its limit, GitHub's registry in the downloads that it shows. */
export function countsPulls(host: string): boolean {
  return isDockerHub(host) || host === 'ghcr.io';
}

/**
 * Reads the repositories of one image. One that cannot be read does not keep the others from being read: its problems are in
 * its reading. Manifests of a registry that counts pulls are read only where their digests differ from those elsewhere.
 */
export async function readImageRepositories(
  repositories: readonly Repository[],
  reader: StatusReader,
): Promise<readonly RepositoryReading[]> {
  const readings = await Promise.all(repositories.map((one) => readRepository(one, reader)));
  return Promise.all(
    readings.map(async (reading, at) => {
      const repository = repositories[at];
      if (repository === undefined || reading.depth === 'manifests') return reading;
      return await addDiffering(reading, readings, { ...reader, repository });
    }),
  );
}

async function readRepository(
  repository: Repository,
  reader: StatusReader,
): Promise<RepositoryReading> {
  const { name, host } = repository.repository;
  const reads = reader.details || !reader.countsPulls(host);
  const depth = reads ? 'manifests' : 'digests';
  try {
    const { tags, complete, why } = await repository.listTags(TAG_PAGES);
    const all = tags.filter(isTag);
    const listed = all.filter((tag) => !isRelatedTag(tag));
    const state = listed.length === 0 ? 'empty' : 'read';
    const { digests, problems: unread } = await readDigests(repository, listed);
    const found = distinct(digests.values());
    const images = await readImages(found.slice(0, reads ? MOST_IMAGES : 0), {
      ...reader,
      repository,
    });
    const signatures = await readSignatures(found.slice(0, MOST_IMAGES), {
      ...{ repository, tags: new Set(all), verifier: reader.verifier },
      reads: reads || reader.verifier !== undefined,
    });
    const limits = describeLimits(name, { listed, why, images: found.length, depth });
    const empty = state === 'empty' ? [describeEmpty(name)] : [];
    const problems = [...empty, ...limits, ...unread, ...images.problems, ...signatures.problems];
    return {
      ...{ name, state, depth, listed, isListComplete: complete, digests },
      images: images.found,
      signatures: signatures.found,
      problems: summarize(problems),
    };
  } catch (thrown) {
    return {
      ...{ name, state: 'failed', depth, listed: [], isListComplete: false, digests: new Map() },
      ...{ images: new Map(), signatures: new Map(), problems: toProblems(thrown) },
    };
  }
}

/** The digests of the tags that matter most, in the order of a status. */
async function readDigests(
  repository: Repository,
  listed: readonly string[],
): Promise<{
  readonly digests: ReadonlyMap<string, string | null>;
  readonly problems: readonly ProblemData[];
}> {
  const names = [...nameStatusTags(listed, { branches: [] }).values()].sort(compareTags);
  const slots = createSlots(AT_ONCE);
  const problems: ProblemData[] = [];
  const resolved = await Promise.all(
    names.slice(0, MOST_TAGS).map(({ tag }) =>
      slots.within(async () => {
        try {
          return [[tag, (await repository.resolve(tag))?.digest ?? null] as const];
        } catch (thrown) {
          problems.push(...toProblems(thrown));
          return [];
        }
      }),
    ),
  );
  return { digests: new Map(resolved.flat()), problems };
}

function distinct(digests: Iterable<string | null>): readonly string[] {
  return [...new Set([...digests].flatMap((digest) => digest ?? []))];
}

/** What was found, and what was wrong with the others. */
interface Found<T> {
  readonly found: ReadonlyMap<string, T>;
  readonly problems: readonly ProblemData[];
}

async function readImages(
  digests: readonly string[],
  { repository, cache }: Pick<StatusReader, 'cache'> & { readonly repository: Repository },
): Promise<Found<ImageReading>> {
  return readEach(digests, async (digest) => {
    const key = `${repository.repository.name}@${digest}`;
    const known = cache.get(key);
    if (known !== undefined) return known;
    const image = await readStatusImage(repository, digest);
    const isWhole = !image.platforms.some(({ isMissing }) => isMissing);
    if (isWhole && cache.size < MOST_KEPT) cache.set(key, image);
    return image;
  });
}

async function readSignatures(
  digests: readonly string[],
  options: Omit<Parameters<typeof createSignatureReader>[0], 'onUnread'>,
): Promise<Found<StatusSignature>> {
  const { name } = options.repository.repository;
  const unread: ProblemData[] = [];
  const onUnread = (digest: string, what: string): void => {
    const message = `the signatures of "${name}@${digest}" are not all known. ${what}`;
    unread.push(notice('STATUS_LIMIT', message, 'Find out what adds them.'));
  };
  const read = await readEach(digests, createSignatureReader({ ...options, onUnread }));
  return { ...read, problems: [...read.problems, ...unread] };
}

async function readEach<T>(
  digests: readonly string[],
  read: (digest: string) => Promise<T | undefined>,
): Promise<Found<T>> {
  const slots = createSlots(AT_ONCE);
  const found = new Map<string, T>();
  const problems: ProblemData[] = [];
  await Promise.all(
    digests.map((digest) =>
      slots.within(async () => {
        try {
          const value = await read(digest);
          if (value !== undefined) found.set(digest, value);
        } catch (thrown) {
          problems.push(...asNotices(toProblems(thrown)));
        }
      }),
    ),
  );
  return { found, problems };
}

/** The reading with the images whose tags are other digests elsewhere: only their manifests tell whether they are others. */
async function addDiffering(
  reading: RepositoryReading,
  others: readonly RepositoryReading[],
  reader: StatusReader & { readonly repository: Repository },
): Promise<RepositoryReading> {
  const differing = [...reading.digests].flatMap(([tag, digest]) => {
    const elsewhere = others.map((other) => other.digests.get(tag) ?? digest);
    return digest !== null && elsewhere.some((other) => other !== digest) ? [digest] : [];
  });
  const images = distinct(differing);
  const { found, problems } = await readImages(images.slice(0, MOST_COUNTED), reader);
  const unread = images.length > MOST_COUNTED ? [describeUncompared(reading, images.length)] : [];
  const all = [...reading.problems, ...unread, ...problems];
  return { ...reading, images: found, problems: summarize(all) };
}

/** Of those that are not read it is only known that their digests differ. */
function describeUncompared({ name }: RepositoryReading, count: number): ProblemData {
  const message = `"${name}" has ${count} images that are others elsewhere; the platforms of only ${MOST_COUNTED} of them are compared, since its registry counts what is read as pulls.`;
  return notice('STATUS_LIMIT', message, 'Give --details to compare all of them.');
}

function describeLimits(
  name: string,
  found: {
    readonly listed: readonly string[];
    readonly why: string | undefined;
    readonly images: number;
    readonly depth: RepositoryReading['depth'];
  },
): readonly ProblemData[] {
  const { listed, why, images, depth } = found;
  const what = depth === 'manifests' ? 'sizes and signatures' : 'signatures';
  const limits = [
    ...(why === undefined
      ? []
      : [`has tags that are unknown, since its list was not read to the end: ${why}`]),
    ...(listed.length > MOST_TAGS
      ? [`has ${listed.length} tags; only ${MOST_TAGS} of them are looked at`]
      : []),
    ...(images > MOST_IMAGES
      ? [`has ${images} images; ${what} of only ${MOST_IMAGES} are read`]
      : []),
  ];
  return limits.map((limit) => notice('STATUS_LIMIT', `"${name}" ${limit}.`, PRUNE));
}

const PRUNE = 'Remove tags that are no longer used.';

/** Many registries answer for a repository that does not exist as for one without tags. */
function describeEmpty(name: string): ProblemData {
  const message = `"${name}" has no tags: nothing was pushed to it, or the name is wrong.`;
  return notice('STATUS_EMPTY', message, 'Check the name, and that this login may read it.');
}

/** More problems of one repository are counted. */
const MOST_PROBLEMS = 5;

function summarize(problems: readonly ProblemData[]): readonly ProblemData[] {
  const distinctOnes = [...new Map(problems.map((one) => [one.message, one])).values()];
  const [shown, rest] = [distinctOnes.slice(0, MOST_PROBLEMS), distinctOnes.slice(MOST_PROBLEMS)];
  if (rest.length === 0) return shown;
  const isError = rest.some(({ level }) => level === 'error');
  const last = notice('STATUS_PROBLEMS', `there are ${rest.length} more problems of this kind.`);
  return [...shown, isError ? { ...last, level: 'error' as const } : last];
}
