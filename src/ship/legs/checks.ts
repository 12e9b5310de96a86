// SPDX-License-Identifier: Apache-2.0
// Holds the records of legs against the plan, before any registry is asked for their images. Pure.
import type { Plan, Target } from '../../plan/plan.ts';
import { error, type ProblemData } from '../../problem.ts';
import { toPlatform } from '../platform.ts';
import type { LeftToMerge, LegImage, LegRecord } from '../record/receipt.ts';
import { recipeOf, revisionOf } from '../reuse/revision.ts';
import type { RunIdentity } from './run-identity.ts';

/** What the records must agree with. */
export interface Merge {
  readonly plan: Pick<Plan, 'targets' | 'facts' | 'tool'>;
  readonly run: RunIdentity;
  /** The version of this program. */
  readonly tool: string;
  /** Whether a target has a test, which the legs run. */
  readonly isTested: (target: Target) => boolean;
  /** Whether a target is scanned, which the legs do. */
  readonly isScanned: (target: Target) => boolean;
  readonly pushes: boolean;
  /** What of the settings that legs leave to it this run does. */
  readonly does: readonly LeftToMerge[];
  /** Targets that need no image of a leg: those that are published already, and those that get no tag. */
  readonly exempt: ReadonlySet<Target>;
}

/** The image of one platform of a target that a leg built. */
export interface LegBuild {
  readonly target: Target;
  /** As the plan has it. */
  readonly platform: string;
  readonly record: LegRecord;
  readonly image: LegImage;
}

/** The images to merge, in the order of the plan, and everything that is wrong. */
export interface CheckedRecords {
  readonly builds: readonly LegBuild[];
  /** Of records as a whole, and of images that are not planned. */
  readonly problems: readonly ProblemData[];
  /** Of one target each. */
  readonly lost: ReadonlyMap<Target, readonly ProblemData[]>;
}

/**
 * Whether the records are those of this run's legs, and complete. Of several attempts up to this one
 * the highest counts.
 *
 * | code                    | when                                                                      |
 * | ----------------------- | ------------------------------------------------------------------------- |
 * | MERGE_OTHER_RUN         | a leg belongs to another run                                              |
 * | MERGE_LATER_ATTEMPT     | a leg belongs to a later attempt of the run                               |
 * | MERGE_OTHER_TOOL        | a leg was built by another version of the program                         |
 * | MERGE_OTHER_BUILD       | it built another commit, version or recipe                                |
 * | MERGE_PLATFORM_UNPLANNED | it built a target or platform that is not planned                        |
 * | MERGE_UNTESTED          | it did not run the test                                                   |
 * | MERGE_UNSCANNED         | it did not scan the image                                                 |
 * | MERGE_UNSIGNED          | it was asked for a signature or attestation, and this run makes none      |
 * | MERGE_LEG_TWICE         | two legs of one attempt built the same platform                           |
 * | MERGE_LEG_UNPUSHED      | it pushed nothing, and this run pushes                                    |
 * | MERGE_LEG_MISSING       | no leg, also none of the above, built a platform                          |
 */
export function checkRecords(records: readonly LegRecord[], merge: Merge): CheckedRecords {
  const foreign = records.flatMap((record) => checkRecord(record, merge));
  const own = records.filter((record) => checkRecord(record, merge).length === 0);
  const images = own.flatMap((record) => record.images.map((image) => ({ record, image })));
  const checked = merge.plan.targets
    .filter((target) => !merge.exempt.has(target))
    .map((target) => ({ target, ...checkTarget(target, images, records, merge) }));
  return {
    builds: checked.flatMap(({ builds }) => builds),
    problems: [...foreign, ...images.flatMap((one) => checkPlanned(one, merge))],
    lost: new Map(
      checked.flatMap(({ target, problems }) =>
        problems.length === 0 ? [] : [[target, problems]],
      ),
    ),
  };
}

