// SPDX-License-Identifier: Apache-2.0
// Which targets of a plan are left to build, and which of them belong on one machine. Pure.
import type { Target } from '../plan.ts';

/**
 * Whether a target needs no build, as far as the registries were asked (`plan --registry`): an exact tag has this very
 * build, or nothing in `paths` changed.
 */
export function isFinished({ tags, unchangedSince }: Target): boolean {
  const isThere = tags.some(
    ({ kind, answer, platform }) => kind === 'exact' && answer === 'keep' && platform === undefined,
  );
  return isThere || unchangedSince !== undefined;
}

/**
 * The independent parts of targets, in their order: those that are built on each other are in one part, since there is
 * no order between machines. A base that is not among them connects nothing.
 */
export function listParts(targets: readonly Target[]): readonly (readonly Target[])[] {
  let parts: readonly (readonly Target[])[] = [];
  for (const target of targets) {
    const isNear = (part: readonly Target[]) => part.some((one) => isBuiltOn(one, target));
    const near = parts.filter(isNear).flat();
    const joined = targets.filter((one) => one === target || near.includes(one));
    parts = [...parts.filter((part) => !isNear(part)), joined];
  }
  return parts.toSorted(([one], [other]) => indexOf(targets, one) - indexOf(targets, other));
}

/** Whether one of them is built on the other. */
function isBuiltOn(one: Target, other: Target): boolean {
  return one.needs?.includes(other.name) === true || other.needs?.includes(one.name) === true;
}

function indexOf(targets: readonly Target[], target: Target | undefined): number {
  return target === undefined ? -1 : targets.indexOf(target);
}
