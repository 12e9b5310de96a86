// SPDX-License-Identifier: Apache-2.0
// Secrets inside longer values: of a cache backend's attributes, of a URL. Pure.

/** Attributes of buildx's cache backends that hold a secret: `s3`, `azblob`, `gha`. */
const ATTRIBUTE = /(?:^|,)"?(?:secret_access_key|session_token|token|ghtoken)=(?<value>[^,"]+)/gi;

/** `https://user:password@host`, `https://token@host`; a short word alone is a user's name. */
const USER_INFO = /https?:\/\/(?:[^/\s:@]*:(?<value>[^/\s:@]+)|(?<token>[^/\s:@]{20,}))@/g;

/**
 * The secrets in an entry of `cache-from`, `cache-to`, `outputs` or a build context.
 *
 * | entry                                          | secrets       |
 * | ---------------------------------------------- | ------------- |
 * | `type=s3,bucket=b,secret_access_key=k`         | `k`           |
 * | `https://user:word@git.example/acme/app.git`   | `word`        |
 * | `https://token@git.example/acme/app.git`       | `token`       |
 *
 * @see https://docs.docker.com/build/cache/backends/
 */
export function findSecretParts(entry: string): string[] {
  return [...entry.matchAll(ATTRIBUTE), ...entry.matchAll(USER_INFO)].flatMap(
    ({ groups }) => groups?.value ?? groups?.token ?? [],
  );
}
