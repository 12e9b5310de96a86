// SPDX-License-Identifier: Apache-2.0
// Copies the image of an earlier build to all destinations. Builds nothing.
import type { Target } from '../../plan/plan.ts';
import { notice, Problem, type ProblemData } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import { readImage } from '../push/image.ts';
import { copyTo, toForm } from '../push/plain-fallback.ts';
import type { BlobSource } from '../../registry/registry.ts';
import { asNotices, type BuiltImage } from '../destination.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import { fromRepository } from './carried.ts';
import type { Earlier } from './find.ts';
import type { Produced, Surveyed } from '../run.ts';

/** Copies an earlier image to every destination that lacks it. */
export async function copyEarlier(
  target: Target,
  usable: readonly Surveyed[],
  earlier: Earlier,
  mediaTypes: Settings['mediaTypes'] = 'oci',
): Promise<Produced> {
  const { destination: source, builtImage, unchangedSince } = earlier;
  const own = ({ reusable }: Surveyed) =>
    reusable[0] !== undefined && reusable[0] !== builtImage.manifest.digest;
  const lacking = usable.filter((one) => one.destination !== source && !own(one));
  const form = lacking.length === 0 ? 'oci' : mediaTypes;
  const formed = await toForm(builtImage, source.repository, form);
  const copied = await copyToAll(lacking, formed.builtImage, formed.source);
  const at = new Map(copied.pushedImages.map((one) => [one.destination, one]));
  const there = usable.filter((one) => !lacking.includes(one) || at.has(one.destination));
  // Where its tag is already, an earlier run has copied all that belongs to it.
  const to = lacking
    .filter((one) => at.has(one.destination) && one.reusable[0] === undefined)
    .map(({ destination }) => destination);
  return {
    target,
    builtImage,
    pushedImages: await Promise.all(
      there.map(async (one) => ({
        destination: one.destination,
        builtImage: own(one)
          ? await readImage(one.destination.repository, one.reusable[0] ?? '')
          : (at.get(one.destination)?.builtImage ?? builtImage),
      })),
    ),
    reused: true,
    ...(to.length === 0 ? {} : { copied: { sources: [fromRepository(source.repository)], to } }),
    ...omitUndefined({ unchangedSince }),
    problems: [
      describeEarlier(target, earlier),
      ...copied.problems,
      ...there
        .filter(own)
        .map(({ destination, reusable }) =>
          notice(
            'SHIP_DIFFERS',
            `"${destination.name}" differs from the other repositories: it already has this build, as ${reusable[0] ?? ''}.`,
          ),
        ),
    ],
  };
}

/**
 * What a leg makes of an image that is published already: nothing, since the merge finds it, too. Other targets of the
 * leg can be built on it.
 */
export function leaveOut(target: Target, earlier: Earlier): Produced {
  const { destination, builtImage } = earlier;
  const problems = [describeEarlier(target, earlier)];
  return {
    target,
    builtImage,
    pushedImages: [{ destination, builtImage }],
    reused: true,
    problems,
  };
}

function describeEarlier({ name }: Target, earlier: Earlier): ProblemData {
  return earlier.unchangedSince === undefined
    ? describeReused(earlier.destination.name, earlier.builtImage)
    : describeUnchanged(name, earlier);
}

function describeReused(name: string, { manifest }: BuiltImage): ProblemData {
  return notice(
    'SHIP_REUSED',
    `nothing was built: "${name}@${manifest.digest}" already is this build.`,
  );
}

function describeUnchanged(
  name: string,
  { destination, builtImage, unchangedSince = '' }: Earlier,
): ProblemData {
  return notice(
    'TARGET_UNCHANGED',
    `"${name}" is unchanged since commit ${unchangedSince.slice(0, 12)}: nothing was built, and its tags name "${destination.name}@${builtImage.manifest.digest}".`,
    'To build it all the same, set on-existing to "replace" once.',
  );
}

/**
 * Copies an image to destinations at once, each in the form that it accepts: where it is now, and notices.
 *
 * @throws Problem if a required destination does not get it
 */
export async function copyToAll(
  lacking: readonly Surveyed[],
  builtImage: BuiltImage,
  source: BlobSource,
): Promise<Pick<Produced, 'pushedImages' | 'problems'>> {
  const targets = lacking.map(({ destination }) => destination.repository);
  const copied = await copyTo(builtImage, source, targets);
  const results = lacking.map(({ destination }, index) => {
    const { builtImage: there = builtImage, problems = [], notices = [] } = copied[index] ?? {};
    return { destination, builtImage: there, problems, notices };
  });
  const failed = results.filter(({ problems }) => problems.length > 0);
  const grave = failed.filter(({ destination }) => destination.required);
  if (grave.length > 0) throw new Problem(grave.flatMap(({ problems }) => problems));
  return {
    pushedImages: results
      .filter(({ problems }) => problems.length === 0)
      .map(({ destination, builtImage: there }) => ({ destination, builtImage: there })),
    problems: [
      ...results.flatMap(({ notices }) => notices),
      ...asNotices(failed.flatMap(({ problems }) => problems)),
    ],
  };
}
