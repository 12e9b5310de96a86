// SPDX-License-Identifier: Apache-2.0
// What a registry says about the pulls that are left, as Docker Hub does in headers. Pure.
import { notice, type ProblemData } from '../../problem.ts';

/** A limit is low when less than a tenth of it is left. */
const LOW = 0.1;

/**
 * The notice REGISTRY_RATE_LOW for the headers of an answer; undefined where they name no limit, or enough is left.
 *
 * | header                | example       | means                            |
 * | --------------------- | ------------- | -------------------------------- |
 * | `ratelimit-limit`     | `100;w=21600` | 100 pulls in 21600 seconds       |
 * | `ratelimit-remaining` | `7;w=21600`   | 7 of them are left               |
 *
 * @see https://docs.docker.com/docker-hub/usage/pulls/
 */
export function readRateLimit(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  host: string,
): ProblemData | undefined {
  const limit = parse(headers['ratelimit-limit']);
  const remaining = parse(headers['ratelimit-remaining']);
  if (limit === undefined || remaining === undefined) return undefined;
  if (remaining.count >= limit.count * LOW) return undefined;
  const window = limit.seconds === undefined ? '' : ` in ${toWords(limit.seconds)}`;
  return notice(
    'REGISTRY_RATE_LOW',
    `${host} allows ${limit.count} pulls${window}, and ${remaining.count} of them are left.`,
    'Log in with an account that may pull more, or pull base images through a mirror.',
  );
}

function parse(value: string | string[] | undefined) {
  const parts = /^(\d{1,9})(?:;\s*w=(\d{1,9}))?(?!\d)/.exec(typeof value === 'string' ? value : '');
  if (parts === null) return undefined;
  return {
    count: Number(parts[1]),
    seconds: parts[2] === undefined ? undefined : Number(parts[2]),
  };
}

function toWords(seconds: number): string {
  const hours = seconds / 3600;
  return hours >= 1 ? `${Math.round(hours)} h` : `${Math.max(1, Math.round(seconds / 60))} min`;
}
