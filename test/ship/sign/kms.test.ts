// SPDX-License-Identifier: Apache-2.0
// Keys in a service, and a cosign that answers by a script. A real one signs in test/e2e/sign-kms.test.ts.
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../../../src/problem.ts';
import type { Command } from '../../../src/shell.ts';
import { openKmsKey } from '../../../src/ship/sign/kms.ts';
import {
  isKeyAddress,
  renderVerifyCommand,
  toKeyCommand,
} from '../../../src/ship/sign/verify-command.ts';
import { scriptShell, type Answer } from '../scripted-shell.ts';

const ADDRESS = 'awskms:///alias/release';
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
let tempDir: string;
beforeAll(async () => {
  tempDir = await mkdtemp(join(tmpdir(), 'tagship-kms-'));
});
afterAll(() => rm(tempDir, { recursive: true, force: true }));

const PUBLIC: Answer = { when: /public-key/, result: { stdout: pem } };
const HELP_2: Answer = { when: /--help/, result: { stdout: '    --tlog-upload=true:\n' } };
const HELP_3: Answer = { when: /--help/, result: { stdout: "    --signing-config='':\n" } };

/** What cosign 3 writes. */
const writeBundle =
  (signature: (bytes: Uint8Array) => string) =>
  async ({ argv, stdin = '' }: Command) => {
    const path = argv[argv.indexOf('--bundle') + 1] ?? '';
    const messageSignature = { signature: signature(Buffer.from(stdin)) };
    await writeFile(path, JSON.stringify({ messageSignature }));
  };
const toSignature = (bytes: Uint8Array) => sign('sha256', bytes, privateKey).toString('base64');

const pemOf = (namedCurve: string) =>
  generateKeyPairSync('ec', { namedCurve })
    .publicKey.export({ type: 'spki', format: 'pem' })
    .toString();

function open(answers: readonly Answer[], address = ADDRESS) {
  const script = scriptShell(answers);
  const { signal } = new AbortController();
  const context = { env: { AWS_PROFILE: 'x' }, cwd: tempDir, tempDir, signal, shell: script.shell };
  return { ...script, opening: openKmsKey(address, context) };
}

async function failOf(doing: Promise<unknown>) {
  const thrown = await doing.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(thrown instanceof Problem)) throw new Error('it was not refused');
  return thrown.problems[0];
}

describe('an address', () => {
  it.each([
    { text: 'awskms:///alias/release', is: true },
    { text: 'gcpkms://projects/p/locations/global/keyRings/r/cryptoKeys/k', is: true },
    { text: 'k8s://release/cosign', is: true },
    { text: 'pkcs11:token=t;object=k', is: true },
    { text: 'my-hsm://key', is: true },
    { text: 'cosign.key', is: false },
    { text: '/run/secrets/cosign.key', is: false },
    { text: 'keys/a:b', is: false },
    { text: '--key=x://', is: false },
  ])('$text: $is', ({ text, is }) => {
    expect(isKeyAddress(text)).toBe(is);
  });

  it('is what the command that verifies names', () => {
    expect(renderVerifyCommand(toKeyCommand(ADDRESS), 'r.test/a@sha256:1')).toBe(
      `cosign verify --key ${ADDRESS} --insecure-ignore-tlog=true r.test/a@sha256:1`,
    );
  });
});

