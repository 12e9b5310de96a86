// SPDX-License-Identifier: Apache-2.0
// Webhooks over real connections: what is sent, what is tried again, and where secrets do not go.
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { SlackHook, WebhookHook } from '../../../src/settings/deploy/hook.ts';
import { callSlack, callWebhook } from '../../../src/ship/deploy/webhook.ts';
import { callingOf, createHands, hookOf, problemOf, VALUES } from './calling.ts';
import { startReceiver, type Reaction } from './receiver.ts';

const KEY = 'correct horse battery';

async function call(
  text: string,
  {
    answers = [],
    env = {},
    path = '/hook/s3cret-path',
    values = {},
  }: {
    readonly answers?: readonly Reaction[];
    readonly env?: Readonly<Record<string, string>>;
    readonly path?: string;
    readonly values?: Partial<typeof VALUES>;
  } = {},
) {
  const receiver = await startReceiver(...answers);
  const hook = (await hookOf(`{kind: webhook, url-env: HOOK, ${text}}`)) as WebhookHook;
  const clock = createHands();
  const given = { HOOK: receiver.url + path, KEY, ...env };
  const problem = await problemOf(callWebhook(hook, callingOf(given, { clock, values })));
  return { receiver, clock, problem };
}

describe('a request', () => {
  it('has a JSON body, a delivery, and a signature that its receiver can check', async () => {
    const { receiver, problem } = await call('secret-env: KEY');
    expect(problem).toBeUndefined();
    const [request] = receiver.received;
    expect(request).toMatchObject({
      method: 'POST',
      path: '/hook/s3cret-path',
      headers: { 'content-type': 'application/json', 'user-agent': 'tagship' },
    });
    const body = request?.body ?? '';
    const signature = `sha256=${createHmac('sha256', KEY).update(body).digest('hex')}`;
    expect(request?.headers['x-hub-signature-256']).toBe(signature);
    expect(request?.headers['x-tagship-delivery']).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.parse(body)).toMatchObject({
      ...{ schemaVersion: 1, event: 'deploy', hook: 'webhook' },
      ...VALUES,
    });
  });

  it.each([
    {
      name: 'parameters go behind those of the address, encoded',
      text: 'method: GET, query: {imgURL: "{{image}}@{{digest}}"}',
      path: '/deploy/srv-1?key=abc%20d',
      expected: {
        method: 'GET',
        path: `/deploy/srv-1?key=abc%20d&imgURL=ghcr.io%2Facme%2Fapp%40sha256%3A${'a'.repeat(64)}`,
        body: '',
      },
    },
    {
      name: 'headers come from variables',
      text: 'body: none, headers-env: {Authorization: AUTHORIZATION, X-Key: KEY}',
      env: { AUTHORIZATION: 'Bearer 0123456789' },
      expected: {
        method: 'POST',
        body: '',
        headers: { authorization: 'Bearer 0123456789', 'x-key': KEY },
      },
    },
    {
      name: 'the receipt is the body',
      text: 'method: PUT, body: receipt',
      expected: { method: 'PUT', body: '{"schemaVersion":1}' },
    },
    {
      name: 'a value is a value, whatever it looks like',
      text: 'method: PATCH, query: {a: "{{moved}}", b: "x{{version}}y"}',
      values: { moved: '{{digest}}', version: '&c=d#e f' },
      expected: { path: '/hook/s3cret-path?a=%7B%7Bdigest%7D%7D&b=x%26c%3Dd%23e+fy' },
    },
  ])('$name', async ({ text, expected, ...given }) => {
    const { receiver, problem } = await call(text, given);
    expect(problem).toBeUndefined();
    expect(receiver.received).toMatchObject([expected]);
  });

  it('has the body of Docker Hub, of the tag that has moved', async () => {
    const { receiver } = await call('body: dockerhub');
    const [request] = receiver.received;
    expect(request?.headers['user-agent']).toContain('Go-http-client');
    expect(JSON.parse(request?.body ?? '')).toMatchObject({
      push_data: { tag: 'latest', digest: VALUES.digest, exact_tag: '1.2.3' },
      repository: { repo_name: 'ghcr.io/acme/app', name: 'app', namespace: 'ghcr.io/acme' },
    });
  });
});

