// SPDX-License-Identifier: Apache-2.0
// Whom signatures are believed from: a trusted root of Sigstore, from a file.
import { resolve } from 'node:path';
import { TrustedRoot } from '@sigstore/protobuf-specs';
import { toTrustMaterial, type TrustMaterial } from '@sigstore/verify';
import { error, Problem } from '../../../problem.ts';
import { toLine } from '../../../registry/http/line.ts';
import { parseObject, type JsonObject } from '../../../registry/json.ts';
import { readSmallFile } from '../../../small-file.ts';

/** A trusted root, ready to verify with. */
export interface TrustedRootMaterial {
  readonly material: TrustMaterial;
  /** Whether its certificates are recorded in a log of certificates. */
  readonly hasCertificateLog: boolean;
}

/** The public instance's has some 10 KB. */
const ROOT_BYTES = 1024 * 1024;

/**
 * The trusted root in a file: JSON as `cosign trusted-root create` writes it.
 *
 * @throws Problem SIGN_TRUST_INVALID
 */
export async function readTrustFile(path: string, cwd: string): Promise<TrustedRootMaterial> {
  const file = await readSmallFile(resolve(cwd, path), ROOT_BYTES);
  if (!file.ok) throw invalid(path, `it cannot be read (${file.why})`);
  const root = parseObject(file.text);
  if (root === undefined) throw invalid(path, 'it is not a JSON object');
  return toTrust(root, path);
}

/** A trusted root in JSON. @throws Problem SIGN_TRUST_INVALID, which names where it is from */
export function toTrust(root: JsonObject, from: string): TrustedRootMaterial {
  let material: TrustMaterial;
  try {
    material = toTrustMaterial(TrustedRoot.fromJSON(root), {});
  } catch (thrown) {
    throw invalid(from, thrown instanceof Error ? toLine(thrown.message) : 'it has another form');
  }
  if (material.certificateAuthorities.length === 0) {
    throw invalid(from, 'it has no certificateAuthorities');
  }
  return { material, hasCertificateLog: material.ctlogs.length > 0 };
}

function invalid(from: string, why: string): Problem {
  const hint =
    'Use the trusted root of the same Sigstore instance, as `cosign trusted-root create` writes it.';
  return new Problem([
    error('SIGN_TRUST_INVALID', `the trusted root in "${from}" cannot be used: ${why}.`, hint),
  ]);
}
