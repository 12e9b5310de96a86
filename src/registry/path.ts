// SPDX-License-Identifier: Apache-2.0
// Parts of an address below `/v2/`, escaped, so that a name cannot change the URL that it is put into. Pure.
import { error, Problem } from '../problem.ts';

/** What every host takes unescaped, and some only so: `sha256:…`. */
const COLON = /%3A/g;

/**
 * One part of a path: a tag, a digest, a component of a repository's name. Legal ones come out as
 * they are.
 *
 * @throws Problem REGISTRY_NAME_INVALID for a part that cannot be escaped: empty, `.` and `..`
 */
export function toPathPart(part: string): string {
  const isLost = part === '' || part === '.' || part === '..' || /\p{Surrogate}/u.test(part);
  if (!isLost) return encodeURIComponent(part).replace(COLON, ':');
  throw new Problem([
    error(
      'REGISTRY_NAME_INVALID',
      `invalid name ${JSON.stringify(part)}: it cannot be part of the address of an image`,
      'Correct the repository or tag name.',
    ),
  ]);
}

/** The path of a repository, with each of its components escaped. */
export function toRepositoryPath(path: string): string {
  return path.split('/').map(toPathPart).join('/');
}

/**
 * The address of a host's API: `https://ghcr.io/v2/`.
 *
 * @throws Problem REGISTRY_NAME_INVALID for a host that is more than a name and a port
 */
export function toApiBase(scheme: 'http' | 'https', host: string): URL {
  const text = `${scheme}://${host}/v2/`;
  const url = /[/?#@\\\s]/.test(host) || !URL.canParse(text) ? undefined : new URL(text);
  if (url?.href === `${scheme}://${url?.host ?? ''}/v2/`) return url;
  throw new Problem([
    error(
      'REGISTRY_NAME_INVALID',
      `invalid registry ${JSON.stringify(host)}: it is not a host name`,
      'Write it like ghcr.io or registry.example.com:5000.',
    ),
  ]);
}
