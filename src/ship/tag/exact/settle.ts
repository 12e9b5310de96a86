// SPDX-License-Identifier: Apache-2.0
// Two runs of one commit wrote its exact tags at the same time: gives each tag one image everywhere.
import { error, type ProblemData } from '../../../problem.ts';
import { omitUndefined } from '../../../omit-undefined.ts';
import {
  asNotices,
  digestFor,
  manifestFor,
  toProblems,
  type Destination,
  type PushedImage,
  type TagResult,
} from '../../destination.ts';
import { readImage } from '../../push/image.ts';
import type { TagJournal } from '../../record/journal.ts';
import { comparePushed } from './adopt.ts';
import { readExactAgain } from './confirm.ts';
import { placeImage } from './place.ts';
import { isRival, WRITTEN_BY_OTHER, type ExactOutcome, type FirstImage } from './state.ts';
import { isImmutable } from './write.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Waiting } from '../../verify/verify.ts';

/** What is needed to give tags one image. */
export interface SettleContext {
  readonly waiting: Omit<Waiting, 'snapshot'>;
  readonly newSnapshot: () => Snapshot;
  readonly journal: TagJournal;
  /** What this run pushed. */
  readonly built: ReadonlyMap<Destination, PushedImage>;
}

/** The exact tags, and what was read since the last of them was written; no snapshot if there was nothing to do. */
export interface Settled {
  readonly exact: readonly ExactOutcome[];
  readonly snapshot?: Snapshot;
}

/** The limit of rounds; each one means that yet another run wrote one of the tags. */
const ROUNDS = 10;

/**
 * Gives each exact tag that another run of the same commit wrote as well one image in all destinations. Registries have no
 * compare-and-set, so each of two runs may be the last in one of them. Both apply one rule: what a tag has in the first destination,
 * it gets in all others; there, it is left as it is. What one run writes is read back until all destinations have the same, so that
 * the last of them to write anything sees all.
 *
 * Destinations where a tag cannot be written again count before the first.
 */
export async function settleExact(
  outcomes: readonly ExactOutcome[],
  context: SettleContext,
): Promise<Settled> {
  let current = outcomes;
  let snapshot: Snapshot | undefined;
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = await alignAll(current, context);
    if (next.every((one, at) => one === current[at])) {
      return { exact: current, ...omitUndefined({ snapshot }) };
    }
    snapshot = context.newSnapshot();
    const reading = { ...context.waiting, journal: context.journal, snapshot };
    current = await Promise.all(next.map((one) => readExactAgain(one, reading)));
  }
  return { exact: current.map((one) => giveUp(one, context)), ...omitUndefined({ snapshot }) };
}

/** Each target by itself; an outcome that needs nothing is returned as it was. */
async function alignAll(
  outcomes: readonly ExactOutcome[],
  context: SettleContext,
): Promise<readonly ExactOutcome[]> {
  const targets = new Set(outcomes.map(({ pushedImage }) => pushedImage.destination.target));
  const aligned = new Map<ExactOutcome, ExactOutcome>();
  for (const target of targets) {
    const own = outcomes.filter(({ pushedImage }) => pushedImage.destination.target === target);
    const after = await alignTarget(own, context);
    own.forEach((one, at) => aligned.set(one, after[at] ?? one));
  }
  return outcomes.map((one) => aligned.get(one) ?? one);
}

async function alignTarget(
  outcomes: readonly ExactOutcome[],
  context: SettleContext,
): Promise<readonly ExactOutcome[]> {
  let current = outcomes;
  for (const tag of listContested(outcomes)) {
    const first = findFirst(current, tag);
    if (first === undefined) continue;
    current = await Promise.all(current.map((one) => alignTag(one, tag, first, context)));
  }
  const isSame = current.every((one, at) => one === outcomes[at]);
  if (isSame && !current.some(({ tagResults }) => tagResults.some(isRival))) return outcomes;
  return Promise.all(current.map((one) => followWhole(one, context)));
}

