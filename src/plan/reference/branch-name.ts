// SPDX-License-Identifier: Apache-2.0
// The name of a branch in tags: its own, or one that distinguishes it from another branch with the same legal tag.
import type { Facts } from '../../facts/facts.ts';
import { notice, type ProblemData } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import { toFingerprint } from './fingerprint.ts';
import { quote } from '../quote.ts';
import { toTag } from './references.ts';

/** How many digits of the hash distinguish two branches. */
const HASH_DIGITS = 7;

/** The name of a branch in tags. */
export interface BranchName {
  readonly name: string;
  /** The notice TAG_BRANCHES_ALIKE if the name is not the branch's own. */
  readonly problems: readonly ProblemData[];
}

/**
 * The name from which the tags of a branch are made.
 *
 * | branch      | the remote also has | name                | because                               |
 * | ----------- | ------------------- | ------------------- | ------------------------------------- |
 * | `feature/x` | `main`              | `feature/x`         | no other branch has the tag `feature-x` |
 * | `feature/x` | `feature-x`         | `feature/x-217d2bf` | both would move the tag `feature-x`    |
 * | `feature-x` | `feature/x`         | `feature-x`         | it is a legal tag as written           |
 *
 * The seven digits begin the SHA-256 of the branch's name. Under `compat: strict` every branch keeps its own
 * name, as in docker/metadata-action.
 */
export function toBranchName(
  branch: string,
  { branchesAlike = [] }: Pick<Facts, 'branchesAlike'>,
  { compat }: Pick<Settings, 'compat'>,
): BranchName {
  const tag = toTag(branch);
  if (compat === 'strict' || tag === undefined || tag === branch)
    return { name: branch, problems: [] };
  const other = branchesAlike.find((name) => name !== branch && toTag(name) === tag);
  if (other === undefined) return { name: branch, problems: [] };
  const name = `${branch}-${toFingerprint(branch).slice(0, HASH_DIGITS)}`;
  const problem = notice(
    'TAG_BRANCHES_ALIKE',
    `the branch ${quote(branch)} is tagged "${toTag(name) ?? tag}": the remote also has the branch ${quote(other)}, and the tag of both would be "${tag}"`,
    'Rename or delete one of the two branches to get the shorter tag.',
  );
  return { name, problems: [problem] };
}

/** The notice TAG_BRANCHES_ALIKE if one of the tags contains such a name. */
export function explainBranchName(
  facts: Pick<Facts, 'branchesAlike' | 'event'>,
  settings: Pick<Settings, 'compat'>,
  tags: readonly string[],
): readonly ProblemData[] {
  const { event } = facts;
  const branch = event.kind === 'branch' || event.kind === 'schedule' ? event.branch : undefined;
  if (branch === undefined) return [];
  const { name, problems } = toBranchName(branch, facts, settings);
  const text = toTag(name) ?? name;
  return tags.some((tag) => tag.includes(text)) ? problems : [];
}
