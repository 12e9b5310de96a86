// SPDX-License-Identifier: Apache-2.0
// Normalises platforms that users wrote, so that they can be compared.
import { toPlatformText } from '../registry/manifests/platforms.ts';
import { omitUndefined } from '../omit-undefined.ts';
import { completePlatform } from '../settings/values/platforms.ts';

/** A platform in the form that images use: `linux/aarch64` and `arm64` are `linux/arm64`. */
export function toPlatform(text: string): string {
  const [os = '', architecture = '', variant] = completePlatform(text).split('/');
  return toPlatformText({ os, architecture, ...omitUndefined({ variant }) });
}

/** The requested platforms that are missing, as the user wrote them. */
export function findMissing(
  asked: readonly string[],
  there: Readonly<Record<string, string>>,
): readonly string[] {
  return asked.filter((platform) => !(toPlatform(platform) in there));
}
