// SPDX-License-Identifier: Apache-2.0
// Writes exact tags. Decides nothing by itself; floating tags are another file's.
import type { PlannedTag } from '../../../plan/plan.ts';
import { error, notice, Problem, type ProblemData } from '../../../problem.ts';
import type { Descriptor } from '../../../registry/registry.ts';
import type { Settings } from '../../../settings/settings.ts';
import { decideExact, decideLongerName, type ExactDecision, type Ours } from './decide.ts';
import { readBits } from '../../push/image.ts';
import type { TagJournal } from '../../journal.ts';
import { identify, revisionOf } from '../../reuse/revision.ts';
import {
  digestFor,
  listExact,
  manifestFor,
  soften,
  toImage,
  toProblems,
  toReference,
  type Landed,
  type Landing,
  type Place,
} from '../../destination.ts';
import type { ExactOutcome, Looked } from './state.ts';

/** What giving exact tags depends on. */
export interface ExactOptions {
  /** The commit that is built. */
  readonly sha: string;
  readonly onExisting: Settings['onExisting'];
  readonly journal: TagJournal;
}

/**
 * Gives a place its exact tags, all at once. Every tag is looked at again right before it is
 * written: a build takes minutes, and another run of the same commit may have been first. Then
 * that run's bits count here too, so that an exact tag never changes.
 */
export async function tagExact(
  landing: Landing,
  options: ExactOptions,
  looking = lookAtExact(landing, options),
): Promise<ExactOutcome> {
  try {
    const looks = await looking;
    const first = looks.find(isReuse);
    const adopted = first === undefined ? landing : await adopt(landing, first.decision.digest);
    // A platform's manifest is not written while an index that refers to it is: Distribution takes
    // a manifest that is being written for one that is not there.
    const isPart = ({ planned }: Looked) => planned.platform !== undefined;
    const whole = looks.filter((look) => !isPart(look));
    const write = (look: Looked) => writeExact(adopted, look, options.journal);
    const landed = [
      ...(await Promise.all(whole.map(write))),
      ...(await Promise.all(looks.filter(isPart).map(write))),
    ];
    return {
      landing: adopted,
      landed,
      problems: [
        ...landed.flatMap(({ problem }) => (problem === undefined ? [] : [problem])),
        ...describeAdoption(landing, adopted),
      ],
    };
  } catch (thrown) {
    const outcome = failAll(landing, toProblems(thrown));
    outcome.landed.forEach(options.journal.note);
    return outcome;
  }
}

/**
 * The place's exact tags under the names they get there: `sha-<12>` instead of a `sha-<7>` that
 * another commit holds.
 */
export async function nameExact(
  place: Place,
  planned: PlannedTag,
  revision: string,
): Promise<{ readonly planned: PlannedTag; readonly there: Descriptor | undefined }> {
  const there = await place.repository.resolve(planned.tag);
  if (there === undefined || !planned.tag.includes(`sha-${revision.slice(0, 7)}`)) {
    return { planned, there };
  }
  const longer = decideLongerName(
    planned.tag,
    revision,
    await place.readHolder(there.digest, 'origin'),
  );
  if (longer === undefined) return { planned, there };
  const renamed = { ...planned, tag: longer, reason: `${planned.tag} is another commit's` };
  return { planned: renamed, there: await place.repository.resolve(longer) };
}

/** Looks at a place's exact tags, right before they are written. */
export async function lookAtExact(
  landing: Landing,
  options: Omit<ExactOptions, 'journal'>,
): Promise<readonly Looked[]> {
  const { place, bits } = landing;
  return Promise.all(
    listExact(place).map(async (tag) => {
      const { planned, there } = await nameExact(place, tag, revisionOf(place.target, options.sha));
      const digest = digestFor(bits, planned);
      return {
        planned,
        there,
        decision: await decideHere(landing, planned, there, { ...options, digest }),
      };
    }),
  );
}

async function decideHere(
  { place }: Landing,
  planned: PlannedTag,
  there: Descriptor | undefined,
  run: Omit<ExactOptions, 'journal'> & { readonly digest: string | undefined },
): Promise<ExactDecision> {
  const ours: Ours = {
    ...identify(place.target, run.sha),
    ...(run.digest === undefined ? {} : { digest: run.digest }),
  };
  const same = there === undefined || there.digest === run.digest;
  const here = same ? there : await place.readHolder(there.digest, 'recipe');
  const reference = toReference(place, planned.tag);
  return decideExact({ reference, ours, here, onExisting: run.onExisting });
}

