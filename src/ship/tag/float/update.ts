// SPDX-License-Identifier: Apache-2.0
// The state of a floating tag, and its line in the receipt. Pure.
import type { FloatDecision, TaggedImage } from './decide.ts';
import { toImage, type TagResult, type PushedImage } from '../../destination.ts';
import type { ProblemData } from '../../../problem.ts';
import type { Float, Judged } from './floating.ts';
import { omitUndefined } from '../../../omit-undefined.ts';

/** The state of a floating tag. */
export interface FloatingUpdate {
  readonly pushedImage: PushedImage;
  readonly float: Float;
  readonly judged?: Judged;
  /** What we wrote last; undefined if nothing was written. */
  readonly written?: string;
  /** The newer image that we yielded to after our own write. */
  readonly newer?: TaggedImage;
  readonly problems: readonly ProblemData[];
}

/** The current state, for the receipt. */
export function toTagResult(update: FloatingUpdate): TagResult {
  const { destination, planned } = update.float;
  const [problem] = update.problems;
  const from = update.judged?.here ?? null;
  const line = describe(update, from);
  const image = toImage(destination, planned, { ...line, from });
  return {
    destination,
    planned,
    image,
    ...(update.written === undefined || problem !== undefined ? {} : { expected: update.written }),
    ...(update.judged?.decision.isOtherBuild === true ? { isOtherBuild: true } : {}),
    ...omitUndefined({ problem }),
  };
}

function describe(
  update: FloatingUpdate,
  from: string | null,
): Pick<TagResult['image'], 'action' | 'digest' | 'reason'> {
  const { judged, written, newer, problems } = update;
  const [problem] = problems;
  if (newer !== undefined && written !== undefined) {
    const reason =
      newer.why ?? `${newer.tag} was published during this run, and the tag follows it`;
    return { action: 'held', digest: written, reason };
  }
  if (problem !== undefined && judged?.decision.action !== 'hold') {
    return { action: 'failed', digest: from, reason: problem.message };
  }
  return describeDecision(judged?.decision, from, written);
}

function describeDecision(
  decision: FloatDecision | undefined,
  from: string | null,
  written: string | undefined,
): Pick<TagResult['image'], 'action' | 'digest' | 'reason'> {
  switch (decision?.action) {
    case 'move': {
      const action = from === null ? 'created' : 'moved';
      return { action, digest: written ?? from, reason: decision.reason };
    }
    case 'keep':
      return { action: 'kept', digest: from, reason: describeReason(decision) };
    case 'hold':
    case undefined:
      return { action: 'held', digest: from, reason: describeReason(decision) };
  }
}

function describeReason(decision: FloatDecision | undefined): string {
  if (decision === undefined) return 'it was not decided';
  return decision.hint === undefined ? decision.reason : `${decision.reason}. ${decision.hint}`;
}
