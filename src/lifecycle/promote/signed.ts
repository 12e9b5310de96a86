// SPDX-License-Identifier: Apache-2.0
// Whether an image has a signature by a key. Writes nothing.
import { resolve } from 'node:path';
import { error, Problem, type ProblemData } from '../../problem.ts';
import type { Repository } from '../../registry/registry.ts';
import type { Settings } from '../../settings/settings.ts';
import { findBundle, listBundles } from '../../ship/sign/bundle-store.ts';
import { KEY_KINDS, openPublicKey } from '../../ship/sign/key.ts';
import { ownsLegacy, readLegacy } from '../../ship/sign/legacy-store.ts';
import { readSigningKey, readKeyStart, type KeySources } from '../../ship/sign/read-key.ts';
import { createVerifier, type SignatureVerifier } from '../../ship/sign/signer.ts';

/**
 * What verifies signatures: the public key of `verify-key`, else the public half of the run's own signing key.
 *
 * @throws Problem PROMOTE_NO_KEY, PROMOTE_KEY_INVALID, and those of the signing key
 */
export async function readVerifier(
  settings: Pick<Settings, 'verifyKey' | 'signKeyEnv' | 'signKeyFile'>,
  sources: KeySources,
): Promise<SignatureVerifier> {
  const { verifyKey, signKeyEnv, signKeyFile } = settings;
  if (verifyKey !== undefined) {
    const key = openPublicKey(await readPublic(verifyKey, sources));
    if (key !== undefined) return createVerifier(key);
    const message = `invalid verify-key "${verifyKey}": not a public key in PEM that can be used`;
    throw new Problem([error('PROMOTE_KEY_INVALID', message, `Known are ${KEY_KINDS}.`)]);
  }
  if (signKeyEnv !== undefined || signKeyFile !== undefined) {
    return createVerifier(await readSigningKey(settings, sources));
  }
  throw new Problem([
    error(
      'PROMOTE_NO_KEY',
      'signed is set, and nothing says which key the image must be signed by',
      'Set verify-key to the path of the public key, such as cosign.pub.',
    ),
  ]);
}

async function readPublic(path: string, { cwd }: KeySources): Promise<string> {
  try {
    return await readKeyStart(resolve(cwd, path));
  } catch (cause) {
    const message = `the public key "${path}" cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`;
    const hint = 'Check its path; it starts at the working directory.';
    throw new Problem([error('PROMOTE_KEY_INVALID', message, hint)], { cause });
  }
}

/** Whether the digest has a signature that the key verifies, in either format; empty if it has. */
export async function checkSigned(
  repository: Repository,
  digest: string,
  verifier: SignatureVerifier,
): Promise<readonly ProblemData[]> {
  const listed = await listBundles(repository, digest);
  if ((await findBundle(repository, listed, digest, verifier)) !== undefined) return [];
  const legacy = await readLegacy(repository, digest);
  if (legacy !== undefined && (await ownsLegacy(repository, legacy, digest, verifier))) return [];
  const { name } = repository.repository;
  return [
    error(
      'PROMOTE_UNSIGNED',
      `"${name}@${digest}" has no signature that the key verifies.`,
      'Sign the image (sign: key), check that verify-key is the right key, or promote without signed.',
    ),
  ];
}
