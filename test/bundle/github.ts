// SPDX-License-Identifier: Apache-2.0
// Environments of GitHub runs for the bundles, and what they run on. Knows no bundle.
import type { Project } from '../e2e/project.ts';

/** What a runner tells a step about a push; the address of its API leads nowhere. */
export function githubEnv(ref: string, sha: string): Record<string, string> {
  const [, kind, ...name] = ref.split('/');
  return {
    GITHUB_REF: ref,
    GITHUB_REF_NAME: name.join('/'),
    GITHUB_REF_TYPE: kind === 'tags' ? 'tag' : 'branch',
    GITHUB_SHA: sha,
    GITHUB_EVENT_NAME: 'push',
    GITHUB_REPOSITORY: 'acme/app',
    GITHUB_REPOSITORY_OWNER: 'acme',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: 'http://127.0.0.1:9',
    GITHUB_RUN_ID: '4711',
    GITHUB_RUN_NUMBER: '567',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_ACTOR: 'octo',
    GITHUB_WORKFLOW: 'Release',
    GITHUB_JOB: 'ship',
  };
}

/** The event's payload, as far as it is read. */
export function pushEvent(ref: string): object {
  return {
    ref,
    repository: {
      full_name: 'acme/app',
      html_url: 'https://github.com/acme/app',
      default_branch: 'main',
      fork: false,
    },
  };
}

/** Two releases in a project: v1.1.0 and, as HEAD, v1.2.3. Gives HEAD. */
export async function release(project: Project): Promise<string> {
  await project.git('tag', 'v1.1.0');
  await project.commit('Second');
  return project.release('v1.2.3');
}
