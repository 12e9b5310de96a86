// SPDX-License-Identifier: Apache-2.0
// What happened to the tags of a reference, by the records in its repository. Writes nothing.
import { isTag, parseRepository } from '../../plan/reference/references.ts';
import { error, notice, Problem, type ProblemData } from '../../problem.ts';
import { TAG_PAGES } from '../../registry/limits.ts';
import { createSlots } from '../../registry/http/pause.ts';
import type { RegistryClient, Repository } from '../../registry/registry.ts';
import { isOtherFloat } from '../yank/series.ts';
import { readTagHistory } from './read.ts';
import { explainMoves, resolveMoves, sortMoves, type LoggedMove } from './timeline.ts';

/** The history of a reference. Holds no secret, no function and no Date. */
export interface TagLog {
  readonly schemaVersion: 1;
  readonly kind: 'tagship/log';
  /** `ghcr.io/acme/app` */
  readonly repository: string;
  /** The tag that was asked for; null for all tags. */
  readonly tag: string | null;
  /** What the tags point at now. */
  readonly current: Readonly<Record<string, string>>;
  /** The latest first. */
  readonly moves: readonly LoggedMove[];
  readonly problems: readonly ProblemData[];
}

/** Tags whose images are read, where no tag is named. */
const MOST_TAGS = 200;
const AT_ONCE = 8;

/**
 * The history of `ghcr.io/acme/app:latest`, or of all floating tags of `ghcr.io/acme/app`, since a time.
 *
 * @throws Problem LOG_REFERENCE, LOG_MISSING, and those of registries
 */
export async function readLog(
  reference: string,
  { sinceMs }: { readonly sinceMs?: number },
  registries: RegistryClient,
): Promise<TagLog> {
  const { name, tag } = parseLogReference(reference);
  const parsed = parseRepository(name);
  if (!parsed.ok) throw new Problem(parsed.problems);
  const repository = registries.open(parsed.value);
  const { current, isCut: isShort } = await readCurrent(repository, tag);
  if (tag !== undefined && current.size === 0) throw describeMissing(reference);
  const range = {
    ...(tag === undefined ? {} : { tag }),
    ...(sinceMs === undefined ? {} : { sinceMs }),
  };
  const from = [...new Set(current.values())];
  const { entries, isCut } = await readTagHistory(repository, from, range);
  const moves = [...new Set(entries.map((entry) => entry.tag))].flatMap((one) => {
    const own = entries.filter((entry) => entry.tag === one);
    return explainMoves(resolveMoves(own, current.get(one)), current.get(one));
  });
  return {
    schemaVersion: 1,
    kind: 'tagship/log',
    repository: repository.repository.name,
    tag: tag ?? null,
    current: Object.fromEntries(current),
    moves: sortMoves(moves),
    problems: [
      ...(isCut || isShort ? [describeCut(reference)] : []),
      ...(moves.length === 0 ? [describeNothing(reference, sinceMs, current)] : []),
    ],
  };
}

/** `ghcr.io/acme/app:latest`: repository and tag; no tag of a repository alone. */
function parseLogReference(reference: string): {
  readonly name: string;
  readonly tag: string | undefined;
} {
  const [, name, tag] = /^([^@]+?)(?::([^:/@]+))?$/.exec(reference) ?? [];
  if (name !== undefined && (tag === undefined || isTag(tag))) return { name, tag };
  throw new Problem([
    error(
      'LOG_REFERENCE',
      `invalid reference ${JSON.stringify(reference.slice(0, 200))}: not a repository or a tag of one`,
      'Write ghcr.io/acme/app:latest, or ghcr.io/acme/app for all its tags.',
    ),
  ]);
}

interface Current {
  readonly current: ReadonlyMap<string, string>;
  readonly isCut: boolean;
}

/** What a tag points at now; of a repository all tags but those that list what refers to a digest. */
async function readCurrent(repository: Repository, tag: string | undefined): Promise<Current> {
  const all =
    tag === undefined ? await repository.listTags(TAG_PAGES) : { tags: [tag], complete: true };
  const own = all.tags.filter((one) => isTag(one) && !/^sha256-[0-9a-f]{64}/.test(one));
  // What moves comes first: of a thousand tags of commits and versions there is nothing to tell.
  const tags = [...own.filter(isOtherFloat), ...own.filter((one) => !isOtherFloat(one)).reverse()];
  const slots = createSlots(AT_ONCE);
  const found = await Promise.all(
    tags.slice(0, MOST_TAGS).map((one) =>
      slots.within(async () => {
        const there = await repository.resolve(one);
        return there === undefined ? [] : [[one, there.digest] as const];
      }),
    ),
  );
  return { current: new Map(found.flat()), isCut: !all.complete || tags.length > MOST_TAGS };
}

function describeMissing(reference: string): Problem {
  const message = `"${reference}" does not exist.`;
  const hint = 'Check the name, and that this login may read the repository.';
  return new Problem([error('LOG_MISSING', message, hint)]);
}

function describeCut(reference: string): ProblemData {
  const message = `not all of the history of "${reference}" was read: it is too long.`;
  return notice('LOG_CUT', message, 'Name one tag, or the time with --since 7d.');
}

/** Many registries answer for a repository that does not exist as for one without tags. */
function describeEmpty(reference: string): ProblemData {
  const message = `"${reference}" has no tags: nothing was pushed to it, or the name is wrong.`;
  return notice('LOG_EMPTY', message, 'Check the name, and that this login may read it.');
}

function describeNothing(
  reference: string,
  sinceMs: number | undefined,
  { size }: Current['current'],
): ProblemData {
  if (size === 0) return describeEmpty(reference);
  const when = sinceMs === undefined ? '' : ' in this time';
  return notice(
    'LOG_EMPTY',
    `nothing is recorded of "${reference}"${when}.`,
    'Runs record what they do with the setting history: true.',
  );
}