describe('signs', () => {
  it('by cosign 3, for no log, and leaves no signature behind', async () => {
    const signing: Answer = { when: /--bundle/, result: {}, also: writeBundle(toSignature) };
    const { opening, commands, lines } = open([PUBLIC, HELP_3, signing]);
    const key = await opening;
    const bytes = Buffer.from('payload');
    const [one, two] = await Promise.all([key.sign(bytes), key.sign(bytes)]);
    expect([one, two].every((found) => key.verifies(bytes, found))).toBe(true);
    expect(key.publicKey).toBe(pem);
    expect(lines().slice(0, 2)).toEqual([
      `cosign public-key --key ${ADDRESS}`,
      'cosign sign-blob --help',
    ]);
    const [, , command] = commands;
    expect(command).toMatchObject({ stdin: bytes, env: { AWS_PROFILE: 'x' } });
    const config = command?.argv[command.argv.indexOf('--signing-config') + 1] ?? '';
    expect(JSON.parse(await readFile(config, 'utf8'))).not.toHaveProperty('rekorTlogUrls');
    expect((await readdir(join(tempDir, 'cosign'))).sort()).toEqual([
      'signing-config.json',
      'trusted-root.json',
    ]);
  });

  it('by cosign 2, for no log', async () => {
    const bytes = Buffer.from('payload');
    const signing: Answer = { when: /sign-blob/, result: { stdout: `${toSignature(bytes)}\n` } };
    const { opening, lines } = open([PUBLIC, HELP_2, signing]);
    const key = await opening;
    expect(key.verifies(bytes, await key.sign(bytes))).toBe(true);
    expect(lines().at(-1)).toBe(`cosign sign-blob --yes --key ${ADDRESS} --tlog-upload=false -`);
  });
});

describe('refuses', () => {
  it.each([
    {
      what: 'a machine without cosign',
      answers: [{ when: /./, result: { code: null, spawnError: 'ENOENT' } }],
      says: 'cosign is not on the PATH',
    },
    {
      what: 'what cosign refuses',
      answers: [
        {
          when: /./,
          result: { code: 1, stderr: 'Error: x\nerror during command execution: no\u001b[31m\n' },
        },
      ],
      says: 'cosign says "no"',
    },
    {
      what: 'a cosign that hangs',
      answers: [{ when: /./, result: { code: null, timedOut: true } }],
      says: 'took longer than 200 s',
    },
    {
      what: 'a cosign that is ended',
      answers: [{ when: /./, result: { code: null } }],
      says: 'was ended by a signal',
    },
    {
      what: 'what is no public key',
      answers: [{ when: /./, result: { stdout: 'hello' } }],
      says: 'printed no public key',
    },
    {
      what: 'a key P-384',
      answers: [{ when: /./, result: { stdout: pemOf('P-384') } }],
      says: 'of kind ec secp384r1',
    },
    {
      what: 'a signature of another hash',
      answers: [
        PUBLIC,
        HELP_3,
        {
          when: /--bundle/,
          result: {},
          also: writeBundle((bytes) => sign('sha384', bytes, privateKey).toString('base64')),
        },
      ],
      says: 'in another way than verifiers expect',
    },
    {
      what: 'no signature',
      answers: [PUBLIC, HELP_3],
      says: 'in another way than verifiers expect',
    },
    {
      what: 'a bundle of something else',
      answers: [
        PUBLIC,
        HELP_3,
        { when: /--bundle/, result: {}, also: writeBundle(() => 'x'.repeat(1_000_000)) },
      ],
      says: 'in another way than verifiers expect',
    },
    {
      what: 'an empty answer of cosign 2',
      answers: [PUBLIC, HELP_2],
      says: 'in another way than verifiers expect',
    },
  ])('$what', async ({ answers, says }) => {
    const { opening } = open(answers);
    const problem = await failOf(opening.then((key) => key.attempt()));
    expect(problem).toMatchObject({
      code: 'SIGN_KEY_KMS',
      message: expect.stringContaining(says) as string,
    });
    expect(problem?.hint).not.toBe('');
  });

  it.each(['pkcs11:token=t?pin-value=1234', 'hashivault://user:1234@host/key'])(
    'the secret in %s, which no process is given',
    async (address) => {
      const { opening, commands } = open([PUBLIC], address);
      const problem = await failOf(opening);
      expect(problem?.code).toBe('SIGN_KEY_KMS');
      expect(JSON.stringify(problem)).not.toContain('1234');
      expect(commands).toEqual([]);
    },
  );
});
