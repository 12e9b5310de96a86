// SPDX-License-Identifier: Apache-2.0
// Merges what legs built into one image in every repository. Builds nothing and writes no tag.
import { hasErrors, notice, type ProblemData } from '../../problem.ts';
import type { Plan, Target } from '../../plan/plan.ts';
import { readContents } from '../../registry/manifests/contents.ts';
import { readPlatforms } from '../../registry/manifests/platforms.ts';
import type { BlobSource, Manifest, Repository } from '../../registry/registry.ts';
import type { Settings } from '../../settings/settings.ts';
import { version } from '../../version.ts';
import { toProblems } from '../destination.ts';
import { joinImages, readIndexAnnotations } from '../push/join.ts';
import { toForm } from '../push/plain-fallback.ts';
import { copyToAll } from '../reuse/copy.ts';
import { findEarlier } from '../reuse/earlier.ts';
import type { Produced, Production, Surveyed } from '../run.ts';
import { checkRecords, type LegBuild } from './checks.ts';
import { findImage, type FoundImage } from './images.ts';
import { readRecords } from './record-files.ts';
import { identifyRun } from './run-identity.ts';

/** What a merge was given, and what is wrong with it. */
export interface PreparedMerge {
  /** The images of each target, in the order of its platforms. */
  readonly images: ReadonlyMap<Target, readonly FoundImage[]>;
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
  const read = await readRecords(legs, context.cwd);
  if (!read.ok) return { images: new Map(), problems: read.problems };
  const published = await listPublishedTargets(plan, surveyed ?? [], context);
  const { builds, problems } = checkRecords(read.value, {
    ...{ plan, published, tool: version, run: identifyRun(context.present ?? plan.facts) },
    tests: context.settings.test !== undefined,
    pushes: surveyed !== undefined,
  });
  if (surveyed === undefined) {
    const done = hasErrors(problems) ? [] : [describeUnpushed(plan, builds)];
    return { images: new Map(), problems: [...problems, ...done] };
  }
  const pushed = builds.filter(({ image }) => image.digest !== null);
  const found = await Promise.all(pushed.map((build) => findFor(build, surveyed, plan.facts.sha)));
  const images = new Map(
    plan.targets.map((target) => [
      target,
      found.flatMap((one) => ('image' in one && one.image.target === target ? [one.image] : [])),
    ]),
  );
  return { images, problems: [...problems, ...found.flatMap((one) => one.problems)] };
}

/** Targets whose image has an exact tag already: their legs built nothing. */
async function listPublishedTargets(
  { targets, facts }: Plan,
  surveyed: readonly Surveyed[],
  { settings }: { readonly settings: Settings },
): Promise<ReadonlySet<Target>> {
  const found = await Promise.all(
    targets.map(async (target) => {
      const usable = surveyed.filter((one) => one.usable && one.destination.target === target);
      const { earlier } = await findEarlier(usable, settings, facts);
      return earlier === undefined ? [] : [target];
    }),
  );
  return new Set(found.flat());
}

async function findFor(
  build: LegBuild,
  surveyed: readonly Surveyed[],
  sha: string,
): Promise<{ readonly image?: FoundImage; readonly problems: readonly ProblemData[] }> {
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
  return notice('MERGE_UNPUSHED', `Built by ${legs} and not pushed${why}.`);
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
  images: readonly FoundImage[],
  { imageOutput = [], mediaTypes }: Settings,
): Promise<Produced> {
  const source = toSource(images.map(({ repositories }) => repositories));
  const annotations = readIndexAnnotations(target.build.argv, imageOutput);
  const manifest = await join(images, source, annotations);
  const whole = { manifest, ...(await readPlatforms(source, manifest)) };
  const formed = await toForm(whole, source, mediaTypes);
  const copied = await copyToAll(usable, formed.builtImage, formed.source);
  return { target, builtImage: formed.builtImage, ...copied, reused: false };
}

/** One platform that is a plain manifest stays one, as if it was built here. */
async function join(
  images: readonly FoundImage[],
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
