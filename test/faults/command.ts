// SPDX-License-Identifier: Apache-2.0
// `npm run test:faults -- --runs N --seed N`: many more scenarios than the usual ones, drawn by chance, one in fifty with a real BuildKit; and as many hostile answers to every kind of request.
// `npm run test:faults -- --all`: every row of every table of which `npm test` runs one of a kind, and properties ten times as often.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { listNightlyFiles } from '../lab/nightly.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    all: { type: 'boolean', default: false },
  },
});

process.stdout.write(
  values.all ? 'every scenario\n' : `${values.runs} scenarios of seed ${values.seed}\n`,
);
const root = fileURLToPath(new URL('../..', import.meta.url));
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const drawn = [
  'test/faults/faults.test.ts',
  'test/faults/push.test.ts',
  'test/registry/hostile.test.ts',
];
const files = values.all ? listNightlyFiles(root) : drawn;
const projects = ['--project', 'unit', '--project', 'bundle', '--project', 'e2e'];
const argv = [vitest, 'run', ...projects, ...files, '--reporter', 'dot'];
const { status } = spawnSync(process.execPath, argv, {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    ...(values.all
      ? { FAULTS_ALL: '1' }
      : {
          FAULTS_RUNS: values.runs,
          FAULTS_SEED: values.seed,
          HOSTILE_RUNS: values.runs,
          HOSTILE_SEED: values.seed,
        }),
  },
});
process.exitCode = status ?? 1;
