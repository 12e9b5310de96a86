// SPDX-License-Identifier: Apache-2.0
// Tags with a meaning of their own, which a branch or git tag of that name must not take.
import { parseVersion } from '../version/version.ts';

/**
 * What a tag means, or undefined if it has no reserved meaning.
 *
 * | tag                    | is                        |
 * | ---------------------- | ------------------------- |
 * | `1.2.3`, `v2.0.0-rc.1` | a version                 |
 * | `1`, `v1.2`, `1.x`     | a series of versions      |
 * | `latest`               | the newest image          |
 * | `nightly`              | the scheduled build       |
 * | `pr-12`                | a change                  |
 * | `sha-abc1234`          | a commit                  |
 * | `production`           | the environment's own tag |
 */
export function describeReserved(tag: string, environment: string | undefined): string | undefined {
  if (/^v?\d+(\.\d+)?(\.x)*$/.test(tag)) return 'a series of versions';
  if (parseVersion(tag) !== undefined) return 'a version';
  if (tag === 'latest') return 'the newest image';
  if (tag === 'nightly') return 'the scheduled build';
  if (/^pr-\d+$/.test(tag)) return 'a change';
  if (tag.startsWith('sha-')) return 'a commit';
  return tag === environment ? "the environment's own tag" : undefined;
}
