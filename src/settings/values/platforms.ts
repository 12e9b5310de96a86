// SPDX-License-Identifier: Apache-2.0
// The setting `platforms`: entries that can't be one platform. Pure.
import { error, type ProblemData } from '../../problem.ts';
import { quoteWritten } from '../file/written.ts';

/**
 * PLATFORM_INVALID for each entry with white space in it, most often two platforms of which the second lacks its
 * dash or comma. Which platforms exist is left to the builder.
 */
export function checkPlatforms(platforms: readonly string[]): readonly ProblemData[] {
  return platforms
    .filter((platform) => /\s/.test(platform))
    .map((platform) => {
      const parts = platform.trim().split(/\s+/);
      return error(
        'PLATFORM_INVALID',
        `platforms: ${quoteWritten(platform)} is not a platform: it contains white space`,
        parts.length > 1 ? `Write one a line, or ${parts.join(',')}.` : 'Remove the white space.',
      );
    });
}
