// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

/** What an image's label says of the recipe that a plan has. */
export function digestOfRecipe(recipe: string): string {
  return createHash('sha256').update(recipe).digest('hex');
}
