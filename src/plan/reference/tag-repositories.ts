// SPDX-License-Identifier: Apache-2.0
// The repositories that one planned tag goes to.
import type { PlannedTag, Target } from '../plan.ts';

/** The repositories of a target that get one of its tags. */
export function repositoriesFor(
  { repositories }: Pick<Target, 'repositories'>,
  planned: Pick<PlannedTag, 'repositories'>,
): readonly string[] {
  return planned.repositories ?? repositories;
}

/** A tag that goes to all repositories of its target does not name them. */
export function withoutNeedless(tag: PlannedTag, all: readonly string[]): PlannedTag {
  const { repositories, ...rest } = tag;
  if (repositories === undefined) return tag;
  return all.every((name) => repositories.includes(name)) ? rest : tag;
}
