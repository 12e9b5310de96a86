// SPDX-License-Identifier: Apache-2.0
// Which commit an image of ours says it is of, and which recipe.
import { createHash } from 'node:crypto';
import type { Facts } from '../../facts/facts.ts';
import type { BuildPlan, Target } from '../../plan/plan.ts';
import { parseObject } from '../../registry/json.ts';

const REVISION = 'org.opencontainers.image.revision';
const SOURCE = 'org.opencontainers.image.source';

/** The commit that the target's image carries in its label, which users may set. */
export function revisionOf(target: Target, sha: string): string {
  return target.labels[REVISION] ?? sha;
}

interface Built {
  readonly build: Pick<BuildPlan, 'recipe'>;
}

/** The version of the recipes that are made now; what a label without a version says is of version 1. */
const RECIPE_VERSION = 2;

/** What a recipe of version 1 had, in its order. */
const FIRST_RECIPE = ['name', 'context', 'file', 'target', 'buildArgs', 'platforms'];

/**
 * What the target's image carries in the label `io.tagship.recipe`: the version of the recipe and its
 * SHA-256 in hex, `2:0123…`. A recipe without a version, of a plan that an older version of the program
 * saved, has the SHA-256 alone.
 */
export function recipeOf({ build }: Built): string {
  const isVersioned = parseObject(build.recipe)?.version === RECIPE_VERSION;
  return isVersioned ? `${RECIPE_VERSION}:${hash(build.recipe)}` : hash(build.recipe);
}

/** What older versions of the program wrote into that label for a build that agrees in all they knew of. */
function olderRecipesOf({ build }: Built): readonly string[] {
  const recipe = parseObject(build.recipe);
  if (recipe?.version !== RECIPE_VERSION) return [];
  return [hash(JSON.stringify(Object.fromEntries(FIRST_RECIPE.map((key) => [key, recipe[key]]))))];
}

/**
 * Whether a label is that of our recipe for other platforms: these, in the words of the registry or in
 * those of the recipe.
 */
export function differsInPlatforms(
  label: string,
  recipe: string,
  platforms: readonly string[],
): boolean {
  const parsed = parseObject(recipe);
  if (parsed === undefined) return false;
  const other = JSON.stringify({ ...parsed, platforms: [...platforms].sort() });
  return label === recipeOf({ build: { recipe: other } });
}

/** Whether a label holds a recipe of a version that is not known here yet. */
export function isLaterRecipe(label: string): boolean {
  return Number(/^(\d+):/.exec(label)?.[1] ?? 1) > RECIPE_VERSION;
}

/** Which build a target is of a commit: what an image has to say of itself to count as the same one. */
export function identify(target: Target, sha: string) {
  return {
    revision: revisionOf(target, sha),
    recipe: recipeOf(target),
    olderRecipes: olderRecipesOf(target),
    build: { recipe: target.build.recipe, platforms: target.platforms },
  };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The project that the target's image carries in its label; undefined for a project without address. */
export function sourceOf(target: Target, project: Facts['project']): string | undefined {
  return target.labels[SOURCE] ?? project.url;
}

/** The commit whose place on the branch counts: a change's own head, not the merge made of it. */
export function headOf({
  event,
  sha,
  checkedOut,
}: Pick<Facts, 'event' | 'sha' | 'checkedOut'>): string {
  const isChange =
    event.kind === 'change' && (checkedOut === undefined || checkedOut.is === 'head');
  return isChange ? (event.headSha ?? sha) : sha;
}