/** The tags of whole images that another run wrote, or that cannot be written. */
function listContested(outcomes: readonly ExactOutcome[]): ReadonlySet<string> {
  return new Set(
    outcomes.flatMap(({ tagResults, fixed }) =>
      tagResults
        .filter(({ planned }) => planned.platform === undefined)
        .filter((one) => isRival(one) || fixed?.has(one.planned.tag) === true)
        .map(({ planned }) => planned.tag),
    ),
  );
}

/** What a tag has in the first of the destinations that share it. */
function findFirst(outcomes: readonly ExactOutcome[], tag: string): FirstImage | undefined {
  const isFixed = ({ fixed }: ExactOutcome) => fixed?.has(tag) === true;
  const [first] = outcomes
    .filter((one) => findResult(one, tag) !== undefined)
    .toSorted(
      (one, other) =>
        Number(isFixed(other)) - Number(isFixed(one)) ||
        comparePushed(one.pushedImage, other.pushedImage),
    );
  const digest = first === undefined ? undefined : findResult(first, tag)?.image.digest;
  return first === undefined || digest === null || digest === undefined
    ? undefined
    : { source: first.pushedImage.destination, digest };
}

/** The result of a tag that is to be the same everywhere: not one that failed, or that was found with another image and still has it. */
function findResult({ tagResults, left }: ExactOutcome, tag: string): TagResult | undefined {
  return tagResults.find(
    (one) =>
      one.planned.tag === tag &&
      one.expected !== undefined &&
      one.image.digest !== null &&
      one.image.action !== 'failed' &&
      (left?.has(tag) !== true || isRival(one)),
  );
}

async function alignTag(
  outcome: ExactOutcome,
  tag: string,
  first: FirstImage,
  context: SettleContext,
): Promise<ExactOutcome> {
  const result = findResult(outcome, tag);
  if (result === undefined) return outcome;
  const { destination, planned, image } = result;
  if (image.digest === first.digest) return agree(outcome, result, first.digest, context);
  const isFixed = outcome.fixed?.has(tag) === true;
  try {
    const { manifest } = (await place(outcome, first, context)).builtImage;
    const { digest } = manifest;
    // Where a host accepts no index, the same image has another digest.
    if (digest === image.digest) return agree(outcome, result, digest, context);
    if (isFixed) return fail(outcome, result, [describeSplit(result, first)], context);
    await context.journal.write({ destination, planned, from: image.from }, manifest);
    return agree(outcome, result, digest, context);
  } catch (thrown) {
    const problems = toProblems(thrown);
    return isImmutable(thrown)
      ? { ...outcome, fixed: new Set([...(outcome.fixed ?? []), tag]) }
      : fail(outcome, result, problems, context);
  }
}

/** The destination with an image: this run's, that of its other tags, or another run's. */
async function place(
  { pushedImage }: ExactOutcome,
  first: FirstImage,
  { built }: SettleContext,
): Promise<PushedImage> {
  const own = built.get(pushedImage.destination);
  return own?.builtImage.manifest.digest === first.digest ? own : placeImage(pushedImage, first);
}

/** The tag has this image now, and is expected to keep it. */
function agree(
  outcome: ExactOutcome,
  result: TagResult,
  digest: string,
  context: SettleContext,
): ExactOutcome {
  const { destination, planned, image } = result;
  const isKnown = image.digest === digest && result.expected === digest;
  if (isKnown && result.problem === undefined) return outcome;
  const own = context.built.get(destination);
  const isOwn = own !== undefined && digestFor(own.builtImage, planned) === digest;
  const written = image.from === null ? ('created' as const) : ('replaced' as const);
  const line = isOwn
    ? { action: image.from === digest ? ('kept' as const) : written, reason: planned.reason }
    : { action: 'kept' as const, reason: WRITTEN_BY_OTHER, ...keptFrom(image.from, digest) };
  const agreed = { destination, planned, image: { ...image, ...line, digest }, expected: digest };
  return put(outcome, result, agreed, context);
}

