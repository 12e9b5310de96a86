// SPDX-License-Identifier: Apache-2.0
// The name of a leg. Pure.

/**
 * The name of the leg that builds these platforms: `linux-arm64`, `linux-arm64+linux-arm-v7`. One that builds only
 * some of the targets is named after the first of them, too: `api.linux-arm64`, `api+2.linux-arm64`.
 */
export function toLegName(
  platforms: readonly string[],
  [first, ...others]: readonly string[] = [],
): string {
  const machine = platforms.map((platform) => platform.replaceAll(/[^\w.-]/g, '-')).join('+');
  if (first === undefined) return machine;
  return `${first}${others.length === 0 ? '' : `+${others.length}`}.${machine}`;
}