describe('what a service answers', () => {
  it.each<{
    readonly name: string;
    readonly answers: readonly Reaction[];
    readonly tries: number;
    readonly says?: string;
  }>([
    { name: '204', answers: [{ status: 204, body: '' }], tries: 1 },
    { name: 'a fault, and then well', answers: [{ status: 503 }, 'reset', {}], tries: 3 },
    {
      name: 'too many requests, and then well',
      answers: [{ status: 429, headers: { 'retry-after': '7' } }, {}],
      tries: 2,
    },
    {
      name: 'a fault for good',
      answers: [{ status: 500, body: 'out of order' }],
      tries: 4,
      says: 'HOST answered 500 "out of order" (4 tries in',
    },
    { name: 'no body that ends', answers: ['endless'], tries: 4, says: 'HOST answered 500 "xxx' },
    {
      name: 'a refusal',
      answers: [{ status: 403, body: { message: 'no such\u001b[31m key' } }],
      tries: 1,
      says: 'HOST answered 403 "no such [31m key"',
    },
    {
      name: 'a redirect without an address, as Dokploy refuses a tag',
      answers: [{ status: 301, body: { message: 'tag does not match' } }],
      tries: 1,
      says: 'HOST answered 301 "tag does not match"',
    },
    {
      name: 'a redirect to another host',
      answers: [{ status: 307, headers: { location: 'http://localhost:1/' } }],
      tries: 1,
      says: 'HOST redirects to localhost:1, and secrets go to no other host',
    },
    {
      name: 'a redirect that drops the body',
      answers: [{ status: 302, headers: { location: '/other' } }],
      tries: 1,
      says: 'HOST answered 302, which would turn POST into GET',
    },
    {
      name: 'redirects in a circle',
      answers: [{ status: 308, headers: { location: '/again' } }],
      tries: 4,
      says: 'HOST redirects more than 3 times',
    },
    {
      name: 'its own secret',
      answers: [{ status: 400, body: `bad path /hook/s3cret-path and ${KEY}` }],
      tries: 1,
      says: 'HOST answered 400 "bad path *** and ***"',
    },
  ])('$name', async ({ answers, tries, says }) => {
    const { receiver, problem } = await call('secret-env: KEY', { answers });
    expect(receiver.received).toHaveLength(tries);
    const deliveries = receiver.received.map(({ headers }) => headers['x-tagship-delivery']);
    expect(new Set(deliveries).size).toBe(1);
    if (says === undefined) expect(problem).toBeUndefined();
    else {
      expect(problem?.message.replaceAll(receiver.host, 'HOST')).toContain(says);
      expect(JSON.stringify(problem)).not.toContain('s3cret');
    }
  });

  it('waits as long as it is asked to', async () => {
    const answers = [{ status: 429, headers: { 'retry-after': '7' } }, {}];
    const { clock } = await call('', { answers });
    expect(clock.waits.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThanOrEqual(7000);
  });

  it('is not waited for longer than the time limit', async () => {
    const { receiver, problem } = await call('timeout: 50ms', { answers: ['silent'] });
    expect(receiver.received).toHaveLength(4);
    expect(problem?.message).toContain(receiver.host);
  });
});

it('plain HTTP goes to another machine only where the hook allows it', async () => {
  const env = { HOOK: 'http://hooks.invalid/s3cret-path' };
  const plain = (await hookOf('{kind: webhook, url-env: HOOK}')) as WebhookHook;
  expect((await problemOf(callWebhook(plain, callingOf(env))))?.message).toContain(
    'the address on hooks.invalid does not begin with https://',
  );
});

it('a message for Slack escapes what is filled in', async () => {
  const receiver = await startReceiver();
  const hook = (await hookOf(
    '{kind: slack, url-env: HOOK, text: "<!here> {{moved}} is {{version}}"}',
  )) as SlackHook;
  const env = { HOOK: `${receiver.url}/services/T0/B0/x` };
  const values = { version: '<!channel> & more' };
  expect(await problemOf(callSlack(hook, callingOf(env, { values })))).toBeUndefined();
  expect(JSON.parse(receiver.received[0]?.body ?? '')).toEqual({
    text: '<!here> latest is &lt;!channel&gt; &amp; more',
  });
});

it('the standard message for Slack names the exact tag, the digest and the run', async () => {
  const receiver = await startReceiver();
  const hook = (await hookOf('{kind: slack, url-env: HOOK}')) as SlackHook;
  await callSlack(hook, callingOf({ HOOK: receiver.url }));
  const { text } = JSON.parse(receiver.received[0]?.body ?? '') as { text: string };
  for (const word of [VALUES.reference, VALUES.digest, VALUES.run, '`latest`']) {
    expect(text).toContain(word);
  }
});
