// SPDX-License-Identifier: Apache-2.0
// Resolves paths link by link, and tells whether they stay inside the checkout. Reads the file system only.
import { lstat, readlink, realpath } from 'node:fs';
import { dirname, isAbsolute, join, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import type { GitContext } from './run.ts';
import { openGit } from './git.ts';

/** The checkout around the working directory; both paths have no links in them. */
export interface Checkout {
  /** Everything below may come from the change: the repository's top, and that of the one it is a submodule of. */
  readonly territory: string;
  /** Where its paths have to stay: the repository's top, where it has the working directory; else that. */
  readonly root: string;
}

/** Where a path leads. */
export interface Followed {
  /** Absolute, without links; what does not exist ends it as it is written. */
  readonly path: string;
  /** Where the links lie that were followed. */
  readonly links: readonly string[];
}

/** As many as Linux follows. */
const MOST_LINKS = 40;

/**
 * Follows a path as the system does: each link where it stands, and `..` from where it led.
 * Undefined when the links lead in a circle.
 */
export async function follow(path: string, cwd: string): Promise<Followed | undefined> {
  const left = split(isAbsolute(path) ? path : `${cwd}/${path}`);
  const links: string[] = [];
  let at: string = sep;
  while (left.length > 0) {
    const name = left.shift() ?? '';
    if (name === '..') {
      at = dirname(at);
      continue;
    }
    const next = join(at, name);
    const target = await readLink(next);
    if (target === undefined) {
      at = next;
      continue;
    }
    links.push(next);
    if (links.length > MOST_LINKS) return undefined;
    if (isAbsolute(target)) at = sep;
    left.unshift(...split(target));
  }
  return { path: at, links };
}

function split(path: string): string[] {
  return path.split('/').filter((name) => name !== '' && name !== '.');
}

/** The target of a link; undefined for anything else. */
async function readLink(path: string): Promise<string | undefined> {
  try {
    return await promisify(readlink)(path);
  } catch {
    return undefined; // EINVAL: not a link; ENOENT, ENOTDIR, EACCES: reported when it is opened
  }
}

/** Whether a path without links is `directory` or lies below it. */
export function isInside(directory: string, path: string): boolean {
  const start = directory.endsWith(sep) ? directory : `${directory}${sep}`;
  return path === directory || path.startsWith(start);
}

/**
 * What may belong to the checkout around a directory. A submodule (`.git` is a file) belongs to the
 * repository around it; what is around a clone (`.git` is a directory) does not belong to it, since git
 * takes no file of that name from a commit.
 */
export async function findTerritory(cwd: string): Promise<string> {
  const found = await findRepositories(cwd);
  return found.outermost ?? (await promisify(realpath)(cwd));
}

/** The checkout around the working directory. */
export async function findCheckout(place: GitContext): Promise<Checkout> {
  const here = await promisify(realpath)(place.cwd);
  const { outermost = here, nearest } = await findRepositories(place.cwd);
  if (nearest === undefined || nearest === here) return { territory: outermost, root: here };
  // A repository that only happens to lie above (of a home directory) does not have this directory.
  const tree = await openGit(place).run(['rev-parse', '--verify', '--quiet', 'HEAD:./']);
  return { territory: outermost, root: tree.code === 0 ? nearest : here };
}

/**
 * The repositories around a directory, by their tops without links: the nearest, and the one around all
 * submodules. None where there is no repository.
 */
export async function findRepositories(
  cwd: string,
): Promise<{ readonly outermost?: string; readonly nearest?: string }> {
  const found: string[] = [];
  let at = await promisify(realpath)(cwd);
  for (;;) {
    const kind = await readKind(join(at, '.git'));
    if (kind !== undefined) found.push(at);
    const above = dirname(at);
    if (kind === 'directory' || above === at) break;
    at = above;
  }
  const [nearest] = found;
  const outermost = found.at(-1);
  return nearest === undefined || outermost === undefined ? {} : { nearest, outermost };
}

async function readKind(path: string): Promise<'directory' | 'other' | undefined> {
  try {
    return (await promisify(lstat)(path)).isDirectory() ? 'directory' : 'other';
  } catch {
    return undefined; // missing, or not readable
  }
}

/** Where a path of the workflow or the change leads, by who could have caused it. */
export interface Led {
  /** It stays inside the checkout. */
  readonly inside: boolean;
  /** It leaves the checkout through a link that lies in it. */
  readonly escapes: boolean;
}

/**
 * Whether a path stays inside the checkout: as the system follows it, and as programs do that drop
 * `x/..` before they follow anything.
 */
export async function lead(path: string, cwd: string, checkout: Checkout): Promise<Led> {
  const ways = [await follow(path, cwd), await follow(resolve(cwd, path), cwd)];
  const leaves = ways.filter((way) => way === undefined || !isInside(checkout.root, way.path));
  const escapes = leaves.some(
    (way) => way === undefined || way.links.some((link) => isInside(checkout.territory, link)),
  );
  return { inside: leaves.length === 0, escapes };
}
