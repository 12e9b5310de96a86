// SPDX-License-Identifier: Apache-2.0
// Makes the Receipt. Pure.
import type { Target } from '../../plan/plan.ts';
import type { ProblemData } from '../../problem.ts';
import type { BaseRecord } from '../build/base-image.ts';
import type { RunProgress } from './journal.ts';
import type { BuiltImage, TagResult } from '../destination.ts';
import { renderVerifyCommand } from '../sign/verify-command.ts';
import type { SizeRecord } from './sizes.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import type { Produced } from '../run.ts';
import { toTargetStatus } from '../targets/status.ts';
import type {
  Receipt,
  ReceiptReferrer,
  ReceiptStatus,
  ShippedImage,
  ShippedTarget,
} from './receipt.ts';

/** Everything that a run has done. */
export interface RunOutcome
  extends
    Omit<RunProgress, 'fates' | 'referrers' | 'scans'>,
    Partial<Pick<RunProgress, 'fates' | 'referrers' | 'scans'>> {
  readonly targets: readonly Target[];
  readonly retries: number;
  readonly durationsMs: Readonly<Record<string, number>>;
  /** The sizes of platforms, by their digests. */
  readonly sizesOf: SizeRecord['read'];
  /** The base image that the build of a target used. */
  readonly baseOf?: BaseRecord['read'];
}

/** The Receipt of a run, also of a failed one: it shows what was done until then. */
export function toReceipt(outcome: RunOutcome): Receipt {
  const problems = distinct(outcome.problems);
  return {
    schemaVersion: 1,
    status: toStatus(outcome.tagResults, problems),
    pushed: outcome.pushed,
    targets: outcome.targets.map((target) => toTarget(target, outcome)),
    ...(outcome.hooks === undefined || outcome.hooks.length === 0 ? {} : { deploy: outcome.hooks }),
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
  const errors = problems.filter(({ level }) => level === 'error');
  if (errors.length === 0) return 'done';
  if (errors.every(({ code }) => code === 'DEPLOY_FAILED')) return 'deploy-failed';
  const wrote = tagResults.some(
    ({ image, isUncertain }) => WRITTEN.has(image.action) || isUncertain === true,
  );
  return wrote ? 'partial' : 'failed';
}

const WRITTEN: ReadonlySet<ShippedImage['action']> = new Set(['created', 'moved', 'replaced']);

function toTarget(target: Target, outcome: RunOutcome): ShippedTarget {
  const { produced, tagResults, surveyed, sizesOf, fates = {}, problems, record } = outcome;
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
    ...omitUndefined({ from: made?.from }),
    ...omitUndefined({ legs: made?.legs, tests: made?.tests, scans: toScans(target, outcome) }),
    images,
    ...omitUndefined({ base: outcome.baseOf?.(target.name), logins: target.logins }),
    ...describeSignatures(made, outcome),
    ...describeAttestations(made, outcome),
  };
}

/** What was found on each platform of a target; undefined where nothing was scanned. */
function toScans({ name }: Target, { scans = [] }: RunOutcome): ShippedTarget['scans'] {
  const own = scans.filter(({ target }) => target === name);
  if (own.length === 0) return undefined;
  return Object.fromEntries(own.map(({ platform, result }) => [platform, result]));
}

/** The attestations that are about what a target pushed. */
function describeAttestations(
  made: Produced | undefined,
  { attestations = [] }: RunOutcome,
): Pick<ShippedTarget, 'attestations'> {
  const digests = (made?.pushedImages ?? []).map(({ builtImage }) => builtImage.manifest.digest);
  const own = attestations.filter(({ subject }) => digests.includes(subject));
  return own.length === 0 ? {} : { attestations: own };
}

/** The signatures of a target's image, and the command that verifies that of the image in its first repository. */
function describeSignatures(
  made: Produced | undefined,
  { referrers = [], verifyBy }: RunOutcome,
): Pick<ShippedTarget, 'referrers' | 'verifyCommand'> {
  const names = (made?.target.repositories ?? []).filter(() => referrers.length > 0);
  // In the order of the repositories: the referrers come as the registries answered.
  const own = names.flatMap((name) => referrers.filter(({ repository }) => repository === name));
  if (own.length === 0) return {};
  const digest = made?.builtImage?.manifest.digest;
  const signed = own.find(
    (one) => one.subject === digest && isSignature(one) && one.action !== 'failed',
  );
  if (signed === undefined || verifyBy === undefined) return { referrers: own };
  const reference = `${signed.repository}@${signed.subject}`;
  return { referrers: own, verifyCommand: renderVerifyCommand(verifyBy, reference) };
}

/** Not what else was copied along, which no key of this run verifies. */
function isSignature({ format, tag }: ReceiptReferrer): boolean {
  return format === 'bundle' || (format === 'legacy' && tag?.endsWith('.sig') === true);
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
