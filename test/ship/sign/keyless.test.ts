// SPDX-License-Identifier: Apache-2.0
// Signing with an identity against real services on loopback: what is accepted, what is refused, and how services fail.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../../../src/problem.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { createJudge } from '../../../src/ship/sign/keyless/judge.ts';
import { prepareKeyless } from '../../../src/ship/sign/keyless/open.ts';
import { readTrustFile } from '../../../src/ship/sign/keyless/trust.ts';
import { makeSimpleSigning } from '../../../src/ship/sign/payload.ts';
import { SIGNATURE } from '../../../src/ship/sign/signer.ts';
import { renderVerifyCommand } from '../../../src/ship/sign/verify-command.ts';
import { startCpuTime } from '../../cpu-time.ts';
import type { ServiceName } from '../../lab/sigstore.ts';
import type { Reply } from '../../registry/server.ts';
import { IDENTITY, openKeylessSite, type KeylessSite } from './keyless-run.ts';

const DIGEST = `sha256:${'1'.repeat(64)}`;
const OTHER = `sha256:${'2'.repeat(64)}`;
let site: KeylessSite;

beforeAll(async () => {
  site = await openKeylessSite();
});
afterEach(() => {
  for (const replies of Object.values(site.sigstore.replies)) replies.length = 0;
});
afterAll(() => site.close());

async function problemsOf(work: () => Promise<unknown>) {
  const thrown = await work().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(thrown instanceof Problem)) throw new Error(`not refused: ${String(thrown)}`);
  return thrown.problems;
}

const KINDS: readonly { readonly name: string; readonly settings: Partial<Settings> }[] = [
  { name: 'recorded in a log', settings: {} },
  { name: 'recorded, without timestamps', settings: { signTsaUrl: undefined } },
  { name: 'timestamped only', settings: { signLog: 'none' } },
];

describe.each(KINDS)('a signature $name', ({ settings }) => {
  it('is its own, about this digest alone', async () => {
    const { signer } = await site.open(settings);
    const bundle = await signer.makeBundle(DIGEST);
    expect(await signer.ownsBundle(bundle, DIGEST)).toBe(true);
    expect(await signer.ownsBundle(bundle, OTHER)).toBe(false);
    const payload = makeSimpleSigning('registry.test/app', DIGEST);
    const marks = (await signer.signPayload(payload)) ?? {};
    expect(await signer.ownsPayload(payload, marks)).toBe(true);
    const other = makeSimpleSigning('registry.test/app', OTHER);
    expect(await signer.ownsPayload(other, marks)).toBe(false);
  });
});

it('is known again by another run of the same identity, and by no other identity or issuer', async () => {
  const first = await site.open();
  const bundle = await first.signer.makeBundle(DIGEST);
  const again = await site.open();
  expect(await again.signer.ownsBundle(bundle, DIGEST)).toBe(true);
  const trust = await readTrustFile(site.sigstore.trustedRoot, '/');
  const judge = createJudge({ trust, isLogged: true });
  expect(judge.bundle(bundle, DIGEST)).toEqual({
    identity: IDENTITY,
    issuer: site.issuer.served.url,
  });
});

it('asks for one certificate, however much is signed', async () => {
  const asked = () => site.sigstore.served.fulcio.asked.length;
  const before = asked();
  const { signer } = await site.open();
  await Promise.all([DIGEST, OTHER].map((digest) => signer.makeBundle(digest)));
  expect(asked() - before).toBe(1);
});

