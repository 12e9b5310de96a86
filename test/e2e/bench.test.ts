// SPDX-License-Identifier: Apache-2.0
// The benches work: each side of a row, through each network, with small images. Their times are of no interest here.
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { openBenchFixture } from '../bench/fixture.ts';
import { parseTable } from '../bench/measure.ts';
import { type Row, sizes } from '../bench/rows.ts';
import { toTagship } from '../bench/sides.ts';
import { runStep } from '../bench/step.ts';
import { nightly } from '../lab/nightly.ts';
import { cliBundle } from './cli.ts';

const TIMES = /^\d+\.\d\d \(\d+\.\d\d–\d+\.\d\d\)$/;
const RATIO = /^\d+\.\d\d$/;
const MEMORY = /^\d+ MB$/;
const root = fileURLToPath(new URL('../..', import.meta.url));

async function bench(...args: readonly string[]) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['test/bench/command.ts', ...args],
    {
      cwd: root,
    },
  );
  return parseTable(stdout);
}

nightly(it)('push: TLS and three registries, with another bundle as a third side', async () => {
  const rows = ['tiny-tls', '5x3-login', 'cold-200mb-slow'];
  const { head, lines } = await bench(
    ...['push', '--quick', '--builder', 'remote', '--rows', rows.join(), '--against', root],
  );
  expect(head.slice(8)).toEqual([
    ...['buildx', 'tagship', 'ratio', 'memory'],
    ...['before', 'before / buildx', 'memory before'],
  ]);
  expect(lines.map(([row]) => row)).toEqual(rows);
  for (const line of lines) {
    const found = [TIMES, TIMES, RATIO, MEMORY, TIMES, RATIO, MEMORY];
    expect(line.slice(8)).toEqual(found.map((pattern) => expect.stringMatching(pattern) as string));
  }
});

nightly(it)('push: a registry that has all layers but one', async () => {
  const { lines } = await bench('push', '--quick', '--builder', 'docker', '--rows', 'warm-200mb');
  expect(lines.map((line) => line.slice(0, 8))).toEqual([
    ['warm-200mb', 'docker', '200 MB / 200', '1 kB', '0 ms', '1', '1', '1'],
  ]);
});

nightly(it)('a ship of 1 GB to three registries keeps within 160 MB of memory', async () => {
  const row: Row = {
    ...{ name: 'memory', size: '1 GB', warm: false, network: '0 ms', registries: 3 },
    ...{ tags: 1, login: false, runs: 1 },
  };
  const fixture = await openBenchFixture([row], sizes);
  try {
    const repository = 'acme/app';
    const scene = { fixture, row, builder: 'docker', folder: tmpdir(), repository } as const;
    const step = toTagship(scene, cliBundle);
    fixture.reset(row, repository);
    const argv = [...step.argv, '--publish', 'endpoint'] as const;
    const peak = await runStep({ ...step, argv }, fixture.directory(row.size));
    expect(peak, 'kB').toBeLessThan(160 * 1024);
  } finally {
    await fixture.close();
  }
});

it('without a name lists what can be measured', async () => {
  const says = 'usage: npm run bench -- copy|many|plan|push|start';
  await expect(bench()).rejects.toThrow(says);
});

nightly(it)('start', async () => {
  const { lines } = await bench('start', '--runs', '1');
  expect(lines.length).toBeGreaterThan(5);
  for (const [, ...cells] of lines)
    expect(
      cells.every((cell) => /^\d+ ms$|^\d+\.\d\d$/.test(cell)),
      cells.join(),
    ).toBe(true);
});