function checkTarget(
  target: Target,
  images: readonly RecordedImage[],
  records: readonly LegRecord[],
  merge: Merge,
): { readonly builds: readonly LegBuild[]; readonly problems: readonly ProblemData[] } {
  const chosen = target.platforms.map((platform) => ({
    platform,
    found: choose(images.filter((one) => isOf(one, target, platform))),
  }));
  const own = images.filter((one) => findPlanned(one, merge) === target);
  const missing = chosen.filter(
    ({ platform }) => !records.some((one) => names(one, target, platform)),
  );
  return {
    builds: chosen.flatMap(({ platform, found: [one] }) =>
      one === undefined ? [] : [{ target, platform, ...one }],
    ),
    problems: [
      ...own.flatMap((one) => checkImage(one, target, merge)),
      ...chosen.flatMap(({ platform, found }) => describeTwice(target, platform, found)),
      ...missing.map(({ platform }) =>
        describeMissing(platform, target.name, records.length === 0, merge),
      ),
    ],
  };
}

interface RecordedImage {
  readonly record: LegRecord;
  readonly image: LegImage;
}

function isOf({ image }: RecordedImage, target: Target, platform: string): boolean {
  return image.target === target.name && toPlatform(image.platform) === toPlatform(platform);
}

function names(record: LegRecord, target: Target, platform: string): boolean {
  return record.images.some((image) => isOf({ record, image }, target, platform));
}

/** Those of the highest attempt, of which there should be one. */
function choose(images: readonly RecordedImage[]): readonly RecordedImage[] {
  const last = Math.max(...images.map(({ record }) => record.attempt));
  const latest = images.filter(({ record }) => record.attempt === last);
  return [...new Map(latest.map((one) => [one.image.digest, one])).values()];
}

function checkRecord(record: LegRecord, merge: Merge): readonly ProblemData[] {
  const { leg, run, attempt, tool } = record;
  if (run !== merge.run.run) {
    const message = `leg "${leg}" belongs to another run.`;
    return [error('MERGE_OTHER_RUN', message, 'Pass the records of this run only.')];
  }
  if (attempt > merge.run.attempt) {
    const message = `leg "${leg}" belongs to attempt ${attempt} of the run, and this is attempt ${merge.run.attempt}.`;
    return [error('MERGE_LATER_ATTEMPT', message, 'Run the merge of the latest attempt.')];
  }
  if (tool !== merge.tool) {
    const message = `leg "${leg}" was built by tagship ${tool}, and this is tagship ${merge.tool}.`;
    return [error('MERGE_OTHER_TOOL', message, 'Use one version of tagship in all jobs.')];
  }
  return merge.pushes ? checkLeft(record, merge) : [];
}

/** A key that only the legs are given would sign nothing, and its user would not know. */
function checkLeft({ leg, leaves }: LegRecord, { does }: Merge): readonly ProblemData[] {
  return leaves
    .filter((one) => !does.includes(one))
    .map((one) => {
      const message = `leg "${leg}" has the setting ${one}, which it leaves to the merge, and this run has it not.`;
      const hint = `Give the merge ${one} and what belongs to it, as the key; legs need none of it.`;
      return error('MERGE_UNSIGNED', message, hint);
    });
}

/** The target of an image, if its platform is planned. */
function findPlanned({ image }: RecordedImage, { plan }: Merge): Target | undefined {
  return plan.targets.find(
    ({ name, platforms }) =>
      name === image.target &&
      platforms.some((one) => toPlatform(one) === toPlatform(image.platform)),
  );
}

function checkPlanned(one: RecordedImage, merge: Merge): readonly ProblemData[] {
  if (findPlanned(one, merge) !== undefined) return [];
  const { platform, target } = one.image;
  const message = `leg "${one.record.leg}" built ${platform} of "${target}", which is not planned.`;
  const hint = 'Give all jobs the same platforms, name and targets, in tagship.yml for example.';
  return [error('MERGE_PLATFORM_UNPLANNED', message, hint)];
}

