// SPDX-License-Identifier: Apache-2.0
// How long the answers of a host may lag behind its writes.
import type { Settings } from '../../settings/settings.ts';

/** Hosts that have answered from delayed copies; Distribution and similar registries answer from what was written. */
const LAGGING: Readonly<Record<string, number>> = {
  'ghcr.io': 2_000,
  'docker.io': 2_000,
};

/** How long to wait, ms, before the answer of a host about a tag that was just written is reliable. */
export function readDelayMs(host: string, readDelay: Settings['readDelay']): number {
  return readDelay === 'auto' ? (LAGGING[host] ?? 0) : readDelay;
}
