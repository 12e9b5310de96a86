// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from 'vitest/config';

/**
 * The suites, cheapest first. `unit` needs nothing; `contract` reads the project's own files;
 * `bundle` runs `dist/` as processes; `e2e` needs the lab, which `test/e2e/setup.ts` brings up.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/{contract,bundle,e2e,faults,lab,gitlab,examples}/**'],
        },
      },
      {
        test: {
          name: 'contract',
          include: ['test/contract/**/*.test.ts'],
          testTimeout: 60_000,
          // The linter of workflows imports JSON as only bundlers understand it.
          execArgv: ['--import', new URL('test/lab/json-imports.ts', import.meta.url).href],
        },
      },
      {
        test: {
          name: 'bundle',
          include: ['test/bundle/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/{e2e,faults,lab,gitlab,examples}/**/*.test.ts'],
          globalSetup: ['test/e2e/setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 }, // after the others, which need no lab
        },
      },
    ],
  },
});
