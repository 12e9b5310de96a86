// SPDX-License-Identifier: Apache-2.0
// Checks that the files that are built belong to the commit that counts. Asks git; changes nothing.
import { stat } from 'node:fs';
import { relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { findRepositories } from '../../facts/git/checkout.ts';
import type { Facts } from '../../facts/facts.ts';
import { openGit } from '../../facts/git/git.ts';
import type { GitContext } from '../../facts/git/run.ts';
import { toSha } from '../../facts/git/refs.ts';
import { error, notice, type ProblemData } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import { isLocalPath } from '../../settings/table/untrusted.ts';

/** What an input `context` may be in docker/metadata-action. */
const METADATA_WORDS = ['git', 'workflow'];

/**
 * Problems of the build context.
 *
 * | context                                             | is                                     |
 * | --------------------------------------------------- | -------------------------------------- |
 * | `git` or `workflow`, without a directory of that name | the error CONTEXT_OF_METADATA        |
 * | in another repository, at another commit             | the notice CONTEXT_OTHER_REPOSITORY    |
 * | in a submodule at the commit that is recorded for it  | no problem                             |
 */
export async function checkContext(
  { context }: Pick<Settings, 'context'>,
  { sha }: Pick<Facts, 'sha'>,
  git: GitContext,
): Promise<readonly ProblemData[]> {
  if (context === '.' || !isLocalPath(context)) return [];
  const directory = resolve(git.cwd, context);
  if (!(await isDirectory(directory))) {
    return METADATA_WORDS.includes(context) ? [ofMetadata(context)] : [];
  }
  const other = await readOther(directory, git);
  return other === undefined || other === sha ? [] : [otherRepository(context, other, sha)];
}

/** The commit of the repository that a directory is in; undefined where that repository is the run's own. */
async function readOther(directory: string, git: GitContext): Promise<string | undefined> {
  const own = (await findRepositories(git.cwd)).nearest;
  const found = (await findRepositories(directory)).nearest;
  if (found === undefined || found === own) return undefined;
  const sha = await readSha({ ...git, cwd: directory }, 'HEAD');
  if (own === undefined) return sha;
  const recorded = await readSha({ ...git, cwd: own }, `HEAD:${relative(own, found)}`);
  return recorded === sha ? undefined : sha;
}

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await promisify(stat)(path)).isDirectory();
  } catch {
    return false; // buildx reports a missing directory
  }
}

async function readSha(git: GitContext, name: string): Promise<string | undefined> {
  const answer = await openGit(git).run(['rev-parse', '--verify', '--quiet', name]);
  return answer.code === 0 ? toSha(answer.stdout.trim()) : undefined;
}

function ofMetadata(context: string): ProblemData {
  return error(
    'CONTEXT_OF_METADATA',
    `context: "${context}" is a build context here, and there is no directory of that name`,
    'Leave it out: the commit that is checked out counts anyway. "git" and "workflow" are for command: plan, as docker/metadata-action has them.',
  );
}

function otherRepository(context: string, theirs: string, ours: string): ProblemData {
  const [built, counted] = [theirs, ours].map((sha) => `"${sha.slice(0, 12)}"`);
  return notice(
    'CONTEXT_OTHER_REPOSITORY',
    `context: "${context}" is in another repository, at commit ${built ?? ''}, but tags and labels follow commit ${counted ?? ''}, which the working directory is at`,
    'To have its commit count, run in that repository, or check it out into the working directory.',
  );
}
