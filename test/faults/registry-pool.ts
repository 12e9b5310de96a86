// SPDX-License-Identifier: Apache-2.0
// A pool of registry fixtures for concurrent tests: one test uses a fixture at a time, and the next test reuses it.
import type { RegistryKind } from '../lab/registries.ts';
import { openRegistryFixture, type RegistryFixture } from './registry-fixture.ts';

/** Registry fixtures, opened on demand. */
export interface RegistryPool {
  readonly lend: (
    kinds: readonly RegistryKind[],
    use: (fixture: RegistryFixture) => Promise<void>,
  ) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** An empty pool. */
export function createRegistryPool(): RegistryPool {
  const free = new Map<string, RegistryFixture[]>();
  const all: RegistryFixture[] = [];
  return {
    lend: async (kinds, use) => {
      const key = kinds.join();
      let fixture = free.get(key)?.pop();
      if (fixture === undefined) {
        fixture = await openRegistryFixture(kinds);
        all.push(fixture);
      }
      try {
        await use(fixture);
      } finally {
        for (const { proxy } of fixture.proxied) proxy.use([]);
        free.set(key, [...(free.get(key) ?? []), fixture]);
      }
    },
    close: async () => {
      await Promise.all(all.map((fixture) => fixture.close()));
    },
  };
}
