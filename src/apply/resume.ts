// SPDX-License-Identifier: Apache-2.0
// Going on from what is there already: which build of ours to take instead of building again.
import { notice, type ProblemData } from '../problem.ts';
import { readBits } from './bits.ts';
import { describeDifference } from './decide-exact.ts';
import { listFloating, type Bits, type Place } from './place.ts';
import type { Surveyed } from './preflight.ts';
import { revisionOf } from './revision.ts';

/** A build of ours that is there already, and the place that has it. */
export interface Earlier {
  readonly place: Place;
  readonly bits: Bits;
}

/** What was found of earlier builds. */
export interface Found {
  readonly earlier: Earlier | undefined;
  readonly problems: readonly ProblemData[];
}

/**
 * The bits that an exact tag of this very build holds already, in a required place first: once a
 * tag is out, nothing is built again, and every other place gets the same bits.
 */
export async function findTagged(surveyed: readonly Surveyed[]): Promise<Earlier | undefined> {
  const usable = surveyed.filter(({ usable, reusable }) => usable && reusable.length > 0);
  const best = usable.find(({ place }) => place.required) ?? usable[0];
  const digest = best?.reusable[0];
  if (best === undefined || digest === undefined) return undefined;
  return { place: best.place, bits: await readBits(best.place.repository, digest) };
}

/**
 * The image built earlier for this commit (`sha-…`), for `reuse: true`: promoted instead of built
 * when it is of the same recipe. An image of the same commit that was built otherwise is not the
 * same image; a notice says so.
 */
export async function findPromotable(places: readonly Place[], sha: string): Promise<Found> {
  const problems: ProblemData[] = [];
  for (const place of places) {
    const { target } = place;
    const ours = { revision: revisionOf(target, sha), recipe: target.build.recipe };
    for (const tag of listShaTags(place, sha)) {
      const there = await place.repository.resolve(tag);
      if (there === undefined) continue;
      const differs = describeDifference(await place.readHolder(there.digest, 'recipe'), ours);
      if (differs === undefined) {
        return {
          earlier: { place, bits: await readBits(place.repository, there.digest) },
          problems,
        };
      }
      problems.push(
        notice(
          'REUSE_OTHER_BUILD',
          `"${place.name}:${tag}" is not promoted: ${differs}.`,
          'Build args that hold the version make every release a build of its own.',
        ),
      );
    }
  }
  return { earlier: undefined, problems };
}

/** The tags that the build of a commit has: with seven, twelve or all digits, and the run's own affixes. */
function listShaTags(place: Place, sha: string): readonly string[] {
  const affixes = listFloating(place.target).flatMap(({ versions }) =>
    versions === undefined ? [] : [[versions.exactPrefix.replace(/^v$/, ''), versions.exactSuffix]],
  );
  const names = [7, 12, sha.length].map((length) => `sha-${sha.slice(0, length)}`);
  const tags = [['', ''], ...affixes].flatMap(([prefix = '', suffix = '']) =>
    names.map((name) => prefix + name + suffix),
  );
  return [...new Set(tags)];
}
