// SPDX-License-Identifier: Apache-2.0
// The event of a checkout outside known CI systems: a laptop, or an unknown CI system. Pure.
import compare from 'semver/functions/compare.js';
import parse from 'semver/functions/parse.js';
import type { Clone } from '../git/clone.ts';
import type { Event } from '../facts.ts';
import { parseProjectUrl } from '../project.ts';

/** Forges whose own registry is known by the host of the remote. */
const registries: Readonly<Record<string, string>> = {
  'github.com': 'ghcr.io',
  'gitlab.com': 'registry.gitlab.com',
};

/**
 * What the checked-out commit stands for.
 *
 * | HEAD                                      | is                                                |
 * | ----------------------------------------- | ------------------------------------------------- |
 * | carries a version git tag                 | that git tag, the highest version if several      |
 * | detached, carries another git tag         | that git tag, the last by name if several         |
 * | is on a branch                            | the branch                                        |
 * | detached                                  | `other`                                           |
 *
 * A version git tag goes before the branch, because CI runs for that commit's git tag too, and the release is
 * what people want to look at; `--branch main` shows the branch's run. With `tagPrefix`, git tags with
 * that prefix go before all others.
 */
export function readLocalEvent(clone: Clone, tagPrefix = ''): Event {
  const names = clone.gitTags.filter(({ sha }) => sha === clone.head?.sha).map(({ name }) => name);
  const ours = names.filter((name) => name.startsWith(tagPrefix));
  const version = findHighest(ours, tagPrefix);
  if (version !== undefined) return { kind: 'gitTag', gitTag: version, trigger: 'local' };
  if (clone.branch !== undefined) return { kind: 'branch', branch: clone.branch, trigger: 'local' };
  const last = (ours.length > 0 ? ours : names).toSorted().at(-1);
  return last === undefined
    ? { kind: 'other', name: 'detached HEAD' }
    : { kind: 'gitTag', gitTag: last, trigger: 'local' };
}

/**
 * The repository that CI would push to for a clone of this remote, so that a laptop's plan is CI's:
 * `ghcr.io/acme/app` for a clone from github.com.
 */
export function toOwnRepository(remoteUrl: string | undefined): string | undefined {
  const { host, project } = parseProjectUrl(remoteUrl);
  const key = host?.toLowerCase() ?? '';
  if (project.slug === undefined || !Object.hasOwn(registries, key)) return undefined;
  return `${registries[key] ?? ''}/${project.slug}`.toLowerCase();
}

/** The name of the highest version: strict semver before loose versions of two to four numbers. */
function findHighest(names: readonly string[], tagPrefix: string): string | undefined {
  const versions = names.map((name) => ({
    name,
    bare: name.slice(tagPrefix.length).replace(/^v/, ''),
  }));
  const strict = versions.filter(({ bare }) => /^\d/.test(bare) && parse(bare) !== null);
  const loose = versions.filter(({ bare }) => /^\d+(\.\d+){1,3}$/.test(bare));
  const highest =
    strict.toSorted((a, b) => compare(a.bare, b.bare)).at(-1) ??
    loose.toSorted((a, b) => compareNumbers(a.bare, b.bare)).at(-1);
  return highest?.name;
}

function compareNumbers(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  const at = left.findIndex((value, index) => value !== right[index]);
  return at === -1 ? left.length - right.length : (left[at] ?? 0) - (right[at] ?? 0);
}
