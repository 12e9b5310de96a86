// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../../../src/problem.ts';
import { readSigningKey } from '../../../src/ship/sign/read-key.ts';
import { scriptShell } from '../scripted-shell.ts';

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'tagship-key-'));
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

const toPem = (key: KeyObject, type: 'pkcs8' | 'sec1' | 'pkcs1' = 'pkcs8', password?: string) =>
  key
    .export({
      ...{ type, format: 'pem' },
      ...(password === undefined ? {} : { cipher: 'aes-256-cbc', passphrase: password }),
    })
    .toString();
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const ed25519 = generateKeyPairSync('ed25519').privateKey;
const rsa = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength }).privateKey;

/** Written by `cosign generate-key-pair`; its password is `open sesame`. */
const COSIGN = `-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----
eyJrZGYiOnsibmFtZSI6InNjcnlwdCIsInBhcmFtcyI6eyJOIjo2NTUzNiwiciI6OCwicCI6MX0sInNhbHQiOiJKWm0xMGp6YzNTNm81bWlXeC9NNHhEeGd1MGltU2xTZ21JVmhlOHcwekVjPSJ9LCJjaXBoZXIiOnsibmFtZSI6Im5hY2wvc2VjcmV0Ym94Iiwibm9uY2UiOiJYWkdESEIvWUhEMGYrZnByaU9qTndMKy9jTFkySFc5VCJ9LCJjaXBoZXJ0ZXh0IjoiaUFRTkZ3dlR0RjlXWitDT2NFZ3RtUnhTa3VNd2srSmNkY0k0TlJBMWdrek1PT3RISThYdlVleURTYXZpcnhtVk90S1Z6d1BGUXZGbVFLbElDVVo0REZ2dGdiNkFvS2wxQ0dBWGhGME5GYVBLanFDK25MUWdFMVhwVVBpbkNTaGpnR2lkQjZlRmpFRUhCUHVKRUNXNmIvWnRGWERjci9yM0Fac3VKb0ZSRk9PVDE0OU1lNFFjSHg1dUFieTJRbUJ1dnUzN3JzUTRXRmhjU0E9PSJ9
-----END ENCRYPTED SIGSTORE PRIVATE KEY-----
`;

const sources = (env: Record<string, string>) => ({
  ...{ env, cwd, tempDir: cwd, shell: scriptShell([]).shell },
  signal: new AbortController().signal,
});
const read = (key: string, env: Record<string, string> = {}) =>
  readSigningKey({ signKeyEnv: 'KEY', signKeyFile: undefined }, sources({ KEY: key, ...env }));

describe('opens', () => {
  it.each([
    { kind: 'P-256', key: () => toPem(p256), env: {} },
    { kind: 'P-256 in SEC 1', key: () => toPem(p256, 'sec1'), env: {} },
    {
      kind: 'P-384',
      key: () => toPem(generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey),
      env: {},
    },
    { kind: 'Ed25519', key: () => toPem(ed25519), env: {} },
    { kind: 'RSA', key: () => toPem(rsa(2048)), env: {} },
    { kind: 'RSA in PKCS#1', key: () => toPem(rsa(2048), 'pkcs1'), env: {} },
    {
      kind: 'encrypted PKCS#8',
      key: () => toPem(p256, 'pkcs8', 'open sesame'),
      env: { COSIGN_PASSWORD: 'open sesame' },
    },
    { kind: "cosign's", key: () => COSIGN, env: { COSIGN_PASSWORD: 'open sesame' } },
    { kind: 'with CRLF', key: () => toPem(p256).replaceAll('\n', '\r\n'), env: {} },
  ])('$kind', async ({ key, env }) => {
    const opened = await read(key(), env);
    const signature = await opened.sign(Buffer.from('signed'));
    expect(opened.verifies(Buffer.from('signed'), signature)).toBe(true);
    expect(opened.verifies(Buffer.from('other'), signature)).toBe(false);
    expect(opened.publicKey).toMatch(/^-----BEGIN PUBLIC KEY-----/);
  });

  it('the key in a file', async () => {
    await writeFile(join(cwd, 'cosign.key'), toPem(ed25519));
    const settings = { signKeyEnv: undefined, signKeyFile: 'cosign.key' };
    const opened = await readSigningKey(settings, sources({}));
    expect(opened.publicKey).toContain('PUBLIC KEY');
  });

  it('and hides key and password', async () => {
    const hidden: string[] = [];
    const key = toPem(p256);
    const env = { KEY: key, COSIGN_PASSWORD: 'open sesame' };
    const hide = (secrets: readonly string[]) => void hidden.push(...secrets);
    await readSigningKey({ signKeyEnv: 'KEY', signKeyFile: undefined }, { ...sources(env), hide });
    expect(hidden).toEqual([key, 'open sesame']);
  });
});

