// SPDX-License-Identifier: Apache-2.0
// Signs with a key that stays in a key management service, by an installed cosign: it signs bytes and talks to no registry.
import { createReadStream } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { stripVTControlCharacters } from 'node:util';
import { once } from '../../once.ts';
import { error, Problem } from '../../problem.ts';
import { createSlots } from '../../registry/http/pause.ts';
import { toLine } from '../../registry/http/line.ts';
import { isObject, parseObject } from '../../registry/json.ts';
import type { CommandResult } from '../../shell.ts';
import type { RunContext } from '../context.ts';
import { openPublicKey, readKind, type SigningKey } from './key.ts';

/** What running cosign needs: the environment of the job, which has the login of the service. */
export type CosignRunner = Pick<RunContext, 'env' | 'cwd' | 'shell' | 'signal'>;

/** What signing needs in addition: a private directory. */
export type KmsContext = CosignRunner & Pick<RunContext, 'tempDir'>;

/**
 * The public half of a key in a service, in PEM.
 *
 * @throws Problem SIGN_KEY_KMS
 */
export async function readKmsPublicKey(address: string, runner: CosignRunner): Promise<string> {
  if (/[?&;]pin-value=|:\/\/[^/]*@/.test(address)) throw holdsSecret();
  const argv = ['public-key', '--key', address] as const;
  const { stdout } = await runCosign(runner, argv, { what: `read the public key of "${address}"` });
  return stdout;
}

/** What is signed to see whether it may be: nothing that a verifier would take for a signature of an image. */
const PROBE = Buffer.from('Written by tagship to find out whether this key signs.\n');

/**
 * A key in a service. Each signature is verified by the public key before it is used: the service chooses hash and padding, and
 * verifiers know one of each for a kind of key. `attempt` signs once, so that a permission that is missing is found early.
 *
 * @throws Problem SIGN_KEY_KMS
 */
export async function openKmsKey(
  address: string,
  context: KmsContext,
): Promise<SigningKey & { readonly attempt: () => Promise<void> }> {
  const pem = await readKmsPublicKey(address, context);
  const kind = readKind(pem);
  const key = kind !== undefined && KINDS.includes(kind) ? openPublicKey(pem) : undefined;
  if (key === undefined) {
    throw refused(`the key "${address}" cannot be used: ${describeKind(kind)}`, ALGORITHMS);
  }
  const slots = createSlots(AT_ONCE);
  const prepare = once(() => prepareSigning(address, context));
  const signOnce = async (bytes: Uint8Array) => {
    const sign = await prepare();
    const signature = await slots.within(() => sign(bytes));
    if (key.verifies(bytes, signature)) return signature;
    throw refused(
      `the key "${address}" signs in another way than verifiers expect of its kind`,
      ALGORITHMS,
    );
  };
  const attempt = async () => {
    await signOnce(PROBE);
  };
  return { ...key, sign: signOnce, attempt };
}

/**
 * Services sign with SHA-384 for P-384, which verifiers do not take, and cosign 3 does not accept a signature that it has just made
 * with Ed25519.
 */
const KINDS: readonly string[] = ['ec prime256v1', 'rsa'];
const ALGORITHMS =
  'Use an ECDSA key P-256 with SHA-256, or an RSA key with SHA-256 and the padding of PKCS #1 v1.5.';

function describeKind(kind: string | undefined): string {
  return kind === undefined ? 'cosign printed no public key for it' : `it is of kind ${kind}`;
}

/** Each signature is a process and some requests to the service. */
const AT_ONCE = 4;

/** A bundle around one signature is some hundred bytes. */
const BUNDLE_BYTES = 64 * 1024;

/**
 * Version 3 of cosign signs for no log if a file of its own says so, and version 2 by a flag that is hidden since. Programs that
 * distributions build do not tell their version, so the help decides.
 */
