// SPDX-License-Identifier: Apache-2.0
// A floating tag on its way, and its line in the receipt. Pure.
import type { FloatDecision, FoundImage } from './decide.ts';
import { toImage, type TagResult, type PushedImage } from '../../destination.ts';
import type { ProblemData } from '../../../problem.ts';
import type { Float, Judged } from './floating.ts';

/** A floating tag on its way. */
export interface FloatingUpdate {
  readonly pushedImage: PushedImage;
  readonly float: Float;
  readonly judged?: Judged;
  /** What we wrote last; undefined while nothing was written. */
  readonly written?: string;
  /** Whom we gave way to after our own write. */
  readonly newer?: FoundImage;
  readonly problems: readonly ProblemData[];
}

/** What is known of it now, as the receipt tells it. */
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
    ...(problem === undefined ? {} : { problem }),
  };
}

function describe(
  update: FloatingUpdate,
  from: string | null,
): Pick<TagResult['image'], 'action' | 'digest' | 'reason'> {
  const { judged, written, newer, problems } = update;
  const [problem] = problems;
  if (newer !== undefined && written !== undefined) {
    const reason = `${newer.tag} came in while this ran, and it goes with that`;
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
