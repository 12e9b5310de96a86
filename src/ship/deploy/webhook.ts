// SPDX-License-Identifier: Apache-2.0
// Calls webhooks and Slack-compatible webhooks.
import { createHmac, randomUUID } from 'node:crypto';
import type { SlackHook, WebhookHook } from '../../settings/deploy/hook.ts';
import { findHookSecrets } from '../../settings/deploy/secrets.ts';
import type { TemplateValues } from '../../settings/deploy/template.ts';
import { addQuery, toDockerHubBody, toJsonBody, toSlackBody } from './message.ts';
import { sendHook, type SendContext } from './send.ts';

/** What a call needs: the values to fill in, and the receipt as text for the body. */
export interface Calling {
  readonly values: TemplateValues;
  readonly context: SendContext;
  readonly renderReceipt: () => string;
}

/** How Docker Hub names itself: some services tell its requests from others by it. */
const DOCKER_HUB_AGENT = 'Go-http-client/1.1 (tagship)';

/**
 * Sends the request of a webhook. Its body is signed by HMAC-SHA256 as GitHub signs its own; all tries of a call have
 * the same delivery, so that a receiver can drop the second of two.
 *
 * @see https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
 * @throws Problem as `sendHook`
 */
export async function callWebhook(hook: WebhookHook, calling: Calling): Promise<void> {
  const { context, values } = calling;
  const { env } = context;
  const body = toBody(hook, calling);
  const key = hook.secretEnv === undefined ? undefined : read(env, hook.secretEnv);
  const signature =
    key === undefined
      ? {}
      : {
          'x-hub-signature-256': `sha256=${createHmac('sha256', key)
            .update(body ?? '')
            .digest('hex')}`,
        };
  const given = Object.entries(hook.headersEnv).map(
    ([header, variable]) => [header.toLowerCase(), read(env, variable)] as const,
  );
  await sendHook(
    {
      method: hook.method,
      url: addQuery(new URL(read(env, hook.urlEnv)), hook.query, values),
      headers: {
        'x-tagship-delivery': randomUUID(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(hook.body === 'dockerhub' ? { 'user-agent': DOCKER_HUB_AGENT } : {}),
        ...signature,
        ...Object.fromEntries(given),
      },
      ...(body === undefined ? {} : { body }),
      secrets: findHookSecrets([hook], env).map(({ value }) => value),
      insecure: hook.insecure,
      timeoutMs: hook.timeoutMs,
    },
    context,
  );
}

function toBody(
  { name, body }: WebhookHook,
  { values, context, renderReceipt }: Calling,
): string | undefined {
  const now = context.clock.now();
  switch (body) {
    case 'none':
      return undefined;
    case 'json':
      return JSON.stringify(toJsonBody(name, values, now));
    case 'dockerhub':
      return JSON.stringify(toDockerHubBody(values, now));
    case 'receipt':
      return renderReceipt();
  }
}

/** Sends a message. @throws Problem as `sendHook` */
export async function callSlack(hook: SlackHook, { values, context }: Calling): Promise<void> {
  const { env } = context;
  await sendHook(
    {
      method: 'POST',
      url: new URL(read(env, hook.urlEnv)),
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(toSlackBody(hook.text, values)),
      secrets: findHookSecrets([hook], env).map(({ value }) => value),
      insecure: hook.insecure,
      timeoutMs: hook.timeoutMs,
    },
    context,
  );
}

/** The value of a variable, which was checked before the build. */
function read(env: SendContext['env'], name: string): string {
  return env[name]?.trim() ?? '';
}
