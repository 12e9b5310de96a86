// SPDX-License-Identifier: Apache-2.0
// Deploys applications on Sevalla and Kinsta, and waits for the end of the deployment.
import { toLine } from '../../registry/http/line.ts';
import { isObject, type JsonObject } from '../../registry/json.ts';
import type { AppHook } from '../../settings/deploy/hook.ts';
import { findHookSecrets } from '../../settings/deploy/secrets.ts';
import { deploymentFailed, sendHook, type HookRequest } from './send.ts';
import type { Calling } from './webhook.ts';

/** For one request and its answer, ms. */
const REQUEST_MS = 30_000;
const POLL_MS = 5_000;

/** How a deployment has ended; any other status is one that goes on. */
const GOOD = 'success';
const BAD: readonly string[] = ['failed', 'cancelled', 'canceled', 'skipped', 'error'];

/** What differs between the two. */
interface Api {
  readonly start: (hook: AppHook, reference: string) => readonly [path: string, body: JsonObject];
  readonly watch: (hook: AppHook, deployment: string) => string;
  /** The deployment in an answer. */
  readonly read: (answer: JsonObject) => JsonObject;
}

/**
 * @see https://api-docs.sevalla.com
 * @see https://api-docs.kinsta.com
 */
const apis: Readonly<Record<AppHook['kind'], Api>> = {
  sevalla: {
    start: ({ app }, reference) => [
      `/applications/${app}/deployments`,
      { docker_image: reference, is_restart: false },
    ],
    watch: ({ app }, deployment) => `/applications/${app}/deployments/${deployment}`,
    read: (answer) => answer,
  },
  kinsta: {
    start: ({ app }, reference) => [
      '/applications/deployments',
      { app_id: app, docker_image: reference, is_restart: false },
    ],
    watch: (_hook, deployment) => `/applications/deployments/${deployment}`,
    read: ({ deployment }) => (isObject(deployment) ? deployment : {}),
  },
};

/**
 * Starts a deployment of the exact tag and waits until it has succeeded. A digest is not documented as an image there.
 *
 * @throws Problem DEPLOY_FAILED if it ends otherwise or not within the time limit, and as `sendHook`
 */
export async function callApp(hook: AppHook, { values, context }: Calling): Promise<void> {
  const { env, clock, signal, log } = context;
  const api = apis[hook.kind];
  const end = clock.now() + hook.timeoutMs;
  const request: Omit<HookRequest, 'method' | 'url'> = {
    headers: {
      authorization: `Bearer ${env[hook.tokenEnv]?.trim() ?? ''}`,
      accept: 'application/json',
    },
    secrets: findHookSecrets([hook], env).map(({ value }) => value),
    insecure: false,
    timeoutMs: Math.min(REQUEST_MS, hook.timeoutMs),
  };
  const [path, body] = api.start(hook, values.reference);
  const started = await sendHook(
    {
      ...request,
      method: 'POST',
      url: new URL(hook.apiUrl + path),
      headers: { ...request.headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    },
    context,
  );
  const { host } = new URL(hook.apiUrl);
  const id = readId(api.read(started.body));
  if (id === undefined) {
    throw deploymentFailed(
      `${host} answered without the ID of a deployment`,
      'Check app and api-url.',
    );
  }
  const url = new URL(hook.apiUrl + api.watch(hook, encodeURIComponent(id)));
  for (let { status } = api.read(started.body); status !== GOOD;) {
    if (typeof status === 'string' && BAD.includes(status)) {
      const hint = 'Look at the log of the deployment there.';
      throw deploymentFailed(`the deployment on ${host} ended with "${status}"`, hint);
    }
    if (clock.now() + POLL_MS > end) {
      const limit = `${Math.round(hook.timeoutMs / 1000)} s`;
      const hint = 'Look at the deployment there, or raise timeout of the hook.';
      throw deploymentFailed(`the deployment on ${host} has not ended within ${limit}`, hint);
    }
    await clock.sleep(POLL_MS, signal);
    const answer = await sendHook({ ...request, method: 'GET', url }, context);
    ({ status } = api.read(answer.body));
    log.debug(
      `the deployment on ${host}: ${typeof status === 'string' ? toLine(status) : 'no status'}`,
    );
  }
}

/** An ID that is a part of a path. */
function readId({ id }: JsonObject): string | undefined {
  const text = typeof id === 'number' ? String(id) : id;
  return typeof text === 'string' && /^[\w-]{1,100}$/.test(text) ? text : undefined;
}
