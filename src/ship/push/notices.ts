// SPDX-License-Identifier: Apache-2.0
// Notices about a repository before a run writes to it. Reads tags; decides nothing.
import { notice, Problem, type ProblemData } from '../../problem.ts';
import type { Target } from '../../plan/plan.ts';
import { listExact, type Destination } from '../destination.ts';

/** Pages of tags to read: more would tell nothing new, since registries list digits before letters. */
const PAGES = 3;

/**
 * The notice V_TAGS_ONLY: the repository has tags such as `v1.2.2` and none without the `v`, and the
 * preset is about to give `1.2.3`. Skipped for a repository that does not list its tags, or
 * already has our tag.
 */
export async function explainVTags(destination: Destination): Promise<readonly ProblemData[]> {
  const ours = listExact(destination).find(
    ({ tag, rule }) => rule.startsWith('preset:') && /^\d+\.\d+/.test(tag),
  );
  if (ours === undefined) return [];
  const listed = await listTags(destination);
  const example = listed.find((tag) => /^v\d+\.\d+/.test(tag));
  if (example === undefined || listed.some((tag) => /^\d+\.\d+/.test(tag))) return [];
  return [
    notice(
      'V_TAGS_ONLY',
      `"${destination.name}" has tags such as "${example}" and none without the "v", and this run gives "${ours.tag}"`,
      'Set v-prefix to "keep" to go on as before, or to "both" to give each version both tags.',
    ),
  ];
}

async function listTags({ repository }: Destination): Promise<readonly string[]> {
  try {
    const { tags, complete } = await repository.listTags(PAGES, 'once'); // do not wait for a notice
    return complete ? tags : [];
  } catch (thrown) {
    if (thrown instanceof Problem) return []; // many tokens cannot list tags, and a push does not need it
    throw thrown;
  }
}

/** Flags for a build that must not use existing results. */
const FRESH = ['--pull', '--no-cache', '--no-cache-filter'];

/**
 * The notice SHIP_NOT_REBUILT: `pull` or `no-cache` is set, but an image that is already published
 * is reused.
 */
export function explainNotRebuilt({ build }: Pick<Target, 'build'>): readonly ProblemData[] {
  const asked = FRESH.filter((flag) => build.argv.includes(flag)).map((flag) => flag.slice(2));
  if (asked.length === 0) return [];
  return [
    notice(
      'SHIP_NOT_REBUILT',
      `nothing is rebuilt, although ${asked.join(' and ')} asks for it: this commit is published already`,
      'Set on-existing to "replace" to build it again and give its exact tags to the new image.',
    ),
  ];
}
