// SPDX-License-Identifier: Apache-2.0
// The facts of a Forgejo or Gitea Actions job, which speak GitHub's variables on their own host.
import type { CiFacts } from '../ci.ts';
import type { Env } from '../facts.ts';
import { readProject, readRunIds, readRunFacts } from './github/github.ts';
import { readText } from '../variables.ts';
import { omitUndefined } from '../../omit-undefined.ts';

/**
 * The facts of one Forgejo or Gitea job.
 *
 * Three things differ from GitHub: the runner sets `GITHUB_ACTIONS` besides its own variable, so this
 * must be asked first; the registry is the forge's own host; and a run's page is found by its number,
 * not its id.
 */
export function readForgejoFacts(ci: 'forgejo' | 'gitea', env: Env, payload: unknown): CiFacts {
  const { project, server } = readProject(env, payload);
  const host = /^https?:\/\/([^/]+)$/.exec(server)?.[1];
  const own =
    host === undefined || project.slug === undefined
      ? undefined
      : `${host}/${project.slug}`.toLowerCase();
  return {
    ci,
    ...readRunFacts(env, payload),
    project,
    ...omitUndefined({ ownRepository: own }),
    run: readRunIds(env, project.url, readText(env, 'GITHUB_RUN_NUMBER')),
  };
}