const changed = (from: RegExp, to: string) => {
  const lines = COSIGN.split('\n');
  const json = Buffer.from(lines[1] ?? '', 'base64')
    .toString()
    .replace(from, to);
  return [lines[0], Buffer.from(json).toString('base64'), lines[2], ''].join('\n');
};

describe('refuses', () => {
  it.each([
    {
      what: 'an empty variable',
      key: () => '  \n',
      code: 'SIGN_KEY_MISSING',
      says: 'KEY is empty',
    },
    {
      what: 'a path',
      key: () => './cosign.key',
      code: 'SIGN_KEY_INVALID',
      says: 'not a private key',
    },
    {
      what: 'the address of a key in a service',
      key: () => 'awskms:///alias/release\n',
      code: 'SIGN_KEY_INVALID',
      says: 'it is the address of a key in a service',
    },
    {
      what: 'a public key',
      key: () => '-----BEGIN PUBLIC KEY-----\nMA==\n',
      code: 'SIGN_KEY_INVALID',
      says: 'not a private key',
    },
    {
      what: 'another curve',
      key: () => toPem(generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey),
      code: 'SIGN_KEY_INVALID',
      says: 'ec secp521r1',
    },
    {
      what: 'X25519',
      key: () => toPem(generateKeyPairSync('x25519').privateKey),
      code: 'SIGN_KEY_INVALID',
      says: 'x25519',
    },
    {
      what: 'a short RSA key',
      key: () => toPem(rsa(1024)),
      code: 'SIGN_KEY_INVALID',
      says: 'length is 1024',
    },
    {
      what: 'an endless key',
      key: () => toPem(p256) + ' '.repeat(70_000),
      code: 'SIGN_KEY_INVALID',
      says: '65536 bytes',
    },
    {
      what: 'another password',
      key: () => COSIGN,
      code: 'SIGN_KEY_INVALID',
      says: 'COSIGN_PASSWORD',
    },
    {
      what: 'an unknown cipher',
      key: () => changed(/nacl\/secretbox/, 'rot13'),
      code: 'SIGN_KEY_INVALID',
      says: 'does not know',
    },
    {
      what: 'a scrypt that takes all memory',
      key: () => changed(/"N":\d+/, '"N":1073741824'),
      code: 'SIGN_KEY_INVALID',
      says: 'does not know',
    },
    {
      what: 'a scrypt of no power of two',
      key: () => changed(/"N":\d+/, '"N":3'),
      code: 'SIGN_KEY_INVALID',
      says: 'does not know',
    },
    {
      what: 'a nonce of one byte',
      key: () => changed(/"nonce":"[^"]+"/, '"nonce":"AA=="'),
      code: 'SIGN_KEY_INVALID',
      says: 'does not know',
    },
    {
      what: 'a box that is no JSON',
      key: () => COSIGN.replace(/\n.+\n/, '\nAAAA\n'),
      code: 'SIGN_KEY_INVALID',
      says: 'does not know',
    },
  ])('$what', async ({ key, code, says }) => {
    const problem = await failOf(read(key()));
    expect(problem).toMatchObject({ code, message: expect.stringContaining(says) as string });
  });

  it.each([
    { given: {}, says: 'neither' },
    { given: { signKeyEnv: 'KEY', signKeyFile: 'cosign.key' }, says: 'both' },
    { given: { signKeyFile: 'gone.key' }, says: '"gone.key" cannot be read' },
    { given: { signKeyFile: '.' }, says: '"." cannot be read' },
  ])('settings with $says', async ({ given, says }) => {
    const settings = { signKeyEnv: undefined, signKeyFile: undefined, ...given };
    const problem = await failOf(readSigningKey(settings, sources({ KEY: 'x' })));
    expect(problem).toMatchObject({
      code: 'SIGN_KEY_MISSING',
      message: expect.stringContaining(says) as string,
    });
  });
});

async function failOf(reading: Promise<unknown>) {
  const thrown = await reading.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(thrown instanceof Problem)) throw new Error('it was not refused');
  return thrown.problems[0];
}
