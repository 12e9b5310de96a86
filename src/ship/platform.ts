// SPDX-License-Identifier: Apache-2.0
// Platforms as users write them, made comparable. Does not know images.
import { toPlatformText } from '../registry/manifests/platforms.ts';
import { omitUndefined } from '../omit-undefined.ts';

/** A platform in the form in which images state theirs: `linux/aarch64` is `linux/arm64`. */
export function toPlatform(text: string): string {
  const [os = '', architecture = '', variant] = text.split('/');
  return toPlatformText({ os, architecture, ...omitUndefined({ variant }) });
}

/** The platforms that were asked for and are not there, as the user wrote them. */
export function findMissing(
  asked: readonly string[],
  there: Readonly<Record<string, string>>,
): readonly string[] {
  return asked.filter((platform) => !(toPlatform(platform) in there));
}
