// SPDX-License-Identifier: Apache-2.0
// Records a deployment through GitHub's API.
import type { Answer, ApiRefusal } from './answer.ts';
import type { GithubApi } from './api.ts';

/** A deployment that succeeded. */
export interface DeploymentRecord {
  /** `acme/app` */
  readonly slug: string;
  readonly ref: string;
  readonly environment: string;
  readonly description: string;
  readonly payload: Readonly<Record<string, string>>;
  readonly logUrl: string | undefined;
  readonly environmentUrl: string | undefined;
}

/** That it is recorded, or why not: `why` names the host and what it answered. */
export type Recorded =
  { readonly ok: true } | { readonly ok: false; readonly why: string; readonly hint: string };

/** GitHub's limit of a description. */
const LONGEST_DESCRIPTION = 140;

/**
 * Creates a deployment and sets its status to success. `required_contexts` is empty, since the job that asks has not ended
 * and would be waited for; `auto_merge` is off, since nothing is to be merged.
 *
 * @see https://docs.github.com/en/rest/deployments/deployments#create-a-deployment
 * @see https://docs.github.com/en/rest/deployments/statuses#create-a-deployment-status
 */
export async function recordDeployment(
  api: GithubApi,
  { slug, ref, environment, payload, logUrl, environmentUrl, ...given }: DeploymentRecord,
): Promise<Recorded> {
  const [owner = '', repo = ''] = slug.split('/');
  const description = given.description.slice(0, LONGEST_DESCRIPTION);
  const made = await api.post('/repos/{owner}/{repo}/deployments', {
    ...{ owner, repo, ref, environment, payload, description },
    auto_merge: false,
    required_contexts: [],
  });
  if (!made.ok) return toRefusal(api.host, 'create a deployment', made);
  const { id } = made.data;
  if (typeof id !== 'number') {
    const why = 'its response has no ID of a deployment';
    return toRefusal(api.host, 'create a deployment', { ok: false, kind: 'garbled', why });
  }
  const set = await api.post('/repos/{owner}/{repo}/deployments/{deployment_id}/statuses', {
    ...{ owner, repo, deployment_id: id, description },
    state: 'success',
    ...(logUrl === undefined ? {} : { log_url: logUrl }),
    ...(environmentUrl === undefined ? {} : { environment_url: environmentUrl }),
  });
  return set.ok ? { ok: true } : toRefusal(api.host, 'set the status of a deployment', set);
}

const moves: Readonly<Record<ApiRefusal, string>> = {
  login: 'Set github-token to a valid token, such as that of the job.',
  right: 'Give the job "permissions: deployments: write", and check that the environment exists.',
  limit: 'Run again later.',
  trouble: 'Run again later.',
  garbled: 'Check GITHUB_API_URL and the proxy, if any.',
  network: 'Check the network of this machine, HTTPS_PROXY and NO_PROXY.',
};

function toRefusal(
  host: string,
  doing: string,
  { kind, why }: Extract<Answer, { readonly ok: false }>,
): Recorded {
  return {
    ok: false,
    why: `could not ${doing} on ${host}: ${why.replace(/\.+$/, '')}`,
    hint: moves[kind],
  };
}
