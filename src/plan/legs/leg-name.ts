// SPDX-License-Identifier: Apache-2.0
// The name of a leg. Pure.

/** The name of the leg that builds these platforms: `linux-arm64`, `linux-arm64+linux-arm-v7`. */
export function toLegName(platforms: readonly string[]): string {
  return platforms.map((platform) => platform.replaceAll(/[^\w.-]/g, '-')).join('+');
}
