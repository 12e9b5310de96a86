// SPDX-License-Identifier: Apache-2.0
// Merges what legs built into one image in every repository. Builds nothing and writes no tag.
import { hasErrors, notice, Problem, type ProblemData } from '../../problem.ts';
import { isMade } from '../../plan/build/made.ts';
import type { Plan, Target } from '../../plan/plan.ts';
import { readContents } from '../../registry/manifests/contents.ts';
import { readPlatforms } from '../../registry/manifests/platforms.ts';
import { withSubjects } from '../../registry/manifests/subjects.ts';
import type { BlobSource, Manifest, Repository } from '../../registry/registry.ts';
import type { Settings } from '../../settings/settings.ts';
import { settingsForTarget } from '../../settings/targets.ts';
import { version } from '../../version.ts';
import { toProblems, type PushedImage } from '../destination.ts';
import { joinImages, readIndexAnnotations } from '../push/join.ts';
import { toSubjectName } from '../push/cleared.ts';
import { toForm } from '../push/plain-fallback.ts';
import { fromRepository } from '../reuse/carried.ts';
import { copyToAll } from '../reuse/copy.ts';
import { findEarlier } from '../reuse/earlier.ts';
import type { Produced, Production, Surveyed } from '../run.ts';
import { isScanned } from '../scan/scanned.ts';
import { isTested } from '../test/tested.ts';
import { checkRecords, type LegBuild } from './checks.ts';
import { findImage, type PlatformImage } from './images.ts';
import { listLeftToMerge } from './make-record.ts';
import { readLegRecords } from './record-files.ts';
import { identifyRun } from './run-identity.ts';

/** What a merge was given, and what is wrong with it. */
export interface PreparedMerge {
  /** The images of each target, in the order of its platforms. */
  readonly images: ReadonlyMap<Target, readonly PlatformImage[]>;
  /** Under `together: false`: the targets that cannot be merged, while others can. */
  readonly lost: ReadonlyMap<Target, readonly ProblemData[]>;
  readonly problems: readonly ProblemData[];
}

/**
 * Reads the records of `legs` and checks them: against the plan, and for a run that pushes also against the
 * registries. Everything that is wrong is reported together, before anything is written.
 */
export async function prepareMerge(
  legs: string,
  { plan, context }: Pick<Production, 'plan' | 'context'>,
  surveyed: readonly Surveyed[] | undefined,
): Promise<PreparedMerge> {
  const read = await readLegRecords(legs, context.cwd);
  if (!read.ok) return { ...NOTHING, problems: read.problems };
  const { settings } = context;
  const { builds, problems, lost } = checkRecords(read.value, {
    ...{ plan, tool: version, run: identifyRun(context.present ?? plan.facts) },
    exempt: await listExempt(plan, surveyed ?? [], settings),
    isTested: (target) => isTested(target, settings),
    isScanned: (target) => isScanned(target, settings),
    pushes: surveyed !== undefined,
    does: listLeftToMerge(settings),
  });
  if (surveyed === undefined) {
    const all = [...problems, ...[...lost.values()].flat()];
    const done =
      hasErrors(all) || plan.targets.length === 0 ? [] : [describeUnpushed(plan, builds)];
    return { ...NOTHING, problems: [...all, ...done] };
  }
  const pushed = builds.filter(({ image }) => image.digest !== null);
  const found = await Promise.all(
    pushed.map(async (build) => ({ build, ...(await findFor(build, surveyed, plan.facts.sha)) })),
  );
  const ofTarget = plan.targets.map((target) => {
    const own = found.filter(({ build }) => build.target === target);
    const wrong = [...(lost.get(target) ?? []), ...own.flatMap((one) => one.problems)];
    return { target, images: own.flatMap(({ image }) => image ?? []), wrong };
  });
  const images = new Map(ofTarget.map((one) => [one.target, one.images]));
  const failed = ofTarget.filter(({ wrong }) => wrong.length > 0);
  return settings.together || plan.targets.length === 1
    ? { images, lost: new Map(), problems: [...problems, ...failed.flatMap(({ wrong }) => wrong)] }
    : { images, lost: new Map(failed.map(({ target, wrong }) => [target, wrong])), problems };
}

const NOTHING = { images: new Map<never, never>(), lost: new Map<never, never>() };

/**
 * Targets that take no image of legs: those whose image has an exact tag already, so that legs built nothing,
 * those that another program made, and those that get no tag.
 */
async function listExempt(
  { targets, facts }: Plan,
  surveyed: readonly Surveyed[],
  settings: Settings,
): Promise<ReadonlySet<Target>> {
  const found = await Promise.all(
    targets.map(async (target) => {
      if (target.untagged !== undefined || isMade(target.build)) return [target];
      const usable = surveyed.filter((one) => one.usable && one.destination.target === target);
      const own = settingsForTarget(settings, target.name);
      const { earlier } = await findEarlier(usable, own, facts);
      return earlier === undefined ? [] : [target];
    }),
  );
  return new Set(found.flat());
}

async function findFor(
  build: LegBuild,
  surveyed: readonly Surveyed[],
  sha: string,
): Promise<{ readonly image?: PlatformImage; readonly problems: readonly ProblemData[] }> {
  const own = surveyed.filter((one) => one.usable && one.destination.target === build.target);
  const repositories = own.map(({ destination }) => destination.repository);
  if (repositories.length === 0) return { problems: [] }; // preflight says why
  try {
    const found = await findImage(build, repositories, sha);
    return 'image' in found ? { ...found, problems: [] } : { problems: [found.problem] };
  } catch (thrown) {
    return { problems: toProblems(thrown) };
  }
}

