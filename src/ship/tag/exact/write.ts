// SPDX-License-Identifier: Apache-2.0
// Writes exact tags.
import type { PlannedTag } from '../../../plan/plan.ts';
import { error, Problem, type ProblemData } from '../../../problem.ts';
import type { Descriptor } from '../../../registry/registry.ts';
import type { Settings } from '../../../settings/settings.ts';
import {
  decideExact,
  decideLongerName,
  describeDifference,
  type ExactDecision,
  type Ours,
} from './decide.ts';
import type { BegunTag, TagHistory } from '../../history/history.ts';
import type { TagJournal } from '../../record/journal.ts';
import { identify, revisionOf } from '../../reuse/revision.ts';
import {
  digestFor,
  listExact,
  manifestFor,
  asNotices,
  toImage,
  toProblems,
  toReference,
  type TagResult,
  type PushedImage,
  type Destination,
} from '../../destination.ts';
import { adoptImage, listLeftTags } from './adopt.ts';
import {
  WRITTEN_BY_OTHER,
  type ExactOutcome,
  type ExactTagState,
  type FirstImage,
} from './state.ts';
import { omitUndefined } from '../../../omit-undefined.ts';

/** What writing exact tags depends on. */
export interface ExactOptions {
  /** The commit that is built. */
  readonly sha: string;
  readonly onExisting: Settings['onExisting'];
  readonly journal: TagJournal;
  /** Records which tags are about to be replaced, in a run with a history. */
  readonly begin?: TagHistory['begin'];
}

/**
 * Writes the exact tags of a destination, all at once. Every tag is read again right before it is
 * written: a build takes minutes, and another run of the same commit may have been first. Then
 * that run's image counts here, too, so that an exact tag never changes. `findFirst` tells whether it was so in another destination.
 */
export async function tagExact(
  pushedImage: PushedImage,
  options: ExactOptions,
  reading = readExactTags(pushedImage, options),
  findFirst: () => Promise<FirstImage | undefined> = () => Promise.resolve(undefined),
): Promise<ExactOutcome> {
  try {
    const states = await reading;
    const first = await findFirst();
    const adopted = await adoptImage(pushedImage, states, first);
    // A platform's manifest is not written while an index that refers to it is: Distribution treats
    // a manifest that is being written as missing.
    const isPart = ({ planned }: ExactTagState) => planned.platform !== undefined;
    const whole = states.filter((snapshot) => !isPart(snapshot));
    await options.begin?.(states.flatMap((snapshot) => toBegun(adopted, snapshot)));
    const write = (snapshot: ExactTagState) => writeExact(adopted, snapshot, options);
    const tagResults = [
      ...(await Promise.all(whole.map(write))),
      ...(await Promise.all(states.filter(isPart).map(write))),
    ];
    return {
      pushedImage: adopted,
      tagResults,
      problems: tagResults.flatMap(({ problem }) => problem ?? []),
      left: listLeftTags(adopted, states),
      fixed: new Set(tagResults.filter(isTaken).map(({ planned: { tag } }) => tag)),
    };
  } catch (thrown) {
    const outcome = failAll(pushedImage, toProblems(thrown));
    outcome.tagResults.forEach(options.journal.note);
    return outcome;
  }
}

/**
 * The destination's exact tags under their names there: `sha-<12>` instead of a `sha-<7>` that
 * another commit has.
 */
export async function nameExact(
  destination: Destination,
  planned: PlannedTag,
  revision: string,
): Promise<{ readonly planned: PlannedTag; readonly there: Descriptor | undefined }> {
  const there = await destination.repository.resolve(planned.tag);
  if (there === undefined || !planned.tag.includes(`sha-${revision.slice(0, 7)}`)) {
    return { planned, there };
  }
  const { target } = destination;
  const depth = target.build.inputs === undefined ? 'origin' : 'recipe';
  const here = await destination.readIdentity(there.digest, depth);
  if (describeDifference(here, identify(target, revision)) === undefined) return { planned, there };
  const longer = decideLongerName(planned.tag, revision, here);
  if (longer === undefined) return { planned, there };
  const renamed = { ...planned, tag: longer, reason: `${planned.tag} is another commit's` };
  return { planned: renamed, there: await destination.repository.resolve(longer) };
}