/** A tag that was in place has not moved by this run: what it had before does not tell that a write was lost. */
function keptFrom(from: string | null, digest: string): { readonly from: string | null } {
  return { from: from === null ? null : digest };
}

function fail(
  outcome: ExactOutcome,
  result: TagResult,
  found: readonly ProblemData[],
  context: SettleContext,
): ExactOutcome {
  const { destination, planned, image } = result;
  const problems = destination.required ? found : asNotices(found);
  const [problem] = problems;
  const reason = problem?.message ?? image.reason;
  const failed = { ...image, action: 'failed' as const, reason };
  const line = { destination, planned, image: failed, ...omitUndefined({ problem }) };
  const after = put(outcome, result, line, context);
  return { ...after, problems: [...after.problems, ...problems] };
}

function put(
  outcome: ExactOutcome,
  before: TagResult,
  after: TagResult,
  { journal }: SettleContext,
): ExactOutcome {
  journal.note(after);
  const tagResults = outcome.tagResults.map((one) => (one === before ? after : one));
  return { ...outcome, tagResults };
}

/** Has the image for floating tags, and the tags of single platforms, follow the first tag of the whole image. */
async function followWhole(outcome: ExactOutcome, context: SettleContext): Promise<ExactOutcome> {
  const [whole] = outcome.tagResults
    .filter(({ planned }) => planned.platform === undefined)
    .flatMap(({ planned }) => findResult(outcome, planned.tag) ?? []);
  if (whole === undefined) return outcome;
  try {
    let current = await follow(outcome, whole.image.digest);
    for (const { planned } of outcome.tagResults) {
      if (planned.platform !== undefined) current = await alignPart(current, planned.tag, context);
    }
    return current;
  } catch (thrown) {
    return fail(outcome, whole, toProblems(thrown), context);
  }
}

async function follow(outcome: ExactOutcome, digest: string | null): Promise<ExactOutcome> {
  const { destination, builtImage } = outcome.pushedImage;
  if (digest === null || builtImage.manifest.digest === digest) return outcome;
  const image = await readImage(destination.repository, digest);
  return { ...outcome, pushedImage: { destination, builtImage: image } };
}

async function alignPart(
  outcome: ExactOutcome,
  tag: string,
  context: SettleContext,
): Promise<ExactOutcome> {
  const result = findResult(outcome, tag);
  if (result === undefined) return outcome;
  const { destination, planned, image } = result;
  const digest = digestFor(outcome.pushedImage.builtImage, planned);
  if (digest === undefined) return outcome;
  try {
    if (digest !== image.digest) {
      const manifest = await manifestFor(outcome.pushedImage, planned);
      await context.journal.write({ destination, planned, from: image.from }, manifest);
    }
    return agree(outcome, result, digest, context);
  } catch (thrown) {
    return fail(outcome, result, toProblems(thrown), context);
  }
}

/** Ends with a problem for each tag that other runs have still not left alone. */
function giveUp(outcome: ExactOutcome, context: SettleContext): ExactOutcome {
  const rivals = outcome.tagResults.filter(isRival);
  return rivals.reduce((current, result) => {
    const { pushedImage } = outcome;
    const digest = result.expected ?? '';
    const split = describeSplit(result, { source: pushedImage.destination, digest });
    return fail(current, result, [split], context);
  }, outcome);
}

function describeSplit({ destination, image }: TagResult, first: FirstImage): ProblemData {
  const { host } = destination.repository.repository;
  const where =
    first.source === destination
      ? `should be ${first.digest}`
      : `is ${first.digest} in "${first.source.name}"`;
  return error(
    'TAG_SPLIT',
    `"${image.reference}" is ${image.digest ?? 'absent'}, but ${where}: another run of this commit writes this tag at the same time, and it could not be given one image everywhere.`,
    `Let the CI system run one at a time. Where ${host} does not let tags be written again, delete this tag there. Then run it again.`,
  );
}
