// SPDX-License-Identifier: Apache-2.0
// Deployments through @actions/github, with a server in the place of GitHub's API.
import { describe, expect, it } from 'vitest';
import { openDeployments } from '../../src/run/github/deployments.ts';
import type { Deployment, Deployments } from '../../src/ship/context.ts';
import { VALUES } from '../ship/deploy/calling.ts';
import { startReceiver, type Reaction, type Receiver } from '../ship/deploy/receiver.ts';
import { surround } from './server.ts';

const DEPLOYMENT: Deployment = {
  ref: VALUES.revision,
  environment: 'production',
  description: `${VALUES.reference} is latest now`,
  payload: VALUES,
  logUrl: VALUES.run,
  environmentUrl: 'https://app.example.com',
  timeoutMs: 2000,
};

function open(receiver: Receiver, given: Parameters<typeof surround>[0] = {}) {
  const env = { GITHUB_API_URL: receiver.url };
  return openDeployments({ project: { slug: 'acme/app' } }, surround({ env, ...given }));
}

const record = (deployments: Deployments | undefined, given: Partial<Deployment> = {}) =>
  deployments?.record({ ...DEPLOYMENT, ...given });

it('a deployment is created for the commit, and its status is success', async () => {
  const receiver = await startReceiver(
    { status: 201, body: { id: 42 } },
    { status: 201, body: { id: 1, state: 'success' } },
  );
  expect(await record(open(receiver))).toEqual({ ok: true });
  const [created, status] = receiver.received;
  expect(created).toMatchObject({
    method: 'POST',
    path: '/repos/acme/app/deployments',
    headers: { authorization: 'token ghs_secret' },
  });
  expect(JSON.parse(created?.body ?? '')).toEqual({
    ref: VALUES.revision,
    environment: 'production',
    description: DEPLOYMENT.description,
    payload: VALUES,
    auto_merge: false,
    required_contexts: [],
  });
  expect(status).toMatchObject({ method: 'POST', path: '/repos/acme/app/deployments/42/statuses' });
  expect(JSON.parse(status?.body ?? '')).toEqual({
    state: 'success',
    description: DEPLOYMENT.description,
    log_url: VALUES.run,
    environment_url: 'https://app.example.com',
  });
});

describe('GitHub answers', () => {
  it.each<{
    readonly name: string;
    readonly answers: readonly Reaction[];
    readonly tries: number;
    readonly why?: string;
  }>([
    {
      name: 'a fault, and then well',
      answers: [{ status: 502 }, { status: 201, body: { id: 1 } }, { status: 201 }],
      tries: 3,
    },
    {
      name: 'that the job has no right',
      answers: [{ status: 403, body: { message: 'Resource not accessible by integration' } }],
      tries: 1,
      why: 'could not create a deployment on HOST: it answered 403 "Resource not accessible by integration"',
    },
    {
      name: 'a conflict',
      answers: [{ status: 409, body: { message: 'Conflict' } }],
      tries: 1,
      why: 'it answered 409 "Conflict"',
    },
    {
      name: 'that it is merged, and no deployment',
      answers: [{ status: 202, body: { message: 'Auto-merged' } }],
      tries: 4,
      why: 'it answered 202 without the JSON',
    },
    {
      name: 'a deployment without an ID',
      answers: [{ status: 201, body: { id: 'x' } }],
      tries: 1,
      why: 'its response has no ID of a deployment',
    },
    {
      name: 'to the status with a refusal',
      answers: [
        { status: 201, body: { id: 1 } },
        { status: 422, body: { message: 'no' } },
      ],
      tries: 2,
      why: 'could not set the status of a deployment on HOST: it answered 422 "no"',
    },
    {
      name: 'with another host',
      answers: [{ status: 307, headers: { location: 'http://localhost:1/' }, body: {} }],
      tries: 1,
      why: 'a URL on another host',
    },
  ])('$name', async ({ answers, tries, why }) => {
    const receiver = await startReceiver(...answers);
    const recorded = await record(open(receiver));
    expect(receiver.received).toHaveLength(tries);
    if (why === undefined) expect(recorded).toEqual({ ok: true });
    else {
      const said = recorded?.ok === false ? recorded.why : '';
      expect(said.replaceAll(receiver.host, 'HOST')).toContain(why);
    }
    expect(JSON.stringify(recorded)).not.toContain('ghs_secret');
  });
});

describe('there is no GitHub', () => {
  it.each([
    { name: 'without a token', given: { token: undefined } },
    { name: 'with an address that is none', given: { env: { GITHUB_API_URL: 'javascript:1' } } },
    { name: 'of a project elsewhere', given: { env: {} } },
  ])('$name', async ({ given }) => {
    expect(open(await startReceiver(), given)).toBeUndefined();
  });

  it.each(['..', '../..', 'acme', 'acme/app/more', 'acme/a b'])('of a project "%s"', (slug) => {
    const env = { GITHUB_API_URL: 'http://127.0.0.1:9' };
    expect(openDeployments({ project: { slug } }, surround({ env }))).toBeUndefined();
  });
});
