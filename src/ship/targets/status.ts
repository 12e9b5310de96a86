// SPDX-License-Identifier: Apache-2.0
// What became of a target, in a word, and why. Pure.
import type { Target } from '../../plan/plan.ts';
import type { ProblemData } from '../../problem.ts';
import type { ShippedImage, ShippedTarget } from '../record/receipt.ts';
import type { Fate, Produced } from '../run.ts';

/** What is known of a target when the run has ended. */
export interface TargetEnd {
  readonly fates: Readonly<Record<string, Fate>>;
  readonly made: Produced | undefined;
  readonly images: readonly ShippedImage[];
  readonly problems: readonly ProblemData[];
  /** The run is a leg that succeeded. */
  readonly isLeg: boolean;
}

/** The status of a target. */
export function toTargetStatus(
  target: Target,
  { fates, made, images, problems, isLeg }: TargetEnd,
): Pick<ShippedTarget, 'status' | 'reason'> {
  if (Object.hasOwn(fates, target.name)) return fates[target.name] ?? UNBUILT;
  const [failed] = images.filter(({ action }) => action === 'failed');
  if (failed !== undefined) {
    return { status: 'failed', reason: `${failed.reference}: ${failed.reason}` };
  }
  if (made === undefined) {
    const first = problems.find(({ level }) => level === 'error');
    return first === undefined ? UNBUILT : { ...UNBUILT, reason: toLine(first.message) };
  }
  if (made.unchangedSince !== undefined && images.length > 0) {
    const since = made.unchangedSince.slice(0, 12);
    return { status: 'unchanged', reason: `no file in its paths changed since commit ${since}` };
  }
  if (images.some(({ action }) => action !== 'held')) return { status: 'shipped', reason: '' };
  const reason = isLeg ? whyNotByLeg(target, made) : whyNotShipped(target, made, fates, problems);
  return { status: 'built', reason };
}

const UNBUILT: Fate = { status: 'failed', reason: 'it was not built' };

function toLine(message: string): string {
  return message.split('\n', 1)[0] ?? '';
}

function whyNotByLeg({ untagged }: Target, { pushedImages }: Produced): string {
  return untagged ?? (pushedImages.length === 0 ? 'not pushed' : 'the merge of all legs tags it');
}

function whyNotShipped(
  target: Target,
  { pushedImages }: Produced,
  fates: TargetEnd['fates'],
  problems: readonly ProblemData[],
): string {
  if (target.untagged !== undefined) return target.untagged;
  const lost = Object.entries(fates).filter(([, { status }]) => status === 'failed');
  const names = lost.map(([name]) => `"${name}"`).join(', ');
  if (lost.length > 0) return `not tagged, because ${names} failed`;
  if (pushedImages.length === 0) return 'not pushed';
  const error = problems.find(({ level }) => level === 'error');
  return error === undefined ? 'every tag is held' : toLine(error.message);
}
