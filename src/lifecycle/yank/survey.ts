// SPDX-License-Identifier: Apache-2.0
// Asks a repository about a version that is yanked: its image, its tombstones, the tags that point at it. Writes nothing.
import { isTag } from '../../plan/reference/references.ts';
import { parseVersion, type Version } from '../../plan/version/version.ts';
import { error, Problem, type ProblemData } from '../../problem.ts';
import { createSlots } from '../../registry/http/pause.ts';
import { TAG_PAGES } from '../../registry/limits.ts';
import { isAttestation, readWords } from '../../registry/manifests/platforms.ts';
import { readContents } from '../../registry/manifests/contents.ts';
import type { Descriptor, Manifest, Repository } from '../../registry/registry.ts';
import { asNotices, toProblems, type Destination } from '../../ship/destination.ts';
import { readRecords } from '../../ship/history/records.ts';
import { decideYank, YANK_KIND, type Tombstone } from '../../ship/history/tombstone.ts';
import { describeRefusal } from '../../registry/auth/rights.ts';
import type { YankedRepository, YankedTag } from './report.ts';
import {
  isOtherFloat,
  listExactNames,
  listSeriesTags,
  type Counting,
  type SeriesTag,
} from './series.ts';

/** What is asked for. */
export interface YankQuestion {
  readonly command: 'yank' | 'unyank';
  readonly version: Version;
  readonly counting: Counting;
  /** The image, where no exact tag leads to it. */
  readonly digest?: string;
}

/** A manifest of the image, and the tombstones that it has. */
export interface MarkedSubject {
  readonly subject: Pick<Descriptor, 'mediaType' | 'digest' | 'size'>;
  readonly tombstones: readonly Tombstone[];
}

/** A repository that was asked. */
export interface SurveyedYank {
  readonly destination: Destination;
  readonly told: YankedRepository;
  readonly question: YankQuestion;
  /** The image's own manifest first. */
  readonly subjects: readonly MarkedSubject[];
  readonly problems: readonly ProblemData[];
}

const AT_ONCE = 8;

/**
 * Asks all repositories at once. One that lacks the exact tag may have the image all the same, as one does that images are
 * promoted to: it is known by the digest that another one has.
 */
export async function surveyYanks(
  destinations: readonly Destination[],
  question: YankQuestion,
): Promise<readonly SurveyedYank[]> {
  const first = await Promise.all(destinations.map((one) => surveyYank(one, question)));
  const digest = first.find(({ told }) => told.digest !== null)?.told.digest ?? undefined;
  if (digest === undefined) return first;
  return Promise.all(
    first.map(async (one) =>
      one.told.digest === null && one.problems.length === 0
        ? surveyYank(one.destination, { ...question, digest })
        : one,
    ),
  );
}

/** Asks one repository. */
export async function surveyYank(
  destination: Destination,
  question: YankQuestion,
): Promise<SurveyedYank> {
  const { repository, name, required } = destination;
  const told = { repository: name, tag: null, digest: null, before: null, tags: [] };
  const nothing = { ...told, mark: 'none' as const };
  const none = { destination, question, told: nothing, subjects: [] };
  try {
    await repository.authorize('pull,push');
    const right = await repository.provePush();
    if (!right.ok) throw new Problem([describeRefusal(destination, right)]);
    const found = await findImage(repository, question);
    if (found === undefined) return { ...none, problems: [] };
    const subjects = await listMarked(repository, found.manifest);
    const before = subjects[0] === undefined ? undefined : decideYank(subjects[0].tombstones);
    const isThere = subjects.every(({ tombstones }) => !needsMark(tombstones, question.command));
    const yanked = new Set(subjects.map(({ subject }) => subject.digest));
    const tags = await listYankedTags(repository, question, yanked);
    return {
      destination,
      question,
      subjects,
      told: {
        ...{ repository: name, tag: found.tag, digest: found.manifest.digest, tags },
        mark: isThere ? 'there' : 'write',
        before: before?.because ?? null,
      },
      problems: [],
    };
  } catch (thrown) {
    const problems = toProblems(thrown);
    const shown = required ? problems : asNotices(problems);
    return { ...none, told: { ...nothing, mark: 'unasked' }, problems: shown };
  }
}

/** Whether a manifest needs another tombstone. One that is about some tags only does not yank the version. */
export function needsMark(
  tombstones: readonly Tombstone[],
  command: YankQuestion['command'],
): boolean {
  const isYanked = decideYank(tombstones) !== undefined;
  if (command === 'yank') return !isYanked;
  const tags = new Set(tombstones.flatMap((one) => one.tags ?? []));
  return isYanked || [...tags].some((tag) => decideYank(tombstones, tag) !== undefined);
}

async function findImage(
  repository: Repository,
  { version, digest }: YankQuestion,
): Promise<{ readonly tag: string | null; readonly manifest: Manifest } | undefined> {
  if (digest !== undefined) {
    const manifest = await repository.getManifest(digest);
    return manifest === undefined ? undefined : { tag: null, manifest };
  }
  const text = version.text.replaceAll('+', '-');
  for (const tag of version.hasV ? [`v${text}`, text] : [text, `v${text}`]) {
    const manifest = await repository.getManifest(tag);
    if (manifest === undefined) continue;
    if (version.numbers.length < 3) await refuseSeries(repository, manifest, tag, version);
    return { tag, manifest };
  }
  return undefined;
}