function checkImage(
  { record, image }: RecordedImage,
  target: Target,
  merge: Merge,
): readonly ProblemData[] {
  const { leg } = record;
  return [
    ...checkBuild({ record, image }, target, merge),
    ...(merge.isTested(target) && !image.tested ? [describeUntested(leg, image)] : []),
    ...(merge.isScanned(target) && !image.scanned ? [describeUnscanned(leg, image)] : []),
    ...(merge.pushes && image.digest === null ? [describeUnpushed(leg, image)] : []),
  ];
}

const SAME_BUILD =
  'Give all jobs the same settings. If a {{date}} changed at midnight, use {{commit_date}} instead.';

function checkBuild(
  { record: { leg }, image }: RecordedImage,
  target: Target,
  { plan }: Merge,
): readonly ProblemData[] {
  const revision = revisionOf(target, plan.facts.sha);
  const refuse = (what: string) => [
    error('MERGE_OTHER_BUILD', `leg "${leg}" built ${what}.`, SAME_BUILD),
  ];
  if (image.revision !== revision) {
    const [there, here] = [short(image.revision), short(revision)];
    return refuse(`commit ${there} of "${target.name}", and this run is of commit ${here}`);
  }
  if (image.version !== target.version) {
    const [there, here] = [image.version ?? 'none', target.version ?? 'none'];
    return refuse(`version ${there} of "${target.name}", and the version of this run is ${here}`);
  }
  if (image.recipe === recipeOf(target)) return [];
  return refuse(
    `"${target.name}" with other build args, contexts, file, stage or platforms than this run plans`,
  );
}

function describeUntested(leg: string, { platform, target }: LegImage): ProblemData {
  return error(
    'MERGE_UNTESTED',
    `leg "${leg}" did not test ${platform} of "${target}".`,
    'Give the legs the same setting test as the merge, which does not run it again.',
  );
}

function describeUnscanned(leg: string, { platform, target }: LegImage): ProblemData {
  return error(
    'MERGE_UNSCANNED',
    `leg "${leg}" did not scan ${platform} of "${target}".`,
    'Give the legs the same setting scan as the merge, which does not run it again.',
  );
}

function describeUnpushed(leg: string, { platform, target }: LegImage): ProblemData {
  return error(
    'MERGE_LEG_UNPUSHED',
    `leg "${leg}" built ${platform} of "${target}" and did not push it, and this run pushes.`,
    'Give all jobs the same setting push and the same credentials.',
  );
}

function describeTwice(
  { name }: Target,
  platform: string,
  found: readonly RecordedImage[],
): readonly ProblemData[] {
  const [one, other] = found;
  if (one === undefined || other === undefined) return [];
  const digests = found.map(({ image }) => image.digest ?? 'not pushed').join(', ');
  const message = `two legs of attempt ${one.record.attempt} built ${platform} of "${name}": ${digests}.`;
  return [error('MERGE_LEG_TWICE', message, 'Build each platform in one leg.')];
}

function describeMissing(
  platform: string,
  name: string,
  isAny: boolean,
  { plan }: Merge,
): ProblemData {
  const hints = {
    github: isAny
      ? 'Look for "Skip output" in the logs of the legs: GitHub drops outputs that contain the value of a secret. Otherwise run all jobs again.'
      : 'Run the failed leg again, or add a leg for it to the matrix.',
    gitlab: `Run the failed leg again, or add {LEG: ${platform}, RUNNER: …} to the matrix.`,
  };
  const { ci } = plan.facts;
  const hint = ci === 'github' || ci === 'gitlab' ? hints[ci] : undefined;
  return error(
    'MERGE_LEG_MISSING',
    `missing build for ${platform} of "${name}".`,
    hint ?? `Build it with ship --leg ${platform} and pass its record.`,
  );
}

function short(revision: string): string {
  return revision.slice(0, 8);
}
