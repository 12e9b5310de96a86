// SPDX-License-Identifier: Apache-2.0
// Finds an earlier build of ours to reuse instead of building again.
import { notice, type ProblemData } from '../../problem.ts';
import { readContents } from '../../registry/manifests/contents.ts';
import { readImage } from '../push/image.ts';
import { describeDifference, describeOlder } from '../tag/exact/decide.ts';
import { listFloating, type BuiltImage, type Destination } from '../destination.ts';
import { identify } from './revision.ts';
import type { Surveyed } from '../run.ts';

/** An earlier image of ours, and a destination that has it. */
export interface Earlier {
  readonly destination: Destination;
  readonly builtImage: BuiltImage;
  /** The commit that it was built at, if it is another one: nothing in `paths` changed since. */
  readonly unchangedSince?: string;
}

/** The earlier builds that were found. */
export interface FoundBuild {
  readonly earlier: Earlier | undefined;
  readonly problems: readonly ProblemData[];
}

/**
 * The image of this very build that already has an exact tag, in a required destination first: once a
 * tag is written, nothing is built again, and every other destination gets the same image. If destinations differ
 * because one of them accepts no index, the most complete image is used.
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

/** The image with the most parts, of which a plain manifest has none; the first of equals. */
export function findFullest(found: readonly Earlier[]): Earlier | undefined {
  const count = ({ builtImage }: Earlier): number =>
    readContents(builtImage.manifest).manifests.length;
  return found.toSorted((one, other) => count(other) - count(one))[0];
}

/**
 * The image built earlier for this commit (`sha-…`), for `reuse: true`: promoted instead of built
 * if it has the same recipe. An image of the same commit with another recipe is not the
 * same image; a notice says so.
 */
export async function findPromotable(
  destinations: readonly Destination[],
  sha: string,
): Promise<FoundBuild> {
  const problems: ProblemData[] = [];
  const found: Earlier[] = [];
  for (const destination of destinations) {
    const earlier = await findIn(destination, sha, problems);
    if (earlier !== undefined) found.push(earlier);
    // This host may accept only a plain manifest of an image that is complete elsewhere.
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

/** The tags for a commit: with seven, twelve or all digits, and the run's own affixes. */
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
