// SPDX-License-Identifier: Apache-2.0
// How long a host's answers may lag behind its writes.
import type { Settings } from '../../settings/settings.ts';

/** Hosts seen to answer from copies that lag; Distribution and its like answer from what was written. */
const LAGGING: Readonly<Record<string, number>> = {
  'ghcr.io': 2_000,
  'docker.io': 2_000,
};

/** How long to wait, ms, before what a host says about a tag written just now can be relied on. */
export function readDelayMs(host: string, readDelay: Settings['readDelay']): number {
  return readDelay === 'auto' ? (LAGGING[host] ?? 0) : readDelay;
}
