// SPDX-License-Identifier: Apache-2.0
// An earlier build's bits, taken to all places. Builds nothing.
import type { Target } from '../../plan/plan.ts';
import { notice, Problem } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import { readBits } from '../push/image.ts';
import { bring, toForm, type Brought } from '../push/plain-fallback.ts';
import { soften } from '../destination.ts';
import type { Earlier } from './find.ts';
import type { Produced, Surveyed } from '../run.ts';

/** Takes an earlier build's bits to every place that lacks them. */
export async function spread(
  target: Target,
  usable: readonly Surveyed[],
  { place: source, bits }: Earlier,
  mediaTypes: Settings['mediaTypes'] = 'oci',
): Promise<Produced> {
  const own = ({ reusable }: Surveyed) =>
    reusable[0] !== undefined && reusable[0] !== bits.manifest.digest;
  const lacking = usable.filter((one) => one.place !== source && !own(one));
  const targets = lacking.map(({ place }) => place.repository);
  const form = targets.length === 0 ? 'oci' : mediaTypes;
  const formed = await toForm(bits, source.repository, form);
  const brought = await bring(formed.bits, formed.source, targets);
  const at = new Map(lacking.map(({ place }, index) => [place, brought[index]]));
  const failed = lacking.filter(({ place }) => isLost(at.get(place)));
  const grave = failed.filter(({ place }) => place.required);
  const explain = ({ place }: Surveyed) => at.get(place)?.problems ?? [];
  if (grave.length > 0) throw new Problem(grave.flatMap(explain));
  const there = usable.filter(({ place }) => !isLost(at.get(place)));
  return {
    target,
    bits,
    landings: await Promise.all(
      there.map(async (one) => ({
        place: one.place,
        bits: own(one)
          ? await readBits(one.place.repository, one.reusable[0] ?? '')
          : (at.get(one.place)?.bits ?? bits),
      })),
    ),
    reused: true,
    problems: [
      notice(
        'SHIP_REUSED',
        `Nothing was built: "${source.name}@${bits.manifest.digest}" is this build already.`,
      ),
      ...brought.flatMap(({ notices }) => notices),
      ...there
        .filter(own)
        .map(({ place, reusable }) =>
          notice(
            'SHIP_DIFFERS',
            `"${place.name}" differs from its siblings: it has this build already, as ${reusable[0] ?? ''}.`,
          ),
        ),
      ...soften(failed.flatMap(explain)),
    ],
  };
}

function isLost(brought: Brought | undefined): boolean {
  return brought !== undefined && brought.problems.length > 0;
}
