// SPDX-License-Identifier: Apache-2.0
// Records a deployment on GitHub.
import type { GithubHook } from '../../settings/deploy/hook.ts';
import { fillTemplate } from '../../settings/deploy/template.ts';
import type { Deployments } from '../context.ts';
import { deploymentFailed } from './send.ts';
import type { Calling } from './webhook.ts';

/**
 * Creates a deployment of the commit and sets its status to success, which makes earlier ones of the environment inactive.
 *
 * @throws Problem DEPLOY_FAILED with what GitHub answered
 */
export async function callGithub(
  hook: GithubHook,
  { values }: Calling,
  deployments: Deployments | undefined,
): Promise<void> {
  if (deployments === undefined) throw deploymentFailed('GitHub is not known', 'Set github-token.');
  const { environmentUrl } = hook;
  const answer = await deployments.record({
    ref: values.revision,
    environment: hook.environment,
    description: `${values.reference} is ${values.moved} now`,
    payload: values,
    logUrl: values.run === '' ? undefined : values.run,
    environmentUrl:
      environmentUrl === undefined
        ? undefined
        : fillTemplate(environmentUrl, values, encodeURIComponent),
    timeoutMs: hook.timeoutMs,
  });
  if (!answer.ok) throw deploymentFailed(answer.why, answer.hint);
}
