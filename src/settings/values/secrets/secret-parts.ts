// SPDX-License-Identifier: Apache-2.0
// Secrets inside longer values: of a cache backend's attributes, of a URL. Pure.
import { findUrlSecrets } from '../../../secret-text.ts';

/** Attributes of buildx's cache backends that hold a secret: `s3`, `azblob`, `gha`. */
const ATTRIBUTE = /(?:^|,)"?(?:secret_access_key|session_token|token|ghtoken)=(?<value>[^,"]+)/gi;

/**
 * The secrets in an entry of `cache-from`, `cache-to`, `outputs` or a build context.
 *
 * | entry                                          | secrets       |
 * | ---------------------------------------------- | ------------- |
 * | `type=s3,bucket=b,secret_access_key=k`         | `k`           |
 * | `https://user:word@git.example/acme/app.git`   | `word`        |
 * | `https://token@git.example/acme/app.git`       | `token`       |
 * | `https://git.example/app.git?private_token=t`  | `t`           |
 *
 * @see https://docs.docker.com/build/cache/backends/
 */
export function findSecretParts(entry: string): string[] {
  const attributes = [...entry.matchAll(ATTRIBUTE)].flatMap(({ groups }) => groups?.value ?? []);
  return [...attributes, ...findUrlSecrets(entry)];
}