function isReuse(
  look: Looked,
): look is Looked & { readonly decision: { readonly action: 'reuse'; readonly digest: string } } {
  return look.decision.action === 'reuse' && look.planned.platform === undefined;
}

async function adopt({ place }: Landing, digest: string): Promise<Landing> {
  return { place, bits: await readBits(place.repository, digest) };
}

function describeAdoption(before: Landing, after: Landing): readonly ProblemData[] {
  if (before.bits.manifest.digest === after.bits.manifest.digest) return [];
  return [
    notice(
      'TAG_OTHER_BITS',
      `"${after.place.name}" has this commit from another build already: ` +
        `${after.bits.manifest.digest} instead of ${before.bits.manifest.digest}.`,
      'Pull by tag, or by the digest of this repository; the two images come from the same commit and recipe.',
    ),
  ];
}

async function writeExact(landing: Landing, look: Looked, journal: TagJournal): Promise<Landed> {
  const landed = await writeOne(landing, look, journal);
  journal.note(landed);
  return landed;
}

async function writeOne(landing: Landing, look: Looked, journal: TagJournal): Promise<Landed> {
  const { place } = landing;
  const { planned, there, decision } = look;
  const from = there?.digest ?? null;
  if (decision.action === 'refuse') return failTag(place, planned, from, [decision.problem]);
  if (from !== null && decision.action !== 'replace') {
    const { reason } = decision;
    const image = toImage(place, planned, { action: 'kept', digest: from, from, reason });
    return { place, planned, image, expected: from };
  }
  try {
    const manifest = await manifestFor(landing, planned);
    await journal.write({ place, planned, from }, manifest);
    return toWritten(place, look, manifest.digest);
  } catch (thrown) {
    const problems = toProblems(thrown);
    const wanted = digestFor(landing.bits, planned) ?? null;
    // An answer that was lost looks like a refusal, where a tag cannot be written twice.
    return wanted !== null && (await peek(place, planned.tag)) === wanted
      ? toWritten(place, look, wanted)
      : failTag(place, planned, from, problems);
  }
}

function toWritten(place: Place, { planned, there, decision }: Looked, digest: string): Landed {
  const from = there?.digest ?? null;
  const isNew = from === null || decision.action === 'refuse';
  const outcome = isNew
    ? { action: 'created' as const, reason: planned.reason }
    : { action: 'replaced' as const, reason: decision.reason };
  const image = toImage(place, planned, { ...outcome, digest, from });
  return { place, planned, image, expected: digest };
}

/** What a tag points at, as far as the registry says so after it failed before. */
async function peek(place: Place, tag: string): Promise<string | undefined> {
  try {
    return (await place.repository.resolve(tag))?.digest;
  } catch (thrown) {
    toProblems(thrown);
    return undefined;
  }
}

/** A refused write says nothing of what is there: `from` stays in the receipt until it is read back. */
function failTag(
  place: Place,
  planned: PlannedTag,
  from: string | null,
  problems: readonly ProblemData[],
): Landed {
  const [problem] = place.required ? problems : soften(problems);
  const reason = problem?.message ?? 'the registry refused it';
  const image = toImage(place, planned, { action: 'failed', digest: from, from, reason });
  return { place, planned, image, ...(problem === undefined ? {} : { problem }) };
}

function failAll(landing: Landing, problems: readonly ProblemData[]): ExactOutcome {
  const { place } = landing;
  const known =
    problems.length > 0 ? problems : [error('TAG_FAILED', `"${place.name}" could not be read.`)];
  const landed = listExact(place).map((planned) => failTag(place, planned, null, known));
  return { landing, landed, problems: place.required ? known : soften(known) };
}

/** Whether all of a place's exact tags are where they belong. */
export function holdsExact({ landed }: ExactOutcome): boolean {
  return landed.every(({ image }) => image.action !== 'failed');
}

/** Whether a registry refused to write a tag because it lets no tag be written twice. */
export function isImmutable(thrown: unknown): thrown is Problem {
  return (
    thrown instanceof Problem &&
    thrown.problems.some(({ code }) => code === 'REGISTRY_TAG_IMMUTABLE')
  );
}
