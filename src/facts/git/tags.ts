// SPDX-License-Identifier: Apache-2.0
// Which list of git tags to use: the remote's, the clone's, or none. Pure.
import type { ProblemData } from '../../problem.ts';
import { notice } from '../../problem.ts';
import type { Clone } from './clone.ts';
import type { GitTag, GitTags } from '../facts.ts';
import type { RemoteAnswer } from './git.ts';

/** The available lists. `asked` is absent when the remote was not asked. */
export interface GitTagSources {
  readonly clone: Clone | undefined;
  readonly asked: RemoteAnswer<readonly GitTag[]> | undefined;
  readonly isCi: boolean;
}

/**
 * The project's git tags.
 *
 * | remote      | clone                            | is                          |
 * | ----------- | -------------------------------- | --------------------------- |
 * | answered    | any                              | the remote's list           |
 * | silent      | whole, with git tags             | the clone's list            |
 * | silent      | whole, without git tags, no CI   | an empty list               |
 * | silent      | whole, without git tags, in CI   | not known: CI fetches none  |
 * | none        | whole                            | the clone's list            |
 * | silent      | shallow, or none                 | not known                   |
 *
 * A shallow clone's git tags are never the whole list, even when a checkout step fetched "all tags".
 */
export function decideGitTags({ clone, asked, isCi }: GitTagSources): {
  readonly gitTags: GitTags;
  readonly notices: readonly ProblemData[];
} {
  if (asked?.ok)
    return { gitTags: { known: true, from: 'remote', list: asked.value }, notices: [] };
  const gap = findGap(clone, isCi);
  const failure = asked === undefined ? undefined : asked.reason;
  if (clone !== undefined && gap === undefined) {
    const gitTags: GitTags = { known: true, from: 'clone', list: clone.gitTags };
    return { gitTags, notices: failure === undefined ? [] : [toUnasked(failure)] };
  }
  const reason = [gap, failure ?? 'the remote was not asked'].join('; ');
  return { gitTags: { known: false, reason }, notices: [toUnknown(reason, failure !== undefined)] };
}

function findGap(clone: Clone | undefined, isCi: boolean): string | undefined {
  if (clone === undefined) return 'there is no clone';
  if (clone.shallow) return 'the clone is shallow';
  const mayLack = isCi && clone.remoteUrl !== undefined && clone.gitTags.length === 0;
  return mayLack ? 'the clone has no git tags' : undefined;
}

function toUnasked(failure: string): ProblemData {
  return notice(
    'FACTS_REMOTE_SILENT',
    `only the git tags of the clone are known: ${failure}.`,
    'If git tags may be missing, run git fetch --tags first.',
  );
}

function toUnknown(reason: string, wasAsked: boolean): ProblemData {
  return notice(
    'FACTS_GIT_TAGS_UNKNOWN',
    `the git tags of the project are unknown (${reason}), so the plan assumes its version is the newest; the registry decides.`,
    wasAsked
      ? 'Fetch the whole history with its git tags, or allow the job to read the remote.'
      : 'Use --remote to read the git tags of the remote, or fetch the whole history with its git tags.',
  );
}
