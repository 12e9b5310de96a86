// SPDX-License-Identifier: Apache-2.0
// The setting `platforms`: architectures alone, and entries that can't be one platform. Pure.
import { error, type ProblemData } from '../../problem.ts';
import { quoteWritten } from '../file/written.ts';

/** Architectures that stand alone for Linux, as in buildx on a Linux machine. */
const ARCHITECTURES = [
  ...['amd64', 'x86_64', 'x86-64', 'arm64', 'aarch64', 'arm', 'armhf', 'armel', '386', 'i386'],
  ...['ppc64le', 's390x', 'riscv64', 'loong64', 'mips64', 'mips64le'],
];

/** Windows may have a version: `windows(10.0.17763)/amd64`. */
const PLATFORM = /^[\w.-]+(?:\([\w.-]+\))?(?:\/[\w.-]+){1,2}$/;

/** A platform with its operating system: `arm64` is `linux/arm64`. */
export function completePlatform(platform: string): string {
  return ARCHITECTURES.includes(platform.toLowerCase()) ? `linux/${platform}` : platform;
}

/**
 * PLATFORM_INVALID for each entry that can't be one platform: most often two of which the second lacks its dash or
 * comma, or an operating system alone, for which buildx takes the architecture of the machine. Which platforms exist
 * is left to the builder.
 */
export function checkPlatforms(platforms: readonly string[]): readonly ProblemData[] {
  return platforms.flatMap((platform) => {
    const fault = PLATFORM.test(completePlatform(platform)) ? undefined : findFault(platform);
    if (fault === undefined) return [];
    const what = `platforms: ${quoteWritten(platform)} is not a platform: ${fault.why}`;
    return [error('PLATFORM_INVALID', what, fault.hint)];
  });
}

function findFault(platform: string): { readonly why: string; readonly hint: string } {
  const parts = platform.trim().split(/\s+/);
  if (parts.length > 1) {
    return { why: 'it contains white space', hint: `Write one a line, or ${parts.join(',')}.` };
  }
  if (/^\w+$/.test(platform)) {
    return { why: 'it names no architecture', hint: 'Write linux/amd64 or linux/arm64.' };
  }
  const why = 'it is not written as os/architecture or os/architecture/variant';
  return { why, hint: 'Write linux/amd64, linux/arm/v7 and the like, with commas between them.' };
}
