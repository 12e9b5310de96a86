// SPDX-License-Identifier: Apache-2.0
// Which commit an image of ours says it is of, and which recipe.
import { createHash } from 'node:crypto';
import type { Facts } from '../facts/facts.ts';
import type { BuildPlan, Target } from '../plan/plan.ts';

const REVISION = 'org.opencontainers.image.revision';
const SOURCE = 'org.opencontainers.image.source';

/** The commit that the target's image carries in its label, which users may set. */
export function revisionOf(target: Target, sha: string): string {
  return target.labels[REVISION] ?? sha;
}

/** SHA-256 of the target's recipe, in hex: what its image carries in the label `io.tagship.recipe`. */
export function recipeOf({ build }: { readonly build: Pick<BuildPlan, 'recipe'> }): string {
  return createHash('sha256').update(build.recipe).digest('hex');
}

/** The project that the target's image carries in its label; undefined for a project without address. */
export function sourceOf(target: Target, project: Facts['project']): string | undefined {
  return target.labels[SOURCE] ?? project.url;
}

/** The commit whose place on the branch counts: a change's own head, not the merge made of it. */
export function headOf({ event, sha }: Pick<Facts, 'event' | 'sha'>): string {
  return event.kind === 'change' ? (event.headSha ?? sha) : sha;
}
