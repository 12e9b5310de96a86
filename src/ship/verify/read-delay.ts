// SPDX-License-Identifier: Apache-2.0
// How long the answers of a host may lag behind its writes.
import { findProvider } from '../../registry/providers/providers.ts';
import type { Settings } from '../../settings/settings.ts';

/**
 * How long to wait, ms, before the answer of a host about a tag that was just written is reliable. Some have answered from
 * delayed copies; Distribution and similar registries answer from what was written.
 */
export function readDelayMs(host: string, readDelay: Settings['readDelay']): number {
  return readDelay === 'auto' ? (findProvider(host)?.readDelayMs ?? 0) : readDelay;
}
