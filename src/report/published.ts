// SPDX-License-Identifier: Apache-2.0
// The words of a plan that registries are going to show to everybody who can pull. Pure.
import type { Plan } from '../plan/plan.ts';
import { writtenReferences } from './files/dotenv.ts';

/**
 * Tags, repositories, references, versions and platforms of a plan. They are never masked in values
 * for machines: a later step could not pull `app:***`, and a secret that is equal to a tag can't be
 * hidden. The plan has an error for passwords and tokens there.
 */
export function listPublished(plan: Plan): ReadonlySet<string> {
  return new Set([
    ...writtenReferences(plan, undefined),
    ...plan.targets.flatMap(({ version, platforms, repositories, tags, held }) => [
      ...(version === null ? [] : [version]),
      ...platforms,
      ...repositories,
      ...[...tags, ...held].map(({ tag }) => tag),
    ]),
  ]);
}
