// SPDX-License-Identifier: Apache-2.0
// Whether an image has a signature by a key or an identity. Writes nothing.
import { resolve } from 'node:path';
import { error, Problem, type ProblemData } from '../../problem.ts';
import type { MatchPattern } from '../../plan/rules/pattern.ts';
import type { Repository } from '../../registry/registry.ts';
import type { Settings } from '../../settings/settings.ts';
import {
  explainUnreadBundles,
  findBundle,
  listBundles,
} from '../../ship/sign/store/bundle-store.ts';
import { KEY_KINDS, openPublicKey } from '../../ship/sign/key.ts';
import type { JudgeContext } from '../../ship/sign/keyless/open.ts';
import { explainUnreadLegacy, ownsLegacy, readLegacy } from '../../ship/sign/store/legacy-store.ts';
import { readSigningKey, readKeyFile, type KeySources } from '../../ship/sign/read-key.ts';
import {
  createVerifier,
  type NamedVerifier,
  type SignatureVerifier,
  type SignerNames,
} from '../../ship/sign/signer.ts';
import { readKmsPublicKey } from '../../ship/sign/kms.ts';
import { isKeyAddress } from '../../ship/sign/verify-command.ts';

/** What reading a verifier needs: a key is a file or a variable, and an identity is judged by a trusted root. */
export type VerifierSources = KeySources & JudgeContext & { readonly match: MatchPattern };

/**
 * What verifies signatures: the public key of `verify-key`, or the identity of `verify-identity` and `verify-issuer`, else the
 * public half of the run's own signing key.
 *
 * @throws Problem PROMOTE_NO_KEY, PROMOTE_KEY_INVALID, SIGN_KEY_KMS, and those of the signing key, the identity and the trusted root
 */
export async function readVerifier(sources: VerifierSources): Promise<NamedVerifier> {
  const { settings } = sources;
  const names = readNames(settings);
  if (names === undefined) return { ...(await readKey(settings, sources)), ...BY_KEY };
  if (settings.verifyKey !== undefined) throw describeBoth();
  const { readIdentityVerifier } = await import('../../ship/sign/keyless/verifier.ts');
  return (await readIdentityVerifier(names, sources))();
}

const BY_KEY = { who: 'the key', others: () => '' };

/** Whose signatures count; undefined where the settings name no identity. */
function readNames(settings: Settings): Omit<SignerNames, 'key'> | undefined {
  const { verifyIdentity, verifyIdentityRegexp, verifyIssuer, verifyIssuerRegexp } = settings;
  const names = { verifyIdentity, verifyIdentityRegexp, verifyIssuer, verifyIssuerRegexp };
  return Object.values(names).some((one) => one !== undefined) ? names : undefined;
}

async function readKey(
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
      'signed is set, and nothing says by whom the image must be signed',
      'Set verify-key to the path of the public key, such as cosign.pub, or verify-identity and verify-issuer.',
    ),
  ]);
}

async function readPublic(path: string, sources: KeySources): Promise<string> {
  if (isKeyAddress(path)) return await readKmsPublicKey(path, sources);
  const file = await readKeyFile(resolve(sources.cwd, path));
  if (file.ok) return file.text;
  const message = `the public key "${path}" cannot be read: ${file.why}.`;
  const hint = 'Check its path; it starts at the working directory.';
  throw new Problem([error('PROMOTE_KEY_INVALID', message, hint)]);
}

function describeBoth(): Problem {
  const message = 'verify-key and an identity are both set';
  const hint = 'Keep verify-key, or verify-identity and verify-issuer.';
  return new Problem([error('PROMOTE_NO_KEY', message, hint)]);
}

/** Whether the digest has a signature that counts, in either format; empty if it has. */
export async function checkSigned(
  repository: Repository,
  digest: string,
  verifier: NamedVerifier,
): Promise<readonly ProblemData[]> {
  const listed = await listBundles(repository, digest);
  if ((await findBundle(repository, listed, digest, verifier)) !== undefined) return [];
  const legacy = await readLegacy(repository, digest);
  if (legacy !== undefined && (await ownsLegacy(repository, legacy, digest, verifier))) return [];
  const { name } = repository.repository;
  const others = verifier.others();
  return [
    error(
      'PROMOTE_UNSIGNED',
      `"${name}@${digest}" has no signature by ${verifier.who}.${others === '' ? '' : ` ${others}`}${explainUnreadBundles(listed)}${explainUnreadLegacy(legacy)}`,
      'Sign the image, check that verify-key or verify-identity is the right one, or promote without signed.',
    ),
  ];
}
