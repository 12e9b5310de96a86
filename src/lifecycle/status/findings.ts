// SPDX-License-Identifier: Apache-2.0
// What is wrong with published tags: drift between registries, tags without signature, floating tags that went back. Pure.
import { compareVersions, type Version } from '../../plan/version/version.ts';
import { nameTagVersion, type ReadRepository } from './entry.ts';
import type { StatusFinding, StatusImage, StatusEntry, StatusTag } from './status.ts';
import { isOfSeries, type TagName } from './tag-kind.ts';

/** All findings about an image. */
export function findAll(
  image: Pick<StatusImage, 'tags'>,
  repositories: readonly ReadRepository[],
): readonly StatusFinding[] {
  const released = image.tags.filter(isRelease).map((tag) => {
    const version = repositories.map(({ names }) => names.get(tag.tag)?.version ?? null);
    return { tag, version: version.find((one) => one !== null) ?? null };
  });
  return repositories.flatMap((repository) => {
    const at = released.map((one) => ({ ...one, entry: entryOf(one.tag, repository) }));
    return [
      ...findDrift(at, repository),
      ...findUnsigned(at, repository),
      ...findBackwards(repository),
      ...findBroken(image.tags, repository),
    ];
  });
}

/** Versions and floating tags of a series: what users pull. */
function isRelease({ kind, entries }: StatusTag): boolean {
  return kind === 'floating' || entries.some(({ versionFrom }) => versionFrom === 'tag');
}

function entryOf({ entries }: StatusTag, { reading }: ReadRepository): StatusEntry | undefined {
  return entries.find(({ repository }) => repository === reading.name);
}

interface TagAt {
  readonly tag: StatusTag;
  /** Of a version tag, also where this repository does not have it. */
  readonly version: Version | null;
  readonly entry: StatusEntry | undefined;
}

const DRIFTS: readonly StatusEntry['state'][] = ['missing', 'different', 'same-platforms'];

/** Versions that are older than any in a repository were published before it was used, so they don't count as missing. */
function findDrift(at: readonly TagAt[], repository: ReadRepository): readonly StatusFinding[] {
  const lowest = findLowest(repository);
  const drifted = at.filter(({ tag, version, entry }) => {
    if (entry === undefined || !DRIFTS.includes(entry.state)) return false;
    if (entry.state !== 'missing' || tag.kind === 'floating') return true;
    return version !== null && lowest !== undefined && compareVersions(version, lowest) > 0;
  });
  return group(drifted, toDriftKey).map((some) =>
    toFinding('drift', repository, some, describeDrift(some)),
  );
}

/** The same for tags that differ in the same way. */
function toDriftKey({ tag, entry }: TagAt): string {
  const there = findFirst(tag);
  const wanted = entry?.state === 'missing' ? '' : there?.digest;
  return JSON.stringify([entry?.state, entry?.digest, there?.repository, wanted]);
}

/** What a tag is compared with: the first repository that has it. */
function findFirst({ entries }: StatusTag): StatusEntry | undefined {
  return entries.find(({ digest }) => digest !== null);
}

function describeDrift(at: readonly TagAt[]): string {
  const [one] = at;
  const there = one && findFirst(one.tag);
  if (one?.entry === undefined || there === undefined) return '';
  const { state, digest } = one.entry;
  const { repository } = there;
  if (state === 'missing') return `${isOrAre(at)} missing, and ${repository} has ${itOrThem(at)}`;
  const differs = `${at.length === 1 ? 'differs' : 'differ'} from ${repository}`;
  if (state === 'same-platforms') {
    return `${differs}, but only in the index: the platforms are the same`;
  }
  return `${differs}: ${shorten(digest)} instead of ${shorten(there.digest)}`;
}

/** Enough of a digest to tell two apart. */
function shorten(digest: string | null): string {
  return digest?.slice(0, 'sha256:'.length + 12) ?? '';
}

function isOrAre({ length }: readonly TagAt[]): string {
  return length === 1 ? 'is' : 'are';
}

