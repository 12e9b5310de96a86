// SPDX-License-Identifier: Apache-2.0
// Makes the Receipt. Pure.
import type { Target } from '../plan/plan.ts';
import type { ProblemData } from '../problem.ts';
import type { Progress } from './journal.ts';
import type { BuiltImage, TagResult } from './destination.ts';
import type { SizeRecord } from './sizes.ts';
import { omitUndefined } from '../omit-undefined.ts';
import { toTargetStatus } from './targets/status.ts';
import type { Receipt, ReceiptStatus, ShippedImage, ShippedTarget } from './receipt.ts';

/** Everything that a run has done. */
export interface RunOutcome extends Omit<Progress, 'fates'>, Partial<Pick<Progress, 'fates'>> {
  readonly targets: readonly Target[];
  readonly retries: number;
  readonly durationsMs: Readonly<Record<string, number>>;
  /** The sizes of platforms, by their digests. */
  readonly sizesOf: SizeRecord['read'];
}

/** The Receipt of a run, also of a failed one: it shows what was done until then. */
export function toReceipt(outcome: RunOutcome): Receipt {
  const problems = distinct(outcome.problems);
  return {
    schemaVersion: 1,
    status: toStatus(outcome.tagResults, problems),
    pushed: outcome.pushed,
    targets: outcome.targets.map((target) => toTarget(target, outcome)),
    retries: outcome.retries,
    durationsMs: outcome.durationsMs,
    problems,
    ...omitUndefined({ record: outcome.record }),
  };
}

function toStatus(
  tagResults: readonly TagResult[],
  problems: readonly ProblemData[],
): ReceiptStatus {
  if (!problems.some(({ level }) => level === 'error')) return 'done';
  const wrote = tagResults.some(
    ({ image, isUncertain }) => WRITTEN.has(image.action) || isUncertain === true,
  );
  return wrote ? 'partial' : 'failed';
}

const WRITTEN: ReadonlySet<ShippedImage['action']> = new Set(['created', 'moved', 'replaced']);

function toTarget(
  target: Target,
  { produced, tagResults, surveyed, sizesOf, fates = {}, problems, record }: RunOutcome,
): ShippedTarget {
  const made = produced.find((one) => one.target === target);
  const order = new Map(surveyed.map(({ destination }, index) => [destination, index]));
  const images = tagResults
    .filter(({ destination }) => destination.target === target)
    .sort((one, other) => (order.get(one.destination) ?? 0) - (order.get(other.destination) ?? 0))
    .map(({ image }) => image);
  return {
    name: target.name,
    ...toTargetStatus(target, { fates, made, images, problems, isLeg: record !== undefined }),
    version: target.version,
    ...describeImage(made?.builtImage, sizesOf),
    reused: made?.reused ?? false,
    ...omitUndefined({ legs: made?.legs, tests: made?.tests }),
    images,
    ...omitUndefined({ logins: target.logins }),
  };
}

function describeImage(
  builtImage: BuiltImage | undefined,
  sizesOf: SizeRecord['read'],
): Pick<ShippedTarget, 'digest' | 'imageId' | 'platforms' | 'sizes' | 'descriptor'> {
  if (builtImage === undefined) return { digest: null, imageId: null, platforms: {} };
  const { manifest, imageId, platforms } = builtImage;
  const { digest, mediaType, bytes } = manifest;
  const size = bytes.byteLength;
  const descriptor = size === 0 ? {} : { descriptor: { mediaType, digest, size } };
  const sizes = sizesOf(platforms);
  const known = Object.keys(sizes).length === 0 ? {} : { sizes };
  return { digest, imageId, platforms, ...known, ...descriptor };
}

function distinct(problems: readonly ProblemData[]): readonly ProblemData[] {
  const seen = new Map(problems.map((one) => [`${one.level} ${one.code} ${one.message}`, one]));
  return [...seen.values()];
}
