// SPDX-License-Identifier: Apache-2.0
// What is worth saying of a repository before a run writes to it. Reads tags; decides nothing.
import { notice, Problem, type ProblemData } from '../../problem.ts';
import type { Target } from '../../plan/plan.ts';
import { listExact, type Destination } from '../destination.ts';

/** Pages of tags that are read: more tell nothing new, since registries list digits before letters. */
const PAGES = 3;

/**
 * The notice V_TAGS_ONLY: the repository has tags such as `v1.2.2` and none without the `v`, and the
 * preset is about to give `1.2.3`. A repository that does not list its tags is not judged; one that has
 * our tag already has one without the `v`.
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
    const { tags, complete } = await repository.listTags(PAGES, 'once'); // a notice is worth no wait
    return complete ? tags : [];
  } catch (thrown) {
    if (thrown instanceof Problem) return []; // many tokens may not list, and a push needs no list
    throw thrown;
  }
}

/** Flags that ask for a build that does not take what is there. */
const FRESH = ['--pull', '--no-cache', '--no-cache-filter'];

/**
 * The notice SHIP_NOT_REBUILT: `pull` or `no-cache` was asked for, and an image that is published already
 * is taken instead.
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
