// SPDX-License-Identifier: Apache-2.0
// How long `tagship ship` takes, compared to `docker buildx build --push` of the same tags on the same builder.
import { existsSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openBenchFixture, type BenchFixture } from './fixture.ts';
import { renderTable, toTimes, type Table } from './measure.ts';
import { publish, readLoad, readPrograms } from './results.ts';
import { builderNames, pickRowsByName, rows, sizes, type BuilderName, type Row } from './rows.ts';
import { toBuildx, toTagship, type Scene } from './sides.ts';
import { runStep, type Step } from './step.ts';

/** What is measured, and how often. */
interface Options {
  readonly rows: readonly Row[];
  readonly builders: readonly BuilderName[];
  /** Instead of the number that each row has. */
  readonly runs: number | undefined;
  /** One run, none that does not count, and small images in place of the large ones. */
  readonly quick: boolean;
  readonly cli: string;
  /** Another bundle, which is measured as well. */
  readonly before: string | undefined;
  readonly signal: AbortSignal;
}

/** Large images are so many times smaller in a quick run. */
const QUICK_DIVISOR = 200;

/**
 * Prints a table: for each row and builder the middle times of both sides, their spread and their ratio, and the
 * most memory that our process had. The sides take turns; before each run the registries are put back,
 * and each run has a path of its own.
 *
 * | option           | what it does                                                           |
 * | ---------------- | ---------------------------------------------------------------------- |
 * | `--rows NAMES`   | only these rows, separated by commas: `warm,cold-1gb`                  |
 * | `--builder NAME` | only with this builder, `docker`, `near` or `remote`                   |
 * | `--runs N`       | so many runs of each side; 5 without it, 3 in rows that take long      |
 * | `--against PATH` | a third side: the bundle of another checkout, its `dist` or `dist/cli/index.js` |
 * | `--cli PATH`     | another bundle than the one of this checkout                           |
 * | `--quick`        | one run with small images, to see that each row works                  |
 * | `--write`        | writes the rows into docs/speed.md, and the README's numbers from there |
 *
 * A row that fails is reported and left out; the others go on. A signal ends it after the current run,
 * with the rows that are there by then.
 */
export async function benchPush(args: readonly string[]): Promise<void> {
  const { write, ...options } = readOptions(args);
  const started = readLoad();
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.once(name, () => {
      stop.abort(new Error(`stopped by ${name}`));
    });
  const { table, failed, programs } = await measurePush({ ...options, signal: stop.signal });
  process.stdout.write(`${renderTable(table)}\n`);
  const isWhole = table.lines.length === rows.length * builderNames.length;
  const partOf = isWhole ? {} : { partOf: rows.map(({ name }) => name) };
  const load = [started, readLoad()] as const;
  if (write && table.lines.length > 0)
    await publish({ name: 'push', table, keys: 2, ...partOf, load, programs });
  for (const failure of failed) process.stderr.write(`${failure}\n`);
  if (failed.length > 0) process.exitCode = 1;
}

/** The table that {@link benchPush} prints, what went wrong, and the versions of the programs. */
async function measurePush(options: Options): Promise<{
  readonly table: Table;
  readonly failed: readonly string[];
  readonly programs: readonly string[];
}> {
  const divisor = options.quick ? QUICK_DIVISOR : 1;
  const bytes = {
    tiny: sizes.tiny,
    '200 MB': sizes['200 MB'] / divisor,
    '1 GB': sizes['1 GB'] / divisor,
  };
  const fixture = await openBenchFixture(options.rows, bytes);
  const lines: (readonly string[])[] = [];
  const failed: string[] = [];
  try {
    const programs = await readPrograms(fixture.env(options.rows[0]?.size ?? 'tiny'));
    for (const row of options.rows) {
      for (const builder of options.builders) {
        if (options.signal.aborted) continue;
        try {
          const cells = await measure(fixture, { row, builder }, options);
          process.stderr.write(`${cells.join(' | ')} | load ${readLoad()}\n`);
          lines.push(cells);
        } catch (cause) {
          failed.push(`${row.name} ${builder}: ${String(cause)}`);
        }
      }
    }
    return { table: { head: listHead(options), lines }, failed, programs };
  } finally {
    await fixture.close();
  }
}

