// SPDX-License-Identifier: Apache-2.0
// The facts that a promotion is decided by: those of the run, about the commit of the image. Pure.
import type { Facts, Trust } from '../../facts/facts.ts';
import type { Plan } from '../../plan/plan.ts';
import { omitUndefined } from '../../omit-undefined.ts';

/** No change of another project is in it: see `detectCi`. */
const LOCAL: Trust = { level: 'trusted', reason: 'it is not run by a CI system' };

/** The facts of a run outside of any checkout and CI system. */
export function makeBareFacts(now: string, trust: Trust = LOCAL): Facts {
  return {
    ci: 'local',
    event: { kind: 'other', name: 'promote' },
    trust,
    eventName: 'promote',
    ref: '',
    sha: '',
    dirty: false,
    project: {},
    run: {},
    now,
    gitTags: { known: false, reason: 'nothing is checked out' },
  };
}

/**
 * The facts by which tags are decided: the commit is that of the image, and no branch counts, since a promotion is of no
 * branch.
 */
export function toPromotedFacts(
  { ci, trust, eventName, project, run, environment, now }: Facts,
  image: { readonly revision?: string; readonly commitTime?: string | undefined },
): Plan['facts'] {
  return {
    ...{ ci, trust, eventName, project, run, now },
    event: { kind: 'other', name: 'promote' },
    ref: '',
    sha: image.revision ?? '',
    dirty: false,
    gitTags: { known: false, count: 0, reason: 'the registries decide' },
    ...omitUndefined({ environment, commitTime: image.commitTime }),
  };
}
