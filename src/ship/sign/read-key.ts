// SPDX-License-Identifier: Apache-2.0
// Reads the private key that the settings name, or finds it in a service. A key that is read never leaves the process.
import { resolve } from 'node:path';
import { readSmallFile, type SmallFile } from '../../small-file.ts';
import { error, Problem } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import type { RunContext } from '../context.ts';
import { KEY_KINDS, openKey, type SigningKey } from './key.ts';
import { openKmsKey, type KmsContext } from './kms.ts';
import { isKeyAddress } from './verify-command.ts';

/** Larger than any key that can be used. */
const KEY_BYTES = 64 * 1024;

/** Where keys are read from, and what hides them from all output. */
export type KeySources = KmsContext & Pick<RunContext, 'hide'>;

/** A key to sign with; one in a service can be tried. */
export type FoundKey = SigningKey & { readonly attempt?: () => Promise<void> };

/**
 * The key of `sign-key-env` or `sign-key-file`. An encrypted one is opened by `COSIGN_PASSWORD`, which may be empty. One in a
 * service is used by an installed cosign.
 *
 * @throws Problem SIGN_KEY_MISSING, SIGN_KEY_INVALID, SIGN_KEY_KMS
 */
export async function readSigningKey(
  settings: Pick<Settings, 'signKeyEnv' | 'signKeyFile'>,
  sources: KeySources,
): Promise<FoundKey> {
  const { signKeyEnv, signKeyFile: address } = settings;
  if (signKeyEnv === undefined && address !== undefined && isKeyAddress(address)) {
    return await openKmsKey(address, sources);
  }
  const { key, where } = await readKeyText(settings, sources);
  const { COSIGN_PASSWORD: password = '' } = sources.env;
  sources.hide?.([key, password]);
  if (isKeyAddress(key.trim())) throw isAddress(where);
  if (Buffer.byteLength(key) > KEY_BYTES)
    throw invalid(where, `it is more than ${KEY_BYTES} bytes`);
  const opened = await openText(key, password);
  if ('refused' in opened) throw invalid(where, opened.refused);
  return opened.key;
}

/** Only a key of cosign needs the library that opens it. */
async function openText(pem: string, password: string): Promise<ReturnType<typeof openKey>> {
  if (!/-----BEGIN ENCRYPTED (?:SIGSTORE|COSIGN) /.test(pem)) return openKey(pem, password);
  const { decryptCosignKey } = await import('./cosign-key.ts');
  const decrypted = decryptCosignKey(pem, password);
  return 'der' in decrypted ? openKey(decrypted.der, password) : decrypted;
}

interface KeyText {
  readonly key: string;
  /** `the variable COSIGN_PRIVATE_KEY` */
  readonly where: string;
}

async function readKeyText(
  { signKeyEnv, signKeyFile }: Pick<Settings, 'signKeyEnv' | 'signKeyFile'>,
  { env, cwd }: KeySources,
): Promise<KeyText> {
  if (signKeyEnv !== undefined && signKeyFile !== undefined) {
    throw missing('sign-key-env and sign-key-file are both set', 'Keep one of them.');
  }
  if (signKeyEnv !== undefined) {
    const key = env[signKeyEnv] ?? '';
    if (key.trim() !== '') return { key, where: `the variable ${signKeyEnv}` };
    throw missing(`the variable ${signKeyEnv} is empty`, 'Set it to the key itself.');
  }
  if (signKeyFile === undefined) {
    throw missing('neither sign-key-env nor sign-key-file is set', 'Set one of them.');
  }
  const file = await readKeyFile(resolve(cwd, signKeyFile));
  if (file.ok) return { key: file.text, where: `"${signKeyFile}"` };
  throw missing(
    `the file "${signKeyFile}" cannot be read: ${file.why}`,
    'Check its path and that this run may read it.',
  );
}

/** The text of a file, or of a pipe, that holds a key. */
export function readKeyFile(path: string): Promise<SmallFile> {
  return readSmallFile(path, KEY_BYTES, { pipes: true });
}

function missing(why: string, hint: string): Problem {
  return new Problem([error('SIGN_KEY_MISSING', `there is no key to sign with: ${why}.`, hint)]);
}

const PRIVATE_KEY = `Use a private key of \`cosign generate-key-pair\`, with its password in COSIGN_PASSWORD, or one in PEM: ${KEY_KINDS}.`;

function invalid(where: string, why: string, hint = PRIVATE_KEY): Problem {
  const message = `the key in ${where} cannot be used to sign: ${why}.`;
  return new Problem([error('SIGN_KEY_INVALID', message, hint)]);
}

function isAddress(where: string): Problem {
  const hint =
    'Write the address itself as the value of sign-key-file, and leave out sign-key-env.';
  return invalid(where, 'it is the address of a key in a service, and not the key', hint);
}