function readOptions(
  args: readonly string[],
): Omit<Options, 'signal'> & { readonly write: boolean } {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rows: { type: 'string', default: '' },
      builder: { type: 'string' },
      runs: { type: 'string' },
      against: { type: 'string' },
      cli: { type: 'string', default: fileURLToPath(new URL('../../dist', import.meta.url)) },
      quick: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  });
  if (values.quick && values.write) throw new Error('--quick gives no times to write');
  const builders = builderNames.filter((name) => name === (values.builder ?? name));
  if (builders.length === 0) throw new Error(`no builder "${values.builder ?? ''}"`);
  const runs = values.runs === undefined ? undefined : Number(values.runs);
  if (runs !== undefined && !(Number.isInteger(runs) && runs > 0))
    throw new Error(`--runs ${values.runs ?? ''}: not a number of runs`);
  return {
    rows: pickRowsByName(values.rows.split(',').filter((name) => name !== '')),
    builders,
    runs,
    quick: values.quick,
    cli: findBundle(values.cli),
    before: values.against === undefined ? undefined : findBundle(values.against),
    write: values.write,
  };
}

/** The command line of a checkout, by its file, its folder `dist` or the folder of the checkout. */
function findBundle(path: string): string {
  const found = ['', 'cli/index.js', 'dist/cli/index.js']
    .map((name) => resolve(path, name))
    .find((file) => existsSync(file) && statSync(file).isFile());
  if (found === undefined) throw new Error(`${path}: no dist/cli/index.js`);
  return found;
}

function listHead({ before }: Options): readonly string[] {
  const what = ['row', 'builder', 'image', 'to upload', 'network', 'registries', 'tags', 'runs'];
  const old = before === undefined ? [] : ['before', 'before / buildx', 'memory before'];
  return [...what, 'buildx', 'tagship', 'ratio', 'memory', ...old];
}

function describe({ row, builder }: Pick<Scene, 'row' | 'builder'>, options: Options): string[] {
  const isSmall = options.quick && sizes[row.size] > 0;
  return [
    row.name,
    builder,
    isSmall ? `${row.size} / ${QUICK_DIVISOR}` : row.size,
    row.warm ? '1 kB' : 'all',
    row.login ? `${row.network}, login` : row.network,
    String(row.registries),
    String(row.tags),
  ];
}

/** The runs of one side. */
interface Side {
  readonly steps: (scene: Scene) => readonly Step[];
  readonly times: number[];
  /** kB */
  readonly memory: number[];
}

async function measure(
  fixture: BenchFixture,
  what: Pick<Scene, 'row' | 'builder'>,
  options: Options,
): Promise<readonly string[]> {
  const toSide = (steps: Side['steps']): Side => ({ steps, times: [], memory: [] });
  const toOurs = (cli: string) => toSide((scene) => [toTagship(scene, cli)]);
  const [theirs, ours] = [toSide(toBuildx), toOurs(options.cli)];
  const before = options.before === undefined ? [] : [toOurs(options.before)];
  const runs = options.quick ? 1 : (options.runs ?? what.row.runs);
  // The first round does not count: files and connections get warm in it, for which one tag is enough.
  for (let round = options.quick ? 1 : 0; round <= runs; round += 1) {
    const row = round === 0 ? { ...what.row, tags: 1 } : what.row;
    for (const [index, side] of [theirs, ...before, ours].entries()) {
      options.signal.throwIfAborted();
      const repository = `acme/app-${round}-${index}`;
      const { ms, memory } = await time({ ...what, fixture, row, repository }, side);
      if (round === 0) continue;
      side.times.push(ms);
      side.memory.push(memory);
    }
  }
  const ratio = (side: Side) =>
    (toTimes(side.times).median / toTimes(theirs.times).median).toFixed(2);
  return [
    ...describe(what, options),
    String(runs),
    ...[showTimes(theirs), showTimes(ours), ratio(ours), showMemory(ours)],
    ...before.flatMap((side) => [showTimes(side), ratio(side), showMemory(side)]),
  ];
}

/** Puts the registries back, then times the steps of a side one after the other; gives the most memory of any, kB. */
async function time(
  scene: Omit<Scene, 'folder'>,
  { steps }: Side,
): Promise<{ readonly ms: number; readonly memory: number }> {
  const { fixture, row, repository } = scene;
  const folder = await mkdtemp(join(tmpdir(), 'tagship-bench-run-'));
  try {
    const commands = steps({ ...scene, folder });
    fixture.reset(row, repository);
    const peaks: number[] = [];
    const started = performance.now();
    for (const step of commands) peaks.push(await runStep(step, fixture.directory(row.size)));
    return { ms: performance.now() - started, memory: Math.max(...peaks) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function showTimes({ times }: Side): string {
  const seconds = (ms: number) => (ms / 1000).toFixed(2);
  const { min, median } = toTimes(times);
  return `${seconds(median)} (${seconds(min)}–${seconds(Math.max(...times))})`;
}

function showMemory({ memory }: Side): string {
  return `${Math.round(Math.max(...memory) / 1024)} MB`;
}