describe('a signature that was changed is not accepted', () => {
  interface Material {
    readonly tlogEntries: readonly { inclusionProof: { checkpoint: { envelope: string } } }[];
  }
  interface Bundle {
    readonly verificationMaterial: Material;
    readonly dsseEnvelope: {
      readonly payload: string;
      readonly payloadType: string;
      readonly signatures: readonly { readonly sig: string }[];
    };
  }
  type Edit = (bundle: Bundle) => object;
  const change = (bytes: Buffer, edit: Edit): Buffer => {
    const bundle = JSON.parse(bytes.toString()) as Bundle;
    return Buffer.from(JSON.stringify({ ...bundle, ...edit(bundle) }));
  };
  const toOther = (text: string) =>
    Buffer.from(Buffer.from(text, 'base64').toString().replace('1'.repeat(64), '2'.repeat(64)));

  it.each<{ readonly name: string; readonly edit: Edit }>([
    {
      name: 'payload',
      edit: ({ dsseEnvelope: given }) => ({
        dsseEnvelope: { ...given, payload: toOther(given.payload).toString('base64') },
      }),
    },
    {
      name: 'type',
      edit: ({ dsseEnvelope }) => ({
        dsseEnvelope: { ...dsseEnvelope, payloadType: 'text/plain' },
      }),
    },
    {
      name: 'no proof',
      edit: ({ verificationMaterial }) => ({
        verificationMaterial: { ...verificationMaterial, tlogEntries: [] },
      }),
    },
    {
      name: 'thousands of proofs',
      edit: ({ verificationMaterial: given }) => ({
        verificationMaterial: {
          ...given,
          tlogEntries: Array.from({ length: 2_000 }, () => given.tlogEntries[0]),
        },
      }),
    },
    {
      name: 'second signature',
      edit: ({ dsseEnvelope: given }) => ({
        dsseEnvelope: { ...given, signatures: [{ sig: 'AAAA' }, ...given.signatures] },
      }),
    },
  ])('$name', async ({ edit }) => {
    const { signer } = await site.open();
    const bundle = change(await signer.makeBundle(DIGEST), edit);
    expect(await signer.ownsBundle(bundle, DIGEST)).toBe(false);
    expect(await signer.ownsBundle(bundle, OTHER)).toBe(false);
  });

  it('a checkpoint whose name is a pattern costs no time', async () => {
    const { signer } = await site.open();
    const text = (await signer.makeBundle(DIGEST)).toString();
    const bundle = Buffer.from(text.replace(/\u2014 [^\s"\\]+/, '\u2014 (.+)+(.+)+(.+)+x'));
    expect(bundle.toString()).not.toBe(text);
    const readMs = startCpuTime();
    expect(await signer.ownsBundle(bundle, DIGEST)).toBe(false);
    expect(readMs()).toBeLessThan(1_000);
  });

  it.each([SIGNATURE, 'dev.sigstore.cosign/certificate', 'dev.sigstore.cosign/bundle'])(
    '%s of the older format',
    async (name) => {
      const { signer } = await site.open();
      const payload = makeSimpleSigning('registry.test/app', DIGEST);
      const marks = await signer.signPayload(payload);
      for (const value of ['', '{}', 'AAAA', '{"Payload":{"body":"e30="}}']) {
        expect(await signer.ownsPayload(payload, { ...marks, [name]: value })).toBe(false);
      }
    },
  );
});

const GARBAGE: readonly Reply[] = [
  { status: 200, body: 'hello' },
  { status: 200, body: '{}' },
  { status: 200, body: '[]' },
  { status: 200, body: Buffer.alloc(2 * 1024 * 1024, ' ') },
  { status: 302, headers: { location: 'http://127.0.0.1:9/' } },
];

describe.each<ServiceName>(['fulcio', 'rekor', 'tsa'])('%s', (name) => {
  const sign = async () => (await site.open()).signer.makeBundle(DIGEST);
  const host = () => site.sigstore.served[name].host;

  it.each<{ readonly reply: Reply; readonly times: number }>([
    { reply: { status: 503, headers: { 'retry-after': '2' } }, times: 2 },
    { reply: { status: 429 }, times: 1 },
    { reply: { status: 500, body: 'oops' }, times: 3 },
    { reply: { reset: true }, times: 2 },
    { reply: { status: 200, body: '{"a":', cutAfter: 2 }, times: 1 },
  ])('is asked again after $reply, $times times', async ({ reply, times }) => {
    site.sigstore.replies[name].push(...Array.from({ length: times }, () => reply));
    await sign();
    expect(site.sigstore.replies[name]).toEqual([]);
  });

  it.each(GARBAGE)('is named where it answers $status $body', async (reply) => {
    site.sigstore.replies[name].push(reply);
    const [problem] = await problemsOf(sign);
    expect(problem?.code).toMatch(/^SIGN_SERVICE_(?:ANSWER|REFUSED)$/);
    expect(problem?.message).toContain(host());
    expect(problem?.hint).not.toBe('');
  });

  it('is named with its words where it refuses', async () => {
    const { token = '' } = site.issuer.tokens.at(-1) ?? {};
    const body = JSON.stringify({ code: 3, message: `no such identity ${token}` });
    site.sigstore.replies[name].push({ status: 400, body });
    const [problem] = await problemsOf(sign);
    expect(problem).toMatchObject({ code: 'SIGN_SERVICE_REFUSED' });
    expect(problem?.message).toContain(`${host()} answered 400 "no such identity`);
  });

  it('is named where it stays out of order', async () => {
    site.sigstore.replies[name].push(...Array.from({ length: 500 }, () => ({ status: 502 })));
    const [problem] = await problemsOf(sign);
    expect(problem).toMatchObject({ code: 'SIGN_SERVICE_FAILED' });
    expect(problem?.message).toMatch(new RegExp(`${host()} answered 502 \\(\\d+ tries`));
  });
});

it('a certificate for another key is not used', async () => {
  const { signer } = await site.open();
  await signer.makeBundle(DIGEST);
  const { served } = site.sigstore;
  const first = served.fulcio.asked.at(-1)?.body.toString() ?? '';
  const answer = await fetch(`${served.fulcio.url}/api/v2/signingCert`, {
    ...{ method: 'POST', body: first },
  });
  site.sigstore.replies.fulcio.push({ status: 201, body: await answer.text() });
  expect(await problemsOf(() => site.open())).toMatchObject([
    { code: 'SIGN_SERVICE_ANSWER', message: expect.stringContaining('for another key') as string },
  ]);
});

it('a log entry of another instance is noticed before anything is stored', async () => {
  const other = await openKeylessSite();
  try {
    const { signer } = await site.open({ signRekorUrl: other.sigstore.settings.signRekorUrl });
    expect(await problemsOf(() => signer.makeBundle(DIGEST))).toMatchObject([
      { code: 'SIGN_UNVERIFIED' },
    ]);
    const payload = makeSimpleSigning('registry.test/app', DIGEST);
    expect(await problemsOf(() => signer.signPayload(payload))).toMatchObject([
      { code: 'SIGN_UNVERIFIED' },
    ]);
  } finally {
    await other.close();
  }
});

describe('is refused before anything is built', () => {
  const prepare = (settings: Partial<Settings>, env?: Readonly<Record<string, string>>) =>
    prepareKeyless(site.contextOf(settings, env === undefined ? {} : { env }), {});

  it.each<{ readonly code: string; readonly settings: Partial<Settings> }>([
    { code: 'SIGN_TRUST_MISSING', settings: { signTrustedRoot: undefined } },
    { code: 'SIGN_TRUST_INVALID', settings: { signTrustedRoot: 'absent.json' } },
    { code: 'SIGN_SERVICE_MISSING', settings: { signFulcioUrl: undefined } },
    { code: 'SIGN_SERVICE_MISSING', settings: { signTsaUrl: undefined, signLog: 'none' } },
    { code: 'SIGN_SERVICE_MISSING', settings: { signRekorUrl: undefined, signLog: 'public' } },
    { code: 'SIGN_URL_INVALID', settings: { signFulcioUrl: 'http://fulcio.test' } },
    { code: 'SIGN_URL_INVALID', settings: { signRekorUrl: 'rekor' } },
    { code: 'SIGN_URL_INVALID', settings: { signTsaUrl: 'https://me:secret@tsa.test' } },
  ])('$code: $settings', async ({ code, settings }) => {
    const [problem] = await problemsOf(() => prepare(settings));
    expect(problem?.code).toBe(code);
    expect(problem?.message).not.toContain('secret');
  });

  it.each([
    '',
    '[]',
    '{}',
    '{"certificateAuthorities":[{"certChain":{"certificates":[{"rawBytes":"AAAA"}]}}]}',
  ])('a trusted root that is %j', async (text) => {
    const path = join(site.sigstore.directory, 'other_root.json');
    await writeFile(path, text);
    expect(await problemsOf(() => prepare({ signTrustedRoot: path }))).toMatchObject([
      { code: 'SIGN_TRUST_INVALID', message: expect.stringContaining(path) as string },
    ]);
  });

  it.each([
    { name: 'no CI system', env: {}, code: 'LOGIN_ID_TOKEN_MISSING' },
    { name: 'no permission', env: { GITHUB_ACTIONS: 'true' }, code: 'LOGIN_ID_TOKEN_MISSING' },
    { name: 'no token', env: { SIGSTORE_ID_TOKEN: 'x' }, code: 'LOGIN_ID_TOKEN_INVALID' },
  ])('$name', async ({ env, code }) => {
    const problems = await problemsOf(() => prepare({}, env));
    expect(problems.map((one) => one.code)).toEqual(['SIGN_IDENTITY', code]);
  });

  it('a token for another audience', async () => {
    const env = { SIGSTORE_ID_TOKEN: site.issuer.sign('https://github.com/acme') };
    const problems = await problemsOf(() => prepare({}, env));
    expect(problems.map((one) => one.code)).toEqual(['SIGN_IDENTITY', 'LOGIN_ID_TOKEN_AUDIENCE']);
  });
});

it.each([
  {
    name: 'GitLab',
    env: () => ({ GITLAB_CI: 'true', SIGSTORE_ID_TOKEN: site.issuer.sign('sigstore') }),
  },
  { name: 'sign-id-token-env', env: () => ({ MY_TOKEN: site.issuer.sign('sigstore') }) },
])('takes the token of $name', async ({ name, env }) => {
  const signIdTokenEnv = name === 'GitLab' ? undefined : 'MY_TOKEN';
  const context = site.contextOf({ signIdTokenEnv }, { env: env() });
  const { signer } = await (await prepareKeyless(context, {})).open();
  expect(await signer.ownsBundle(await signer.makeBundle(DIGEST), DIGEST)).toBe(true);
});

it('says that signatures of a private project are in no log', async () => {
  const own = { signRekorUrl: undefined };
  const prepared = await prepareKeyless(site.contextOf(own), { private: true });
  expect(prepared.problems).toMatchObject([{ level: 'notice', code: 'SIGN_UNLOGGED' }]);
  const silent = await prepareKeyless(site.contextOf({ ...own, signLog: 'none' }), {
    private: true,
  });
  expect(silent.problems).toEqual([]);
});

it.each(KINDS)('names the command that verifies one $name', async ({ settings }) => {
  const { verifyBy } = await site.open(settings);
  const unlogged = settings.signLog === 'none';
  const words = [
    ...['cosign', 'verify', '--certificate-identity', IDENTITY],
    ...['--certificate-oidc-issuer', site.issuer.served.url],
    ...['--trusted-root', site.sigstore.trustedRoot],
    ...(unlogged ? ['--use-signed-timestamps', '--insecure-ignore-tlog=true'] : []),
    `registry.test/app@${DIGEST}`,
  ];
  expect(renderVerifyCommand(verifyBy, `registry.test/app@${DIGEST}`)).toBe(words.join(' '));
});
