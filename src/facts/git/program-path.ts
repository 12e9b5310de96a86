// SPDX-License-Identifier: Apache-2.0
// A PATH without the files of the checkout. Pure.
import { delimiter, dirname, isAbsolute, join, relative, sep } from 'node:path';
import type { Env } from '../facts.ts';

/**
 * The environment with a `PATH` that has no directory of the checkout: none at or below `cwd`, no relative
 * one, and no `node_modules/.bin` of `cwd` or of a directory above it, which `npx` and `npm run` put
 * first. A change could hold a program named `git` or `docker` there.
 */
export function withoutCheckoutPrograms(env: Env, cwd: string): Env {
  const bins = new Set(listAbove(cwd).map((directory) => join(directory, 'node_modules', '.bin')));
  const isOutside = (entry: string): boolean => {
    if (!isAbsolute(entry)) return false;
    const below = relative(cwd, entry);
    const isInside = below === '' || !(below === '..' || below.startsWith(`..${sep}`));
    return !isInside && !bins.has(join(entry, '.'));
  };
  return Object.fromEntries(
    Object.entries(env).map(([name, value]) =>
      name.toUpperCase() === 'PATH' && value !== undefined
        ? [name, value.split(delimiter).filter(isOutside).join(delimiter)]
        : [name, value],
    ),
  );
}

function listAbove(directory: string): string[] {
  const parent = dirname(directory);
  return parent === directory ? [directory] : [directory, ...listAbove(parent)];
}
