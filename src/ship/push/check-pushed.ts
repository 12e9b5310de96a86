// SPDX-License-Identifier: Apache-2.0
// Whether what was brought to a place can be had there. Writes nothing.
import { Problem, type ProblemData } from '../../problem.ts';
import { verifyBits, verifyCopy } from './image.ts';
import { soften, toProblems, type Landing } from '../destination.ts';
import type { ApplyContext } from '../context.ts';

/** How often a digest that was just put somewhere is asked for before it counts as missing, ms between. */
const WAITS_MS: readonly number[] = [200, 1_000, 3_000];

/** Looks whether the bits are in every place, platform by platform; where they are not and must be, that is thrown. */
export async function checkLandings(
  landings: readonly Landing[],
  context: ApplyContext,
): Promise<{ readonly landings: readonly Landing[]; readonly problems: readonly ProblemData[] }> {
  const checked = await Promise.all(
    landings.map(async (landing) => ({ landing, problems: await checkOne(landing, context) })),
  );
  const bad = checked.filter(({ problems }) => problems.length > 0);
  const required = bad.filter(({ landing }) => landing.place.required);
  if (required.length > 0) throw new Problem(required.flatMap(({ problems }) => problems));
  return {
    landings: checked.filter(({ problems }) => problems.length === 0).map(({ landing }) => landing),
    problems: soften(bad.flatMap(({ problems }) => problems)),
  };
}

async function checkOne(
  { place, bits }: Landing,
  { clock, signal }: ApplyContext,
): Promise<readonly ProblemData[]> {
  const { platforms } = place.target;
  try {
    let problems = await verifyCopy(place.repository, bits, platforms);
    for (const waitMs of WAITS_MS) {
      if (problems.length === 0) break;
      await clock.sleep(waitMs, signal);
      problems = await verifyBits(place.repository, bits.manifest.digest, platforms);
    }
    return problems;
  } catch (thrown) {
    return toProblems(thrown);
  }
}