/** `1.2` is a version only if the image says so; otherwise it is the tag of a series. */
async function refuseSeries(
  repository: Repository,
  manifest: Manifest,
  tag: string,
  version: Version,
): Promise<void> {
  const { labels, annotations } = await readWords(repository, manifest);
  const said = { ...labels, ...annotations }['org.opencontainers.image.version'];
  if (said !== undefined && parseVersion(said)?.text === version.text) return;
  const message = `"${repository.repository.name}:${tag}" is the tag of a series, not of one version`;
  throw new Problem([
    error('YANK_VERSION', message, 'Name the whole version: tagship yank 1.2.3.'),
  ]);
}

/** The image and the manifests of its platforms: tags of one platform point at those. */
async function listMarked(
  repository: Repository,
  manifest: Manifest,
): Promise<readonly MarkedSubject[]> {
  const { mediaType, digest, bytes } = manifest;
  const children = readContents(manifest).manifests.filter((one) => !isAttestation(one));
  const subjects = [
    { mediaType, digest, size: bytes.byteLength },
    ...children.map((one) => ({ mediaType: one.mediaType, digest: one.digest, size: one.size })),
  ];
  const each = [...new Map(subjects.map((one) => [one.digest, one])).values()];
  const slots = createSlots(AT_ONCE);
  return Promise.all(
    each.map((subject) =>
      slots.within(async () => {
        const found = await readRecords(repository, subject.digest, YANK_KIND);
        return { subject, tombstones: found.map(({ record }) => record) };
      }),
    ),
  );
}

/** The floating tags that point at the image, and where each goes; none where it is not yanked. */
export async function listYankedTags(
  repository: Repository,
  { command, version, counting }: YankQuestion,
  yanked: ReadonlySet<string>,
): Promise<readonly YankedTag[]> {
  if (command === 'unyank') return [];
  const tags = await listAllTags(repository);
  const slots = createSlots(AT_ONCE);
  const digestOf = (tag: string) =>
    slots.within(async () => (await repository.resolve(tag))?.digest);
  const exact = await keepYanked(listExactNames(version, tags), digestOf, yanked);
  const series = exact.flatMap((one) => listSeriesTags(version, one, tags, counting));
  const first = [...new Map(series.toReversed().map((one) => [one.tag, one])).values()];
  const following = await keepYanked(first, digestOf, yanked);
  const others = tags.filter((tag) => isOtherFloat(tag) && !first.some((one) => one.tag === tag));
  const left = await keepYanked(
    others.map((tag) => ({ tag })),
    digestOf,
    yanked,
  );
  return [
    ...(await Promise.all(following.map((one) => findNext(repository, one, { yanked, digestOf })))),
    ...left.map(({ tag, digest }) => ({
      ...{ tag, action: 'stay' as const, from: digest, ...NOWHERE },
      reason: 'it follows no series of versions',
    })),
  ];
}

/** All that are tags. A float would go to a version that is not the highest, or stay, by a list that is cut. */
async function listAllTags(repository: Repository): Promise<readonly string[]> {
  const { tags, why } = await repository.listTags(TAG_PAGES);
  if (why === undefined) return tags.filter(isTag);
  const { name, host } = repository.repository;
  const message = `the tags of "${name}" cannot be read completely from the list of ${host}, so that it is not known where floating tags go: ${why}.`;
  const hint =
    'Where there are too many, delete some with tagship prune or the tools of the registry first; else check what a proxy in front of it returns.';
  throw new Problem([error('YANK_TOO_MANY', message, hint)]);
}

async function keepYanked<T extends { readonly tag: string }>(
  named: readonly T[],
  digestOf: (tag: string) => Promise<string | undefined>,
  yanked: ReadonlySet<string>,
): Promise<readonly (T & { readonly digest: string })[]> {
  const found = await Promise.all(
    named.map(async (one) => ({ one, digest: await digestOf(one.tag) })),
  );
  return found.flatMap(({ one, digest }) =>
    digest !== undefined && yanked.has(digest) ? [{ ...one, digest }] : [],
  );
}

/** The highest version of the series that has an image here and is not yanked. */
async function findNext(
  repository: Repository,
  { tag, exact, digest: from }: SeriesTag & { readonly digest: string },
  {
    yanked,
    digestOf,
  }: {
    readonly yanked: ReadonlySet<string>;
    readonly digestOf: (tag: string) => Promise<string | undefined>;
  },
): Promise<YankedTag> {
  for (const candidate of exact) {
    const to = await digestOf(candidate.tag);
    if (to === undefined || yanked.has(to)) continue;
    const found = await readRecords(repository, to, YANK_KIND);
    const yank = decideYank(
      found.map(({ record }) => record),
      tag,
    );
    if (yank !== undefined) continue;
    const reason = `${candidate.tag} is the highest version of its series that is not yanked`;
    const toward = { to, toTag: candidate.tag, toVersion: candidate.version };
    return { tag, action: 'move', from, ...toward, reason };
  }
  const reason = 'no other version of its series has an image here';
  return { tag, action: 'stay', from, ...NOWHERE, reason };
}

/** Of a tag that stays. */
const NOWHERE = { to: null, toTag: null, toVersion: null } as const;
