// SPDX-License-Identifier: Apache-2.0
// Attestations through @actions/github, with a server in the place of GitHub's API.
import { describe, expect, it } from 'vitest';
import { openAttestations } from '../../src/run/github/attestations.ts';
import { startReceiver, type Reaction, type Receiver } from '../ship/deploy/receiver.ts';
import { surround } from './server.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const BUNDLE = { mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json', dsseEnvelope: {} };

function open(
  { url }: Pick<Receiver, 'url'>,
  {
    env = {},
    ci = 'github' as const,
    slug = 'acme/app',
    ...given
  }: {
    readonly env?: Record<string, string>;
    readonly ci?: 'github' | 'gitlab';
    readonly slug?: string;
    readonly token?: string | undefined;
  } = {},
) {
  const surroundings = surround({ env: { GITHUB_API_URL: url, ...env }, ...given });
  return openAttestations({ ci, project: { slug } }, surroundings);
}

function openStore(receiver: Receiver) {
  const store = open(receiver);
  if ('missing' in store) throw new Error(store.missing);
  return store;
}

it('a bundle is stored with the project', async () => {
  const receiver = await startReceiver({ status: 201, body: { id: 123 } });
  const store = openStore(receiver);
  expect(await store.store(BUNDLE)).toEqual({ ok: true, id: '123' });
  expect(store.toUrl('123')).toBe('https://github.com/acme/app/attestations/123');
  const [asked] = receiver.received;
  expect(asked).toMatchObject({
    method: 'POST',
    path: '/repos/acme/app/attestations',
    headers: { authorization: 'token ghs_secret' },
  });
  expect(JSON.parse(asked?.body ?? '')).toEqual({ bundle: BUNDLE });
});

describe('GitHub answers to a bundle', () => {
  it.each<{
    readonly name: string;
    readonly answers: readonly Reaction[];
    readonly tries: number;
    readonly why?: string;
    readonly hint?: string;
  }>([
    {
      name: 'a fault, and then well',
      answers: [{ status: 502 }, { status: 201, body: { id: '7' } }],
      tries: 2,
    },
    {
      name: 'that the job has no right',
      answers: [{ status: 403, body: { message: 'Resource not accessible by integration' } }],
      tries: 1,
      why: 'could not store an attestation on HOST: it answered 403 "Resource not accessible by integration"',
      hint: 'permissions: { contents: read, id-token: write, attestations: write }',
    },
    {
      name: 'that the token ended',
      answers: [{ status: 401, body: { message: 'Bad credentials' } }],
      tries: 1,
      why: 'it answered 401 "Bad credentials"',
      hint: 'github-token',
    },
    {
      name: 'that the bundle is wrong',
      answers: [{ status: 422, body: { message: 'invalid bundle' } }],
      tries: 1,
      why: '422 "invalid bundle"',
    },
    {
      name: 'without an ID',
      answers: [{ status: 201, body: {} }],
      tries: 1,
      why: 'no ID of an attestation',
    },
    {
      name: 'an ID that is an address',
      answers: [{ status: 201, body: { id: '../../../x' } }],
      tries: 1,
      why: 'no ID of an attestation',
    },
    { name: 'a page', answers: [{ status: 200, body: 'x' }], tries: 4, why: 'without the JSON' },
    {
      name: 'with another host',
      answers: [{ status: 307, headers: { location: 'http://localhost:1/' }, body: {} }],
      tries: 1,
      why: 'a URL on another host',
    },
  ])('$name', async ({ answers, tries, why, hint }) => {
    const receiver = await startReceiver(...answers);
    const stored = await openStore(receiver).store(BUNDLE);
    expect(receiver.received).toHaveLength(tries);
    expect(stored.ok).toBe(why === undefined);
    const said = stored.ok ? '' : stored.why.replaceAll(receiver.host, 'HOST');
    expect(said).toContain(why ?? '');
    expect(stored.ok ? '' : stored.hint).toContain(hint ?? '');
    expect(JSON.stringify(stored)).not.toContain('ghs_secret');
  });
});

describe('what GitHub has of a digest', () => {
  it.each<{ readonly name: string; readonly answer: Reaction; readonly found: unknown }>([
    { name: 'nothing', answer: { status: 404, body: { message: 'Not Found' } }, found: undefined },
    {
      name: 'an empty list',
      answer: { status: 200, body: { attestations: [] } },
      found: undefined,
    },
    {
      name: 'a bundle',
      answer: { status: 200, body: { attestations: [{ bundle: BUNDLE }] } },
      found: { bundle: BUNDLE },
    },
    {
      name: 'a bundle elsewhere',
      answer: {
        status: 200,
        body: { attestations: [{ bundle: null, bundle_url: 'https://x.test' }] },
      },
      found: {},
    },
    {
      name: 'a list of nothing',
      answer: { status: 200, body: { attestations: [null, 1] } },
      found: undefined,
    },
    { name: 'no list', answer: { status: 200, body: { attestations: 'x' } }, found: undefined },
    { name: 'that the job may not ask', answer: { status: 403, body: {} }, found: undefined },
  ])('$name', async ({ answer, found }) => {
    const receiver = await startReceiver(answer);
    expect(await openStore(receiver).find(DIGEST)).toEqual(found);
    const path = receiver.received[0]?.path ?? '';
    expect(decodeURIComponent(path)).toBe(
      `/repos/acme/app/attestations/${DIGEST}?per_page=1&predicate_type=provenance`,
    );
  });
});

describe('there is no store', () => {
  it.each([
    { name: 'on another CI system', given: { ci: 'gitlab' as const }, missing: 'actions' },
    { name: 'of no project', given: { slug: '../x' }, missing: 'actions' },
    {
      name: 'on GitHub Enterprise Server',
      given: { env: { GITHUB_SERVER_URL: 'https://git.acme.example' } },
      missing: 'server',
    },
    {
      name: 'at a name that looks like it',
      given: { env: { GITHUB_SERVER_URL: 'https://evilghe.com' } },
      missing: 'server',
    },
    {
      name: 'at an API that is none',
      given: { env: { GITHUB_API_URL: 'javascript:1' } },
      missing: 'server',
    },
    { name: 'without a token', given: { token: undefined }, missing: 'token' },
    { name: 'with an empty token', given: { token: ' ' }, missing: 'token' },
  ])('$name', ({ given, missing }) => {
    expect(open({ url: 'http://127.0.0.1:9' }, given)).toEqual({ missing });
  });

  it('but on a host of ghe.com there is', () => {
    const env = { GITHUB_SERVER_URL: 'https://acme.ghe.com' };
    const store = open({ url: 'http://127.0.0.1:9' }, { env });
    expect('missing' in store ? '' : store.toUrl('1')).toBe(
      'https://acme.ghe.com/acme/app/attestations/1',
    );
  });
});