/** What a destination's exact tags point at. */
export type ExactTags = readonly Awaited<ReturnType<typeof nameExact>>[];

/** Asks for all exact tags of a destination at once. */
export async function nameExactTags(destination: Destination, sha: string): Promise<ExactTags> {
  const revision = revisionOf(destination.target, sha);
  return Promise.all(listExact(destination).map((tag) => nameExact(destination, tag, revision)));
}

/**
 * Reads a destination's exact tags, right before they are written; `asked` is what was asked for already
 * since the image is there.
 */
export async function readExactTags(
  pushedImage: PushedImage,
  options: Omit<ExactOptions, 'journal'>,
  asked?: Promise<ExactTags>,
): Promise<readonly ExactTagState[]> {
  const { destination, builtImage } = pushedImage;
  const again = () => nameExactTags(destination, options.sha);
  const decide = (tags: ExactTags) =>
    Promise.all(
      tags.map(async ({ planned, there }) => {
        const run = { ...options, digest: digestFor(builtImage, planned) };
        return { planned, there, decision: await decideHere(pushedImage, planned, there, run) };
      }),
    );
  const states = await decide(await (asked?.catch(again) ?? again()));
  return isBehind(states) ? decide(await again()) : states;
}

/** Whether a tag of one platform is another run's, which writes those last, and the tags of the whole image were asked for before. */
function isBehind(states: readonly ExactTagState[]): boolean {
  const whole = states.filter(({ planned }) => planned.platform === undefined);
  const isNew = whole.length > 0 && whole.every(({ there }) => there === undefined);
  return isNew && states.some(({ decision }) => decision.action === 'reuse');
}

async function decideHere(
  { destination }: PushedImage,
  planned: PlannedTag,
  there: Descriptor | undefined,
  run: Omit<ExactOptions, 'journal'> & { readonly digest: string | undefined },
): Promise<ExactDecision> {
  const ours: Ours = {
    ...identify(destination.target, run.sha),
    ...omitUndefined({ digest: run.digest }),
  };
  const same = there === undefined || there.digest === run.digest;
  const here = same ? there : await destination.readIdentity(there.digest, 'recipe');
  const reference = toReference(destination, planned.tag);
  return decideExact({ reference, ours, here, onExisting: run.onExisting });
}

/** A tag that is taken from another image. One that is created comes from nowhere. */
function toBegun(
  { destination, builtImage }: PushedImage,
  { planned, there, decision }: ExactTagState,
): readonly BegunTag[] {
  const digest = digestFor(builtImage, planned);
  if (decision.action !== 'replace' || there === undefined || digest === undefined) return [];
  const { tag, kind } = planned;
  return [{ destination, digest, tag, kind, from: there.digest, reason: decision.reason }];
}

async function writeExact(
  pushedImage: PushedImage,
  snapshot: ExactTagState,
  options: ExactOptions,
): Promise<TagResult> {
  const tagResults = await writeOne(pushedImage, snapshot, options);
  options.journal.note(tagResults);
  return tagResults;
}

async function writeOne(
  pushedImage: PushedImage,
  snapshot: ExactTagState,
  options: ExactOptions,
): Promise<TagResult> {
  const { destination } = pushedImage;
  const { planned, there, decision } = snapshot;
  const from = there?.digest ?? null;
  if (decision.action === 'refuse') return failTag(destination, planned, from, [decision.problem]);
  if (from !== null && decision.action !== 'replace') {
    const { reason } = decision;
    const image = toImage(destination, planned, { action: 'kept', digest: from, from, reason });
    return { destination, planned, image, expected: from };
  }
  try {
    const manifest = await manifestFor(pushedImage, planned);
    await options.journal.write({ destination, planned, from }, manifest);
    return toWritten(destination, snapshot, manifest.digest);
  } catch (thrown) {
    return afterFailure(pushedImage, snapshot, options, thrown);
  }
}