function describeUnpushed({ push }: Plan, builds: readonly LegBuild[]): ProblemData {
  const count = new Set(builds.map(({ record }) => record.leg)).size;
  const legs = count === 1 ? '1 leg' : `${count} legs`;
  // A run without the right to push has a notice of its own, which names the registry.
  const why = push.mode === 'push' ? '' : `: ${push.reason}`;
  return notice('MERGE_UNPUSHED', `built by ${legs} and not pushed${why}.`);
}

/**
 * Joins the images of a target's platforms, and copies what a repository lacks. The same images give the digest
 * that a build on one machine would have.
 *
 * @throws Problem if a required destination does not get the image
 */
export async function mergeTarget(
  target: Target,
  usable: readonly Surveyed[],
  images: readonly PlatformImage[],
  { imageOutput = [], mediaTypes }: Settings,
): Promise<Produced> {
  const having = toSource(images.map(({ repositories }) => repositories));
  const { parts, source } = await withoutPlace(target, usable, images, having);
  const annotations = readIndexAnnotations(target.build.argv, imageOutput);
  const manifest = await join(parts, source, annotations);
  const whole = { manifest, ...(await readPlatforms(source, manifest)) };
  const formed = await toForm(whole, source, mediaTypes);
  const copied = await copyToAll(usable, formed.builtImage, formed.source);
  const carried = toCarried(copied.pushedImages, images);
  const legs = Object.fromEntries(images.map(({ platform, by }) => [platform, by]));
  return { target, builtImage: formed.builtImage, ...copied, ...carried, legs, reused: false };
}

/**
 * The images, whose statements name no repository where they go to one that their legs did not know: a leg that was given one
 * repository alone names it. Those that cannot be read as statements were not written by a leg, and stay as they are.
 */
async function withoutPlace(
  target: Target,
  usable: readonly Surveyed[],
  images: readonly PlatformImage[],
  having: BlobSource,
): Promise<{ readonly parts: readonly PlatformImage[]; readonly source: BlobSource }> {
  const to = usable.map(({ destination }) => destination.repository);
  let source = having;
  const parts: PlatformImage[] = [];
  for (const image of images) {
    const isKnown = to.every((one) => image.repositories.includes(one));
    const given = { manifest: image.manifest, source };
    const named = isKnown
      ? given
      : await withSubjects(given, toSubjectName({ target })).catch(keep);
    ({ source } = named ?? given);
    parts.push({ ...image, manifest: (named ?? given).manifest });
  }
  return { parts, source };
}

/** @throws what is no problem of a statement */
function keep(thrown: unknown): undefined {
  const isOfStatement = ({ code }: ProblemData) => code === 'BUILD_ATTESTATION_INVALID';
  if (!(thrown instanceof Problem) || !thrown.problems.every(isOfStatement)) throw thrown;
}

/**
 * What others have attached to the image of a platform goes along to a repository that got it only now. A merge that was killed
 * meanwhile leaves a plain manifest there as if the leg had pushed it, so those are always looked after.
 */
function toCarried(
  pushedImages: readonly PushedImage[],
  images: readonly PlatformImage[],
): Pick<Produced, 'copied'> {
  const to = pushedImages
    .map(({ destination }) => destination)
    .filter(({ repository }) =>
      images.some(
        ({ manifest, repositories }) =>
          repositories.some((one) => one !== repository) &&
          !(repositories.includes(repository) && readContents(manifest).isIndex),
      ),
    );
  if (to.length === 0) return {};
  const sources = [...new Set(images.flatMap(({ repositories }) => repositories))];
  return { copied: { sources: sources.map(fromRepository), to } };
}

/** One platform that is a plain manifest stays one, as if it was built here. */
async function join(
  images: readonly PlatformImage[],
  source: BlobSource,
  annotations: ReturnType<typeof readIndexAnnotations>,
): Promise<Manifest> {
  const [only, ...others] = images;
  if (only !== undefined && others.length === 0 && !readContents(only.manifest).isIndex) {
    return only.manifest;
  }
  const parts = images.map(({ manifest, platform }) => ({ ...manifest, platform }));
  return joinImages(parts, source, annotations);
}

/** A source that has all images: a repository with all of them, else several, which are asked in turn. */
function toSource(having: readonly (readonly Repository[])[]): BlobSource {
  const all = [...new Set(having.flat())];
  const whole = all.find((one) => having.every((some) => some.includes(one)));
  if (whole !== undefined) return whole;
  const readAny = async <T>(
    holds: (one: Repository) => Promise<boolean>,
    read: (one: Repository) => Promise<T>,
  ): Promise<T> => {
    for (const one of all.slice(0, -1)) if (await holds(one)) return read(one);
    const last = all.at(-1);
    if (last === undefined) throw new Error('a merge without images');
    return read(last); // its answer says what is missing
  };
  return {
    openBlob: (blob) =>
      readAny(
        (one) => one.hasBlob(blob.digest),
        (one) => one.openBlob(blob),
      ),
    readManifest: (digest) =>
      readAny(
        async (one) => (await one.resolve(digest)) !== undefined,
        (one) => one.readManifest(digest),
      ),
  };
}
