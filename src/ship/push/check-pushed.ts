// SPDX-License-Identifier: Apache-2.0
// Checks that an image can be read where it was pushed. Writes nothing.
import { Problem, type ProblemData } from '../../problem.ts';
import { verifyImage, verifyCopy } from './image.ts';
import { asNotices, toProblems, type PushedImage } from '../destination.ts';
import type { ApplyContext } from '../context.ts';

/** Waits before asking again for a digest that was just pushed, ms. */
const WAITS_MS: readonly number[] = [200, 1_000, 3_000];

/** Checks every destination, platform by platform; throws if the image is missing in a required one. */
export async function checkPushed(
  pushedImages: readonly PushedImage[],
  context: ApplyContext,
): Promise<{
  readonly pushedImages: readonly PushedImage[];
  readonly problems: readonly ProblemData[];
}> {
  const checked = await Promise.all(
    pushedImages.map(async (pushedImage) => ({
      pushedImage,
      problems: await checkOne(pushedImage, context),
    })),
  );
  const bad = checked.filter(({ problems }) => problems.length > 0);
  const required = bad.filter(({ pushedImage }) => pushedImage.destination.required);
  if (required.length > 0) throw new Problem(required.flatMap(({ problems }) => problems));
  return {
    pushedImages: checked
      .filter(({ problems }) => problems.length === 0)
      .map(({ pushedImage }) => pushedImage),
    problems: asNotices(bad.flatMap(({ problems }) => problems)),
  };
}

async function checkOne(
  { destination, builtImage }: PushedImage,
  { clock, signal }: ApplyContext,
): Promise<readonly ProblemData[]> {
  const { platforms } = destination.target;
  try {
    let problems = await verifyCopy(destination.repository, builtImage, platforms);
    for (const waitMs of WAITS_MS) {
      if (problems.length === 0) break;
      await clock.sleep(waitMs, signal);
      problems = await verifyImage(destination.repository, builtImage.manifest.digest, platforms);
    }
    return problems;
  } catch (thrown) {
    return toProblems(thrown);
  }
}
