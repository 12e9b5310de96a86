// SPDX-License-Identifier: Apache-2.0
// Lends docks to tests that run side by side: a dock is used by one at a time, and again by the next.
import type { RegistryKind } from '../lab/registries.ts';
import { openDock, type Dock } from './dock.ts';

/** Some docks, opened as they are needed. */
export interface Docks {
  readonly lend: (
    kinds: readonly RegistryKind[],
    use: (dock: Dock) => Promise<void>,
  ) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** No dock yet. */
export function createDocks(): Docks {
  const free = new Map<string, Dock[]>();
  const all: Dock[] = [];
  return {
    lend: async (kinds, use) => {
      const key = kinds.join();
      let dock = free.get(key)?.pop();
      if (dock === undefined) {
        dock = await openDock(kinds);
        all.push(dock);
      }
      try {
        await use(dock);
      } finally {
        for (const { proxy } of dock.berths) proxy.use([]);
        free.set(key, [...(free.get(key) ?? []), dock]);
      }
    },
    close: async () => {
      await Promise.all(all.map((dock) => dock.close()));
    },
  };
}