async function prepareSigning(
  address: string,
  context: KmsContext,
): Promise<(bytes: Uint8Array) => Promise<Buffer>> {
  const { tempDir } = context;
  const what = `sign with "${address}"`;
  const argv = ['sign-blob', '--yes', '--key', address] as const;
  const help = await runCosign(context, ['sign-blob', '--help'], { what });
  if (help.stdout.includes('--tlog-upload')) {
    return async (stdin) => {
      const asked = [...argv, '--tlog-upload=false', '-'] as const;
      const { stdout } = await runCosign(context, asked, { what, stdin });
      return Buffer.from(stdout, 'base64');
    };
  }
  const directory = join(tempDir, 'cosign');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const write = async (name: string, json: object) => {
    await writeFile(join(directory, name), JSON.stringify(json), { mode: 0o600 });
    return join(directory, name);
  };
  const files = [
    ...['--signing-config', await write('signing-config.json', NO_SERVICES)],
    ...['--trusted-root', await write('trusted-root.json', NO_ROOTS)],
  ];
  let count = 0;
  return async (stdin) => {
    const path = join(directory, `${(count += 1)}.json`);
    await runCosign(context, [...argv, ...files, '--bundle', path, '-'], { what, stdin });
    const bundle = await text(createReadStream(path, { end: BUNDLE_BYTES })).catch(() => '');
    await rm(path, { force: true });
    const { messageSignature: found } = parseObject(bundle) ?? {};
    const { signature } = isObject(found) ? found : {};
    return Buffer.from(typeof signature === 'string' ? signature : '', 'base64');
  };
}

/** Neither log nor timestamp authority, and no trusted identity, so that cosign asks for neither of these files. */
const NO_SERVICES = { mediaType: 'application/vnd.dev.sigstore.signingconfig.v0.2+json' };
const NO_ROOTS = { mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1' };

/** Cosign repeats requests itself, and gives up after three minutes. */
const TIMEOUT_MS = 200_000;

async function runCosign(
  { env, cwd, shell, signal }: CosignRunner,
  args: readonly string[],
  { what, stdin }: { readonly what: string; readonly stdin?: Uint8Array },
): Promise<CommandResult> {
  const input = stdin === undefined ? {} : { stdin };
  const result = await shell({
    ...{ argv: ['cosign', ...args], env, cwd, signal, timeoutMs: TIMEOUT_MS, ...input },
  });
  signal.throwIfAborted();
  if (result.code === 0) return result;
  if (result.spawnError === 'ENOENT') {
    throw refused(
      `could not ${what}: cosign is not on the PATH`,
      'Install cosign before this step (GitHub: sigstore/cosign-installer; others: https://docs.sigstore.dev/cosign/system_config/installation/).',
    );
  }
  throw refused(
    `could not ${what}: cosign ${describeEnd(result)}`,
    `Check the address, and that this job may use the key, with a login from its variables and files. ${ALGORITHMS}`,
  );
}

function describeEnd({ code, stderr, timedOut, spawnError }: CommandResult): string {
  if (timedOut) return `took longer than ${TIMEOUT_MS / 1000} s`;
  if (spawnError !== undefined) return `cannot be started (${spawnError})`;
  const lines = stripVTControlCharacters(stderr.slice(-BUNDLE_BYTES)).split('\n');
  const said = lines.findLast((line) => line.trim() !== '') ?? '';
  const words = toLine(said.replace(/^error during command execution: /, ''));
  if (words !== '') return `says "${words}"`;
  return code === null ? 'was ended by a signal' : `ended with exit code ${code}`;
}

function holdsSecret(): Problem {
  return refused(
    'the address of the signing key holds a PIN or a password, which every process of the machine could read',
    'Leave it out of the address, and set the variable COSIGN_PKCS11_PIN or the variables of the service.',
  );
}

function refused(why: string, hint: string): Problem {
  return new Problem([error('SIGN_KEY_KMS', `${why}.`, hint)]);
}
