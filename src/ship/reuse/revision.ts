// SPDX-License-Identifier: Apache-2.0
// The commit and the recipe in the labels of our images.
import { createHash } from 'node:crypto';
import type { Facts } from '../../facts/facts.ts';
import { isMade } from '../../plan/build/made.ts';
import type { BuildPlan, Target } from '../../plan/plan.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import { parseObject } from '../../registry/json.ts';

/** The config label with the commit of an image. */
export const REVISION_LABEL = 'org.opencontainers.image.revision';
const SOURCE = 'org.opencontainers.image.source';

/** The commit in the label of the target's image, which users may set. */
export function revisionOf(target: Target, sha: string): string {
  return readLabel(target, REVISION_LABEL) ?? sha;
}

/** A label of the target's image; an image that is made already has it as an annotation of its index. */
function readLabel({ labels, annotations, build }: Target, key: string): string | undefined {
  return isMade(build) ? annotations[`index:${key}`] : labels[key];
}

interface Built {
  readonly build: Pick<BuildPlan, 'recipe'>;
}

/** The version of current recipes; a label without a version is of version 1. */
const RECIPE_VERSION = 2;

/** The fields of a recipe of version 1, in order. */
const FIRST_RECIPE = ['name', 'context', 'file', 'target', 'buildArgs', 'platforms'];

/**
 * The label `io.tagship.recipe` of the target's image: the version of the recipe and its
 * SHA-256 in hex, `2:0123…`. A recipe without a version, from a plan that an older version of the program
 * saved, has only the SHA-256.
 */
export function recipeOf({ build }: Built): string {
  const isVersioned = parseObject(build.recipe)?.version === RECIPE_VERSION;
  return isVersioned ? `${RECIPE_VERSION}:${hash(build.recipe)}` : hash(build.recipe);
}

/** The labels of older versions of the program for a build that agrees in all that they recorded. */
function olderRecipesOf({ build }: Built): readonly string[] {
  const recipe = parseObject(build.recipe);
  if (recipe?.version !== RECIPE_VERSION) return [];
  return [hash(JSON.stringify(Object.fromEntries(FIRST_RECIPE.map((key) => [key, recipe[key]]))))];
}

/**
 * Whether a label is that of our recipe for other platforms, given in the form of the registry or
 * of the recipe.
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

/** Whether a label holds a recipe of a newer, unknown version. */
export function isLaterRecipe(label: string): boolean {
  return Number(/^(\d+):/.exec(label)?.[1] ?? 1) > RECIPE_VERSION;
}

/** What identifies the build of a target: the labels that an image must have to count as the same build. */
export function identify(target: Target, sha: string) {
  return {
    revision: revisionOf(target, sha),
    recipe: recipeOf(target),
    olderRecipes: olderRecipesOf(target),
    ...omitUndefined({ inputs: target.build.inputs }),
    build: { recipe: target.build.recipe, platforms: target.platforms },
  };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The project in the label of the target's image; undefined for a project without a URL. */
export function sourceOf(target: Target, project: Facts['project']): string | undefined {
  return readLabel(target, SOURCE) ?? project.url;
}

/** The commit whose position on the branch counts: the head of a change, not its merge commit. */
export function headOf({
  event,
  sha,
  checkedOut,
}: Pick<Facts, 'event' | 'sha' | 'checkedOut'>): string {
  const isChange =
    event.kind === 'change' && (checkedOut === undefined || checkedOut.is === 'head');
  return isChange ? (event.headSha ?? sha) : sha;
}
