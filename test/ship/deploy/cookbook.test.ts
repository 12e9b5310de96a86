// SPDX-License-Identifier: Apache-2.0
// The hooks of the cookbook, called as they stand there, with servers that take what each platform documents.
import { expect, it } from 'vitest';
import { callApp } from '../../../src/ship/deploy/app.ts';
import { callSlack, callWebhook } from '../../../src/ship/deploy/webhook.ts';
import type { DeployHook } from '../../../src/settings/deploy/hook.ts';
import { listBlocks } from '../../contract/documents.ts';
import { settingsFrom } from '../../settings/reading.ts';
import { callingOf, problemOf, VALUES } from './calling.ts';
import { startReceiver, type Reaction, type Received } from './receiver.ts';

/** What a platform answers to a request, by its documentation. */
const platforms: Readonly<Record<string, (request: Received) => Reaction>> = {
  // https://render.com/docs/deploy-hooks
  render: ({ method, path }) => {
    const { pathname, searchParams } = new URL(path, 'http://render.test');
    const [image, digest] = (searchParams.get('imgURL') ?? '').split('@');
    const isOurs = image === VALUES.image && digest === VALUES.digest;
    const isKnown = pathname === '/deploy/srv-1' && searchParams.get('key') === 'k3y-of-render';
    if (!isKnown || !['GET', 'POST'].includes(method)) return { status: 401 };
    return isOurs ? { body: { deploy: { id: 'dep-1' } } } : { status: 400 };
  },
  // https://coolify.io/docs/api-reference/api/operations/deploy-by-tag-or-uuid
  coolify: ({ method, path, headers }) => {
    if (headers.authorization !== 'Bearer 1|t0ken-of-coolify') return { status: 401 };
    if (method !== 'GET' || !path.startsWith('/api/v1/deploy?uuid=app-1')) return { status: 404 };
    return { body: { deployments: [{ resource_uuid: 'app-1', deployment_uuid: 'd1' }] } };
  },
  // Dokploy takes the webhooks of Docker Hub, and knows them by their User-Agent.
  dokploy: ({ headers, body }) => {
    const sent = JSON.parse(body) as {
      push_data?: { tag?: string };
      repository?: { repo_name?: string };
    };
    if (headers['user-agent']?.includes('Go-http-client') !== true) return { status: 301 };
    const { push_data: push, repository } = sent;
    const isOurs = repository?.repo_name === 'ghcr.io/acme/app' && push?.tag === 'latest';
    return isOurs ? { body: { message: 'Application deployed successfully' } } : { status: 301 };
  },
  sevalla: ({ method, body }) =>
    method === 'GET' || body.includes(`"docker_image":"${VALUES.reference}"`)
      ? { body: { id: 'd1', status: method === 'GET' ? 'success' : 'waiting' } }
      : { status: 400 },
  staging: ({ headers }) =>
    headers['x-hub-signature-256'] === undefined ? { status: 401 } : { status: 204, body: '' },
  slack: ({ body }) => (body.includes('"text":') ? { body: 'ok' } : { status: 400 }),
};

const PATHS: Readonly<Record<string, string>> = {
  render: '/deploy/srv-1?key=k3y-of-render',
  coolify: '/api/v1/deploy?uuid=app-1&force=false',
};

const [block] = listBlocks('docs/cookbook.md').filter(
  ({ path, text }) => path === 'tagship.yml' && text.includes('\ndeploy:'),
);
const { deploy } = await settingsFrom({ file: block?.text ?? '' });

it('has an example of every platform', () => {
  expect(deploy.map(({ name }) => name)).toEqual(Object.keys(platforms));
});

it.each(deploy)('$name', async (hook) => {
  const receiver = await startReceiver();
  receiver.react(platforms[hook.name] ?? (() => ({ status: 404 })));
  const url = `${receiver.url}${PATHS[hook.name] ?? '/hook'}`;
  const env = {
    ...{ RENDER_DEPLOY_HOOK: url, COOLIFY_WEBHOOK: url, DOKPLOY_WEBHOOK: url, STAGING_HOOK: url },
    ...{ SLACK_WEBHOOK: url, SEVALLA_TOKEN: 'svl_0123456789', STAGING_KEY: 'key-of-staging' },
    COOLIFY_AUTHORIZATION: 'Bearer 1|t0ken-of-coolify',
  };
  expect(await problemOf(call(hook, receiver.url, env))).toBeUndefined();
  expect(receiver.received.length).toBeGreaterThan(0);
});

function call(hook: DeployHook, apiUrl: string, env: Readonly<Record<string, string>>) {
  switch (hook.kind) {
    case 'webhook':
      return callWebhook(hook, callingOf(env));
    case 'slack':
      return callSlack(hook, callingOf(env));
    case 'sevalla':
    case 'kinsta':
      return callApp({ ...hook, apiUrl }, callingOf(env));
    case 'github-deployment':
      throw new Error('test/github/deployment.test.ts has it');
  }
}
