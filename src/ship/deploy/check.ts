// SPDX-License-Identifier: Apache-2.0
// Checks before the build whether the hooks that a run may call could be called.
import type { Plan } from '../../plan/plan.ts';
import { error, type ProblemData } from '../../problem.ts';
import { isLoopback } from '../../registry/address.ts';
import { listHookVariables, type DeployHook } from '../../settings/deploy/hook.ts';
import { isShort } from '../../settings/values/secrets/known-secrets.ts';
import type { ApplyContext } from '../context.ts';

/**
 * What keeps hooks that the plan calls from being called, all at once; no message has the value of a variable.
 *
 * | code                    | when                                                             |
 * | ----------------------- | ---------------------------------------------------------------- |
 * | DEPLOY_VARIABLE_MISSING | a variable is not set                                            |
 * | DEPLOY_VARIABLE_INVALID | an address, a header or a key that cannot be sent or be masked   |
 * | DEPLOY_GITHUB_MISSING   | a deployment on GitHub without its API, its token or the project |
 */
export function checkHooks(
  { deploy = [], facts }: Pick<Plan, 'deploy' | 'facts'>,
  { settings, env, deployments }: Pick<ApplyContext, 'settings' | 'env' | 'deployments'>,
): readonly ProblemData[] {
  const names = new Set(deploy.filter(({ call }) => call).map(({ name }) => name));
  const hooks = settings.deploy.filter(({ name }) => names.has(name));
  return hooks.flatMap((hook) => [
    ...listHookVariables(hook).flatMap((name) => checkVariable(hook, name, env[name])),
    ...(hook.kind === 'github-deployment' && deployments === undefined
      ? [describeNoGithub(hook, facts.project.slug)]
      : []),
  ]);
}

function checkVariable(
  hook: DeployHook,
  variable: string,
  value: string | undefined,
): readonly ProblemData[] {
  const text = value?.trim() ?? '';
  const shown = `the variable ${variable} of the deploy hook "${hook.name}"`;
  if (text === '') {
    const hint = `Set it in the job, or remove the hook.`;
    return [error('DEPLOY_VARIABLE_MISSING', `${shown} is not set`, hint)];
  }
  const what = findFault(hook, variable, text);
  if (what === undefined) return [];
  return [error('DEPLOY_VARIABLE_INVALID', `${shown} ${what.what}`, what.hint)];
}

interface Fault {
  readonly what: string;
  readonly hint: string;
}

function findFault(hook: DeployHook, variable: string, text: string): Fault | undefined {
  if (isShort(text)) {
    return {
      what: 'has fewer than 4 characters; it cannot be masked in logs',
      hint: 'Use a longer value; check that the variable holds the whole value.',
    };
  }
  if ('urlEnv' in hook && variable === hook.urlEnv) return findUrlFault(hook, text);
  const isOfHeader =
    'tokenEnv' in hook ||
    ('headersEnv' in hook && Object.values(hook.headersEnv).includes(variable));
  if (!isOfHeader || /^[ -~]*$/.test(text)) return undefined;
  return {
    what: 'has a value that no header can hold',
    hint: 'Write one line of letters, digits and signs; check for line breaks and quotation marks.',
  };
}

function findUrlFault(hook: DeployHook, text: string): Fault | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    return {
      what: 'is not an address',
      hint: 'Copy the whole address, which begins with https://.',
    };
  }
  if (url.username !== '' || url.password !== '') {
    const hint = 'Put them into a header: headers-env: {Authorization: VARIABLE}.';
    return { what: 'is an address with a user or a password in it', hint };
  }
  const isSafe = url.protocol === 'https:' || isLoopback(url.host);
  if (isSafe || ('insecure' in hook && hook.insecure)) return undefined;
  return {
    what: `is an address on ${url.host} without TLS, where its secrets would not be safe`,
    hint: 'Use https://, or allow it with insecure: true of the hook.',
  };
}

function describeNoGithub({ name }: DeployHook, slug: string | undefined): ProblemData {
  const lacks = slug === undefined ? 'the project is not known' : 'github-token is not set';
  return error(
    'DEPLOY_GITHUB_MISSING',
    `the deploy hook "${name}" cannot create a deployment on GitHub: ${lacks}`,
    'Run it in a job on GitHub with "permissions: deployments: write", or set github-token.',
  );
}
