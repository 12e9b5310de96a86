// SPDX-License-Identifier: Apache-2.0
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * One test file more at once than there are cores: many of them wait, for registries that are slow on purpose, for
 * processes that are to end, for the engine. Vitest leaves one core idle, half of a small machine.
 */
const maxWorkers = availableParallelism() + 1;

/**
 * Files that share a process import the sources once. No module keeps state but caches, and tests change neither
 * `process.env` nor the directory, so that one file cannot reach another.
 */
const isolate = false;

/**
 * Files that take far longer than their size says. Without times of an earlier run, Vitest starts with the largest
 * files, and a long one that comes last would run alone.
 */
const LONG = ['faults/faults', 'e2e/ship-workflow', 'e2e/cache', 'e2e/paths', 'examples/monorepo'];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) =>
      LONG.some((name) => moduleId.endsWith(`test/${name}.test.ts`));
    const isLast = ({ project }: TestSpecification) => project.config.sequence.groupOrder > 0;
    const sorted = await super.sort(files);
    return [
      ...sorted.filter((file) => !isLast(file)),
      ...sorted.filter((file) => isLast(file) && isLong(file)),
      ...sorted.filter((file) => isLast(file) && !isLong(file)),
    ];
  }
}

/**
 * The suites, cheapest first. `unit` needs nothing; `contract` reads the project's own files;
 * `bundle` runs `dist/` as processes; `e2e` needs the lab, which `test/e2e/setup.ts` brings up.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: LongFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/{contract,bundle,e2e,faults,lab,gitlab,examples}/**'],
          setupFiles: ['test/setup.ts'],
          testTimeout: 30_000, // a dozen git processes take their time on a busy machine
          hookTimeout: 60_000,
          isolate,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'contract',
          include: ['test/contract/**/*.test.ts'],
          testTimeout: 60_000,
          // The linter of workflows imports JSON as only bundlers understand it.
          execArgv: ['--import', new URL('test/lab/json-imports.ts', import.meta.url).href],
          isolate,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'bundle',
          include: ['test/bundle/**/*.test.ts'],
          testTimeout: 60_000,
          isolate,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/{e2e,faults,lab,gitlab,examples}/**/*.test.ts'],
          globalSetup: ['test/e2e/setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          isolate,
          maxWorkers,
          sequence: { groupOrder: 1 }, // after the others, which need no lab
        },
      },
    ],
  },
});
