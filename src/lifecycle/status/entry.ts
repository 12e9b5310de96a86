// SPDX-License-Identifier: Apache-2.0
// A tag in one repository: which version it names, which tags are the same, and how it compares with the other repositories. Pure.
import { compareVersions, parseVersion, type Version } from '../../plan/version/version.ts';
import type { ImageReading, RepositoryReading } from './reading.ts';
import type { StatusDetails, StatusEntry, StatusVerdict } from './status.ts';
import { compareTags, type TagName } from './tag-kind.ts';

/** More tags of one digest are not listed. */
const MOST_SAME = 20;

/** A repository with an index of its tags, made once. */
export interface ReadRepository {
  readonly reading: RepositoryReading;
  readonly names: ReadonlyMap<string, TagName>;
  /** Its tags by digest, in the order of a status. */
  readonly byDigest: ReadonlyMap<string, readonly TagName[]>;
  /** The verdicts of a policy, by tag; empty without one. */
  readonly verdicts: ReadonlyMap<string, StatusVerdict>;
  /** Its version tags by the platforms of their image. */
  readonly byPlatforms: ReadonlyMap<string, readonly TagName[]>;
}

/** Indexes the tags of a repository. */
export function indexRepository(
  reading: RepositoryReading,
  names: ReadonlyMap<string, TagName>,
  verdicts: ReadonlyMap<string, StatusVerdict> = new Map(),
): ReadRepository {
  const byDigest = new Map<string, TagName[]>();
  const byPlatforms = new Map<string, TagName[]>();
  const sorted = [...reading.digests.keys()].flatMap((tag) => names.get(tag) ?? []);
  for (const name of sorted.sort(compareTags)) {
    const digest = reading.digests.get(name.tag) ?? null;
    if (digest === null) continue;
    add(byDigest, digest, name);
    const platforms = toPlatformKey(reading.images.get(digest));
    if (platforms !== undefined && name.version !== null) add(byPlatforms, platforms, name);
  }
  return { reading, names, verdicts, byDigest, byPlatforms };
}

function add(map: Map<string, TagName[]>, key: string, name: TagName): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [name]);
  else list.push(name);
}

/** The same text for images with the same platforms, whatever else their indexes hold; undefined if it is not known. */
function toPlatformKey(image: ImageReading | undefined): string | undefined {
  if (image === undefined || image.platforms.length === 0) return undefined;
  return image.platforms
    .map(({ platform, digest }) => `${platform}=${digest}`)
    .sort()
    .join(' ');
}

/** The version that a tag names in a repository. */
export interface NamedVersion {
  readonly version: Version | null;
  readonly from: StatusEntry['versionFrom'];
}

/**
 * Which version a tag names.
 *
 * | tag                     | is known by                                                              |
 * | ----------------------- | ------------------------------------------------------------------------ |
 * | `1.2.3`                 | its name                                                                 |
 * | `latest`, `production`  | the highest version tag with its digest, of its own variant before others |
 * |                         | a version tag whose index lists the same images                          |
 * |                         | the label `org.opencontainers.image.version`                             |
 */
export function nameTagVersion(name: TagName, repository: ReadRepository): NamedVersion {
  const { reading, byDigest, byPlatforms } = repository;
  if (name.version !== null) return { version: name.version, from: 'tag' };
  const digest = reading.digests.get(name.tag) ?? null;
  if (digest === null) return UNKNOWN;
  const same = pickVersion(name, byDigest.get(digest));
  if (same !== null) return { version: same, from: 'digest' };
  const image = reading.images.get(digest);
  const alike = pickVersion(name, byPlatforms.get(toPlatformKey(image) ?? ''));
  if (alike !== null) return { version: alike, from: 'platforms' };
  const said = readLabel(name, image?.version ?? null);
  return said === null ? UNKNOWN : { version: said, from: 'label' };
}

const UNKNOWN: NamedVersion = { version: null, from: null };

/** The highest version, of the tag's own variant if there is one. */
function pickVersion(name: TagName, names: readonly TagName[] = []): Version | null {
  const own = names.filter(({ variant }) => variant === name.variant);
  const versions = [own, names].flatMap((some) =>
    some.flatMap(({ version }) => version ?? []).sort((a, b) => compareVersions(b, a)),
  );
  return versions[0] ?? null;
}

function readLabel({ variant }: TagName, label: string | null): Version | null {
  const suffix = variant === null ? '' : `-${variant}`;
  const text = label ?? '';
  return (
    parseVersion(text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text) ?? null
  );
}

/** A tag in every repository of its image. */
export function toEntries(
  name: TagName,
  repositories: readonly ReadRepository[],
): readonly StatusEntry[] {
  const first = repositories.find(
    ({ reading }) => (reading.digests.get(name.tag) ?? null) !== null,
  );
  return repositories.map((repository) => {
    const { reading, names } = repository;
    const digest = reading.digests.get(name.tag) ?? null;
    const state = compare(name.tag, repository, first ?? repository);
    const known = digest === null ? NOWHERE : look(names.get(name.tag) ?? name, digest, repository);
    return { repository: reading.name, state, digest, ...known };
  });
}

type Known = Omit<StatusEntry, 'repository' | 'state' | 'digest'>;

const NOWHERE: Known = {
  ...{ version: null, versionFrom: null, sameAs: [], image: null, signature: null, prune: null },
};

function look(name: TagName, digest: string, repository: ReadRepository): Known {
  const { reading, byDigest, verdicts } = repository;
  const { version, from } = nameTagVersion(name, repository);
  const image = reading.images.get(digest);
  return {
    version: version?.text ?? null,
    versionFrom: from,
    sameAs: sortSame(byDigest.get(digest) ?? [], name.tag),
    prune: verdicts.get(name.tag) ?? null,
    image: image === undefined ? null : toDetails(image),
    signature: reading.signatures.get(digest) ?? null,
  };
}

/** Versions first. */
function sortSame(names: readonly TagName[], tag: string): readonly string[] {
  const others = names.filter((one) => one.tag !== tag);
  const versions = others.filter(({ version }) => version !== null);
  const rest = others.filter(({ version }) => version === null);
  return [...versions, ...rest].slice(0, MOST_SAME).map((one) => one.tag);
}

function toDetails({ created, platforms, attestations }: ImageReading): StatusDetails {
  return { created, platforms, attestations };
}

function compare(
  tag: string,
  { reading }: ReadRepository,
  { reading: first }: ReadRepository,
): StatusEntry['state'] {
  const digest = reading.digests.get(tag);
  if (digest === undefined) return isAbsent(tag, reading) ? 'missing' : 'unknown';
  if (digest === null) return 'missing';
  const wanted = first.digests.get(tag) ?? digest;
  if (digest === wanted) return 'same';
  const [own, theirs] = [reading.images.get(digest), first.images.get(wanted)].map(toPlatformKey);
  return own !== undefined && own === theirs ? 'same-platforms' : 'different';
}

/** A tag that is not listed is missing, unless the list is not all there is. */
function isAbsent(tag: string, { state, listed, isListComplete }: RepositoryReading): boolean {
  return state !== 'failed' && isListComplete && !listed.includes(tag);
}
