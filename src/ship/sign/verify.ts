// SPDX-License-Identifier: Apache-2.0
// Verifies the signatures of an image that is in a registry. Writes nothing.
import { resolve } from 'node:path';
import type { MatchPattern } from '../../plan/rules/pattern.ts';
import { error, Problem, type ProblemData } from '../../problem.ts';
import type { Repository } from '../../registry/registry.ts';
import {
  explainUnreadBundles,
  findBundle,
  listBundles,
  orUnreadable,
} from './store/bundle-store.ts';
import { readSmallFile } from '../../small-file.ts';
import { openPublicKey } from './key.ts';
import type { JudgeContext } from './keyless/open.ts';
import { readKmsPublicKey, type CosignRunner } from './kms.ts';
import { explainUnreadLegacy, ownsLegacy, readLegacy } from './store/legacy-store.ts';
import {
  createVerifier,
  type NamedVerifier,
  type SignatureVerifier,
  type SignerNames,
} from './signer.ts';
import { listSubjects } from './subjects.ts';
import { isKeyAddress } from './verify-command.ts';

/** The problems of an image: what of it is not signed. */
export type SignatureCheck = (
  repository: Repository,
  digest: string,
) => Promise<readonly ProblemData[]>;

/** Larger than any public key. */
const KEY_BYTES = 64 * 1024;

/**
 * A check by the key in a file, or by an identity.
 *
 * @throws Problem VERIFY_KEY if there is none, or both; VERIFY_IDENTITY, and those of the trusted root
 */
export async function readSignatureCheck(
  names: SignerNames,
  context: JudgeContext & CosignRunner & { readonly match: MatchPattern },
): Promise<SignatureCheck> {
  const { key, ...identity } = names;
  const byIdentity = Object.values(identity).some((one) => one !== undefined);
  if (key !== undefined && byIdentity) throw noKey('a key and an identity are both named');
  if (byIdentity) {
    const { readIdentityVerifier } = await import('./keyless/verifier.ts');
    const open = await readIdentityVerifier(identity, context);
    return (repository, digest) => checkEach(repository, digest, open());
  }
  if (key === undefined) throw noKey('nothing says by whom they should be');
  return await readKeyCheck(key, context);
}

/** A check by the public key in a file or a service. @throws Problem VERIFY_KEY, SIGN_KEY_KMS */
export async function readKeyCheck(name: string, runner: CosignRunner): Promise<SignatureCheck> {
  const known = await readKeyVerifier(name, runner);
  const verifier = { ...known, who: 'this key', others: () => '' };
  return (repository, digest) => checkEach(repository, digest, verifier);
}

/**
 * What knows the signatures of the public key in a file, or in a service at an address.
 *
 * @throws Problem VERIFY_KEY if there is none, SIGN_KEY_KMS
 */
export async function readKeyVerifier(
  name: string,
  runner: CosignRunner,
): Promise<SignatureVerifier> {
  const key = openPublicKey(
    isKeyAddress(name) ? await readKmsPublicKey(name, runner) : await readFile(name, runner),
  );
  if (key === undefined) throw noKey(`"${name}" is not a public key in PEM that can be used`);
  return createVerifier(key);
}

async function readFile(path: string, { cwd }: CosignRunner): Promise<string> {
  const file = await readSmallFile(resolve(cwd, path), KEY_BYTES, { pipes: true });
  if (!file.ok) throw noKey(`"${path}" cannot be read: ${file.why}`);
  if (file.text.trim() === '') throw noKey(`"${path}" is empty`);
  return file.text;
}

/** Each manifest of the image must be signed, in either format: a puller of one platform asks for that one alone. */
async function checkEach(
  repository: Repository,
  digest: string,
  verifier: NamedVerifier,
): Promise<readonly ProblemData[]> {
  const subjects = await listSubjects(await repository.readManifest(digest), repository);
  const unsigned: string[] = [];
  let unread = '';
  for (const subject of subjects) {
    const found = await lookFor(repository, subject.digest, verifier);
    if (found.isSigned) continue;
    unsigned.push(subject.digest);
    unread ||= found.unread;
  }
  if (unsigned.length === 0) return [];
  const { name } = repository.repository;
  const which = unsigned.includes(digest) ? '' : `: ${unsigned.join(', ')} of it`;
  const others = verifier.others();
  return [
    error(
      'VERIFY_UNSIGNED',
      `"${name}@${digest}" is not signed by ${verifier.who}${which}.${others === '' ? '' : ` ${others}`}${unread}`,
      'Check by whom it should be, and that the image was shipped with the setting sign.',
    ),
  ];
}

async function lookFor(
  repository: Repository,
  digest: string,
  verifier: SignatureVerifier,
): Promise<{ readonly isSigned: boolean; readonly unread: string }> {
  const signed = { isSigned: true, unread: '' };
  const older = await orUnreadable(() => readLegacy(repository, digest));
  if (older !== undefined && (await ownsLegacy(repository, older, digest, verifier))) return signed;
  const listed = await listBundles(repository, digest);
  if ((await findBundle(repository, listed, digest, verifier)) !== undefined) return signed;
  return {
    isSigned: false,
    unread: `${explainUnreadBundles(listed)}${explainUnreadLegacy(older)}`,
  };
}

function noKey(why: string): Problem {
  const hint =
    'Name the public key with --key cosign.pub, or the identity with --verify-identity and --verify-issuer.';
  return new Problem([error('VERIFY_KEY', `signatures cannot be verified: ${why}.`, hint)]);
}
