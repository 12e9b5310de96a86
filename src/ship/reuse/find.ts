// SPDX-License-Identifier: Apache-2.0
// Going on from what is there already: which build of ours to take instead of building again.
import { notice, type ProblemData } from '../../problem.ts';
import { readContents } from '../../registry/manifests/contents.ts';
import { readImage } from '../push/image.ts';
import { describeDifference, describeOlder } from '../tag/exact/decide.ts';
import { listFloating, type BuiltImage, type Destination } from '../destination.ts';
import { identify } from './revision.ts';
import type { Surveyed } from '../run.ts';

/** A build of ours that is there already, and the place that has it. */
export interface Earlier {
  readonly destination: Destination;
  readonly builtImage: BuiltImage;
}

/** What was found of earlier builds. */
export interface Found {
  readonly earlier: Earlier | undefined;
  readonly problems: readonly ProblemData[];
}

/**
 * The bits that an exact tag of this very build holds already, in a required place first: once a
 * tag is out, nothing is built again, and every other place gets the same bits. Where places differ,
 * since one of them takes no index, the fullest is the one to take from.
 */
export async function findTagged(surveyed: readonly Surveyed[]): Promise<Earlier | undefined> {
  const usable = surveyed.filter(({ usable, reusable }) => usable && reusable.length > 0);
  const required = usable.filter(({ destination }) => destination.required);
  const best = required.length > 0 ? required : usable.slice(0, 1);
  const first = (digest = '') => best.find(({ reusable }) => reusable[0] === digest);
  const found = best
    .filter((one) => one === first(one.reusable[0]))
    .map(async ({ destination, reusable: [digest = ''] }) => ({
      destination,
      builtImage: await readImage(destination.repository, digest),
    }));
  return findFullest(await Promise.all(found));
}

/** The one whose image has the most parts, which a plain manifest has none of; the first of equals. */
function findFullest(found: readonly Earlier[]): Earlier | undefined {
  const count = ({ builtImage }: Earlier): number =>
    readContents(builtImage.manifest).manifests.length;
  return found.toSorted((one, other) => count(other) - count(one))[0];
}

/**
 * The image built earlier for this commit (`sha-…`), for `reuse: true`: promoted instead of built
 * when it is of the same recipe. An image of the same commit that was built otherwise is not the
 * same image; a notice says so.
 */
export async function findPromotable(
  destinations: readonly Destination[],
  sha: string,
): Promise<Found> {
  const problems: ProblemData[] = [];
  const found: Earlier[] = [];
  for (const destination of destinations) {
    const earlier = await findIn(destination, sha, problems);
    if (earlier !== undefined) found.push(earlier);
    // A plain manifest may be all that this host takes of an image that is whole elsewhere.
    if (earlier !== undefined && readContents(earlier.builtImage.manifest).isIndex) break;
  }
  return { earlier: findFullest(found), problems };
}

async function findIn(
  destination: Destination,
  sha: string,
  problems: ProblemData[],
): Promise<Earlier | undefined> {
  const { target } = destination;
  const ours = identify(target, sha);
  for (const tag of listShaTags(destination, sha)) {
    const there = await destination.repository.resolve(tag);
    if (there === undefined) continue;
    const here = await destination.readIdentity(there.digest, 'recipe');
    const differs = describeDifference(here, ours);
    if (differs === undefined) {
      problems.push(...describeOlder(`${destination.name}:${tag}`, here, ours));
      return { destination, builtImage: await readImage(destination.repository, there.digest) };
    }
    problems.push(
      notice(
        'REUSE_OTHER_BUILD',
        `"${destination.name}:${tag}" is not promoted: ${differs}.`,
        'Build args that hold the version make every release a build of its own.',
      ),
    );
  }
  return undefined;
}

/** The tags that the build of a commit has: with seven, twelve or all digits, and the run's own affixes. */
function listShaTags(destination: Destination, sha: string): readonly string[] {
  const affixes = listFloating(destination).flatMap(({ versions }) =>
    versions === undefined ? [] : [[versions.exactPrefix.replace(/^v$/, ''), versions.exactSuffix]],
  );
  const names = [7, 12, sha.length].map((length) => `sha-${sha.slice(0, length)}`);
  const tags = [['', ''], ...affixes].flatMap(([prefix = '', suffix = '']) =>
    names.map((name) => prefix + name + suffix),
  );
  return [...new Set(tags)];
}
