// SPDX-License-Identifier: Apache-2.0
// The bodies that hooks send. Pure.
import { fillTemplate, type TemplateValues } from '../../settings/deploy/template.ts';
import type { JsonObject } from '../../registry/json.ts';

/** What every JSON body says: the values under their names. */
export function toJsonBody(hook: string, values: TemplateValues, nowMs: number): JsonObject {
  return { schemaVersion: 1, event: 'deploy', hook, ...values, at: new Date(nowMs).toISOString() };
}

/**
 * The body that Docker Hub's webhooks have, of the tag that has moved; `digest` and `exact_tag` are ours.
 *
 * @see https://docs.docker.com/docker-hub/repos/manage/webhooks/
 */
export function toDockerHubBody(values: TemplateValues, nowMs: number): JsonObject {
  const { image, moved, tag, digest } = values;
  const repository = image.replace(/^docker\.io\//, '');
  const path = repository.split('/');
  return {
    push_data: {
      tag: moved,
      pushed_at: Math.floor(nowMs / 1000),
      pusher: 'tagship',
      images: [],
      digest,
      exact_tag: tag,
    },
    callback_url: '',
    repository: {
      repo_name: repository,
      name: path.at(-1) ?? '',
      namespace: path.slice(0, -1).join('/'),
      repo_url: `https://${image}`,
      status: 'Active',
    },
  };
}

/** The message of a Slack-compatible webhook. Values stay text: they mention no user, and make no link. */
export function toSlackBody(text: string | undefined, values: TemplateValues): JsonObject {
  const standard = [
    '`{{reference}}` is `{{moved}}` now',
    ...(values.project === '' ? [] : [' ({{project}})']),
    '\n`{{digest}}`',
    ...(values.run === '' ? [] : ['\n{{run}}']),
  ].join('');
  return { text: fillTemplate(text ?? standard, values, escapeSlack) };
}

/** @see https://docs.slack.dev/messaging/formatting-message-text/#escaping */
function escapeSlack(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The address with parameters behind those that it has; only the values of parameters hold what is filled in. */
export function addQuery(
  url: URL,
  query: Readonly<Record<string, string>>,
  values: TemplateValues,
): URL {
  const filled = Object.entries(query).map(([name, text]): [string, string] => [
    name,
    fillTemplate(text, values),
  ]);
  if (filled.length === 0) return url;
  const added = new URLSearchParams(filled).toString();
  const whole = new URL(url);
  whole.search = whole.search === '' ? added : `${whole.search}&${added}`;
  return whole;
}
