// SPDX-License-Identifier: Apache-2.0
// Deployments on Sevalla and Kinsta, with a server that has their documented API.
import { describe, expect, it } from 'vitest';
import type { AppHook } from '../../../src/settings/deploy/hook.ts';
import { callApp } from '../../../src/ship/deploy/app.ts';
import { callingOf, createHands, hookOf, problemOf, VALUES } from './calling.ts';
import { startReceiver, type Reaction, type Receiver } from './receiver.ts';

const TOKEN = 'svl_0123456789';
const ID = '3f0c1a52-7a30-4f0e-9f57-0d6a1f6c1b11';

/** The documented API of a host, whose deployment goes through these statuses. */
async function startApi(
  kind: 'sevalla' | 'kinsta',
  statuses: readonly string[],
): Promise<Receiver> {
  const receiver = await startReceiver();
  const isSevalla = kind === 'sevalla';
  const root = isSevalla ? '/v3/applications/app-1/deployments' : '/v2/applications/deployments';
  receiver.react(({ method, path, headers, body }, count): Reaction => {
    if (headers.authorization !== `Bearer ${TOKEN}`) return { status: 401 };
    const status = statuses[Math.min(count, statuses.length) - 1];
    const deployment = isSevalla ? { id: ID, status } : { deployment: { id: ID, status } };
    const asked = JSON.parse(body === '' ? '{}' : body) as Record<string, unknown>;
    if (method === 'POST' && path === root) {
      if (!isSevalla && asked.app_id !== 'app-1') return { status: 404 };
      return asked.docker_image === VALUES.reference
        ? { status: 201, body: deployment }
        : { status: 400 };
    }
    return method === 'GET' && path === `${root}/${ID}` ? { body: deployment } : { status: 404 };
  });
  return receiver;
}

async function call(kind: 'sevalla' | 'kinsta', receiver: Receiver, more = '', token = TOKEN) {
  const version = kind === 'sevalla' ? 'v3' : 'v2';
  const url = `${receiver.url}/${version}/`;
  const hook = (await hookOf(
    `{kind: ${kind}, app: app-1, token-env: TOKEN, api-url: "${url}"${more}}`,
  )) as AppHook;
  const clock = createHands();
  const problem = await problemOf(callApp(hook, callingOf({ TOKEN: token }, { clock })));
  return { problem, says: problem?.message.replaceAll(receiver.host, 'HOST'), clock };
}

describe.each(['sevalla', 'kinsta'] as const)('%s', (kind) => {
  it('deploys the exact tag and waits for its end', async () => {
    const receiver = await startApi(kind, ['waiting', 'in_progress', 'in_progress', 'success']);
    const { problem, clock } = await call(kind, receiver);
    expect(problem).toBeUndefined();
    expect(receiver.received.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET', 'GET']);
    expect(clock.waits).toEqual([5000, 5000, 5000]);
  });

  it.each(['failed', 'cancelled', 'skipped'])(
    'fails with a deployment that ends as %s',
    async (status) => {
      const { says } = await call(kind, await startApi(kind, ['waiting', status]));
      expect(says).toBe(`the deployment on HOST ended with "${status}"`);
    },
  );

  it('does not wait longer than the time limit', async () => {
    const receiver = await startApi(kind, ['waiting']);
    const { says } = await call(kind, receiver, ', timeout: 12s');
    expect(says).toBe('the deployment on HOST has not ended within 12 s');
    expect(receiver.received).toHaveLength(3);
  });

  it('says that the key is wrong, without it', async () => {
    const { problem, says } = await call(kind, await startApi(kind, []), '', 'svl_wrong_key');
    expect(says).toContain('HOST answered 401');
    expect(problem?.hint).toContain('token');
    expect(JSON.stringify(problem)).not.toContain('svl_wrong_key');
  });
});

it('an answer without a deployment is no success', async () => {
  for (const body of ['<html>', {}, { id: '../../x' }, { id: 7.5 }, []]) {
    const { says } = await call('sevalla', await startReceiver({ body }));
    expect(says).toBe('HOST answered without the ID of a deployment');
  }
});

it('a fault while it is watched is tried again', async () => {
  const receiver = await startApi('sevalla', ['waiting']);
  const answers: Reaction[] = [
    { status: 201, body: { id: ID, status: 'waiting' } },
    { status: 502 },
    'reset',
    { body: { id: ID, status: 'success' } },
  ];
  receiver.react((_request, count) => answers[count - 1] ?? 'silent');
  expect((await call('sevalla', receiver)).problem).toBeUndefined();
});
