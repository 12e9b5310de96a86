// SPDX-License-Identifier: Apache-2.0
// Copies the image of an earlier build to all destinations. Builds nothing.
import type { Target } from '../../plan/plan.ts';
import { notice, Problem } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import { readImage } from '../push/image.ts';
import { copyTo, toForm, type CopyResult } from '../push/plain-fallback.ts';
import { asNotices } from '../destination.ts';
import type { Earlier } from './find.ts';
import type { Produced, Surveyed } from '../run.ts';

/** Copies an earlier image to every destination that lacks it. */
export async function copyEarlier(
  target: Target,
  usable: readonly Surveyed[],
  { destination: source, builtImage }: Earlier,
  mediaTypes: Settings['mediaTypes'] = 'oci',
): Promise<Produced> {
  const own = ({ reusable }: Surveyed) =>
    reusable[0] !== undefined && reusable[0] !== builtImage.manifest.digest;
  const lacking = usable.filter((one) => one.destination !== source && !own(one));
  const targets = lacking.map(({ destination }) => destination.repository);
  const form = targets.length === 0 ? 'oci' : mediaTypes;
  const formed = await toForm(builtImage, source.repository, form);
  const copied = await copyTo(formed.builtImage, formed.source, targets);
  const at = new Map(lacking.map(({ destination }, index) => [destination, copied[index]]));
  const failed = lacking.filter(({ destination }) => isLost(at.get(destination)));
  const grave = failed.filter(({ destination }) => destination.required);
  const explain = ({ destination }: Surveyed) => at.get(destination)?.problems ?? [];
  if (grave.length > 0) throw new Problem(grave.flatMap(explain));
  const there = usable.filter(({ destination }) => !isLost(at.get(destination)));
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
    problems: [
      notice(
        'SHIP_REUSED',
        `Nothing was built: "${source.name}@${builtImage.manifest.digest}" already is this build.`,
      ),
      ...copied.flatMap(({ notices }) => notices),
      ...there
        .filter(own)
        .map(({ destination, reusable }) =>
          notice(
            'SHIP_DIFFERS',
            `"${destination.name}" differs from the other repositories: it already has this build, as ${reusable[0] ?? ''}.`,
          ),
        ),
      ...asNotices(failed.flatMap(explain)),
    ],
  };
}

function isLost(copied: CopyResult | undefined): boolean {
  return copied !== undefined && copied.problems.length > 0;
}