function itOrThem({ length }: readonly TagAt[]): string {
  return length === 1 ? 'it' : 'them';
}

function findLowest({ reading, names }: ReadRepository): Version | undefined {
  return [...reading.digests]
    .flatMap(([tag, digest]) => (digest === null ? [] : (names.get(tag)?.version ?? [])))
    .sort(compareVersions)[0];
}

function findUnsigned(at: readonly TagAt[], repository: ReadRepository): readonly StatusFinding[] {
  const unsigned = at.filter(({ entry }) => {
    const signature = entry?.signature ?? null;
    return signature !== null && !(signature.isVerified ?? signature.isSigned);
  });
  return group(unsigned, ({ entry }) => entry?.digest ?? '').map((some) => {
    const isOther = some[0]?.entry?.signature?.isSigned === true;
    const why = isOther ? 'signed, but not by the given key' : 'not signed';
    return toFinding('unsigned', repository, some, `${isOrAre(some)} ${why}`);
  });
}

/** A floating tag of a series that names a lower version than the highest one there. */
function findBackwards(repository: ReadRepository): readonly StatusFinding[] {
  const { reading, names } = repository;
  const there = [...reading.digests].flatMap(([tag, digest]) =>
    digest === null ? [] : (names.get(tag) ?? []),
  );
  const isCounted = ({ tag }: TagName): boolean => {
    const signature = reading.signatures.get(reading.digests.get(tag) ?? '');
    return signature?.isYanked !== true;
  };
  return there
    .filter(({ kind }) => kind === 'floating')
    .flatMap((float) => {
      const { version } = nameTagVersion(float, repository);
      const highest = findHighest(float, there.filter(isCounted));
      if (version === null || highest === undefined) return [];
      if (compareVersions(version, highest) >= 0) return [];
      return [
        {
          kind: 'backwards',
          repository: reading.name,
          tags: [float.tag],
          message: `${reading.name}:${float.tag} names ${version.text}, and ${highest.text} exists`,
        } as const,
      ];
    });
}

function findHighest(float: TagName, names: readonly TagName[]): Version | undefined {
  let highest: Version | undefined;
  for (const one of names) {
    if (one.version === null || !isOfSeries(float, one)) continue;
    if (highest === undefined || compareVersions(one.version, highest) > 0) highest = one.version;
  }
  return highest;
}

/** Images whose index lists a manifest that the repository does not have. */
function findBroken(
  tags: readonly StatusTag[],
  repository: ReadRepository,
): readonly StatusFinding[] {
  const broken = tags
    .map((tag) => ({ tag, version: null, entry: entryOf(tag, repository) }))
    .filter(({ entry }) => listMissing(entry).length > 0);
  return group(broken, ({ entry }) => entry?.digest ?? '').map((some) => {
    const platforms = listMissing(some[0]?.entry).join(', ');
    const verb = some.length === 1 ? 'lacks' : 'lack';
    return toFinding('broken', repository, some, `${verb} the manifest of ${platforms}`);
  });
}

function listMissing(entry: StatusEntry | undefined): readonly string[] {
  const platforms = entry?.image?.platforms ?? [];
  return platforms.filter(({ isMissing }) => isMissing).map(({ platform }) => platform);
}

function group(at: readonly TagAt[], keyOf: (one: TagAt) => string): readonly (readonly TagAt[])[] {
  const groups = new Map<string, TagAt[]>();
  for (const one of at) {
    const key = keyOf(one);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

/** Most tags that a message names. */
const MOST_NAMED = 5;

function toFinding(
  kind: StatusFinding['kind'],
  { reading }: ReadRepository,
  at: readonly TagAt[],
  why: string,
): StatusFinding {
  const tags = at.map(({ tag }) => tag.tag);
  const named = tags.slice(0, MOST_NAMED).join(', ');
  const more = tags.length > MOST_NAMED ? ` and ${tags.length - MOST_NAMED} more` : '';
  const message = `${reading.name}:${named}${more} ${why}`;
  return { kind, repository: reading.name, tags, message };
}