/** A tag whose write failed, by what it points at now. */
async function afterFailure(
  pushedImage: PushedImage,
  snapshot: ExactTagState,
  options: ExactOptions,
  thrown: unknown,
): Promise<TagResult> {
  const { destination, builtImage } = pushedImage;
  const { planned, there } = snapshot;
  const failed = failTag(destination, planned, there?.digest ?? null, toProblems(thrown));
  const wanted = digestFor(builtImage, planned);
  if (wanted === undefined) return failed;
  const seen = await peek(destination, planned.tag);
  // A lost answer looks like a refusal, if a tag cannot be written twice.
  if (seen?.digest === wanted) return toWritten(destination, snapshot, wanted);
  if (!isImmutable(thrown) || there !== undefined || seen === undefined) return failed;
  const run = { ...options, digest: wanted };
  const decision = await decideHere(pushedImage, planned, seen, run);
  return decision.action === 'reuse'
    ? toTaken(destination, planned, { digest: decision.digest, expected: wanted })
    : failed;
}

/** Another run of the same commit has written the tag since it was read, and it cannot be written twice. */
function toTaken(
  destination: Destination,
  planned: PlannedTag,
  { digest, expected }: { readonly digest: string; readonly expected: string },
): TagResult {
  const kept = { action: 'kept', digest, from: null, reason: WRITTEN_BY_OTHER } as const;
  return { destination, planned, image: toImage(destination, planned, kept), expected };
}

function isTaken({ image, expected }: TagResult): boolean {
  return image.action === 'kept' && image.digest !== expected;
}

function toWritten(
  destination: Destination,
  { planned, there, decision }: ExactTagState,
  digest: string,
): TagResult {
  const from = there?.digest ?? null;
  const isNew = from === null || decision.action === 'refuse';
  const outcome = isNew
    ? { action: 'created' as const, reason: planned.reason }
    : { action: 'replaced' as const, reason: decision.reason };
  const image = toImage(destination, planned, { ...outcome, digest, from });
  return { destination, planned, image, expected: digest };
}

/** What a tag points at, if the registry answers after an earlier failure. */
async function peek(destination: Destination, tag: string): Promise<Descriptor | undefined> {
  try {
    return await destination.repository.resolve(tag);
  } catch (thrown) {
    toProblems(thrown);
    return undefined;
  }
}

/** A refused write does not tell what is there: `from` stays in the receipt until it is read back. */
function failTag(
  destination: Destination,
  planned: PlannedTag,
  from: string | null,
  problems: readonly ProblemData[],
): TagResult {
  const [problem] = destination.required ? problems : asNotices(problems);
  const reason = problem?.message ?? 'the registry refused it';
  const image = toImage(destination, planned, { action: 'failed', digest: from, from, reason });
  return { destination, planned, image, ...omitUndefined({ problem }) };
}

function failAll(pushedImage: PushedImage, problems: readonly ProblemData[]): ExactOutcome {
  const { destination } = pushedImage;
  const known =
    problems.length > 0
      ? problems
      : [error('TAG_FAILED', `"${destination.name}" could not be read.`)];
  const tagResults = listExact(destination).map((planned) =>
    failTag(destination, planned, null, known),
  );
  return { pushedImage, tagResults, problems: destination.required ? known : asNotices(known) };
}

/** Whether all exact tags of a destination point at the right image. */
export function holdsExact({ tagResults }: ExactOutcome): boolean {
  return tagResults.every(({ image }) => image.action !== 'failed');
}

/** Whether a registry refused to write a tag because it does not allow tags to be overwritten. */
export function isImmutable(thrown: unknown): thrown is Problem {
  return (
    thrown instanceof Problem &&
    thrown.problems.some(({ code }) => code === 'REGISTRY_TAG_IMMUTABLE')
  );
}
